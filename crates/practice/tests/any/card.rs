// SPDX-License-Identifier: AGPL-3.0-or-later
//! Any event about what a family says of itself.

use practice::card::{Answer, Event, Reply, Spoken, Topic};
use practice::people::Use;
use proptest::prelude::*;
use proptest::sample::select;

use super::{day, person, text};

fn spoken() -> impl Strategy<Value = Spoken> {
    (text(), prop::collection::vec(select(Use::ALL.to_vec()), 0..3), prop::option::of(text()))
        .prop_map(|(language, uses, with)| Spoken { language, uses, with })
}

fn answer() -> impl Strategy<Value = Answer> {
    let reply = select(vec![Reply::Said, Reply::PrefersNot, Reply::TakenBack]);
    (reply, text(), prop::collection::vec(spoken(), 0..3), person(), day()).prop_map(
        |(reply, words, languages, teller, on)| Answer { reply, words, languages, teller, on },
    )
}

/// Any of them.
pub fn answered() -> BoxedStrategy<Event> {
    (select(Topic::ALL.to_vec()), prop::option::of(person()), answer())
        .prop_map(|(topic, whose, answer)| Event::Answered { topic, whose, answer })
        .boxed()
}
