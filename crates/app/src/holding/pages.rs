// SPDX-License-Identifier: AGPL-3.0-or-later
//! How somebody was held: under the visit it was in, and the pace they wished for before the next one.

pub mod form;

use maud::{Markup, html};
use practice::holding::{Holding, How};
use practice::visits::Visit;
use practice::{Family, VisitId};

use super::may_tell;
use crate::called;
use crate::open::Open;
use crate::urls;

/// Under a signed visit: how whoever told something hard was held, as far as whoever reads may know.
pub fn of_visit(open: &Open, visit: &Visit) -> Markup {
    let words = open.who.words;
    let tells = may_tell(open, visit.id) && open.carers().next().is_some();
    html! {
        (held(open, &open.family, visit.id))
        @if tells { p.noprint { a href=(urls::holding(open.family.id, visit.id)) { (words.say("holding-tell")) } } }
    }
}

/// How those were held of whom this family knows it: as it folds for whoever reads.
pub fn held(open: &Open, known: &Family, visit: VisitId) -> Markup {
    let words = open.who.words;
    let held: Vec<&Holding> = known.holding.of_visit(visit).collect();
    html! {
        @if !held.is_empty() {
            section.card.stack-s.noprint aria-labelledby="holding-of-visit" {
                h3 id="holding-of-visit" { (words.say("holding-title")) }
                @for one in held {
                    div.stack-s {
                        p { strong { (called::person_in(words, &open.family, one.about)) } }
                        (how(open, &one.now))
                        @for before in one.before.iter().rev() {
                            details { summary { (words.say("holding-before")) } (how(open, before)) }
                        }
                    }
                }
            }
        }
    }
}

fn how(open: &Open, how: &How) -> Markup {
    let words = open.who.words;
    let told = [("said", &how.said), ("far", &how.far), ("ended", &how.ended)];
    html! {
        dl.facts {
            @for (name, text) in told.into_iter().filter(|(_, text)| !text.is_empty()) {
                dt { (words.say(&format!("holding-{name}"))) } dd.told { (text) }
            }
        }
        @if how.enough { p { span.tag.honey { (words.say("visit-enough")) } } }
    }
}

/// Before a visit: whoever said that it was enough for now, and how it ended then.
pub fn before_visit(open: &Open) -> Markup {
    let words = open.who.words;
    html! {
        @for pace in open.family.paces() {
            @let name = called::person_in(words, &open.family, pace.about);
            @let on = pace.visit.on().map(|on| words.day_month(on)).unwrap_or_default();
            p {
                (words.with("note-pace", &[("name", name.into()), ("date", on.into())])) " "
                a.noprint href=(urls::visit(open.family.id, pace.visit.id)) { (words.say("holding-that-visit")) }
            }
            @if let Some(ended) = pace.ended { p { (words.say("holding-ended-then")) " " span.told { (ended) } } }
        }
    }
}
