// SPDX-License-Identifier: AGPL-3.0-or-later
//! What somebody planned to keep safe, and where they can be found: as it stands, as it stood, and the forms.

use maud::{Markup, html};
use practice::people::{Person, Role};
use practice::safety::{About, Hidden, Plan, Planned};

use super::super::held::Form;
use super::typed;
use crate::called;
use crate::fields::Fields;
use crate::open::Open;
use crate::overview::frame;
use crate::ui::form::{self, FieldArea, FieldError, FieldText};
use crate::urls;

/// Each grown person's plan and place, on the page of the protected part.
pub fn all(open: &Open) -> Markup {
    let words = open.who.words;
    let grown = open.family.people.iter().filter(|one| one.role != Role::Child);
    html! {
        section.stack aria-labelledby="plans" {
            h3 id="plans" { (words.say("safety-plans")) }
            @for person in grown.filter(|one| one.died.is_none()) { (of_person(open, person)) }
        }
    }
}

fn of_person(open: &Open, person: &Person) -> Markup {
    let words = open.who.words;
    let safety = &open.family.safety;
    let (plan, place) = (safety.plan_of(person.id), safety.place_of(person.id));
    let name = called::person(words, person);
    let before: Vec<&Planned> =
        safety.plans.iter().filter(|one| one.plan.person == person.id).collect();
    let places: Vec<&Hidden> = safety.places.iter().filter(|one| one.person == person.id).collect();
    html! {
        section.card.stack-s {
            h4 { (name) }
            @match plan {
                Some(known) => (as_planned(open, known)),
                None => p.meta { (words.say("safety-plan-none")) },
            }
            (earlier(open, "safety-plan-earlier", before.iter().rev().skip(1).map(|known| as_planned(open, known))))
            p { a href=(urls::safety_plan(open.family.id, person.id)) {
                (words.say("safety-plan-write")) span.vh { " " (name) } } }
            @if let Some(known) = place { (as_hidden(open, known)) } @else { p.meta { (words.say("safety-place-none")) } }
            @let stood = places.iter().rev().filter(|known| place != Some(**known) && !known.place.is_empty());
            (earlier(open, "safety-place-earlier", stood.map(|known| as_hidden(open, known))))
            p { a href=(urls::hidden_place(open.family.id, person.id)) {
                (words.say("safety-place-write")) span.vh { " " (name) } } }
        }
    }
}

/// What stood before, folded away and readable.
fn earlier(open: &Open, key: &str, before: impl Iterator<Item = Markup>) -> Markup {
    let before: Vec<Markup> = before.collect();
    html! {
        @if !before.is_empty() {
            details { summary { (open.who.words.say(key)) } @for one in &before { (one) } }
        }
    }
}

/// A plan as it is read.
pub fn as_planned(open: &Open, known: &Planned) -> Markup {
    let words = open.who.words;
    let Plan { steps, on, look_again, .. } = &known.plan;
    let signed =
        [("name", called::practitioner(open, known.by).into()), ("date", words.date(*on).into())];
    html! {
        dl.facts {
            @for step in steps {
                dt { (words.say(&format!("safety-plan-{}", step.about.code()))) }
                dd.told { (step.words) }
            }
        }
        p.meta {
            (words.with("safety-written-by", &signed))
            @if let Some(day) = look_again {
                " · " (words.with("safety-plan-look-again-on", &[("date", words.date(*day).into())]))
            }
        }
    }
}

/// A place as it is read.
pub fn as_hidden(open: &Open, known: &Hidden) -> Markup {
    let words = open.who.words;
    let place = &known.place;
    let signed = [
        ("name", called::practitioner(open, known.by).into()),
        ("date", words.date(known.on).into()),
    ];
    html! {
        dl.facts {
            @if let Some(address) = &place.address { dt { (words.say("safety-place-address")) } dd { (address) } }
            @if let Some(phone) = &place.phone { dt { (words.say("safety-place-phone")) } dd { (phone) } }
            @if let Some(told) = &place.words { dt { (words.say("safety-place-words")) } dd { (told) } }
        }
        p.meta { (words.with("safety-written-by", &signed)) }
    }
}

fn asked(
    open: &Open,
    (title, heading, lede): (&str, &str, &str),
    (person, held): (&Person, Form),
    (fields, errors): (&Fields, &[FieldError]),
    inside: &Markup,
) -> Markup {
    let words = open.who.words;
    let back = urls::safety(open.family.id);
    let name = called::person(words, person).into();
    frame(
        open,
        &words.say(title),
        "people",
        &html! {
            (form::error_summary(words, errors))
            h2 { (words.with(heading, &[("name", name)])) }
            p.lede { (words.say(lede)) }
            (typed::before(open, held, fields))
            form.card.stack.narrow method="post" action=(held.at(open.family.id)) autocomplete="off"
                data-autosave=(held.typed_at(open.family.id)) {
                (typed::hidden(fields))
                (inside)
                (form::buttons(&words.say("safety-keep"), Some((words.say("safety-back").as_str(), back.as_str()))))
            }
        },
    )
}

fn day(open: &Open, (id, key): (&str, &str), fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    form::field_text(&FieldText {
        id,
        label: &words.say(key),
        value: fields.get(id),
        errors,
        kind: "date",
        ..FieldText::new(words)
    })
}

/// The form of a plan.
pub fn write(open: &Open, person: &Person, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    asked(
        open,
        ("safety-plan-title", "safety-plan-of", "safety-plan-lede"),
        (person, Form::Plan(person.id)),
        (fields, errors),
        &html! {
            @for about in About::ALL {
                (form::field_area(&FieldArea {
                    id: about.code(), label: &words.say(&format!("safety-plan-{}", about.code())),
                    value: fields.get(about.code()), errors, voice: true, ..FieldArea::new(words)
                }))
            }
            div.two {
                (day(open, ("on", "safety-plan-on"), fields, errors))
                (day(open, ("look-again", "safety-plan-look-again"), fields, errors))
            }
        },
    )
}

/// The form of where somebody can be found.
pub fn hide(open: &Open, person: &Person, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let area = |id: &str| {
        form::field_area(&FieldArea {
            id,
            label: &words.say(&format!("safety-place-{id}")),
            value: fields.get(id),
            errors,
            ..FieldArea::new(words)
        })
    };
    asked(
        open,
        ("safety-place-title", "safety-place-of", "safety-place-lede"),
        (person, Form::Place(person.id)),
        (fields, errors),
        &html! {
            (area("address"))
            (form::field_text(&FieldText {
                id: "phone", label: &words.say("safety-place-phone"), value: fields.get("phone"), errors,
                ..FieldText::new(words)
            }))
            (area("words"))
        },
    )
}
