// SPDX-License-Identifier: AGPL-3.0-or-later
//! Anything of ours that was left for another time, and its end.

use practice::OursId;
use practice::ours::{Event, How, PutOff, Settled, What};
use proptest::prelude::*;
use proptest::sample::select;

use super::{day, facet, person, text, visit};

fn ours() -> impl Strategy<Value = OursId> {
    (0_u128..3).prop_map(OursId)
}

pub fn left() -> BoxedStrategy<Event> {
    let what = (select(What::ALL.to_vec()), text(), text(), person());
    let when = (prop::option::of(day()), facet(), visit(), day());
    let put_off = (what, when).prop_map(|((what, name, why, teller), (until, part, visit, on))| {
        PutOff { what, name, why, teller, until, part, visit, on }
    });
    let settled = (select(How::ALL.to_vec()), visit(), day());
    let settled = settled.prop_map(|(how, visit, on)| Settled { how, visit, on });
    prop_oneof![
        (ours(), put_off)
            .prop_map(|(ours, put_off)| Event::PutOff { ours, put_off: Box::new(put_off) }),
        (ours(), settled).prop_map(|(ours, settled)| Event::Settled { ours, settled }),
    ]
    .boxed()
}
