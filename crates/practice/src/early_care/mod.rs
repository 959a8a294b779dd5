// SPDX-License-Identifier: AGPL-3.0-or-later
//! Early care: in whose arms a baby slept, where, from when until when, and what the baby is used to.
//!
//! That nobody knows is an answer: a stay may be told of which neither the place nor the arms are
//! known, a day may be known by its month only or not at all, and nobody may know what comforts. What
//! was never told is something else and is shown as such. Nothing here is a score.

mod deciding;
mod fold;
mod letter;
mod nights;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use deciding::{Refused, Telling, begin_from, give, tell, used_to};
pub use fold::{EarlyCare, Stay, Used};
pub use letter::{Line, in_letter, lines};
pub use nights::{Count, Nights, Span};

use crate::ids::{PersonId, StayId};
use crate::text::Text;

/// Something that was told of a baby's early care. Kinds are permanent: add, never rename.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "fact")]
pub enum Event {
    /// Somebody told of a stay. Told again, it replaces what was told of the same stay before.
    #[serde(rename = "stay.told")]
    StayTold {
        /// Whose stay.
        child: PersonId,
        /// Which.
        stay: StayId,
        /// What was told; none where it was told by mistake.
        #[serde(default)]
        account: Option<Account>,
        /// Who told it, and for whom.
        told: By,
    },
    /// Somebody told what a baby is used to.
    #[serde(rename = "habit.told")]
    HabitTold {
        /// Whose habit.
        child: PersonId,
        /// What it is about.
        habit: Habit,
        /// What was said.
        answer: Answer,
    },
    /// The letter for the next arms was given to somebody.
    #[serde(rename = "letter.given")]
    LetterGiven {
        /// Whose letter.
        child: PersonId,
        /// The letter.
        letter: Letter,
    },
}

/// The kinds of [`Event`], for reading entries.
pub const KINDS: &[&str] = &["stay.told", "habit.told", "letter.given"];

/// Who told something, when, and whether it is for them alone and the team.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct By {
    /// Who of the family said it; none where it was seen, or read in a paper.
    #[serde(default)]
    pub teller: Option<PersonId>,
    /// Told in confidence: it stays in the teller's own part and goes into no letter.
    #[serde(default)]
    pub confided: bool,
    /// When it was told.
    pub on: Date,
}

/// What is known of a stay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// In whose arms, of those in the record.
    #[serde(default)]
    pub with: Vec<PersonId>,
    /// In whose arms beside or instead, in words.
    #[serde(default)]
    pub others: Option<Text>,
    /// Where.
    pub place: Where,
    /// The place in words.
    #[serde(default)]
    pub place_words: Option<Text>,
    /// Since when.
    pub from: Day,
    /// Until when; none while it goes on.
    #[serde(default)]
    pub until: Option<Day>,
    /// Why, in words.
    #[serde(default)]
    pub why: Option<Text>,
}

impl Account {
    /// Whether all that is known is that nobody knows.
    #[must_use]
    pub fn nobody_knows(&self) -> bool {
        self.place == Where::Unknown && self.with.is_empty() && self.others.is_none()
    }

    /// Whether it says in whose arms the baby was. In a hospital nobody of ours is an answer too.
    #[must_use]
    pub fn tells_whose_arms(&self) -> bool {
        !self.with.is_empty() || self.others.is_some() || self.place == Where::Hospital
    }
}

/// Where a baby slept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Where {
    /// At home.
    Home,
    /// In a hospital.
    Hospital,
    /// In a foster home.
    FosterHome,
    /// In a shelter.
    Shelter,
    /// Somewhere else, in words.
    Other,
    /// Nobody knows.
    Unknown,
}

impl Where {
    /// All of them, in the order of a form.
    pub const ALL: [Self; 6] =
        [Self::Home, Self::Hospital, Self::FosterHome, Self::Shelter, Self::Other, Self::Unknown];

    /// Its name in forms and messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Hospital => "hospital",
            Self::FosterHome => "foster-home",
            Self::Shelter => "shelter",
            Self::Other => "other",
            Self::Unknown => "unknown",
        }
    }
}

/// A day, as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Day {
    /// This day.
    On(Date),
    /// Some day of the month of this day.
    About(Date),
    /// Nobody knows.
    Unknown,
}

/// What one would want to know of a baby before the first night, and before each visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Habit {
    /// How the baby sleeps.
    Sleep,
    /// How the baby eats.
    Food,
    /// How the baby is held.
    Held,
    /// What comforts.
    Comforts,
    /// What upsets.
    Upsets,
    /// How the baby is by nature: quick or slow with what is new, loud or quiet, how soon it is too much.
    Temperament,
}

impl Habit {
    /// All of them, in the order of the page and of the letter.
    pub const ALL: [Self; 6] =
        [Self::Sleep, Self::Food, Self::Held, Self::Comforts, Self::Upsets, Self::Temperament];

    /// Its name in addresses and messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Sleep => "sleep",
            Self::Food => "food",
            Self::Held => "held",
            Self::Comforts => "comforts",
            Self::Upsets => "upsets",
            Self::Temperament => "temperament",
        }
    }

    /// The habit of this name.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|habit| habit.code() == code)
    }
}

/// What kind of answer it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reply {
    /// Somebody said or saw something.
    Said,
    /// Nobody knows: an answer, and the letter says it.
    NobodyKnows,
    /// What the same one said before holds no longer.
    TakenBack,
}

impl Reply {
    /// All of them, in the order of a form.
    pub const ALL: [Self; 3] = [Self::Said, Self::NobodyKnows, Self::TakenBack];

    /// Its name in forms.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Said => "said",
            Self::NobodyKnows => "nobody-knows",
            Self::TakenBack => "taken-back",
        }
    }
}

/// What was said of a habit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// What kind of answer.
    pub reply: Reply,
    /// In own words.
    #[serde(default)]
    pub words: Text,
    /// Who told it, and for whom.
    pub told: By,
}

/// A letter for the next arms, as it was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// To whom, in words.
    pub to: Text,
    /// When.
    pub on: Date,
    /// The language it is in, as a code (BCP 47).
    pub language: String,
    /// What it says, sentence by sentence.
    pub says: Vec<Text>,
}
