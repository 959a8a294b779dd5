// SPDX-License-Identifier: AGPL-3.0-or-later
//! Any page of a visit, and its end.

use practice::retold::{Event, Piece, Put, Retold, Source};
use practice::{AttachmentId, EntryId, PromiseId, RetellingId};
use proptest::prelude::*;

use super::{day, person, text, visit};

fn page() -> impl Strategy<Value = RetellingId> {
    (0_u128..3).prop_map(RetellingId)
}

fn piece() -> impl Strategy<Value = Piece> {
    let source = prop_oneof![
        (0_u128..40).prop_map(|id| Source::Text(EntryId(id))),
        (0_u128..3).prop_map(|id| Source::Promise(PromiseId(id))),
    ];
    (source, prop::option::of(text())).prop_map(|(of, wording)| Piece { of, wording })
}

pub fn told_back() -> BoxedStrategy<Event> {
    let put = (prop::option::of(text()), prop::option::of(text()))
        .prop_map(|(by, checked)| Put { by, checked });
    let beside = (
        prop::option::of(visit()),
        prop::option::of((0_u128..3).prop_map(AttachmentId)),
        prop::option::of(put),
    );
    let pieces = prop::collection::vec(piece(), 0..4);
    let told = (visit(), person(), "[a-z]{0,3}", pieces, beside, day()).prop_map(
        |(visit, to, language, pieces, (next, picture, put), on)| Retold {
            visit,
            to,
            language,
            pieces,
            next,
            picture,
            put,
            on,
        },
    );
    prop_oneof![
        (page(), told).prop_map(|(page, told)| Event::Retold { page, told: Box::new(told) }),
        (page(), day()).prop_map(|(page, on)| Event::TakenBack { page, on }),
    ]
    .boxed()
}
