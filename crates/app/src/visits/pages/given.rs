// SPDX-License-Identifier: AGPL-3.0-or-later
//! A note of somebody who no longer has the family, to read and to take into one's own.

use maud::{Markup, html};
use practice::visits::Field;

use super::super::given::Given;
use crate::fields::Fields;
use crate::open::Open;
use crate::overview::frame;
use crate::urls;

/// The page.
pub fn given(open: &Open, given: &Given) -> Markup {
    let words = open.who.words;
    let title = words.say("given-title");
    let at = open.app.local(given.at);
    let with = [
        ("name", given.by.as_str().into()),
        ("date", words.date(at.date()).into()),
        ("time", words.time(at.time()).into()),
    ];
    let written = Field::ALL.into_iter().map(|field| (field, given.fields.get(field.code())));
    frame(
        open,
        &title,
        "visits",
        &html! {
            h2 { (title) }
            p.lede { (words.with("given-lede", &with)) }
            section.card.stack {
                @for (field, text) in written.filter(|(_, text)| !text.trim().is_empty()) {
                    div { h3 { (words.say(&format!("note-{}", field.code()))) } p.told { (text) } }
                }
            }
            form method="post" action=(urls::given(open.family.id, given.version)) autocomplete="off" {
                input type="hidden" name="act" value=(Fields::begun().get("act"));
                p.hint { (words.say("given-take-what")) }
                p.actions { button.btn type="submit" { (words.say("given-take")) } }
            }
        },
    )
}
