// SPDX-License-Identifier: AGPL-3.0-or-later
//! The quiet balance: whether the last visits were about what a family needs to live, and nothing else.

use std::collections::BTreeSet;

use super::codes::Domain;
use crate::family::Family;
use crate::people::Person;
use crate::visits::{Status, Visit};

/// How many visits are looked at.
pub const BALANCE_VISITS: usize = 8;
/// From how many of them on the question is asked.
pub const BALANCE_FEWEST: usize = 5;

/// Whether five of the last eight visits are said to be about concrete needs and about nothing else. It asks where
/// the child was in them; it says nothing of the family, whose needs are as they are. Nothing is asked where no
/// child lives, and no visit before a birth counts.
#[must_use]
pub fn only_needs(family: &Family) -> bool {
    let living = family.people.children().filter(|child| child.is_living());
    let Some(born) = living.filter_map(Person::born).min() else { return false };
    let since = |visit: &&Visit| visit.on().is_some_and(|on| born <= on);
    let newest = family.visits.newest_first().into_iter().filter(since);
    let held = newest.filter(|visit| visit.status() == Status::Held).take(BALANCE_VISITS);
    let needs = |visit: &&Visit| {
        let about: BTreeSet<Domain> = family.looking_back.of(visit).map(|fit| fit.shows).collect();
        about == [Domain::Needs].into()
    };
    BALANCE_FEWEST <= held.filter(needs).count()
}
