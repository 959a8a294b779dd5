// SPDX-License-Identifier: AGPL-3.0-or-later
//! Anything somebody saw, and what becomes of it.

use jiff::civil::Time;
use practice::ObservationId;
use practice::observations::{Event, Seen};
use proptest::prelude::*;

use super::told::told;
use super::{day, person, text, visit};

fn observation() -> impl Strategy<Value = ObservationId> {
    (0_u128..4).prop_map(ObservationId)
}

fn hour() -> impl Strategy<Value = Option<Time>> {
    let hour = (0_i8..24, 0_i8..60).prop_map(|(hour, minute)| Time::constant(hour, minute, 0, 0));
    prop::option::of(hour)
}

/// Something seen; told twice it is seen once.
pub fn seen() -> BoxedStrategy<Event> {
    let when = (day(), hour(), prop::option::of(visit()), day(), hour());
    (observation(), person(), text(), told(), when)
        .prop_map(|(observation, child, words, told, (day, hour, visit, on, at))| Event::Seen {
            observation,
            seen: Seen { child, words, told, day, hour, visit, on, at },
        })
        .boxed()
}

pub fn saw() -> BoxedStrategy<Event> {
    prop_oneof![
        seen(),
        (observation(), prop::option::of(visit()), day())
            .prop_map(|(observation, visit, on)| Event::TalkedAbout { observation, visit, on }),
        (observation(), day()).prop_map(|(observation, on)| Event::TakenBack { observation, on }),
    ]
    .boxed()
}
