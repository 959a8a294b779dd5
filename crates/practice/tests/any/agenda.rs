// SPDX-License-Identifier: AGPL-3.0-or-later
//! Anything somebody wants to talk about, and what becomes of it.

use jiff::civil::Time;
use practice::TopicId;
use practice::agenda::{Answer, Event, Told, Way};
use proptest::prelude::*;
use proptest::sample::select;

use super::{day, person, text};

fn topic() -> impl Strategy<Value = TopicId> {
    (0_u128..4).prop_map(TopicId)
}

fn told() -> impl Strategy<Value = Told> {
    let way = select([&Way::WRITTEN_DOWN[..], &[Way::OwnPage]].concat());
    let part = (prop::option::of(person()), prop::collection::vec(person(), 0..3));
    let hour = (0_i8..24, 0_i8..60).prop_map(|(hour, minute)| Time::constant(hour, minute, 0, 0));
    (person(), text(), way, part, (day(), prop::option::of(hour))).prop_map(
        |(teller, words, way, (whose, shared), (on, at))| Told {
            teller,
            words,
            way,
            whose,
            shared,
            on,
            at,
        },
    )
}

pub fn spoken_of() -> BoxedStrategy<Event> {
    prop_oneof![
        (topic(), told()).prop_map(|(topic, told)| Event::Said { topic, told }),
        (topic(), day()).prop_map(|(topic, on)| Event::TakenBack { topic, on }),
        (topic(), select(Answer::ALL.to_vec()), day())
            .prop_map(|(topic, answer, on)| Event::Answered { topic, answer, on }),
    ]
    .boxed()
}
