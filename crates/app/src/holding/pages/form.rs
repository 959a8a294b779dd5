// SPDX-License-Identifier: AGPL-3.0-or-later
//! Asking how somebody was held: folded in the note, and on a page of its own for what was left out or is put right.

use maud::{Markup, html};
use practice::VisitId;
use practice::holding::Holding;

use super::super::in_note::is_begun;
use super::super::{ABOUT, ENDED, ENOUGH, FAR, SAFE, SAID, UNSURE, is_asked, opens_safety};
use crate::called;
use crate::fields::Fields;
use crate::open::Open;
use crate::overview::frame;
use crate::ui::form::{self, Choice, Chooser, FieldArea, FieldError, FieldText};
use crate::urls;

/// Room in the note. None where others see the screen, or nobody grown is in the family.
pub fn in_note(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let wrong = errors.iter().any(|error| error.field.starts_with("holding-"));
    html! {
        @if is_asked(open) && open.carers().next().is_some() {
            details.prompt open[wrong || is_begun(fields)] {
                summary { (words.say("holding-in-note")) }
                div.stack { (asking(open, fields, errors)) }
            }
        }
    }
}

/// The form as it begins: what stands of somebody, to be put right.
pub fn begun(stands: Option<&Holding>) -> Fields {
    let mut fields = Fields::begun();
    let Some(one) = stands else { return fields };
    fields.set(ABOUT, one.about.to_string());
    for (name, text) in [(SAID, &one.now.said), (FAR, &one.now.far), (ENDED, &one.now.ended)] {
        fields.set(name, text.as_str());
    }
    if one.now.enough {
        fields.set(ENOUGH, "yes");
    }
    fields
}

/// The page, once the note is signed.
pub fn show(open: &Open, visit: VisitId, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let title = words.say("holding-in-note");
    let id = open.family.id;
    frame(
        open,
        &title,
        "visits",
        &html! {
            (form::error_summary(words, errors))
            h2 { (title) }
            p.lede { (words.say("holding-again")) }
            form.card.stack.narrow method="post" action=(urls::holding(id, visit)) autocomplete="off" {
                input type="hidden" name="act" value=(fields.get("act"));
                (asking(open, fields, errors))
                p.actions {
                    button.btn type="submit" data-finish { (words.say("holding-keep")) }
                    a.btn.quiet href=(urls::visit(id, visit)) { (words.say("holding-leave")) }
                }
            }
            @for one in open.family.holding.of_visit(visit) { (taking_back(open, one)) }
        },
    )
}

/// Taking back what was written under the wrong name.
fn taking_back(open: &Open, one: &Holding) -> Markup {
    let words = open.who.words;
    let name = called::person_in(words, &open.family, one.about);
    html! {
        details.narrow {
            summary { (words.with("holding-take-back", &[("name", name.as_str().into())])) }
            form.stack-s method="post" action=(urls::holding(open.family.id, one.visit)) autocomplete="off" {
                input type="hidden" name="act" value=(Fields::begun().get("act"));
                input type="hidden" name="of" value=(one.about);
                p { (words.with("holding-take-back-what", &[("name", name.into())])) }
                p.actions { button.btn.second type="submit" name="do" value="take-back" { (words.say("holding-take-back-do")) } }
            }
        }
    }
}

fn asking(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let people: Vec<Choice> = open
        .carers()
        .map(|id| Choice {
            value: id.to_string(),
            label: called::person_in(words, &open.family, id),
            chosen: fields.get(ABOUT) == id.to_string(),
        })
        .collect();
    let line = |id: &'static str, label: &str| {
        form::field_text(&FieldText {
            id,
            label: &words.say(label),
            value: fields.get(id),
            errors,
            ..FieldText::new(words)
        })
    };
    html! {
        p.hint { (words.say("holding-who-reads")) }
        @if people.len() > 1 {
            (form::choices(&Chooser { id: ABOUT, legend: &words.say("holding-about"), choices: &people, errors, ..Chooser::radio() }))
        }
        (form::field_area(&FieldArea {
            id: SAID, label: &words.say("holding-said"), hint: Some(&words.say("holding-said-hint")),
            value: fields.get(SAID), errors, voice: true, ..FieldArea::new(words)
        }))
        (line(FAR, "holding-far"))
        (line(ENDED, "holding-ended"))
        (form::choices(&Chooser {
            id: ENOUGH, legend: &words.say("holding-pace"), errors, ..Chooser {
                choices: &[Choice { value: "yes".to_owned(), label: words.say("visit-enough"), chosen: fields.get(ENOUGH) == "yes" }],
                ..Chooser::boxes()
            }
        }))
        @if opens_safety(open) { (safe(open, fields, errors)) }
        (crate::at_once::way_there(words))
        p.hint { (words.say("holding-own")) " " a href=(urls::REFLECTIONS) { (words.say("holding-own-way")) } }
    }
}

/// Whether they are safe: never kept here, where a telephone may lie open beside somebody.
fn safe(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let choices = ["yes", UNSURE].map(|code| Choice {
        value: code.to_owned(),
        label: words.say(&format!("holding-safe-{code}")),
        chosen: fields.get(SAFE) == code,
    });
    form::choices(&Chooser {
        id: SAFE,
        legend: &words.say("holding-safe"),
        hint: Some(&words.say("holding-safe-hint")),
        choices: &choices,
        errors,
        ..Chooser::radio()
    })
}
