// SPDX-License-Identifier: AGPL-3.0-or-later
//! In whose part of the record a step with a wondering stays, by everybody's entries as they are when it is decided.

use practice::visits::{Field, Standing, Visit};
use practice::wonderings::{self, Filing, Refused, Taken};
use practice::{Facet, Labelled, PersonId, VisitId};

use crate::open::Open;

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
