// SPDX-License-Identifier: AGPL-3.0-or-later
//! Supports: the household in the middle, what carries it around it, and between them how strong and which way.
//!
//! As the map does, it knows boxes, distances and lines; every word comes from whoever asks. Nothing written meets
//! anything, no line meets a box or another line, and what is drawn is what is told.

mod drawing;
mod ring;

use crate::geometry::{Area, Point};
use crate::picture::PersonId;

pub use drawing::draw;

/// A support on the picture, however the caller numbers them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SupportId(pub u128);

/// A household and what carries it. It has no `Debug`, since it is made of people's names and words.
#[derive(Clone, Default)]
pub struct Picture {
    /// Begins the ids inside the drawing, so that two of them can stand on one page.
    pub id: String,
    /// What a screen reader hears first.
    pub title: String,
    /// The language of the words, as BCP 47 has it.
    pub lang: String,
    /// Whether the words run from right to left; the drawing then does too.
    pub rtl: bool,
    /// What the household is called.
    pub household: String,
    /// Who is in it, in the order they are told.
    pub people: Vec<(PersonId, String)>,
    /// What is around it, in the order it is told: clockwise from the top.
    pub supports: Vec<Support>,
}

/// Somebody or something around a household.
#[derive(Clone)]
pub struct Support {
    /// Which.
    pub id: SupportId,
    /// What it is called.
    pub name: String,
    /// What stands under the name, a line each.
    pub facts: Vec<String>,
    /// How strong the tie is.
    pub tie: Tie,
    /// It gives to the household: an arrow at the household's end.
    pub gives: bool,
    /// It takes from the household: an arrow at its own end.
    pub takes: bool,
    /// What is said of it in one sentence.
    pub say: String,
    /// Where it leads.
    pub href: Option<String>,
}

/// How strong a tie is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tie {
    /// Strong: the double line of a close bond.
    Strong,
    /// Thin: the dots of a distant one.
    Thin,
    /// Stressful: the zigzag of one under strain.
    Stressful,
}

/// One thing the picture says. It names people and supports by their ids; what they are called stays with the caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    /// Somebody lives in the household.
    Lives(PersonId),
    /// Something is around it.
    Support {
        /// Which.
        support: SupportId,
        /// How strong the tie is.
        tie: Tie,
        /// Whether it gives.
        gives: bool,
        /// Whether it takes.
        takes: bool,
    },
}

/// A picture of supports, ready to be shown.
#[derive(Clone)]
pub struct Drawing {
    /// The picture. Inside a page it has classes only.
    pub svg: String,
    /// Its width, in the units of its text.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// The same, to be told in words.
    pub text: Vec<Fact>,
    /// The facts that are drawn.
    pub drawn: Vec<Fact>,
    /// Where things stand in it.
    pub places: Places,
}

/// Where things stand in a drawing, for whoever checks that nothing meets.
#[derive(Debug, Clone)]
pub struct Places {
    /// The household.
    pub household: Area,
    /// The supports, with which they are.
    pub supports: Vec<(SupportId, Area)>,
    /// What is written, each block in the box it belongs to: the household's first.
    pub words: Vec<Area>,
    /// The lines, each from the household to a support.
    pub lines: Vec<(SupportId, Vec<Point>)>,
}
