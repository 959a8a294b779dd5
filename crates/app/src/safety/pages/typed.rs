// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a form of the protected part says of what was typed into it before and is not kept yet.

use maud::{Markup, html};

use super::super::held::{DROP, Form, TYPED_AT, TYPED_ON};
use super::super::standing::{ANOTHER, BEGAN};
use super::{contact, plan};
use crate::fields::Fields;
use crate::lists::drafts::LOST;
use crate::open::Open;
use crate::ui::notice::{self, Tone};

/// That what was typed came back, and the way to begin anew.
pub fn before(open: &Open, form: Form, fields: &Fields) -> Markup {
    let words = open.who.words;
    let at = fields.get(TYPED_AT);
    let when = [("date", fields.get(TYPED_ON).into()), ("time", at.into())];
    let says = words.with("safety-typed-before", &when);
    html! {
        (notice::lost(words, fields.has(LOST)))
        @if !fields.get(ANOTHER).is_empty() { (another(open, form)) }
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

/// What stands by now, written since the form was begun.
fn another(open: &Open, form: Form) -> Markup {
    let safety = &open.family.safety;
    let stands = match form {
        Form::Contact(id) => {
            safety.contact_on(id, open.today).map(|rule| contact::how_to_reach(open, rule))
        }
        Form::Plan(id) => safety.plan_of(id).map(|known| plan::as_planned(open, known)),
        Form::Place(id) => safety.place_of(id).map(|known| plan::as_hidden(open, known)),
        Form::Report(_) | Form::Outcome(_) | Form::Text(..) => None,
    };
    let words = open.who.words;
    html! {
        section.card.stack-s aria-labelledby="stands" {
            h3 id="stands" { (words.say("safety-stands-now")) }
            @match stands {
                Some(stands) => (stands),
                None => p.meta { (words.say("safety-stands-nothing")) },
            }
        }
    }
}

/// The number of the act, what the form began from, and where it is said that what is typed is held.
pub fn hidden(fields: &Fields) -> Markup {
    html! {
        input type="hidden" name="act" value=(fields.get("act"));
        @if fields.has(BEGAN) { input type="hidden" name=(BEGAN) value=(fields.get(BEGAN)); }
        p.meta role="status" {}
    }
}
