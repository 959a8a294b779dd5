// SPDX-License-Identifier: AGPL-3.0-or-later
//! The quiet balance: what the last eight visits were about, day by day, and where the child was in them.

use maud::{Markup, html};
use practice::access::Screen;
use practice::looking_back::{Domain, last_visits, only_needs};
use practice::visits::Visit;

use super::Told;
use crate::open::Open;
use crate::urls;

/// Each domain with the days of the last eight visits that were about it. Nothing is counted; nothing is there where nobody
/// said of any what it was about.
pub fn balance(open: &Open) -> Markup {
    let words = open.who.words;
    let last = last_visits(&open.family);
    let days = |domain: Domain| -> Vec<&Visit> {
        let about = last.iter().rev().filter(|(_, about)| about.contains(&domain));
        about.map(|(visit, _)| *visit).collect()
    };
    html! {
        @if last.iter().any(|(_, about)| !about.is_empty()) {
            section.card.stack-s aria-labelledby="h-balance" {
                h3 id="h-balance" { (words.say("look-back-balance")) }
                p.meta { (words.say("look-back-balance-lede")) }
                ul.list {
                    @for domain in Domain::ALL { li { strong { (domain.name(words)) } ": " (on_days(open, &days(domain))) } }
                }
                (where_child(open))
            }
        }
    }
}

fn on_days(open: &Open, visits: &[&Visit]) -> Markup {
    let words = open.who.words;
    let day = |visit: &Visit| visit.on().map(|on| words.day_month(on)).unwrap_or_default();
    html! {
        @if visits.is_empty() { span.meta { (words.say("look-back-balance-none")) } }
        @for (number, visit) in visits.iter().enumerate() {
            @if number > 0 { ", " }
            a href=(urls::visit(open.family.id, visit.id)) { (day(visit)) }
        }
    }
}

/// Where the child was, when the last visits were about what a family needs to live and about nothing else.
pub fn where_child(open: &Open) -> Markup {
    let words = open.who.words;
    html! {
        @if open.reader.screen == Screen::Own && only_needs(&open.family) {
            div { p { strong { (words.say("look-back-where-child")) } } p { (words.say("look-back-where-child-says")) } }
        }
    }
}
