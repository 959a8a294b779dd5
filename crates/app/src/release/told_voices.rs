// SPDX-License-Identifier: AGPL-3.0-or-later
//! What was told of a child, in whose voice, in lines that a person reads on a copy.

use jiff::civil::Date;
use practice::firsts;
use practice::observations;
use practice::relationships::Party;
use practice::signs;
use practice::told::Told;

use super::told::said_by;
use crate::called;
use crate::open::Open;
use crate::words::{Language, Words};

/// Somebody's words, with their name.
pub(super) fn voice(open: &Open, told: &Told, text: &str) -> String {
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
            open.family.observations.get(*observation)?;
            // What was seen goes as whoever saw it told it, or not at all: never once more from here.
            Some((Some(*on), Vec::new()))
        }
        Event::TakenBack { .. } => None,
    }
}

/// What a child did for the first time, and what it meant to each who tells it. Of words that were taken back nothing
/// is said.
pub fn of_first(open: &Open, event: &firsts::Event) -> Option<(Option<Date>, Vec<String>)> {
    use firsts::Event;
    let words = open.who.words;
    let known = |id| open.family.firsts.get(id);
    match event {
        Event::Happened { first, happened } => {
            let known = known(*first)?;
            let one = &known.happened;
            let name = |id: &practice::PersonId| called::person_in(words, &open.family, *id);
            let date = words.date(one.day);
            let there = one.with.iter().map(name);
            let others = one.others.iter().map(ToString::to_string);
            // Said otherwise since, it stands with the entry that says it, which others may not read.
            let meant = meant(open, known, &happened.voice);
            let says = [name(&one.child), one.what.to_string(), date].into_iter();
            Some((Some(one.day), says.chain(there).chain(others).chain(meant).collect()))
        }
        Event::ToldToo { first, voice } => {
            let known = known(*first)?;
            let says = meant(open, known, voice)?;
            Some((Some(voice.on), vec![known.happened.what.to_string(), says]))
        }
        Event::TakenBack { .. } => None,
    }
}

/// Somebody's words of a first, where they stand as they were told in this entry.
fn meant(open: &Open, first: &firsts::First, told: &firsts::Voice) -> Option<String> {
    let stands = first.voice_of(told.told.by)?;
    let so = stands.voice == *told && !told.words.is_empty();
    so.then(|| voice(open, &told.told, told.words.as_str()))
}

/// What a baby says without words, as it was found or seen otherwise, and that it is outgrown.
pub fn of_sign(open: &Open, event: &signs::Event) -> Option<(Option<Date>, Vec<String>)> {
    use signs::Event;
    let words = open.who.words;
    match event {
        Event::Found { cue, found } | Event::Changed { cue, found } => {
            open.family.signs.get(*cue)?;
            let child = called::person_in(words, &open.family, found.child);
            let own = Language::parse(&found.language).map_or(words, Words::of);
            let when = own.with("signs-when", &[("sign", found.sign.as_str().into())]);
            let need = own.with("signs-need", &[("need", found.need.as_str().into())]);
            let says = voice(open, &found.told, &format!("{when} {need}"));
            Some((Some(found.on), vec![child, says]))
        }
        Event::LetGo { cue, on } => {
            open.family.signs.get(*cue)?;
            // The sign goes as whoever found it told it, or not at all: never once more from here.
            Some((Some(*on), Vec::new()))
        }
    }
}
