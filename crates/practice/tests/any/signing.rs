// SPDX-License-Identifier: AGPL-3.0-or-later
//! Any binding, signature and cosignature of a note.

use practice::bytes::{Bytes, Sum};
use practice::visits::Event;
use practice::visits::signatures::{Key, Proof, Way};
use proptest::prelude::*;
use proptest::sample::select;

use super::{signed, visit};

fn bytes() -> impl Strategy<Value = Bytes> {
    prop::collection::vec(any::<u8>(), 0..40).prop_map(Bytes)
}

fn sum() -> impl Strategy<Value = Sum> {
    any::<[u8; 32]>().prop_map(Sum)
}

fn proof() -> impl Strategy<Value = Box<Proof>> {
    let key = prop_oneof![
        (bytes(), bytes()).prop_map(|(x, y)| Key::Es256 { x, y }),
        (bytes(), bytes()).prop_map(|(x, y)| Key::Es384 { x, y }),
        (bytes(), bytes()).prop_map(|(n, e)| Key::Rs256 { n, e }),
    ];
    (sum(), key, bytes(), bytes(), bytes()).prop_map(|(passkey, key, device, client, signature)| {
        let origin = "https://alongside.example".to_owned();
        Box::new(Proof { passkey, key, origin, device, client, signature })
    })
}

pub fn any_of() -> BoxedStrategy<Event> {
    let way = || prop::option::of(select(Way::ALL.to_vec()));
    prop_oneof![
        (visit(), 0..3_u32, sum(), any::<[[u8; 32]; 16]>(), way()).prop_map(
            |(visit, amendment, head, texts, way)| Event::Committed {
                visit,
                amendment,
                head,
                texts: Box::new(texts.map(Sum)),
                way,
            }
        ),
        (visit(), 0..3_u32, proof()).prop_map(|(visit, amendment, proof)| Event::Attested {
            visit,
            amendment,
            proof
        }),
        (visit(), 0..3_u32).prop_map(|(visit, amendment)| Event::CosignDue { visit, amendment }),
        (visit(), 0..3_u32, way(), prop::option::of(proof())).prop_map(
            |(visit, amendment, way, proof)| Event::Cosigned {
                visit,
                amendment,
                licence: "lcsw".to_owned(),
                way,
                proof,
            }
        ),
    ]
    .boxed()
}

/// Any facts put right.
pub fn corrected() -> impl Strategy<Value = Event> {
    (signed(), 0..3_u32).prop_map(|(event, amendment)| match event {
        Event::Signed { visit, held } => Event::HeldCorrected { visit, amendment, held },
        other => other,
    })
}
