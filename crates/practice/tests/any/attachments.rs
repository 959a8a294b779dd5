// SPDX-License-Identifier: AGPL-3.0-or-later
//! Any fact of pictures, voices and papers.

use practice::AttachmentId;
use practice::attachments::{Event, Form, Kept};
use proptest::prelude::*;
use proptest::sample::select;

use super::{day, facet, person, text, visit};

fn attachment() -> impl Strategy<Value = AttachmentId> {
    (0_u128..4).prop_map(AttachmentId)
}

fn kept() -> BoxedStrategy<Kept> {
    let file = (attachment(), select(Form::ALL.to_vec()), any::<u32>(), text());
    let about = prop::collection::vec(person(), 0..3);
    let from = (prop::option::of(person()), prop::option::of(visit()));
    (file, facet(), about, from, (prop::option::of(person()), day()))
        .prop_map(|((attachment, form, bytes, caption), part, about, from, (name_of, on))| {
            let (giver, visit) = from;
            let bytes = u64::from(bytes);
            Kept { attachment, form, bytes, caption, part, about, giver, visit, name_of, on }
        })
        .boxed()
}

/// Something kept, or removed.
pub fn kept_or_removed() -> BoxedStrategy<Event> {
    prop_oneof![
        3 => kept().prop_map(Event::Kept),
        1 => (attachment(), day()).prop_map(|(attachment, on)| Event::Removed { attachment, on }),
    ]
    .boxed()
}
