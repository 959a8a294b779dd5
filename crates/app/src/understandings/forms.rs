// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the forms of understandings hold, and what they mean.

use jiff::civil::Date;
use practice::UnderstandingId;
use practice::understandings::Account;

use crate::fields::{Fields, Reading};

/// How it is understood.
pub const WORDS: &str = "words";
/// What would change their mind.
pub const WOULD_CHANGE: &str = "would-change";
/// Why it is laid aside.
pub const WHY: &str = "why";
/// Where one understanding stands on the page.
pub const ONE: &str = "understanding";
/// Where all of them stand on the page.
pub const ALL: &str = "understandings";
/// How many steps with it the form began from.
pub const OF: &str = "of";

/// The ending of the fields of one understanding: several stand on one page.
pub fn ending(one: UnderstandingId) -> String {
    format!("-{one}")
}

/// How it is understood, as typed into the fields of this ending.
pub fn account(reading: &mut Reading<'_>, ending: &str, on: Date) -> Account {
    let words = reading.narrative(&format!("{WORDS}{ending}"));
    let would_change = reading.narrative(&format!("{WOULD_CHANGE}{ending}")).some();
    Account { words, would_change, on }
}

/// How many steps with it the form began from; where it does not say so, none is taken for what stands.
pub fn began_from(fields: &Fields) -> usize {
    fields.get(OF).parse().unwrap_or_default()
}

/// What was typed, in the form of another understanding: the one it was to change was taken back meanwhile. Why it was to be
/// laid aside stands there too: it is nowhere else.
pub fn in_new_form(one: UnderstandingId, fields: &Fields) -> Fields {
    let mut kept = fields.clone();
    let typed = |name: &str| fields.get(&format!("{name}{}", ending(one))).to_owned();
    let words = typed(WORDS);
    kept.set(WORDS, if words.is_empty() { typed(WHY) } else { words });
    kept.set(WOULD_CHANGE, typed(WOULD_CHANGE));
    kept
}
