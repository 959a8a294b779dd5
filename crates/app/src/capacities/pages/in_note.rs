// SPDX-License-Identifier: AGPL-3.0-or-later
//! Room in the note of a visit for what somebody was seen to bring: folded, up to two, each with its moment.

use maud::{Markup, html};

use super::super::forms::{MOMENT, WHAT};
use super::super::hand;
use super::super::in_note::{ALL, ROOM, ending, is_begun};
use super::whose;
use crate::fields::Fields;
use crate::open::{Hand, Open};
use crate::ui::form::{self, FieldArea, FieldError, FieldText};

/// The fields. None where others see the screen, or nobody lives who could be seen to bring something.
pub fn fields(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let of = |field: &str| {
        (1..=ROOM).any(|number| ALL.iter().any(|name| field == format!("{name}{}", ending(number))))
    };
    let unfolded = errors.iter().any(|error| of(&error.field))
        || (1..=ROOM).any(|number| is_begun(fields, number));
    html! {
        @if hand(open) == Hand::Team && open.carers().next().is_some() {
            details.prompt.brings open[unfolded] {
                summary { (words.say("capacities-in-note")) }
                div.stack {
                    p.hint { (words.say("capacities-in-note-hint")) }
                    @for number in 1..=ROOM {
                        @let title = words.with("capacities-number", &[("number", i64::try_from(number).unwrap_or(0).into())]);
                        div.stack-s role="group" aria-label=(title) {
                            p.legend { (title) }
                            (one(open, fields, errors, &ending(number)))
                        }
                    }
                }
            }
        }
    }
}

fn one(open: &Open, fields: &Fields, errors: &[FieldError], ending: &str) -> Markup {
    let words = open.who.words;
    let [what, moment] = [WHAT, MOMENT].map(|name| format!("{name}{ending}"));
    html! {
        (whose(open, fields, errors, ending))
        (form::field_text(&FieldText {
            id: &what, label: &words.say("capacities-what"), value: fields.get(&what), errors, ..FieldText::new(words)
        }))
        (form::field_area(&FieldArea {
            id: &moment, label: &words.say("capacities-moment"), hint: Some(&words.say("capacities-moment-hint")),
            value: fields.get(&moment), errors, ..FieldArea::new(words)
        }))
    }
}
