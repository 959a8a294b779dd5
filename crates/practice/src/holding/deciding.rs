// SPDX-License-Identifier: AGPL-3.0-or-later
//! Deciding on what is written of how somebody was held: of a visit, about a grown person, in their own part where they read the visit.

use std::collections::BTreeSet;

use super::{Event, How};
use crate::family::{self, Family, Said};
use crate::ids::{PersonId, VisitId};
use crate::label::{Facet, Label, Labelled, LawTag};
use crate::people::{Person, Role, own_facet};
use crate::visits;

/// Where a visit is, and which rules of law texts of its note were put under.
#[derive(Debug, Clone, Copy)]
pub struct Of<'a> {
    /// The visit.
    pub visit: VisitId,
    /// The part it is in.
    pub part: Facet,
    /// The rules.
    pub law: &'a [LawTag],
}

/// Keeps how somebody was held in a visit: in their own part, where they read the visit, and else with those
/// who do the work. What was said is theirs, so nobody else of the family reads any of it. Rules of law for texts of the note hold
/// for it too, since it is of the same conversation.
///
/// # Errors
/// When nothing is written, whom it is about does not care for a child of this family, or a text of the note is under a rule of law and this tells more than the pace.
pub fn keep(family: &Family, of: Of<'_>, about: PersonId, how: How) -> Result<Labelled, Refused> {
    if how.is_empty() {
        return Err(Refused::Nothing);
    }
    let person = family.people.get(about).filter(|one| one.role == Role::Caregiver);
    let person = person.filter(|one| one.is_living()).ok_or(Refused::UnknownPerson)?;
    let (guarded, law): (Vec<LawTag>, Vec<LawTag>) =
        of.law.iter().partition(|tag| tag.opens_to_few());
    // Such words open behind a door of their own, which this has none of: they belong into the text that is under the rule.
    if !guarded.is_empty() && !(How { enough: false, ..how.clone() }).is_empty() {
        return Err(Refused::Law);
    }
    let label = Label::of(part(of.part, person)).about([about]).told_by(Some(about)).under(law);
    Ok(Labelled::new(label, Event::Kept { visit: of.visit, about, how }))
}

/// The same for what is written of a visit once more: what it leaves out stays as it stood.
///
/// # Errors
/// As [`keep`].
pub fn add(family: &Family, of: Of<'_>, about: PersonId, how: How) -> Result<Labelled, Refused> {
    let how = match family.holding.of(of.visit, about) {
        Some(stood) if !how.is_empty() => how.beside(&stood.now),
        _ => how,
    };
    keep(family, of, about, how)
}

/// Takes back what was written under the wrong name, under the label it has.
///
/// # Errors
/// When nothing of them stands in this visit.
pub fn take_back<'a>(
    family: &Family,
    (visit, about): (VisitId, PersonId),
    said: impl IntoIterator<Item = &'a Said>,
) -> Result<Labelled, Refused> {
    family.holding.of(visit, about).ok_or(Refused::NotThere)?;
    let of = |one: &&Said| {
        let event = Some(&one.event);
        matches!(event, Some(family::Event::Holding(event)) if event.visit() == visit && event.about() == about)
    };
    let last = said.into_iter().filter(of).last().ok_or(Refused::NotThere)?;
    Ok(Labelled::new(last.label.clone(), Event::TakenBack { visit, about }))
}

/// The rules of law that any text of a signed note was put under.
pub fn laws_of_visit<'a>(said: impl IntoIterator<Item = &'a Said>, visit: VisitId) -> Vec<LawTag> {
    let texts = said.into_iter().filter(|one| visits::field_of(one, visit).is_some());
    let all: BTreeSet<LawTag> = texts.flat_map(|one| one.label.law.iter().copied()).collect();
    all.into_iter().collect()
}

fn part(of_visit: Facet, person: &Person) -> Facet {
    let own = own_facet(person.role, person.id);
    match of_visit {
        Facet::Together => own,
        part if part == own => own,
        _ => Facet::Practitioner,
    }
}

/// Why it is not kept. Shown beside the field it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Nothing is written.
    #[error("nothing is written of how somebody was held")]
    Nothing,
    /// Whom it is about does not care for a child of this family.
    #[error("whom it is about is not known in this family")]
    UnknownPerson,
    /// A text of the note is under a rule of law that opens it behind a door of its own: what was told belongs there.
    #[error("what was told belongs into the text that is under the rule of law")]
    Law,
    /// Nothing of them stands in this visit.
    #[error("nothing of that stands in this visit")]
    NotThere,
}

impl Refused {
    /// The field of a form it belongs to.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::Nothing | Self::Law | Self::NotThere => "holding-said",
            Self::UnknownPerson => "holding-about",
        }
    }

    /// A stable name for the message shown.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Nothing => "holding-refused-nothing",
            Self::UnknownPerson => "holding-refused-person",
            Self::Law => "holding-refused-law",
            Self::NotThere => "holding-refused-not-there",
        }
    }
}
