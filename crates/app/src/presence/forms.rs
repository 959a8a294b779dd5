// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the forms of presence mean: another rhythm or a pause, and a try to reach out in two taps.

use jiff::civil::Date;
use practice::presence::{Agreed, EVERY_MAX, Tried, Way};

use crate::fields::{Fields, Reading};

/// The day of a try: a name of its own, since both forms stand on one page.
pub const TRIED_ON: &str = "tried-on";

fn begun(day: &str, today: Date) -> Fields {
    let mut fields = Fields::begun();
    fields.set(day, today.to_string());
    fields
}

/// The form of a try today, until another day is typed.
pub fn outreach(today: Date) -> Fields {
    begun(TRIED_ON, today)
}

/// The form of an agreement, which begins from what holds.
pub fn rhythm(every_days: Option<u16>, today: Date) -> Fields {
    let mut fields = begun("on", today);
    fields.set("every", every_days.map(|days| days.to_string()).unwrap_or_default());
    fields
}

/// A rhythm as typed; none where something lacks, which is said beside it.
pub fn agreed(reading: &mut Reading<'_>) -> Option<Agreed> {
    let every = reading.number("every", 1, i64::from(EVERY_MAX));
    let every_days = every.and_then(|days| u16::try_from(days).ok());
    let pause_until = reading.date("pause");
    let on = day(reading, "on")?;
    Some(Agreed { on, every_days, pause_until })
}

/// A try as typed: the way is the first tap, and whether somebody answered is the button that sends it.
pub fn tried(reading: &mut Reading<'_>) -> Option<Tried> {
    let way = reading.choice("way", |code| Way::ALL.into_iter().find(|way| way.code() == code));
    if reading.fields.get("way").is_empty() {
        reading.problem("way", "presence-way-missing");
    }
    let on = day(reading, TRIED_ON);
    let words = reading.narrative("said").some();
    let answered = reading.fields.get("do") == "answered";
    Some(Tried { on: on?, way: way?, answered, words })
}

fn day(reading: &mut Reading<'_>, field: &str) -> Option<Date> {
    if reading.fields.get(field).trim().is_empty() {
        reading.problem(field, "presence-on-missing");
    }
    reading.date(field)
}
