// SPDX-License-Identifier: AGPL-3.0-or-later
//! Any good moment, and that it is taken back.

use practice::JoyId;
use practice::joys::{Event, Kept};
use proptest::prelude::*;

use super::told::told;
use super::{day, person, text};

fn joy() -> impl Strategy<Value = JoyId> {
    (0_u128..4).prop_map(JoyId)
}

/// A good moment; told twice it is kept once.
pub fn kept() -> BoxedStrategy<Event> {
    let who = (person(), prop::collection::vec(person(), 0..3), told());
    (joy(), who, text(), prop::option::of(text()), (day(), day()))
        .prop_map(|(joy, (child, with, told), words, place, (day, on))| Event::Kept {
            joy,
            kept: Kept { child, words, place, with, told, day, on },
        })
        .boxed()
}

pub fn of_joy() -> BoxedStrategy<Event> {
    prop_oneof![kept(), (joy(), day()).prop_map(|(joy, on)| Event::TakenBack { joy, on })].boxed()
}
