// SPDX-License-Identifier: AGPL-3.0-or-later
//! What does not go together in somebody's days: said beside the visits, and never in the way.

use std::collections::BTreeMap;

use jiff::civil::{Date, Time};

use super::USUAL_MINUTES;
use crate::ids::VisitId;

/// A planned visit as whoever comes has it before them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// The visit.
    pub visit: VisitId,
    /// The day.
    pub on: Date,
    /// The hour, where agreed.
    pub at: Option<Time>,
    /// How long it is to be, in minutes, where said.
    pub minutes: Option<u16>,
    /// The way there, in minutes, where said.
    pub travel_minutes: Option<u16>,
    /// Until when there are no visits with this family, and from when, where a pause was agreed.
    pub pause: Option<(Date, Date)>,
    /// From which day on whoever comes does not work with the family any more.
    pub until: Option<Date>,
    /// The last day of the work with the family.
    pub ended: Option<Date>,
}

/// Something that does not go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Conflict {
    /// Another visit begins at the same hour.
    SameHour(VisitId),
    /// The other visit is not over when this one begins.
    Overlaps(VisitId),
    /// The other visit is over, but the way here takes longer.
    TooFar(VisitId),
    /// A pause was agreed until then.
    InPause(Date),
    /// Whoever comes does not work with the family any more from that day.
    NotTheirs(Date),
    /// The work with the family ended that day.
    Ended(Date),
}

/// Minutes from midnight at which a visit begins and is over; it may be over on the next day.
fn hours(slot: &Slot) -> Option<(i32, i32)> {
    let at = slot.at?;
    let begins = i32::from(at.hour()) * 60 + i32::from(at.minute());
    Some((begins, begins + i32::from(slot.minutes.unwrap_or(USUAL_MINUTES))))
}

/// What stands in the way of the later of two visits of a day.
fn between(earlier: &Slot, later: &Slot) -> Option<Conflict> {
    let ((begins, over), (next, _)) = (hours(earlier)?, hours(later)?);
    let travel = i32::from(later.travel_minutes.unwrap_or(0));
    if begins == next {
        Some(Conflict::SameHour(earlier.visit))
    } else if next < over {
        Some(Conflict::Overlaps(earlier.visit))
    } else if next - travel < over {
        Some(Conflict::TooFar(earlier.visit))
    } else {
        None
    }
}

fn of_itself(slot: &Slot) -> impl Iterator<Item = Conflict> {
    let paused = slot.pause.filter(|(from, until)| *from <= slot.on && slot.on < *until);
    let left = slot.until.filter(|until| *until <= slot.on);
    let ended = slot.ended.filter(|ended| *ended < slot.on);
    let paused = paused.map(|(_, until)| Conflict::InPause(until));
    let left = left.map(Conflict::NotTheirs).filter(|_| ended.is_none());
    paused.into_iter().chain(left).chain(ended.map(Conflict::Ended))
}

/// What does not go together, by visit. Of two visits it is said at the later one.
#[must_use]
pub fn conflicts(slots: &[Slot]) -> BTreeMap<VisitId, Vec<Conflict>> {
    let mut slots: Vec<&Slot> = slots.iter().collect();
    slots.sort_by_key(|slot| (slot.on, slot.at, slot.visit));
    let mut all: BTreeMap<VisitId, Vec<Conflict>> = BTreeMap::new();
    for (number, slot) in slots.iter().enumerate() {
        let before = slots[..number].iter().filter(|earlier| earlier.on == slot.on);
        let found: Vec<Conflict> =
            before.filter_map(|earlier| between(earlier, slot)).chain(of_itself(slot)).collect();
        if !found.is_empty() {
            all.insert(slot.visit, found);
        }
    }
    all
}
