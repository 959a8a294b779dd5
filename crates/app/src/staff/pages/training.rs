// SPDX-License-Identifier: AGPL-3.0-or-later
//! The page of whether somebody is in training: since when, until when, and the form that says so.

use maud::{Markup, html};

use super::framed;
use crate::accounts::Who;
use crate::fields::Fields;
use crate::staff::Colleague;
use crate::staff::training::Training;
use crate::ui::form::{self, FieldError, FieldText};
use crate::ui::notice::empty;
use crate::urls;
use crate::words::Words;

/// Whether somebody is in training.
pub fn page(
    who: &Who,
    one: &Colleague,
    all: &[Training],
    (fields, errors): (&Fields, &[FieldError]),
) -> Markup {
    let words = who.words;
    let account = one.account.id;
    let going_on = all.iter().any(|known| known.until.is_none());
    let does = if going_on { "staff-training-end" } else { "staff-training-begin" };
    framed(
        who,
        &words.say("staff-training-title"),
        "people",
        &html! {
            (form::error_summary(words, errors))
            p.lede { (words.say("staff-training-lede")) }
            section.card.stack-s {
                h2 { (one.account.name) }
                @if all.is_empty() { (empty(&words.say("staff-training-none"))) }
                ul.list { @for known in all { li { (said(words, known)) } } }
            }
            @if account != who.account && one.account.ended.is_none() {
                form.card.stack method="post" action=(urls::training(account)) autocomplete="off" {
                    (form::field_text(&FieldText {
                        id: "on", label: &words.say("staff-training-on"), kind: "date",
                        value: fields.get("on"), errors, required: true, ..FieldText::new(words)
                    }))
                    (form::buttons(&words.say(does), None))
                }
            }
            p.actions { a.btn.quiet href=(urls::colleague(account)) { (words.say("staff-back")) } }
        },
    )
}

fn said(words: Words, known: &Training) -> String {
    let since = ("since", words.date(known.since).into());
    match known.until {
        None => words.with("staff-training-since", &[since]),
        Some(until) => {
            words.with("staff-training-until", &[since, ("until", words.date(until).into())])
        }
    }
}
