// SPDX-License-Identifier: AGPL-3.0-or-later
//! The facts of a visit, in lines that a person reads on a copy: as they were signed, and as they were put right.

use practice::visits::{Arrival, Held, Place, Presence, Present, Takes};

use crate::called;
use crate::codes::{INTERPRETERS, PLACES, PRESENCES, code_of};
use crate::open::Open;

/// Where it was.
pub fn place(open: &Open, place: Place) -> String {
    open.who.words.say(&format!("place-{}", code_of(&PLACES, place)))
}

/// Where and when it was, how long, and who was there and how. Not where in words, which may be somebody's address, nor whose
/// relationship it was about, which may name somebody who was not there.
pub fn of_held(open: &Open, held: &Held) -> Vec<String> {
    let words = open.who.words;
    let mut at = vec![place(open, held.when.place)];
    at.extend(held.when.at.map(|at| words.time(at)));
    let minutes = held.minutes.map(i64::from);
    at.extend(minutes.map(|of| words.with("visit-minutes", &[("minutes", of.into())])));
    let there = held.present.iter().filter(|one| one.how != Presence::Absent);
    let there: Vec<String> = there.map(|one| named(open, one)).collect();
    let says = [at.join(", "), there.join(", ")];
    says.into_iter().filter(|says| !says.is_empty()).collect()
}

/// How long it is to be, who interprets, and between which languages; none where nothing was said.
pub fn of_takes(open: &Open, takes: &Takes) -> Option<String> {
    let words = open.who.words;
    let length = takes.minutes.map(|of| in_minutes(open, of));
    let how = takes.interpreter.map(|how| code_of(&INTERPRETERS, how));
    let how = how.map(|code| words.say(&format!("interpreter-{code}")));
    let language = takes.language.as_ref().map(ToString::to_string);
    let told: Vec<String> = length.into_iter().chain(how).chain(language).collect();
    (!told.is_empty()).then(|| told.join(", "))
}

/// How to arrive and how long the way is, or that nothing is said of it any more.
pub fn of_arrival(open: &Open, arrival: &Arrival) -> Vec<String> {
    let words = open.who.words;
    let way = arrival.travel_minutes.map(|of| {
        let told = in_minutes(open, of);
        format!("{}: {told}", words.say("visit-travel"))
    });
    let told = arrival.words.iter().map(ToString::to_string);
    let all: Vec<String> = told.chain(way).collect();
    if all.is_empty() { vec![words.say("visit-arrival-nothing")] } else { all }
}

fn in_minutes(open: &Open, minutes: u16) -> String {
    open.who.words.with("visit-minutes", &[("minutes", i64::from(minutes).into())])
}

fn named(open: &Open, one: &Present) -> String {
    let name = called::person_in(open.who.words, &open.family, one.person);
    if one.how == Presence::Asleep {
        let how = open.who.words.say(&format!("presence-{}", code_of(&PRESENCES, one.how)));
        format!("{name} ({how})")
    } else {
        name
    }
}
