// SPDX-License-Identifier: AGPL-3.0-or-later
//! Any fact of what carries a family.

use practice::SupportId;
use practice::kin::Layer;
use practice::supports::{Event, Stands, Tie, What};
use proptest::prelude::*;
use proptest::sample::select;

use super::{day, person, text};

fn support() -> impl Strategy<Value = SupportId> {
    (0_u128..4).prop_map(SupportId)
}

fn stands() -> BoxedStrategy<Stands> {
    let how = (select(What::ALL.to_vec()), select(Tie::ALL.to_vec()), any::<bool>(), any::<bool>());
    let layer = select(vec![Layer::Shared, Layer::Team]);
    let whom = prop::collection::vec(person(), 0..3);
    let said = (prop::option::of(text()), prop::option::of(person()));
    (text(), how, whom, said, (layer, day()))
        .prop_map(|(called, (what, tie, gives, takes), whom, (words, teller), (layer, on))| {
            Stands { called, what, tie, gives, takes, whom, words, teller, layer, on }
        })
        .boxed()
}

/// A support told; told twice it is told once.
pub fn told() -> BoxedStrategy<Event> {
    (support(), stands()).prop_map(|(support, stands)| Event::Told { support, stands }).boxed()
}

/// Anything told of what carries a family.
pub fn carried() -> BoxedStrategy<Event> {
    prop_oneof![
        told(),
        (support(), stands()).prop_map(|(support, stands)| Event::Changed { support, stands }),
        (support(), prop::option::of(text()), day()).prop_map(|(support, why, on)| Event::Ended {
            support,
            why,
            on
        }),
    ]
    .boxed()
}
