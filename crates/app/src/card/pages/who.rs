// SPDX-License-Identifier: AGPL-3.0-or-later
//! Who somebody is, in their own words, and how reports count the one answer they chose.

use maud::{Markup, html};
use practice::people::reported::counted;
use practice::people::{IdentitySaid, Person, Role};

use super::super::Hand;
use super::super::tellers;
use super::asking::{Typed, prompts};
use crate::called;
use crate::codes::{REPORT_CODES, code_of};
use crate::open::Open;
use crate::overview::frame;
use crate::ui::form::{self, Choice, Chooser, FieldArea, FieldText};
use crate::urls;

/// Everybody of whom the reader knows what they say of who they are, and, for whoever may write it,
/// those who could be asked.
pub fn all(open: &Open, hand: Hand) -> Markup {
    let words = open.who.words;
    let shown = |person: &&Person| {
        let asked = match hand {
            Hand::Team => person.role != Role::Other && person.is_living(),
            Hand::Own(me) => person.id == me,
            Hand::Nobody => false,
        };
        asked || !person.identity.is_empty()
    };
    let people: Vec<&Person> = open.family.people.iter().filter(shown).collect();
    html! {
        @if !people.is_empty() {
            section.card.stack-s.noprint[hand.keeps_own_off_paper()] aria-labelledby="who-we-are" {
                h3 id="who-we-are" { (words.say("card-who")) }
                @for person in people {
                    div.stack-s {
                        h4 { (called::person(words, person)) }
                        @if let Some(said) = person.identity.last() { (answer(open, said)) }
                        @if hand.writes_of(person.id) {
                            p.meta.noprint { a href=(urls::card_person(open.family.id, person.id)) {
                                (words.say(if person.identity.is_empty() { "card-who-ask" } else { "card-change" }))
                                span.vh { ": " (called::person(words, person)) } } }
                        }
                    }
                }
            }
        }
    }
}

/// What somebody said of who they are: words, who said them, when, and the categories they chose.
fn answer(open: &Open, said: &IdentitySaid) -> Markup {
    let words = open.who.words;
    let teller = called::person_in(words, &open.family, said.teller);
    let by = words
        .with("card-said-by", &[("name", teller.into()), ("date", words.date(said.on).into())]);
    let codes: Vec<String> = said
        .codes
        .iter()
        .map(|code| words.say(&format!("spd15-{}", code_of(&REPORT_CODES, *code))))
        .collect();
    html! {
        blockquote.voice {
            @if !said.words.is_empty() { p.told { (said.words) } }
            @if let Some(also) = &said.also { p.told { (also) } }
            cite {
                @if !codes.is_empty() { (words.with("card-chose", &[("codes", codes.join(", ").into())])) " · " }
                (by)
            }
        }
    }
}

/// The page of who somebody is.
pub fn page(open: &Open, hand: Hand, person: &Person, typed: Typed<'_>) -> Markup {
    let words = open.who.words;
    let earlier = person.identity.len().saturating_sub(1);
    html! {
        (frame(open, &words.say("card-who"), "card", &html! {
            (form::error_summary(words, typed.1))
            p.meta { a href=(urls::card(open.family.id)) { (words.say("card-title")) } }
            h2 { (words.with("card-who-of", &[("name", called::person(words, person).into())])) }
            div.grid.mt5 {
                div.stack {
                    @if hand == Hand::Team { (prompts(open, "who")) }
                    @if hand.writes_of(person.id) { (asking(open, hand, person, typed)) }
                    @if earlier > 0 {
                        section.card.stack-s.noprint[hand.keeps_own_off_paper()] id="before" aria-labelledby="before-title" {
                            h3 id="before-title" { (words.say("card-before")) }
                            @for said in person.identity.iter().rev().skip(1) { (answer(open, said)) }
                        }
                    }
                }
                div.stack {
                    @if let Some(said) = person.identity.last() {
                        section.card.stack-s.noprint[hand.keeps_own_off_paper()] aria-labelledby="stands" {
                            h3 id="stands" { (words.say("card-stands")) }
                            (answer(open, said))
                            (in_reports(open, said))
                        }
                    }
                }
            }
        }))
    }
}

/// How reports count this answer, by both standards, and what changing it does.
fn in_reports(open: &Open, said: &IdentitySaid) -> Markup {
    let words = open.who.words;
    let counted = counted(Some(said));
    html! {
        h4 { (words.say("card-in-reports")) }
        ul.list {
            @for (asked, counts) in [
                ("card-in-2024", format!("spd15-{}", counted.in_2024.code())),
                ("card-in-1997-ethnicity", format!("spd97-{}", counted.ethnicity.code())),
                ("card-in-1997-race", format!("spd97-{}", counted.race.code())),
            ] {
                li { p.meta { (words.say(asked)) } p { (words.say(&counts)) } }
            }
        }
        p.xs { (words.say("card-reports-from-then-on")) }
    }
}

fn asking(open: &Open, hand: Hand, person: &Person, (fields, errors): Typed<'_>) -> Markup {
    let words = open.who.words;
    let codes = REPORT_CODES.map(|(_, code)| Choice {
        value: code.to_owned(),
        label: words.say(&format!("spd15-{code}")),
        chosen: fields.all("codes").any(|value| value == code),
    });
    html! {
        form.card.stack.noprint[hand.keeps_own_off_paper()] method="post" action=(urls::card_person(open.family.id, person.id)) autocomplete="off" {
            input type="hidden" name="act" value=(fields.get("act"));
            p.hint { (words.say("identity-hint")) }
            (form::field_area(&FieldArea {
                id: "words", label: &words.say("identity-words"), value: fields.get("words"), errors, voice: true,
                ..FieldArea::new(words)
            }))
            (form::choices(&Chooser {
                id: "codes", legend: &words.say("identity-codes"), hint: Some(&words.say("identity-codes-hint")),
                choices: &codes, errors, ..Chooser::boxes()
            }))
            (form::field_text(&FieldText {
                id: "also", label: &words.say("card-also"), hint: Some(&words.say("card-also-hint")),
                value: fields.get("also"), errors, ..FieldText::new(words)
            }))
            @if hand == Hand::Team && person.role != Role::Caregiver { (said_by(open, person, (fields, errors))) }
            @if hand != Hand::Team { p.meta { (words.say("card-own-readers")) } }
            (form::buttons(&words.say("card-keep"), Some((&words.say("card-back"), &urls::card(open.family.id)))))
        }
    }
}

/// Who says it for a child, or of somebody who is not asked themselves.
fn said_by(open: &Open, person: &Person, (fields, errors): Typed<'_>) -> Markup {
    let words = open.who.words;
    let child = person.role == Role::Child;
    let choices: Vec<Choice> = tellers(open)
        .into_iter()
        .filter(|teller| !child || teller.role == Role::Caregiver)
        .map(|teller| Choice {
            value: teller.id.to_string(),
            label: called::person(words, teller),
            chosen: fields.get("teller") == teller.id.to_string(),
        })
        .collect();
    form::choices(&Chooser {
        id: "teller",
        legend: &words.say("identity-teller"),
        choices: &choices,
        errors,
        ..Chooser::radio()
    })
}
