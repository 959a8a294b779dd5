// SPDX-License-Identifier: AGPL-3.0-or-later
//! Room in the note of a visit for guidance: whether what was given came, and something new.

use std::collections::BTreeSet;

use maud::{Markup, html};
use practice::guidance::{Because, Guidance, few};
use practice::{GuidanceId, PersonId};

use super::super::in_note::{TEXTS, answered};
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
    let mut now: Vec<&Guidance> = asked(open, open.today);
    let typed_of = answered(fields);
    let known = |id: GuidanceId| open.family.guidance_of(id);
    let shown = |now: &[&Guidance], id| now.iter().any(|one| one.id == id);
    for one in typed_of.iter().filter_map(|id| known(*id)) {
        if !shown(&now, one.id) {
            now.push(one);
        }
    }
    // What was typed of something that is there no more stays in sight.
    let gone: Vec<GuidanceId> = typed_of.into_iter().filter(|id| known(*id).is_none()).collect();
    let any = voices::children(open).iter().any(|child| !carers(open, child.id).is_empty());
    html! {
        @if may_give(open) && (any || typed) {
            details.prompt open[wrong || typed || !now.is_empty() || !gone.is_empty()] {
                summary { (words.say("guidance-in-note")) }
                div.stack {
                    p.hint { (words.say("guidance-in-note-hint")) }
                    @for one in &now {
                        div.stack-s role="group" aria-label=(words.say("guidance-did-it-come")) {
                            (told(open, one)) (became_before(open, one))
                            (answering::asked(open, one, (fields, errors)))
                        }
                    }
                    @for id in gone { (answering::gone(open, id, (fields, errors))) }
                    details open[wrong || typed] {
                        summary { (words.say("guidance-new")) }
                        div.stack-s { (new(open, (fields, errors))) }
                    }
                }
            }
        }
    }
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
    // Of several, each reads another language, perhaps: whoever writes says which.
    let only = first.filter(|_| choices.len() == 1);
    if let Some(person) = only.filter(|_| fields.get("guide-language").is_empty()) {
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
        (asking::for_all(open, typed))
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
        all.extend(few(&shared.unwrap_or_default(), OFFERED));
    }
    all
}
