// SPDX-License-Identifier: AGPL-3.0-or-later
//! Deciding on observations: keeping what somebody saw, that it was talked about, and taking it back.

use jiff::civil::Date;

use super::{Event, Seen};
use crate::family::Family;
use crate::ids::{ObservationId, PersonId, VisitId};
use crate::label::{Facet, Labelled};
use crate::told::{Hand, NotTold, living_child};

/// Keeps what somebody saw.
///
/// # Errors
/// When nothing was seen, the day lies ahead, child or teller are not known here, it is in nobody's part it may be in,
/// or the work ended.
pub fn see(
    family: &Family,
    observation: ObservationId,
    seen: Seen,
    (hand, today): (Hand, Date),
) -> Result<Labelled, Refused> {
    if family.goodbye.ended.is_some() {
        return Err(Refused::Ended);
    }
    if seen.words.is_empty() {
        return Err(Refused::Nothing);
    }
    if !living_child(family, seen.child) {
        return Err(Refused::UnknownChild);
    }
    if seen.day > today {
        return Err(Refused::InFuture);
    }
    seen.told.check(family, seen.child, hand)?;
    let label = seen.told.label(seen.child);
    Ok(Labelled::new(label, Event::Seen { observation, seen }))
}

/// Says that an observation was talked about, in a part of the record: nobody reads that who does not read both.
///
/// # Errors
/// When there is no such observation, it is those who work with the family's own, or it was talked about already.
pub fn talk(
    family: &Family,
    observation: ObservationId,
    (visit, on): (Option<VisitId>, Date),
    part: Facet,
) -> Result<Labelled, Refused> {
    let known = family.observations.get(observation);
    let known = known.filter(|known| known.seen.told.person().is_some());
    let known = known.ok_or(Refused::NoSuchObservation)?;
    if known.talked.is_some() {
        return Err(Refused::TalkedAbout);
    }
    let label = known.seen.told.label_after(known.seen.child, part);
    Ok(Labelled::new(label, Event::TalkedAbout { observation, visit, on }))
}

/// Takes an observation back, for everybody who could read it; `later` are those whom it was shared with since.
///
/// # Errors
/// When there is no such observation, or another brought it.
pub fn take_back(
    family: &Family,
    observation: ObservationId,
    (hand, today): (Hand, Date),
    later: &[PersonId],
) -> Result<Labelled, Refused> {
    let known = family.observations.get(observation).ok_or(Refused::NoSuchObservation)?;
    if !known.is_of(hand) {
        return Err(Refused::NotTheirs);
    }
    let label = known.seen.told.label_gone(known.seen.child, hand, later);
    Ok(Labelled::new(label, Event::TakenBack { observation, on: today }))
}

/// Why an observation is not kept, or does not change, that way. Shown beside the field it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Nothing was seen.
    #[error("what was seen is missing")]
    Nothing,
    /// No child of this family who lives.
    #[error("the child is not known in this family")]
    UnknownChild,
    /// Whoever saw it does not care for a child of this family.
    #[error("whoever saw it is not known in this family")]
    UnknownTeller,
    /// It is somebody else's own part.
    #[error("this is not their own part")]
    NotTheirOwn,
    /// Seen after today.
    #[error("the day lies in the future")]
    InFuture,
    /// Not in this family's record.
    #[error("there is no such observation")]
    NoSuchObservation,
    /// It was talked about already.
    #[error("this was talked about already")]
    TalkedAbout,
    /// Another brought it.
    #[error("whoever brought it takes it back")]
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
            Self::UnknownChild => "child",
            Self::UnknownTeller => "by",
            Self::NotTheirOwn => "part",
            Self::InFuture => "day",
            Self::Nothing
            | Self::NoSuchObservation
            | Self::TalkedAbout
            | Self::NotTheirs
            | Self::Ended => "saw",
        }
    }

    /// A stable name for the message shown.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Nothing => "observations-refused-nothing",
            Self::UnknownChild => "observations-refused-unknown-child",
            Self::UnknownTeller => "observations-refused-unknown-teller",
            Self::NotTheirOwn => "observations-refused-not-their-own",
            Self::InFuture => "observations-refused-in-future",
            Self::NoSuchObservation => "observations-refused-no-such-observation",
            Self::TalkedAbout => "observations-refused-talked-about",
            Self::NotTheirs => "observations-refused-not-theirs",
            Self::Ended => "observations-refused-ended",
        }
    }
}
