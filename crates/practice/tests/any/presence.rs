// SPDX-License-Identifier: AGPL-3.0-or-later
//! Any agreement of a rhythm, and any try to reach out.

use practice::presence::{Agreed, Event, Tried, Way};
use proptest::prelude::*;
use proptest::sample::select;

use super::{day, text};

pub fn of_rhythm() -> impl Strategy<Value = Event> {
    prop_oneof![
        (day(), prop::option::of(any::<u16>()), prop::option::of(day())).prop_map(
            |(on, every_days, pause_until)| {
                Event::Agreed(Agreed { on, every_days, pause_until })
            }
        ),
        (day(), text()).prop_map(|(on, words)| Event::Explained { on, words }),
        (day(), select(Way::ALL.to_vec()), any::<bool>(), prop::option::of(text())).prop_map(
            |(on, way, answered, words)| Event::Tried(Tried { on, way, answered, words })
        ),
    ]
}
