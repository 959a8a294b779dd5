// SPDX-License-Identifier: AGPL-3.0-or-later
//! The facts of a visit, in lines that a person reads on a copy: as they were signed, and as they were put right.

use practice::visits::{Held, Place, Presence, Present};

use crate::called;
use crate::codes::{LEADS, PLACES, PRESENCES, code_of};
use crate::open::Open;

/// Where it was.
pub fn place(open: &Open, place: Place) -> String {
    open.who.words.say(&format!("place-{}", code_of(&PLACES, place)))
}

/// Where and when it was, how long, who was there and how, whose relationship it was about, and who led.
pub fn of_held(open: &Open, held: &Held) -> Vec<String> {
    let words = open.who.words;
    let mut at = vec![place(open, held.when.place)];
    at.extend(held.when.place_words.as_ref().map(ToString::to_string));
    at.extend(held.when.at.map(|at| words.time(at)));
    let minutes = held.minutes.map(i64::from);
    at.extend(minutes.map(|of| words.with("visit-minutes", &[("minutes", of.into())])));
    let there = held.present.iter().filter(|one| one.how != Presence::Absent);
    let there: Vec<String> = there.map(|one| named(open, one)).collect();
    let about = held.relationships.iter().filter_map(|id| open.family.relationships.get(*id));
    let about: Vec<String> = about.map(|known| called::relationship(open, known)).collect();
    let line = |name: &str, says: String| format!("{}: {says}", words.say(name));
    let lead = held.lead.map(|lead| words.say(&format!("lead-{}", code_of(&LEADS, lead))));
    let about = Some(about).filter(|about| !about.is_empty()).map(|about| about.join(", "));
    let rest =
        [about.map(|says| line("visit-about", says)), lead.map(|says| line("visit-led", says))];
    let first = [at.join(", "), there.join(", ")];
    first.into_iter().chain(rest.into_iter().flatten()).filter(|says| !says.is_empty()).collect()
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
