// SPDX-License-Identifier: AGPL-3.0-or-later
//! Whose part of the record each text of a note is filed in: as a rule of its own, or as whoever writes it chose.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Event, Field, Refused, Written};
use crate::access::keeps_safe;
use crate::family::{self, Family, Said};
use crate::ids::{PersonId, VisitId};
use crate::label::{Facet, Label, LawTag};
use crate::people::{Role, own_facet};

/// How whoever writes wants one text filed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filing {
    /// Whose part; none for where such a text goes by itself.
    pub part: Option<Facet>,
    /// Rules of law that travel with it.
    pub law: Vec<LawTag>,
    /// With whom of the family it is shared, because whoever told it agreed.
    pub shared: Vec<PersonId>,
}

/// How the texts of a note, and the visit itself, are filed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filed {
    /// The visit: when, where, who was there. None for what the family holds together.
    pub visit: Option<Facet>,
    /// Each text that somebody chose for.
    pub texts: BTreeMap<Field, Filing>,
}

/// How the texts of a signed note are filed as it stands, for amending it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Standing {
    /// The label of the visit itself, where whoever amends may read it.
    pub visit: Option<Label>,
    /// The label each text has now, where whoever amends may read it.
    pub labels: BTreeMap<Field, Label>,
    /// Fields whose text whoever amends may not read, and so may not replace.
    pub closed: BTreeSet<Field>,
}

impl Standing {
    /// How a note stands for somebody who may read these of its entries. Every entry of the family is
    /// looked at, oldest first.
    pub fn of<'a>(
        said: impl IntoIterator<Item = &'a Said>,
        visit: VisitId,
        may_read: impl Fn(&Said) -> bool,
    ) -> Self {
        let mut standing = Self::default();
        for one in said {
            if standing.visit.is_none() && signs(&one.event, visit) && may_read(one) {
                standing.visit = Some(one.label.clone());
            }
            let Some(field) = field_of(one, visit) else { continue };
            if may_read(one) {
                standing.labels.insert(field, one.label.clone());
                standing.closed.remove(&field);
            } else {
                standing.labels.remove(&field);
                standing.closed.insert(field);
            }
        }
        standing
    }
}

/// The field of this visit's note an entry wrote.
#[must_use]
pub fn field_of(said: &Said, visit: VisitId) -> Option<Field> {
    match &said.event {
        family::Event::Visits(Event::Wrote { visit: of, field, .. }) if *of == visit => {
            Some(*field)
        }
        _ => None,
    }
}

/// Whether this entry wrote that text of that note.
#[must_use]
pub fn wrote(said: &Said, visit: VisitId, written: &Written) -> bool {
    matches!(&said.event, family::Event::Visits(Event::Wrote { visit: of, field, amendment, .. })
        if *of == visit && *field == written.field && *amendment == written.amendment)
}

/// The visit in whose note this was written, or of whose note it was said.
#[must_use]
pub(crate) fn written_in(event: &family::Event) -> Option<VisitId> {
    match event {
        family::Event::Visits(
            Event::Wrote { visit, .. }
            | Event::Amended { visit, .. }
            | Event::FinishedAway { visit, .. }
            | Event::Summarised { visit, .. }
            | Event::Committed { visit, .. }
            | Event::Attested { visit, .. }
            | Event::CosignDue { visit, .. }
            | Event::Cosigned { visit, .. },
        ) => Some(*visit),
        family::Event::LookingBack(event) => Some(event.visit()),
        family::Event::Wonderings(event) => event.visit(),
        family::Event::Echoes(event) => event.visit(),
        family::Event::Retold(event) => event.visit(),
        family::Event::Holding(event) => Some(event.visit()),
        family::Event::Ours(event) => Some(event.visit()),
        family::Event::BetweenUs(event) => Some(event.visit()),
        // A moment would say that there was the visit it was seen in.
        family::Event::Capacities(event) => event.moment().and_then(|moment| moment.during),
        _ => None,
    }
}

/// The visit whose day this tells, where it is one that is planned or moved.
pub(super) fn plan_of(event: &family::Event) -> Option<VisitId> {
    match event {
        family::Event::Visits(Event::Planned { visit, .. } | Event::Moved { visit, .. }) => {
            Some(*visit)
        }
        _ => None,
    }
}

/// The visit of which this tells what it takes.
pub(super) fn takes_of(event: &family::Event) -> Option<VisitId> {
    match event {
        family::Event::Visits(Event::Planned { visit, .. } | Event::TakesChanged { visit, .. }) => {
            Some(*visit)
        }
        _ => None,
    }
}

/// The visit whose facts this tells: one that is signed, or whose facts were put right.
#[must_use]
pub(crate) fn tells_facts_of(event: &family::Event) -> Option<VisitId> {
    match event {
        family::Event::Visits(Event::Signed { visit, .. } | Event::HeldCorrected { visit, .. }) => {
            Some(*visit)
        }
        _ => None,
    }
}

/// The visit whose day and place this tells: one that is planned, moved, signed, or whose facts were put right.
pub(super) fn tells_day_of(event: &family::Event) -> Option<VisitId> {
    tells_facts_of(event).or_else(|| plan_of(event))
}

/// Whether the day of a visit, as it was told last, is the family's together: none of it stays in a narrower part.
pub fn is_for_all<'a>(said: impl IntoIterator<Item = &'a Said>, visit: VisitId) -> bool {
    let told = said.into_iter().filter(|one| tells_day_of(&one.event) == Some(visit)).last();
    told.is_none_or(|one| one.label.facet == Facet::Together)
}

/// Whether what a visit takes, as it was told last, is the family's together.
pub fn takes_for_all<'a>(said: impl IntoIterator<Item = &'a Said>, visit: VisitId) -> bool {
    let told = said.into_iter().filter(|one| takes_of(&one.event) == Some(visit)).last();
    told.is_none_or(|one| one.label.facet == Facet::Together)
}

/// Whether this is the signing of this visit.
#[must_use]
pub(crate) fn signs(event: &family::Event, visit: VisitId) -> bool {
    matches!(event, family::Event::Visits(Event::Signed { visit: of, .. }) if *of == visit)
}

/// The label of a visit that was signed, as far as these entries tell.
pub fn label_of_visit<'a>(
    said: impl IntoIterator<Item = &'a Said>,
    visit: VisitId,
) -> Option<&'a Label> {
    said.into_iter().find(|one| signs(&one.event, visit)).map(|one| &one.label)
}

/// Where a visit goes that nobody chose a part for: to what the family holds together; where somebody
/// has to be kept safe, to the part of one caregiver, so that nobody learns from it when whoever lives
/// elsewhere is at home. `said` is everybody's, before anybody's rights are looked at.
pub fn part_of_visit<'a>(
    whole: &Family,
    said: impl IntoIterator<Item = &'a Said>,
    present: &[PersonId],
    today: Date,
) -> Facet {
    let guarded = said.into_iter().any(|one| keeps_safe(&one.label));
    if !(guarded || whole.rights.calls_for_care(today)) {
        return Facet::Together;
    }
    let adult = |id: &&PersonId| {
        whole.people.get(**id).is_some_and(|person| person.role == Role::Caregiver)
    };
    let daily = |id: &&&PersonId| whole.people.care_by(***id).any(|care| care.day_to_day);
    let there: Vec<&PersonId> = present.iter().filter(adult).collect();
    let chosen = there.iter().find(daily).or(there.first());
    chosen.map_or(Facet::Practitioner, |id| Facet::Caregiver(**id))
}

/// The label of a visit itself.
pub(super) fn of_visit(family: &Family, part: Option<Facet>) -> Result<Label, Refused> {
    match part.unwrap_or(Facet::Together) {
        Facet::Caregiver(person) if !is_adult(family, person) => Err(Refused::UnknownPerson),
        part @ (Facet::Together | Facet::Caregiver(_) | Facet::Practitioner) => Ok(Label::of(part)),
        Facet::Child(_) | Facet::Safety | Facet::Agency => Err(Refused::NoSuchPart),
    }
}

/// The label a text gets where nobody chose: a caregiver's words are that caregiver's, what the child
/// did is the child's, the rest is the practitioner's until it is shared.
pub(super) fn by_itself(
    family: &Family,
    field: Field,
    teller: Option<PersonId>,
    child: Option<PersonId>,
) -> Result<Label, Refused> {
    match field {
        Field::Words => {
            let teller = teller.ok_or(Refused::NoTeller)?;
            let person = family.people.get(teller).ok_or(Refused::UnknownPerson)?;
            Ok(Label::of(own_facet(person.role, teller)).about([teller]).told_by(Some(teller)))
        }
        Field::Child => Ok(match child {
            Some(child) => Label::of(Facet::Child(child)).about([child]),
            None => Label::of(Facet::Practitioner),
        }),
        _ => Ok(Label::of(Facet::Practitioner)),
    }
}

/// The label a text gets as whoever writes it chose. What somebody told stays theirs, whichever part
/// it goes to, and goes to no part that others of the family read.
pub(super) fn as_chosen(
    family: &Family,
    field: Field,
    itself: Label,
    filing: &Filing,
) -> Result<Label, Refused> {
    let law = |tag| filing.law.contains(&tag);
    if law(LawTag::PsychotherapyNote) {
        return Err(Refused::NotInANote(field));
    }
    let guarded = law(LawTag::PartnerViolence) || law(LawTag::ChildProtectionReport);
    let part = if guarded { Facet::Safety } else { filing.part.unwrap_or(itself.facet) };
    // It goes to somebody only by a consent of whoever it is about, and that covers nothing else: so
    // it is one person's, and no other rule that needs a consent of its own may stand beside it.
    let counselled = law(LawTag::SubstanceUseCounselling);
    if counselled && !matches!(part, Facet::Caregiver(_)) {
        return Err(Refused::WhoseCounselling(field));
    }
    let own = by_itself_part(family, &itself);
    match part {
        Facet::Practitioner | Facet::Safety => {}
        Facet::Agency => return Err(Refused::NoSuchPart),
        part if own.is_some_and(|own| own != part) => return Err(Refused::TheTellers(field)),
        Facet::Child(child) if !is_child(family, child) => return Err(Refused::UnknownPerson),
        Facet::Caregiver(person) if !is_adult(family, person) => {
            return Err(Refused::UnknownPerson);
        }
        Facet::Child(_) | Facet::Caregiver(_) | Facet::Together => {}
    }
    if filing.shared.iter().any(|person| !is_adult(family, *person)) {
        return Err(Refused::UnknownPerson);
    }
    let alone = part == Facet::Safety || counselled || law(LawTag::Court);
    if !filing.shared.is_empty() && alone {
        return Err(Refused::SharedWithNobody(field));
    }
    let mut label = Label { facet: part, ..itself };
    if let (None, Facet::Child(person) | Facet::Caregiver(person)) = (label.teller, part) {
        label.subjects = vec![person];
    }
    label.law.clone_from(&filing.law);
    label.shared.clone_from(&filing.shared);
    Ok(label)
}

/// The narrower of the label a text stands under and the one another text of the same field would get; none where
/// neither is narrower than the other.
pub(super) fn narrower(stood: &Label, new: &Label) -> Option<Label> {
    let is_own = |facet| matches!(facet, Facet::Child(_) | Facet::Caregiver(_));
    // Words that turn out to be another's go to that other's own part.
    let is_anothers = stood.teller != new.teller && is_own(stood.facet) && is_own(new.facet);
    let facet = match (stood.facet, new.facet) {
        (stood, new) if stood == new || is_anothers => new,
        (Facet::Safety, _) | (_, Facet::Safety) => Facet::Safety,
        (Facet::Practitioner, _) | (_, Facet::Practitioner) => Facet::Practitioner,
        (Facet::Together, narrow) | (narrow, Facet::Together) => narrow,
        _ => return None,
    };
    let mut law = stood.law.clone();
    law.extend(new.law.iter().filter(|tag| !stood.law.contains(tag)));
    // Counselling is one caregiver's, under no rule that keeps somebody safe besides.
    let counselled = law.contains(&LawTag::SubstanceUseCounselling);
    if counselled && !matches!(facet, Facet::Caregiver(_)) {
        return None;
    }
    let alone = facet == Facet::Safety || counselled || law.contains(&LawTag::Court);
    let both = |person: &&PersonId| !alone && new.shared.contains(person);
    let shared = stood.shared.iter().filter(both).copied().collect();
    Some(Label { facet, law, shared, ..new.clone() })
}

/// The only part of the family's that what somebody told may be in: their own.
fn by_itself_part(family: &Family, label: &Label) -> Option<Facet> {
    let person = family.people.get(label.teller?)?;
    Some(own_facet(person.role, person.id))
}

fn is_child(family: &Family, person: PersonId) -> bool {
    family.people.get(person).is_some_and(|known| known.role == Role::Child)
}

fn is_adult(family: &Family, person: PersonId) -> bool {
    family.people.get(person).is_some_and(|known| known.role != Role::Child)
}
