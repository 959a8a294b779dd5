// SPDX-License-Identifier: AGPL-3.0-or-later
//! Any telling of early care: most of it nonsense, all of it possible.

use practice::StayId;
use practice::early_care::{Account, Answer, By, Day, Event, Habit, Letter, Reply, Where};
use proptest::prelude::*;
use proptest::sample::select;

use super::{day, person, text};

fn some_day() -> impl Strategy<Value = Day> {
    prop_oneof![day().prop_map(Day::On), day().prop_map(Day::About), Just(Day::Unknown)]
}

fn by() -> impl Strategy<Value = By> {
    (prop::option::of(person()), any::<bool>(), day()).prop_map(|(teller, confided, on)| By {
        teller,
        confided,
        on,
    })
}

fn account() -> impl Strategy<Value = Account> {
    let whom = (prop::collection::vec(person(), 0..3), prop::option::of(text()));
    let place = (select(Where::ALL.to_vec()), prop::option::of(text()));
    let days = (some_day(), prop::option::of(some_day()));
    (whom, place, days, prop::option::of(text())).prop_map(
        |((with, others), (place, place_words), (from, until), why)| Account {
            with,
            others,
            place,
            place_words,
            from,
            until,
            why,
        },
    )
}

/// Any event of early care.
pub fn told() -> impl Strategy<Value = Event> {
    let stay = (0_u128..4).prop_map(StayId);
    let letter = (text(), day(), text(), prop::collection::vec(text(), 0..3));
    prop_oneof![
        (person(), stay, prop::option::of(account()), by()).prop_map(
            |(child, stay, account, told)| Event::StayTold { child, stay, account, told }
        ),
        (person(), select(Habit::ALL.to_vec()), select(Reply::ALL.to_vec()), text(), by())
            .prop_map(|(child, habit, reply, words, told)| {
                Event::HabitTold { child, habit, answer: Answer { reply, words, told } }
            }),
        (person(), letter).prop_map(|(child, (to, on, language, says))| {
            let language = language.as_str().to_owned();
            Event::LetterGiven { child, letter: Letter { to, on, language, says } }
        }),
    ]
}
