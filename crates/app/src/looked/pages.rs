// SPDX-License-Identifier: AGPL-3.0-or-later
//! The pages of who has looked: a family's own, in plain words.

pub mod book;
pub mod unusual;
pub mod waiting;

use jiff::civil::Date;
use maud::{Markup, html};
use practice::access::Hat;

use super::book::in_words;
use super::family::Look;
use crate::open::Open;
use crate::overview::frame;
use crate::ui::notice::{self, Tone};
use crate::urls;

/// Who has looked at a family's record between two days.
pub fn of_family(
    open: &Open,
    (from, until): (Date, Date),
    looks: &[Look],
    before: Option<Date>,
) -> Markup {
    let words = open.who.words;
    let title = words.say("looked-title");
    let caregiver = open.who.hat == Hat::Caregiver;
    let between = [("from", words.date(from).into()), ("until", words.date(until).into())];
    let mut days: Vec<Date> = looks.iter().map(|look| look.on).collect();
    days.dedup();
    frame(
        open,
        &title,
        "looked",
        &html! {
            div.row.between {
                div {
                    h2 { (title) }
                    p.lede { (words.say(if caregiver { "looked-lede-yours" } else { "looked-lede-team" })) }
                }
                div.actions { button.btn.second type="button" data-print hidden { (words.say("form-print")) } }
            }
            p.meta { (words.with("looked-between", &between)) }
            @if looks.is_empty() { (notice::empty(&words.say("looked-nobody"))) }
            div.stack {
                @for day in &days {
                    section.card aria-labelledby={ "day-" (day) } {
                        h3 id={ "day-" (day) } { (words.date_long(*day)) }
                        ul.list { @for look in looks.iter().filter(|look| look.on == *day) { (line(open, look)) } }
                    }
                }
                p.actions {
                    @if let Some(before) = before {
                        a.btn.second href=(urls::looked_until(open.family.id, before)) { (words.say("looked-earlier")) }
                    }
                    @if until < open.today { a.btn.quiet href=(urls::looked(open.family.id)) { (words.say("looked-latest")) } }
                }
                p.meta { (words.say("looked-ask")) }
            }
        },
    )
}

/// One person on one day: who, what for, and what they did; the hours for whoever wants them.
fn line(open: &Open, look: &Look) -> Markup {
    let words = open.who.words;
    let name = look.name.clone().unwrap_or_else(|| words.say("looked-somebody"));
    let did: Vec<String> = look.did.iter().map(|code| in_words(words, "did", code)).collect();
    let times = i64::try_from(look.times.len()).unwrap_or(i64::MAX);
    html! {
        li {
            p { strong { (name) } ", " (in_words(words, "why", &look.why)) ": " (did.join(", ")) "." }
            @if look.why == "emergency" { p { (notice::tag(Tone::Honey, &words.say("looked-tag-emergency"))) } }
            @if look.did.iter().any(|code| code == "family.denied") {
                p { (notice::tag(Tone::Plain, &words.say("looked-tag-denied"))) }
            }
            details {
                summary { (words.with("looked-times", &[("count", times.into())])) }
                ul.n.small { @for (at, code) in &look.times { li { (words.time(*at)) " · " (in_words(words, "did", code)) } } }
            }
        }
    }
}
