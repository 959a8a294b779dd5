// SPDX-License-Identifier: AGPL-3.0-or-later
//! Changing what a planned visit takes, and how to arrive: a page left open undoes nothing.

use jiff::Timestamp;

use super::planning::{arranged, part_of_change, planned_now, takes_time};
use super::{Arrival, Event, Refused, Takes, Visit, filing};
use crate::family::{Family, Said};
use crate::ids::{PractitionerId, VisitId};
use crate::label::{Facet, Labelled};

/// What a visit is to take from now on, and what that was read from.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// What it takes.
    pub takes: Takes,
    /// How often that had been changed where this began.
    pub of: usize,
    /// How to arrive, and how often that had been said where this began; none where it was not asked.
    pub arrival: Option<(Arrival, usize)>,
}

/// What a planned visit was to take before that was changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed {
    /// What it was to take.
    pub before: Takes,
    /// Who changed it.
    pub by: PractitionerId,
    /// When.
    pub at: Timestamp,
}

/// How to arrive, as it was said once.
#[derive(Debug, Clone, PartialEq)]
pub struct Arranged {
    /// How to arrive.
    pub arrival: Arrival,
    /// Who said it.
    pub by: PractitionerId,
    /// When.
    pub at: Timestamp,
}

impl Visit {
    /// What it was to take after so many changes; none where there were fewer.
    #[must_use]
    pub fn took_after(&self, changes: usize) -> Option<&Takes> {
        match self.changed.get(changes) {
            Some(later) => Some(&later.before),
            None => (changes == self.changed.len()).then_some(&self.takes),
        }
    }

    /// How to arrive as it was known once it had been said so often; none where it was said less often.
    #[must_use]
    pub fn arrival_after(&self, times: usize) -> Option<Arrival> {
        match times.checked_sub(1) {
            None => Some(Arrival::default()),
            Some(last) => self.arranged.get(last).map(|one| one.arrival.clone()),
        }
    }
}

/// The part of the record what a visit takes is changed in: that of a move, and never a wider one than what it takes
/// was told in before, since the whole of it is said anew.
#[must_use]
pub fn part_of_takes(said: &[Said], visit: VisitId, today: Facet) -> Facet {
    let moved = part_of_change(said, visit, today);
    let told = said.iter().rfind(|one| filing::takes_of(&one.event) == Some(visit));
    match told.map_or(Facet::Together, |one| one.label.facet) {
        Facet::Together => moved,
        told if moved == Facet::Together || moved == told => told,
        _ => Facet::Practitioner,
    }
}

/// Changes what a planned visit takes, and how to arrive where that was asked. What it was to take stays readable, and
/// whoever reads the plan reads the new one; how to arrive is for those who do the work. What was left as it began is
/// taken from everything there is (`whole`): somebody may have changed it in a part that is not read here.
///
/// # Errors
/// When the visit is not planned any more, it or the way there would take longer than half a day, somebody changed the
/// same meanwhile, nothing differs, or the work with the family ended.
pub fn change_takes(
    (family, whole): (&Family, &Family),
    visit: VisitId,
    change: Change,
    part: Facet,
) -> Result<Vec<Labelled>, Refused> {
    let (known, _) = planned_now(family, visit)?;
    let Change { takes, of, arrival } = change;
    takes_time(&takes)?;
    let mut all = Vec::new();
    // What of this page would be said once nothing of it is new: that somebody changed it since it was opened.
    let mut same = Refused::TakesSame;
    let began = known.took_after(of).ok_or(Refused::TakesChanged)?;
    if takes != known.takes && of != known.changed.len() {
        same = Refused::TakesChanged;
    }
    if takes != *began && takes != known.takes {
        if of != known.changed.len() {
            return Err(Refused::TakesChanged);
        }
        let newest = whole.visits.get(visit).map_or(&known.takes, |visit| &visit.takes);
        let takes = beside(takes, began, newest);
        let label = filing::of_visit(family, Some(part))?;
        all.push(Labelled::new(label, Event::TakesChanged { visit, takes }));
    }
    if let Some((arrival, of)) = arrival {
        let began = known.arrival_after(of).ok_or(Refused::ArrivalChanged)?;
        if arrival != known.arrival && of != known.arranged.len() {
            same = Refused::ArrivalChanged;
        }
        if arrival != began && arrival != known.arrival {
            if of != known.arranged.len() {
                return Err(Refused::ArrivalChanged);
            }
            all.push(arranged(visit, arrival)?);
        }
    }
    if all.is_empty() { Err(same) } else { Ok(all) }
}

/// What was typed, with each part that was left as it began as it stands by now.
fn beside(typed: Takes, began: &Takes, newest: &Takes) -> Takes {
    fn part<T: PartialEq + Clone>(typed: T, began: &T, newest: &T) -> T {
        if typed == *began { newest.clone() } else { typed }
    }
    Takes {
        minutes: part(typed.minutes, &began.minutes, &newest.minutes),
        interpreter: part(typed.interpreter, &began.interpreter, &newest.interpreter),
        language: part(typed.language, &began.language, &newest.language),
    }
}
