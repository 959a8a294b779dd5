// SPDX-License-Identifier: AGPL-3.0-or-later
//! Kin: who is whose child, who is or was a couple, pregnancies that ended, and how somebody is drawn.

mod deciding;
mod fold;

use serde::{Deserialize, Serialize};

pub use deciding::{Layer, Refused, couple, ended, nudge, parent, shape};
pub use fold::{Couple, Ended, Kin, ParentOf};

use crate::ids::{HomeId, PersonId};
use crate::text::Text;

/// Something told of who belongs to whom. Kinds are permanent: add, never rename.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "fact")]
pub enum Event {
    /// Two are, or were, a couple.
    #[serde(rename = "couple.told")]
    CoupleTold {
        /// One of the two.
        a: PersonId,
        /// The other.
        b: PersonId,
        /// How they are together; none where it was told by mistake.
        how: Option<Together>,
        /// Dates and the like, in words ("together 2021 to 2025").
        #[serde(default)]
        words: Option<Text>,
        /// Who is to see it.
        layer: Layer,
    },
    /// Somebody is whose child.
    #[serde(rename = "parent.told")]
    ParentTold {
        /// The child, of whatever age.
        child: PersonId,
        /// The parent.
        parent: PersonId,
        /// How they came to be; none where it was told by mistake.
        how: Option<Line>,
        /// Who is to see it.
        layer: Layer,
    },
    /// A pregnancy ended without a living child. How it ended is not asked.
    #[serde(rename = "pregnancy.ended")]
    PregnancyEnded {
        /// Whose pregnancy.
        of: PersonId,
        /// With whom, where it was told.
        #[serde(default)]
        with: Option<PersonId>,
        /// The expected child of this record, where it was known as one.
        #[serde(default)]
        child: Option<PersonId>,
        /// When, as it was said.
        #[serde(default)]
        when: Option<Text>,
        /// Own words about it, where they were offered.
        #[serde(default)]
        words: Option<Text>,
        /// It was told by mistake: the same as was told before is taken back.
        #[serde(default)]
        mistake: bool,
    },
    /// How somebody wants to be drawn.
    #[serde(rename = "shape.chosen")]
    ShapeChosen {
        /// Who.
        person: PersonId,
        /// Their sign.
        shape: Shape,
    },
    /// Somebody or a home stands further left or right on the map than it would by itself.
    #[serde(rename = "map.nudged")]
    Nudged {
        /// What was moved.
        what: Placed,
        /// Towards the end of the line (true) or its beginning.
        later: bool,
    },
}

/// The kinds of [`Event`], for reading entries.
pub const KINDS: &[&str] =
    &["couple.told", "parent.told", "pregnancy.ended", "shape.chosen", "map.nudged"];

/// How two are, or were, together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Together {
    /// Married.
    Married,
    /// Living together, or together without a word for it.
    Partners,
    /// For a short while.
    Brief,
    /// Separated.
    Separated,
    /// Divorced.
    Divorced,
}

impl Together {
    /// Every way, in the order of a form.
    pub const ALL: [Self; 5] =
        [Self::Married, Self::Partners, Self::Brief, Self::Separated, Self::Divorced];
}

/// How somebody came to be whose child.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Line {
    /// Born to.
    Birth,
    /// Adopted by.
    Adopted,
    /// In foster care with.
    Foster,
    /// Raised by kin.
    Kin,
    /// Conceived or carried with the help of.
    Donor,
}

impl Line {
    /// Every line, in the order of a form.
    pub const ALL: [Self; 5] = [Self::Birth, Self::Adopted, Self::Foster, Self::Kin, Self::Donor];
}

/// The sign somebody is drawn with, as they choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// A man or a boy.
    Square,
    /// A woman or a girl.
    Circle,
    /// Another, or not known.
    Diamond,
}

impl Shape {
    /// Every sign, in the order of a form.
    pub const ALL: [Self; 3] = [Self::Circle, Self::Square, Self::Diamond];
}

/// What may be moved on the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Placed {
    /// Somebody, among those they stand beside.
    Person(PersonId),
    /// A home, among the homes.
    Home(HomeId),
}
