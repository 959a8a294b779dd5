// SPDX-License-Identifier: AGPL-3.0-or-later
//! The page of what each who cares for a child brings, with the moments that show it, and room for more.

pub mod in_note;
pub mod letter;
pub mod one;
pub mod story;

use maud::{Markup, html};
use practice::access::Screen;
use practice::capacities::{Capacity, Moment};
use practice::people::Person;

use super::forms::{MOMENT, SEERS, WHAT, WHO, WHOSE};
use super::hand;
use crate::called;
use crate::fields::Fields;
use crate::open::{Hand, Open};
use crate::overview::frame;
use crate::ui::form::{self, Choice, Chooser, FieldArea, FieldError, FieldText};
use crate::urls;

/// The page.
pub fn show(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let title = words.say(own(open, "capacities-title"));
    frame(
        open,
        &title,
        "story",
        &html! {
            (form::error_summary(words, errors))
            h2.mt5 { (title) }
            p.lede { (words.say(own(open, "capacities-lede"))) }
            div.grid.mt5 {
                div.stack { (everybodys(open)) }
                div.stack {
                    @if hand(open) != Hand::Nobody && open.family.goodbye.ended.is_none() {
                        (another(open, fields, errors))
                    }
                }
            }
        },
    )
}

/// The message for whoever reads of themselves, or of others.
fn own(open: &Open, key: &'static str) -> &'static str {
    match (Hand::of(open), key) {
        (Hand::Own(_), "capacities-title") => "capacities-title-own",
        (Hand::Own(_), "capacities-lede") => "capacities-lede-own",
        (_, key) => key,
    }
}

/// What each brings, one after another; where others see the screen, that this is not the place for it.
fn everybodys(open: &Open) -> Markup {
    let words = open.who.words;
    let all: Vec<&Person> = open.family.people.caregivers().collect();
    let brings = |one: &Person| open.family.capacities.of(one.id).next().is_some();
    let none = !all.iter().any(|one| brings(one));
    let shared = open.who.is_staff() && open.reader.screen == Screen::Shared;
    html! {
        @if shared { p.meta { (words.say("before-own-screen")) } }
        @else if none { p.meta { (words.say("capacities-none")) } }
        @for person in all.into_iter().filter(|one| brings(one)) {
            @let id = format!("brings-{}", person.id);
            section.card.stack-s aria-labelledby=(id) {
                h3 id=(id) { (called::person(words, person)) }
                ul.list { @for one in open.family.capacities.of(person.id) { li { (line(open, one)) } } }
                p.small.noprint { a href=(urls::capacity_letter(open.family.id, person.id)) {
                    (words.say("capacities-letter")) span.vh { ": " (called::person(words, person)) } } }
            }
        }
    }
}

/// What somebody brings, with its moments, the newest first.
fn line(open: &Open, one: &Capacity) -> Markup {
    let words = open.who.words;
    let moments = one.moments();
    html! {
        p { strong.told { (one.words) } }
        @for moment in moments { (moment_of(open, moment)) }
        p.small.noprint { a href=(urls::capacity(open.family.id, one.id)) {
            (words.say("capacities-look")) span.vh { ": " (one.words) } } }
    }
}

/// A moment, in the words of whoever told it.
pub fn moment_of(open: &Open, moment: &Moment) -> Markup {
    let words = open.who.words;
    html! {
        @match moment.teller {
            Some(teller) => (crate::ui::notice::voice(&crate::ui::notice::Voice {
                words, said: moment.words.as_str(), teller: Some(&called::person_in(words, &open.family, teller)),
                on: Some(moment.on), language: None })),
            None => { p.told { (moment.words) } p.xs { (words.date(moment.on)) } }
        }
    }
}

fn another(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let is_own = matches!(hand(open), Hand::Own(_));
    let (title, what) = if is_own {
        ("capacities-another-own", "capacities-what-own")
    } else {
        ("capacities-another", "capacities-what")
    };
    html! {
        form.card.stack.noprint method="post" action=(urls::capacities(open.family.id)) autocomplete="off" {
            h3 { (words.say(title)) }
            p.hint { (words.say(if is_own { "capacities-readers-own" } else { "capacities-readers" })) }
            input type="hidden" name="act" value=(fields.get("act"));
            @if !is_own { (whose(open, fields, errors, "")) }
            (form::field_text(&FieldText {
                id: WHAT, label: &words.say(what), hint: Some(&words.say("capacities-what-hint")),
                value: fields.get(WHAT), errors, voice: is_own, ..FieldText::new(words)
            }))
            (moment_asked(open, fields, errors))
            p.actions { button.btn type="submit" { (words.say("capacities-keep")) } }
        }
    }
}

/// Whose it is: those who care for a child and live.
pub fn whose(open: &Open, fields: &Fields, errors: &[FieldError], ending: &str) -> Markup {
    let words = open.who.words;
    let id = format!("{WHOSE}{ending}");
    let living = open.family.people.caregivers().filter(|one| one.is_living());
    let choice = |one: &Person| Choice {
        value: one.id.to_string(),
        label: called::person(words, one),
        chosen: fields.get(&id) == one.id.to_string(),
    };
    let choices: Vec<Choice> = living.map(choice).collect();
    let legend = words.say("capacities-whose");
    form::choices(&Chooser {
        id: &id,
        legend: &legend,
        choices: &choices,
        errors,
        ..Chooser::radio()
    })
}

/// The moment that shows it, its day, and who saw it.
pub fn moment_asked(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let seers = SEERS.map(|seer| Choice {
        value: seer.to_owned(),
        label: words.say(&format!("capacities-who-{seer}")),
        chosen: fields.get(WHO) == seer || fields.get(WHO).is_empty() && seer == SEERS[0],
    });
    html! {
        (form::field_area(&FieldArea {
            id: MOMENT, label: &words.say("capacities-moment"), hint: Some(&words.say("capacities-moment-hint")),
            value: fields.get(MOMENT), errors, ..FieldArea::new(words)
        }))
        (form::field_text(&FieldText {
            id: "on", label: &words.say("capacities-day"), kind: "date", value: fields.get("on"), errors, ..FieldText::new(words)
        }))
        @if hand(open) == Hand::Team {
            (form::choices(&Chooser {
                id: WHO, legend: &words.say("capacities-who"), choices: &seers, errors, ..Chooser::radio()
            }))
        }
    }
}
