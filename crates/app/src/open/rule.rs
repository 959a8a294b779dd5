// SPDX-License-Identifier: AGPL-3.0-or-later
//! Where the door asks the decision of `practice::access`: whether it opens, and what of a family goes through.

use practice::access::{self, Reader};
use practice::{PersonId, PractitionerId, Said};

/// A build whose door stands open, for one purpose: the control run, in which the tests that look for
/// words that are not somebody's have to find them. Nothing else is built so, and nothing is served.
const UNGATED: bool = cfg!(feature = "ungated");

#[cfg(all(feature = "ungated", not(debug_assertions)))]
compile_error!("the feature `ungated` is for the control run of the tests, never for a release");

/// Whether a reader may open the family at all.
pub fn may_open(reader: &Reader) -> bool {
    UNGATED || access::may_open(reader)
}

/// Whether a reader may read this entry.
pub fn may_read(
    reader: &Reader,
    me: PractitionerId,
    said: &Said,
    shared_later: &[PersonId],
) -> bool {
    UNGATED || access::may_read_said(reader, me, said, shared_later)
}
