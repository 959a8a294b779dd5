// SPDX-License-Identifier: AGPL-3.0-or-later
//! Supports: who and what around the home carries a family, how strong each tie is, and who gives and takes.

mod deciding;
mod fold;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use deciding::{MOST, Refused, change, end, tell};
pub use fold::{Ended, Support, Supports};

use crate::ids::{PersonId, SupportId};
use crate::kin::Layer;
use crate::text::Text;

/// Something told of what carries a family. Kinds are permanent: add, never rename.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "fact")]
pub enum Event {
    /// Somebody or something carries the family, or weighs on it.
    #[serde(rename = "support.told")]
    Told {
        /// Which.
        support: SupportId,
        /// How it stands.
        stands: Stands,
    },
    /// It stands otherwise now. It says everything anew, so that whoever may read only this knows the whole of it.
    #[serde(rename = "support.changed")]
    Changed {
        /// Which.
        support: SupportId,
        /// How it stands from then on.
        stands: Stands,
    },
    /// It is a support no longer.
    #[serde(rename = "support.ended")]
    Ended {
        /// Which.
        support: SupportId,
        /// Why, in words, where something was said.
        #[serde(default)]
        why: Option<Text>,
        /// When that was told.
        on: Date,
    },
}

/// The kinds of [`Event`], for reading entries.
pub const KINDS: &[&str] = &["support.told", "support.changed", "support.ended"];

/// How a support stands, as it was told on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Stands {
    /// What the family calls it: "Aunt Fe", "the clinic on Mill Street".
    pub called: Text,
    /// What it is.
    pub what: What,
    /// How strong the tie is.
    pub tie: Tie,
    /// It gives to them.
    #[serde(default)]
    pub gives: bool,
    /// It takes from them: they give to it.
    #[serde(default)]
    pub takes: bool,
    /// For whom in the family it is; nobody named is all of them.
    #[serde(default)]
    pub whom: Vec<PersonId>,
    /// Own words about it.
    #[serde(default)]
    pub words: Option<Text>,
    /// Who of the family told it; none where somebody who works with them did.
    #[serde(default)]
    pub teller: Option<PersonId>,
    /// Who sees it.
    pub layer: Layer,
    /// When it was told.
    pub on: Date,
}

/// What a support is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// A friend, or another person.
    Person,
    /// Family who live elsewhere.
    Family,
    /// Neighbours.
    Neighbours,
    /// A community of faith.
    Faith,
    /// Health care.
    Health,
    /// Work.
    Work,
    /// School, or care for children.
    School,
    /// Money, housing, an office that pays.
    Money,
    /// Anything else.
    Other,
}

impl What {
    /// Every one, in the order of a form.
    pub const ALL: [Self; 9] = [
        Self::Person,
        Self::Family,
        Self::Neighbours,
        Self::Faith,
        Self::Health,
        Self::Work,
        Self::School,
        Self::Money,
        Self::Other,
    ];
}

/// How strong the tie to a support is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tie {
    /// It holds.
    Strong,
    /// It is there, barely.
    Thin,
    /// It costs more than it carries.
    Stressful,
}

impl Tie {
    /// Every one, in the order of a form.
    pub const ALL: [Self; 3] = [Self::Strong, Self::Thin, Self::Stressful];
}
