// SPDX-License-Identifier: AGPL-3.0-or-later
//! The page one types a one-time code on.

use maud::{Markup, html};

use super::outside;
use crate::ui::form::{self, FieldError, FieldText};
use crate::ui::page::page;
use crate::urls;
use crate::words::Words;

/// The page for somebody who was told a code.
pub fn with_code(words: Words, name: &str, errors: &[FieldError]) -> Markup {
    let title = words.say("with-code-title");
    page(
        &outside(words, &title),
        html! {
            div.sign-in {
                h1 { (title) }
                p.lede { (words.say("with-code-what")) }
                (form::error_summary(words, errors))
                form.stack method="post" action=(urls::WITH_CODE) autocomplete="off" {
                    (form::field_text(&FieldText {
                        id: "name", label: &words.say("sign-in-name"), value: name, errors,
                        ..FieldText::new(words)
                    }))
                    (form::field_text(&FieldText {
                        id: "code", label: &words.say("with-code-code"), errors,
                        hint: Some(&words.say("with-code-hint")), ..FieldText::new(words)
                    }))
                    p.actions { button.btn.big type="submit" { (words.say("sign-in-do")) } }
                }
                p.meta { (words.say("with-code-then")) }
                p { a href=(urls::SIGN_IN) { (words.say("with-code-other")) } }
            }
        },
    )
}
