// SPDX-License-Identifier: AGPL-3.0-or-later
//! The pages on which a sealed note is written: the sealed part, and beside it what belongs in the record.

use maud::{Markup, html};
use practice::VisitId;

use super::super::Author;
use super::super::forms::{SEALED, own_visits};
use super::{of_visit, sealed_on};
use crate::called;
use crate::codes::{MODALITIES, PLACES, code_of};
use crate::fields::Fields;
use crate::lists::sealed::NoteRow;
use crate::open::Open;
use crate::overview::frame;
use crate::ui::form::{self, Choice, Chooser, FieldArea, FieldError, FieldText, Select};
use crate::urls;

/// A new sealed note.
pub fn new(author: &Author, fields: &Fields, errors: &[FieldError]) -> Markup {
    let open = &author.open;
    let words = open.who.words;
    let title = words.say("sealed-new");
    let id = open.family.id;
    frame(
        open,
        &title,
        "people",
        &html! {
            (form::error_summary(words, errors))
            form.stack.narrow method="post" action=(urls::new_sealed(id)) autocomplete="off" {
                input type="hidden" name="act" value=(fields.get("act"));
                (sealed_part(open, fields, errors, &title))
                (record_part(open, fields, errors))
                (form::buttons(&words.say("sealed-seal"), Some((&words.say("sealed-back"), &urls::sealed(id)))))
            }
        },
    )
}

/// A note that amends another; what the record says of the session stands already.
pub fn amend(author: &Author, row: NoteRow, fields: &Fields, errors: &[FieldError]) -> Markup {
    let open = &author.open;
    let words = open.who.words;
    let title = words.say("sealed-amend");
    let id = open.family.id;
    let back = urls::sealed_note(id, row.note);
    frame(
        open,
        &title,
        "people",
        &html! {
            (form::error_summary(words, errors))
            p.meta { (sealed_on(author, &row)) " · " (of_visit(author, &row)) }
            p { (words.say("sealed-amend-what")) }
            form.stack.narrow method="post" action=(urls::amend_sealed(id, row.note)) autocomplete="off" {
                input type="hidden" name="act" value=(fields.get("act"));
                (sealed_part(open, fields, errors, &title))
                (form::buttons(&words.say("sealed-seal"), Some((&words.say("sealed-back"), &back))))
            }
        },
    )
}

fn sealed_part(open: &Open, fields: &Fields, errors: &[FieldError], title: &str) -> Markup {
    let words = open.who.words;
    html! {
        section.card.stack {
            h2 { (title) }
            p { strong { (words.say("sealed-who")) } }
            p.hint { (words.say("sealed-no-draft")) }
            @for field in SEALED {
                (form::field_area(&FieldArea {
                    id: field, label: &words.say(&format!("sealed-{field}")),
                    hint: words.maybe(&format!("sealed-{field}-hint")).as_deref(),
                    value: fields.get(field), errors, ..FieldArea::new(words)
                }))
            }
        }
    }
}

fn record_part(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    html! {
        section.card.stack {
            h2 { (words.say("sealed-record-title")) }
            p { (words.say("sealed-record-what")) }
            (form::select(&Select {
                words, id: "visit", label: &words.say("sealed-visit"), hint: Some(&words.say("sealed-visit-hint")),
                choices: &visits(open, fields), errors,
            }))
            (form::choices(&Chooser {
                id: "about", legend: &words.say("sealed-about"), hint: Some(&words.say("sealed-about-hint")),
                choices: &people(open, fields), errors, ..Chooser::radio()
            }))
            (form::choices(&Chooser {
                id: "modality", legend: &words.say("sealed-modality"), choices: &modalities(open, fields), errors,
                ..Chooser::radio()
            }))
            (form::field_text(&FieldText {
                id: "progress", label: &words.say("sealed-progress"), hint: Some(&words.say("sealed-progress-hint")),
                value: fields.get("progress"), errors, ..FieldText::new(words)
            }))
            (form::field_text(&FieldText {
                id: "plan", label: &words.say("sealed-plan"), hint: Some(&words.say("sealed-plan-hint")),
                value: fields.get("plan"), errors, ..FieldText::new(words)
            }))
            (form::choices(&Chooser {
                id: "enough", legend: &words.say("sealed-pace"), errors, ..Chooser {
                    choices: &[Choice {
                        value: "yes".to_owned(), label: words.say("visit-enough"),
                        chosen: fields.get("enough") == "yes",
                    }], ..Chooser::boxes()
                }
            }))
        }
    }
}

fn visits(open: &Open, fields: &Fields) -> Vec<Choice> {
    let words = open.who.words;
    let chosen = fields.get("visit").parse::<VisitId>().ok();
    let one = |visit: &practice::visits::Visit| {
        let day = visit.on().map(|on| words.date(on)).unwrap_or_default();
        let place = visit.when().map_or("", |when| code_of(&PLACES, when.place));
        Choice {
            value: visit.id.to_string(),
            label: format!("{day}, {}", words.say(&format!("place-{place}"))),
            chosen: chosen == Some(visit.id),
        }
    };
    own_visits(open).into_iter().map(one).collect()
}

fn people(open: &Open, fields: &Fields) -> Vec<Choice> {
    let chosen =
        |id: String| Choice { chosen: fields.get("about") == id, label: String::new(), value: id };
    let all = open.family.people.iter();
    all.map(|person| Choice {
        label: called::person(open.who.words, person),
        ..chosen(person.id.to_string())
    })
    .collect()
}

fn modalities(open: &Open, fields: &Fields) -> Vec<Choice> {
    MODALITIES
        .iter()
        .map(|(_, code)| Choice {
            value: (*code).to_owned(),
            label: open.who.words.say(&format!("modality-{code}")),
            chosen: fields.get("modality") == *code,
        })
        .collect()
}
