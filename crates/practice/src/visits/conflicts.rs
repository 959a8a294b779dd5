// SPDX-License-Identifier: AGPL-3.0-or-later
//! What does not go together in somebody's days: said beside the visits, and never in the way.

use std::collections::BTreeMap;

use jiff::ToSpan as _;
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

/// Something that does not go together, as it is seen from one visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Conflict {
    /// The hours of another visit lie over its own.
    Over {
        /// The other visit.
        other: VisitId,
        /// From when.
        from: Time,
        /// Until when.
        to: Time,
        /// The way to the later of the two, in minutes, where said.
        way: u16,
    },
    /// Another visit is over before it, and the way here takes longer than what lies between; both in minutes.
    WayHere {
        /// The other visit.
        other: VisitId,
        /// What lies between.
        between: u16,
        /// The way here.
        way: u16,
    },
    /// Another visit comes after it, and the way there takes longer than what lies between; both in minutes.
    WayOn {
        /// The other visit.
        other: VisitId,
        /// What lies between.
        between: u16,
        /// The way there.
        way: u16,
    },
    /// A pause was agreed until then.
    InPause(Date),
    /// Whoever comes does not work with the family any more from that day.
    NotTheirs(Date),
    /// The work with the family ended that day.
    Ended(Date),
}

impl Conflict {
    /// The other visit, where there is one.
    #[must_use]
    pub fn other(self) -> Option<VisitId> {
        match self {
            Self::Over { other, .. } | Self::WayHere { other, .. } | Self::WayOn { other, .. } => {
                Some(other)
            }
            Self::InPause(_) | Self::NotTheirs(_) | Self::Ended(_) => None,
        }
    }

    /// The same as it is seen from the earlier of two visits, and not from the later one.
    fn seen_at_earlier(self, later: VisitId) -> Self {
        match self {
            Self::Over { from, to, way, .. } => Self::Over { other: later, from, to, way },
            Self::WayHere { between, way, .. } => Self::WayOn { other: later, between, way },
            same => same,
        }
    }
}

/// Minutes from midnight at which a visit begins and is over; it may be over on the next day.
fn hours(slot: &Slot) -> Option<(u16, u16)> {
    let at = slot.at?;
    let of = |part: i8| u16::from(part.unsigned_abs());
    let begins = of(at.hour()) * 60 + of(at.minute());
    Some((begins, begins.saturating_add(slot.minutes.unwrap_or(USUAL_MINUTES))))
}

/// The hour so many minutes after midnight, on whichever day.
fn hour(minutes: u16) -> Time {
    Time::midnight().wrapping_add(i64::from(minutes).minutes())
}

/// What stands in the way of the later of two visits of a day.
fn between(earlier: &Slot, later: &Slot) -> Option<Conflict> {
    let ((_, over), (begins, ends)) = (hours(earlier)?, hours(later)?);
    let (other, way) = (earlier.visit, later.travel_minutes.unwrap_or(0));
    match begins.checked_sub(over) {
        None => Some(Conflict::Over { other, from: hour(begins), to: hour(over.min(ends)), way }),
        Some(between) if between < way => Some(Conflict::WayHere { other, between, way }),
        Some(_) => None,
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

/// Whether the first of two visits is the earlier one.
fn is_earlier(one: &Slot, other: &Slot) -> bool {
    (one.at, one.visit) < (other.at, other.visit)
}

/// What does not go together, by visit. Of two visits it is said at the later one.
#[must_use]
pub fn conflicts(slots: &[Slot]) -> BTreeMap<VisitId, Vec<Conflict>> {
    let said = |slot: &Slot| {
        let mut found = seen_from(slots, slot.visit);
        found.retain(|(conflict, at_later)| *at_later || conflict.other().is_none());
        let found: Vec<Conflict> = found.into_iter().map(|(conflict, _)| conflict).collect();
        (!found.is_empty()).then_some((slot.visit, found))
    };
    slots.iter().filter_map(said).collect()
}

/// What does not go together with one visit, whether the other one comes before it or after.
#[must_use]
pub fn conflicts_of(slots: &[Slot], visit: VisitId) -> Vec<Conflict> {
    seen_from(slots, visit).into_iter().map(|(conflict, _)| conflict).collect()
}

/// What does not go together with one visit, in the order of the others, each with whether it is the later one.
fn seen_from(slots: &[Slot], visit: VisitId) -> Vec<(Conflict, bool)> {
    let Some(slot) = slots.iter().find(|slot| slot.visit == visit) else { return Vec::new() };
    let on_the_day = |other: &&Slot| other.on == slot.on && other.visit != visit;
    let mut others: Vec<&Slot> = slots.iter().filter(on_the_day).collect();
    others.sort_by_key(|other| (other.at, other.visit));
    let beside = others.into_iter().filter_map(|other| {
        if is_earlier(other, slot) {
            between(other, slot).map(|found| (found, true))
        } else {
            between(slot, other).map(|found| (found.seen_at_earlier(other.visit), false))
        }
    });
    beside.chain(of_itself(slot).map(|found| (found, true))).collect()
}
