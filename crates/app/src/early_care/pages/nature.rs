// SPDX-License-Identifier: AGPL-3.0-or-later
//! How a child is by nature, as the page before a visit has it: in the words of each who told it.

use maud::{Markup, html};
use practice::early_care::{Habit, Reply};
use practice::people::Person;

use super::{confided, keeps_off_paper, told};
use crate::called;
use crate::open::Open;
use crate::urls;

/// What each said of it, with the day: some months later a child may be another one. Where nobody said anything, a way
/// to tell it.
pub fn by_nature(open: &Open, child: &Person) -> Markup {
    let words = open.who.words;
    let told_of = open.family.early_care.stands(child.id, Habit::Temperament);
    let asked = told_of.is_empty() && child.born().is_some() && open.may_write();
    html! {
        @for used in told_of.iter().filter(|used| used.answer.reply == Reply::Said) {
            @let by = used.answer.told;
            p.small.noprint[keeps_off_paper(open, by.confided)] {
                strong { (words.say("before-by-nature")) ": " }
                q.told { (used.answer.words) }
                " (" (told(open, by)) ")" (confided(open, by.confided))
            }
        }
        @if asked {
            p.small.noprint { a href=(urls::habit(open.family.id, child.id, Habit::Temperament)) {
                (words.with("before-by-nature-ask", &[("name", called::person(words, child).into())])) } }
        }
    }
}
