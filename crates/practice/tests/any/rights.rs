// SPDX-License-Identifier: AGPL-3.0-or-later
//! Any event about who may know what.

use jiff::Timestamp;
use practice::rights::{Consent, ConsentFor, Covers, Decision, Effect, Event, Order};
use practice::{ConsentId, EntryId, OrderId};
use proptest::prelude::*;
use proptest::sample::select;

use super::{day, person, practitioner, text};

fn moment() -> impl Strategy<Value = Timestamp> {
    (0_i64..4_000_000_000).prop_map(|second| Timestamp::from_second(second).expect("our time"))
}

fn consent() -> impl Strategy<Value = Event> {
    let people = || prop::collection::vec(person(), 0..3);
    let covers = prop::collection::vec(select(Covers::ALL.to_vec()), 0..3);
    let days = (prop::option::of(day()), day(), day());
    let names = (any::<bool>(), any::<bool>(), any::<bool>());
    let rest = (names, prop::option::of(text()), select(ConsentFor::ALL.to_vec()));
    (0_u128..3, people(), text(), covers, people(), days, rest).prop_map(
        |(
            id,
            by,
            to,
            covers,
            children,
            (since, from, until),
            ((part2, protected, counselling), words, purpose),
        )| {
            let given = Consent {
                by,
                to,
                purpose,
                covers,
                children,
                since,
                part2,
                protected,
                counselling,
                from,
                until,
                words,
            };
            Event::ConsentGiven { consent: ConsentId(id), given }
        },
    )
}

fn order() -> impl Strategy<Value = Event> {
    let who = (person(), person(), select(Effect::ALL.to_vec()));
    (0_u128..3, who, day(), prop::option::of(day()), (text(), text())).prop_map(
        |(id, (person, child, effect), from, until, (court, words))| {
            let says = Order { person, child, effect, from, until, court, words };
            Event::CourtOrdered { order: OrderId(id), says }
        },
    )
}

fn decided() -> impl Strategy<Value = Event> {
    (person(), person(), any::<bool>(), text(), prop::option::of(text()), day()).prop_map(
        |(person, child, treated, reason, reviewer, on)| {
            let decision = Decision { person, child, treated, reason, reviewer, on };
            Event::RepresentativeDecided(decision)
        },
    )
}

fn shared() -> impl Strategy<Value = Event> {
    let people = prop::collection::vec(person(), 0..3);
    (0_u128..9, people, day(), any::<bool>()).prop_map(|(entry, people, on, with)| {
        let entry = EntryId(entry);
        if with {
            Event::Shared { entry, with: people, on }
        } else {
            Event::Unshared { entry, from: people, on }
        }
    })
}

fn emergency() -> impl Strategy<Value = Event> {
    let opened = (practitioner(), text(), moment(), moment()).prop_map(
        |(practitioner, reason, from, until)| Event::EmergencyOpened {
            practitioner,
            reason,
            from,
            until,
        },
    );
    let reviewed = (practitioner(), moment(), any::<bool>(), text(), day()).prop_map(
        |(practitioner, from, fair, words, on)| Event::EmergencyReviewed {
            practitioner,
            from,
            fair,
            words,
            on,
        },
    );
    prop_oneof![opened, reviewed]
}

fn dated() -> impl Strategy<Value = Event> {
    prop_oneof![
        (0_u128..3, day())
            .prop_map(|(id, on)| Event::ConsentWithdrawn { consent: ConsentId(id), on }),
        (0_u128..3, day()).prop_map(|(id, on)| Event::CourtLifted { order: OrderId(id), on }),
        (practitioner(), day(), day()).prop_map(|(practitioner, from, until)| {
            Event::CoverAgreed { practitioner, from, until }
        }),
        (practitioner(), day(), day()).prop_map(|(practitioner, from, on)| Event::CoverEnded {
            practitioner,
            from,
            on
        }),
        (practitioner(), day(), any::<bool>()).prop_map(|(practitioner, on, kept)| {
            Event::DistanceKept { practitioner, on, kept }
        }),
    ]
}

/// Any of them.
pub fn decided_or_asked() -> BoxedStrategy<Event> {
    prop_oneof![
        consent().boxed(),
        order().boxed(),
        decided().boxed(),
        shared().boxed(),
        emergency().boxed(),
        dated().boxed(),
    ]
    .boxed()
}
