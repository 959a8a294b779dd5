// SPDX-License-Identifier: AGPL-3.0-or-later
//! The page of somebody's licences: what was checked, until when it holds, and the form of a new check.

use jiff::civil::Date;
use maud::{Markup, html};

use super::framed;
use crate::accounts::Who;
use crate::fields::Fields;
use crate::staff::Colleague;
use crate::staff::licences::{KINDS, Licence};
use crate::ui::form::{self, Choice, Chooser, FieldError, FieldText};
use crate::ui::notice::{Tone, empty, tag};
use crate::urls;

/// Somebody's licences.
pub fn page(
    who: &Who,
    one: &Colleague,
    (all, today): (&[Licence], Date),
    (fields, errors): (&Fields, &[FieldError]),
) -> Markup {
    let words = who.words;
    let account = one.account.id;
    framed(
        who,
        &words.say("staff-licences-title"),
        "people",
        &html! {
            (form::error_summary(words, errors))
            p.lede { (words.say("staff-licences-lede")) }
            section.card.stack-s {
                h2 { (one.account.name) }
                @if all.is_empty() { (empty(&words.say("staff-licences-none"))) }
                ul.list {
                    @for licence in all {
                        li {
                            p { (words.say(&format!("licence-{}", licence.kind))) " · " (licence.number) }
                            p.meta { (words.with("staff-licence-until", &[("date", words.date(licence.until).into())])) }
                            @if licence.until < today { (tag(Tone::Honey, &words.say("staff-licence-over"))) }
                        }
                    }
                }
            }
            @if account != who.account && one.account.ended.is_none() { (check(who, account, fields, errors)) }
            p.actions { a.btn.quiet href=(urls::colleague(account)) { (words.say("staff-back")) } }
        },
    )
}

fn check(who: &Who, account: u128, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = who.words;
    let kinds = KINDS.map(|kind| Choice {
        value: kind.to_owned(),
        label: words.say(&format!("licence-{kind}")),
        chosen: fields.get("kind") == kind,
    });
    html! {
        form.card.stack method="post" action=(urls::licences(account)) autocomplete="off" {
            h2 { (words.say("staff-licence-check")) }
            (form::choices(&Chooser {
                id: "kind", legend: &words.say("staff-licence-kind"), choices: &kinds, errors,
                ..Chooser::radio()
            }))
            (form::field_text(&FieldText {
                id: "number", label: &words.say("staff-licence-number"), value: fields.get("number"),
                errors, required: true, ..FieldText::new(words)
            }))
            (form::field_text(&FieldText {
                id: "until", label: &words.say("staff-licence-last"), kind: "date",
                value: fields.get("until"), errors, required: true, ..FieldText::new(words)
            }))
            (form::buttons(&words.say("staff-licence-do"), None))
        }
    }
}
