// SPDX-License-Identifier: AGPL-3.0-or-later
//! Anything that happened for the first time, in anybody's voice.

use practice::FirstId;
use practice::firsts::{Event, Happened, Voice};
use proptest::prelude::*;

use super::told::told;
use super::{day, party, person, text};

fn first() -> impl Strategy<Value = FirstId> {
    (0_u128..4).prop_map(FirstId)
}

fn voice() -> BoxedStrategy<Voice> {
    (text(), told(), day()).prop_map(|(words, told, on)| Voice { words, told, on }).boxed()
}

/// A first; told twice it is one.
pub fn happened() -> BoxedStrategy<Event> {
    let there = (prop::collection::vec(person(), 0..3), prop::option::of(text()));
    (first(), person(), text(), (day(), any::<bool>()), (there, voice()))
        .prop_map(|(first, child, what, (day, roughly), ((with, others), voice))| Event::Happened {
            first,
            happened: Happened { child, what, day, roughly, with, others, voice },
        })
        .boxed()
}

pub fn of_book() -> BoxedStrategy<Event> {
    prop_oneof![
        happened(),
        (first(), voice()).prop_map(|(first, voice)| Event::ToldToo { first, voice }),
        (first(), party(), day()).prop_map(|(first, by, on)| Event::TakenBack { first, by, on }),
    ]
    .boxed()
}
