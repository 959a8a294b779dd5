// SPDX-License-Identifier: AGPL-3.0-or-later
//! How it was between whoever visited and somebody, in lines that a person reads on a copy, where somebody chose that it goes.

use jiff::civil::Date;
use practice::between_us::Event;

use crate::called;
use crate::open::Open;

/// With whom, and what was told.
///
/// What was taken back is told nowhere, and neither is that there was anything.
pub fn of_us(open: &Open, event: &Event) -> Option<(Option<Date>, Vec<String>)> {
    let Event::Told { told } = event else { return None };
    let stands = open.family.between_us.of_visit(told.visit).any(|(known, _)| *known == **told);
    if !stands {
        return None;
    }
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
    Some((Some(told.on), std::iter::once(with).chain(said.into_iter().flatten()).collect()))
}
