// SPDX-License-Identifier: AGPL-3.0-or-later
//! What was told of a child, in whose voice, in lines that a person reads on a copy.

use jiff::civil::Date;
use practice::observations;
use practice::relationships::Party;
use practice::told::Told;

use super::told::said_by;
use crate::called;
use crate::open::Open;

/// Somebody's words, with their name.
fn voice(open: &Open, told: &Told, text: &str) -> String {
    match told.by {
        Party::Person(person) => said_by(open, person, text),
        Party::Practitioner(id) => format!("{}: {text}", called::practitioner(open, id)),
    }
}

/// What somebody saw, and that it was talked about. Of what was taken back nothing is said, as on every page.
pub fn of_observation(
    open: &Open,
    event: &observations::Event,
) -> Option<(Option<Date>, Vec<String>)> {
    use observations::Event;
    let words = open.who.words;
    match event {
        Event::Seen { observation, .. } => {
            let known = open.family.observations.get(*observation)?;
            let seen = &known.seen;
            let child = called::person_in(words, &open.family, seen.child);
            let hour = seen.hour.map(|hour| words.time(hour));
            let says = [child, voice(open, &seen.told, seen.words.as_str())];
            Some((Some(seen.day), says.into_iter().chain(hour).collect()))
        }
        Event::TalkedAbout { observation, on, .. } => {
            let known = open.family.observations.get(*observation)?;
            Some((Some(*on), vec![known.seen.words.to_string()]))
        }
        Event::TakenBack { .. } => None,
    }
}
