// SPDX-License-Identifier: AGPL-3.0-or-later
//! In whose part of the record a step with a wondering stays, by everybody's entries as they are when it is decided.

use jiff::civil::Date;
use practice::visits::{Field, Standing, Status, Visit, label_of_visit};
use practice::wonderings::{self, Filing, Refused, Taken};
use practice::{Facet, Labelled, PersonId, VisitId};

use crate::open::Open;

/// The visit that was held on this day, where whoever writes knows of one: there it was said.
pub fn held_on(open: &Open, on: Date) -> Option<VisitId> {
    let newest = open.family.visits.newest_first().into_iter();
    let held = newest.filter(|visit| visit.status() == Status::Held);
    held.filter(|visit| visit.on() == Some(on)).map(|visit| visit.id).next()
}

/// The part a signed visit is in.
pub fn part_of(open: &Open, visit: Option<VisitId>) -> Option<Facet> {
    label_of_visit(&open.whole().said, visit?).map(|label| label.facet)
}

/// Decides a step, in no wider a part than the wondering, the visit it was in, and what is right today.
pub fn step(
    open: &Open,
    visit: VisitId,
    taken: Taken,
    during: Option<Facet>,
) -> Result<Vec<Labelled>, Refused> {
    let whole = open.whole();
    let standing = Standing::of(&whole.said, visit, |said| open.said_at(said.id).is_some());
    let there = open.family.visits.get(visit).map(there).unwrap_or_default();
    let now = open.part_now(&there);
    let filing = Filing { stands: standing.labels.get(&Field::Wondering), during, now };
    let all = wonderings::take_step(&open.family, visit, taken, filing, open.today)?;
    Ok(all.into_iter().map(|one| open.as_shared_now(one)).collect())
}

fn there(visit: &Visit) -> Vec<PersonId> {
    let held = visit.signed.iter().flat_map(|signed| &signed.held.present);
    held.map(|present| present.person).collect()
}
