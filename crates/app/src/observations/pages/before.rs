// SPDX-License-Identifier: AGPL-3.0-or-later
//! Observations before a visit: what came in since the last one, under what they want to talk about.

use maud::{Markup, html};
use practice::observations::Observation;

use super::quoted;
use crate::called;
use crate::fields::Fields;
use crate::open::Open;
use crate::urls;

/// What came in since the last visit; nothing where there is none.
pub fn since(open: &Open) -> Markup {
    let words = open.who.words;
    let waiting = open.family.seen_since();
    let Some(first) = waiting.first().and_then(|known| known.seen.told.person()) else {
        return html! {};
    };
    let same = waiting.iter().all(|known| known.seen.told.person() == Some(first));
    let name = called::person_in(words, &open.family, first);
    html! {
        section.card.stack-s aria-labelledby="seen-since" {
            h2 id="seen-since" {
                @if same { (words.with("observations-since-of", &[("name", name.into())])) }
                @else { (words.say("observations-since-all")) }
            }
            @for known in &waiting { (quoted(open, known)) }
            p.small.noprint { a href=(urls::observations(open.family.id)) { (words.say("observations-all")) } }
        }
    }
}

/// That it was talked about, with one press.
pub fn talked(open: &Open, known: &Observation, then: &str) -> Markup {
    let words = open.who.words;
    html! {
        form.row method="post" action=(urls::observation(open.family.id, known.id)) autocomplete="off" {
            input type="hidden" name="act" value=(Fields::begun().get("act"));
            @if !then.is_empty() { input type="hidden" name="then" value=(then); }
            button.btn.second type="submit" name="do" value="talked" {
                (words.say("observations-talked-do")) span.vh { ": " (known.seen.words) } }
        }
    }
}
