// SPDX-License-Identifier: AGPL-3.0-or-later
//! The steps of a goodbye and hello, each with what is known of it and the form that goes on.

use maud::{Markup, html};
use practice::access::{self, Relation};
use practice::handover::{Plan, Received, Stands, Step, open_steps, stands};
use practice::people::Role;
use practice::visits::{Status, Visit};

use super::{Forms, named, standing, step_name};
use crate::called;
use crate::fields::Fields;
use crate::open::Open;
use crate::ui::form::{self, Choice, FieldArea, FieldError, FieldText, Select};
use crate::ui::notice::{Voice, voice};
use crate::urls;

/// A form as typed, and what is wrong.
type Typed<'a> = (&'a Fields, &'a [FieldError]);

/// One step.
pub fn step(
    open: &Open,
    plan: &Plan,
    step: Step,
    (forms, errors): (&Forms, &[FieldError]),
) -> Markup {
    let words = open.who.words;
    let mine = access::reaches_out(&open.reader);
    html! {
        li.card.stack-s id={ "step-" (step.code()) } {
            div.row.between { h3 { (step_name(words, step)) } (standing(open, plan, step)) }
            @if let Some(left) = plan.left_out(step).filter(|_| stands(&open.family, plan, step) == Stands::LeftOut) {
                p.told { (left.why) }
            }
            @match step {
                Step::Next => { (next(open, plan)) }
                Step::Told => {
                    (told(open, plan))
                    @if mine { (telling(open, plan, (&forms.told, errors))) }
                }
                Step::LastVisit => { (last_visit(open, plan, mine)) }
                Step::Met => { @if mine { (meeting(open, plan, (&forms.met, errors))) } }
                Step::Letter => { (letter(open, plan)) }
                Step::Carried => {
                    (carried(open, plan))
                    @if mine && plan.who == open.who.practitioner() { (carrying(open, plan, (&forms.carried, errors))) }
                }
                Step::FirstVisit => { (first_visit(open, plan, mine)) }
            }
        }
    }
}

fn act(fields: &Fields) -> Markup {
    html! { input type="hidden" name="act" value=(fields.get("act")); }
}

fn next(open: &Open, plan: &Plan) -> Markup {
    let words = open.who.words;
    html! {
        @match plan.next() {
            Some(next) => { p { (words.with("handover-then", &[("name", named(open, next).into())])) } }
            None => { p.meta { (words.say("handover-next-how")) } }
        }
        @if open.reader.relation == Relation::Supervises {
            p { a href=(urls::arrange(open.family.id)) { (words.say("staff-team-title")) } }
        }
    }
}

/// What the family was told, and how they took it.
fn told(open: &Open, plan: &Plan) -> Markup {
    let words = open.who.words;
    let handover = &open.family.handover;
    let all = handover.told.iter().filter(|one| one.who == plan.who && plan.began <= one.until);
    let took = handover.received.iter().filter(|one| one.who == plan.who);
    html! {
        ul.list {
            @for one in all {
                @let on = ("date", words.date(one.on).into());
                @let said = [on, ("by", named(open, one.by).into()), ("until", words.date(one.until).into())];
                li {
                    p { (words.with("handover-was-told", &said))
                        @if let Some(next) = one.next { " " (words.with("handover-then", &[("name", named(open, next).into())])) } }
                    @if one.until < one.on { p.meta { (words.say("handover-told-late")) } }
                }
            }
        }
        @for one in took { (said(open, one)) }
    }
}

fn said(open: &Open, one: &Received) -> Markup {
    let words = open.who.words;
    let teller = one.teller.map(|teller| called::person_in(words, &open.family, teller));
    if teller.is_none() {
        return html! { p.told { (one.words) } p.xs { (words.date(one.on)) } };
    }
    voice(&Voice {
        words,
        said: one.words.as_str(),
        teller: teller.as_deref(),
        on: Some(one.on),
        language: None,
    })
}

/// The form that keeps that they were told.
fn telling(open: &Open, plan: &Plan, (fields, errors): Typed<'_>) -> Markup {
    let words = open.who.words;
    let mut team: Vec<_> = open.family.team.iter().map(|member| member.practitioner).collect();
    team.sort_unstable();
    team.dedup();
    let by = team.into_iter().map(|id| Choice {
        value: id.to_string(),
        label: named(open, id),
        chosen: fields.get("told-by") == id.to_string(),
    });
    let by: Vec<Choice> = by.collect();
    let settled = stands(&open.family, plan, Step::Told).is_settled();
    html! {
        details open[!settled || !errors.is_empty()] {
            summary { (words.say("handover-tell")) }
            form.stack-s method="post" action=(urls::handover_form(open.family.id, plan.who, "told")) autocomplete="off" {
                (act(fields))
                p.meta { (words.say("handover-tell-what")) }
                (form::field_text(&FieldText {
                    id: "told-on", label: &words.say("handover-told-on"), kind: "date", value: fields.get("told-on"),
                    errors, required: true, ..FieldText::new(words)
                }))
                (form::select(&Select {
                    words, id: "told-by", label: &words.say("handover-told-by"), hint: None, choices: &by, errors
                }))
                (form::field_area(&FieldArea {
                    id: "received", label: &words.say("handover-received"), hint: Some(&words.say("handover-received-hint")),
                    value: fields.get("received"), errors, ..FieldArea::new(words)
                }))
                (form::select(&Select {
                    words, id: "teller", label: &words.say("relationship-teller"), hint: None,
                    choices: &tellers(open, fields.get("teller")), errors
                }))
                p.actions { button.btn.second type="submit" { (words.say("handover-tell-do")) } }
            }
        }
    }
}

/// Who may have said something: whoever writes it down saw it, or a grown person of the family said it.
fn tellers(open: &Open, chosen: &str) -> Vec<Choice> {
    let words = open.who.words;
    let me = Choice {
        value: "me".to_owned(),
        label: words.say("relationship-i-saw"),
        chosen: chosen.is_empty() || chosen == "me",
    };
    let grown =
        open.family.people.iter().filter(|one| one.role != Role::Child && one.died.is_none());
    let grown = grown.map(|one| Choice {
        value: one.id.to_string(),
        label: called::person(words, one),
        chosen: chosen == one.id.to_string(),
    });
    std::iter::once(me).chain(grown).collect()
}

fn last_visit(open: &Open, plan: &Plan, mine: bool) -> Markup {
    let words = open.who.words;
    let ahead = open.today <= plan.until && !plan.at_once;
    let hint = if ahead { "handover-last-visit-hint" } else { "handover-last-visit-over" };
    html! {
        @if !stands(&open.family, plan, Step::LastVisit).is_settled() {
            p.meta { (words.say(hint)) }
            @if mine && ahead { p { a href=(urls::plan_visit(open.family.id)) { (words.say("handover-plan-visit")) } } }
        }
    }
}

/// The visits since it is known, to choose the one at which they met.
fn meeting(open: &Open, plan: &Plan, (fields, errors): Typed<'_>) -> Markup {
    let words = open.who.words;
    let held = open.family.visits.newest_first().into_iter();
    let held = held.filter(|visit| visit.status() == Status::Held);
    let since = |visit: &Visit| visit.on().filter(|on| plan.began <= *on).map(|on| (visit.id, on));
    let visits: Vec<Choice> = held
        .filter_map(since)
        .map(|(id, on)| Choice {
            value: id.to_string(),
            label: words.date(on),
            chosen: fields.get("visit") == id.to_string(),
        })
        .collect();
    let settled = stands(&open.family, plan, Step::Met).is_settled();
    html! {
        @if !settled && (plan.next.is_none() || visits.is_empty()) { p.meta { (words.say("handover-met-hint")) } }
        @else if !settled {
            form.stack-s method="post" action=(urls::handover_form(open.family.id, plan.who, "met")) autocomplete="off" {
                (act(fields))
                (form::select(&Select {
                    words, id: "visit", label: &words.say("handover-met-at"), hint: Some(&words.say("handover-met-hint")),
                    choices: &visits, errors
                }))
                p.actions { button.btn.second type="submit" { (words.say("handover-met-do")) } }
            }
        }
    }
}

fn letter(open: &Open, plan: &Plan) -> Markup {
    let words = open.who.words;
    let settled = stands(&open.family, plan, Step::Letter).is_settled();
    html! {
        @if matches!(stands(&open.family, plan, Step::Letter), Stands::Done(_)) {
            p { a href=(urls::handovers(open.family.id)) { (words.say("handover-letter-see")) } }
        } @else if !settled && plan.who == open.who.practitioner() {
            p { a href=(urls::farewell(open.family.id)) { (words.say("handover-letter-write")) } }
        } @else if !settled {
            p.meta { (words.with("handover-letter-whose", &[("name", named(open, plan.who).into())])) }
        }
    }
}

fn carried(open: &Open, plan: &Plan) -> Markup {
    let words = open.who.words;
    html! {
        @if let Some(last) = plan.carried.last() {
            dl.facts {
                @if !last.helps.is_empty() { dt { (words.say("handover-helps")) } dd.told { (last.helps) } }
                @if !last.mind.is_empty() { dt { (words.say("handover-mind")) } dd.told { (last.mind) } }
            }
        }
    }
}

/// The form of what is carried on, for who leaves.
fn carrying(open: &Open, plan: &Plan, (fields, errors): Typed<'_>) -> Markup {
    let words = open.who.words;
    html! {
        form.stack-s method="post" action=(urls::handover_form(open.family.id, plan.who, "carried")) autocomplete="off" {
            (act(fields))
            (form::field_area(&FieldArea {
                id: "helps", label: &words.say("handover-helps"), value: fields.get("helps"), errors, ..FieldArea::new(words)
            }))
            (form::field_area(&FieldArea {
                id: "mind", label: &words.say("handover-mind"), hint: Some(&words.say("handover-mind-hint")),
                value: fields.get("mind"), errors, ..FieldArea::new(words)
            }))
            p.actions { button.btn.second type="submit" { (words.say("handover-carry-do")) } }
        }
    }
}

fn first_visit(open: &Open, plan: &Plan, mine: bool) -> Markup {
    let words = open.who.words;
    let me = plan.next() == Some(open.who.practitioner());
    html! {
        @if !stands(&open.family, plan, Step::FirstVisit).is_settled() {
            p.meta { (words.with("handover-first-visit-hint", &[("date", words.date(plan.until).into())])) }
            @if mine && me { p { a href=(urls::plan_visit(open.family.id)) { (words.say("handover-plan-visit")) } } }
        }
    }
}

/// The form that leaves a step out, with the reason.
pub fn leaving_out(open: &Open, plan: &Plan, (fields, errors): Typed<'_>) -> Markup {
    let words = open.who.words;
    let steps: Vec<Choice> = open_steps(&open.family, plan)
        .into_iter()
        .map(|step| Choice {
            value: step.code().to_owned(),
            label: step_name(words, step),
            chosen: fields.get("step") == step.code(),
        })
        .collect();
    let wrong = errors.iter().any(|error| ["step", "why"].contains(&error.field.as_str()));
    html! {
        @if !steps.is_empty() {
            details.card.mt5 open[wrong] {
                summary { (words.say("handover-leave-out")) }
                form.stack-s method="post" action=(urls::handover_form(open.family.id, plan.who, "left-out")) autocomplete="off" {
                    (act(fields))
                    (form::select(&Select {
                        words, id: "step", label: &words.say("handover-leave-out-step"), hint: None, choices: &steps, errors
                    }))
                    (form::field_area(&FieldArea {
                        id: "why", label: &words.say("handover-leave-out-why"),
                        hint: Some(&words.say("handover-leave-out-hint")), value: fields.get("why"), errors, required: true,
                        ..FieldArea::new(words)
                    }))
                    p.actions { button.btn.second type="submit" { (words.say("handover-leave-out-do")) } }
                }
            }
        }
    }
}
