// SPDX-License-Identifier: AGPL-3.0-or-later
//! Expecting a child: what is imagined before, how the birth was, what is said of a loss, and days that are tender.

mod deciding;
mod fold;
pub mod tender;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use deciding::{Part, Refused, birth, imagine, keep_name, loss};
pub use fold::{Expecting, NameChoice, OfBirth, OfLoss, Pictured};

use crate::ids::{PersonId, TenderId};
use crate::text::Text;
use tender::TenderDate;

/// Something told around a child who is expected, was born, or was lost. Kinds are permanent: add, never
/// rename.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "fact")]
pub enum Event {
    /// What somebody imagines of a child who is expected.
    #[serde(rename = "baby.imagined")]
    Imagined {
        /// The child.
        child: PersonId,
        /// What it is.
        what: Imagining,
        /// In whose words.
        own: OwnWords,
    },
    /// How a birth was, as somebody who was there tells it.
    #[serde(rename = "birth.told")]
    BirthTold {
        /// The child.
        child: PersonId,
        /// In whose words.
        own: OwnWords,
    },
    /// What somebody says of the loss of a child, and wishes.
    #[serde(rename = "loss.said")]
    LossSaid {
        /// The child.
        child: PersonId,
        /// What it is about.
        about: Grief,
        /// In whose words.
        own: OwnWords,
    },
    /// Whether the family goes on being called after a child they lost, as a parent chose.
    #[serde(rename = "name.kept")]
    NameKept {
        /// The child.
        child: PersonId,
        /// Whether the name stays.
        keep: bool,
        /// Who chose it.
        teller: PersonId,
        /// When.
        on: Date,
    },
    /// A day that is tender to a caregiver.
    #[serde(rename = "tender_date.told")]
    TenderTold(TenderDate),
    /// A tender date is to be held in mind no longer.
    #[serde(rename = "tender_date.ended")]
    TenderEnded {
        /// Which.
        date: TenderId,
        /// Since when.
        on: Date,
    },
}

/// The kinds of [`Event`], for reading entries.
pub const KINDS: &[&str] = &[
    "baby.imagined",
    "birth.told",
    "loss.said",
    "name.kept",
    "tender_date.told",
    "tender_date.ended",
];

/// Somebody's words, and when they said them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnWords {
    /// As said.
    pub words: Text,
    /// Who said them: one of the family.
    pub teller: PersonId,
    /// When.
    pub on: Date,
}

/// What can be imagined of a child who is expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Imagining {
    /// How the child may be.
    Baby,
    /// What is hoped.
    Hope,
    /// What is feared.
    Fear,
    /// Who will be near.
    Near,
    /// Names that are thought of.
    Name,
}

impl Imagining {
    /// Every one, in the order of a form.
    pub const ALL: [Self; 5] = [Self::Baby, Self::Hope, Self::Fear, Self::Near, Self::Name];
}

/// What may be said of a loss.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grief {
    /// The words they want to hear, and those they do not.
    ToSay,
    /// Who was told, and by whom.
    WhoKnows,
    /// Whether and how visits are to go on.
    Visits,
}

impl Grief {
    /// Every one, in the order of a form.
    pub const ALL: [Self; 3] = [Self::ToSay, Self::WhoKnows, Self::Visits];
}
