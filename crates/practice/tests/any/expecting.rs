// SPDX-License-Identifier: AGPL-3.0-or-later
//! Anything told around a child who is expected, was born, or was lost.

use practice::TenderId;
use practice::expecting::tender::{TenderDate, When};
use practice::expecting::{Event, Grief, Imagining, OwnWords};
use proptest::prelude::*;
use proptest::sample::select;

use super::{day, person, text};

fn own() -> impl Strategy<Value = OwnWords> {
    (text(), person(), day()).prop_map(|(words, teller, on)| OwnWords { words, teller, on })
}

fn date() -> impl Strategy<Value = TenderId> {
    (0_u128..3).prop_map(TenderId)
}

fn when() -> impl Strategy<Value = When> {
    prop_oneof![
        (any::<i8>(), any::<i8>()).prop_map(|(month, day)| When::EachYear { month, day }),
        day().prop_map(When::Since),
        (person(), any::<i16>(), any::<i16>()).prop_map(|(child, months, days)| When::AsOld {
            child,
            months,
            days
        }),
    ]
}

fn tender() -> impl Strategy<Value = TenderDate> {
    (date(), person(), when(), text(), any::<bool>(), day()).prop_map(
        |(date, whose, when, words, remind, on)| TenderDate {
            date,
            whose,
            when,
            words,
            remind,
            on,
        },
    )
}

/// Any of them.
pub fn told() -> BoxedStrategy<Event> {
    prop_oneof![
        (person(), select(Imagining::ALL.to_vec()), own())
            .prop_map(|(child, what, own)| Event::Imagined { child, what, own }),
        (person(), own()).prop_map(|(child, own)| Event::BirthTold { child, own }),
        (person(), select(Grief::ALL.to_vec()), own())
            .prop_map(|(child, about, own)| Event::LossSaid { child, about, own }),
        (person(), any::<bool>(), person(), day())
            .prop_map(|(child, keep, teller, on)| Event::NameKept { child, keep, teller, on }),
        tender().prop_map(Event::TenderTold),
        (date(), day()).prop_map(|(date, on)| Event::TenderEnded { date, on }),
    ]
    .boxed()
}
