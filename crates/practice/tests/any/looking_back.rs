// SPDX-License-Identifier: AGPL-3.0-or-later
//! Anything a writer may say that a note shows, and taking it back.

use practice::looking_back::{Domain, Event, Fits, Left, Strategy as Skill};
use practice::visits::Field;
use proptest::prelude::*;
use proptest::sample::select;

use super::{text, visit};

pub fn looked_back() -> impl Strategy<Value = Event> {
    let skill = || select(Skill::ALL.to_vec());
    let domain = || select(Domain::ALL.to_vec());
    let field = || select(Field::ALL.to_vec());
    prop_oneof![
        (visit(), skill(), field(), text()).prop_map(|(visit, shows, field, sentence)| {
            Event::StrategyFits(Fits { visit, shows, field, sentence })
        }),
        (visit(), skill()).prop_map(|(visit, shows)| Event::StrategyLeft(Left { visit, shows })),
        (visit(), domain(), field(), text()).prop_map(|(visit, shows, field, sentence)| {
            Event::DomainFits(Fits { visit, shows, field, sentence })
        }),
        (visit(), domain()).prop_map(|(visit, shows)| Event::DomainLeft(Left { visit, shows })),
    ]
}
