// SPDX-License-Identifier: AGPL-3.0-or-later
//! Observations: what somebody saw a child do, in whose voice, and until when it waits to be talked about.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use crate::family::Family;
use crate::ids::{ObservationId, PersonId, PractitionerId, VisitId};
use crate::people::Person;
use crate::text::Text;
use crate::told::{Hand, Told, living_child};
use crate::visits::{Presence, Visit};

mod deciding;

pub use deciding::{Refused, see, take_back, talk};

/// Something that happened to an observation. Kinds are permanent: add, never rename.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "fact")]
pub enum Event {
    /// Somebody saw something.
    #[serde(rename = "observation.seen")]
    Seen {
        /// The observation.
        observation: ObservationId,
        /// What was seen.
        seen: Seen,
    },
    /// It was talked about with whoever saw it.
    #[serde(rename = "observation.talked_about")]
    TalkedAbout {
        /// The observation.
        observation: ObservationId,
        /// In which visit, where it was in one.
        #[serde(default)]
        visit: Option<VisitId>,
        /// When.
        on: Date,
    },
    /// Whoever brought it took it back: it is on no page any more, and in no copy that is made from then on.
    #[serde(rename = "observation.taken_back")]
    TakenBack {
        /// The observation.
        observation: ObservationId,
        /// When.
        on: Date,
    },
}

/// The kinds of [`Event`], for reading entries.
pub const KINDS: &[&str] =
    &["observation.seen", "observation.talked_about", "observation.taken_back"];

/// What somebody saw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// Of which child.
    pub child: PersonId,
    /// What, in own words.
    pub words: Text,
    /// Who saw it, and whose part of the record it is in.
    pub told: Told,
    /// The day it was seen.
    pub day: Date,
    /// The hour, where it was told.
    #[serde(default)]
    pub hour: Option<Time>,
    /// The visit it was told or seen in.
    #[serde(default)]
    pub visit: Option<VisitId>,
    /// The day it was written.
    pub on: Date,
    /// The hour of that, where whoever wrote it is.
    #[serde(default)]
    pub at: Option<Time>,
}

/// An observation, and whether it was talked about.
#[derive(Debug, Clone, PartialEq)]
pub struct Observation {
    /// The observation.
    pub id: ObservationId,
    /// What was seen.
    pub seen: Seen,
    /// Who wrote it.
    pub by: PractitionerId,
    /// When that was recorded.
    pub at: Timestamp,
    /// The visit and the day it was talked about.
    pub talked: Option<(Option<VisitId>, Date)>,
}

impl Observation {
    /// Whether it waits for the next visit: somebody who cares for the child sent it, nobody said that it was talked
    /// about, and no visit with them came after it. Of a child or a teller who died nothing waits.
    #[must_use]
    pub fn waits(&self, family: &Family) -> bool {
        let Some(teller) = self.seen.told.person() else { return false };
        let lives = family.people.get(teller).is_none_or(Person::is_living);
        let there = |visit: &Visit| {
            let signed = visit.signed.as_ref();
            signed.is_some_and(|one| one.held.presence(teller) != Presence::Absent)
        };
        let mut visits = family.visits.iter();
        lives
            && living_child(family, self.seen.child)
            && self.talked.is_none()
            && self.seen.visit.is_none()
            && !visits.any(|visit| there(visit) && self.comes_before(visit))
    }

    /// Whether it was written before a visit: of one on the same day by the hour, where both are known.
    fn comes_before(&self, visit: &Visit) -> bool {
        let Some(signed) = &visit.signed else { return false };
        let when = &signed.held.when;
        match (self.seen.at, when.at) {
            _ if when.on != self.seen.on => self.seen.on < when.on,
            (Some(written), Some(began)) => written <= began,
            _ => self.at < signed.at,
        }
    }

    /// Whether this hand may take it back: whoever saw it, or wrote it down.
    #[must_use]
    pub fn is_of(&self, hand: Hand) -> bool {
        hand.brought(&self.seen.told, self.by)
    }
}

/// What was seen of a family's children, in the order it was written.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Observations {
    all: Vec<Observation>,
    gone: BTreeSet<ObservationId>,
}

impl Observations {
    /// One observation.
    #[must_use]
    pub fn get(&self, observation: ObservationId) -> Option<&Observation> {
        self.all.iter().find(|known| known.id == observation)
    }

    /// All of them that nobody took back.
    pub fn iter(&self) -> impl Iterator<Item = &Observation> {
        self.all.iter()
    }

    /// Those that were told in a visit, or talked about in it.
    pub fn of_visit(&self, visit: VisitId) -> impl Iterator<Item = &Observation> {
        let of = move |known: &&Observation| {
            let talked = known.talked.and_then(|(visit, _)| visit);
            [known.seen.visit, talked].contains(&Some(visit))
        };
        self.all.iter().filter(of)
    }

    /// Folds one event in. Total: what is in the record has happened. Of what was taken back nothing is held but that
    /// it is gone, and of what whoever reads does not know, not even that.
    pub(crate) fn apply(&mut self, event: &Event, by: PractitionerId, at: Timestamp) {
        match event {
            Event::Seen { observation: id, seen } => {
                if self.get(*id).is_none() && !self.gone.contains(id) {
                    let (id, seen) = (*id, seen.clone());
                    self.all.push(Observation { id, seen, by, at, talked: None });
                }
            }
            Event::TalkedAbout { observation, visit, on } => {
                if let Some(known) = self.all.iter_mut().find(|known| known.id == *observation) {
                    known.talked.get_or_insert((*visit, *on));
                }
            }
            Event::TakenBack { observation, .. } => {
                let before = self.all.len();
                self.all.retain(|known| known.id != *observation);
                if self.all.len() < before {
                    self.gone.insert(*observation);
                }
            }
        }
    }
}

impl Family {
    /// What those who care for the children saw since the last visit, and nobody talked about with them yet; in the
    /// order it was seen.
    #[must_use]
    pub fn seen_since(&self) -> Vec<&Observation> {
        let mut all: Vec<&Observation> =
            self.observations.iter().filter(|known| known.waits(self)).collect();
        all.sort_by_key(|known| (known.seen.day, known.seen.hour));
        all
    }
}
