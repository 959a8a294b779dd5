// SPDX-License-Identifier: AGPL-3.0-or-later
//! How people, relationships and families are called on a page, in the reader's language.

use practice::people::{Birth, Person};
use practice::relationships::{Party, Relationship};
use practice::{Family, PersonId, PractitionerId};

use crate::lists::cards::{Called, Card};
use crate::open::Open;
use crate::words::Words;

/// What a person is called on pages.
pub fn person(words: Words, person: &Person) -> String {
    match (person.names.short(), person.birth) {
        (Some(name), _) => name.to_owned(),
        (None, Some(Birth::Due(due))) => {
            words.with("called-due", &[("month", words.month(due).into())])
        }
        (None, _) => words.say("called-baby"),
    }
}

/// What a person of a family is called; a stranger to the record is "somebody".
pub fn person_in(words: Words, family: &Family, id: PersonId) -> String {
    let known = family.people.get(id);
    known.map_or_else(|| words.say("called-somebody"), |known| person(words, known))
}

/// A relationship by its two: "Mateo and Rosa", "Rosa and you".
pub fn relationship(open: &Open, known: &Relationship) -> String {
    let words = open.who.words;
    let side = |party: Party| match party {
        Party::Person(id) => person_in(words, &open.family, id),
        Party::Practitioner(id) => practitioner(open, id),
    };
    let (a, b) = match known.a {
        Party::Practitioner(_) => (known.b, known.a),
        Party::Person(_) => (known.a, known.b),
    };
    words.with("called-two", &[("a", side(a).into()), ("b", side(b).into())])
}

/// A practitioner as the reader knows them: "you", or the name.
pub fn practitioner(open: &Open, id: PractitionerId) -> String {
    if id == open.who.practitioner() {
        return open.who.words.say("called-you");
    }
    let known = open.colleagues.get(&id).cloned();
    known.unwrap_or_else(|| open.who.words.say("called-practitioner"))
}

/// A family by those it is called after: "Mateo & Rosa", "Nia, Joan & Dee".
pub fn family(words: Words, card: &Card) -> String {
    let names: Vec<String> = card
        .title
        .iter()
        .map(|called| match called {
            Called::Name(name) => name.clone(),
            Called::Due(due) => words.with("called-due", &[("month", words.month(*due).into())]),
            Called::Baby => words.say("called-baby"),
        })
        .collect();
    match names.as_slice() {
        [] => words.say("called-nobody-yet"),
        [one] => one.clone(),
        [first @ .., last] => format!("{} & {last}", first.join(", ")),
    }
}
