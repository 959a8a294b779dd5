// SPDX-License-Identifier: AGPL-3.0-or-later
//! A first in the note of a visit: kept with its signing in one act, and read by nobody who does not read the visit.

use practice::firsts;
use practice::{FirstId, Labelled, PersonId};

use super::forms::happened;
use crate::fields::Reading;
use crate::open::Open;
use crate::ui::form::FieldError;
use crate::visits::InNote;
use crate::voices::forms::child;
use crate::voices::hand;

pub use super::forms::Telling;
pub use super::pages::in_note::fields;

/// How its fields end.
pub const ENDING: &str = "-first";

/// Reads it; none where nothing was typed.
pub fn read(reading: &mut Reading<'_>, open: &Open) -> Option<(PersonId, Telling)> {
    let typed = ["what", "meant"].map(|name| reading.fields.get(&format!("{name}{ENDING}")));
    if typed.iter().all(|typed| typed.trim().is_empty()) {
        return None;
    }
    let child = child(reading, open, &format!("child{ENDING}"))?;
    Some((child, happened(reading, open, ENDING)?))
}

/// Decides it beside the signing of a visit.
pub fn make(
    open: &Open,
    told: Option<&(PersonId, Telling)>,
    note: &InNote<'_>,
) -> Result<Vec<Labelled>, FieldError> {
    let Some((child, telling)) = told else { return Ok(Vec::new()) };
    // Where nobody said another day, it was in this visit.
    let happened = telling.settled(open, *child, note.part);
    let by = (hand(open), open.today);
    let one = firsts::happen(&open.family, FirstId(note.act), happened, by);
    let refused = |reason: firsts::Refused| FieldError {
        field: format!("{}{ENDING}", reason.field()),
        text: note.words.say(reason.code()),
    };
    one.map(|one| vec![one]).map_err(refused)
}
