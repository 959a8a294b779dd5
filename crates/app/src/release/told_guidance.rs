// SPDX-License-Identifier: AGPL-3.0-or-later
//! Guidance for a child, in lines that a person reads on a copy: what it said, by what of it they may read, and what came.

use jiff::civil::Date;
use practice::guidance::{Event, Through};
use practice::relationships::Party;

use super::told::said_by;
use crate::called;
use crate::open::Open;

/// What it says now, as whoever it is for reads it. Of what was taken back nothing is said.
pub fn of_guidance(open: &Open, event: &Event) -> Option<(Option<Date>, Vec<String>)> {
    let words = open.who.words;
    match event {
        Event::Given { guidance, given } => {
            open.family.guidance.kept(*guidance)?;
            let seen = open.seen_by(given.to);
            let whole = &open.whole().whole;
            let through = Through { eyes: seen.eyes(), whole, today: open.today };
            // What is told of a child goes to nobody who may not know of the child any more.
            through.knows(given.child).then_some(())?;
            // A card for all goes to others than whoever told what it quotes: their words stay theirs.
            let shown = through.quotes(given).into_iter().filter(|_| !given.for_all);
            let quotes = shown.map(|one| one.quote.to_string());
            let child = called::person_in(words, &open.family, given.child);
            let says = [child, given.says.to_string()].into_iter();
            let why = given.why.iter().map(ToString::to_string);
            Some((Some(given.on), says.chain(quotes).chain(why).collect()))
        }
        Event::Answered { guidance, answer } => {
            let given = &open.family.guidance.kept(*guidance)?.given;
            let seen = open.seen_by(given.to);
            let whole = &open.whole().whole;
            let through = Through { eyes: seen.eyes(), whole, today: open.today };
            // Her own words stay hers.
            let own = answer.by == Party::Person(given.to);
            (own || through.knows(given.child)).then_some(())?;
            let came = words.say(&format!("guidance-{}", answer.came.code()));
            let said = answer.words.iter().map(|said| match answer.by {
                Party::Person(person) => said_by(open, person, said.as_str()),
                Party::Practitioner(_) => said.to_string(),
            });
            Some((Some(answer.on), std::iter::once(came).chain(said).collect()))
        }
        Event::TakenBack { .. } => None,
    }
}
