// SPDX-License-Identifier: AGPL-3.0-or-later
//! Any fact of pictures, voices and papers.

use practice::attachments::{Event, Form, Kept};
use practice::{AttachmentId, ObservationId};
use proptest::prelude::*;
use proptest::sample::select;

use super::{day, facet, person, text, visit};

fn attachment() -> impl Strategy<Value = AttachmentId> {
    (0_u128..4).prop_map(AttachmentId)
}

fn kept() -> BoxedStrategy<Kept> {
    let file = (attachment(), select(Form::ALL.to_vec()), any::<u32>(), text());
    let about = prop::collection::vec(person(), 0..3);
    let beside = prop::option::of((0_u128..4).prop_map(ObservationId));
    let from = (prop::option::of(person()), prop::option::of(visit()), beside);
    (file, facet(), about, from, (prop::option::of(person()), day()))
        .prop_map(|((attachment, form, bytes, caption), part, about, from, (name_of, on))| {
            let (giver, visit, observation) = from;
            let bytes = u64::from(bytes);
            Kept {
                attachment,
                form,
                bytes,
                caption,
                part,
                about,
                giver,
                visit,
                observation,
                name_of,
                on,
            }
        })
        .boxed()
}

/// Something kept, or removed.
pub fn kept_or_removed() -> BoxedStrategy<Event> {
    prop_oneof![
        3 => kept().prop_map(Event::Kept),
        1 => (attachment(), day(), text())
            .prop_map(|(attachment, on, why)| Event::Removed { attachment, on, why }),
    ]
    .boxed()
}
