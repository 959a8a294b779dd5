// SPDX-License-Identifier: AGPL-3.0-or-later
//! How people, relationships, families and parts of a record are called on a page, in the reader's language.

use practice::card::Spoken;
use practice::early_care::{Account, Day, Where};
use practice::label::LawTag;
use practice::people::{Birth, Person};
use practice::relationships::{Party, Relationship};
use practice::{Facet, Family, Label, PersonId, PractitionerId};

use crate::codes::{USES, code_of};
use crate::lists::cards::{Called, Card};
use crate::open::Open;
use crate::words::Words;

/// How often visits were agreed to be; empty while it is open.
pub fn rhythm(words: Words, every_days: Option<i64>) -> String {
    match every_days {
        Some(7) => words.say("rhythm-weekly"),
        Some(14) => words.say("rhythm-fortnightly"),
        Some(28..=31) => words.say("rhythm-monthly"),
        Some(days) => words.with("rhythm-days", &[("days", days.into())]),
        None => String::new(),
    }
}

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

/// The name of whoever works with the family, as somebody else reads it: also where that is whoever looks.
pub fn by_name(open: &Open, id: PractitionerId) -> String {
    if id == open.who.practitioner() { open.who.name.clone() } else { practitioner(open, id) }
}

/// How a part is called.
pub fn part(open: &Open, facet: Facet) -> String {
    let words = open.who.words;
    match facet {
        Facet::Child(person) | Facet::Caregiver(person) => {
            let name = person_in(words, &open.family, person);
            words.with("part-of-person", &[("name", name.into())])
        }
        Facet::Together => words.say("part-together"),
        Facet::Practitioner => words.say("part-practitioner"),
        Facet::Safety => words.say("part-safety"),
        Facet::Agency => words.say("part-agency"),
    }
}

/// Who of the family would read what has this label, in a sentence.
pub fn readers(open: &Open, label: &Label) -> String {
    let words = open.who.words;
    let readers = open.readers_of(label);
    let names: Vec<String> = readers.iter().map(|id| person_in(words, &open.family, *id)).collect();
    match names.as_slice() {
        [] if label.law.contains(&LawTag::SubstanceUseCounselling) => words.say("readers-author"),
        [] if label.facet == Facet::Safety => words.say("readers-protected"),
        [] => words.say("readers-team"),
        [one] => words.with("readers-one", &[("name", one.as_str().into())]),
        [before @ .., last] => {
            let two = [("a", before.join(", ").into()), ("b", last.as_str().into())];
            let names = words.with("called-two", &two);
            words.with("readers-several", &[("names", names.into())])
        }
    }
}

/// A language as a family uses it: "Spanish: talking together, lullabies; with Elena".
pub fn spoken(words: Words, spoken: &Spoken) -> String {
    let uses: Vec<String> = spoken
        .uses
        .iter()
        .map(|used| words.say(&format!("use-{}", code_of(&USES, *used))))
        .collect();
    let mut said = spoken.language.to_string();
    if !uses.is_empty() {
        said = words.with(
            "card-language-used",
            &[("language", said.into()), ("uses", uses.join(", ").into())],
        );
    }
    match &spoken.with {
        Some(with) => words.with(
            "card-language-with",
            &[("language", said.into()), ("with", with.as_str().into())],
        ),
        None => said,
    }
}

/// A day of early care, as far as it is known: "16 October 2026", "about October 2026".
pub fn day(words: Words, day: Day) -> String {
    match day {
        Day::On(on) => words.date(on),
        Day::About(on) => {
            let year = i64::from(on.year()).into();
            words.with("early-about", &[("month", words.month(on).into()), ("year", year)])
        }
        Day::Unknown => words.say("early-day-unknown"),
    }
}

/// In whose arms a stay was: names of the record, then words; none where nobody said.
pub fn arms(words: Words, family: &Family, told: &Account) -> Option<String> {
    let names = told.with.iter().map(|id| person_in(words, family, *id));
    let others = told.others.iter().map(ToString::to_string);
    let all: Vec<String> = names.chain(others).collect();
    (!all.is_empty()).then(|| words.list(&all))
}

/// Where a stay was.
pub fn place(words: Words, told: &Account) -> String {
    let kind = words.say(&format!("early-where-{}", told.place.code()));
    match &told.place_words {
        Some(said) if told.place == Where::Other => said.to_string(),
        Some(said) => format!("{kind} ({said})"),
        None => kind,
    }
}

/// A stay in short lines: in whose arms, where, from when until when, and why.
pub fn stay(open: &Open, told: &Account) -> Vec<String> {
    let words = open.who.words;
    let until = told.until.map_or_else(|| words.say("early-goes-on"), |until| day(words, until));
    let days = [("from", day(words, told.from).into()), ("until", until.into())];
    let arms = arms(words, &open.family, told).unwrap_or_else(|| words.say("early-arms-unknown"));
    let says = [arms, place(words, told), words.with("early-from-until", &days)];
    says.into_iter().chain(told.why.iter().map(ToString::to_string)).collect()
}

/// A family by those it is called after: "Mateo & Rosa", "Nia, Joan & Dee", "Kim, baby due
/// December": somebody who has a name comes before a baby who has none yet.
pub fn family(words: Words, card: &Card) -> String {
    let mut names = Vec::new();
    let mut nameless = Vec::new();
    for called in &card.title {
        match called {
            Called::Name(name) => names.push(name.clone()),
            Called::Due(due) => nameless.push(("due", words.month(*due))),
            Called::Baby => nameless.push(("baby", String::new())),
        }
    }
    let together = match names.as_slice() {
        [] => None,
        [one] => Some(one.clone()),
        [first @ .., last] => Some(format!("{} & {last}", first.join(", "))),
    };
    match (together, nameless.first()) {
        (Some(together), None) => together,
        (None, None) => words.say("called-nobody-yet"),
        (Some(together), Some((kind, month))) => {
            let with = [("names", together.into()), ("month", month.as_str().into())];
            words.with(&format!("called-with-{kind}"), &with)
        }
        (None, Some(("due", month))) => {
            words.with("called-due", &[("month", month.as_str().into())])
        }
        (None, Some(_)) => words.say("called-baby"),
    }
}
