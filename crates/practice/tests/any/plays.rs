// SPDX-License-Identifier: AGPL-3.0-or-later
//! Any play of a family, and what becomes of it.

use practice::plays::{Chosen, Event, Kept, Tried};
use practice::{ChoiceId, PlayId, TryId};
use proptest::prelude::*;

use super::told::told;
use super::{day, person, text, visit};

fn play() -> impl Strategy<Value = PlayId> {
    (0_u128..4).prop_map(PlayId)
}

fn attempt() -> impl Strategy<Value = TryId> {
    (0_u128..4).prop_map(TryId)
}

fn choice() -> impl Strategy<Value = ChoiceId> {
    (0_u128..4).prop_map(ChoiceId)
}

fn kept() -> BoxedStrategy<Kept> {
    (person(), text(), text(), text(), (told(), day()))
        .prop_map(|(child, title, how, language, (told, on))| {
            let language = language.as_str().to_owned();
            Kept { child, title, how, language, told, on }
        })
        .boxed()
}

fn chosen() -> BoxedStrategy<Chosen> {
    (person(), play(), any::<bool>(), text(), (told(), day()))
        .prop_map(|(child, play, boxed, title, (told, on))| Chosen {
            child,
            play,
            boxed,
            title,
            told,
            on,
        })
        .boxed()
}

fn tried() -> BoxedStrategy<Tried> {
    let who = (person(), prop::collection::vec(person(), 0..3), told());
    let when = (day(), prop::option::of(visit()), day());
    (who, (play(), any::<bool>()), [text(), text(), text(), text()], when)
        .prop_map(|((child, with, told), (play, boxed), texts, (day, visit, on))| {
            let [title, happened, liked, since_first] = texts;
            Tried {
                child,
                play,
                boxed,
                title,
                with,
                happened,
                liked,
                since_first,
                told,
                day,
                visit,
                on,
            }
        })
        .boxed()
}

/// A play, a choice or a time it was tried; told twice it is told once.
pub fn once() -> BoxedStrategy<Event> {
    prop_oneof![
        (play(), kept()).prop_map(|(play, kept)| Event::Kept { play, kept }),
        (attempt(), tried()).prop_map(|(attempt, tried)| Event::Tried { attempt, tried }),
    ]
    .boxed()
}

pub fn played() -> BoxedStrategy<Event> {
    prop_oneof![
        once(),
        (play(), kept()).prop_map(|(play, kept)| Event::Changed { play, kept }),
        (play(), day()).prop_map(|(play, on)| Event::LetGo { play, on }),
        (choice(), chosen()).prop_map(|(choice, chosen)| Event::Chosen { choice, chosen }),
        (choice(), day()).prop_map(|(choice, on)| Event::PutBack { choice, on }),
        (attempt(), day()).prop_map(|(attempt, on)| Event::TryTakenBack { attempt, on }),
    ]
    .boxed()
}
