// SPDX-License-Identifier: AGPL-3.0-or-later
//! Any sign of a baby, and what becomes of it.

use practice::CueId;
use practice::signs::{Event, Found};
use proptest::prelude::*;

use super::told::told;
use super::{day, person, text};

fn cue() -> impl Strategy<Value = CueId> {
    (0_u128..4).prop_map(CueId)
}

fn as_found() -> BoxedStrategy<Found> {
    (person(), text(), text(), text(), (told(), day()))
        .prop_map(|(child, sign, need, language, (told, on))| {
            let language = language.as_str().to_owned();
            Found { child, sign, need, language, told, on }
        })
        .boxed()
}

/// A sign; told twice it is found once.
pub fn found() -> BoxedStrategy<Event> {
    (cue(), as_found()).prop_map(|(cue, found)| Event::Found { cue, found }).boxed()
}

pub fn of_signs() -> BoxedStrategy<Event> {
    prop_oneof![
        found(),
        (cue(), as_found()).prop_map(|(cue, found)| Event::Changed { cue, found }),
        (cue(), day()).prop_map(|(cue, on)| Event::LetGo { cue, on }),
    ]
    .boxed()
}
