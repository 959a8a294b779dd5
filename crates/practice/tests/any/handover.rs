// SPDX-License-Identifier: AGPL-3.0-or-later
//! Any step of a goodbye and hello, in any order.

use practice::handover::{Carried, Event, Farewell, Leaving, Met, Omitted, Received, Step, Told};
use proptest::prelude::*;
use proptest::sample::select;

use super::{day, person, practitioner, text, visit};

pub fn said_goodbye() -> impl Strategy<Value = Event> {
    prop_oneof![
        4 => leaving().prop_map(Event::Began),
        2 => leaving().prop_map(Event::Moved),
        1 => (practitioner(), day(), day())
            .prop_map(|(who, began, on)| Event::Withdrawn { who, began, on }),
        2 => (practitioner(), practitioner(), day())
            .prop_map(|(who, next, on)| Event::Named { who, next, on }),
        2 => told().prop_map(Event::Told),
        1 => (practitioner(), day(), text(), prop::option::of(person())).prop_map(
            |(who, on, words, teller)| Event::Received(Received { who, on, words, teller })
        ),
        1 => (practitioner(), practitioner(), visit(), day())
            .prop_map(|(who, next, visit, on)| Event::Met(Met { who, next, visit, on })),
        1 => (practitioner(), day(), text(), text())
            .prop_map(|(who, on, helps, mind)| Event::Carried(Carried { who, on, helps, mind })),
        1 => (practitioner(), select(Step::ALL.to_vec()), text(), day())
            .prop_map(|(who, step, why, on)| Event::Omitted(Omitted { who, step, why, on })),
        1 => (practitioner(), day(), text())
            .prop_map(|(from, on, words)| Event::FarewellGiven(Farewell { from, on, words })),
    ]
}

fn leaving() -> impl Strategy<Value = Leaving> {
    (practitioner(), day(), day(), any::<bool>()).prop_map(|(who, on, until, at_once)| Leaving {
        who,
        on,
        until,
        at_once,
    })
}

fn told() -> impl Strategy<Value = Told> {
    (practitioner(), day(), prop::option::of(practitioner()), day(), practitioner())
        .prop_map(|(who, until, next, on, by)| Told { who, until, next, on, by })
}
