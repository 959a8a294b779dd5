// SPDX-License-Identifier: AGPL-3.0-or-later
//! Echoes: a moment now tied to a story then, both quoted with who told them and when, and what is wondered between the two.
//!
//! It stays with those who do the work until it is offered, and then goes to whoever told the story alone, who takes it
//! with own words or says that it is not this.

mod deciding;
mod fold;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use deciding::{answer, hear, let_go, offer};
pub use fold::{Echo, Echoes, Stands};

use crate::family;
use crate::ids::{EchoId, PersonId, VisitId};
use crate::text::Text;
use crate::visits::Field;

/// Something that happened to an echo. Kinds are permanent: add, never rename.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "fact")]
pub enum Event {
    /// Somebody heard a story then in a moment now.
    #[serde(rename = "echo.heard")]
    Heard {
        /// The echo.
        echo: EchoId,
        /// Both, and what is wondered.
        heard: Heard,
    },
    /// It was offered to whoever told the story then: what they were shown.
    #[serde(rename = "echo.offered")]
    Offered {
        /// The echo.
        echo: EchoId,
        /// To whom, when, and as it was.
        offered: Offered,
    },
    /// They answered.
    #[serde(rename = "echo.answered")]
    Answered {
        /// The echo.
        echo: EchoId,
        /// How.
        answered: Answered,
    },
    /// Whoever heard it let it go.
    #[serde(rename = "echo.let_go")]
    LetGo {
        /// The echo.
        echo: EchoId,
        /// Why, where that is said.
        #[serde(default)]
        why: Option<Text>,
        /// When.
        on: Date,
    },
}

/// The kinds of [`Event`], for reading entries.
pub const KINDS: &[&str] = &["echo.heard", "echo.offered", "echo.answered", "echo.let_go"];

impl Event {
    /// The echo.
    #[must_use]
    pub fn echo(&self) -> EchoId {
        match self {
            Self::Heard { echo, .. }
            | Self::Offered { echo, .. }
            | Self::Answered { echo, .. }
            | Self::LetGo { echo, .. } => *echo,
        }
    }

    /// The visit its moment now is of, where it is told here.
    #[must_use]
    pub fn visit(&self) -> Option<VisitId> {
        match self {
            Self::Heard { heard, .. } => Some(heard.now.visit),
            Self::Offered { offered, .. } => Some(offered.shown.now.visit),
            Self::Answered { .. } | Self::LetGo { .. } => None,
        }
    }
}

/// An echo as it was heard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heard {
    /// The moment now.
    pub now: Now,
    /// The story then.
    pub then: Then,
    /// What is wondered: it continues the words "I wonder if".
    pub wonder: Text,
    /// That whoever told the story agreed, where the moment now is another's.
    #[serde(default)]
    pub agreed: Option<Agreed>,
    /// When it was heard.
    pub on: Date,
}

/// A moment now, quoted from the note of a visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Now {
    /// The visit.
    pub visit: VisitId,
    /// In which text of its note it stands.
    pub field: Field,
    /// As it stands there.
    pub words: Text,
    /// The day.
    pub on: Date,
    /// Whose moment it is: whose words, or who was with the child.
    pub whose: PersonId,
    /// Who said it, for words.
    #[serde(default)]
    pub teller: Option<PersonId>,
}

/// A story then, as somebody told it of their own life.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Then {
    /// Who told it.
    pub teller: PersonId,
    /// As told.
    pub words: Text,
    /// When it was, as roughly as it was told: "when I was six".
    pub when: Text,
    /// The day it was told.
    pub told: Date,
}

/// That whoever told the story agreed to have it heard in another's moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    /// What they said to it.
    pub words: Text,
    /// When.
    pub on: Date,
}

/// An echo that was offered, as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offered {
    /// To whom: whoever told the story.
    pub to: PersonId,
    /// What they were shown.
    pub shown: Shown,
    /// When.
    pub on: Date,
}

/// What whoever told the story is shown of an echo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// The moment now.
    pub now: Now,
    /// The story then.
    pub then: Then,
    /// What is wondered.
    pub wonder: Text,
}

/// What whoever told the story answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// Whether they took it, or said that it is not this.
    pub taken: bool,
    /// In own words; never missing where it was taken.
    #[serde(default)]
    pub words: Option<Text>,
    /// When.
    pub on: Date,
}

impl From<Event> for family::Event {
    fn from(event: Event) -> Self {
        Self::Echoes(event)
    }
}

/// Why an echo is not kept, or does not change, that way. Shown beside the field it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Not a signed visit of this family.
    #[error("there is no such visit in this family's record")]
    NoSuchVisit,
    /// The moment now does not stand there.
    #[error("this does not stand in the note as it reads now")]
    NotThere,
    /// Not somebody the visit was about, or whose words these are.
    #[error("the moment is not theirs")]
    NotTheirMoment,
    /// The story then is missing.
    #[error("the story then is missing")]
    NoStory,
    /// When it was is missing.
    #[error("when it was is missing")]
    NoWhen,
    /// A story belongs to somebody who cares for a child here.
    #[error("whoever told it does not care for a child of this family")]
    UnknownTeller,
    /// After today.
    #[error("the day lies in the future")]
    InFuture,
    /// What is wondered is missing.
    #[error("what is wondered is missing")]
    NoWonder,
    /// No echo across tellers without their consent, which is said.
    #[error("the moment is another's; what whoever told the story said to that is missing")]
    NotAgreed,
    /// Not in this family's record.
    #[error("there is no such echo")]
    NoSuchEcho,
    /// It was let go, or they said that it is not this.
    #[error("this echo came to an end already")]
    Over,
    /// It was offered already.
    #[error("this echo was offered already")]
    OfferedAlready,
    /// What is another's, or of a visit that is not theirs to read, is not shown to them.
    #[error("there is something in it that is not theirs to read")]
    NotTheirsToRead,
    /// It is answered once it was offered, by whoever told the story.
    #[error("this echo waits for nobody's answer")]
    NotOffered,
    /// It is taken with own words.
    #[error("what they say to it is missing")]
    NoAnswer,
    /// The work with the family ended.
    #[error("the work with this family has ended; begin it anew first")]
    Ended,
}

impl Refused {
    /// The field of a form it belongs to.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::NoSuchVisit | Self::NotThere => "now",
            Self::NotTheirMoment => "now-whose",
            Self::NoStory => "then",
            Self::NoWhen => "then-when",
            Self::UnknownTeller => "then-teller",
            Self::InFuture => "then-told",
            Self::NoWonder => "wonder",
            Self::NotAgreed => "agreed",
            Self::NoAnswer | Self::NotOffered => "answer",
            Self::NoSuchEcho
            | Self::Over
            | Self::OfferedAlready
            | Self::NotTheirsToRead
            | Self::Ended => "echo",
        }
    }

    /// A stable name for the message shown.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NoSuchVisit => "echoes-refused-no-such-visit",
            Self::NotThere => "echoes-refused-not-there",
            Self::NotTheirMoment => "echoes-refused-not-their-moment",
            Self::NoStory => "echoes-refused-no-story",
            Self::NoWhen => "echoes-refused-no-when",
            Self::UnknownTeller => "echoes-refused-unknown-teller",
            Self::InFuture => "echoes-refused-in-future",
            Self::NoWonder => "echoes-refused-no-wonder",
            Self::NotAgreed => "echoes-refused-not-agreed",
            Self::NoSuchEcho => "echoes-refused-no-such-echo",
            Self::Over => "echoes-refused-over",
            Self::OfferedAlready => "echoes-refused-offered-already",
            Self::NotTheirsToRead => "echoes-refused-not-theirs-to-read",
            Self::NotOffered => "echoes-refused-not-offered",
            Self::NoAnswer => "echoes-refused-no-answer",
            Self::Ended => "echoes-refused-ended",
        }
    }
}
