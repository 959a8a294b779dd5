// SPDX-License-Identifier: AGPL-3.0-or-later
//! Room in the note of a visit for what of ours can wait, and for what comes of what waited.

use maud::{Markup, html};
use practice::ours::{How, Ours, What};

use super::super::in_note::{WAITS, ending};
use super::waited;
use crate::called;
use crate::fields::Fields;
use crate::open::Open;
use crate::ui::form::{self, Choice, Chooser, FieldArea, FieldError, FieldText};

/// The fields: what waits first, then room for something new.
pub fn fields(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let waiting: Vec<&Ours> = open.family.ours.iter().filter(|one| one.waits()).collect();
    let typed =
        ["ours-name", "ours-why", "ours-until"].iter().any(|name| !fields.get(name).is_empty());
    let begun =
        waiting.iter().any(|one| !fields.get(&format!("ours-now{}", ending(one.id))).is_empty());
    let wrong = errors.iter().any(|error| error.field.starts_with("ours-"));
    html! {
        details.prompt open[wrong || typed || begun || !waiting.is_empty()] {
            summary { (words.say("ours-in-note")) }
            div.stack {
                p.hint { (words.say("ours-in-note-hint")) }
                @for one in waiting { (becomes(open, one, (fields, errors))) }
                div.stack-s role="group" aria-label=(words.say("ours-new")) {
                    p.legend { (words.say("ours-new")) }
                    (new(open, (fields, errors)))
                }
            }
        }
    }
}

/// Something new that can wait.
fn new(open: &Open, (fields, errors): (&Fields, &[FieldError])) -> Markup {
    let words = open.who.words;
    let whats = What::ALL.map(|what| Choice {
        value: what.code().to_owned(),
        label: words.say(&format!("ours-what-{}", what.code())),
        chosen: fields.get("ours-what") == what.code(),
    });
    html! {
        (form::choices(&Chooser { id: "ours-what", legend: &words.say("ours-what"), choices: &whats, errors, ..Chooser::radio() }))
        (form::field_text(&FieldText {
            id: "ours-name", label: &words.say("ours-name"), hint: Some(&words.say("ours-name-hint")),
            value: fields.get("ours-name"), errors, ..FieldText::new(words)
        }))
        (reason(open, (fields, errors), ""))
    }
}

/// What becomes of something that waits.
fn becomes(open: &Open, one: &Ours, (fields, errors): (&Fields, &[FieldError])) -> Markup {
    let words = open.who.words;
    let end = ending(one.id);
    let field = format!("ours-now{end}");
    let hows = How::ALL.map(|how| (how.code(), words.say(&format!("ours-{}", how.code()))));
    let choices: Vec<Choice> = hows
        .into_iter()
        .chain([(WAITS, words.say("ours-waits"))])
        .map(|(code, label)| Choice {
            value: code.to_owned(),
            label,
            chosen: fields.get(&field) == code,
        })
        .collect();
    let waits = fields.get(&field) == WAITS;
    html! {
        div.stack-s role="group" aria-label=(one.now.name) {
            (waited(open, one))
            (form::choices(&Chooser { id: &field, legend: &words.say("ours-now"), choices: &choices, errors, ..Chooser::radio() }))
            details open[waits] {
                summary { (words.say("ours-why-again")) span.vh { ": " (one.now.name) } }
                div.stack-s { (reason(open, (fields, errors), &end)) }
            }
        }
    }
}

/// Their reason, who gave it, and until when it waits.
fn reason(open: &Open, (fields, errors): (&Fields, &[FieldError]), end: &str) -> Markup {
    let words = open.who.words;
    let [why, teller, until] = ["why", "teller", "until"].map(|name| format!("ours-{name}{end}"));
    let carers: Vec<Choice> = open
        .carers()
        .map(|id| Choice {
            value: id.to_string(),
            label: called::person_in(words, &open.family, id),
            chosen: fields.get(&teller) == id.to_string(),
        })
        .collect();
    html! {
        (form::field_area(&FieldArea {
            id: &why, label: &words.say("ours-why"), hint: Some(&words.say("ours-why-hint")),
            value: fields.get(&why), errors, voice: true, ..FieldArea::new(words)
        }))
        (form::choices(&Chooser { id: &teller, legend: &words.say("ours-teller"), choices: &carers, errors, ..Chooser::radio() }))
        (form::field_text(&FieldText {
            id: &until, label: &words.say("ours-until"), hint: Some(&words.say("ours-until-hint")),
            value: fields.get(&until), errors, kind: "date", ..FieldText::new(words)
        }))
    }
}
