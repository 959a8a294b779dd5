// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a form of the protected part says of what was typed into it before and is not kept yet.

use maud::{Markup, html};

use super::super::held::{DROP, Form, TYPED_AT};
use crate::fields::Fields;
use crate::open::Open;
use crate::ui::notice::{self, Tone};

/// That what was typed came back, and the way to begin anew.
pub fn before(open: &Open, form: Form, fields: &Fields) -> Markup {
    let words = open.who.words;
    let at = fields.get(TYPED_AT);
    let says = words.with("safety-typed-before", &[("time", at.into())]);
    html! {
        @if !at.is_empty() {
            (notice::notice(Tone::Honey, html! {
                p { (says) }
                form method="post" action=(form.typed_at(open.family.id)) autocomplete="off" {
                    button.btn.quiet type="submit" name="do" value=(DROP) { (words.say("safety-typed-drop")) }
                }
            }))
        }
    }
}

/// The number of the act, and where it is said that what is typed is held.
pub fn hidden(fields: &Fields) -> Markup {
    html! {
        input type="hidden" name="act" value=(fields.get("act"));
        p.meta role="status" {}
    }
}
