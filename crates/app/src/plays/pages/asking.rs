// SPDX-License-Identifier: AGPL-3.0-or-later
//! The forms of plays: a song or a game of their own, one time something was tried, and what becomes of a choice.

use maud::{Markup, html};
use practice::people::Person;
use practice::plays::Choice as ForNextTime;

use super::super::forms::{NAMED, OWN};
use super::Typed;
use crate::fields::Fields;
use crate::open::Open;
use crate::ui::form::{self, Choice, Chooser, FieldArea, FieldError, FieldText};
use crate::urls;
use crate::voices::forms::ALL;
use crate::voices::hand;
use crate::voices::pages::{by, part, there};
use crate::words::Language;

type Fill<'a> = (&'a Fields, &'a [FieldError]);

fn is_wrong(typed: Typed<'_>, ending: &str) -> bool {
    typed.errors.iter().any(|error| error.field.ends_with(ending))
}

/// The number of a form's act: that of what was sent and could not be taken, or a new one. Two forms never share one.
fn act(typed: Typed<'_>, ending: &str) -> String {
    let fields = if is_wrong(typed, ending) { typed.fields.clone() } else { Fields::begun() };
    fields.get("act").to_owned()
}

/// Asks for a song or a game of their own.
pub fn own(open: &Open, child: &Person, typed: Typed<'_>) -> Markup {
    let words = open.who.words;
    let (fields, errors) = (typed.fields, typed.errors);
    html! {
        details.card open[is_wrong(typed, OWN)] {
            summary { (words.say("plays-own-another")) }
            form.stack-s method="post" action=(urls::plays(open.family.id, child.id)) autocomplete="off" {
                input type="hidden" name="act" value=(act(typed, OWN));
                (goes(open, (fields, errors), OWN))
                (part(open, (fields, errors), (&format!("part{OWN}"), ALL)))
                p.actions { button.btn type="submit" name="do" value="keep" { (words.say("plays-own-keep")) } }
            }
        }
    }
}

/// Asks for something else they played.
pub fn named(open: &Open, child: &Person, typed: Typed<'_>) -> Markup {
    let words = open.who.words;
    let (fields, errors) = (typed.fields, typed.errors);
    let title = format!("title{NAMED}");
    html! {
        details.card open[is_wrong(typed, NAMED)] {
            summary { (words.say("plays-named")) }
            form.stack-s method="post" action=(urls::plays(open.family.id, child.id)) autocomplete="off" {
                input type="hidden" name="act" value=(act(typed, NAMED));
                (form::field_text(&FieldText {
                    id: &title, label: &words.say("plays-title-ask"), value: fields.get(&title), errors, voice: true,
                    ..FieldText::new(words)
                }))
                (day(open, (fields, errors), &format!("day{NAMED}")))
                (happened(open, (fields, errors), (NAMED, false)))
                (part(open, (fields, errors), (&format!("part{NAMED}"), ALL)))
                p.actions { button.btn type="submit" name="do" value="named" { (words.say("plays-keep")) } }
            }
        }
    }
}

/// The day it was played.
pub fn day(open: &Open, (fields, errors): Fill<'_>, field: &str) -> Markup {
    let words = open.who.words;
    form::field_text(&FieldText {
        id: field,
        label: &words.say("plays-day"),
        kind: "date",
        value: fields.get(field),
        errors,
        ..FieldText::new(words)
    })
}

/// What it is called, how it goes, in which language, and who tells it.
pub fn goes(open: &Open, (fields, errors): Fill<'_>, ending: &str) -> Markup {
    let words = open.who.words;
    let [title, how, language, teller] =
        ["title", "how", "language", "by"].map(|name| format!("{name}{ending}"));
    let typed = Language::parse(fields.get(&language)).unwrap_or(words.language());
    let choices = Language::ALL.map(|language| Choice {
        value: language.code().to_owned(),
        label: words.say(&format!("plays-in-{}", language.code())),
        chosen: typed == language,
    });
    html! {
        (form::field_text(&FieldText {
            id: &title, label: &words.say("plays-title-ask"), value: fields.get(&title), errors, voice: true,
            ..FieldText::new(words)
        }))
        (form::field_area(&FieldArea {
            id: &how, label: &words.say("plays-how"), hint: Some(&words.say("plays-how-hint")), value: fields.get(&how),
            errors, voice: true, ..FieldArea::new(words)
        }))
        (form::choices(&Chooser {
            id: &language, legend: &words.say("plays-language"), choices: &choices, errors, ..Chooser::radio()
        }))
        (by(open, (fields, errors), (&teller, "plays-by")))
    }
}

/// Who played along, what happened, what the baby liked, and what is different since the first time where there was one.
pub fn happened(open: &Open, (fields, errors): Fill<'_>, (ending, since): (&str, bool)) -> Markup {
    let words = open.who.words;
    let [with, happened, liked, different, teller] =
        ["with", "happened", "liked", "since", "by"].map(|name| format!("{name}{ending}"));
    let area = |id: &str, label: &str, hint: Option<&str>| {
        let hint = hint.map(|hint| words.say(hint));
        form::field_area(&FieldArea {
            id,
            label: &words.say(label),
            hint: hint.as_deref(),
            value: fields.get(id),
            errors,
            voice: true,
            ..FieldArea::new(words)
        })
    };
    html! {
        (there(open, (fields, errors), (&with, "plays-with"), true))
        (area(&happened, "plays-happened", Some("plays-happened-hint")))
        (area(&liked, "plays-liked", None))
        @if since || !fields.get(&different).is_empty() { (area(&different, "plays-since", Some("plays-since-hint"))) }
        (by(open, (fields, errors), (&teller, "plays-told-by")))
    }
}

/// Puts a choice back.
pub fn put_back(open: &Open, child: &Person, one: &ForNextTime) -> Markup {
    let words = open.who.words;
    let at = urls::play(open.family.id, child.id, one.chosen.play);
    html! {
        @if super::may_tell(open, child) && one.is_of(hand(open)) {
            form.noprint method="post" action=(at) autocomplete="off" {
                input type="hidden" name="act" value=(Fields::begun().get("act"));
                input type="hidden" name="choice" value=(one.id);
                button.btn.quiet type="submit" name="do" value="put-back" {
                    (words.say("plays-put-back")) span.vh { ": " (one.chosen.title) } }
            }
        }
    }
}
