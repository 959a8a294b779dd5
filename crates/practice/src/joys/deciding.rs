// SPDX-License-Identifier: AGPL-3.0-or-later
//! Deciding on good moments: keeping one, and taking it back.

use jiff::civil::Date;

use super::{Event, Kept};
use crate::family::Family;
use crate::ids::{JoyId, PersonId};
use crate::label::Labelled;
use crate::told::{Hand, NotTold, living_child};

/// Keeps a good moment.
///
/// # Errors
/// When nothing is said, the day is ahead, somebody named is not known here, it is in nobody's part it may be in, or the
/// work ended.
pub fn keep(
    family: &Family,
    joy: JoyId,
    kept: Kept,
    (hand, today): (Hand, Date),
) -> Result<Labelled, Refused> {
    if family.goodbye.ended.is_some() {
        return Err(Refused::Ended);
    }
    if kept.words.is_empty() {
        return Err(Refused::Nothing);
    }
    if !living_child(family, kept.child) {
        return Err(Refused::UnknownChild);
    }
    if kept.day > today {
        return Err(Refused::Ahead);
    }
    if kept.with.iter().any(|one| family.people.get(*one).is_none()) {
        return Err(Refused::UnknownPerson);
    }
    kept.told.check(family, kept.child, hand)?;
    let label = kept.told.label(kept.child);
    Ok(Labelled::new(label, Event::Kept { joy, kept }))
}

/// Takes a good moment back; `later` are those it was shared with after it was written.
///
/// # Errors
/// When it is none of theirs.
pub fn take_back(
    family: &Family,
    joy: JoyId,
    (hand, today): (Hand, Date),
    later: &[PersonId],
) -> Result<Labelled, Refused> {
    let known = family.joys.get(joy).filter(|known| known.is_of(hand));
    let kept = &known.ok_or(Refused::NoSuchJoy)?.kept;
    let label = kept.told.label_gone(kept.child, hand, later);
    Ok(Labelled::new(label, Event::TakenBack { joy, on: today }))
}

/// Why a good moment is not kept, or not taken back. Shown beside the field it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Nothing is said.
    #[error("what was good is missing")]
    Nothing,
    /// The day is ahead.
    #[error("the day is ahead")]
    Ahead,
    /// Somebody who was there is not of this family.
    #[error("who was there is not known in this family")]
    UnknownPerson,
    /// No child of this family who lives.
    #[error("the child is not known in this family")]
    UnknownChild,
    /// Whoever tells it does not care for a child of this family.
    #[error("whoever told it is not known in this family")]
    UnknownTeller,
    /// It is somebody else's own part.
    #[error("this is not their own part")]
    NotTheirOwn,
    /// It was not kept, or not by them.
    #[error("there is no such moment")]
    NoSuchJoy,
    /// The work with the family ended.
    #[error("the work with this family has ended; begin it anew first")]
    Ended,
}

impl From<NotTold> for Refused {
    fn from(why: NotTold) -> Self {
        match why {
            NotTold::UnknownTeller => Self::UnknownTeller,
            NotTold::NotTheirOwn => Self::NotTheirOwn,
        }
    }
}

impl Refused {
    /// The field of a form it belongs to.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::Ahead => "day",
            Self::UnknownPerson => "with",
            Self::UnknownChild => "child",
            Self::UnknownTeller => "by",
            Self::NotTheirOwn => "part",
            Self::Nothing | Self::NoSuchJoy | Self::Ended => "joy",
        }
    }

    /// A stable name for the message shown.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Nothing => "joys-refused-nothing",
            Self::Ahead => "joys-refused-ahead",
            Self::UnknownPerson => "joys-refused-unknown-person",
            Self::UnknownChild => "joys-refused-unknown-child",
            Self::UnknownTeller => "joys-refused-unknown-teller",
            Self::NotTheirOwn => "joys-refused-not-their-own",
            Self::NoSuchJoy => "joys-refused-no-such-joy",
            Self::Ended => "joys-refused-ended",
        }
    }
}
