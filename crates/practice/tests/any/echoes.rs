// SPDX-License-Identifier: AGPL-3.0-or-later
//! Any echo, and anything that becomes of one.

use practice::EchoId;
use practice::echoes::{Agreed, Answered, Event, Heard, Now, Offered, Shown, Then};
use practice::visits::Field;
use proptest::prelude::*;
use proptest::sample::select;

use super::{day, person, text, visit};

fn echo() -> impl Strategy<Value = EchoId> {
    (0_u128..3).prop_map(EchoId)
}

fn shown() -> impl Strategy<Value = Shown> {
    let now = (visit(), select(Field::ALL.to_vec()), text(), day());
    let now = (now, person(), prop::option::of(person())).prop_map(
        |((visit, field, words, on), whose, teller)| Now { visit, field, words, on, whose, teller },
    );
    let then = (person(), text(), text(), day()).prop_map(|(teller, words, when, told)| Then {
        teller,
        words,
        when,
        told,
    });
    (now, then, text()).prop_map(|(now, then, wonder)| Shown { now, then, wonder })
}

pub fn heard() -> BoxedStrategy<Event> {
    let agreed = prop::option::of((text(), day()).prop_map(|(words, on)| Agreed { words, on }));
    prop_oneof![
        (echo(), shown(), agreed, day()).prop_map(|(echo, shown, agreed, on)| {
            let Shown { now, then, wonder } = shown;
            Event::Heard { echo, heard: Heard { now, then, wonder, agreed, on } }
        }),
        (echo(), person(), shown(), day()).prop_map(|(echo, to, shown, on)| Event::Offered {
            echo,
            offered: Offered { to, shown, on }
        }),
        (echo(), any::<bool>(), prop::option::of(text()), day()).prop_map(
            |(echo, taken, words, on)| Event::Answered {
                echo,
                answered: Answered { taken, words, on }
            }
        ),
        (echo(), prop::option::of(text()), day()).prop_map(|(echo, why, on)| Event::LetGo {
            echo,
            why,
            on
        }),
    ]
    .boxed()
}
