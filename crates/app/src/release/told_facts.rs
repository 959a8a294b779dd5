// SPDX-License-Identifier: AGPL-3.0-or-later
//! The facts of a visit, in lines that a person reads on a copy: as they were signed, and as they were put right.

use practice::visits::{Held, Place, Presence, Present};

use crate::called;
use crate::codes::{PLACES, PRESENCES, code_of};
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

fn named(open: &Open, one: &Present) -> String {
    let name = called::person_in(open.who.words, &open.family, one.person);
    if one.how == Presence::Asleep {
        let how = open.who.words.say(&format!("presence-{}", code_of(&PRESENCES, one.how)));
        format!("{name} ({how})")
    } else {
        name
    }
}
