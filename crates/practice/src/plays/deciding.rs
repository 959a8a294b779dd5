// SPDX-License-Identifier: AGPL-3.0-or-later
//! Deciding on plays of a family: keeping one of its own, choosing for next time, what happened, and taking that back.

use jiff::civil::Date;

use super::{Choice, Chosen, Event, Kept, Own, Tried, Try};
use crate::family::Family;
use crate::ids::{ChoiceId, PersonId, PlayId, TryId};
use crate::label::{Facet, Labelled};
use crate::told::{Hand, NotTold, Told, living_child};

/// Keeps a song or a game of a family's own.
///
/// # Errors
/// When title or words are missing, child or teller are not known here, it is in nobody's part it may be in, or the
/// work ended.
pub fn keep(family: &Family, play: PlayId, kept: Kept, hand: Hand) -> Result<Labelled, Refused> {
    check_own(family, &kept, hand)?;
    let label = kept.told.label(kept.child);
    Ok(Labelled::new(label, Event::Kept { play, kept }))
}

/// Says how it goes now, never to more people than before. What was outgrown is played again.
///
/// # Errors
/// When it is none of theirs, nothing differs, or what [`keep`] refuses.
pub fn change(family: &Family, play: PlayId, kept: Kept, hand: Hand) -> Result<Labelled, Refused> {
    let known = theirs(family, play, hand)?;
    let told = kept.told.clone().narrowed(known.part());
    let kept = Kept { child: known.now.child, told, ..kept };
    check_own(family, &kept, hand)?;
    let said = |one: &Kept| (one.title.clone(), one.how.clone(), one.language.clone());
    if said(&known.now) == said(&kept) && known.let_go.is_none() {
        return Err(Refused::NothingChanged);
    }
    let label = kept.told.label(kept.child);
    Ok(Labelled::new(label, Event::Changed { play, kept }))
}

/// Says that the child has outgrown it, in a part of the record as things are now (`part`).
///
/// # Errors
/// When it is none of theirs, or was let go of already.
pub fn let_go(
    family: &Family,
    play: PlayId,
    (hand, part): (Hand, Facet),
    today: Date,
) -> Result<Labelled, Refused> {
    let known = theirs(family, play, hand)?;
    if known.let_go.is_some() {
        return Err(Refused::LetGo);
    }
    let label = match hand.person {
        // Whoever told it first; also where those who work with them told since how it goes now.
        Some(_) => known.first().told.clone().within(part).label_gone(known.now.child, hand, &[]),
        None => known.now.told.label_after(known.now.child, part),
    };
    Ok(Labelled::new(label, Event::LetGo { play, on: today }))
}

/// Chooses a play for next time. One of the agency's box is nobody's secret; what is told of any other stays in the part
/// in which the play was told.
///
/// # Errors
/// When there is no such play, it is chosen already, child or teller are not known here, or the work ended.
pub fn choose(
    family: &Family,
    choice: ChoiceId,
    chosen: Chosen,
    hand: Hand,
) -> Result<Labelled, Refused> {
    let told = within_its_own(family, (chosen.play, chosen.boxed), chosen.told.clone());
    let chosen = Chosen { told: told.ok_or(Refused::NoSuchPlay)?, ..chosen };
    check(family, chosen.child, &chosen.told, hand)?;
    if chosen.title.is_empty() {
        return Err(Refused::NoTitle);
    }
    let standing = family.plays.for_next_time(chosen.child);
    if standing.iter().any(|one| one.chosen.play == chosen.play) {
        return Err(Refused::ChosenAlready);
    }
    let label = chosen.told.label(chosen.child);
    Ok(Labelled::new(label, Event::Chosen { choice, chosen }))
}

/// Puts a choice back, in a part of the record as things are now (`part`).
///
/// # Errors
/// When it is none of theirs.
pub fn put_back(
    family: &Family,
    choice: ChoiceId,
    (hand, part): (Hand, Facet),
    today: Date,
) -> Result<Labelled, Refused> {
    let known = family.plays.choice(choice).filter(|known| known.is_of(hand));
    let Choice { chosen, .. } = known.ok_or(Refused::NoSuchChoice)?;
    let label = match hand.person {
        Some(_) => chosen.told.clone().within(part).label_gone(chosen.child, hand, &[]),
        None => chosen.told.label_after(chosen.child, part),
    };
    Ok(Labelled::new(label, Event::PutBack { choice, on: today }))
}

/// Keeps what happened when a play was tried. What is told of a play of the family's own stays in the part in which
/// that was told; of one in the agency's box, and of one that is named here for the first time, it goes where
/// whoever tells it chose.
///
/// # Errors
/// When nothing is said, the day is ahead, somebody named is not known here, it is in nobody's part it may be in, or the
/// work ended.
pub fn try_out(
    family: &Family,
    attempt: TryId,
    tried: Tried,
    (hand, today): (Hand, Date),
) -> Result<Labelled, Refused> {
    let named_here = tried.play.0 == attempt.0;
    let told = match within_its_own(family, (tried.play, tried.boxed), tried.told.clone()) {
        Some(told) => told,
        None if named_here => tried.told.clone(),
        None => return Err(Refused::NoSuchPlay),
    };
    let tried = Tried { told, ..tried };
    if tried.title.is_empty() {
        return Err(Refused::NoTitle);
    }
    if tried.happened.is_empty() {
        return Err(Refused::NothingHappened);
    }
    check(family, tried.child, &tried.told, hand)?;
    if tried.day > today {
        return Err(Refused::Ahead);
    }
    if tried.with.iter().any(|one| family.people.get(*one).is_none()) {
        return Err(Refused::UnknownPerson);
    }
    let label = tried.told.label(tried.child);
    Ok(Labelled::new(label, Event::Tried { attempt, tried }))
}

/// Takes back what was told of one time; `later` are those it was shared with after it was written.
///
/// # Errors
/// When it is none of theirs.
pub fn take_back(
    family: &Family,
    attempt: TryId,
    (hand, today): (Hand, Date),
    later: &[PersonId],
) -> Result<Labelled, Refused> {
    let known = family.plays.attempt(attempt).filter(|known| known.is_of(hand));
    let Try { tried, .. } = known.ok_or(Refused::NoSuchTry)?;
    let label = tried.told.label_gone(tried.child, hand, later);
    Ok(Labelled::new(label, Event::TryTakenBack { attempt, on: today }))
}

/// As it may be told of this play; none where there is no such play.
fn within_its_own(family: &Family, (play, boxed): (PlayId, bool), told: Told) -> Option<Told> {
    match family.plays.origin(play) {
        _ if boxed => Some(told),
        Some(origin) => Some(told.narrowed(origin)),
        None => None,
    }
}

fn theirs(family: &Family, play: PlayId, hand: Hand) -> Result<&Own, Refused> {
    let known = family.plays.own(play).filter(|known| known.is_of(hand));
    known.ok_or(Refused::NoSuchPlay)
}

fn check_own(family: &Family, kept: &Kept, hand: Hand) -> Result<(), Refused> {
    if kept.title.is_empty() {
        return Err(Refused::NoTitle);
    }
    if kept.how.is_empty() {
        return Err(Refused::NoHow);
    }
    check(family, kept.child, &kept.told, hand)
}

fn check(family: &Family, child: PersonId, told: &Told, hand: Hand) -> Result<(), Refused> {
    if family.goodbye.ended.is_some() {
        return Err(Refused::Ended);
    }
    if !living_child(family, child) {
        return Err(Refused::UnknownChild);
    }
    Ok(told.check(family, child, hand)?)
}

/// Why a play is not kept, chosen or tried that way. Shown beside the field it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// What it is called is missing.
    #[error("what the play is called is missing")]
    NoTitle,
    /// How it goes is missing.
    #[error("how the play goes is missing")]
    NoHow,
    /// What happened is missing.
    #[error("what happened is missing")]
    NothingHappened,
    /// The day is ahead.
    #[error("the day is ahead")]
    Ahead,
    /// Somebody who played along is not of this family.
    #[error("who played along is not known in this family")]
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
    /// Not in the box or this family's record, or not theirs to change.
    #[error("there is no such play")]
    NoSuchPlay,
    /// It was not told, or not by them.
    #[error("there is no such time it was tried")]
    NoSuchTry,
    /// It was not chosen, or was put back.
    #[error("there is no such choice")]
    NoSuchChoice,
    /// It is chosen for next time already.
    #[error("this is chosen for next time already")]
    ChosenAlready,
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
            Self::NoHow => "how",
            Self::NothingHappened | Self::NoSuchTry => "happened",
            Self::Ahead => "day",
            Self::UnknownPerson => "with",
            Self::UnknownTeller => "by",
            Self::NotTheirOwn => "part",
            Self::UnknownChild => "child",
            Self::NoSuchPlay | Self::NoSuchChoice | Self::ChosenAlready => "play",
            Self::NoTitle | Self::NothingChanged | Self::LetGo | Self::Ended => "title",
        }
    }

    /// A stable name for the message shown.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NoTitle => "plays-refused-no-title",
            Self::NoHow => "plays-refused-no-how",
            Self::NothingHappened => "plays-refused-nothing-happened",
            Self::Ahead => "plays-refused-ahead",
            Self::UnknownPerson => "plays-refused-unknown-person",
            Self::UnknownChild => "plays-refused-unknown-child",
            Self::UnknownTeller => "plays-refused-unknown-teller",
            Self::NotTheirOwn => "plays-refused-not-their-own",
            Self::NoSuchPlay => "plays-refused-no-such-play",
            Self::NoSuchTry => "plays-refused-no-such-try",
            Self::NoSuchChoice => "plays-refused-no-such-choice",
            Self::ChosenAlready => "plays-refused-chosen-already",
            Self::NothingChanged => "plays-refused-nothing-changed",
            Self::LetGo => "plays-refused-let-go",
            Self::Ended => "plays-refused-ended",
        }
    }
}
