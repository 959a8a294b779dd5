// SPDX-License-Identifier: AGPL-3.0-or-later
//! Any understanding of any two, and anything that becomes of it.

use practice::UnderstandingId;
use practice::understandings::{Account, Event};
use proptest::prelude::*;

use super::{day, relationship, text};

fn understanding() -> impl Strategy<Value = UnderstandingId> {
    (0_u128..3).prop_map(UnderstandingId)
}

fn account() -> impl Strategy<Value = Account> {
    (text(), prop::option::of(text()), day()).prop_map(|(words, would_change, on)| Account {
        words,
        would_change,
        on,
    })
}

/// An understanding; told twice it is held once.
pub fn held() -> BoxedStrategy<Event> {
    (understanding(), relationship(), account())
        .prop_map(|(understanding, relationship, account)| Event::Held {
            understanding,
            relationship,
            account,
        })
        .boxed()
}

pub fn understood() -> BoxedStrategy<Event> {
    prop_oneof![
        3 => held(),
        3 => (understanding(), account())
            .prop_map(|(understanding, account)| Event::SaidOtherwise { understanding, account }),
        1 => (understanding(), text(), day())
            .prop_map(|(understanding, why, on)| Event::LaidAside { understanding, why, on }),
        1 => (understanding(), day())
            .prop_map(|(understanding, on)| Event::TakenUp { understanding, on }),
        1 => understanding().prop_map(|understanding| Event::TakenBack { understanding }),
    ]
    .boxed()
}
