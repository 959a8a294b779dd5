// SPDX-License-Identifier: AGPL-3.0-or-later
//! The page of the protected part: what was written there, newest first.

use maud::{Markup, html};
use practice::access::is_protected;
use practice::visits::{self, Field};
use practice::{Event, Said, VisitId};

use crate::called;
use crate::codes::{LAWS, code_of};
use crate::open::Open;
use crate::overview::frame;
use crate::ui::notice;
use crate::urls;

/// Everything that was filed in the protected part.
pub fn show(open: &Open) -> Markup {
    let words = open.who.words;
    let title = words.say("safety-title");
    let mut texts: Vec<_> = open.said().filter_map(protected).collect();
    texts.reverse();
    frame(
        open,
        &title,
        "people",
        &html! {
            h2 { (title) }
            p.lede { (words.say("safety-lede")) }
            @if texts.is_empty() { (notice::empty(&words.say("safety-empty"))) }
            @for (said, visit, field, text) in texts { (one(open, said, (visit, field, text))) }
        },
    )
}

/// A text of a visit that only this page shows.
fn protected(said: &Said) -> Option<(&Said, VisitId, Field, &str)> {
    match &said.event {
        Event::Visits(visits::Event::Wrote { visit, field, text, .. })
            if is_protected(&said.label) && !text.is_empty() =>
        {
            Some((said, *visit, *field, text.as_str()))
        }
        _ => None,
    }
}

fn one(open: &Open, said: &Said, (visit, field, text): (VisitId, Field, &str)) -> Markup {
    let words = open.who.words;
    let day = open.family.visits.get(visit).and_then(visits::Visit::on);
    let at = open.app.local(said.at);
    let signed = [
        ("name", called::practitioner(open, said.by).into()),
        ("date", words.date(at.date()).into()),
        ("time", words.time(at.time()).into()),
    ];
    html! {
        section.card.stack {
            h3 { (words.say(&format!("note-{}", field.code()))) }
            p.told { (text) }
            @if let Some(teller) = said.label.teller {
                p.meta { (called::person_in(words, &open.family, teller)) }
            }
            @for tag in &said.label.law {
                p.meta { (words.say(&format!("law-{}", code_of(&LAWS, *tag)))) }
            }
            p.meta {
                @if let Some(day) = day {
                    a href=(urls::visit(open.family.id, visit)) {
                        (words.with("safety-of-visit", &[("date", words.date(day).into())]))
                    }
                    " · "
                }
                (words.with("visit-signed-by", &signed))
            }
        }
    }
}
