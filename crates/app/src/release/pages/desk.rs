// SPDX-License-Identifier: AGPL-3.0-or-later
//! The page of requests over all families: what waits, by when, and how to find a record.

use jiff::civil::Date;
use maud::{Markup, html};

use crate::accounts::Who;
use crate::fields::Fields;
use crate::lists::requests::RequestRow;
use crate::ui::form::{self, FieldError, FieldText};
use crate::ui::notice::{self, Tone};
use crate::ui::page::{Place, page};
use crate::urls;

/// What waits, and the form to find the record somebody asks about.
pub fn show(
    today: Date,
    who: &Who,
    rows: &[RequestRow],
    (fields, errors): (&Fields, &[FieldError]),
) -> Markup {
    let words = who.words;
    let title = words.say("release-desk-title");
    page(
        &who.frame(&title, Place::Today),
        html! {
            (form::error_summary(words, errors))
            h1 { (title) }
            p.lede { (words.say("release-desk-lede")) }
            div.grid.mt5 {
                div.stack {
                    h2 { (words.say("release-desk-waiting")) }
                    @if rows.is_empty() { (notice::empty(&words.say("release-desk-none"))) }
                    ul.n.stack-s { @for row in rows { li { (waits(who, today, row)) } } }
                }
                div.stack { (find(who, fields, errors)) }
            }
        },
    )
}

fn waits(who: &Who, today: Date, row: &RequestRow) -> Markup {
    let words = who.words;
    let late = row.due.is_some_and(|due| due < today);
    let (tone, key) =
        if late { (Tone::Brick, "release-late") } else { (Tone::Honey, "release-due") };
    let date = |date: Option<Date>| date.map(|date| words.date(date)).unwrap_or_default();
    html! {
        section.card.stack-s {
            h3 { a href=(urls::request(row.family, row.request)) {
                (words.say(&format!("release-request-{}", row.kind))) } }
            p.meta { (words.with("release-desk-came", &[("date", date(row.came).into())])) }
            p { (notice::tag(tone, &words.with(key, &[("date", date(row.due).into())]))) }
        }
    }
}

fn find(who: &Who, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = who.words;
    html! {
        form.card.stack-s method="post" action=(urls::REQUESTS) autocomplete="off" {
            h2 { (words.say("release-desk-find")) }
            p { (words.say("release-desk-find-why")) }
            (form::field_text(&FieldText {
                id: "child", label: &words.say("release-desk-child"), value: fields.get("child"), errors,
                hint: Some(&words.say("release-desk-child-hint")), ..FieldText::new(words)
            }))
            (form::field_text(&FieldText {
                id: "born", label: &words.say("release-desk-born"), value: fields.get("born"), errors,
                kind: "date", ..FieldText::new(words)
            }))
            (form::buttons(&words.say("release-desk-open"), None))
        }
    }
}
