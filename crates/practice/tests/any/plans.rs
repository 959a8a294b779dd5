// SPDX-License-Identifier: AGPL-3.0-or-later
//! Any plan of a visit, any move of one, and that it is off.

use practice::VisitId;
use practice::visits::{Arrival, Asked, Event, Interpreter, Takes, WhyMoved};
use proptest::prelude::*;
use proptest::sample::select;

use super::{day, text, visit, when};

fn takes() -> impl Strategy<Value = Takes> {
    let interpreter = prop::option::of(select(Interpreter::ALL.to_vec()));
    (prop::option::of(any::<u16>()), interpreter, prop::option::of(text()))
        .prop_map(|(minutes, interpreter, language)| Takes { minutes, interpreter, language })
}

fn arrival() -> impl Strategy<Value = Arrival> {
    (prop::option::of(text()), prop::option::of(any::<u16>()))
        .prop_map(|(words, travel_minutes)| Arrival { words, travel_minutes })
}

fn moved() -> impl Strategy<Value = Event> {
    let why = (select(Asked::ALL.to_vec()), prop::option::of(text()))
        .prop_map(|(asked, words)| WhyMoved { asked, words });
    let explained = |(visit, on, why): (VisitId, _, _)| Event::MoveExplained { visit, on, why };
    prop_oneof![
        (visit(), when()).prop_map(|(visit, when)| Event::Moved { visit, when }),
        (visit(), day(), why).prop_map(explained),
    ]
}

pub fn planned() -> impl Strategy<Value = Event> {
    prop_oneof![
        (visit(), when(), takes()).prop_map(|(visit, when, takes)| Event::Planned {
            visit,
            when,
            takes
        }),
        (visit(), arrival()).prop_map(|(visit, arrival)| Event::Arranged { visit, arrival }),
        (visit(), takes()).prop_map(|(visit, takes)| Event::TakesChanged { visit, takes }),
        moved(),
        visit().prop_map(|visit| Event::CalledOff { visit }),
    ]
}
