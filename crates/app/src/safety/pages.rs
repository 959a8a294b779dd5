// SPDX-License-Identifier: AGPL-3.0-or-later
//! The page of the protected part: how each can be reached, plans, reports, and what was written there, newest first.

pub mod contact;
pub mod plan;
pub mod report;
pub mod typed;

use maud::{Markup, html};
use practice::access::is_protected;
use practice::visits::{self, Field};
use practice::{Event, Said, VisitId};

use super::held::Form;
use crate::called;
use crate::codes::{LAWS, code_of};
use crate::fields::Fields;
use crate::open::Open;
use crate::overview::frame;
use crate::ui::form::{self, FieldArea, FieldError, FieldText};
use crate::ui::notice;
use crate::urls;

/// A text of a note in all its versions, the newest first.
struct Text<'a> {
    visit: VisitId,
    field: Field,
    versions: Vec<(&'a Said, &'a str, u32)>,
}

/// Everything that was filed in the protected part.
pub fn show(open: &Open) -> Markup {
    let words = open.who.words;
    let title = words.say("safety-title");
    let texts = protected(open);
    frame(
        open,
        &title,
        "people",
        &html! {
            h2 { (title) }
            p.lede { (words.say("safety-lede")) }
            div.grid.mt5 {
                section.stack aria-labelledby="written" {
                    h3 id="written" { (words.say("safety-written")) }
                    @if texts.is_empty() { (notice::empty(&words.say("safety-empty"))) }
                    @for text in &texts { (one(open, text)) }
                }
                div.stack { (contact::all(open)) (plan::all(open)) (report::all(open)) }
            }
        },
    )
}

/// The texts of visits that only this page shows, the one written last first.
fn protected(open: &Open) -> Vec<Text<'_>> {
    let mut texts: Vec<Text<'_>> = Vec::new();
    for said in open.said().filter(|said| is_protected(&said.label)) {
        let Event::Visits(visits::Event::Wrote { visit, field, text, amendment, .. }) = &said.event
        else {
            continue;
        };
        let known = texts.iter().position(|one| one.visit == *visit && one.field == *field);
        let mut one = known.map_or_else(
            || Text { visit: *visit, field: *field, versions: Vec::new() },
            |at| texts.remove(at),
        );
        one.versions.insert(0, (said, text.as_str(), *amendment));
        texts.insert(0, one);
    }
    texts.retain(|one| one.versions.iter().any(|(_, text, _)| !text.is_empty()));
    texts
}

fn one(open: &Open, text: &Text<'_>) -> Markup {
    let words = open.who.words;
    let Some(((said, now, number), before)) = text.versions.split_first() else {
        return html! {};
    };
    let day = open.family.visits.get(text.visit).and_then(visits::Visit::on);
    let change = urls::amend_protected(open.family.id, text.visit, text.field.code());
    html! {
        section.card.stack {
            h4 {
                (words.say(&format!("note-{}", text.field.code())))
                @if *number > 0 { " " span.tag.honey { (words.say("visit-amended")) } }
            }
            @if now.is_empty() { p.meta { (words.say("safety-text-empty")) } } @else { p.told { (now) } }
            @if let Some(teller) = said.label.teller {
                p.meta { (called::person_in(words, &open.family, teller)) }
            }
            @for tag in &said.label.law {
                p.meta { (words.say(&format!("law-{}", code_of(&LAWS, *tag)))) }
            }
            p.meta {
                @if let Some(day) = day {
                    a href=(urls::visit(open.family.id, text.visit)) {
                        (words.with("safety-of-visit", &[("date", words.date(day).into())]))
                    }
                    " · "
                }
                (signed(open, said))
            }
            @if let Some(reason) = reason(open, text, *number) { p.meta { (words.say("amend-reason")) ": " (reason) } }
            @if !before.is_empty() {
                details {
                    summary { (words.say("safety-text-earlier")) }
                    @for (said, text, _) in before { p.told { (text) } p.meta { (signed(open, said)) } }
                }
            }
            p { a href=(change) { (words.say("safety-text-change")) } }
        }
    }
}

fn signed(open: &Open, said: &Said) -> String {
    let words = open.who.words;
    let at = open.app.local(said.at);
    let signed = [
        ("name", called::practitioner(open, said.by).into()),
        ("date", words.date(at.date()).into()),
        ("time", words.time(at.time()).into()),
    ];
    words.with("visit-signed-by", &signed)
}

/// Why a text was written anew: said just before it, under the same label.
fn reason<'a>(open: &'a Open, text: &Text<'_>, number: u32) -> Option<&'a str> {
    let (said, ..) = text.versions.first()?;
    let all: Vec<&Said> = open.said().collect();
    let at = all.iter().position(|one| one.id == said.id)?;
    match &all.get(at.checked_sub(1)?)?.event {
        Event::Visits(visits::Event::Amended { visit, amendment, reason })
            if *visit == text.visit && *amendment == number =>
        {
            Some(reason.as_str())
        }
        _ => None,
    }
}

/// The form that writes a text anew.
pub fn amend(
    open: &Open,
    (visit, field): (VisitId, Field),
    fields: &Fields,
    errors: &[FieldError],
) -> Markup {
    let words = open.who.words;
    let title = words.say("safety-text-title");
    let (held, back) = (Form::Text(visit, field), urls::safety(open.family.id));
    frame(
        open,
        &title,
        "people",
        &html! {
            (form::error_summary(words, errors))
            h2 { (title) }
            p.lede { (words.say("safety-text-lede")) }
            (typed::before(open, held, fields))
            form.card.stack.narrow method="post" action=(held.at(open.family.id)) autocomplete="off"
                data-autosave=(held.typed_at(open.family.id)) {
                (typed::hidden(fields))
                (form::field_text(&FieldText {
                    id: "reason", label: &words.say("amend-reason"), value: fields.get("reason"), errors,
                    hint: Some(&words.say("amend-reason-hint")), ..FieldText::new(words)
                }))
                (form::field_area(&FieldArea {
                    id: "text", label: &words.say(&format!("note-{}", field.code())), value: fields.get("text"), errors,
                    voice: field == Field::Words, ..FieldArea::new(words)
                }))
                (form::buttons(&words.say("safety-keep"), Some((words.say("safety-back").as_str(), back.as_str()))))
            }
        },
    )
}
