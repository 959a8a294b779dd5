// SPDX-License-Identifier: AGPL-3.0-or-later
//! The pages of goodbyes and hellos: what the family was told, with letters, and one plan with its steps.

pub mod letter;
mod steps;
pub mod today;
pub mod told;

use maud::{Markup, html};
use practice::PractitionerId;
use practice::access;
use practice::handover::{Plan, Stands, Step, TIME_TO_TELL_DAYS, stands};

use super::forms;
use crate::fields::Fields;
use crate::open::Open;
use crate::overview::frame;
use crate::ui::form::{self, FieldError};
use crate::ui::notice::{self, Tone};
use crate::urls;
use crate::words::Words;

/// Somebody who works here, by name; oneself too, since a sentence is about them.
fn named(open: &Open, id: PractitionerId) -> String {
    if id == open.who.practitioner() {
        return open.who.name.clone();
    }
    let known = open.colleagues.get(&id).cloned();
    known.unwrap_or_else(|| open.who.words.say("called-practitioner"))
}

fn step_name(words: Words, step: Step) -> String {
    words.say(&format!("handover-step-{}", step.code()))
}

fn is_done(open: &Open, plan: &Plan) -> bool {
    let settled = |step: Step| stands(&open.family, plan, step).is_settled();
    Step::ALL.into_iter().filter(|step| step.is_needed()).all(settled)
}

/// Whether the last day is near or over, and the family does not know yet who comes next.
fn hurry(open: &Open, plan: &Plan) -> bool {
    let left = (plan.until - open.today).get_days();
    left <= TIME_TO_TELL_DAYS && !stands(&open.family, plan, Step::Told).is_settled()
}

/// That it is time to tell them.
fn to_tell(open: &Open, plan: &Plan) -> String {
    let words = open.who.words;
    let key = if plan.until < open.today { "handover-tell-soon" } else { "handover-tell-by" };
    words.with(key, &[("date", words.date(plan.until).into())])
}

/// The forms of a plan as they are shown.
pub struct Forms {
    /// That the family was told.
    pub told: Fields,
    /// Where they met who comes next.
    pub met: Fields,
    /// What is carried on.
    pub carried: Fields,
    /// A step left out.
    pub omitted: Fields,
}

impl Forms {
    /// All of them as they begin; what is carried on from what stands.
    pub fn blank(open: &Open, plan: &Plan) -> Self {
        let mut carried = Fields::begun();
        if let Some(last) = plan.carried.last() {
            carried.set("helps", last.helps.as_str());
            carried.set("mind", last.mind.as_str());
        }
        let told = forms::told_today(open);
        Self { told, met: Fields::begun(), carried, omitted: Fields::begun() }
    }

    /// The same, with what was typed into one of them.
    pub fn typed(open: &Open, plan: &Plan, fields: &Fields) -> Self {
        let mut all = Self::blank(open, plan);
        let (place, _) = [
            (&mut all.told, "told-on"),
            (&mut all.met, "visit"),
            (&mut all.carried, "helps"),
            (&mut all.omitted, "why"),
        ]
        .into_iter()
        .find(|(_, field)| fields.has(field))
        .unzip();
        if let Some(place) = place {
            place.clone_from(fields);
        }
        all
    }
}

/// What the family was told, letters, and for those who do the work each goodbye and hello.
pub fn all(open: &Open) -> Markup {
    let words = open.who.words;
    let title = words.say("handover-title");
    let told = told::to_family(open);
    let handover = &open.family.handover;
    let nothing = told.is_empty() && handover.letters.is_empty() && handover.plans.is_empty();
    let main = html! {
        h2.mt5 { (title) }
        @if nothing { (notice::empty(&words.say("handover-nothing"))) }
        @for says in told { p.lede { (says) } }
        @for plan in handover.plans.iter().rev() {
            @let told = [("name", named(open, plan.who).into()), ("date", words.date(plan.until).into())];
            p { a href=(urls::handover(open.family.id, plan.who)) { (words.with("handover-last-day", &told)) } }
        }
        @if access::reaches_out(&open.reader) {
            p.actions { a.btn.second href=(urls::farewell(open.family.id)) { (words.say("handover-letter-write")) } }
        }
        (letter::given(open))
    };
    frame(open, &title, "story", &main)
}

/// One goodbye and hello: each step with how it stands, and what can be done for it.
pub fn plan(open: &Open, plan: &Plan, forms: &Forms, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let title = words.say("handover-title");
    let told = [("name", named(open, plan.who).into()), ("date", words.date(plan.until).into())];
    let main = html! {
        (form::error_summary(words, errors))
        h2.mt5 { (title) }
        p.lede { (words.with("handover-last-day", &told)) }
        @if plan.at_once { (notice::notice(Tone::Dusk, html! { p { (words.say("handover-at-once")) } })) }
        @if hurry(open, plan) { (notice::notice(Tone::Honey, html! { p { (to_tell(open, plan)) } })) }
        @if is_done(open, plan) { (notice::notice(Tone::Fern, html! { p { (words.say("handover-all-done")) } })) }
        ol.n.stack {
            @for step in Step::ALL { (steps::step(open, plan, step, (forms, errors))) }
        }
        @if access::reaches_out(&open.reader) { (steps::leaving_out(open, plan, (&forms.omitted, errors))) }
    };
    frame(open, &title, "story", &main)
}

/// How a step stands, in a word and its colour.
fn standing(open: &Open, plan: &Plan, step: Step) -> Markup {
    let words = open.who.words;
    let on = |key: &str, date| words.with(key, &[("date", words.date(date).into())]);
    match stands(&open.family, plan, step) {
        Stands::Done(date) => notice::tag(Tone::Fern, &on("handover-done-on", date)),
        Stands::Planned(date) => notice::tag(Tone::Plum, &on("handover-planned-for", date)),
        Stands::LeftOut => notice::tag(Tone::Plain, &words.say("handover-not-for-them")),
        Stands::NotPossible => notice::tag(Tone::Plain, &words.say("handover-no-time")),
        Stands::Open if step == Step::Told && hurry(open, plan) => {
            notice::tag(Tone::Honey, &words.say("handover-time-to"))
        }
        Stands::Open => notice::tag(Tone::Plain, &words.say("handover-open")),
    }
}
