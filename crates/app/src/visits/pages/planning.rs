// SPDX-License-Identifier: AGPL-3.0-or-later
//! The page on which a visit is planned, the next days in the rhythm at a tap, and a plan as it is read.

use jiff::civil::Date;
use maud::{Markup, html};
use practice::access::Screen;
use practice::visits::{Arrival, Moved, Plan, Status, Takes, Visit, proposed};

use super::{taking, when};
use crate::codes::{ASKERS, INTERPRETERS, code_of};
use crate::fields::Fields;
use crate::open::Open;
use crate::overview::frame;
use crate::ui::form::{self, Choice, Chooser, FieldArea, FieldError, FieldText};
use crate::urls;

/// Agrees a day: the next ones in the rhythm, or any other.
pub fn plan(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let title = words.say("plan-title");
    frame(
        open,
        &title,
        "visits",
        &html! {
            (form::error_summary(words, errors))
            (in_rhythm(open, errors))
            form.card.stack.narrow.mt5 method="post" action=(urls::plan_visit(open.family.id)) autocomplete="off" {
                h2 id="visit" { (title) }
                input type="hidden" name="act" value=(fields.get("act"));
                (when(open, fields, errors))
                (takes(open, fields, errors))
                (arrival(open, fields, errors))
                p.actions { button.btn type="submit" { (words.say("plan-keep")) } }
            }
        },
    )
}

/// What a visit takes.
pub fn takes(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    // What was tapped by mistake can be unsaid.
    let codes = INTERPRETERS.iter().map(|(_, code)| (*code, *code)).chain([("", "not-said")]);
    let how: Vec<Choice> = codes
        .map(|(code, word)| Choice {
            value: code.to_owned(),
            label: words.say(&format!("interpreter-{word}")),
            chosen: fields.get("interpreter") == code,
        })
        .collect();
    html! {
        (form::field_text(&FieldText {
            id: "minutes", label: &words.say("plan-minutes"), value: fields.get("minutes"), errors,
            kind: "number", ..FieldText::new(words)
        }))
        (form::choices(&Chooser {
            id: "interpreter", legend: &words.say("plan-interpreter"), choices: &how, errors, ..Chooser::radio()
        }))
        (form::field_text(&FieldText {
            id: "language", label: &words.say("plan-language"), value: fields.get("language"), errors,
            ..FieldText::new(words)
        }))
    }
}

/// How to arrive; not where a family looks along.
pub fn arrival(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    html! {
        @if open.reader.screen == Screen::Own {
            (form::field_area(&FieldArea {
                id: "arrival", label: &words.say("plan-arrival"), hint: Some(&words.say("plan-arrival-hint")),
                value: fields.get("arrival"), errors, ..FieldArea::new(words)
            }))
            (form::field_text(&FieldText {
                id: "travel", label: &words.say("plan-travel"), hint: Some(&words.say("plan-travel-hint")),
                value: fields.get("travel"), errors, kind: "number", ..FieldText::new(words)
            }))
        }
    }
}

/// A day with its hour, as one says it: "Tue, 8 December, 2:00 pm".
pub fn day_and_hour(open: &Open, plan: &Plan) -> String {
    let words = open.who.words;
    let day = short_day(open, plan.when.on);
    match plan.when.at {
        Some(at) => {
            words.with("plan-day-and-hour", &[("day", day.into()), ("time", words.time(at).into())])
        }
        None => day,
    }
}

fn short_day(open: &Open, on: Date) -> String {
    let words = open.who.words;
    let weekday = words.say(&format!("weekday-short-{}", on.weekday().to_monday_one_offset()));
    let told = [("weekday", weekday.into()), ("date", words.day_month(on).into())];
    words.with("plan-short-day", &told)
}

/// The next days in the rhythm: the first at one tap, or several at once. Nothing where none is proposed.
pub fn in_rhythm(open: &Open, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let proposed = if open.may_write() { proposed(&open.family, open.today) } else { Vec::new() };
    let Some(first) = proposed.first() else { return html! {} };
    let at = urls::plan_next(open.family.id);
    let next = day_and_hour(open, first);
    let days: Vec<Choice> = proposed
        .iter()
        .map(|plan| Choice {
            value: plan.when.on.to_string(),
            label: day_and_hour(open, plan),
            chosen: true,
        })
        .collect();
    html! {
        section.card.stack-s.narrow.mt5 aria-labelledby="in-rhythm" {
            h2 id="in-rhythm" { (words.say("plan-next")) }
            form.row method="post" action=(at) autocomplete="off" {
                input type="hidden" name="act" value=(Fields::begun().get("act"));
                input type="hidden" name="day" value=(first.when.on);
                button.btn type="submit" { (words.with("plan-next-do", &[("day", next.into())])) }
            }
            details open[errors.iter().any(|error| error.field == "day")] {
                summary { (words.say("plan-several")) }
                form.stack-s method="post" action=(at) autocomplete="off" {
                    input type="hidden" name="act" value=(Fields::begun().get("act"));
                    (form::choices(&Chooser {
                        id: "day", legend: &words.say("plan-days"), choices: &days, errors, ..Chooser::boxes()
                    }))
                    p.actions { button.btn.second type="submit" { (words.say("plan-several-do")) } }
                }
            }
        }
    }
}

/// What is planned of a visit beside day and place, how to arrive, the days it was moved from, and what it was to take.
pub fn facts(open: &Open, visit: &Visit) -> Markup {
    let words = open.who.words;
    let ahead = visit.status() == Status::Planned;
    let place = visit.planned.as_ref().and_then(|when| when.place_words.as_ref());
    let at = visit.planned.as_ref().and_then(|when| when.at);
    let practical = as_planned(open, visit);
    html! {
        @if ahead && (at.is_some() || place.is_some() || !practical.is_empty()) {
            dl.facts.card {
                @if let Some(at) = at { dt { (words.say("visit-at")) } dd { (words.time(at)) } }
                @if let Some(place) = place { dt { (words.say("visit-where")) } dd { (place) } }
                @for (label, said) in &practical { dt { (words.say(label)) } dd { (said) } }
            }
        }
        @if !visit.moved.is_empty() {
            section.card.stack-s aria-labelledby="moved" {
                h3 id="moved" { (words.say("visit-moved-title")) }
                ul.list { @for moved in &visit.moved { li { (was_to_be(open, moved)) } } }
            }
        }
        (taking::before(open, visit))
    }
}

/// What is practical before a visit: how long it is to be and who interprets, and, not on paper, how to arrive.
pub fn practical(open: &Open, visit: &Visit) -> Markup {
    let line = |(label, said): (&str, String), class: &str| {
        html! { p class=(class) { b { (open.who.words.say(label)) ": " } span { (said) } } }
    };
    html! {
        @for one in takes_of(open, &visit.takes) { (line(one, "reach")) }
        @for one in arrival_of(open, &visit.arrival) { (line(one, "reach noprint")) }
    }
}

/// What is said of something planned, under its name.
pub type Told = (&'static str, String);

/// What a visit takes as it is planned now, and how to arrive.
pub fn as_planned(open: &Open, visit: &Visit) -> Vec<Told> {
    let mut all = takes_of(open, &visit.takes);
    all.extend(arrival_of(open, &visit.arrival));
    all
}

fn in_minutes(open: &Open, minutes: u16) -> String {
    open.who.words.with("visit-minutes", &[("minutes", i64::from(minutes).into())])
}

/// What is said of what a visit takes: how long it is to be, and who interprets.
pub fn takes_of(open: &Open, takes: &Takes) -> Vec<Told> {
    let length = takes.minutes.map(|minutes| ("visit-to-last", in_minutes(open, minutes)));
    let said = interpreted(open, takes).map(|said| ("visit-interpreter", said));
    length.into_iter().chain(said).collect()
}

/// Who interprets, and between which languages.
pub fn interpreted(open: &Open, takes: &Takes) -> Option<String> {
    let how = takes
        .interpreter
        .map(|how| open.who.words.say(&format!("interpreter-{}", code_of(&INTERPRETERS, how))));
    let language = takes.language.as_ref().map(ToString::to_string);
    let said: Vec<String> = how.into_iter().chain(language).collect();
    (!said.is_empty()).then(|| said.join(" · "))
}

/// What is said of how to arrive.
pub fn arrival_of(open: &Open, arrival: &Arrival) -> Vec<Told> {
    let words = arrival.words.as_ref().map(|told| ("visit-arrival", told.to_string()));
    let way = arrival.travel_minutes.map(|minutes| ("visit-travel", in_minutes(open, minutes)));
    words.into_iter().chain(way).collect()
}

fn was_to_be(open: &Open, moved: &Moved) -> Markup {
    let words = open.who.words;
    let before = Plan::from(moved.from.clone());
    html! {
        p { (words.with("visit-was-to-be", &[("day", day_and_hour(open, &before).into())])) }
        @if let Some(why) = &moved.why {
            p.meta { (words.say(&format!("asked-{}", code_of(&ASKERS, why.asked)))) }
            @if let Some(told) = &why.words { p.told { (told) } }
        }
    }
}
