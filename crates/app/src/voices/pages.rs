// SPDX-License-Identifier: AGPL-3.0-or-later
//! The questions of a voice on a form, and whose voice it is on a page.

use maud::{Markup, html};
use practice::people::{Person, Role};
use practice::relationships::Party;
use practice::told::Told;
use practice::{Facet, Label};

use super::forms::{ALL, ME, OWN};
use super::{carers, children};
use crate::called;
use crate::fields::Fields;
use crate::open::{Hand, Open};
use crate::ui::form::{self, Choice, Chooser, FieldError};

/// What was typed, and what is wrong with it.
pub type Typed<'a> = (&'a Fields, &'a [FieldError]);

/// Of which child, where there are several.
pub fn child(open: &Open, (fields, errors): Typed<'_>, field: &str) -> Markup {
    let words = open.who.words;
    let all = children(open);
    let choices: Vec<Choice> = all
        .iter()
        .map(|child| Choice {
            value: child.id.to_string(),
            label: called::person(words, child),
            chosen: fields.get(field) == child.id.to_string(),
        })
        .collect();
    html! {
        @if choices.len() > 1 {
            (form::choices(&Chooser {
                id: field, legend: &words.say("voices-child"), choices: &choices, errors, ..Chooser::radio()
            }))
        }
    }
}

/// Who tells it, where whoever visits writes it down.
pub fn by(open: &Open, (fields, errors): Typed<'_>, (field, legend): (&str, &str)) -> Markup {
    let words = open.who.words;
    let typed = fields.get(field);
    let choice = |value: String, label| Choice { chosen: typed == value, value, label };
    let mut choices = vec![choice(ME.to_owned(), words.say("voices-by-me"))];
    choices.extend(carers(open).map(|one| choice(one.id.to_string(), called::person(words, one))));
    if typed.is_empty() {
        choices[0].chosen = true;
    }
    html! {
        @if Hand::of(open) == Hand::Team {
            (form::choices(&Chooser { id: field, legend: &words.say(legend), choices: &choices, errors, ..Chooser::radio() }))
        }
    }
}

/// Who was there: the grown people of the family who live, and where `playing` its children, but for an only one.
pub fn there(
    open: &Open,
    (fields, errors): Typed<'_>,
    (field, legend): (&str, &str),
    playing: bool,
) -> Markup {
    let words = open.who.words;
    let several = playing && open.family.people.children().count() > 1;
    let asked = |one: &&Person| one.is_living() && (several || one.role != Role::Child);
    let choices: Vec<Choice> = open
        .family
        .people
        .iter()
        .filter(asked)
        .map(|one| Choice {
            value: one.id.to_string(),
            label: called::person(words, one),
            chosen: fields.all(field).any(|id| id == one.id.to_string()),
        })
        .collect();
    form::choices(&Chooser {
        id: field,
        legend: &words.say(legend),
        choices: &choices,
        errors,
        ..Chooser::boxes()
    })
}

/// For whom it is: all who care for the child, or whoever told it and the team.
pub fn part(open: &Open, (fields, errors): Typed<'_>, (field, first): (&str, &str)) -> Markup {
    let words = open.who.words;
    let own = Hand::of(open) != Hand::Team;
    let typed = fields.get(field);
    let readers = children(open).first().map(|child| Label::of(Facet::Child(child.id)));
    let readers = readers.map(|label| called::readers(open, &label)).unwrap_or_default();
    let mine = if own { "voices-part-mine" } else { "voices-part-own" };
    let choices = [
        (OWN, words.say(mine)),
        (ALL, words.with("voices-part-all", &[("readers", readers.into())])),
    ]
    .map(|(value, label)| Choice {
        chosen: typed == value || typed.is_empty() && value == first,
        value: value.to_owned(),
        label,
    });
    let says = if first.is_empty() { "voices-part-hint" } else { "voices-part-safe" };
    let hint = (!own).then(|| words.say(says));
    form::choices(&Chooser {
        id: field,
        legend: &words.say("voices-part"),
        hint: hint.as_deref(),
        choices: &choices,
        errors,
        ..Chooser::radio()
    })
}

/// Whose voice it is, as the reader knows them.
pub fn name(open: &Open, told: &Told) -> String {
    match told.by {
        Party::Practitioner(id) => called::practitioner(open, id),
        Party::Person(id) if Hand::of(open) == Hand::Own(id) => open.who.words.say("called-you"),
        Party::Person(id) => called::person_in(open.who.words, &open.family, id),
    }
}

/// A sentence about whoever told it: "You saw", or with the name.
pub fn sentence(open: &Open, told: &Told, key: &str) -> String {
    let words = open.who.words;
    let name = name(open, told);
    if name == words.say("called-you") {
        return words.say(&format!("{key}-you"));
    }
    words.with(&format!("{key}-somebody"), &[("name", name.into())])
}

/// Who reads it, in a line beside what is for fewer than all: for those who do the work, alone with the screen.
pub fn kept_with(open: &Open, told: &Told) -> Markup {
    let words = open.who.words;
    let hand = Hand::of(open);
    let mine = hand.person().is_some() && hand.person() == told.person();
    html! {
        @if !told.stands_for_all(hand.person()) && hand != Hand::Nobody {
            p.xs { (words.say(match (told.part, told.shared.is_empty()) {
                (_, true) if mine => "voices-kept-mine",
                (Facet::Practitioner, _) => "voices-kept-team",
                (_, true) => "voices-kept-own",
                (_, false) => "voices-kept-shared",
            })) }
        }
    }
}
