// SPDX-License-Identifier: AGPL-3.0-or-later
//! Anything somebody brings, and any moment that shows it.

use practice::capacities::{Event, Moment, Slip};
use practice::{CapacityId, MomentId};
use proptest::prelude::*;

use super::{day, person, text, visit};

fn capacity() -> impl Strategy<Value = CapacityId> {
    (0_u128..3).prop_map(CapacityId)
}

fn of() -> impl Strategy<Value = MomentId> {
    (0_u128..4).prop_map(MomentId)
}

fn moment() -> impl Strategy<Value = Moment> {
    let seen = (prop::option::of(visit()), prop::option::of(person()), any::<bool>());
    (of(), text(), day(), seen).prop_map(|(moment, words, on, (during, teller, own_hand))| Moment {
        moment,
        words,
        on,
        during,
        teller,
        own_hand,
    })
}

/// A capacity seen; told twice it is seen once.
pub fn seen() -> BoxedStrategy<Event> {
    (capacity(), person(), text(), moment())
        .prop_map(|(capacity, whose, words, moment)| Event::Seen { capacity, whose, words, moment })
        .boxed()
}

pub fn brought() -> BoxedStrategy<Event> {
    prop_oneof![
        seen(),
        (capacity(), moment()).prop_map(|(capacity, moment)| Event::SeenAgain { capacity, moment }),
        (capacity(), of(), text(), day()).prop_map(|(capacity, moment, why, on)| {
            Event::TakenBack { capacity, slip: Slip { moment, why, on } }
        }),
    ]
    .boxed()
}
