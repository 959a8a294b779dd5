// SPDX-License-Identifier: AGPL-3.0-or-later
//! The pages of a family's people: everybody, one person, somebody new.

mod person;
pub mod way_in;

use maud::{Markup, html};
use practice::access::{self, Purpose, Reader};
use practice::people::{Birth, Home, Person, Role};

use super::forms::LANGUAGES;
use crate::called;
use crate::codes::{CARES, ROLES, USES, code_of};
use crate::fields::Fields;
use crate::open::Open;
use crate::overview::frame;
use crate::ui::form::{self, Choice, Chooser, FieldError, FieldText};
use crate::ui::notice;
use crate::urls;
use crate::words::Words;

pub use person::show;

/// In which role somebody cares, in the family's words where there are some.
pub fn care_in_words(open: &Open, person: &Person) -> String {
    let words = open.who.words;
    let roles: Vec<String> = open
        .family
        .people
        .care_by(person.id)
        .map(|care| match &care.words {
            Some(own) => own.to_string(),
            None => words.say(&format!("care-{}", code_of(&CARES, care.role))),
        })
        .collect();
    let mut once: Vec<String> = Vec::new();
    for role in roles {
        if !once.contains(&role) {
            once.push(role);
        }
    }
    once.join(", ")
}

/// Everybody, by who they are, then the homes.
pub fn list(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let title = words.say("people-title");
    let id = open.family.id;
    frame(
        open,
        &title,
        "people",
        &html! {
            (form::error_summary(words, errors))
            div.row.between {
                h2 id="person" { (title) }
                @if open.may_write() {
                    div.actions {
                        a.btn.second href=(urls::add_relationship(id)) { (words.say("relationship-add-title")) }
                        a.btn href=(urls::add_person(id)) { (words.say("people-add")) }
                    }
                }
            }
            @if open.family.people.iter().next().is_none() { (notice::empty(&words.say("people-empty"))) }
            @for (role, code) in ROLES {
                @let members: Vec<&Person> = open.family.people.iter().filter(|person| person.role == role).collect();
                @if !members.is_empty() {
                    section.mt5 aria-labelledby=(format!("role-{code}")) {
                        h3 id=(format!("role-{code}")) { (words.say(&format!("people-{code}"))) }
                        ul.n.two { @for person in members { (member(open, person)) } }
                    }
                }
            }
            // Always there for the team, whatever is or is not in it, so that its being there says nothing.
            @if access::may_open(&Reader { purpose: Purpose::Safety, ..open.reader.clone() }) {
                p.mt5 { a href=(urls::safety(id)) { (words.say("safety-link")) } }
            }
            @if open.sealed { p { a href=(urls::sealed(id)) { (words.say("sealed-link")) } } }
            section.mt5.stack aria-labelledby="homes" {
                h3 id="homes" { (words.say("homes-title")) }
                @if open.family.people.homes.is_empty() { p.meta { (words.say("homes-empty")) } }
                ul.n.two { @for home in &open.family.people.homes { (home_card(open, home)) } }
                @if open.may_write() { (home_form(open, fields, errors)) }
            }
        },
    )
}

fn member(open: &Open, person: &Person) -> Markup {
    let words = open.who.words;
    html! {
        li.card {
            p.who { a href=(urls::person(open.family.id, person.id)) { (called::person(words, person)) } }
            @if let Some(full) = person.names.full() { p.meta { bdi { (full) } } }
            @if let Some(said) = &person.names.said { p.meta { (words.with("person-said", &[("how", said.as_str().into())])) } }
            p.meta { (in_short(open, person)) }
        }
    }
}

/// Age, role, pronouns, languages, in one line.
fn in_short(open: &Open, person: &Person) -> String {
    let words = open.who.words;
    let mut all = Vec::new();
    match person.birth {
        _ if person.died.is_some() => {
            let when = person.died.as_ref().map(ToString::to_string).unwrap_or_default();
            all.push(words.with("person-died", &[("when", when.into())]));
        }
        _ if person.lost => all.push(words.say("person-lost")),
        Some(Birth::On(born)) => all.push(words.age(born, open.today)),
        Some(Birth::Due(due)) => {
            all.push(words.with("person-due", &[("date", words.date(due).into())]));
        }
        None => {}
    }
    all.push(care_in_words(open, person));
    all.extend(person.pronouns.iter().map(ToString::to_string));
    all.extend(person.languages.iter().map(|spoken| spoken.language.to_string()));
    if let Some(away) = &person.away {
        all.push(words.with("person-away", &[("place", away.as_str().into())]));
    }
    all.retain(|one| !one.is_empty());
    all.join(" · ")
}

fn home_card(open: &Open, home: &Home) -> Markup {
    let words = open.who.words;
    html! {
        li.card {
            p.who { (home.called) }
            @if home.sleeps.is_empty() { p.meta { (words.say("home-empty")) } }
            ul.list {
                @for sleeps in &home.sleeps {
                    li { (called::person_in(words, &open.family, sleeps.person))
                        @if let Some(how_much) = &sleeps.how_much { span.meta { " · " (how_much) } } }
                }
            }
        }
    }
}

fn home_form(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let mut homes: Vec<Choice> = open
        .family
        .people
        .homes
        .iter()
        .map(|home| Choice {
            value: home.id.to_string(),
            label: home.called.to_string(),
            chosen: fields.get("home") == home.id.to_string(),
        })
        .collect();
    homes.push(Choice {
        value: String::new(),
        label: words.say("home-new"),
        chosen: fields.get("home").is_empty(),
    });
    let sleeps = persons(open, |_| true, |id| fields.all("sleeps").any(|value| value == id));
    let here = ["yes", "no"].map(|code| Choice {
        value: code.to_owned(),
        label: words.say(&format!("home-here-{code}")),
        chosen: (fields.get("here") == "no") == (code == "no"),
    });
    html! {
        details.card open[!errors.is_empty()] {
            summary { (words.say("home-form")) }
            form.stack method="post" action=(urls::homes(open.family.id)) autocomplete="off" {
                input type="hidden" name="act" value=(fields.get("act"));
                (form::choices(&Chooser { id: "home", legend: &words.say("home-which"), choices: &homes, errors, ..Chooser::radio() }))
                (form::field_text(&FieldText { id: "home-called", label: &words.say("home-called"), value: fields.get("home-called"), errors, ..FieldText::new(words) }))
                (form::choices(&Chooser { id: "sleeps", legend: &words.say("home-sleeps"), choices: &sleeps, errors, ..Chooser::boxes() }))
                (form::field_text(&FieldText { id: "how-much", label: &words.say("home-how-much"), value: fields.get("how-much"), errors, ..FieldText::new(words) }))
                (form::choices(&Chooser { id: "here", legend: &words.say("home-here"), choices: &here, errors, ..Chooser::radio() }))
                p.actions { button.btn type="submit" { (words.say("home-keep")) } }
            }
        }
    }
}

/// People of the family as choices.
fn persons(
    open: &Open,
    among: impl Fn(&Person) -> bool,
    chosen: impl Fn(&str) -> bool,
) -> Vec<Choice> {
    let people = open.family.people.iter().filter(|person| among(person));
    people
        .map(|person| {
            let value = person.id.to_string();
            let chosen = chosen(&value);
            Choice { value, label: called::person(open.who.words, person), chosen }
        })
        .collect()
}

/// Somebody new.
pub fn add(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let title = words.say("people-add");
    let roles = ROLES.map(|(_, code)| Choice {
        value: code.to_owned(),
        label: words.say(&format!("role-{code}")),
        chosen: fields.get("role") == code,
    });
    frame(
        open,
        &title,
        "people",
        &html! {
            (form::error_summary(words, errors))
            form.card.stack.narrow method="post" action=(urls::add_person(open.family.id)) autocomplete="off" {
                h2 id="person" { (title) }
                input type="hidden" name="act" value=(fields.get("act"));
                (form::choices(&Chooser { id: "role", legend: &words.say("person-role"), choices: &roles, errors, ..Chooser::radio() }))
                (about(words, fields, errors, true))
                (cares_for(open, fields, errors))
                p.actions { button.btn type="submit" { (words.say("person-add-do")) } }
            }
        },
    )
}

/// The message that asks for a field; what only tells a fact once it is known has one of its own.
fn label_of(field: &str) -> String {
    match field {
        "said" | "due" | "away" => format!("person-{field}-label"),
        _ => format!("person-{field}"),
    }
}

/// Names, birth, pronouns, languages: shared by somebody new and somebody known. Of whoever died or was
/// lost no day of birth is asked any more.
fn about(words: Words, fields: &Fields, errors: &[FieldError], living: bool) -> Markup {
    let text = |id: &str, kind: &'static str| {
        let label = words.say(&label_of(id));
        let hint = words.maybe(&format!("person-{id}-hint"));
        form::field_text(&FieldText {
            id,
            label: &label,
            hint: hint.as_deref(),
            value: fields.get(id),
            errors,
            kind,
            ..FieldText::new(words)
        })
    };
    html! {
        (text("full", "text")) (text("called", "text")) (text("said", "text")) (text("pronouns", "text"))
        @if living {
            div.two { (text("born", "date")) (text("due", "date")) }
            div.two { (text("weeks", "number")) (text("days", "number")) }
        }
        (languages(words, fields, errors))
    }
}

fn languages(words: Words, fields: &Fields, errors: &[FieldError]) -> Markup {
    html! {
        @for number in 0..LANGUAGES {
            @let id = format!("language-{number}");
            @let uses_id = format!("uses-{number}");
            @let interpreter_id = format!("interpreter-{number}");
            @let filled = !fields.get(&id).is_empty();
            details open[number == 0 || filled] {
                summary { (words.with("person-language-number", &[("number", i64::try_from(number + 1).unwrap_or(1).into())])) }
                div.stack-s {
                    (form::field_text(&FieldText { id: &id, label: &words.say("person-language"), value: fields.get(&id), errors, ..FieldText::new(words) }))
                    @let uses = USES.map(|(_, code)| Choice {
                        value: code.to_owned(), label: words.say(&format!("use-{code}")),
                        chosen: fields.all(&uses_id).any(|value| value == code),
                    });
                    (form::choices(&Chooser { id: &uses_id, legend: &words.say("person-uses"), choices: &uses, errors, ..Chooser::boxes() }))
                    @let interpreter = [Choice { value: "yes".to_owned(), label: words.say("new-family-interpreter"), chosen: fields.get(&interpreter_id) == "yes" }];
                    (form::choices(&Chooser { id: &interpreter_id, legend: &words.say("new-family-interpreter-legend"), choices: &interpreter, errors, ..Chooser::boxes() }))
                }
            }
        }
    }
}

/// Whom a caregiver cares for, and how.
fn cares_for(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let children =
        persons(open, |person| person.role == Role::Child, |id| fields.get("child") == id);
    let cares = CARES.map(|(_, code)| Choice {
        value: code.to_owned(),
        label: words.say(&format!("care-{code}")),
        chosen: fields.get("care") == code,
    });
    let daily = [Choice {
        value: "yes".to_owned(),
        label: words.say("person-daily"),
        chosen: fields.get("daily") == "yes",
    }];
    html! {
        @if !children.is_empty() {
            (form::choices(&Chooser { id: "child", legend: &words.say("person-cares-for"), hint: Some(&words.say("person-cares-for-hint")), choices: &children, errors, ..Chooser::radio() }))
            (form::choices(&Chooser { id: "care", legend: &words.say("person-care"), choices: &cares, errors, ..Chooser::radio() }))
            (form::field_text(&FieldText { id: "care-words", label: &words.say("person-care-words"), value: fields.get("care-words"), errors, ..FieldText::new(words) }))
            (form::choices(&Chooser { id: "daily", legend: &words.say("person-daily-legend"), choices: &daily, errors, ..Chooser::boxes() }))
        }
    }
}
