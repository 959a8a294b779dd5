// SPDX-License-Identifier: AGPL-3.0-or-later
//! Anything told of how it was between whoever visits and somebody.

use practice::between_us::{Event, Told};
use proptest::prelude::*;

use super::{day, person, text, visit};

pub fn between() -> BoxedStrategy<Event> {
    let texts = (prop::option::of(text()), prop::option::of(text()), prop::option::of(text()));
    let told =
        (visit(), person(), texts, day()).prop_map(|(visit, with, (how, rupture, repair), on)| {
            Event::Told { told: Box::new(Told { visit, with, how, rupture, repair, on }) }
        });
    let back = (visit(), person()).prop_map(|(visit, with)| Event::TakenBack { visit, with });
    prop_oneof![4 => told, 1 => back].boxed()
}
