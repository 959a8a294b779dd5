// SPDX-License-Identifier: AGPL-3.0-or-later
//! The pages on which a visit is moved, and on which it is said that one did not happen or is off.

use maud::{Markup, html};
use practice::VisitId;
use practice::visits::{Cause, Plan, Visit, proposed_after};

use super::planning::day_and_hour;
use super::{day_and_time, when};
use crate::codes::{ASKERS, CAUSES};
use crate::fields::Fields;
use crate::open::Open;
use crate::overview::frame;
use crate::ui::form::{self, Choice, Chooser, FieldArea, FieldError, FieldText};
use crate::urls;

/// How many days in the rhythm are offered after one that is off.
const OFFERED: usize = 2;

/// Moves a planned visit.
pub fn moving(open: &Open, visit: &Visit, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let title = words.say("move-title");
    let askers = ASKERS.map(|(_, code)| Choice {
        value: code.to_owned(),
        label: words.say(&format!("asked-{code}")),
        chosen: fields.get("asked") == code,
    });
    let planned = visit.planned.clone().map(|when| day_and_hour(open, &Plan::from(when)));
    frame(
        open,
        &title,
        "visits",
        &html! {
            (form::error_summary(words, errors))
            form.card.stack.narrow method="post" action=(urls::move_visit(open.family.id, visit.id)) autocomplete="off" {
                h2 id="visit" { (title) }
                @if let Some(day) = planned { p.hint { (words.with("move-from", &[("day", day.into())])) } }
                input type="hidden" name="act" value=(fields.get("act"));
                (when(open, fields, errors))
                (form::choices(&Chooser {
                    id: "asked", legend: &words.say("move-asked"), choices: &askers, errors, ..Chooser::radio()
                }))
                (form::field_area(&FieldArea {
                    id: "why", label: &words.say("move-why"), hint: Some(&words.say("move-why-hint")),
                    value: fields.get("why"), errors, ..FieldArea::new(words)
                }))
                (form::buttons(&words.say("move-keep"), Some((&words.say("amend-leave"), &urls::visit(open.family.id, visit.id)))))
            }
        },
    )
}

/// Whether the day of this visit is still to come.
fn is_ahead(open: &Open, visit: Option<&Visit>) -> bool {
    visit.and_then(Visit::on).is_some_and(|on| open.today < on)
}

/// What the way to say so is called: before its day a visit is called off, afterwards it did not happen.
pub fn off_word(open: &Open, visit: &Visit) -> &'static str {
    if is_ahead(open, Some(visit)) { "visit-call-off" } else { "visit-say-not-happened" }
}

/// Says that a visit did not happen or is off, and what did; and when the next one is.
pub fn missed(open: &Open, visit: VisitId, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let known = open.family.visits.get(visit);
    let ahead = is_ahead(open, known);
    let (title, hint) =
        if ahead { ("call-off-title", "call-off-hint") } else { ("missed-title", "missed-hint") };
    let title = words.say(title);
    // Who was to come on a day ahead cannot have stood before a closed door.
    let causes = CAUSES.iter().filter(|(cause, _)| !ahead || *cause != Cause::NotThere);
    let causes: Vec<Choice> = causes
        .map(|(_, code)| Choice {
            value: (*code).to_owned(),
            label: words.say(&format!("cause-{code}")),
            chosen: fields.get("cause") == *code,
        })
        .collect();
    frame(
        open,
        &title,
        "visits",
        &html! {
            (form::error_summary(words, errors))
            form.card.stack.narrow method="post" action=(urls::did_not_happen(open.family.id, visit)) autocomplete="off" {
                h2 id="visit" { (title) }
                p.hint { (words.say(hint)) }
                input type="hidden" name="act" value=(fields.get("act"));
                (form::field_text(&FieldText {
                    id: "on", label: &words.say("missed-on"), value: fields.get("on"), errors, kind: "date",
                    ..FieldText::new(words)
                }))
                (form::choices(&Chooser {
                    id: "cause", legend: &words.say("missed-cause"), choices: &causes, errors, ..Chooser::radio()
                }))
                (form::field_area(&FieldArea {
                    id: "what", label: &words.say("missed-what"), value: fields.get("what"), errors,
                    ..FieldArea::new(words)
                }))
                @if let Some(known) = known { (next(open, known, fields, errors)) }
                p.actions { button.btn type="submit" { (words.say("missed-keep")) } }
            }
        },
    )
}

/// And the next? In the same step, so that nobody is left without a day.
fn next(open: &Open, visit: &Visit, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let choice =
        |value: String, label: String| Choice { chosen: fields.get("next") == value, value, label };
    let proposed = proposed_after(&open.family, visit, open.today).into_iter().take(OFFERED);
    let mut days: Vec<Choice> =
        proposed.map(|plan| choice(plan.when.on.to_string(), day_and_hour(open, &plan))).collect();
    days.push(choice("other".to_owned(), words.say("next-other")));
    days.push(choice(String::new(), words.say("next-not-yet")));
    html! {
        @if open.family.goodbye.ended.is_none() {
            (form::choices(&Chooser {
                id: "next", legend: &words.say("next-title"), choices: &days, errors, ..Chooser::radio()
            }))
            (day_and_time(open, (fields, errors), [("next-on", "next-on"), ("next-at", "next-at")]))
        }
    }
}
