// SPDX-License-Identifier: AGPL-3.0-or-later
//! How somebody was held, in lines that a person reads on a copy.

use jiff::civil::Date;
use practice::holding::Event;
use practice::visits::Visit;

use super::told::said_by;
use crate::open::Open;

/// What was said, how far it went and how it ended, with the pace that was wished. Nothing of what was taken back.
pub fn of_holding(open: &Open, event: &Event) -> Option<(Option<Date>, Vec<String>)> {
    let words = open.who.words;
    let Event::Kept { visit, about, how } = event else { return None };
    open.family.holding.of(*visit, *about)?;
    let said = Some(&how.said).filter(|said| !said.is_empty());
    let said = said.map(|said| said_by(open, *about, said.as_str()));
    let told = [("far", &how.far), ("ended", &how.ended)].into_iter();
    let told = told.filter(|(_, text)| !text.is_empty());
    let told =
        told.map(|(name, text)| format!("{}: {text}", words.say(&format!("holding-{name}"))));
    let enough = how.enough.then(|| words.say("visit-enough"));
    let on = open.family.visits.get(*visit).and_then(Visit::on);
    Some((on, said.into_iter().chain(told).chain(enough).collect()))
}
