// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a family was told of a goodbye and hello, in sentences; and the card of it on the story.

use maud::{Markup, html};
use practice::access::{Hat, Screen};
use practice::handover::{Plan, Told, open_steps};

use super::{hurry, is_done, named, step_name};
use crate::open::Open;
use crate::ui::notice::{Tone, notice};
use crate::urls;

/// For how many days after the last one a family is shown what it was told.
const SHOWN_DAYS: i32 = 90;

/// What the family was told, and a letter where there is one. Nothing of a plan is in it.
pub fn to_family(open: &Open) -> Vec<String> {
    let told = open.family.handover.told_lately(open.today, SHOWN_DAYS);
    told.map(|told| sentences(open, told)).collect()
}

fn sentences(open: &Open, told: &Told) -> String {
    let words = open.who.words;
    let who = ("who", named(open, told.who).into());
    let date = ("date", words.date(told.until).into());
    let ahead = open.today <= told.until;
    let first = if ahead { "handover-family-until" } else { "handover-family-was" };
    let mut all = vec![words.with(first, &[who, date])];
    if let Some(next) = told.next {
        let name = named(open, next);
        let then = if ahead { "handover-family-then" } else { "handover-family-now" };
        all.push(words.with(then, &[("name", name.clone().into())]));
        let met = |one: &&practice::handover::Met| one.who == told.who && one.next == next;
        if let Some(met) = open.family.handover.met.iter().rev().find(met) {
            let met = [("name", name.into()), ("date", words.date(met.on).into())];
            all.push(words.with("handover-family-met", &met));
        }
    } else if ahead {
        all.push(words.say("handover-family-not-yet"));
    }
    all.join(" ")
}

/// On the story: for those who do the work, each goodbye that goes on; for the family, and where they look
/// along, what they were told.
pub fn on_story(open: &Open) -> Markup {
    let words = open.who.words;
    let at_work = open.who.is_staff() && open.reader.screen == Screen::Own;
    let shown: Vec<&Plan> =
        open.family.handover.plans.iter().filter(|plan| is_open(open, plan)).collect();
    let told = if at_work { Vec::new() } else { to_family(open) };
    let letters = !open.family.handover.letters.is_empty();
    let mine = open.reader.hat == Hat::Caregiver;
    html! {
        @if !shown.is_empty() || !told.is_empty() || (mine && letters) {
            section.card.stack-s id="handover" aria-labelledby="handover-title" {
                h2 id="handover-title" { (words.say("handover-title")) }
                @for plan in shown { (going_on(open, plan)) }
                @for says in told { p { (says) } }
                @if letters { p { a href=(urls::handovers(open.family.id)) { (words.say("handover-letters")) } } }
            }
        }
    }
}

/// Whether a plan still has something open, and whoever leaves has not left and come back since.
fn is_open(open: &Open, plan: &Plan) -> bool {
    open.family.handover.plan_of(plan.who) == Some(plan) && !is_done(open, plan)
}

fn going_on(open: &Open, plan: &Plan) -> Markup {
    let words = open.who.words;
    let told = [("name", named(open, plan.who).into()), ("date", words.date(plan.until).into())];
    let next = open_steps(&open.family, plan).into_iter().find(|step| step.is_needed());
    html! {
        p { a href=(urls::handover(open.family.id, plan.who)) { (words.with("handover-last-day", &told)) } }
        @if hurry(open, plan) {
            (notice(Tone::Honey, html! { p { (super::to_tell(open, plan)) } }))
        } @else if let Some(step) = next {
            p.meta { (words.with("handover-next-step", &[("step", step_name(words, step).into())])) }
        }
    }
}
