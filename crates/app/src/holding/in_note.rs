// SPDX-License-Identifier: AGPL-3.0-or-later
//! How somebody was held, in the note of a visit: one person, kept with its signing in one act.

use practice::holding::{self, How, Of};
use practice::{Labelled, PersonId};

use super::{ABOUT, ENDED, ENOUGH, FAR, SAFE, SAID, is_asked, is_safe, problem, read_one};
use crate::fields::{Fields, Reading};
use crate::open::Open;
use crate::ui::form::FieldError;
use crate::visits::InNote;

pub use super::pages::before_visit as paces;
pub use super::pages::form::in_note as fields;

/// What was typed.
pub struct Typed(Option<(PersonId, How)>);

/// Whether anything was typed or chosen.
pub fn is_begun(fields: &Fields) -> bool {
    is_told(fields) || [ABOUT, SAFE].iter().any(|name| !fields.get(name).is_empty())
}

/// Whether something is told; who told it alone says nothing yet, and cannot be unchosen.
pub fn is_told(fields: &Fields) -> bool {
    [SAID, FAR, ENDED, ENOUGH].iter().any(|name| !fields.get(name).trim().is_empty())
}

/// Reads it. That somebody may not be safe needs no word beside it.
pub fn read(reading: &mut Reading<'_>, open: &Open) -> Typed {
    if !is_asked(open) {
        return Typed(None);
    }
    is_safe(reading);
    Typed(if is_told(reading.fields) { read_one(reading, open) } else { None })
}

/// Decides it beside the signing of a note: under the rules of law chosen for its words.
pub fn make(open: &Open, typed: &Typed, note: &InNote<'_>) -> Result<Option<Labelled>, FieldError> {
    let Some((about, how)) = &typed.0 else { return Ok(None) };
    let of = Of { visit: note.visit, part: note.part, law: note.law };
    let one = holding::add(&open.family, of, *about, how.clone());
    one.map(Some).map_err(|reason| problem(note.words, reason))
}
