// SPDX-License-Identifier: AGPL-3.0-or-later
//! One question of the card: what stands, something to ask, the form, and what was said before.

use maud::{Markup, html};
use practice::Label;
use practice::access::Screen;
use practice::card::Topic;
use practice::label::Facet;

use super::super::forms::{LANGUAGES, OWN, TOGETHER, seen};
use super::super::{Hand, tellers};
use super::{all_off_paper, named, on_paper};
use crate::called as names;
use crate::codes::{REPLIES, USES};
use crate::fields::Fields;
use crate::open::Open;
use crate::overview::frame;
use crate::ui::form::{self, Choice, Chooser, FieldArea, FieldError, FieldText};
use crate::urls;

/// Languages as those who speak them write them, to choose from or to pass over.
static KNOWN: &str = include_str!("../languages.csv");

/// A form as it stands: what was typed, and what is wrong with it.
pub type Typed<'a> = (&'a Fields, &'a [FieldError]);

/// The page of one question.
pub fn topic(open: &Open, hand: Hand, topic: Topic, typed: Typed<'_>) -> Markup {
    let words = open.who.words;
    let standing = open.family.card.standing(topic);
    frame(
        open,
        &words.say("card-title"),
        "card",
        &html! {
            (form::error_summary(words, typed.1))
            p.meta { a href=(urls::card(open.family.id)) { (words.say("card-title")) } }
            h2 { (named(open, topic)) }
            div.grid.mt5 {
                div.stack {
                    @if hand == Hand::Team { (prompts(open, topic.code())) }
                    @if hand != Hand::Nobody { (asking(open, hand, topic, typed)) }
                    (before(open, hand, topic))
                }
                div.stack {
                    @if !standing.is_empty() {
                        section.card.stack-s.noprint[all_off_paper(hand, &standing)] aria-labelledby="stands" {
                            h3 id="stands" { (words.say("card-stands")) }
                            @for known in standing { (on_paper(open, hand, known)) }
                        }
                    }
                }
            }
        },
    )
}

/// Two things one could ask: to be curious with, and never a custom one would know beforehand.
pub fn prompts(open: &Open, code: &str) -> Markup {
    let words = open.who.words;
    html! {
        section.card.noprint aria-labelledby="could-ask" {
            h3 id="could-ask" { (words.say("card-could-ask")) }
            ul.list {
                @for number in ["1", "2"] { li { (words.say(&format!("card-ask-{code}-{number}"))) } }
            }
        }
    }
}

fn asking(open: &Open, hand: Hand, topic: Topic, (fields, errors): Typed<'_>) -> Markup {
    let words = open.who.words;
    let action = urls::card_topic(open.family.id, topic);
    let hint =
        words.say(if hand == Hand::Team { "card-words-hint" } else { "card-words-hint-own" });
    html! {
        form.card.stack.noprint[hand.keeps_own_off_paper()] method="post" action=(action) autocomplete="off" {
            input type="hidden" name="act" value=(fields.get("act"));
            @for (name, value) in seen(fields) { input type="hidden" name=(name) value=(value); }
            @if topic == Topic::Languages { (languages(open, (fields, errors))) }
            (form::field_area(&FieldArea {
                id: "words", label: &words.say("card-words"), hint: Some(&hint), value: fields.get("words"),
                errors, voice: true, ..FieldArea::new(words)
            }))
            (reply(open, topic, (fields, errors)))
            @if hand == Hand::Team { (said_by(open, (fields, errors))) (whose(open, (fields, errors))) }
            @else { p.meta { (words.say("card-own-readers")) } }
            (form::buttons(&words.say("card-keep"), Some((&words.say("card-back"), &urls::card(open.family.id)))))
        }
    }
}

/// In words, or that they prefer not to say; and where something stands, that it holds no longer.
fn reply(open: &Open, topic: Topic, (fields, errors): Typed<'_>) -> Markup {
    let words = open.who.words;
    let stands = !open.family.card.standing(topic).is_empty();
    let chosen = match fields.get("reply") {
        "" => "said",
        typed => typed,
    };
    let choices: Vec<Choice> = REPLIES
        .into_iter()
        .filter(|(_, code)| *code != "taken-back" || stands)
        .map(|(_, code)| Choice {
            value: code.to_owned(),
            label: words.say(&format!("card-reply-{code}")),
            chosen: code == chosen,
        })
        .collect();
    form::choices(&Chooser {
        id: "reply",
        legend: &words.say("card-reply"),
        hint: Some(&words.say("card-reply-hint")),
        choices: &choices,
        errors,
        ..Chooser::radio()
    })
}

/// Who of the family said it. Nobody else is offered: what somebody saw is not an answer.
fn said_by(open: &Open, (fields, errors): Typed<'_>) -> Markup {
    let words = open.who.words;
    let choices: Vec<Choice> = tellers(open)
        .into_iter()
        .map(|person| Choice {
            value: person.id.to_string(),
            label: names::person(words, person),
            chosen: fields.get("teller") == person.id.to_string(),
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

/// Whose answer it is, with who would read it. On a screen the family looks at, it is theirs together.
fn whose(open: &Open, (fields, errors): Typed<'_>) -> Markup {
    let words = open.who.words;
    let alone = open.reader.screen == Screen::Own;
    let together = if alone {
        let readers = names::readers(open, &Label::of(Facet::Together));
        words.with("card-whose-together", &[("readers", readers.into())])
    } else {
        words.say("card-whose-all")
    };
    let mut choices = vec![(TOGETHER, together)];
    if alone {
        choices.push((OWN, words.say("card-whose-own")));
    }
    let choices: Vec<Choice> = choices
        .into_iter()
        .map(|(code, label)| Choice {
            value: code.to_owned(),
            label,
            chosen: fields.get("whose") == code || !alone,
        })
        .collect();
    form::choices(&Chooser {
        id: "whose",
        legend: &words.say("card-whose"),
        hint: Some(&words.say("card-whose-hint")),
        choices: &choices,
        errors,
        ..Chooser::radio()
    })
}

fn languages(open: &Open, typed: Typed<'_>) -> Markup {
    html! {
        datalist id="known-languages" {
            @for line in KNOWN.lines().filter(|line| !line.starts_with('#')) {
                @if let Some((_, name)) = line.split_once(',') { option value=(name) {} }
            }
        }
        @for number in 0..rows(typed.0) { (language(open, number, typed)) }
    }
}

/// How many rows of languages are shown: those filled in, and two to write in.
fn rows(fields: &Fields) -> usize {
    let filled = |number: &usize| {
        ["language", "with", "uses"]
            .iter()
            .any(|name| !fields.get(&format!("{name}-{number}")).is_empty())
    };
    let last = (0..LANGUAGES).rfind(filled).map_or(0, |number| number + 1);
    (last + 2).min(LANGUAGES)
}

fn language(open: &Open, number: usize, (fields, errors): Typed<'_>) -> Markup {
    let words = open.who.words;
    let shown = i64::try_from(number + 1).unwrap_or(1);
    let (language, uses_id, with) =
        (format!("language-{number}"), format!("uses-{number}"), format!("with-{number}"));
    let legend = words.with("person-language-number", &[("number", shown.into())]);
    let uses = USES.map(|(_, code)| Choice {
        value: code.to_owned(),
        label: words.say(&format!("use-{code}")),
        chosen: fields.all(&uses_id).any(|value| value == code),
    });
    let line = |id: &str, key: &str, list| {
        form::field_text(&FieldText {
            id,
            label: &words.say(key),
            value: fields.get(id),
            errors,
            list,
            ..FieldText::new(words)
        })
    };
    html! {
        fieldset.stack-s {
            legend.legend { (legend) }
            div.two {
                (line(&language, "person-language", Some("known-languages")))
                (line(&with, "card-language-whom", None))
            }
            (form::choices(&Chooser { id: &uses_id, legend: &words.say("person-uses"), choices: &uses, errors, ..Chooser::boxes() }))
        }
    }
}

/// What was said before and stands no longer, newest first.
fn before(open: &Open, hand: Hand, topic: Topic) -> Markup {
    let words = open.who.words;
    let before = open.family.card.before(topic);
    html! {
        @if !before.is_empty() {
            section.card.stack-s.noprint[all_off_paper(hand, &before)] id="before" aria-labelledby="before-title" {
                h3 id="before-title" { (words.say("card-before")) }
                @for known in before { (on_paper(open, hand, known)) }
            }
        }
    }
}
