// SPDX-License-Identifier: AGPL-3.0-or-later
//! Room for a sign somebody found, in the note of a visit.

use maud::{Markup, html};

use super::super::in_note::ENDING;
use super::asking::asked;
use crate::fields::Fields;
use crate::open::Open;
use crate::ui::form::FieldError;
use crate::voices::children;
use crate::voices::forms::ALL;
use crate::voices::pages::{child, part};

/// The fields of a note's sign. Of a child who died nothing is asked.
pub fn fields(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let of = |name: &str| format!("{name}{ENDING}");
    let typed = ["sign", "need"].iter().any(|name| !fields.get(&of(name)).is_empty());
    let wrong = errors.iter().any(|error| error.field.ends_with(ENDING));
    html! {
        // Begun before a child died it is not lost: it stays in sight until whoever wrote it moves it.
        @if !children(open).is_empty() || typed {
            details.prompt open[wrong || typed] {
                summary { (words.say("signs-in-note")) }
                div.stack {
                    p.hint { (words.say("signs-in-note-hint")) }
                    (child(open, (fields, errors), &of("child")))
                    (asked(open, (fields, errors), ENDING))
                    (part(open, (fields, errors), (&of("part"), ALL)))
                }
            }
        }
    }
}
