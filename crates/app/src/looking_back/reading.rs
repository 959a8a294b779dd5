// SPDX-License-Identifier: AGPL-3.0-or-later
//! A note as it is looked back at: its texts, the names of its family, and the language it is written in.

use practice::looking_back::{Cues, Domain, Found, Language, People, Strategy};
use practice::looking_back::{cues, domains_in, look_back};
use practice::people::{Person, Role};
use practice::visits::{Field, Visit};

use crate::open::Open;

/// The language of the page, where there are lists for it.
pub fn language(open: &Open) -> Language {
    Language::of(open.who.words.language().code()).unwrap_or(Language::English)
}

/// What a note's fields hold now, as far as the reader reads them.
pub fn texts(visit: &Visit) -> Vec<(Field, &str)> {
    let fields = Field::ALL.into_iter();
    fields.filter_map(|field| visit.text(field).map(|now| (field, now.text.as_str()))).collect()
}

/// The strategies a note may show.
pub fn strategies(open: &Open, texts: &[(Field, &str)]) -> Vec<Found<Strategy>> {
    let people = people(open);
    best(open, |cues| look_back(texts, cues, &people))
}

/// The domains a note may be about.
pub fn domains(open: &Open, texts: &[(Field, &str)]) -> Vec<Found<Domain>> {
    let people = people(open);
    best(open, |cues| domains_in(texts, cues, &people))
}

/// What the cues of that language find which find more, since a note is not always written in the language of the
/// page.
fn best<W>(open: &Open, find: impl Fn(&Cues) -> Vec<Found<W>>) -> Vec<Found<W>> {
    fuller(open, |language| find(cues(language)))
}

/// What is found in the language of the page, or in the other one where that is more.
pub fn fuller<T>(open: &Open, find: impl Fn(Language) -> Vec<T>) -> Vec<T> {
    let (page, other) = match language(open) {
        Language::English => (Language::English, Language::Spanish),
        Language::Spanish => (Language::Spanish, Language::English),
    };
    let [here, there] = [page, other].map(find);
    if here.len() < there.len() { there } else { here }
}

/// How the people of the family are called, each by all their names and by the first word of each.
fn people(open: &Open) -> People {
    let mut people = People::default();
    for person in open.family.people.iter() {
        let into = match person.role {
            Role::Child => &mut people.children,
            Role::Caregiver | Role::Other => &mut people.carers,
        };
        into.extend(names(person));
    }
    people
}

fn names(person: &Person) -> impl Iterator<Item = String> {
    let texts = || person.names.texts();
    let firsts = texts().filter_map(|name| name.split(' ').next());
    texts().chain(firsts).map(str::to_owned)
}
