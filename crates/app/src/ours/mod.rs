// SPDX-License-Identifier: AGPL-3.0-or-later
//! Ours: what those who visit had planned and left for another time, in the note, before the next visit, and on the visit's page.

pub mod in_note;
mod pages;

pub use pages::{before_visit, of_visit};
