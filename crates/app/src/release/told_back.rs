// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a note is said to show, in lines that a person reads on a copy.

use jiff::civil::Date;
use practice::looking_back::{self, Domain, Shown, Strategy};
use practice::visits::Visit;

use crate::open::Open;

/// What a note is said to show, and of which day. The sentence goes as a text of its note, with who said it, what
/// law asks of it, and what was disputed of it, or not at all: never once more from here.
pub fn of_looking_back(open: &Open, event: &looking_back::Event) -> (Option<Date>, Vec<String>) {
    let words = open.who.words;
    let strategy = |shows: Strategy| words.say(&format!("look-back-strategy-{}", shows.code()));
    let domain = |shows: Domain| words.say(&format!("look-back-domain-{}", shows.code()));
    let (visit, shown) = match event {
        looking_back::Event::StrategyFits(fits) => (fits.visit, strategy(fits.shows)),
        looking_back::Event::DomainFits(fits) => (fits.visit, domain(fits.shows)),
        looking_back::Event::StrategyLeft(left) => (left.visit, strategy(left.shows)),
        looking_back::Event::DomainLeft(left) => (left.visit, domain(left.shows)),
    };
    (open.family.visits.get(visit).and_then(Visit::on), vec![shown])
}
