// SPDX-License-Identifier: AGPL-3.0-or-later
//! Understandings: how those who do the work understand what is between two, several side by side, each as it was said before too.
//!
//! None is ever the last word: it is said otherwise, laid aside and taken up again, and what was thought before stays readable.

mod deciding;
mod fold;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use deciding::{hold, lay_aside, say_otherwise, take_back, take_up};
pub use fold::{Did, Step, Understanding, Understandings};

use crate::family;
use crate::ids::{RelationshipId, UnderstandingId};
use crate::text::Text;

/// Something that happened to an understanding. Kinds are permanent: add, never rename.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "fact")]
pub enum Event {
    /// Somebody who does the work said how they understand what is between two.
    #[serde(rename = "understanding.held")]
    Held {
        /// The understanding.
        understanding: UnderstandingId,
        /// Of which two.
        relationship: RelationshipId,
        /// As it was said.
        account: Account,
    },
    /// It was said otherwise; what was said before stays.
    #[serde(rename = "understanding.said_otherwise")]
    SaidOtherwise {
        /// The understanding.
        understanding: UnderstandingId,
        /// As it is said now.
        account: Account,
    },
    /// It was laid aside.
    #[serde(rename = "understanding.laid_aside")]
    LaidAside {
        /// The understanding.
        understanding: UnderstandingId,
        /// Why.
        why: Text,
        /// When.
        on: Date,
    },
    /// It was taken up again.
    #[serde(rename = "understanding.taken_up")]
    TakenUp {
        /// The understanding.
        understanding: UnderstandingId,
        /// When.
        on: Date,
    },
    /// The last step with it was a slip. An understanding of which no words are left does not stand.
    #[serde(rename = "understanding.taken_back")]
    TakenBack {
        /// The understanding.
        understanding: UnderstandingId,
    },
}

/// The kinds of [`Event`], for reading entries.
pub const KINDS: &[&str] = &[
    "understanding.held",
    "understanding.said_otherwise",
    "understanding.laid_aside",
    "understanding.taken_up",
    "understanding.taken_back",
];

/// An understanding as somebody said it on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// How they understand it.
    pub words: Text,
    /// What would change their mind.
    #[serde(default)]
    pub would_change: Option<Text>,
    /// When.
    pub on: Date,
}

impl Account {
    /// Whether it says the same, whenever it was said.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.words == other.words && self.would_change == other.would_change
    }
}

impl Event {
    /// The understanding.
    #[must_use]
    pub fn understanding(&self) -> UnderstandingId {
        match self {
            Self::Held { understanding, .. }
            | Self::SaidOtherwise { understanding, .. }
            | Self::LaidAside { understanding, .. }
            | Self::TakenUp { understanding, .. }
            | Self::TakenBack { understanding } => *understanding,
        }
    }
}

impl From<Event> for family::Event {
    fn from(event: Event) -> Self {
        Self::Understandings(event)
    }
}

/// Why an understanding is not kept that way. Shown beside the form it was said in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The words are missing.
    #[error("the words are missing")]
    Nothing,
    /// It says what stands already.
    #[error("it says what stands already")]
    Unchanged,
    /// Not one of this family's relationships.
    #[error("there is no such relationship in this family")]
    NoSuchRelationship,
    /// Not in this family's record, or taken back.
    #[error("there is no such understanding")]
    NoSuchUnderstanding,
    /// Something became of it since the form was opened.
    #[error("something became of it meanwhile")]
    Meanwhile,
    /// It was laid aside.
    #[error("it was laid aside; take it up first")]
    IsAside,
    /// It was not laid aside.
    #[error("it was not laid aside")]
    NotAside,
    /// It says why.
    #[error("why it is laid aside is missing")]
    NoReason,
    /// Only by whoever wrote it, and on the same day.
    #[error("a step is taken back on the day it was written, by whoever wrote it")]
    TooLate,
    /// The work with the family ended.
    #[error("the work with this family has ended; begin it anew first")]
    Ended,
}

impl Refused {
    /// A stable name for the message shown.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Nothing => "understood-refused-nothing",
            Self::Unchanged => "understood-refused-unchanged",
            Self::NoSuchRelationship => "understood-refused-no-such-relationship",
            Self::NoSuchUnderstanding => "understood-refused-no-such-understanding",
            Self::Meanwhile => "understood-refused-meanwhile",
            Self::IsAside => "understood-refused-is-aside",
            Self::NotAside => "understood-refused-not-aside",
            Self::NoReason => "understood-refused-no-reason",
            Self::TooLate => "understood-refused-too-late",
            Self::Ended => "understood-refused-ended",
        }
    }
}
