// SPDX-License-Identifier: AGPL-3.0-or-later
//! Deciding on signs: finding one, seeing it otherwise, and letting go of what a baby has outgrown.

use jiff::civil::Date;

use super::{Cue, Event, Found};
use crate::family::Family;
use crate::ids::{CueId, PersonId};
use crate::label::{Facet, Labelled};
use crate::told::{Hand, NotTold, living_child};

/// Keeps a sign somebody found.
///
/// # Errors
/// When the sign or the need is missing, child or finder are not known here, it is in nobody's part it may be in, or
/// the work ended.
pub fn find(family: &Family, cue: CueId, found: Found, hand: Hand) -> Result<Labelled, Refused> {
    check(family, &found, hand)?;
    let label = found.told.label(found.child);
    Ok(Labelled::new(label, Event::Found { cue, found }))
}

/// Says what it means now, or how it is seen now, never to more people than before. What was outgrown holds again.
///
/// # Errors
/// When it is none of theirs, nothing differs, or what [`find`] refuses.
pub fn change(family: &Family, cue: CueId, found: Found, hand: Hand) -> Result<Labelled, Refused> {
    let known = theirs(family, cue, hand)?;
    let told = found.told.clone().narrowed(known.part());
    let found = Found { child: known.now.child, told, ..found };
    check(family, &found, hand)?;
    let (now, said) = (&known.now, |one: &Found| (one.sign.clone(), one.need.clone()));
    let same = said(now) == said(&found) && now.language == found.language;
    if same && known.let_go.is_none() {
        return Err(Refused::NothingChanged);
    }
    let label = found.told.label(found.child);
    Ok(Labelled::new(label, Event::Changed { cue, found }))
}

/// Says that the baby has outgrown it, in a part of the record as things are now (`part`).
///
/// # Errors
/// When it is none of theirs, or was let go of already.
pub fn let_go(
    family: &Family,
    cue: CueId,
    (hand, part): (Hand, Facet),
    today: Date,
) -> Result<Labelled, Refused> {
    let known = theirs(family, cue, hand)?;
    if known.let_go.is_some() {
        return Err(Refused::LetGo);
    }
    let (told, child) = (&known.now.told, known.now.child);
    let label = match hand.person {
        Some(_) => told.clone().within(part).label_gone(child, hand, &[]),
        None => told.label_after(child, part),
    };
    Ok(Labelled::new(label, Event::LetGo { cue, on: today }))
}

fn theirs(family: &Family, cue: CueId, hand: Hand) -> Result<&Cue, Refused> {
    let known = family.signs.get(cue).filter(|known| known.is_of(hand));
    known.ok_or(Refused::NoSuchSign)
}

fn check(family: &Family, found: &Found, hand: Hand) -> Result<(), Refused> {
    if family.goodbye.ended.is_some() {
        return Err(Refused::Ended);
    }
    if found.sign.is_empty() {
        return Err(Refused::NoSign);
    }
    if found.need.is_empty() {
        return Err(Refused::NoNeed);
    }
    let child: PersonId = found.child;
    if !living_child(family, child) {
        return Err(Refused::UnknownChild);
    }
    Ok(found.told.check(family, child, hand)?)
}

/// Why a sign is not kept, or does not change, that way. Shown beside the field it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The sign is missing.
    #[error("the sign is missing")]
    NoSign,
    /// The need is missing.
    #[error("what the baby needs then is missing")]
    NoNeed,
    /// No child of this family who lives.
    #[error("the child is not known in this family")]
    UnknownChild,
    /// Whoever found it does not care for a child of this family.
    #[error("whoever found it is not known in this family")]
    UnknownTeller,
    /// It is somebody else's own part.
    #[error("this is not their own part")]
    NotTheirOwn,
    /// Not in this family's record, or not theirs to change.
    #[error("there is no such sign")]
    NoSuchSign,
    /// Nothing differs.
    #[error("nothing differs from what stands")]
    NothingChanged,
    /// It was let go of already.
    #[error("this was let go of already")]
    LetGo,
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
            Self::NoNeed => "need",
            Self::UnknownTeller => "by",
            Self::NotTheirOwn => "part",
            Self::NoSign
            | Self::UnknownChild
            | Self::NoSuchSign
            | Self::NothingChanged
            | Self::LetGo
            | Self::Ended => "sign",
        }
    }

    /// A stable name for the message shown.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NoSign => "signs-refused-no-sign",
            Self::NoNeed => "signs-refused-no-need",
            Self::UnknownChild => "signs-refused-unknown-child",
            Self::UnknownTeller => "signs-refused-unknown-teller",
            Self::NotTheirOwn => "signs-refused-not-their-own",
            Self::NoSuchSign => "signs-refused-no-such-sign",
            Self::NothingChanged => "signs-refused-nothing-changed",
            Self::LetGo => "signs-refused-let-go",
            Self::Ended => "signs-refused-ended",
        }
    }
}
