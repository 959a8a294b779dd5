// SPDX-License-Identifier: AGPL-3.0-or-later
//! The quiet balance: what the last visits were about, and whether that was what a family needs to live, and nothing else.

use std::collections::BTreeSet;

use super::codes::Domain;
use crate::family::Family;
use crate::people::Person;
use crate::visits::{Status, Visit};

/// How many visits are looked at.
pub const BALANCE_VISITS: usize = 8;
/// From how many of them on the question is asked.
pub const BALANCE_FEWEST: usize = 5;

/// The last eight visits, the newest first, each with what it is said to be about, which may be nothing. None where no
/// child lives, and no visit before a birth.
#[must_use]
pub fn last_visits(family: &Family) -> Vec<(&Visit, BTreeSet<Domain>)> {
    let living = family.people.children().filter(|child| child.is_living());
    let Some(born) = living.filter_map(Person::born).min() else { return Vec::new() };
    let since = |visit: &&Visit| visit.on().is_some_and(|on| born <= on);
    let newest = family.visits.newest_first().into_iter().filter(since);
    let held = newest.filter(|visit| visit.status() == Status::Held).take(BALANCE_VISITS);
    held.map(|visit| (visit, family.looking_back.of(visit).map(|fit| fit.shows).collect()))
        .collect()
}

/// Whether five of the last eight visits are said to be about concrete needs and about nothing else. It asks where
/// the child was in them; it says nothing of the family, whose needs are as they are.
#[must_use]
pub fn only_needs(family: &Family) -> bool {
    let needs = |about: &BTreeSet<Domain>| *about == [Domain::Needs].into();
    BALANCE_FEWEST <= last_visits(family).iter().filter(|(_, about)| needs(about)).count()
}
