// SPDX-License-Identifier: AGPL-3.0-or-later
//! The question whether it came: on its card, and in the note of a visit.

use maud::{Markup, html};
use practice::GuidanceId;
use practice::guidance::{Came, Guidance};

use super::super::forms::{ME, of};
use crate::called;
use crate::fields::Fields;
use crate::open::{Hand, Open};
use crate::ui::form::{self, Choice, Chooser, FieldArea, FieldError, FieldText};
use crate::urls;

/// The form on the card; folded away once it was answered.
pub fn form(open: &Open, one: &Guidance, (fields, errors): (&Fields, &[FieldError])) -> Markup {
    let words = open.who.words;
    let at = urls::guidance_card(open.family.id, one.given.child, one.id);
    html! {
        details.card.mt5.noprint open[one.waits() || !errors.is_empty()] {
            summary { (words.say("guidance-did-it-come")) }
            form.stack-s method="post" action=(at) autocomplete="off" {
                input type="hidden" name="act" value=(fields.get("act"));
                (asked(open, one, (fields, errors)))
                p.actions { button.btn type="submit" name="do" value="answer" { (words.say("guidance-keep-answer")) } }
            }
        }
    }
}

/// Whether it came, in whose words, and from when to ask again.
pub fn asked(open: &Open, one: &Guidance, (fields, errors): (&Fields, &[FieldError])) -> Markup {
    let words = open.who.words;
    let [came, how, by, again] = ["came", "how", "by", "again"].map(|name| of(one.id, name));
    let choices = Came::ALL.map(|came_how| Choice {
        value: came_how.code().to_owned(),
        label: words.say(&format!("guidance-{}", came_how.code())),
        chosen: fields.get(&came) == came_how.code(),
    });
    let theirs = one.given.to.to_string();
    let name = called::person_in(words, &open.family, one.given.to);
    let hint = match Hand::of(open) {
        Hand::Team => words.with("guidance-how-hint-team", &[("name", name.as_str().into())]),
        _ => words.say("guidance-how-hint"),
    };
    let whose = [
        (theirs.clone(), words.with("guidance-by-them", &[("name", name.into())])),
        (ME.to_owned(), words.say("guidance-by-me")),
    ];
    let whose = whose.map(|(value, label)| Choice {
        chosen: fields.get(&by) == value || fields.get(&by).is_empty() && value == ME,
        value,
        label,
    });
    html! {
        (form::choices(&Chooser {
            id: &came, legend: &words.say("guidance-did-it-come"), choices: &choices, errors, ..Chooser::radio()
        }))
        (form::field_area(&FieldArea {
            id: &how, label: &words.say("guidance-how"), hint: Some(&hint),
            value: fields.get(&how), errors, voice: true, ..FieldArea::new(words)
        }))
        @if Hand::of(open) == Hand::Team {
            (form::choices(&Chooser { id: &by, legend: &words.say("guidance-by"), choices: &whose, errors, ..Chooser::radio() }))
        }
        (form::field_text(&FieldText {
            id: &again, label: &words.say("guidance-again"), hint: Some(&words.say("guidance-again-hint")),
            value: fields.get(&again), errors, kind: "date", ..FieldText::new(words)
        }))
    }
}

/// What was typed of something that is there no more: to be taken elsewhere, or out.
pub fn gone(open: &Open, which: GuidanceId, (fields, errors): (&Fields, &[FieldError])) -> Markup {
    let words = open.who.words;
    let how = of(which, "how");
    form::field_area(&FieldArea {
        id: &how,
        label: &words.say("guidance-how"),
        value: fields.get(&how),
        errors,
        voice: true,
        ..FieldArea::new(words)
    })
}
