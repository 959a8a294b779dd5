// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the forms of wonderings hold, and what they mean.

use jiff::civil::Date;
use practice::PersonId;
use practice::wonderings::{Becomes, Refused};

use crate::fields::{Fields, Reading};
use crate::open::Open;

/// What became of it.
pub const WHAT: &str = "wondered";
/// What was heard.
pub const HEARD: &str = "wondered-heard";
/// Whose words those are.
pub const TELLER: &str = "wondered-teller";
/// How it was put, or why.
pub const WORDS: &str = "wondered-words";
/// Every field but the day.
pub const ALL: [&str; 4] = [WHAT, HEARD, TELLER, WORDS];
/// What may become of it, in the order of a form.
pub const WAYS: [&str; 4] = ["asked", "heard", "kept-open", "let-go"];

/// An empty form: today.
pub fn begun(open: &Open) -> Fields {
    let mut fields = Fields::begun();
    fields.set("on", open.today.to_string());
    fields
}

/// Whether something was typed or chosen in the fields of this ending.
pub fn is_begun(fields: &Fields, ending: &str) -> bool {
    ALL.iter().any(|name| !fields.get(&format!("{name}{ending}")).trim().is_empty())
}

/// What becomes of a wondering, as typed into the fields of this ending; none where nothing was, or something lacks,
/// which is said beside it. Words that were heard say by themselves that it was.
pub fn becomes(reading: &mut Reading<'_>, ending: &str) -> Option<Becomes> {
    let field = |name: &str| format!("{name}{ending}");
    let heard = reading.narrative(&field(HEARD));
    let words = reading.narrative(&field(WORDS)).some();
    let teller = reading.choice(&field(TELLER), |id| id.parse::<PersonId>().ok());
    let what = reading.choice(&field(WHAT), |code| WAYS.into_iter().find(|way| *way == code));
    match what {
        None if !reading.fields.get(&field(WHAT)).is_empty() => None,
        Some("heard") | None if !heard.is_empty() => {
            if teller.is_none() {
                reading.problem(&field(TELLER), Refused::NoTeller.code());
            }
            if words.is_some() {
                reading.problem(&field(WORDS), "wonderings-one-of-both");
            }
            Some(Becomes::Heard { teller, words: heard })
        }
        Some("heard") => {
            reading.problem(&field(HEARD), Refused::NothingHeard.code());
            None
        }
        None if words.is_some() || teller.is_some() => {
            reading.problem(&field(WHAT), "wonderings-choose");
            None
        }
        None => None,
        // Somebody's words are kept as theirs or not at all: never among those of whoever writes.
        Some(_) if !heard.is_empty() => {
            reading.problem(&field(WHAT), "wonderings-heard-or-not");
            None
        }
        Some("asked") => Some(Becomes::Asked(words)),
        Some("kept-open") => Some(Becomes::KeptOpen(words)),
        Some(_) => Some(Becomes::LetGo(words)),
    }
}

/// The day.
pub fn day(reading: &mut Reading<'_>) -> Option<Date> {
    if reading.fields.get("on").trim().is_empty() {
        reading.problem("on", "wonderings-day-missing");
    }
    reading.date("on")
}
