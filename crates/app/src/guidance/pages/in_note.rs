// SPDX-License-Identifier: AGPL-3.0-or-later
//! Room in the note of a visit for guidance: whether what was given came, and something new.

use std::collections::BTreeSet;

use jiff::civil::Date;
use maud::{Markup, html};
use practice::PersonId;
use practice::guidance::{Because, Guidance};

use super::super::forms::of;
use super::super::in_note::TEXTS;
use super::super::{asked, carers, may_give, through};
use super::{answering, asking, became_before, told};
use crate::called;
use crate::fields::Fields;
use crate::open::Open;
use crate::tongues;
use crate::ui::form::{self, Choice, Chooser, FieldError};
use crate::voices;

/// How many of what was told of a child a note offers.
const OFFERED: usize = 5;

/// The fields, alone with the screen. What is asked at this visit stands open; of a child who died nothing is asked.
pub fn fields(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let typed = TEXTS.iter().any(|name| !fields.get(name).is_empty());
    let wrong = errors.iter().any(|error| error.field.starts_with("guide-"));
    let now: Vec<&Guidance> =
        asked(open, Date::MAX).into_iter().filter(|one| shows(open, one, fields)).collect();
    let any = voices::children(open).iter().any(|child| !carers(open, child.id).is_empty());
    html! {
        @if may_give(open) && (any || typed) {
            details.prompt open[wrong || typed || !now.is_empty()] {
                summary { (words.say("guidance-in-note")) }
                div.stack {
                    p.hint { (words.say("guidance-in-note-hint")) }
                    @for one in &now {
                        div.stack-s role="group" aria-label=(words.say("guidance-did-it-come")) {
                            (told(open, one)) (became_before(open, one))
                            (answering::asked(open, one, (fields, errors)))
                        }
                    }
                    details open[wrong || typed] {
                        summary { (words.say("guidance-new")) }
                        div.stack-s { (new(open, (fields, errors))) }
                    }
                }
            }
        }
    }
}

/// What is asked today, and what something was typed of.
fn shows(open: &Open, one: &Guidance, fields: &Fields) -> bool {
    let typed =
        ["came", "how", "again"].iter().any(|name| !fields.get(&of(one.id, name)).is_empty());
    typed || one.is_asked(open.today)
}

/// Something new: for which child, to whom, why, and what may come.
fn new(open: &Open, (fields, errors): (&Fields, &[FieldError])) -> Markup {
    let words = open.who.words;
    let children = voices::children(open);
    let all: BTreeSet<PersonId> =
        children.iter().flat_map(|child| carers(open, child.id)).collect();
    let choices: Vec<Choice> = open
        .carers()
        .filter(|id| all.contains(id))
        .map(|id| Choice {
            value: id.to_string(),
            label: called::person_in(words, &open.family, id),
            chosen: fields.get("guide-to") == id.to_string(),
        })
        .collect();
    let first = open.carers().find(|id| all.contains(id));
    let mut begun = fields.clone();
    if let Some(person) = first.filter(|_| fields.get("guide-language").is_empty()) {
        begun.set("guide-language", tongues::of_person(open, person, None).code);
    }
    let typed = (&begun, errors);
    html! {
        (voices::pages::child(open, typed, "guide-child"))
        @if choices.len() > 1 {
            (form::choices(&Chooser { id: "guide-to", legend: &words.say("guidance-to"), choices: &choices, errors, ..Chooser::radio() }))
        } @else if !errors.is_empty() { div id="guide-to" tabindex="-1" { (form::error_of(errors, "guide-to")) } }
        (asking::why(open, &offered(open), typed))
        (asking::says(open, typed))
        @if let Some(person) = first { (tongues::pages::asked(open, (person, "guide-"), &words.say("guidance-language"), typed)) }
        (asking::meant(open, typed))
        (asking::ask(open, typed))
    }
}

/// What everybody it may be given to reads of a child, so that nothing is offered that one of them may not be quoted.
fn offered(open: &Open) -> Vec<Because> {
    let mut all = Vec::new();
    for child in voices::children(open) {
        let mut shared: Option<Vec<Because>> = None;
        for person in carers(open, child.id) {
            let seen = open.seen_by(person);
            let theirs = through(open, &seen).offered(child.id);
            shared = Some(match shared {
                None => theirs,
                Some(known) => known.into_iter().filter(|one| theirs.contains(one)).collect(),
            });
        }
        all.extend(shared.unwrap_or_default().into_iter().take(OFFERED));
    }
    all
}
