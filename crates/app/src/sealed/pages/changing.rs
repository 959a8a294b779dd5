// SPDX-License-Identifier: AGPL-3.0-or-later
//! The page on which an author changes the passphrase of their sealed notes.

use maud::{Markup, html};

use super::super::Author;
use crate::overview::frame;
use crate::ui::form::{self, FieldError, FieldText};
use crate::urls;

/// Asks for the passphrase until now, and twice for the new one. Nothing typed is given back.
pub fn ask(author: &Author, errors: &[FieldError]) -> Markup {
    let open = &author.open;
    let words = open.who.words;
    let (title, list) = (words.say("sealed-change"), urls::sealed(open.family.id));
    let fields = [
        ("passphrase", "sealed-passphrase-old", None),
        ("new", "sealed-passphrase-new", Some(words.say("sealed-passphrase-hint"))),
        ("again", "sealed-passphrase-again", None),
    ];
    frame(
        open,
        &title,
        "people",
        &html! {
            (form::error_summary(words, errors))
            h2 { (title) }
            p.lede { (words.say("sealed-change-what")) }
            form.card.stack.narrow method="post" action=(urls::sealed_passphrase(open.family.id)) autocomplete="off" {
                @for (id, label, hint) in &fields {
                    (form::field_text(&FieldText {
                        id, label: &words.say(label), errors, kind: "password", hint: hint.as_deref(), required: true,
                        ..FieldText::new(words)
                    }))
                }
                (form::buttons(&words.say("sealed-change-do"), Some((&words.say("sealed-back"), &list))))
            }
        },
    )
}
