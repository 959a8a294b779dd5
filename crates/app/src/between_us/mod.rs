// SPDX-License-Identifier: AGPL-3.0-or-later
//! Between us: how it was for whoever visits, in the note, at the head of the page before the next visit, and on the visit's page.

pub mod in_note;
mod pages;

use practice::access::{Screen, may_read};
use practice::{Facet, Label};

use crate::open::Open;

pub use pages::{before_visit, of_visit};

/// Whether whoever looks may tell it: who reads what the team wrote, alone with the screen.
fn may_tell(open: &Open) -> bool {
    open.reader.screen == Screen::Own
        && open.may_write()
        && may_read(&open.reader, &Label::of(Facet::Practitioner), &[])
}
