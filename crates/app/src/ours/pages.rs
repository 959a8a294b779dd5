// SPDX-License-Identifier: AGPL-3.0-or-later
//! What of ours waits: before the visit it comes back at, and under the visits it was left and taken up in.

pub mod in_note;

use maud::{Markup, html};
use practice::ours::{Ours, PutOff};
use practice::visits::Visit;

use crate::called;
use crate::open::Open;
use crate::urls;

/// What comes back at a visit, with each reason it was left for.
pub fn before_visit(open: &Open, visit: Option<&Visit>) -> Markup {
    let words = open.who.words;
    let on = visit.and_then(Visit::on).unwrap_or(open.today).max(open.today);
    let back: Vec<&Ours> = open.family.ours.iter().filter(|one| one.comes_back(on)).collect();
    html! {
        @if !back.is_empty() {
            section.card.stack-s.noprint aria-labelledby="ours-back" {
                h2 id="ours-back" { (words.say("ours-back")) }
                p.meta { (words.say("ours-back-lede")) }
                @for one in back { (waited(open, one)) }
            }
        }
    }
}

/// Something that waits: what it is, and each reason, the newest first.
pub fn waited(open: &Open, one: &Ours) -> Markup {
    let mut each: Vec<&PutOff> = one.each().collect();
    each.reverse();
    html! {
        div.stack-s {
            p { span.tag { (open.who.words.say(&format!("ours-what-{}", one.now.what.code()))) } " " strong { (one.now.name) } }
            @for left in each { (reason(open, left)) }
        }
    }
}

/// A reason in their words, in which visit it was given, and until when it was to wait.
fn reason(open: &Open, left: &PutOff) -> Markup {
    let words = open.who.words;
    let name = called::person_in(words, &open.family, left.teller);
    html! {
        blockquote.voice {
            p.told { (left.why) }
            cite { (name) ", " a href=(urls::visit(open.family.id, left.visit)) { (words.date(left.on)) } }
        }
        p.xs { @match left.until {
            Some(until) => (words.with("ours-until-day", &[("date", words.date(until).into())])),
            None => (words.say("ours-until-next")),
        } }
    }
}

/// Under a signed visit: what was left in it for another time, and what was taken up or let go.
pub fn of_visit(open: &Open, visit: &Visit) -> Markup {
    let words = open.who.words;
    let all = &open.family.ours;
    let left = all.iter().flat_map(|one| {
        let here = one.each().filter(|left| left.visit == visit.id);
        here.map(move |left| (one, left))
    });
    let left: Vec<(&Ours, &PutOff)> = left.collect();
    let settled = all.iter().filter_map(|one| Some((one, one.settled.as_ref()?)));
    let settled: Vec<_> = settled.filter(|(_, settled)| settled.visit == visit.id).collect();
    html! {
        @if !left.is_empty() || !settled.is_empty() {
            section.card.stack-s.noprint aria-labelledby="ours-of-visit" {
                h3 id="ours-of-visit" { (words.say("ours-of-visit")) }
                @for (one, left) in left { div.stack-s { p { strong { (one.now.name) } } (reason(open, left)) } }
                @for (one, settled) in settled {
                    p { strong { (one.now.name) } ": " (words.say(&format!("ours-{}", settled.how.code()))) }
                }
            }
        }
    }
}
