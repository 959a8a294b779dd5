// SPDX-License-Identifier: AGPL-3.0-or-later
//! Deciding on wonderings: a step, in whose part of the record it stays, and taking the last one back.

use jiff::civil::Date;

use super::{Event, Heard, Kept, OwnWords, Refused, Told};
use crate::family::{self, Family, Said};
use crate::ids::{PersonId, PractitionerId, StepId, VisitId, WordsId};
use crate::label::{Facet, Label, Labelled};
use crate::people::{Role, own_facet};
use crate::text::Text;

/// What becomes of a wondering.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Becomes {
    /// It was asked; how it was put, where that is said.
    Asked(Option<Text>),
    /// It was heard.
    Heard {
        /// Who said it.
        teller: Option<PersonId>,
        /// As said.
        words: Text,
    },
    /// It is held longer; why, where that is said.
    KeptOpen(Option<Text>),
    /// It was let go; why, where that is said.
    LetGo(Option<Text>),
}

/// A step, and when it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The step.
    pub step: StepId,
    /// What becomes of the wondering.
    pub becomes: Becomes,
    /// The day.
    pub on: Date,
    /// In which visit, where it was in one.
    pub during: Option<VisitId>,
}

/// What decides in whose part of the record a step stays.
#[derive(Debug, Clone, Copy)]
pub struct Filing<'a> {
    /// The label of the wondering as it stands; none where whoever writes may not read how it stands now.
    pub stands: Option<&'a Label>,
    /// The part of the visit it was in, where it was in one.
    pub during: Option<Facet>,
    /// Where that goes today which all of them would read.
    pub now: Facet,
}

/// Takes a step with a wondering, under the label the wondering has; never a wider one, and never one that more people
/// read than the visit it was in. What was heard goes to the part of whoever said it, beside the step.
///
/// # Errors
/// When nothing is wondered there any more, it came to an end, what was heard is missing or nobody's, or there is no
/// such day.
pub fn take_step(
    family: &Family,
    visit: VisitId,
    taken: Taken,
    filing: Filing<'_>,
    today: Date,
) -> Result<Vec<Labelled>, Refused> {
    if family.goodbye.ended.is_some() {
        return Err(Refused::Ended);
    }
    let known = family.wondering(visit).ok_or(Refused::NoSuchWondering)?;
    let stands = filing.stands.ok_or(Refused::NoSuchWondering)?;
    if !known.is_open() && !matches!(taken.becomes, Becomes::KeptOpen(_)) {
        return Err(Refused::Over);
    }
    if taken.on > today {
        return Err(Refused::InFuture);
    }
    if known.visit.on().is_some_and(|on| taken.on < on) {
        return Err(Refused::BeforeIt);
    }
    let label = of_step(stands, filing);
    let Taken { step, on, during, .. } = taken;
    let told = |words: Option<Text>| Told {
        step,
        on,
        during,
        words: words.filter(|words| !words.is_empty()),
    };
    let one = match taken.becomes {
        Becomes::Asked(words) => Event::Asked { visit, asked: told(words) },
        Becomes::KeptOpen(words) => Event::KeptOpen { visit, kept: told(words) },
        Becomes::LetGo(words) => Event::LetGo { visit, let_go: told(words) },
        Becomes::Heard { teller, words } => {
            let own = own_words(family, teller, words, on)?;
            // Of its own number, which nobody else has: so the words name no wondering.
            let said = WordsId(step.0);
            let theirs = of_words(family, own.teller, stands, filing);
            let heard = Heard { step, on, during, said };
            let of_step = of_heard(stands, &label, &theirs, own.teller);
            return Ok(vec![
                Labelled::new(of_step, Event::Heard { visit, heard }),
                Labelled::new(theirs, Event::WordsSaid { said, own }),
            ]);
        }
    };
    Ok(vec![Labelled::new(label, one)])
}

fn own_words(
    family: &Family,
    teller: Option<PersonId>,
    words: Text,
    on: Date,
) -> Result<OwnWords, Refused> {
    if words.is_empty() {
        return Err(Refused::NothingHeard);
    }
    let teller = teller.ok_or(Refused::NoTeller)?;
    let known = family.people.get(teller).filter(|known| known.role != Role::Child);
    known.ok_or(Refused::UnknownTeller)?;
    Ok(OwnWords { teller, words, on })
}

/// The label of a step: that of the wondering, read by nobody who does not read the visit it was in.
fn of_step(stands: &Label, filing: Filing<'_>) -> Label {
    let mut label = stands.clone();
    if label.facet == Facet::Safety {
        return label;
    }
    let part = filing.during.filter(|part| *part != Facet::Together);
    let facet = match (label.facet, part) {
        (Facet::Together, part) => part.unwrap_or(filing.now),
        (facet, None) => facet,
        (facet, Some(part)) if facet == part => facet,
        _ => Facet::Practitioner,
    };
    if facet != label.facet {
        label.facet = facet;
        label.subjects = owner(facet).into_iter().collect();
    }
    if let Some(part) = part {
        label.shared.retain(|person| part == Facet::Caregiver(*person));
    }
    label
}

/// Where what somebody said goes: to their own part, unless it was in a visit that is not theirs to read.
fn of_words(family: &Family, teller: PersonId, stands: &Label, filing: Filing<'_>) -> Label {
    let role = family.people.get(teller).map_or(Role::Other, |known| known.role);
    let own = own_facet(role, teller);
    let facet = match (stands.facet, filing.during) {
        (Facet::Safety, _) => Facet::Safety,
        (_, Some(part)) if part != Facet::Together && part != own => Facet::Practitioner,
        _ => own,
    };
    let law = stands.law.iter().copied();
    Label::of(facet).about([teller]).told_by(Some(teller)).under(law)
}

/// Who reads that it was heard: whoever reads both what was wondered and what was said to it. Of the family that is
/// whoever said it, and nobody else.
fn of_heard(stands: &Label, step: &Label, theirs: &Label, teller: PersonId) -> Label {
    if stands.facet == Facet::Safety {
        return step.clone();
    }
    let reads = step.facet == Facet::Together
        || step.facet == Facet::Caregiver(teller)
        || step.shared.contains(&teller);
    let reads = reads && step.law.is_empty() && theirs.facet == Facet::Caregiver(teller);
    let law = stands.law.iter().copied();
    Label::of(Facet::Practitioner).about([teller]).under(law).shared_with(reads.then_some(teller))
}

fn owner(facet: Facet) -> Option<PersonId> {
    match facet {
        Facet::Caregiver(person) | Facet::Child(person) => Some(person),
        _ => None,
    }
}

/// Takes back the last step, which was a slip, under the very labels of what was written. It stays readable.
///
/// # Errors
/// When something came after it, or whoever wrote it was somebody else, or did so on another day.
pub fn take_back<'a>(
    family: &Family,
    (visit, step): (VisitId, StepId),
    said: impl Iterator<Item = &'a Said> + Clone,
    (by, today): (PractitionerId, Date),
) -> Result<Vec<Labelled>, Refused> {
    let known = family.wondering(visit).ok_or(Refused::NoSuchWondering)?;
    let last = known.last().filter(|last| last.id == step).ok_or(Refused::NotTheLast)?;
    let entry = said.clone().find(|one| match &one.event {
        family::Event::Wonderings(event) => event.step() == Some(step),
        _ => false,
    });
    let entry = entry.ok_or(Refused::NotTheLast)?;
    if entry.by != by || entry.on != today {
        return Err(Refused::TooLate);
    }
    let back = Event::TakenBack { visit, step, on: today };
    let mut all = vec![Labelled::new(entry.label.clone(), back)];
    if let Kept::Heard(of) = last.what {
        let theirs = said.into_iter().find(|one| {
            matches!(&one.event, family::Event::Wonderings(Event::WordsSaid { said, .. }) if *said == of)
        });
        all.extend(theirs.map(|one| {
            let event = Event::WordsTakenBack { said: of, on: today };
            Labelled::new(one.label.clone(), event)
        }));
    }
    Ok(all)
}
