// SPDX-License-Identifier: AGPL-3.0-or-later
//! Any event about what keeps somebody safe.

use jiff::civil::Time;
use practice::safety::{Agreed, Day, Event, Hours, SafeContact, Way};
use proptest::prelude::*;
use proptest::sample::select;

use super::{day, person, text};

fn time() -> impl Strategy<Value = Time> {
    (0_i8..24, 0_i8..60).prop_map(|(hour, minute)| Time::constant(hour, minute, 0, 0))
}

fn hours() -> impl Strategy<Value = Hours> {
    (prop::collection::vec(select(Day::ALL.to_vec()), 0..7), time(), time())
        .prop_map(|(days, from, until)| Hours { days, from, until })
}

fn agreed() -> impl Strategy<Value = Agreed> {
    (select(Way::ALL.to_vec()), any::<bool>(), prop::option::of(text()))
        .prop_map(|(way, allowed, to)| Agreed { way, allowed, to })
}

fn rule() -> impl Strategy<Value = SafeContact> {
    let how = (prop::collection::vec(agreed(), 0..7), prop::option::of(hours()));
    let words = (prop::option::of(text()), prop::option::of(text()));
    let people = (prop::collection::vec(person(), 0..3), prop::option::of(person()));
    (how, words, people, any::<bool>(), day()).prop_map(
        |((ways, hours), (may_say, kept_from_others), (kept_from, told_by), guarded, from)| {
            SafeContact {
                ways,
                hours,
                may_say,
                kept_from,
                kept_from_others,
                guarded,
                told_by,
                from,
            }
        },
    )
}

/// Any of them.
pub fn kept_safe() -> BoxedStrategy<Event> {
    prop_oneof![
        (person(), rule()).prop_map(|(person, rule)| Event::ContactAgreed { person, rule }).boxed(),
        (person(), day()).prop_map(|(person, on)| Event::ContactEnded { person, on }).boxed(),
    ]
    .boxed()
}
