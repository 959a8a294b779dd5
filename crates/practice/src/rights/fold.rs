// SPDX-License-Identifier: AGPL-3.0-or-later
//! Who may know what, as the entries fold.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;

use super::{Consent, Decision, Effect, Event, Order};
use crate::ids::{ConsentId, EntryId, OrderId, PersonId, PractitionerId};
use crate::label::Label;
use crate::text::Text;

/// A consent and whether it was taken back.
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    /// The consent.
    pub id: ConsentId,
    /// What was agreed.
    pub consent: Consent,
    /// When it was taken back.
    pub withdrawn: Option<Date>,
    /// Who wrote it down.
    pub by: PractitionerId,
}

impl Given {
    /// Whether it holds on this day. A withdrawal holds from its own day on.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.consent.holds_on(day) && self.withdrawn.is_none_or(|withdrawn| day < withdrawn)
    }
}

/// An order and whether it was lifted.
#[derive(Debug, Clone, PartialEq)]
pub struct Ordered {
    /// The order.
    pub id: OrderId,
    /// What it says.
    pub order: Order,
    /// Since when it is lifted.
    pub lifted: Option<Date>,
}

impl Ordered {
    /// Whether it holds on this day.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.order.from <= day
            && self.order.until.is_none_or(|until| day <= until)
            && self.lifted.is_none_or(|lifted| day < lifted)
    }
}

/// A colleague's days of standing in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cover {
    /// Who.
    pub practitioner: PractitionerId,
    /// The first day.
    pub from: Date,
    /// The last day that was agreed.
    pub until: Date,
    /// The first day they do not, where it ended before.
    pub ended: Option<Date>,
}

impl Cover {
    /// Whether they stand in on this day.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.from <= day && day <= self.until && self.ended.is_none_or(|ended| day < ended)
    }

    /// Whether they stand in on this day, or will.
    #[must_use]
    pub fn goes_on(&self, day: Date) -> bool {
        day <= self.until && self.ended.is_none()
    }

    /// The first day on which they do not stand in any more.
    #[must_use]
    pub fn ends(&self) -> Date {
        let agreed = self.until.tomorrow().unwrap_or(self.until);
        self.ended.map_or(agreed, |ended| ended.min(agreed))
    }
}

/// A practitioner who keeps out of the record of people they know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Distance {
    /// Who.
    pub practitioner: PractitionerId,
    /// Since when.
    pub since: Date,
    /// Until when.
    pub until: Option<Date>,
}

/// An opening in an emergency.
#[derive(Debug, Clone, PartialEq)]
pub struct Emergency {
    /// Who.
    pub practitioner: PractitionerId,
    /// Why.
    pub reason: Text,
    /// From when.
    pub from: Timestamp,
    /// Until when.
    pub until: Timestamp,
    /// What the review found: whether it was right, in words, and when.
    pub reviewed: Option<(bool, Text, Date)>,
}

/// Who may know what of a family.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Rights {
    /// Consents, in the order they were given.
    pub consents: Vec<Given>,
    /// Orders of courts, in the order they came.
    pub orders: Vec<Ordered>,
    /// Decisions about who acts for a child, in the order they were made.
    pub decisions: Vec<Decision>,
    /// Colleagues who stand in.
    pub covers: Vec<Cover>,
    /// Practitioners who keep out.
    pub distances: Vec<Distance>,
    /// Openings in an emergency.
    pub emergencies: Vec<Emergency>,
    shared: BTreeMap<EntryId, Vec<PersonId>>,
    taken_back: BTreeMap<EntryId, Vec<PersonId>>,
}

impl Rights {
    /// With whom an entry was shared after it was written.
    #[must_use]
    pub fn shared_with(&self, entry: EntryId) -> &[PersonId] {
        self.shared.get(&entry).map_or(&[], Vec::as_slice)
    }

    /// The label of an entry as it holds now: without those it was shared with when it was written
    /// and from whom it was taken back since.
    pub fn take_back(&self, entry: EntryId, label: &mut Label) {
        if let Some(people) = self.taken_back.get(&entry) {
            label.shared.retain(|person| !people.contains(person));
        }
    }

    /// The last decision about this person and child on or before a day.
    #[must_use]
    pub fn decided(&self, person: PersonId, child: PersonId, day: Date) -> Option<&Decision> {
        let about = |decision: &&Decision| {
            decision.person == person && decision.child == child && decision.on <= day
        };
        self.decisions.iter().rev().find(about)
    }

    /// The orders about this child that hold on a day.
    pub fn orders_on(&self, child: PersonId, day: Date) -> impl Iterator<Item = &Order> {
        let holds = move |known: &&Ordered| known.order.child == child && known.holds_on(day);
        self.orders.iter().filter(holds).map(|known| &known.order)
    }

    /// Whether something calls for care with what one parent learns of the other's whereabouts.
    #[must_use]
    pub fn calls_for_care(&self, day: Date) -> bool {
        let parts = |effect| matches!(effect, Effect::NoContact | Effect::NoRecords);
        let ordered = |known: &Ordered| known.holds_on(day) && parts(known.order.effect);
        self.orders.iter().any(ordered) || self.decisions.iter().any(|decision| !decision.treated)
    }

    /// Folds one event in. Total: what is in the record has happened.
    pub(crate) fn apply(&mut self, event: &Event, by: PractitionerId) {
        match event.clone() {
            Event::ConsentGiven { consent: id, given } => {
                if !self.consents.iter().any(|known| known.id == id) {
                    self.consents.push(Given { id, consent: given, withdrawn: None, by });
                }
            }
            Event::ConsentWithdrawn { consent, on } => {
                let known = self.consents.iter_mut().find(|known| known.id == consent);
                if let Some(known) = known {
                    known.withdrawn.get_or_insert(on);
                }
            }
            Event::CourtOrdered { order: id, says } => {
                if !self.orders.iter().any(|known| known.id == id) {
                    self.orders.push(Ordered { id, order: says, lifted: None });
                }
            }
            Event::CourtLifted { order, on } => {
                if let Some(known) = self.orders.iter_mut().find(|known| known.id == order) {
                    known.lifted.get_or_insert(on);
                }
            }
            Event::RepresentativeDecided(decision) => self.decisions.push(decision),
            Event::Shared { entry, with, .. } => {
                if let Some(known) = self.taken_back.get_mut(&entry) {
                    known.retain(|person| !with.contains(person));
                }
                let known = self.shared.entry(entry).or_default();
                for person in with {
                    if !known.contains(&person) {
                        known.push(person);
                    }
                }
            }
            Event::Unshared { entry, from, .. } => {
                if let Some(known) = self.shared.get_mut(&entry) {
                    known.retain(|person| !from.contains(person));
                }
                self.taken_back.entry(entry).or_default().extend(from);
            }
            Event::CoverAgreed { practitioner, from, until } => {
                self.covers.push(Cover { practitioner, from, until, ended: None });
            }
            Event::CoverEnded { practitioner, from, on } => {
                let same =
                    |known: &&mut Cover| known.practitioner == practitioner && known.from == from;
                for known in self.covers.iter_mut().filter(same) {
                    known.ended.get_or_insert(on);
                }
            }
            Event::DistanceKept { practitioner, on, kept } => {
                self.keep_distance(practitioner, on, kept);
            }
            Event::EmergencyOpened { practitioner, reason, from, until } => {
                let opened = Emergency { practitioner, reason, from, until, reviewed: None };
                self.emergencies.push(opened);
            }
            Event::EmergencyReviewed { practitioner, from, fair, words, on } => {
                let same = |known: &&mut Emergency| {
                    known.practitioner == practitioner && known.from == from
                };
                if let Some(known) = self.emergencies.iter_mut().find(same) {
                    known.reviewed = Some((fair, words, on));
                }
            }
        }
    }

    fn keep_distance(&mut self, practitioner: PractitionerId, on: Date, kept: bool) {
        let open =
            |known: &&mut Distance| known.practitioner == practitioner && known.until.is_none();
        match (self.distances.iter_mut().find(open), kept) {
            (None, true) => {
                self.distances.push(Distance { practitioner, since: on, until: None });
            }
            (Some(known), false) => known.until = Some(on),
            (None, false) | (Some(_), true) => {}
        }
    }
}
