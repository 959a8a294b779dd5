// SPDX-License-Identifier: AGPL-3.0-or-later
//! A good moment somebody kept, in lines that a person reads on a copy.

use jiff::civil::Date;
use practice::joys::Event;

use super::told_voices::voice;
use crate::called;
use crate::open::Open;

/// What it was, and who was there; not where in words, which may be somebody's address. Of what was taken back nothing is said, as on every page.
pub fn of_joy(open: &Open, event: &Event) -> Option<(Option<Date>, Vec<String>)> {
    let words = open.who.words;
    let Event::Kept { joy, .. } = event else { return None };
    let kept = &open.family.joys.get(*joy)?.kept;
    let there = [kept.child].into_iter().chain(kept.with.iter().copied());
    let there: Vec<String> = there.map(|one| called::person_in(words, &open.family, one)).collect();
    let says = vec![words.list(&there), voice(open, &kept.told, kept.words.as_str())];
    Some((Some(kept.day), says))
}
