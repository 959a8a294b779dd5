// SPDX-License-Identifier: AGPL-3.0-or-later
//! Tender dates: on a caregiver's own page, and before a visit for whoever makes it.

use maud::{Markup, html};
use practice::access::{Relation, Screen};
use practice::expecting::tender::{TenderDate, When};
use practice::people::{Person, Role};

use super::super::Hand;
use crate::called;
use crate::fields::Fields;
use crate::open::Open;
use crate::overview::frame;
use crate::ui::form::{self, Choice, Chooser, FieldArea, FieldError, FieldText, Select};
use crate::ui::notice::{self, Voice};
use crate::urls;

/// The year that says a day of a year: one in which each of them is.
const ANY_YEAR: i16 = 2024;

/// What is to be held in mind before a visit: tender dates that are near, by their owners' wish, and hopes
/// that come back. For whoever makes the visit, alone with the screen, and not on paper.
pub fn before_visit(open: &Open) -> Markup {
    let words = open.who.words;
    let visits = matches!(open.reader.relation, Relation::Team | Relation::Cover);
    if !visits || open.reader.screen != Screen::Own {
        return html! {};
    }
    let near = open.family.tender_near(open.today);
    let hopes = open.family.hopes_back(open.today);
    html! {
        @if !near.is_empty() {
            div.noprint {
                p.meta { (words.say("tender-these-days")) }
                @for (date, on) in near {
                    p.told { (date.words) }
                    p.xs { (called::person_in(words, &open.family, date.whose)) ", " (words.day_month(on)) }
                }
            }
        }
        @if let Some(hope) = hopes.last() {
            div.noprint {
                p.meta { (words.say("story-you-hoped")) }
                p.told { (hope.own.words) }
                p.xs { (called::person_in(words, &open.family, hope.own.teller)) ", " (words.date(hope.own.on)) }
            }
        }
    }
}

/// The tender dates of a caregiver, on their own page, for themselves and for whoever works with them,
/// alone with the screen.
pub fn tender_dates(open: &Open, person: &Person, act: &str) -> Markup {
    let mut fields = Fields::default();
    fields.set("act", act);
    html! {
        @if Hand::of(open).holds_dates_of(open, person) { (dates(open, person, &fields, &[])) }
    }
}

/// A tender date that was not taken, with what was typed.
pub fn again(open: &Open, person: &Person, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    frame(
        open,
        &words.say("tender-title"),
        "people",
        &html! {
            (form::error_summary(words, errors))
            p.meta { a href=(urls::person(open.family.id, person.id)) { (called::person(words, person)) } }
            (dates(open, person, fields, errors))
        },
    )
}

fn dates(open: &Open, person: &Person, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let known: Vec<&TenderDate> =
        open.family.expecting.tender.iter().filter(|one| one.whose == person.id).collect();
    let at = urls::tender(open.family.id, person.id);
    html! {
        details.card.noprint open[!errors.is_empty()] {
            summary { (words.say("tender-title")) }
            div.stack {
                p.meta { (words.say("tender-lede")) }
                @for date in known { (one(open, date, &at, fields.get("act"))) }
                form.stack method="post" action=(at) autocomplete="off" {
                    input type="hidden" name="act" value=(fields.get("act"));
                    (form::field_area(&FieldArea { id: "tender-words", label: &words.say("tender-words"), hint: Some(&words.say("tender-words-hint")),
                        value: fields.get("tender-words"), errors, voice: true, ..FieldArea::new(words) }))
                    (when(open, fields, errors))
                    (remind(open, fields, errors))
                    p.actions { button.btn type="submit" { (words.say("tender-keep")) } }
                }
            }
        }
    }
}

fn one(open: &Open, date: &TenderDate, at: &str, act: &str) -> Markup {
    let words = open.who.words;
    html! {
        div {
            (notice::voice(&Voice { words, said: date.words.as_str(), teller: None, on: None, language: None }))
            p.xs { (said_when(open, date.when)) ". "
                (words.say(if date.remind { "tender-is-reminded" } else { "tender-not-reminded" })) }
            form method="post" action=(at) {
                input type="hidden" name="act" value=(act);
                input type="hidden" name="ends" value=(date.date);
                button.btn.quiet type="submit" { (words.say("tender-end")) }
            }
        }
    }
}

/// When it is, in words.
pub fn said_when(open: &Open, when: When) -> String {
    let words = open.who.words;
    match when {
        When::EachYear { month, day } => {
            let on = jiff::civil::Date::new(ANY_YEAR, month, day).map(|on| words.day_month(on));
            words.with("tender-each-year", &[("date", on.unwrap_or_default().into())])
        }
        When::Since(on) => words.with("tender-since-day", &[("date", words.date(on).into())]),
        When::AsOld { child, months, days } => words.with(
            "tender-as-old",
            &[
                ("name", called::person_in(words, &open.family, child).into()),
                ("months", i64::from(months).into()),
                ("days", i64::from(days).into()),
            ],
        ),
    }
}

fn when(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let field = |id: &str, kind: &'static str| {
        form::field_text(&FieldText {
            id,
            label: &words.say(id),
            value: fields.get(id),
            errors,
            kind,
            ..FieldText::new(words)
        })
    };
    let living = |one: &&Person| one.role == Role::Child && one.is_living();
    let children: Vec<Choice> = open
        .family
        .people
        .iter()
        .filter(living)
        .map(|one| Choice {
            value: one.id.to_string(),
            label: called::person(words, one),
            chosen: fields.get("tender-child") == one.id.to_string(),
        })
        .collect();
    html! {
        fieldset.stack-s {
            legend.legend { (words.say("tender-when")) }
            (field("tender-since", "date"))
            div.two { (field("tender-day", "number")) (field("tender-month", "number")) }
            @if !children.is_empty() {
                (form::select(&Select { words, id: "tender-child", label: &words.say("tender-child"), hint: None, choices: &children, errors }))
                div.two { (field("tender-months", "number")) (field("tender-days", "number")) }
            }
        }
    }
}

fn remind(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let choices = ["yes", "no"].map(|code| Choice {
        value: code.to_owned(),
        label: words.say(&format!("tender-remind-{code}")),
        chosen: fields.get("tender-remind") == code,
    });
    form::choices(&Chooser {
        id: "tender-remind",
        legend: &words.say("tender-remind"),
        hint: Some(&words.say("tender-remind-hint")),
        choices: &choices,
        errors,
        ..Chooser::radio()
    })
}
