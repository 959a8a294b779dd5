// SPDX-License-Identifier: AGPL-3.0-or-later
//! Consents: who agreed to what, until when, and taking it back.

use maud::{Markup, html};
use practice::access::Hat;
use practice::people::Role;
use practice::rights::{ConsentFor, Covers, Given};

use super::{coded, people};
use crate::called;
use crate::fields::Fields;
use crate::open::Open;
use crate::overview::frame;
use crate::ui::form::{self, Choice, Chooser, FieldArea, FieldError, FieldText, Select};
use crate::ui::notice::{self, Tone};
use crate::urls;

/// The consents the reader may read, in a few lines each: beside who can see.
pub fn in_short(open: &Open, own: bool) -> Markup {
    let words = open.who.words;
    let all = &open.family.rights.consents;
    html! {
        section.card.stack-s {
            h3 { (words.say("rights-consents")) }
            @if all.is_empty() { p.meta { (words.say(if own { "who-no-consents-own" } else { "rights-no-consents" })) } }
            ul.list {
                @for given in all.iter().rev() {
                    li {
                        @if own { a href=(urls::own_consent(open.family.id, given.id)) { (given.consent.to) } }
                        @else { (given.consent.to) }
                        " " (state(open, given))
                    }
                }
            }
        }
    }
}

/// A consent in the list of all.
pub fn card(open: &Open, given: &Given) -> Markup {
    html! {
        section.card.stack-s {
            h4 { a href=(urls::consent(open.family.id, given.id)) { (given.consent.to) } }
            (says(open, given))
        }
    }
}

fn state(open: &Open, given: &Given) -> Markup {
    let words = open.who.words;
    let date = |key: &str, day| words.with(key, &[("date", words.date(day).into())]);
    match given.withdrawn {
        Some(day) => notice::tag(Tone::Brick, &date("rights-withdrawn", day)),
        None if given.consent.until < open.today => {
            notice::tag(Tone::Plain, &date("rights-ended", given.consent.until))
        }
        None if given.consent.from > open.today => {
            notice::tag(Tone::Honey, &date("rights-begins", given.consent.from))
        }
        None => notice::tag(Tone::Fern, &date("rights-holds", given.consent.until)),
    }
}

fn says(open: &Open, given: &Given) -> Markup {
    let words = open.who.words;
    let consent = &given.consent;
    let name = |id: &practice::PersonId| called::person_in(words, &open.family, *id);
    let by: Vec<String> = consent.by.iter().map(name).collect();
    let covers =
        consent.covers.iter().map(|one| words.say(&format!("rights-covers-{}", one.code())));
    let covers: Vec<String> = covers.collect();
    let children: Vec<String> = consent.children.iter().map(name).collect();
    html! {
        p { (state(open, given)) }
        dl.facts {
            dt { (words.say("rights-by")) } dd { (by.join(", ")) }
            dt { (words.say("rights-purpose")) } dd { (words.say(&format!("rights-purpose-{}", consent.purpose.code()))) }
            @if !covers.is_empty() { dt { (words.say("rights-covers")) } dd { (covers.join(", ")) } }
            @if !children.is_empty() { dt { (words.say("rights-children")) } dd { (children.join(", ")) } }
            @if let Some(since) = consent.since { dt { (words.say("rights-since")) } dd { (words.date(since)) } }
            @if consent.part2 { dt { (words.say("rights-part2")) } dd { (words.say("rights-part2-named")) } }
            @if consent.protected { dt { (words.say("rights-protected")) } dd { (words.say("rights-part2-named")) } }
            @if consent.counselling { dt { (words.say("rights-counselling")) } dd { (words.say("rights-counselling-alone")) } }
        }
        @if let Some(own) = &consent.words { blockquote.voice { p.told { (own) } } }
    }
}

/// One consent, to be taken back: what stops at once, and what cannot be called back.
pub fn one(open: &Open, given: &Given, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let title = words.say("rights-consent");
    let own = open.who.hat == Hat::Caregiver;
    let (here, back, action) = if own {
        ("who", urls::who(open.family.id), urls::own_consent(open.family.id, given.id))
    } else {
        ("rights", urls::rights(open.family.id), urls::consent(open.family.id, given.id))
    };
    let ends = given.withdrawn.is_none() && given.consent.until >= open.today;
    let to = [("to", given.consent.to.as_str().into())];
    frame(
        open,
        &title,
        here,
        &html! {
            (form::error_summary(words, errors))
            p.meta { a href=(back) { (words.say("rights-back")) } }
            h2 id="entry" { (title) }
            section.card.stack-s.narrow { h3 { (given.consent.to) } (says(open, given)) }
            @if ends {
                form.card.stack-s.narrow method="post" action=(action) autocomplete="off" {
                    input type="hidden" name="act" value=(fields.get("act"));
                    h3 id="until" { (words.say("rights-withdraw")) }
                    p { (words.with("rights-withdraw-stops", &to)) }
                    p { (words.say("rights-withdraw-sent")) }
                    (form::buttons(&words.say("rights-withdraw-now"), None))
                }
            }
        },
    )
}

/// Writes down a consent.
pub fn give(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let title = words.say("rights-give");
    let rights = urls::rights(open.family.id);
    frame(
        open,
        &title,
        "rights",
        &html! {
            (form::error_summary(words, errors))
            h2 { (title) }
            p.lede { (words.say("rights-give-lede")) }
            form.card.stack-s.narrow method="post" action=(urls::rights_form(open.family.id, "consent")) autocomplete="off" {
                input type="hidden" name="act" value=(fields.get("act"));
                (whom(open, fields, errors))
                (what(open, fields, errors))
                (days(open, fields, errors))
                (form::buttons(&words.say("rights-keep"), Some((words.say("rights-back").as_str(), rights.as_str()))))
            }
        },
    )
}

fn whom(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let alive = open.family.people.iter().filter(|person| person.is_living());
    let signers = people(open, alive.filter(|one| one.role != Role::Child), (fields, "by"));
    let purposes =
        coded(open, &ConsentFor::ALL.map(ConsentFor::code), "rights-purpose", (fields, "purpose"));
    let none = Choice { value: String::new(), label: words.say("rights-choose"), chosen: false };
    let purposes: Vec<Choice> = std::iter::once(none).chain(purposes).collect();
    html! {
        (form::choices(&Chooser {
            id: "by", legend: &words.say("rights-by"), hint: Some(&words.say("rights-by-hint")),
            choices: &signers, errors, ..Chooser::boxes()
        }))
        (form::field_text(&FieldText {
            id: "to", label: &words.say("rights-to"), hint: Some(&words.say("rights-to-hint")),
            value: fields.get("to"), errors, required: true, ..FieldText::new(words)
        }))
        (form::select(&Select {
            words, id: "purpose", label: &words.say("rights-purpose"), hint: None, choices: &purposes, errors
        }))
    }
}

fn what(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let covers = coded(open, &Covers::ALL.map(Covers::code), "rights-covers", (fields, "covers"));
    let children = people(open, open.family.people.children(), (fields, "child"));
    let part2 = coded(open, &["yes"], "rights-part2", (fields, "part2"));
    let protected = coded(open, &["yes"], "rights-protected", (fields, "protected"));
    let counselling = coded(open, &["yes"], "rights-counselling", (fields, "counselling"));
    html! {
        (form::choices(&Chooser {
            id: "covers", legend: &words.say("rights-covers"), choices: &covers, errors, ..Chooser::boxes()
        }))
        (form::choices(&Chooser {
            id: "child", legend: &words.say("rights-children"), choices: &children, errors, ..Chooser::boxes()
        }))
        (form::field_text(&FieldText {
            id: "since", label: &words.say("rights-since"), hint: Some(&words.say("rights-since-hint")),
            value: fields.get("since"), errors, kind: "date", ..FieldText::new(words)
        }))
        (form::choices(&Chooser {
            id: "part2", legend: &words.say("rights-part2"), hint: Some(&words.say("rights-part2-hint")),
            choices: &part2, errors, ..Chooser::boxes()
        }))
        (form::choices(&Chooser {
            id: "protected", legend: &words.say("rights-protected"), hint: Some(&words.say("rights-protected-hint")),
            choices: &protected, errors, ..Chooser::boxes()
        }))
        (form::choices(&Chooser {
            id: "counselling", legend: &words.say("rights-counselling"), hint: Some(&words.say("rights-counselling-hint")),
            choices: &counselling, errors, ..Chooser::boxes()
        }))
    }
}

fn days(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    html! {
        (form::field_text(&FieldText {
            id: "from", label: &words.say("rights-from"), value: fields.get("from"), errors, kind: "date",
            ..FieldText::new(words)
        }))
        (form::field_text(&FieldText {
            id: "until", label: &words.say("rights-until"), hint: Some(&words.say("rights-until-hint")),
            value: fields.get("until"), errors, kind: "date", required: true, ..FieldText::new(words)
        }))
        (form::field_area(&FieldArea {
            id: "words", label: &words.say("rights-words"), value: fields.get("words"), errors, voice: true,
            ..FieldArea::new(words)
        }))
    }
}
