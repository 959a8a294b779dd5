// SPDX-License-Identifier: AGPL-3.0-or-later
//! The forms of observations: asking what was seen, and taking it back.

use maud::{Markup, html};
use practice::observations::Observation;

use super::Typed;
use crate::fields::Fields;
use crate::open::{Hand, Open};
use crate::ui::form::{self as ui, FieldArea, FieldText};
use crate::urls;
use crate::voices::forms::OWN;
use crate::voices::pages::{by, child, part};

/// What the form asks: of a caregiver what she saw, of whoever visits what was seen.
pub fn asks(open: &Open) -> &'static str {
    match Hand::of(open) {
        Hand::Own(_) => "observations-ask-own",
        Hand::Team | Hand::Nobody => "observations-ask",
    }
}

/// The form; it leads back to `then`.
pub fn form(open: &Open, Typed { fields, errors }: Typed<'_>, then: &str) -> Markup {
    let words = open.who.words;
    let own = matches!(Hand::of(open), Hand::Own(_));
    let typed = (fields, errors);
    let (label, does, first) = if own {
        ("observations-words-own", "observations-send", OWN)
    } else {
        ("observations-words", "observations-keep", "")
    };
    html! {
        form.stack-s method="post" action=(urls::observations(open.family.id)) autocomplete="off" {
            input type="hidden" name="act" value=(fields.get("act"));
            @if !then.is_empty() { input type="hidden" name="then" value=(then); }
            (by(open, typed, ("by", "observations-by")))
            (child(open, typed, "child"))
            (ui::field_area(&FieldArea {
                id: "saw", label: &words.say(label), hint: Some(&words.say("observations-words-hint")),
                value: fields.get("saw"), errors, voice: true, ..FieldArea::new(words)
            }))
            div.two {
                (ui::field_text(&FieldText {
                    id: "day", label: &words.say("observations-day"), kind: "date", value: fields.get("day"), errors, ..FieldText::new(words)
                }))
                (ui::field_text(&FieldText {
                    id: "hour", label: &words.say("observations-hour"), kind: "time", value: fields.get("hour"), errors, ..FieldText::new(words)
                }))
            }
            (part(open, typed, ("part", first)))
            p.actions { button.btn type="submit" { (words.say(does)) } }
        }
    }
}

/// Takes an observation back, asked for once more.
pub fn take_back(open: &Open, known: &Observation, then: &str) -> Markup {
    let words = open.who.words;
    html! {
        details {
            summary { (words.say("observations-take-back")) span.vh { ": " (known.seen.words) } }
            form.stack-s method="post" action=(urls::observation(open.family.id, known.id)) autocomplete="off" {
                input type="hidden" name="act" value=(Fields::begun().get("act"));
                @if !then.is_empty() { input type="hidden" name="then" value=(then); }
                p.small { (words.say("observations-take-back-ask")) }
                p.actions { button.btn.second type="submit" name="do" value="take-back" {
                    (words.say("observations-take-back-do")) span.vh { ": " (known.seen.words) } } }
            }
        }
    }
}
