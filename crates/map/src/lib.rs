// SPDX-License-Identifier: AGPL-3.0-or-later
//! The relationship map: a family as one picture with the signs of genograms, and the same as facts to be told in words.
//!
//! It is pure: the same picture gives the same bytes. It knows signs, distances and lines; every word, also the digits
//! of numbers, comes from whoever asks, in the language of the reader.
//!
//! The way from a [`Picture`] to a [`Drawing`]: `sound` drops what names nobody; `generations` gives everybody a row;
//! `nodes` decides what is drawn and what becomes one link; `blocks` puts people in order, `settle` under their parents,
//! `plan` beside other homes; `lines` finds ways for kinship through the `bands` between signs; `scene` has every place;
//! `bonds` tries many ways for each bond; `drawing` writes it all down.
//!
//! What always holds, whoever is in the family: no words meet other words, a sign or a line of kinship; a bond
//! crosses no words and no sign but those it belongs to; siblings stand in the order of their ages in each home; what is
//! drawn is what is told.

mod bands;
mod blocks;
mod bonds;
mod children;
mod costs;
mod drawing;
mod generations;
mod geometry;
mod lines;
mod measure;
mod nodes;
mod pen;
mod picture;
mod plan;
mod scene;
mod settle;
mod signs;
mod sound;
mod strokes;
pub mod supports;
mod text;
mod tries;

pub use drawing::{Drawing, Options, Places, draw};
pub use geometry::{Area, Point};
pub use picture::{
    Bond, BondId, Child, Descent, Home, HomeId, Multiple, Person, PersonId, Picture, Sign, State,
    Stay, Trend, Union, UnionKind, Words,
};
pub use text::Fact;
