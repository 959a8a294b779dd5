// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a note is said to show, in lines that a person reads on a copy.

use practice::looking_back::{self, Domain, Shown, Strategy};

use crate::open::Open;

/// What a note is said to show: what, and the sentence as it stood.
pub fn of_looking_back(open: &Open, event: &looking_back::Event) -> Vec<String> {
    let words = open.who.words;
    let strategy = |shows: Strategy| words.say(&format!("look-back-strategy-{}", shows.code()));
    let domain = |shows: Domain| words.say(&format!("look-back-domain-{}", shows.code()));
    match event {
        looking_back::Event::StrategyFits(fits) => {
            vec![strategy(fits.shows), fits.sentence.to_string()]
        }
        looking_back::Event::DomainFits(fits) => {
            vec![domain(fits.shows), fits.sentence.to_string()]
        }
        looking_back::Event::StrategyLeft(left) => vec![strategy(left.shows)],
        looking_back::Event::DomainLeft(left) => vec![domain(left.shows)],
    }
}
