// SPDX-License-Identifier: AGPL-3.0-or-later
//! Any fact of who belongs to whom.

use practice::kin::{Event, Layer, Line, Placed, Shape, Together};
use proptest::prelude::*;
use proptest::sample::select;

use super::{home, person, text};

fn layer() -> impl Strategy<Value = Layer> {
    select(vec![Layer::Shared, Layer::Team])
}

/// Anything told of who belongs to whom.
pub fn told() -> BoxedStrategy<Event> {
    let together = prop::option::of(select(Together::ALL.to_vec()));
    let line = prop::option::of(select(Line::ALL.to_vec()));
    let some = || prop::option::of(text());
    let placed = prop_oneof![person().prop_map(Placed::Person), home().prop_map(Placed::Home)];
    prop_oneof![
        (person(), person(), together, some(), layer())
            .prop_map(|(a, b, how, words, layer)| Event::CoupleTold { a, b, how, words, layer }),
        (person(), person(), line, layer()).prop_map(|(child, parent, how, layer)| {
            Event::ParentTold { child, parent, how, layer }
        }),
        (
            person(),
            prop::option::of(person()),
            prop::option::of(person()),
            (some(), some()),
            any::<bool>()
        )
            .prop_map(|(of, with, child, (when, words), mistake)| {
                Event::PregnancyEnded { of, with, child, when, words, mistake }
            }),
        (person(), select(Shape::ALL.to_vec()))
            .prop_map(|(person, shape)| Event::ShapeChosen { person, shape }),
        (placed, any::<bool>()).prop_map(|(what, later)| Event::Nudged { what, later }),
    ]
    .boxed()
}
