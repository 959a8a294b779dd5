// SPDX-License-Identifier: AGPL-3.0-or-later
//! Observations: the page of both voices day by day, a caregiver's own on her story, and the newest for whoever visits.

mod asking;
pub mod before;
pub mod in_note;

use std::collections::BTreeMap;

use jiff::civil::Date;
use maud::{Markup, html};
use practice::Facet;
use practice::observations::Observation;
use practice::visits::{Field, Visit, Written, wrote};

use super::may_take_back;
use crate::called;
use crate::fields::Fields;
use crate::open::{Hand, Open};
use crate::overview::frame;
use crate::ui::form::{self, FieldError};
use crate::ui::notice;
use crate::urls;
use crate::voices::pages::{kept_with, sentence};
use crate::voices::{children, stays_off_paper};

/// How many the story shows.
const NEWEST: usize = 2;

/// The form of the page as it stands: what was typed, and what is wrong with it.
#[derive(Clone, Copy)]
pub struct Typed<'a> {
    /// What was typed.
    pub fields: &'a Fields,
    /// What is wrong with it.
    pub errors: &'a [FieldError],
}

/// What was seen on one day: in the voice of those who care for the child, and of those who visit.
#[derive(Default)]
struct Day<'a> {
    cared: Vec<&'a Observation>,
    visited: Vec<&'a Observation>,
    noted: Vec<(&'a Visit, &'a Written)>,
}

/// The days, the newest first.
fn days(open: &Open) -> Vec<(Date, Day<'_>)> {
    let mut days: BTreeMap<Date, Day<'_>> = BTreeMap::new();
    for known in open.family.observations.iter() {
        let day = days.entry(known.seen.day).or_default();
        match known.seen.told.person() {
            Some(_) => day.cared.push(known),
            None => day.visited.push(known),
        }
    }
    for visit in open.family.visits.iter() {
        if let (Some(on), Some(written)) = (visit.on(), visit.text(Field::Child))
            && !written.text.is_empty()
        {
            days.entry(on).or_default().noted.push((visit, written));
        }
    }
    days.into_iter().rev().collect()
}

/// The page.
pub fn show(open: &Open, typed: Typed<'_>) -> Markup {
    let words = open.who.words;
    let title = words.say("observations-title");
    let days = days(open);
    let asks = Hand::of(open) != Hand::Nobody
        && open.family.goodbye.ended.is_none()
        && !children(open).is_empty();
    frame(
        open,
        &title,
        "story",
        &html! {
            (form::error_summary(words, typed.errors))
            h2.mt5 { (title) }
            p.lede { (words.say("observations-lede")) }
            // On a telephone the form is below all the days.
            @if asks && !days.is_empty() {
                p.noprint { a href="#observations-ask" { (words.say(asking::asks(open))) } }
            }
            div.grid.mt5 {
                div.stack {
                    @if days.is_empty() { (notice::empty(&words.say("observations-none"))) }
                    @for (day, seen) in &days { (one_day(open, *day, seen)) }
                }
                @if asks {
                    div.stack.noprint {
                        section.card.stack-s aria-labelledby="observations-ask" {
                            h3 id="observations-ask" { (words.say(asking::asks(open))) }
                            (asking::form(open, typed, ""))
                        }
                    }
                }
            }
        },
    )
}

/// A day, with both voices beside each other where there is room.
fn one_day(open: &Open, day: Date, seen: &Day<'_>) -> Markup {
    let all = seen.cared.iter().chain(&seen.visited);
    let off_paper = seen.noted.iter().all(|(visit, written)| is_narrow(open, visit, written))
        && all.clone().all(|known| stays_off_paper(open, &known.seen.told));
    html! {
        section.card.stack-s.noprint[off_paper] {
            h3 { (open.who.words.date_long(day)) }
            div.two {
                @if !seen.cared.is_empty() {
                    div.stack-s { @for known in &seen.cared { (one(open, known)) } }
                }
                @if !seen.visited.is_empty() || !seen.noted.is_empty() {
                    div.stack-s {
                        @for (visit, written) in &seen.noted { (noted(open, visit, written)) }
                        @for known in &seen.visited { (one(open, known)) }
                    }
                }
            }
        }
    }
}

/// Whether a text of a note is for fewer than all who care for the child, or its visit is: paper lies about.
fn is_narrow(open: &Open, visit: &Visit, written: &Written) -> bool {
    let label =
        open.said().find(|said| wrote(said, visit.id, written)).map(|said| said.label.facet);
    let for_all = matches!(label, Some(Facet::Together | Facet::Child(_)));
    !for_all || open.part_of_signed(Some(visit.id)) != Some(Facet::Together)
}

/// What whoever visited saw, in the note of the visit.
fn noted(open: &Open, visit: &Visit, written: &Written) -> Markup {
    let words = open.who.words;
    let name = called::practitioner(open, written.by);
    let you = written.by == open.who.practitioner();
    let saw = if you {
        words.say("observations-saw-you")
    } else {
        words.with("observations-saw-somebody", &[("name", name.into())])
    };
    html! {
        div.stack-s.noprint[is_narrow(open, visit, written)] {
            p.legend { (saw) }
            p.told { (written.text) }
            p.xs { a href=(urls::visit(open.family.id, visit.id)) { (words.say("observations-in-visit")) } }
        }
    }
}

/// One observation, with what may become of it.
fn one(open: &Open, known: &Observation) -> Markup {
    html! {
        div.stack-s.noprint[stays_off_paper(open, &known.seen.told)] {
            (quoted(open, known))
            (ways(open, known, ""))
        }
    }
}

/// What somebody saw, with when, and what is kept beside it.
pub fn quoted(open: &Open, known: &Observation) -> Markup {
    let words = open.who.words;
    let seen = &known.seen;
    let several = open.family.people.children().count() > 1;
    let mut said = vec![when(open, known)];
    if several {
        said.push(called::person_in(words, &open.family, seen.child));
    }
    if seen.visit.is_some_and(|id| open.family.visits.get(id).is_some()) {
        said.push(words.say("observations-in-visit"));
    }
    let talked = known.talked.map(|(_, on)| on);
    said.extend(
        talked.map(|on| {
            words.with("observations-talked-on", &[("date", words.day_month(on).into())])
        }),
    );
    html! {
        p.legend { (sentence(open, &seen.told, "observations-saw")) }
        blockquote.voice { p.told { (seen.words) } cite { (said.join(" · ")) } }
        (crate::attachments::of_observation(open, known.id))
    }
}

/// The day it was seen, and the hour where it was told.
fn when(open: &Open, known: &Observation) -> String {
    let words = open.who.words;
    let date = words.day_month(known.seen.day);
    let Some(hour) = known.seen.hour else { return date };
    let told = [("date", date.into()), ("time", words.time(hour).into())];
    words.with("observations-when", &told)
}

/// What may be done with it: that it was talked about, a picture or a voice beside it, taking it back.
fn ways(open: &Open, known: &Observation, then: &str) -> Markup {
    let words = open.who.words;
    let own = matches!(Hand::of(open), Hand::Own(_));
    let family = open.family.id;
    let mine = may_take_back(open, known);
    html! {
        div.stack-s.noprint {
            (kept_with(open, &known.seen.told))
            @if own && mine && known.waits(&open.family) { p.xs { (words.say("observations-waits")) } }
            @if Hand::of(open) == Hand::Team && known.waits(&open.family) { (before::talked(open, known, then)) }
            @if mine {
                @if open.family.goodbye.ended.is_none() {
                    p.small { a href=(urls::attachments_beside(family, known.id)) {
                        (words.say("observations-add-file")) span.vh { ": " (known.seen.words) } } }
                }
                (asking::take_back(open, known, then))
            }
        }
    }
}

/// On a caregiver's own story: what she sent and nobody talked about with her yet, and the form for more.
pub fn own_on_story(open: &Open) -> Markup {
    let words = open.who.words;
    let Hand::Own(me) = Hand::of(open) else { return html! {} };
    let ended = open.family.goodbye.ended.is_some() || children(open).is_empty();
    let waiting = open.family.seen_since();
    let mine: Vec<&&Observation> =
        waiting.iter().filter(|known| known.seen.told.person() == Some(me)).collect();
    let fields = super::forms::blank(open);
    let typed = Typed { fields: &fields, errors: &[] };
    html! {
        @if !ended {
            section.card.stack-s.noprint aria-labelledby="seen-own" {
                h2 id="seen-own" { (words.say("observations-ask-own")) }
                p.meta { (words.say("observations-ask-own-lede")) }
                @for known in &mine { (quoted(open, known)) (ways(open, known, "story")) }
                @if mine.is_empty() { (asking::form(open, typed, "story")) }
                @else { details { summary { (words.say("observations-more")) } (asking::form(open, typed, "story")) } }
                p.small { a href=(urls::observations(open.family.id)) { (words.say("observations-all")) } }
            }
        }
    }
}

/// The newest, for the story of whoever visits, with the way to all.
pub fn newest(open: &Open) -> Markup {
    let words = open.who.words;
    let mut all: Vec<&Observation> = open.family.observations.iter().collect();
    all.sort_by_key(|known| std::cmp::Reverse((known.seen.day, known.at)));
    html! {
        @if !matches!(Hand::of(open), Hand::Own(_)) {
            section.card.stack-s aria-labelledby="seen-lately" {
                h2 id="seen-lately" { (words.say("observations-newest")) }
                @for known in all.into_iter().take(NEWEST) {
                    div.stack-s.noprint[stays_off_paper(open, &known.seen.told)] { (quoted(open, known)) }
                }
                p.small.noprint { a href=(urls::observations(open.family.id)) { (words.say("observations-all")) } }
            }
        }
    }
}

/// Under a signed visit: what was told in it of what they saw, and what of it was talked about.
pub fn of_visit(open: &Open, visit: &Visit) -> Markup {
    let words = open.who.words;
    let mut all = open.family.observations.of_visit(visit.id).peekable();
    html! {
        @if all.peek().is_some() {
            section.card.stack-s aria-labelledby="seen-in-visit" {
                h3 id="seen-in-visit" { (words.say("observations-of-visit")) }
                @for known in all { div.stack-s.noprint[stays_off_paper(open, &known.seen.told)] { (quoted(open, known)) } }
            }
        }
    }
}
