// SPDX-License-Identifier: AGPL-3.0-or-later
//! Capacities: what each who cares for a child brings, in own words, every one with the moment that shows it.
//!
//! It is that caregiver's own: they read it, and nobody else of the family does. Without a moment there is none.

mod deciding;
mod fold;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use deciding::{Filing, see, see_again, take_back};
pub use fold::{Capacities, Capacity, Seen, own_of};

use crate::family;
use crate::ids::{CapacityId, MomentId, PersonId, VisitId};
use crate::text::Text;

/// Something that happened to a capacity. Kinds are permanent: add, never rename.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "fact")]
pub enum Event {
    /// Somebody saw what a caregiver brings, in a moment.
    #[serde(rename = "capacity.seen")]
    Seen {
        /// The capacity.
        capacity: CapacityId,
        /// Whose.
        whose: PersonId,
        /// What they bring.
        words: Text,
        /// The moment that shows it.
        moment: Moment,
    },
    /// Another moment shows it too.
    #[serde(rename = "capacity.seen_again")]
    SeenAgain {
        /// The capacity.
        capacity: CapacityId,
        /// The moment.
        moment: Moment,
    },
    /// A moment was written down by a slip. A capacity of which no moment is left does not stand.
    #[serde(rename = "capacity.taken_back")]
    TakenBack {
        /// The capacity.
        capacity: CapacityId,
        /// Which moment, and why.
        slip: Slip,
    },
}

/// The kinds of [`Event`], for reading entries.
pub const KINDS: &[&str] = &["capacity.seen", "capacity.seen_again", "capacity.taken_back"];

impl Event {
    /// The capacity.
    #[must_use]
    pub fn capacity(&self) -> CapacityId {
        match self {
            Self::Seen { capacity, .. }
            | Self::SeenAgain { capacity, .. }
            | Self::TakenBack { capacity, .. } => *capacity,
        }
    }

    /// The moment it tells; none for what takes one back.
    #[must_use]
    pub fn moment(&self) -> Option<&Moment> {
        match self {
            Self::Seen { moment, .. } | Self::SeenAgain { moment, .. } => Some(moment),
            Self::TakenBack { .. } => None,
        }
    }
}

/// A moment that shows what somebody brings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// The moment.
    pub moment: MomentId,
    /// What was seen, in own words.
    pub words: Text,
    /// On which day.
    pub on: Date,
    /// In which visit, where it was in one.
    #[serde(default)]
    pub during: Option<VisitId>,
    /// Who told it, where they said so of themselves; none where whoever writes saw it.
    #[serde(default)]
    pub teller: Option<PersonId>,
    /// Whether they wrote it down themselves.
    #[serde(default)]
    pub own_hand: bool,
}

/// A moment that was a slip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slip {
    /// Which moment.
    pub moment: MomentId,
    /// Why.
    pub why: Text,
    /// When it was taken back.
    pub on: Date,
}

impl From<Event> for family::Event {
    fn from(event: Event) -> Self {
        Self::Capacities(event)
    }
}

/// Why a capacity is not kept, or not taken back. Shown beside the field it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// What they bring is missing.
    #[error("what they bring is missing")]
    Nothing,
    /// A capacity without a moment is none.
    #[error("the moment that shows it is missing")]
    NoMoment,
    /// Nobody who cares for a child here, or lives.
    #[error("whose it is is not known in this family")]
    UnknownWhose,
    /// What somebody says they bring is their own.
    #[error("what somebody says they bring is their own")]
    NotTheirOwn,
    /// After today.
    #[error("the day lies in the future")]
    InFuture,
    /// Not in this family's record.
    #[error("there is no such capacity")]
    NoSuchCapacity,
    /// Not one of its moments, or taken back already.
    #[error("there is no such moment")]
    NoSuchMoment,
    /// It says why.
    #[error("why it was a slip is missing")]
    NoReason,
    /// What they wrote themselves is theirs to take back, and what others wrote is not.
    #[error("this moment is for whoever wrote it to take back")]
    NotYours,
    /// The work with the family ended.
    #[error("the work with this family has ended; begin it anew first")]
    Ended,
}

impl Refused {
    /// The field of a form it belongs to.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::Nothing | Self::NoSuchCapacity | Self::Ended => "capacity",
            Self::NoMoment => "capacity-moment",
            Self::UnknownWhose | Self::NotTheirOwn => "capacity-whose",
            Self::InFuture => "on",
            Self::NoSuchMoment | Self::NoReason | Self::NotYours => "why",
        }
    }

    /// A stable name for the message shown.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Nothing => "capacities-refused-nothing",
            Self::NoMoment => "capacities-refused-no-moment",
            Self::UnknownWhose => "capacities-refused-unknown-whose",
            Self::NotTheirOwn => "capacities-refused-not-their-own",
            Self::InFuture => "capacities-refused-in-future",
            Self::NoSuchCapacity => "capacities-refused-no-such-capacity",
            Self::NoSuchMoment => "capacities-refused-no-such-moment",
            Self::NoReason => "capacities-refused-no-reason",
            Self::NotYours => "capacities-refused-not-yours",
            Self::Ended => "capacities-refused-ended",
        }
    }
}
