// SPDX-License-Identifier: AGPL-3.0-or-later
//! What they saw, in the note of a visit: what waited for it above everything, and room for what somebody tells there.

use maud::{Markup, html};

use super::super::in_note::FIRST;
use super::quoted;
use crate::called;
use crate::fields::Fields;
use crate::open::Open;
use crate::ui::form::{self, Choice, Chooser, FieldArea, FieldError};
use crate::voices::pages::{child, part};
use crate::voices::{carers, children};

/// What waited for this visit, each with one tap that it was talked about.
pub fn waiting(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let waiting = open.family.seen_since();
    let choices: Vec<Choice> = waiting
        .iter()
        .filter_map(|known| {
            let name = called::person_in(words, &open.family, known.seen.told.person()?);
            let value = known.id.to_string();
            let label = words.with("observations-in-note-talked", &[("name", name.into())]);
            let chosen = fields.all("saw-talked").any(|id| id == value);
            Some(Choice { value, label, chosen })
        })
        .collect();
    html! {
        @if !waiting.is_empty() {
            section.prompt aria-labelledby="seen-since" {
                h2 id="seen-since" { (words.say("observations-in-note-since")) }
                p.hint { (words.say("observations-in-note-hint")) }
                @for (number, (known, choice)) in waiting.iter().zip(choices).enumerate() {
                    @let id = if number == 0 { "saw-talked".to_owned() } else { format!("saw-talked-{number}") };
                    div.stack-s {
                        (quoted(open, known))
                        div.choices { label.choice.box {
                            input type="checkbox" id=(id) name="saw-talked" value=(choice.value) checked[choice.chosen];
                            span { (choice.label) }
                        } }
                    }
                }
                (form::error_of(errors, "saw-talked"))
            }
        }
    }
}

/// Room for what somebody tells in a visit of what they saw. Of a child who died nothing is asked.
pub fn fields(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let names = ["saw", "by-saw", "child-saw", "part-saw"];
    let wrong = errors.iter().any(|error| names.contains(&error.field.as_str()));
    let choices: Vec<Choice> = carers(open)
        .map(|one| Choice {
            value: one.id.to_string(),
            label: called::person(words, one),
            chosen: fields.get("by-saw") == one.id.to_string(),
        })
        .collect();
    html! {
        // Begun before a child died it is not lost: it stays in sight until whoever wrote it moves it.
        @if (!children(open).is_empty() && !choices.is_empty()) || !fields.get("saw").is_empty() {
            details.prompt open[wrong || !fields.get("saw").is_empty()] {
                summary { (words.say("observations-in-note")) }
                div.stack {
                    p.hint { (words.say("observations-in-note-lede")) }
                    (form::choices(&Chooser {
                        id: "by-saw", legend: &words.say("observations-in-note-teller"), choices: &choices, errors, ..Chooser::radio()
                    }))
                    (child(open, (fields, errors), "child-saw"))
                    (form::field_area(&FieldArea {
                        id: "saw", label: &words.say("observations-words"), hint: Some(&words.say("observations-words-hint")),
                        value: fields.get("saw"), errors, voice: true, ..FieldArea::new(words)
                    }))
                    (part(open, (fields, errors), ("part-saw", FIRST)))
                }
            }
        }
    }
}
