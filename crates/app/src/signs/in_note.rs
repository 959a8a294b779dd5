// SPDX-License-Identifier: AGPL-3.0-or-later
//! A sign somebody found, in the note of a visit: kept with its signing in one act.

use practice::signs::{self, Refused};
use practice::{CueId, Labelled, PersonId};

use super::forms::found;
use crate::fields::Reading;
use crate::open::Open;
use crate::ui::form::FieldError;
use crate::visits::InNote;
use crate::voices::forms::child;
use crate::voices::hand;

pub use super::forms::Telling;
pub use super::pages::in_note::fields;

/// How its fields end.
pub const ENDING: &str = "-cue";

/// Reads it; none where nothing was typed.
pub fn read(reading: &mut Reading<'_>, open: &Open) -> Option<(PersonId, Telling)> {
    let typed = ["sign", "need"].map(|name| reading.fields.get(&format!("{name}{ENDING}")));
    if typed.iter().all(|typed| typed.trim().is_empty()) {
        return None;
    }
    let child = child(reading, open, &format!("child{ENDING}"))?;
    Some((child, found(reading, open, ENDING)?))
}

/// Decides it beside the signing of a visit: it is read by nobody who does not read the visit.
pub fn make(
    open: &Open,
    told: Option<&(PersonId, Telling)>,
    note: &InNote<'_>,
) -> Result<Vec<Labelled>, FieldError> {
    let Some((child, telling)) = told else { return Ok(Vec::new()) };
    let found = telling.settled(open, *child, (note.part, note.on));
    let refused = |reason: Refused| FieldError {
        field: format!("{}{ENDING}", reason.field()),
        text: note.words.say(reason.code()),
    };
    let one = signs::find(&open.family, CueId(note.act), found, hand(open));
    one.map(|one| vec![one]).map_err(refused)
}
