// SPDX-License-Identifier: AGPL-3.0-or-later
//! The page on which what a planned visit takes is changed, and what it was to take before.

use jiff::Timestamp;
use maud::{Markup, html};
use practice::PractitionerId;
use practice::visits::{Changed, Plan, Visit};

use super::super::forms::{ARRIVAL_OF, NEWER, TAKES_OF};
use super::super::taking::asks_arrival;
use super::planning::{self, Told, day_and_hour};
use crate::called;
use crate::fields::Fields;
use crate::open::Open;
use crate::overview::frame;
use crate::signing;
use crate::ui::form::{self, FieldError};
use crate::urls;

/// Changes what a planned visit takes.
pub fn taking(open: &Open, visit: &Visit, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let title = words.say("takes-title");
    let id = open.family.id;
    let planned = visit.planned.clone().map(|when| day_and_hour(open, &Plan::from(when)));
    let stands = planning::as_planned(open, visit);
    frame(
        open,
        &title,
        "visits",
        &html! {
            (form::error_summary(words, errors))
            form.card.stack.narrow method="post" action=(urls::takes(id, visit.id)) autocomplete="off" {
                h2 id="visit" { (title) }
                @if let Some(day) = planned { p.hint { (words.with("takes-of", &[("day", day.into())])) } }
                @if fields.has(NEWER) && !stands.is_empty() {
                    div.stack-s { h3 { (words.say("takes-stand")) } (listed(open, &stands)) }
                }
                @for name in ["act", TAKES_OF, ARRIVAL_OF] {
                    @if fields.has(name) { input type="hidden" name=(name) value=(fields.get(name)); }
                }
                (planning::takes(open, fields, errors))
                @if asks_arrival(open) { (planning::arrival(open, fields, errors)) }
                (form::buttons(&words.say("takes-keep"), Some((&words.say("amend-leave"), &urls::visit(id, visit.id)))))
            }
        },
    )
}

fn listed(open: &Open, told: &[Told]) -> Markup {
    html! { dl.facts { @for (label, said) in told { dt { (open.who.words.say(label)) } dd { (said) } } } }
}

/// What a visit was to take before, and how to arrive as it was said before, with who changed it and when.
pub fn before(open: &Open, visit: &Visit) -> Markup {
    let words = open.who.words;
    let arrivals = visit.arranged.windows(2);
    html! {
        @if !visit.changed.is_empty() || visit.arranged.len() > 1 {
            section.card.stack-s aria-labelledby="changed" {
                h3 id="changed" { (words.say("visit-changed-title")) }
                ul.list {
                    @for one in &visit.changed { li { (took(open, one)) } }
                    @for (before, now) in arrivals.filter_map(|two| Some((two.first()?, two.last()?))) {
                        @let told = planning::arrival_of(open, &before.arrival);
                        li.noprint { (said_before(open, &told, "visit-arrival-nothing")) (by(open, now.by, now.at)) }
                    }
                }
            }
        }
    }
}

fn took(open: &Open, one: &Changed) -> Markup {
    let told = planning::takes_of(open, &one.before);
    html! { (said_before(open, &told, "visit-took-nothing")) (by(open, one.by, one.at)) }
}

fn said_before(open: &Open, told: &[Told], nothing: &str) -> Markup {
    let words = open.who.words;
    html! {
        p.meta { (words.say("visit-before")) }
        @if told.is_empty() { p { (words.say(nothing)) } } @else { (listed(open, told)) }
    }
}

fn by(open: &Open, by: PractitionerId, at: Timestamp) -> Markup {
    let moment = signing::moment(open, called::practitioner(open, by), at);
    html! { p.meta { (open.who.words.with("visit-changed-by", &moment)) } }
}
