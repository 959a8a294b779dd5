// SPDX-License-Identifier: AGPL-3.0-or-later
//! Wonderings: what a note held open, and what became of it: asked, heard in somebody's own words, held longer, or let go.
//!
//! A wondering is the wondering of a signed note as it reads now. Nothing closes it by itself. What somebody answered is
//! an entry of its own in their part, and says nothing of what was wondered.

mod deciding;
mod fold;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use deciding::{Becomes, Filing, Taken, take_back, take_step};
pub(crate) use fold::apply;
pub use fold::{Kept, Stands, Step, Wondering, Wonderings};

use crate::family;
use crate::ids::{PersonId, StepId, VisitId, WordsId};
use crate::text::Text;

/// After how many visits a wondering comes back that nobody looked at.
pub const BACK_VISITS: usize = 3;
/// For how many days after it was looked at last a wondering comes back by itself; afterwards it stays open, and is
/// found on its page.
pub const BACK_DAYS: i32 = 180;

/// Something that happened to a wondering. Kinds are permanent: add, never rename.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "fact")]
pub enum Event {
    /// It was asked.
    #[serde(rename = "wondering.asked")]
    Asked {
        /// The visit in whose note it was wondered.
        visit: VisitId,
        /// When, and how it was put.
        asked: Told,
    },
    /// Somebody answered it; their words are an entry of their own.
    #[serde(rename = "wondering.heard")]
    Heard {
        /// The visit in whose note it was wondered.
        visit: VisitId,
        /// When, and which words.
        heard: Heard,
    },
    /// It is held longer.
    #[serde(rename = "wondering.kept_open")]
    KeptOpen {
        /// The visit in whose note it was wondered.
        visit: VisitId,
        /// When, and why.
        kept: Told,
    },
    /// It was let go.
    #[serde(rename = "wondering.let_go")]
    LetGo {
        /// The visit in whose note it was wondered.
        visit: VisitId,
        /// When, and why.
        let_go: Told,
    },
    /// The last step was a slip.
    #[serde(rename = "wondering.taken_back")]
    TakenBack {
        /// The visit in whose note it was wondered.
        visit: VisitId,
        /// Which step.
        step: StepId,
        /// When it was taken back.
        on: Date,
    },
    /// What somebody said, in their own words.
    #[serde(rename = "words.said")]
    WordsSaid {
        /// The words.
        said: WordsId,
        /// Whose, and as said.
        own: OwnWords,
    },
    /// They were written down by a slip.
    #[serde(rename = "words.taken_back")]
    WordsTakenBack {
        /// The words.
        said: WordsId,
        /// When they were taken back.
        on: Date,
    },
}

/// The kinds of [`Event`], for reading entries.
pub const KINDS: &[&str] = &[
    "wondering.asked",
    "wondering.heard",
    "wondering.kept_open",
    "wondering.let_go",
    "wondering.taken_back",
    "words.said",
    "words.taken_back",
];

impl Event {
    /// The visit in whose note it was wondered; none for words that somebody said.
    #[must_use]
    pub fn visit(&self) -> Option<VisitId> {
        match self {
            Self::Asked { visit, .. }
            | Self::Heard { visit, .. }
            | Self::KeptOpen { visit, .. }
            | Self::LetGo { visit, .. }
            | Self::TakenBack { visit, .. } => Some(*visit),
            Self::WordsSaid { .. } | Self::WordsTakenBack { .. } => None,
        }
    }

    /// The step it is; none for what takes one back.
    #[must_use]
    pub fn step(&self) -> Option<StepId> {
        match self {
            Self::Asked { asked: told, .. }
            | Self::KeptOpen { kept: told, .. }
            | Self::LetGo { let_go: told, .. } => Some(told.step),
            Self::Heard { heard, .. } => Some(heard.step),
            Self::TakenBack { .. } | Self::WordsSaid { .. } | Self::WordsTakenBack { .. } => None,
        }
    }
}

/// A step of a wondering.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// The step.
    pub step: StepId,
    /// When.
    pub on: Date,
    /// In which visit, where it was in one.
    #[serde(default)]
    pub during: Option<VisitId>,
    /// How it was put, or why.
    #[serde(default)]
    pub words: Option<Text>,
}

/// That a wondering was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heard {
    /// The step.
    pub step: StepId,
    /// When.
    pub on: Date,
    /// In which visit, where it was in one.
    #[serde(default)]
    pub during: Option<VisitId>,
    /// The words it was answered with.
    pub said: WordsId,
}

/// Words somebody said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnWords {
    /// Who said them.
    pub teller: PersonId,
    /// As said.
    pub words: Text,
    /// When.
    pub on: Date,
}

impl From<Event> for family::Event {
    fn from(event: Event) -> Self {
        Self::Wonderings(event)
    }
}

/// Why nothing becomes of a wondering that way. Shown beside the field it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Nothing is wondered there, as the note reads now.
    #[error("nothing is wondered in this note as it reads now")]
    NoSuchWondering,
    /// It was heard or let go already.
    #[error("this wondering was heard or let go already")]
    Over,
    /// What was heard is missing.
    #[error("what was heard is missing")]
    NothingHeard,
    /// Words belong to somebody.
    #[error("whose words these are is missing")]
    NoTeller,
    /// Nobody of this family who can say something.
    #[error("whoever said it is not known in this family")]
    UnknownTeller,
    /// After today.
    #[error("the day lies in the future")]
    InFuture,
    /// Before it was wondered.
    #[error("the day lies before it was wondered")]
    BeforeIt,
    /// Only the last step is taken back.
    #[error("something came after this step")]
    NotTheLast,
    /// Only by whoever wrote it, and on the same day.
    #[error("a step is taken back on the day it was written, by whoever wrote it")]
    TooLate,
    /// The work with the family ended.
    #[error("the work with this family has ended; begin it anew first")]
    Ended,
}

impl Refused {
    /// The field of a form it belongs to.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::NoSuchWondering | Self::Over | Self::Ended => "wondered",
            Self::NothingHeard => "wondered-heard",
            Self::NoTeller | Self::UnknownTeller => "wondered-teller",
            Self::InFuture | Self::BeforeIt => "on",
            Self::NotTheLast | Self::TooLate => "step",
        }
    }

    /// A stable name for the message shown.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NoSuchWondering => "wonderings-refused-no-such-wondering",
            Self::Over => "wonderings-refused-over",
            Self::NothingHeard => "wonderings-refused-nothing-heard",
            Self::NoTeller => "wonderings-refused-no-teller",
            Self::UnknownTeller => "wonderings-refused-unknown-teller",
            Self::InFuture => "wonderings-refused-in-future",
            Self::BeforeIt => "wonderings-refused-before-it",
            Self::NotTheLast => "wonderings-refused-not-the-last",
            Self::TooLate => "wonderings-refused-too-late",
            Self::Ended => "wonderings-refused-ended",
        }
    }
}
