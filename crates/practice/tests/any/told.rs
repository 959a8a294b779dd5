// SPDX-License-Identifier: AGPL-3.0-or-later
//! Anybody's voice, in any part.

use practice::told::Told;
use proptest::prelude::*;

use super::{facet, party, person};

/// Who told something, and whose part it is in.
pub fn told() -> BoxedStrategy<Told> {
    (party(), facet(), prop::collection::vec(person(), 0..3), any::<bool>())
        .prop_map(|(by, part, shared, chosen_for_all)| Told { by, part, shared, chosen_for_all })
        .boxed()
}
