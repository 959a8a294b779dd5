// SPDX-License-Identifier: AGPL-3.0-or-later
//! The family's own card: what they say about themselves, in whose words, who said it and when.
//!
//! There is no answer that somebody saw: a teller is always one of the family. An answer is the
//! family's together, or one caregiver's own; what stood before stays readable to those who could
//! read it.

mod deciding;
mod fold;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use deciding::{Refused, answer};
pub use fold::{Answered, OwnCard};

use crate::family::{self, Said};
use crate::ids::{EntryId, PersonId};
use crate::people::Use;
use crate::text::Text;

/// Something that happened to the family's own card. Kinds are permanent: add, never rename.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "fact")]
pub enum Event {
    /// Somebody of the family answered. It replaces what was answered in the same place before.
    #[serde(rename = "card.answered")]
    Answered {
        /// What it is about.
        topic: Topic,
        /// Whose own answer it is; none for the family's together.
        #[serde(default)]
        whose: Option<PersonId>,
        /// The answer.
        answer: Answer,
    },
}

/// The kinds of [`Event`], for reading entries.
pub const KINDS: &[&str] = &["card.answered"];

/// What a family may say of itself. Nothing of it has to be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    /// Who is family to them.
    Family,
    /// Which languages they use, for what, with whom.
    Languages,
    /// How their names are said.
    Names,
    /// Customs around birth.
    Birth,
    /// Customs around sleep.
    Sleep,
    /// Customs around feeding and food.
    Feeding,
    /// Customs around mourning.
    Mourning,
    /// Days they keep.
    Days,
    /// What is not to be done.
    NotToDo,
    /// What else somebody should know.
    Else,
}

impl Topic {
    /// All of them, in the order of the card.
    pub const ALL: [Self; 10] = [
        Self::Family,
        Self::Languages,
        Self::Names,
        Self::Birth,
        Self::Sleep,
        Self::Feeding,
        Self::Mourning,
        Self::Days,
        Self::NotToDo,
        Self::Else,
    ];

    /// Its name in addresses and messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Family => "family",
            Self::Languages => "languages",
            Self::Names => "names",
            Self::Birth => "birth",
            Self::Sleep => "sleep",
            Self::Feeding => "feeding",
            Self::Mourning => "mourning",
            Self::Days => "days",
            Self::NotToDo => "not-to-do",
            Self::Else => "else",
        }
    }

    /// The topic of this name.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.code() == code)
    }
}

/// What kind of answer it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// They said something.
    Said,
    /// They prefer not to say: an answer, counted as answered.
    PrefersNot,
    /// What stood holds no longer, and nothing stands in its place.
    TakenBack,
}

/// A language, what it is used for, and with whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spoken {
    /// The language as they name it.
    pub language: Text,
    /// What it is used for.
    #[serde(default)]
    pub uses: Vec<Use>,
    /// With whom, in words.
    #[serde(default)]
    pub with: Option<Text>,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// What kind of answer.
    pub reply: Reply,
    /// In their own words.
    #[serde(default)]
    pub words: Text,
    /// Languages, where these were asked.
    #[serde(default)]
    pub languages: Vec<Spoken>,
    /// Who said it: always one of the family.
    pub teller: PersonId,
    /// When it was said.
    pub on: Date,
}

/// A place on the card: a topic, and whose answer to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slot {
    /// The topic.
    pub topic: Topic,
    /// Whose own answer; none for the family's together.
    pub whose: Option<PersonId>,
}

impl Slot {
    /// Whether an entry answered here.
    #[must_use]
    pub fn is_written_by(self, said: &Said) -> bool {
        let family::Event::Card(Event::Answered { topic, whose, .. }) = &said.event else {
            return false;
        };
        self == Self { topic: *topic, whose: *whose }
    }

    /// The newest entry that answered here, of those somebody may read, oldest first.
    pub fn newest<'a>(self, said: impl IntoIterator<Item = &'a Said>) -> Option<EntryId> {
        said.into_iter().filter(|one| self.is_written_by(one)).last().map(|one| one.id)
    }

    /// Lets somebody answer anew who has seen what stands here. Whoever began before another
    /// answered would put older words in place of newer ones that they never saw.
    ///
    /// # Errors
    /// When another answer stands here by now.
    pub fn begun_from(
        self,
        began: Option<EntryId>,
        newest: Option<EntryId>,
    ) -> Result<(), Refused> {
        if began == newest { Ok(()) } else { Err(Refused::AnotherStands) }
    }
}
