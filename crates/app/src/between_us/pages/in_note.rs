// SPDX-License-Identifier: AGPL-3.0-or-later
//! Room in the note of a visit for how it was to be together, for whoever visits.

use maud::{Markup, html};

use super::super::in_note::TEXTS;
use super::super::may_tell;
use crate::called;
use crate::fields::Fields;
use crate::open::Open;
use crate::ui::form::{self, Choice, Chooser, FieldArea, FieldError};

/// The fields, alone with the screen.
pub fn fields(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let typed = TEXTS.iter().any(|name| !fields.get(name).is_empty());
    let wrong = errors.iter().any(|error| error.field.starts_with("us-"));
    let choices: Vec<Choice> = open
        .carers()
        .map(|id| Choice {
            value: id.to_string(),
            label: called::person_in(words, &open.family, id),
            chosen: fields.get("us-with") == id.to_string(),
        })
        .collect();
    html! {
        @if may_tell(open) && (!choices.is_empty() || typed) {
            details.prompt open[wrong || typed] {
                summary { (words.say("us-title")) }
                div.stack {
                    p.hint { (words.say("us-in-note-hint")) }
                    (form::choices(&Chooser { id: "us-with", legend: &words.say("us-with"), choices: &choices, errors, ..Chooser::radio() }))
                    @for name in TEXTS {
                        (form::field_area(&FieldArea {
                            id: name, label: &words.say(name), hint: words.maybe(&format!("{name}-hint")).as_deref(),
                            value: fields.get(name), errors, ..FieldArea::new(words)
                        }))
                    }
                }
            }
        }
    }
}
