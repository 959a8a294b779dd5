// SPDX-License-Identifier: AGPL-3.0-or-later
//! Any guidance, what was said of it, and its end.

use practice::guidance::{Age, Answer, Because, Came, Event, Given, Nature, Source};
use practice::retold::Put;
use practice::{CueId, FirstId, GuidanceId, ObservationId};
use proptest::prelude::*;
use proptest::sample::select;

use super::{day, party, person, text};

fn which() -> impl Strategy<Value = GuidanceId> {
    (0_u128..3).prop_map(GuidanceId)
}

fn because() -> impl Strategy<Value = Because> {
    let source = prop_oneof![
        (0_u128..3).prop_map(|id| Source::Observation(ObservationId(id))),
        (0_u128..3).prop_map(|id| Source::Sign(CueId(id))),
        (0_u128..3).prop_map(|id| Source::First(FirstId(id))),
        (person(), prop::option::of(person()), any::<bool>()).prop_map(
            |(child, teller, confided)| Source::Temperament(Nature { child, teller, confided })
        ),
    ];
    (source, text()).prop_map(|(of, quote)| Because { of, quote })
}

fn given() -> impl Strategy<Value = Given> {
    let put = (prop::option::of(text()), prop::option::of(text()))
        .prop_map(|(by, checked)| Put { by, checked });
    let age = (day(), prop::option::of(day())).prop_map(|(born, adjusted)| Age { born, adjusted });
    let texts = (text(), "[a-z]{0,3}", prop::option::of(text()), prop::option::of(text()));
    let beside = (prop::option::of(put), prop::option::of(age), (any::<bool>(), any::<bool>()));
    let because = prop::collection::vec(because(), 0..3);
    (person(), person(), texts, beside, because, (prop::option::of(day()), day())).prop_map(
        |(
            child,
            to,
            (says, language, meant, why),
            (put, age, (aloud, for_all)),
            because,
            (ask, on),
        )| Given {
            child,
            to,
            says,
            language,
            meant,
            put,
            because,
            why,
            age,
            aloud,
            for_all,
            ask,
            on,
        },
    )
}

fn answer() -> impl Strategy<Value = Answer> {
    let came = select(Came::ALL.to_vec());
    (came, prop::option::of(text()), party(), prop::option::of(day()), day())
        .prop_map(|(came, words, by, ask, on)| Answer { came, words, by, ask, on })
}

pub fn guided() -> BoxedStrategy<Event> {
    prop_oneof![
        (which(), given())
            .prop_map(|(guidance, given)| Event::Given { guidance, given: Box::new(given) }),
        (which(), answer()).prop_map(|(guidance, answer)| Event::Answered { guidance, answer }),
        (which(), day()).prop_map(|(guidance, on)| Event::TakenBack { guidance, on }),
    ]
    .boxed()
}
