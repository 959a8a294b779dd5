// SPDX-License-Identifier: AGPL-3.0-or-later
//! Joys: good moments that somebody kept outside of a note, and when it is wondered that a visitor wrote of none.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::family::Family;
use crate::ids::{JoyId, PersonId, PractitionerId};
use crate::people::Person;
use crate::text::Text;
use crate::told::{Hand, Told};
use crate::visits::{Field, Signed, Visit};

mod deciding;

pub use deciding::{Refused, keep, take_back};

/// In how many visits in a row that one person wrote of, no moment of joy was kept before that is wondered about.
const VISITS: usize = 4;

/// Something that happened to a good moment. Kinds are permanent: add, never rename.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "fact")]
pub enum Event {
    /// Somebody kept a good moment.
    #[serde(rename = "joy.kept")]
    Kept {
        /// The moment.
        joy: JoyId,
        /// What was kept.
        kept: Kept,
    },
    /// Whoever kept it took it back: it is on no page any more, and in no copy that is made from then on.
    #[serde(rename = "joy.taken_back")]
    TakenBack {
        /// The moment.
        joy: JoyId,
        /// When.
        on: Date,
    },
}

/// The kinds of [`Event`], for reading entries.
pub const KINDS: &[&str] = &["joy.kept", "joy.taken_back"];

/// A good moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Of which child.
    pub child: PersonId,
    /// What it was, in own words.
    pub words: Text,
    /// Where; none where nobody said.
    #[serde(default)]
    pub place: Option<Text>,
    /// Who else was there.
    #[serde(default)]
    pub with: Vec<PersonId>,
    /// Who kept it, and whose part of the record it is in.
    pub told: Told,
    /// The day it was.
    pub day: Date,
    /// The day it was written.
    pub on: Date,
}

/// A good moment, as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Joy {
    /// The moment.
    pub id: JoyId,
    /// What was kept.
    pub kept: Kept,
    /// Who wrote it.
    pub by: PractitionerId,
}

impl Joy {
    /// Whether this hand may take it back: whoever kept it, or wrote it down.
    #[must_use]
    pub fn is_of(&self, hand: Hand) -> bool {
        hand.brought(&self.kept.told, self.by)
    }
}

/// The good moments of a family that were kept outside of notes, in the order they were written.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Joys {
    all: Vec<Joy>,
    gone: BTreeSet<JoyId>,
}

impl Joys {
    /// One of them.
    #[must_use]
    pub fn get(&self, joy: JoyId) -> Option<&Joy> {
        self.all.iter().find(|known| known.id == joy)
    }

    /// All of them that nobody took back.
    pub fn iter(&self) -> impl Iterator<Item = &Joy> {
        self.all.iter()
    }

    /// Folds one event in. Total: what is in the record has happened. Of what was taken back nothing is held but that
    /// it is gone, and of what whoever reads does not know, not even that.
    pub(crate) fn apply(&mut self, event: &Event, by: PractitionerId) {
        match event {
            Event::Kept { joy, kept } => {
                if self.get(*joy).is_none() && !self.gone.contains(joy) {
                    self.all.push(Joy { id: *joy, kept: kept.clone(), by });
                }
            }
            Event::TakenBack { joy, .. } => {
                let before = self.all.len();
                self.all.retain(|known| known.id != *joy);
                if self.all.len() < before {
                    self.gone.insert(*joy);
                }
            }
        }
    }
}

impl Family {
    /// Those who wrote of four visits, the last they held here, without a moment of joy in any of them, and nobody kept
    /// one in that time. Of nobody once the work ended, where no child is born, or after a child died: there it is
    /// asked by nothing but a person.
    #[must_use]
    pub fn without_joy(&self) -> Vec<PractitionerId> {
        let born = self.people.children().any(|child| child.is_living() && child.born().is_some());
        let grieves = !self.people.children().all(Person::is_living);
        if self.goodbye.ended.is_some() || !born || grieves {
            return Vec::new();
        }
        let held: Vec<(&Visit, &Signed)> = self
            .visits
            .newest_first()
            .into_iter()
            .filter_map(|visit| Some((visit, visit.signed.as_ref()?)))
            .collect();
        let writers: BTreeSet<PractitionerId> = held.iter().map(|(_, signed)| signed.by).collect();
        let none = |writer: &PractitionerId| {
            let last: Vec<_> =
                held.iter().filter(|(_, signed)| signed.by == *writer).take(VISITS).collect();
            let since = last.last().map(|(_, signed)| signed.held.when.on);
            last.len() == VISITS
                && last.iter().all(|(visit, _)| visit.text(Field::Delight).is_none())
                && !self.joys.iter().any(|joy| Some(joy.kept.day) >= since)
        };
        writers.into_iter().filter(none).collect()
    }
}
