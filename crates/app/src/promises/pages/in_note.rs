// SPDX-License-Identifier: AGPL-3.0-or-later
//! Room for promises in the note of a visit, under what is for next time.

use maud::{Markup, html};

use super::super::in_note::{ROOM, ending};
use super::{asked, part};
use crate::fields::Fields;
use crate::open::Open;
use crate::ui::form::FieldError;

/// The fields of a note's promises: the first in sight once it is unfolded, more where they are needed.
pub fn fields(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let names = ["by", "promise", "due"];
    let of = |field: &str| {
        (1..=ROOM)
            .any(|number| names.iter().any(|name| field == format!("{name}{}", ending(number))))
    };
    let typed = |number: usize| {
        ["promise", "due"]
            .iter()
            .any(|name| !fields.get(&format!("{name}{}", ending(number))).is_empty())
    };
    let wrong = errors.iter().any(|error| of(&error.field) || error.field == "part");
    html! {
        details.prompt open[wrong || (1..=ROOM).any(typed)] {
            summary { (words.say("promises-in-note")) }
            div.stack {
                p.hint { (words.say("promises-in-note-hint")) }
                @for number in 1..=ROOM {
                    @let title = words.with("promises-number", &[("number", i64::try_from(number).unwrap_or(0).into())]);
                    div.stack-s role="group" aria-label=(title) {
                        p.legend { (title) }
                        (asked(open, fields, errors, &ending(number)))
                    }
                }
                (part(open, fields, errors))
            }
        }
    }
}
