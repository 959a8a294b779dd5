// SPDX-License-Identifier: AGPL-3.0-or-later
//! Signs: the cue book in the baby's voice, what the baby does and what the baby needs then; who found it, and what stood before.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::{CueId, PersonId, PractitionerId};
use crate::relationships::Party;
use crate::text::Text;
use crate::told::{Hand, Told, narrowest};

mod deciding;

pub use deciding::{Refused, change, find, let_go};

/// Something that happened to a cue. Kinds are permanent: add, never rename.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "fact")]
pub enum Event {
    /// Somebody found what a baby says without words.
    #[serde(rename = "cue.found")]
    Found {
        /// The cue.
        cue: CueId,
        /// What was found.
        found: Found,
    },
    /// It means something else now, or is seen otherwise. What stood before stays readable.
    #[serde(rename = "cue.changed")]
    Changed {
        /// The cue.
        cue: CueId,
        /// What stands now.
        found: Found,
    },
    /// The baby has outgrown it.
    #[serde(rename = "cue.let_go")]
    LetGo {
        /// The cue.
        cue: CueId,
        /// When.
        on: Date,
    },
}

/// The kinds of [`Event`], for reading entries.
pub const KINDS: &[&str] = &["cue.found", "cue.changed", "cue.let_go"];

/// A sign of a baby, and what the baby needs then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// Which child.
    pub child: PersonId,
    /// The sign, in the baby's voice ("I arch my back").
    pub sign: Text,
    /// What the baby needs then ("a break").
    pub need: Text,
    /// The language both are said in, by its code; empty where nobody said.
    #[serde(default)]
    pub language: String,
    /// Who found it, and whose part of the record it is in.
    pub told: Told,
    /// The day.
    pub on: Date,
}

/// A cue, with everything it ever meant.
#[derive(Debug, Clone, PartialEq)]
pub struct Cue {
    /// The cue.
    pub id: CueId,
    /// What it meant before, the oldest first, and who wrote each.
    pub before: Vec<Found>,
    /// What it means now.
    pub now: Found,
    /// Who wrote it first.
    pub by: PractitionerId,
    /// Since when it is outgrown.
    pub let_go: Option<Date>,
}

impl Cue {
    /// As it was found first.
    #[must_use]
    pub fn first(&self) -> &Found {
        self.before.first().unwrap_or(&self.now)
    }

    /// Whether this hand may change it or let it go: those who work with the family any, a caregiver what she found.
    #[must_use]
    pub fn is_of(&self, hand: Hand) -> bool {
        hand.person.is_none_or(|me| self.first().told.by == Party::Person(me))
    }

    /// The narrowest part it was ever kept in, which none that comes after leaves.
    fn part(&self) -> &Told {
        narrowest(self.before.iter().map(|one| &one.told), &self.now.told)
    }
}

/// The cues of a family's children, in the order they were found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Signs {
    all: Vec<Cue>,
}

impl Signs {
    /// One cue.
    #[must_use]
    pub fn get(&self, cue: CueId) -> Option<&Cue> {
        self.all.iter().find(|known| known.id == cue)
    }

    /// Those of a child that hold, the newest first.
    #[must_use]
    pub fn now(&self, child: PersonId) -> Vec<&Cue> {
        let mut all: Vec<&Cue> = self.of(child).filter(|known| known.let_go.is_none()).collect();
        all.reverse();
        all.sort_by_key(|known| std::cmp::Reverse(known.now.on));
        all
    }

    /// Those of a child that are outgrown, the latest first.
    #[must_use]
    pub fn outgrown(&self, child: PersonId) -> Vec<(&Cue, Date)> {
        let gone = self.of(child).filter_map(|known| known.let_go.map(|on| (known, on)));
        let mut gone: Vec<_> = gone.collect();
        gone.sort_by_key(|(_, on)| std::cmp::Reverse(*on));
        gone
    }

    fn of(&self, child: PersonId) -> impl Iterator<Item = &Cue> {
        self.all.iter().filter(move |known| known.now.child == child)
    }

    /// Folds one event in. Total: what is in the record has happened. Of a cue that whoever reads does not know,
    /// nothing that became of it leaves a trace.
    pub(crate) fn apply(&mut self, event: &Event, by: PractitionerId) {
        match event {
            Event::Found { cue, found } => {
                if self.get(*cue).is_none() {
                    let (id, now) = (*cue, found.clone());
                    self.all.push(Cue { id, before: Vec::new(), now, by, let_go: None });
                }
            }
            Event::Changed { cue, found } => {
                // A cue is one child's; what names another is none of it.
                let of = |known: &&mut Cue| known.id == *cue && known.now.child == found.child;
                if let Some(known) = self.all.iter_mut().find(of) {
                    let before = std::mem::replace(&mut known.now, found.clone());
                    known.before.push(before);
                    known.let_go = None;
                }
            }
            Event::LetGo { cue, on } => {
                if let Some(known) = self.all.iter_mut().find(|known| known.id == *cue) {
                    known.let_go.get_or_insert(*on);
                }
            }
        }
    }
}
