// SPDX-License-Identifier: AGPL-3.0-or-later
//! The quiet balance: whether the last visits were about what a family needs to live, and nothing else.

use std::collections::BTreeSet;

use super::codes::Domain;
use crate::family::Family;
use crate::visits::{Status, Visit};

/// How many visits are looked at.
pub const BALANCE_VISITS: usize = 8;
/// From how many of them on the question is asked.
pub const BALANCE_FEWEST: usize = 5;

/// Whether five of the last eight visits are said to be about concrete needs and about nothing else. It asks where
/// the child was in them; it says nothing of the family, whose needs are as they are.
#[must_use]
pub fn only_needs(family: &Family) -> bool {
    let newest = family.visits.newest_first().into_iter();
    let held = newest.filter(|visit| visit.status() == Status::Held).take(BALANCE_VISITS);
    let needs = |visit: &&Visit| {
        let about: BTreeSet<Domain> = family.looking_back.of(visit).map(|fit| fit.shows).collect();
        about == [Domain::Needs].into()
    };
    BALANCE_FEWEST <= held.filter(needs).count()
}
