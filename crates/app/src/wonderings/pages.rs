// SPDX-License-Identifier: AGPL-3.0-or-later
//! The page of what is wondered in a family: what is open, what was heard with the answer beside it, what was let go.

pub mod before;
pub mod in_note;
pub mod one;

use maud::{Markup, html};
use practice::access::Screen;
use practice::people::Role;
use practice::wonderings::{Stands, Step, Wondering};

use super::forms::{HEARD, TELLER, WAYS, WHAT, WORDS};
use crate::called;
use crate::fields::Fields;
use crate::open::Open;
use crate::overview::frame;
use crate::ui::form::{self, Choice, Chooser, FieldArea, FieldError};
use crate::ui::notice::{self, Tone, Voice};
use crate::urls;

/// The page.
pub fn show(open: &Open) -> Markup {
    let words = open.who.words;
    let title = words.say("wonderings-title");
    let all = open.family.wondered();
    let of = |stands: &[Stands]| -> Vec<&Wondering<'_>> {
        all.iter().filter(|one| stands.contains(&one.stands())).collect()
    };
    let (waiting, heard, gone) =
        (of(&[Stands::Held, Stands::Asked]), of(&[Stands::Heard]), of(&[Stands::LetGo]));
    frame(
        open,
        &title,
        "story",
        &html! {
            h2.mt5 { (title) }
            p.lede { (words.say("wonderings-lede")) }
            div.stack.narrow.mt5 {
                section.card aria-labelledby="open-wonderings" {
                    h3 id="open-wonderings" { (words.say("wonderings-open")) }
                    // Of what is not shown there it is not said that it is missing.
                    @if open.who.is_staff() && open.reader.screen == Screen::Shared {
                        p.meta { (words.say("before-own-screen")) }
                    } @else if waiting.is_empty() { p.meta { (words.say("wonderings-none-open")) } }
                    ul.list { @for one in waiting { li { (line(open, one)) } } }
                }
                @if !heard.is_empty() {
                    section.card aria-labelledby="heard-wonderings" {
                        h3 id="heard-wonderings" { (words.say("wonderings-heard")) }
                        ul.list { @for one in heard { li { (line(open, one)) } } }
                    }
                }
                @if !gone.is_empty() {
                    details.card.let-go {
                        summary { (words.say("wonderings-let-go-all")) }
                        ul.list { @for one in gone { li { (line(open, one)) } } }
                    }
                }
            }
        },
    )
}

/// A wondering with its day, whose relationship it was about, and where it stands.
pub fn line(open: &Open, one: &Wondering<'_>) -> Markup {
    let words = open.who.words;
    html! {
        p.told { (one.written.text) }
        p.meta {
            (of_day(open, one)) @for about in about(open, one) { " · " (about) } " · " (stands(open, one))
        }
        (answer(open, one))
        p.small.noprint { a href=(urls::wondering(open.family.id, one.visit.id)) {
            (words.say("wonderings-look")) span.vh { ": " (one.written.text) } } }
    }
}

/// The day it was wondered.
pub fn of_day(open: &Open, one: &Wondering<'_>) -> String {
    one.visit.on().map(|on| open.who.words.date(on)).unwrap_or_default()
}

fn about(open: &Open, one: &Wondering<'_>) -> Vec<String> {
    let held = one.visit.signed.iter().flat_map(|signed| &signed.held.relationships);
    let known = held.filter_map(|id| open.family.relationships.get(*id));
    known.map(|known| called::relationship(open, known)).collect()
}

/// Where it stands, and since when.
pub fn stands(open: &Open, one: &Wondering<'_>) -> String {
    let words = open.who.words;
    match one.last() {
        None => words.say("wonderings-stands-held"),
        Some(step) => {
            let date = words.day_month(step.on);
            words.with(&format!("wonderings-{}-on", step.what.code()), &[("date", date.into())])
        }
    }
}

/// What it was answered with, where whoever reads may know it.
pub fn answer(open: &Open, one: &Wondering<'_>) -> Markup {
    let said =
        one.heard().and_then(|(step, said)| open.family.wonderings.words(said).zip(Some(step)));
    html! { @if let Some((own, _)) = said { (voice(open, own)) } }
}

fn voice(open: &Open, own: &practice::wonderings::OwnWords) -> Markup {
    let teller = called::person_in(open.who.words, &open.family, own.teller);
    notice::voice(&Voice {
        words: open.who.words,
        said: own.words.as_str(),
        teller: Some(&teller),
        on: Some(own.on),
        language: None,
    })
}

/// One step, with who wrote it and what was said.
pub fn step(open: &Open, one: &Step) -> Markup {
    let words = open.who.words;
    let said = match one.what {
        practice::wonderings::Kept::Heard(said) => open.family.wonderings.words(said),
        _ => None,
    };
    let date = words.date(one.on);
    html! {
        p {
            (words.with(&format!("wonderings-{}-on", one.what.code()), &[("date", date.into())]))
            " · " (called::practitioner(open, one.by))
            @if one.taken_back { " " (notice::tag(Tone::Plain, &words.say("wonderings-taken-back"))) }
        }
        @if let Some(put) = &one.words { p.told { (put) } }
        @if let Some(own) = said { (voice(open, own)) }
    }
}

/// What became of it, in fields of this ending: nothing has to, and no answer is offered to choose.
pub fn asked(open: &Open, fields: &Fields, errors: &[FieldError], ending: &str) -> Markup {
    let words = open.who.words;
    let [what, heard, teller, said] =
        [WHAT, HEARD, TELLER, WORDS].map(|name| format!("{name}{ending}"));
    let ways = WAYS.map(|way| Choice {
        value: way.to_owned(),
        label: words.say(&format!("wonderings-way-{way}")),
        chosen: fields.get(&what) == way,
    });
    html! {
        (form::choices(&Chooser {
            id: &what, legend: &words.say("wonderings-what-became"), choices: &ways, errors, ..Chooser::radio()
        }))
        (form::field_area(&FieldArea {
            id: &heard, label: &words.say("wonderings-what-heard"), hint: Some(&words.say("wonderings-what-heard-hint")),
            value: fields.get(&heard), errors, voice: true, ..FieldArea::new(words)
        }))
        (form::choices(&Chooser {
            id: &teller, legend: &words.say("wonderings-whose"), choices: &speakers(open, fields.get(&teller)), errors, ..Chooser::radio()
        }))
        (form::field_area(&FieldArea {
            id: &said, label: &words.say("wonderings-how"), hint: Some(&words.say("wonderings-how-hint")),
            value: fields.get(&said), errors, ..FieldArea::new(words)
        }))
    }
}

/// Those who live and can say something.
fn speakers(open: &Open, typed: &str) -> Vec<Choice> {
    let grown = open.family.people.iter().filter(|one| one.role != Role::Child && one.is_living());
    let choice = |one: &practice::people::Person| Choice {
        value: one.id.to_string(),
        label: called::person(open.who.words, one),
        chosen: typed == one.id.to_string(),
    };
    grown.map(choice).collect()
}
