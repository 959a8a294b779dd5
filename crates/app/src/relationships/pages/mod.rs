// SPDX-License-Identifier: AGPL-3.0-or-later
//! The pages of a relationship: how it stands, its last delight, its hard moments, its story.

mod over_time;
mod together;

use maud::{Markup, html};
use practice::people::Role;
use practice::relationships::{Relationship, Seen};
use practice::visits::{Field, Status, Visit, Written};

pub use over_time::over_time;

use crate::called;
use crate::codes::{STATES, TRENDS, code_of};
use crate::fields::Fields;
use crate::open::Open;
use crate::overview::frame;
use crate::ui::form::{self, Choice, Chooser, FieldArea, FieldError, FieldText};
use crate::understandings::on_relationship;
use crate::urls;

/// How a relationship stands now, with the words somebody gave it.
pub fn standing(open: &Open, known: &Relationship) -> Markup {
    html! { @if let Some(seen) = known.now() { (seen_as(open, seen)) } }
}

fn seen_as(open: &Open, seen: &Seen) -> Markup {
    let words = open.who.words;
    html! {
        p.meta {
            (words.say(&format!("state-{}", code_of(&STATES, seen.state)))) ", "
            (words.say(&format!("trend-{}", code_of(&TRENDS, seen.trend))))
            @if let Some(since) = seen.since { " · " (words.with("relationship-since", &[("date", words.date(since).into())])) }
        }
        @if let Some(said) = &seen.words {
            blockquote.voice { p.told { (said) }
                cite {
                    @if let Some(teller) = seen.teller { (called::person_in(words, &open.family, teller)) ", " }
                    (words.date(seen.on))
                }
            }
        }
    }
}

/// The newest text of a field in the visits of this relationship.
pub fn last_of(open: &Open, known: &Relationship, field: Field, heading: &str) -> Markup {
    let words = open.who.words;
    html! {
        @if let Some((visit, written)) = open.family.visits.last(field, known.id) {
            h4 { (words.say(heading)) }
            p.told { (written.text) }
            p.xs { a href=(urls::visit(open.family.id, visit.id)) {
                (visit.on().map(|on| words.date(on)).unwrap_or_default()) } }
        }
    }
}

/// One relationship: only its own story.
pub fn show(open: &Open, known: &Relationship, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let title = words.say("relationship-title");
    frame(
        open,
        &title,
        "story",
        &html! {
            (form::error_summary(words, errors))
            h2 { (called::relationship(open, known)) }
            div.grid.mt5 {
                div.stack {
                    section.card.stack-s {
                        h3 { (words.say("relationship-stands")) }
                        @if known.now().is_none() { p.meta { (words.say("relationship-not-seen-yet")) } }
                        (standing(open, known))
                    }
                    (chapter(open, known, "relationship-delights", &[Field::Delight]))
                    (chapter(open, known, "relationship-hard-moments", &[Field::HardMoment, Field::Repair]))
                    (chapter(open, known, "relationship-wonderings", &[Field::Wondering]))
                    (together::awake(open, known)) (visits_about(open, known))
                }
                div.stack {
                    (on_relationship(open, known))
                    @if open.may_write() { (see_form(open, known, fields, errors)) }
                    @if known.seen.len() > 1 {
                        section.card {
                            h3 { (words.say("relationship-before")) }
                            ul.list { @for seen in known.seen.iter().rev().skip(1) { li { (seen_as(open, seen)) } } }
                        }
                    }
                }
            }
        },
    )
}

/// What was written of this relationship in these fields, the newest first, with who wrote it.
fn chapter(open: &Open, known: &Relationship, title: &str, fields: &[Field]) -> Markup {
    let words = open.who.words;
    let all: Vec<(&Visit, Vec<&Written>)> = open
        .family
        .visits
        .newest_first()
        .into_iter()
        .filter(|visit| visit.about(known.id))
        .map(|visit| (visit, fields.iter().filter_map(|field| visit.text(*field)).collect()))
        .filter(|(_, written): &(_, Vec<_>)| !written.is_empty())
        .collect();
    html! {
        @if !all.is_empty() {
            section.card aria-labelledby=(title) {
                h3 id=(title) { (words.say(title)) }
                ul.list {
                    @for (visit, written) in all {
                        li {
                            @for one in &written {
                                @if one.field == Field::Repair { p.meta { (words.say("note-repair")) } }
                                p.told { (one.text) }
                            }
                            p.xs {
                                a href=(urls::visit(open.family.id, visit.id)) {
                                    (visit.on().map(|on| words.date(on)).unwrap_or_default()) }
                                @if let Some(one) = written.first() { " · " (called::practitioner(open, one.by)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn visits_about(open: &Open, known: &Relationship) -> Markup {
    let words = open.who.words;
    let visits: Vec<_> = open
        .family
        .visits
        .newest_first()
        .into_iter()
        .filter(|visit| visit.status() == Status::Held && visit.about(known.id))
        .collect();
    html! {
        section.card {
            h3 { (words.say("relationship-visits")) }
            @if visits.is_empty() { p.meta { (words.say("relationship-no-visits")) } }
            ol.moments.n {
                @for visit in visits {
                    li.moment {
                        p.meta { a href=(urls::visit(open.family.id, visit.id)) {
                            (visit.on().map(|on| words.date(on)).unwrap_or_default()) } }
                        @if let Some(said) = visit.text(Field::Words) {
                            blockquote.voice { p.told { (said.text) }
                                @if let Some(teller) = said.teller { cite { (called::person_in(words, &open.family, teller)) } } }
                        }
                        @if let Some(written) = visit.text(Field::Between) { p.told { (written.text) } }
                    }
                }
            }
        }
    }
}

fn see_form(open: &Open, known: &Relationship, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let states = STATES.map(|(_, code)| Choice {
        value: code.to_owned(),
        label: words.say(&format!("state-{code}")),
        chosen: fields.get("state") == code,
    });
    let trends = TRENDS.map(|(_, code)| Choice {
        value: code.to_owned(),
        label: words.say(&format!("trend-{code}")),
        chosen: fields.get("trend") == code,
    });
    let mut tellers = vec![Choice {
        value: "me".to_owned(),
        label: words.say("relationship-i-saw"),
        chosen: !fields.has("teller") || fields.get("teller") == "me",
    }];
    tellers.extend(
        open.family
            .people
            .iter()
            .filter(|person| person.role != Role::Child && person.died.is_none())
            .map(|person| Choice {
                value: person.id.to_string(),
                label: called::person(words, person),
                chosen: fields.get("teller") == person.id.to_string(),
            }),
    );
    html! {
        form.card.stack method="post" action=(urls::relationship(open.family.id, known.id)) autocomplete="off" {
            h3 { (words.say("relationship-now")) }
            input type="hidden" name="act" value=(fields.get("act"));
            (form::choices(&Chooser { id: "state", legend: &words.say("relationship-state"), choices: &states, errors, ..Chooser::radio() }))
            (form::choices(&Chooser { id: "trend", legend: &words.say("relationship-trend"), choices: &trends, errors, ..Chooser::radio() }))
            (form::field_text(&FieldText { id: "since", label: &words.say("relationship-since-when"), value: fields.get("since"), errors, kind: "date", ..FieldText::new(words) }))
            (form::field_area(&FieldArea { id: "words", label: &words.say("relationship-words"), value: fields.get("words"), errors, voice: true, ..FieldArea::new(words) }))
            (form::choices(&Chooser { id: "teller", legend: &words.say("relationship-teller"), choices: &tellers, errors, ..Chooser::radio() }))
            p.actions { button.btn type="submit" { (words.say("relationship-keep")) } }
        }
    }
}

/// Names a relationship between two.
pub fn add(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let title = words.say("relationship-add-title");
    let side = |field: &str| {
        let mut all: Vec<Choice> = open
            .family
            .people
            .iter()
            .map(|person| Choice {
                value: person.id.to_string(),
                label: called::person(words, person),
                chosen: fields.get(field) == person.id.to_string(),
            })
            .collect();
        all.push(Choice {
            value: "me".to_owned(),
            label: words.say("called-practitioner"),
            chosen: fields.get(field) == "me",
        });
        all
    };
    frame(
        open,
        &title,
        "people",
        &html! {
            (form::error_summary(words, errors))
            form.card.stack.narrow method="post" action=(urls::add_relationship(open.family.id)) autocomplete="off" {
                h2 { (title) }
                input type="hidden" name="act" value=(fields.get("act"));
                (form::choices(&Chooser { id: "a", legend: &words.say("relationship-a"), choices: &side("a"), errors, ..Chooser::radio() }))
                (form::choices(&Chooser { id: "b", legend: &words.say("relationship-b"), choices: &side("b"), errors, ..Chooser::radio() }))
                p.actions { button.btn type="submit" { (words.say("relationship-add-do")) } }
            }
        },
    )
}
