// SPDX-License-Identifier: AGPL-3.0-or-later
//! How it was between whoever visited and somebody, in lines that a person reads on a copy, where somebody chose that it goes.

use jiff::civil::Date;
use practice::between_us::Event;

use crate::called;
use crate::open::Open;

/// With whom, and what was told.
pub fn of_us(open: &Open, event: &Event) -> (Option<Date>, Vec<String>) {
    let Event::Told { told } = event;
    let words = open.who.words;
    let line = |key: &str, text: Option<&practice::text::Text>| {
        text.map(|text| format!("{}: {text}", words.say(key)))
    };
    let with = called::person_in(words, &open.family, told.with);
    let said = [
        line("us-how", told.how.as_ref()),
        line("us-rupture", told.rupture.as_ref()),
        line("us-repair", told.repair.as_ref()),
    ];
    (Some(told.on), std::iter::once(with).chain(said.into_iter().flatten()).collect())
}
