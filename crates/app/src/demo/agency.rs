// SPDX-License-Identifier: AGPL-3.0-or-later
//! The agency as a whole: who works in it, and whose families are whose.

use practice::access::Hat;
use practice::{FamilyId, PersonId, PractitionerId};

use super::casting::Story;
use super::leaving::{self, Goodbye};
use super::made_up::{self, Desk};
use super::phrases_en::ENGLISH;
use super::phrases_es::SPANISH;
use super::random::Random;
use super::stories::{self, Tellers};
use super::telling::{Days, Telling};
use super::{Account, Agency, MadeUpFamily, imani, imani_seldom, imani_weekly, planned};

/// The accounts in their order: name to sign in with, name, hat, language.
const PEOPLE: [(&str, &str, Hat, &str); 11] = [
    ("imani", "Imani Clarke", Hat::Visitor, "en"),
    ("ruth", "Ruth Alder", Hat::Supervisor, "en"),
    ("marguerite", "Marguerite Osei", Hat::Manager, "en"),
    ("piotr", "Piotr Lindqvist", Hat::PrivacyOfficer, "en"),
    ("sefa", "Sefa Aumua", Hat::Administrator, "en"),
    ("rosa", "Rosa Rivera", Hat::Caregiver, "es"),
    ("june.w", "June Whitfield", Hat::Visitor, "en"),
    ("graciela", "Graciela Montúfar Peña", Hat::Visitor, "es"),
    ("tavish", "Tavish O’Dell", Hat::Visitor, "en"),
    ("bettina", "Bettina Quillfeather", Hat::Manager, "en"),
    ("anselmo", "Anselmo Dovecote", Hat::Intake, "es"),
];
/// Who holds a licence, and of which kind; the others hold none.
const LICENSED: [(&str, &str); 3] = [("ruth", "lcsw"), ("june.w", "lmft"), ("graciela", "lpc")];
/// Where in [`PEOPLE`] Ruth is, who supervises the visitors.
const RUTH: usize = 1;
/// Where Rosa is, the caregiver.
const ROSA: usize = 5;
/// Where Marguerite is, who arranges who works with whom.
const MARGUERITE: usize = 2;
/// Where Tavish is, who leaves.
const TAVISH: usize = 8;
/// Where the other visitors are.
const VISITORS: [usize; 3] = [6, 7, 8];

/// The agency, and how often a rule was broken in telling it.
pub(super) fn make(seed: u64, families: usize, days: &Days) -> (Agency, usize) {
    let mut people = accounts(seed);
    people[TAVISH].leaves = Some(leaving::last_day(days));
    let mut told = Vec::with_capacity(families);
    let mut refused = 0;
    let mut own = vec![imani::mateo_and_rosa()];
    own.extend(imani_weekly::stories(days));
    own.extend(imani_seldom::stories(days));
    for number in 0..families {
        let (family, persons, broken) = match own.get(number) {
            Some(story) => {
                let (first, then) = (people[0].id, people[VISITORS[0]].id);
                let random = Random::branch(seed, branch(number));
                tell(days, random, (story, Some(number)), (first, then, "en"), None)
            }
            None => drawn(seed, days, &people, (number, number - own.len())),
        };
        if number == 0 {
            let rosa = persons.get(imani::ROSA).copied();
            people[ROSA].caregiver_of = rosa.map(|rosa| (family.id, rosa));
        }
        refused += broken;
        told.push(family);
    }
    (Agency { people, families: told }, refused)
}

/// The accounts' own ids are drawn from the root of the seed; every family has a branch.
fn branch(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX).saturating_add(1)
}

fn accounts(seed: u64) -> Vec<Account> {
    let mut random = Random::new(seed);
    let account = |(sign_in, name, hat, language): &(&'static str, &str, Hat, &'static str)| {
        let name = (*name).to_owned();
        let (supervises, caregiver_of) = (Vec::new(), None);
        let id = random.id();
        let held = LICENSED.iter().find(|(known, _)| known == sign_in);
        let licence = held.map(|(_, kind)| *kind);
        let leaves = None;
        Account {
            id,
            sign_in,
            name,
            hat: *hat,
            language,
            licence,
            supervises,
            leaves,
            caregiver_of,
        }
    };
    let mut all: Vec<Account> = PEOPLE.iter().map(account).collect();
    let visitors = all.iter().filter(|account| account.hat == Hat::Visitor);
    all[RUTH].supervises = visitors.map(|account| account.id).collect();
    all
}

/// A drawn family of one of the other visitors, by its number in the agency and among the drawn.
fn drawn(
    seed: u64,
    days: &Days,
    people: &[Account],
    (number, drawn): (usize, usize),
) -> (MadeUpFamily, Vec<PersonId>, usize) {
    let mut random = Random::branch(seed, branch(number));
    let visitor = &people[VISITORS[drawn % VISITORS.len()]];
    let spanish = visitor.language == "es";
    let desk = Desk { number: drawn, of_visitor: drawn / VISITORS.len(), spanish };
    let story = made_up::story(days, &mut random, desk);
    let then = people[VISITORS[VISITORS.len() - 1 - drawn % VISITORS.len()]].id;
    // Who comes after Tavish is whoever does not work with the family already.
    let leaving = Goodbye {
        arranged_by: PractitionerId(people[MARGUERITE].id),
        who: PractitionerId(people[TAVISH].id),
        next: [VISITORS[0], VISITORS[1]].map(|next| PractitionerId(people[next].id)),
        of_visitor: drawn / VISITORS.len(),
    };
    tell(days, random, (&story, None), (visitor.id, then, visitor.language), Some(leaving))
}

fn tell(
    days: &Days,
    mut random: Random,
    (story, own): (&Story, Option<usize>),
    (first, then, language): (u128, u128, &str),
    leaving: Option<Goodbye>,
) -> (MadeUpFamily, Vec<PersonId>, usize) {
    let id = FamilyId(random.id());
    let mut telling = Telling::new(days, id, random);
    let tellers = Tellers {
        first: PractitionerId(first),
        then: PractitionerId(then),
        notes: if language == "es" { &SPANISH } else { &ENGLISH },
        words: if story.spanish { &SPANISH } else { &ENGLISH },
    };
    let persons = stories::tell(&mut telling, story, &tellers);
    if let Some(number) = own {
        planned::arrange(&mut telling, number, tellers.first);
    }
    if let Some(goodbye) = leaving {
        leaving::tell(&mut telling, goodbye);
    }
    let (family, refused) = telling.end();
    (family, persons, refused)
}
