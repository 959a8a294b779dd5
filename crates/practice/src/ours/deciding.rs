// SPDX-License-Identifier: AGPL-3.0-or-later
//! Deciding on what is ours: leaving it for another time with their reason, and what becomes of it.

use jiff::ToSpan;

use super::{AHEAD_DAYS_MAX, Event, Ours, PutOff, Settled};
use crate::family::Family;
use crate::ids::{OursId, PersonId};
use crate::label::{Facet, Label, Labelled};
use crate::people::{Person, Role};

/// Leaves something of ours for another time, in a visit of this part: with whoever gave the reason, and never with
/// more people than read the visit.
///
/// # Errors
/// When the name or the reason is missing, nobody who cares for a child gave it, the day is not later or too far, or the
/// work ended.
pub fn put_off(
    family: &Family,
    ours: OursId,
    put_off: PutOff,
    of_visit: Facet,
) -> Result<Labelled, Refused> {
    check(family, &put_off)?;
    if put_off.name.is_empty() {
        return Err(Refused::NoName);
    }
    let part = part(of_visit, put_off.teller);
    Ok(left(ours, PutOff { part, ..put_off }))
}

/// Leaves it once more. It stays what it is, and in no wider part than it was.
///
/// # Errors
/// When it does not wait, or what [`put_off`] refuses.
pub fn put_off_again(
    family: &Family,
    ours: OursId,
    again: PutOff,
    of_visit: Facet,
) -> Result<Labelled, Refused> {
    let known = waiting(family, ours)?;
    check(family, &again)?;
    let stood = known.now.part;
    let part = match part(of_visit, again.teller) {
        part if part == stood => part,
        _ => Facet::Practitioner,
    };
    let (what, name) = (known.now.what, known.now.name.clone());
    Ok(left(ours, PutOff { what, name, part, ..again }))
}

/// Says that it was taken up, or let go, for whoever could read that it waited.
///
/// # Errors
/// When it does not wait.
pub fn settle(
    family: &Family,
    ours: OursId,
    settled: Settled,
    of_visit: Facet,
) -> Result<Labelled, Refused> {
    let known = waiting(family, ours)?;
    let teller = known.now.teller;
    let part = match part(of_visit, teller) {
        part if part == known.now.part => part,
        _ => Facet::Practitioner,
    };
    let label = Label::of(part).about([teller]);
    Ok(Labelled::new(label, Event::Settled { ours, settled }))
}

fn left(ours: OursId, put_off: PutOff) -> Labelled {
    let label = put_off.label();
    Labelled::new(label, Event::PutOff { ours, put_off: Box::new(put_off) })
}

/// The own part of whoever gave the reason, where they read the visit; else that of those who do the work.
fn part(of_visit: Facet, teller: PersonId) -> Facet {
    match of_visit {
        Facet::Together => Facet::Caregiver(teller),
        Facet::Caregiver(whose) if whose == teller => Facet::Caregiver(teller),
        _ => Facet::Practitioner,
    }
}

fn waiting(family: &Family, ours: OursId) -> Result<&Ours, Refused> {
    let known = family.ours.get(ours).ok_or(Refused::NoSuchThing)?;
    if known.waits() { Ok(known) } else { Err(Refused::Over) }
}

fn check(family: &Family, put_off: &PutOff) -> Result<(), Refused> {
    if family.goodbye.ended.is_some() {
        return Err(Refused::Ended);
    }
    if put_off.why.is_empty() {
        return Err(Refused::NoReason);
    }
    let teller = family.people.get(put_off.teller).filter(|one| one.role == Role::Caregiver);
    if !teller.is_some_and(Person::is_living) {
        return Err(Refused::UnknownTeller);
    }
    let far = put_off.on.saturating_add(AHEAD_DAYS_MAX.days());
    match put_off.until {
        Some(until) if until <= put_off.on => Err(Refused::NotLater),
        Some(until) if until > far => Err(Refused::TooFar),
        _ => Ok(()),
    }
}

/// Why something of ours is not left, or does not end, that way. Shown beside the field it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// What it is called is missing.
    #[error("what was left for another time is missing")]
    NoName,
    /// The reason is missing.
    #[error("their reason is missing")]
    NoReason,
    /// Whoever gave the reason does not care for a child of this family.
    #[error("whoever gave the reason is not known in this family")]
    UnknownTeller,
    /// The day is not after the visit.
    #[error("the day to take it up again is not after the visit")]
    NotLater,
    /// The day is too far ahead.
    #[error("the day to take it up again is more than a year ahead")]
    TooFar,
    /// Not in this family's record.
    #[error("there is nothing of ours like that")]
    NoSuchThing,
    /// It was taken up, or let go, already.
    #[error("this came to an end already")]
    Over,
    /// The work with the family ended.
    #[error("the work with this family has ended; begin it anew first")]
    Ended,
}

impl Refused {
    /// The field of a form it belongs to.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::NoReason => "ours-why",
            Self::UnknownTeller => "ours-teller",
            Self::NotLater | Self::TooFar => "ours-until",
            Self::NoSuchThing | Self::Over => "ours-now",
            Self::NoName | Self::Ended => "ours-name",
        }
    }

    /// A stable name for the message shown.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NoName => "ours-refused-no-name",
            Self::NoReason => "ours-refused-no-reason",
            Self::UnknownTeller => "ours-refused-unknown-teller",
            Self::NotLater => "ours-refused-not-later",
            Self::TooFar => "ours-refused-too-far",
            Self::NoSuchThing => "ours-refused-no-such-thing",
            Self::Over => "ours-refused-over",
            Self::Ended => "ours-refused-ended",
        }
    }
}
