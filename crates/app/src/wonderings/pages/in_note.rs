// SPDX-License-Identifier: AGPL-3.0-or-later
//! What was wondered before, in the note of a visit: folded, with room for what became of it.

use maud::{Markup, html};
use practice::VisitId;

use super::super::forms::{ALL, is_begun};
use super::super::in_note::{asked as asks, ending};
use super::{asked, of_day, stands};
use crate::fields::Fields;
use crate::open::Open;
use crate::ui::form::FieldError;

/// The fields, one group for each wondering whose time has come.
pub fn fields(open: &Open, note: VisitId, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let all = asks(open, note, fields);
    let of = |error: &FieldError, ending: &str| {
        ALL.iter().any(|name| error.field == format!("{name}{ending}"))
    };
    let unfolded = all
        .iter()
        .map(|one| ending(one.visit.id))
        .any(|ending| is_begun(fields, &ending) || errors.iter().any(|error| of(error, &ending)));
    html! {
        @if !all.is_empty() {
            details.prompt.wondered open[unfolded] {
                summary { (words.say("wonderings-in-note")) }
                div.stack {
                    p.hint { (words.say("wonderings-in-note-hint")) }
                    @for one in &all {
                        div.stack-s role="group" aria-label=(words.say("wonderings-one")) {
                            p.told { (one.written.text) }
                            p.meta { (of_day(open, one)) " · " (stands(open, one)) }
                            (asked(open, fields, errors, &ending(one.visit.id)))
                        }
                    }
                }
            }
        }
    }
}
