// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the form of a goodbye means: the last day, why, and in own words.

use jiff::civil::Date;
use practice::goodbye::{Explained, Why};

use crate::fields::{Fields, Reading};

/// A form that ends the work today, until another day is typed.
pub fn blank(today: Date) -> Fields {
    let mut fields = Fields::begun();
    fields.set("on", today.to_string());
    fields
}

/// The last day, as far as one was typed.
pub fn day(fields: &Fields) -> Option<Date> {
    fields.get("on").trim().parse().ok()
}

/// What was typed; none where something lacks, which is said beside it.
pub fn explained(reading: &mut Reading<'_>) -> Option<Explained> {
    let on = reading.date("on");
    if reading.fields.get("on").trim().is_empty() {
        reading.problem("on", "goodbye-on-missing");
    }
    let why = reading.choice("why", |code| Why::ALL.into_iter().find(|known| known.code() == code));
    if reading.fields.get("why").is_empty() {
        reading.problem("why", "goodbye-why-missing");
    }
    let words = reading.narrative("words").some();
    Some(Explained { why: why?, words, on: on? })
}
