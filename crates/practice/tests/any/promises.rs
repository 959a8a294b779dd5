// SPDX-License-Identifier: AGPL-3.0-or-later
//! Any promise, and anything that becomes of one.

use practice::PromiseId;
use practice::promises::{Event, How, Made, PutOff, Settled};
use proptest::prelude::*;
use proptest::sample::select;

use super::{day, party, person, text};

fn promise() -> impl Strategy<Value = PromiseId> {
    (0_u128..4).prop_map(PromiseId)
}

/// A promise made; told twice it is made once.
pub fn made() -> BoxedStrategy<Event> {
    let part = (prop::option::of(person()), prop::collection::vec(person(), 0..3));
    (promise(), party(), text(), part, (day(), day()))
        .prop_map(|(promise, by, words, (whose, shared), (due, on))| Event::Made {
            promise,
            made: Made { by, words, due, whose, shared, on },
        })
        .boxed()
}

pub fn promised() -> BoxedStrategy<Event> {
    let said = || prop::option::of(text());
    prop_oneof![
        made(),
        (promise(), day(), said(), day()).prop_map(|(promise, due, words, on)| {
            Event::PutOff { promise, later: PutOff { due, words, on } }
        }),
        (promise(), select(How::ALL.to_vec()), said(), prop::option::of(person()), day()).prop_map(
            |(promise, how, words, teller, on)| {
                Event::Settled { promise, settled: Settled { how, words, teller, on } }
            }
        ),
    ]
    .boxed()
}
