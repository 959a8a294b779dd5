// SPDX-License-Identifier: AGPL-3.0-or-later
//! The form of an echo: a moment of a visit's note, a story then, and what is wondered between the two.

use maud::{Markup, html};
use practice::people::Person;
use practice::visits::{Field, Visit};

use super::super::forms::{AGREED, FIELD, NOW, TELLER, THEN, TOLD, WHEN, WHOSE, WONDER};
use crate::called;
use crate::fields::Fields;
use crate::open::Open;
use crate::overview::frame;
use crate::ui::form::{self, Choice, Chooser, FieldArea, FieldError, FieldText};
use crate::urls;

/// The page.
pub fn show(open: &Open, visit: &Visit, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let title = words.say("echoes-hear");
    let id = open.family.id;
    let date = visit.on().map(|on| words.date(on)).unwrap_or_default();
    frame(
        open,
        &title,
        "visits",
        &html! {
            (form::error_summary(words, errors))
            p.meta { a href=(urls::visit(id, visit.id)) { (date) } }
            h2 { (title) }
            p.lede { (words.say("echoes-hear-lede")) }
            form.stack.narrow.mt5 method="post" action=(urls::hear_echo(id, visit.id)) autocomplete="off" {
                input type="hidden" name="act" value=(fields.get("act"));
                section.card.stack {
                    h3 { (words.say("echoes-now")) }
                    (moment(open, visit, fields, errors))
                }
                section.card.stack {
                    h3 { (words.say("echoes-then")) }
                    (story(open, fields, errors))
                }
                section.card.stack {
                    (area(open, (WONDER, "echoes-wonder"), fields, errors))
                    (area(open, (AGREED, "echoes-agreed"), fields, errors))
                    p.hint { (words.say("echoes-readers")) }
                    p.actions { button.btn type="submit" { (words.say("echoes-keep")) } }
                }
            }
        },
    )
}

/// The texts of the note as whoever writes reads them, and the moment in one of them.
fn moment(open: &Open, visit: &Visit, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let texts: Vec<_> =
        Field::ALL.into_iter().filter_map(|field| Some((field, visit.text(field)?))).collect();
    let choice = |field: Field| Choice {
        value: field.code().to_owned(),
        label: words.say(&format!("note-{}", field.code())),
        chosen: fields.get(FIELD) == field.code(),
    };
    let choices: Vec<Choice> = texts.iter().map(|(field, _)| choice(*field)).collect();
    html! {
        dl.facts {
            @for (field, written) in &texts {
                dt { (words.say(&format!("note-{}", field.code()))) } dd.told { (written.text) }
            }
        }
        (form::choices(&Chooser {
            id: FIELD, legend: &words.say("echoes-field"), choices: &choices, errors, ..Chooser::radio()
        }))
        (area(open, (NOW, "echoes-quote"), fields, errors))
        (people(open, (WHOSE, "echoes-whose"), fields, errors))
    }
}

fn story(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    html! {
        (form::field_area(&FieldArea {
            id: THEN, label: &words.say("echoes-story"), hint: Some(&words.say("echoes-story-hint")),
            value: fields.get(THEN), errors, voice: true, ..FieldArea::new(words)
        }))
        (people(open, (TELLER, "echoes-teller"), fields, errors))
        (form::field_text(&FieldText {
            id: WHEN, label: &words.say("echoes-when"), hint: Some(&words.say("echoes-when-hint")),
            value: fields.get(WHEN), errors, ..FieldText::new(words)
        }))
        (form::field_text(&FieldText {
            id: TOLD, label: &words.say("echoes-told"), kind: "date", value: fields.get(TOLD), errors, ..FieldText::new(words)
        }))
    }
}

/// A text of many lines, with its hint.
fn area(open: &Open, (id, key): (&str, &str), fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    form::field_area(&FieldArea {
        id,
        label: &words.say(key),
        hint: Some(&words.say(&format!("{key}-hint"))),
        value: fields.get(id),
        errors,
        ..FieldArea::new(words)
    })
}

/// One of those who care for a child.
fn people(open: &Open, (id, key): (&str, &str), fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let choice = |one: &Person| Choice {
        value: one.id.to_string(),
        label: called::person(words, one),
        chosen: fields.get(id) == one.id.to_string(),
    };
    let choices: Vec<Choice> = open.family.people.caregivers().map(choice).collect();
    form::choices(&Chooser {
        id,
        legend: &words.say(key),
        choices: &choices,
        errors,
        ..Chooser::radio()
    })
}
