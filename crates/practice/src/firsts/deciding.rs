// SPDX-License-Identifier: AGPL-3.0-or-later
//! Deciding on firsts: telling one, telling of one too or anew, and taking one's words back.

use jiff::civil::Date;

use super::{Event, Happened, Voice};
use crate::family::Family;
use crate::ids::{FirstId, PersonId};
use crate::label::Labelled;
use crate::people::Person;
use crate::relationships::Party;
use crate::told::{Hand, NotTold, living_child};

/// Tells what a child did for the first time.
///
/// # Errors
/// When what it was is missing, the day lies ahead or before the birth, somebody named is not known here, it is in
/// nobody's part it may be in, or the work ended.
pub fn happen(
    family: &Family,
    first: FirstId,
    happened: Happened,
    (hand, today): (Hand, Date),
) -> Result<Labelled, Refused> {
    may_tell(family, happened.child)?;
    if happened.what.is_empty() {
        return Err(Refused::Nothing);
    }
    if happened.day > today {
        return Err(Refused::InFuture);
    }
    let born = family.people.get(happened.child).and_then(Person::born);
    if born.is_some_and(|born| is_before(&happened, born)) {
        return Err(Refused::BeforeBirth);
    }
    if happened.with.iter().any(|person| family.people.get(*person).is_none()) {
        return Err(Refused::UnknownPerson);
    }
    happened.voice.told.check(family, happened.child, hand)?;
    let label = happened.voice.told.label(happened.child);
    Ok(Labelled::new(label, Event::Happened { first, happened }))
}

/// Tells of a first too, or in other words than before; nobody reads that who does not read the part the first is in.
///
/// # Errors
/// When there is no such first, nothing is said, or it is in nobody's part it may be in.
pub fn tell_too(
    family: &Family,
    first: FirstId,
    voice: Voice,
    hand: Hand,
) -> Result<Labelled, Refused> {
    let known = family.firsts.get(first).ok_or(Refused::NoSuchFirst)?;
    let child = known.happened.child;
    may_tell(family, child)?;
    if voice.words.is_empty() {
        return Err(Refused::NoWords);
    }
    let told = voice.told.narrowed(&known.happened.voice.told);
    let voice = Voice { told, ..voice };
    voice.told.check(family, child, hand)?;
    let label = voice.told.label(child);
    Ok(Labelled::new(label, Event::ToldToo { first, voice }))
}

/// Takes somebody's words back, for everybody who could read them; `later` are those they were shared with since.
///
/// # Errors
/// When there is no such first, or another told it.
pub fn take_back(
    family: &Family,
    (first, by): (FirstId, Party),
    (hand, today): (Hand, Date),
    later: &[PersonId],
) -> Result<Labelled, Refused> {
    let known = family.firsts.get(first).ok_or(Refused::NoSuchFirst)?;
    let voice = known.voice_of(by).ok_or(Refused::NoSuchFirst)?;
    if !hand.brought(&voice.voice.told, voice.by) {
        return Err(Refused::NotTheirs);
    }
    let label = voice.voice.told.label_gone(known.happened.child, hand, later);
    Ok(Labelled::new(label, Event::TakenBack { first, by, on: today }))
}

fn may_tell(family: &Family, child: PersonId) -> Result<(), Refused> {
    if family.goodbye.ended.is_some() {
        return Err(Refused::Ended);
    }
    if living_child(family, child) { Ok(()) } else { Err(Refused::UnknownChild) }
}

/// Whether it was before the birth: of a month alone, when all of it was.
fn is_before(happened: &Happened, born: Date) -> bool {
    if happened.roughly {
        return happened.day.last_of_month() < born;
    }
    happened.day < born
}

/// Why a first is not told that way. Shown beside the field it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// What it was is missing.
    #[error("what happened is missing")]
    Nothing,
    /// Nothing is told.
    #[error("what it meant is missing")]
    NoWords,
    /// No child of this family who lives.
    #[error("the child is not known in this family")]
    UnknownChild,
    /// Somebody named is not in this family's record.
    #[error("somebody named is not in this family's record")]
    UnknownPerson,
    /// Whoever tells it does not care for a child of this family.
    #[error("whoever tells it is not known in this family")]
    UnknownTeller,
    /// It is somebody else's own part.
    #[error("this is not their own part")]
    NotTheirOwn,
    /// After today.
    #[error("the day lies in the future")]
    InFuture,
    /// Before the child was born.
    #[error("the day lies before the birth")]
    BeforeBirth,
    /// Not in this family's record.
    #[error("there is no such first")]
    NoSuchFirst,
    /// Another told it.
    #[error("whoever told it takes it back")]
    NotTheirs,
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
            Self::UnknownTeller => "by",
            Self::NotTheirOwn => "part",
            Self::InFuture | Self::BeforeBirth => "day",
            Self::UnknownPerson => "with",
            Self::NoWords => "meant",
            Self::Nothing
            | Self::UnknownChild
            | Self::NoSuchFirst
            | Self::NotTheirs
            | Self::Ended => "what",
        }
    }

    /// A stable name for the message shown.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Nothing => "firsts-refused-nothing",
            Self::NoWords => "firsts-refused-no-words",
            Self::UnknownChild => "firsts-refused-unknown-child",
            Self::UnknownPerson => "firsts-refused-unknown-person",
            Self::UnknownTeller => "firsts-refused-unknown-teller",
            Self::NotTheirOwn => "firsts-refused-not-their-own",
            Self::InFuture => "firsts-refused-in-future",
            Self::BeforeBirth => "firsts-refused-before-birth",
            Self::NoSuchFirst => "firsts-refused-no-such-first",
            Self::NotTheirs => "firsts-refused-not-theirs",
            Self::Ended => "firsts-refused-ended",
        }
    }
}
