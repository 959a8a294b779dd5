// SPDX-License-Identifier: AGPL-3.0-or-later
//! Any step of any wondering, and anything that was said.

use practice::wonderings::{Event, Heard, OwnWords, Told};
use practice::{StepId, WordsId};
use proptest::prelude::*;

use super::{day, person, text, visit};

fn step() -> impl Strategy<Value = StepId> {
    (0_u128..4).prop_map(StepId)
}

fn said() -> impl Strategy<Value = WordsId> {
    (0_u128..4).prop_map(WordsId)
}

fn told() -> impl Strategy<Value = Told> {
    (step(), day(), prop::option::of(visit()), prop::option::of(text()))
        .prop_map(|(step, on, during, words)| Told { step, on, during, words })
}

pub fn wondered() -> BoxedStrategy<Event> {
    prop_oneof![
        (visit(), told()).prop_map(|(visit, asked)| Event::Asked { visit, asked }),
        (visit(), told()).prop_map(|(visit, kept)| Event::KeptOpen { visit, kept }),
        (visit(), told()).prop_map(|(visit, let_go)| Event::LetGo { visit, let_go }),
        (visit(), step(), day(), prop::option::of(visit()), said()).prop_map(
            |(visit, step, on, during, said)| Event::Heard {
                visit,
                heard: Heard { step, on, during, said }
            }
        ),
        (visit(), step(), day()).prop_map(|(visit, step, on)| Event::TakenBack { visit, step, on }),
        (said(), person(), text(), day()).prop_map(|(said, teller, words, on)| {
            Event::WordsSaid { said, own: OwnWords { teller, words, on } }
        }),
        (said(), day()).prop_map(|(said, on)| Event::WordsTakenBack { said, on }),
    ]
    .boxed()
}
