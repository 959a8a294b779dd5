// SPDX-License-Identifier: AGPL-3.0-or-later
//! Any label: every part, whoever it is about, whoever told it, and rules of law.

use practice::label::LawTag;
use practice::{Facet, Label};
use proptest::prelude::*;
use proptest::sample::select;

use super::person;

pub fn facet() -> impl Strategy<Value = Facet> {
    prop_oneof![
        person().prop_map(Facet::Child),
        person().prop_map(Facet::Caregiver),
        Just(Facet::Together),
        Just(Facet::Practitioner),
        Just(Facet::Safety),
        Just(Facet::Agency),
    ]
}

pub fn label() -> impl Strategy<Value = Label> {
    let laws = prop::collection::vec(select(LawTag::ALL.to_vec()), 0..2);
    let people = || prop::collection::vec(person(), 0..3);
    (facet(), people(), prop::option::of(person()), laws, people()).prop_map(
        |(facet, subjects, teller, law, shared)| {
            Label::of(facet).about(subjects).told_by(teller).under(law).shared_with(shared)
        },
    )
}
