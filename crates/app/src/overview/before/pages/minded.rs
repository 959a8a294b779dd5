// SPDX-License-Identifier: AGPL-3.0-or-later
//! What to hold in mind before a visit, alone with the screen: dates that are tender, the pace, what was not mended, wonderings.

use maud::{Markup, html};
use practice::access::Screen;

use super::the_visit;
use crate::called;
use crate::echoes;
use crate::expecting;
use crate::holding;
use crate::looking_back;
use crate::open::Open;
use crate::understandings;
use crate::wonderings;

/// The section. On a screen others see it says the same whatever there is, also where there is nothing.
pub fn hold(open: &Open) -> Markup {
    let words = open.who.words;
    let alone = open.reader.screen == Screen::Own;
    let held = if alone {
        all(open)
    } else {
        html! { p.small { (words.say("before-own-screen")) } }
    };
    html! {
        @if !held.0.is_empty() {
            section.private.stack-s.noprint data-private aria-labelledby="hold-in-mind" {
                h2 id="hold-in-mind" { (words.say("before-hold-in-mind")) }
                @if alone { p.xs { (words.say("before-held-for-you")) } }
                (held)
            }
        }
    }
}

fn all(open: &Open) -> Markup {
    html! { (expecting::before_visit(open)) (holding::before_visit(open)) (unmended(open)) (wonderings::before_visit(open)) (understandings::before_visit(open)) (echoes::before_visit(open)) (looking_back::where_child(open)) }
}

/// Hard moments that nothing mended yet, with a question and no answer.
fn unmended(open: &Open) -> Markup {
    let words = open.who.words;
    html! {
        @for (known, visit, written) in open.family.unmended() {
            div {
                @let on = visit.on().map(|on| words.day_month(on)).unwrap_or_default();
                p { (words.with("before-unmended", &[
                    ("date", on.into()), ("two", called::relationship(open, known).into())])) }
                p.told { (written.text) }
                p.xs { (the_visit(open, visit)) }
            }
        }
    }
}
