// SPDX-License-Identifier: AGPL-3.0-or-later
//! The forms beneath a baby's book: another first, another voice of one, and taking one's own words back.

use maud::{Markup, html};
use practice::firsts::{First, Voiced};
use practice::people::Person;

use super::super::forms::{ending, too_field, whose};
use super::{Typed, asks, voice_of, when};
use crate::fields::Fields;
use crate::open::{Hand, Open};
use crate::ui::form::{self, Choice, Chooser, FieldArea, FieldError, FieldText};
use crate::urls;
use crate::voices::forms::ALL;
use crate::voices::pages::{by, part, there};
use crate::voices::{carers, hand};

/// How many things that may happen for the first time are suggested.
const SUGGESTED: usize = 10;

/// Asks for another first.
pub fn another(open: &Open, typed: Typed<'_>, child: &Person) -> Markup {
    let words = open.who.words;
    let blank = super::super::forms::blank(open);
    let anew = typed.about.is_none();
    let (fields, errors) = if anew { (typed.fields, typed.errors) } else { (&blank, &[][..]) };
    html! {
        section.card.narrow.mt5.noprint aria-labelledby="another-first" {
            h3 id="another-first" { (words.say("firsts-another")) }
            form.stack-s method="post" action=(urls::book(open.family.id, child.id)) autocomplete="off" {
                input type="hidden" name="act" value=(fields.get("act"));
                (asked(open, (fields, errors), ""))
                (part(open, (fields, errors), ("part", ALL)))
                p.actions { button.btn type="submit" { (words.say("firsts-keep")) } }
            }
        }
    }
}

/// What, when, who was there and what it meant, in fields of this ending.
pub fn asked(open: &Open, (fields, errors): (&Fields, &[FieldError]), ending: &str) -> Markup {
    let words = open.who.words;
    let of = |name: &str| format!("{name}{ending}");
    let [what, day, roughly, with, others, meant, teller, list] =
        ["what", "day", "roughly", "with", "others", "meant", "by", "firsts-list"].map(of);
    let rough = [Choice {
        value: "yes".to_owned(),
        label: words.say("firsts-roughly"),
        chosen: fields.get(&roughly) == "yes",
    }];
    html! {
        (form::field_text(&FieldText {
            id: &what, label: &words.say("firsts-what"), hint: Some(&words.say("firsts-what-hint")), list: Some(&list),
            value: fields.get(&what), errors, voice: true, ..FieldText::new(words)
        }))
        datalist id=(list) {
            @for number in 1..=SUGGESTED { option value=(words.say(&format!("firsts-suggested-{number}"))) {} }
        }
        (form::field_text(&FieldText {
            id: &day, label: &words.say("firsts-day"), kind: "date", value: fields.get(&day), errors, ..FieldText::new(words)
        }))
        (form::choices(&Chooser {
            id: &roughly, legend: &words.say("firsts-roughly-ask"), choices: &rough, errors, small: true, ..Chooser::boxes()
        }))
        (there(open, (fields, errors), (&with, "firsts-with"), false))
        (form::field_text(&FieldText {
            id: &others, label: &words.say("firsts-others"), value: fields.get(&others), errors, ..FieldText::new(words)
        }))
        (by(open, (fields, errors), (&teller, "firsts-by")))
        (form::field_area(&FieldArea {
            id: &meant, label: &words.say("firsts-meant"), hint: Some(&words.say("firsts-meant-hint")),
            value: fields.get(&meant), errors, voice: true, ..FieldArea::new(words)
        }))
    }
}

/// Each first with what may be done with it; also those that are not for all, and so in no book.
pub fn of_each(open: &Open, child: &Person, typed: Typed<'_>) -> Markup {
    let words = open.who.words;
    let all = open.family.firsts.of(child.id);
    html! {
        @if !all.is_empty() && Hand::of(open) != Hand::Nobody {
            section.card.stack-s.mt5.noprint aria-labelledby="each-first" {
                h3 id="each-first" { (words.say("firsts-each")) }
                p.meta { (words.say("firsts-each-lede")) }
                @for first in all.into_iter().rev() { (one(open, child, first, typed)) }
            }
        }
    }
}

fn one(open: &Open, child: &Person, first: &First, typed: Typed<'_>) -> Markup {
    let words = open.who.words;
    let sent = typed.about == Some(first.id);
    html! {
        details open[sent] {
            summary { (first.happened.what) ", " (when(words, child, first)) }
            div.stack-s {
                @if !first.happened.voice.told.stands_for_all(Hand::of(open).person()) { p.xs { (words.say("firsts-not-in-book")) } }
                @for voice in &first.voices { (voice_of(open, first, voice)) (take_back(open, first, voice)) }
                @if asks(open, child) { (too(open, first, typed)) }
            }
        }
    }
}

/// Tells of it too, or in other words than before.
fn too(open: &Open, first: &First, typed: Typed<'_>) -> Markup {
    let words = open.who.words;
    let sent = typed.about == Some(first.id);
    let blank = Fields::begun();
    let (fields, errors) = if sent { (typed.fields, typed.errors) } else { (&blank, &[][..]) };
    let ending = ending(first.id);
    let meant = too_field(first.id);
    let mine = first.voices_of(hand(open)).next().is_some();
    let ask = if mine && Hand::of(open) != Hand::Team { "firsts-anew" } else { "firsts-too" };
    let at = urls::first(open.family.id, first.happened.child, first.id);
    html! {
        form.stack-s method="post" action=(at) autocomplete="off" {
            input type="hidden" name="act" value=(fields.get("act"));
            @if carers(open).next().is_some() { (by(open, (fields, errors), (&format!("by{ending}"), "firsts-by"))) }
            (form::field_area(&FieldArea {
                id: &meant, label: &words.say(ask), hint: Some(&words.say("firsts-too-hint")),
                value: fields.get(&meant), errors, voice: true, ..FieldArea::new(words)
            }))
            p.actions { button.btn.second type="submit" name="do" value="too" {
                (words.say("firsts-too-keep")) span.vh { ": " (first.happened.what) } } }
        }
    }
}

/// Takes one's own words back.
fn take_back(open: &Open, first: &First, voice: &Voiced) -> Markup {
    let words = open.who.words;
    let at = urls::first(open.family.id, first.happened.child, first.id);
    html! {
        @if Hand::of(open) != Hand::Nobody && hand(open).brought(&voice.voice.told, voice.by) {
            details {
                summary { (words.say("firsts-take-back")) span.vh { ": " (first.happened.what) } }
                form.stack-s method="post" action=(at) autocomplete="off" {
                    input type="hidden" name="act" value=(Fields::begun().get("act"));
                    input type="hidden" name="whose" value=(whose(voice.voice.told.by));
                    p.small { (words.say("firsts-take-back-ask")) }
                    p.actions { button.btn.second type="submit" name="do" value="take-back" {
                        (words.say("firsts-take-back-do")) span.vh { ": " (first.happened.what) } } }
                }
            }
        }
    }
}
