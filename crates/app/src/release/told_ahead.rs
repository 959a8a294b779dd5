// SPDX-License-Identifier: AGPL-3.0-or-later
//! What was promised, and what somebody wanted to talk about, in lines that a person reads on a copy.

use jiff::civil::Date;
use practice::relationships::Party;
use practice::{agenda, promises};

use super::told::said_by;
use crate::called;
use crate::open::Open;

/// What was promised, and what became of it.
pub fn of_promise(open: &Open, event: &promises::Event) -> (Option<Date>, Vec<String>) {
    use promises::Event;
    let words = open.who.words;
    let what = |id| {
        let known = open.family.promises.get(id);
        known.map(|known| known.made.words.to_string())
    };
    match event {
        Event::Made { made, .. } => {
            let by = match made.by {
                Party::Person(person) => called::person_in(words, &open.family, person),
                Party::Practitioner(id) => called::practitioner(open, id),
            };
            (Some(made.on), vec![format!("{by}: {}", made.words), words.date(made.due)])
        }
        Event::PutOff { promise, later } => {
            let why = later.words.as_ref().map(ToString::to_string);
            let says = what(*promise).into_iter().chain([words.date(later.due)]).chain(why);
            (Some(later.on), says.collect())
        }
        Event::Settled { promise, settled } => {
            let how = words.say(&format!("promises-{}", settled.how.code()));
            let why = settled.words.as_ref().map(ToString::to_string);
            (Some(settled.on), what(*promise).into_iter().chain([how]).chain(why).collect())
        }
    }
}

/// What somebody wanted to talk about, and what became of it.
pub fn of_agenda(open: &Open, event: &agenda::Event) -> (Option<Date>, Vec<String>) {
    use agenda::Event;
    let what = |id| {
        let known = open.family.agenda.get(id);
        known.map(|known| known.told.words.to_string())
    };
    match event {
        Event::Said { told, .. } => {
            (Some(told.on), vec![said_by(open, told.teller, told.words.as_str())])
        }
        Event::TakenBack { topic, on } => (Some(*on), what(*topic).into_iter().collect()),
        Event::Answered { topic, answer, on } => {
            let says = open.who.words.say(&format!("agenda-answered-{}", answer.code()));
            (Some(*on), what(*topic).into_iter().chain([says]).collect())
        }
    }
}
