// SPDX-License-Identifier: AGPL-3.0-or-later
//! Firsts: what a child did for the first time, who was there, and what it meant, in the voices of those who tell it.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::{FirstId, PersonId, PractitionerId};
use crate::relationships::Party;
use crate::text::Text;
use crate::told::{Hand, Told};

mod deciding;

pub use deciding::{Refused, happen, take_back, tell_too};

/// Something that happened to a first. Kinds are permanent: add, never rename.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "fact")]
pub enum Event {
    /// A child did something for the first time.
    #[serde(rename = "first.happened")]
    Happened {
        /// The first.
        first: FirstId,
        /// What happened, and what it meant to whoever told it.
        happened: Happened,
    },
    /// Another tells of it too; told again by the same, it stands in place of what they told before.
    #[serde(rename = "first.told_too")]
    ToldToo {
        /// The first.
        first: FirstId,
        /// What they tell.
        voice: Voice,
    },
    /// Whoever told of it took their words back. When nobody tells of it any more, it is gone.
    #[serde(rename = "first.taken_back")]
    TakenBack {
        /// The first.
        first: FirstId,
        /// Whose words.
        by: Party,
        /// When.
        on: Date,
    },
}

/// The kinds of [`Event`], for reading entries.
pub const KINDS: &[&str] = &["first.happened", "first.told_too", "first.taken_back"];

/// What happened for the first time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Happened {
    /// Which child.
    pub child: PersonId,
    /// What, in own words ("first steps").
    pub what: Text,
    /// The day; of one that is only roughly known, a day of its month.
    pub day: Date,
    /// Whether only the month is known.
    #[serde(default)]
    pub roughly: bool,
    /// Who of the family was there.
    #[serde(default)]
    pub with: Vec<PersonId>,
    /// Who else was there, in words.
    #[serde(default)]
    pub others: Option<Text>,
    /// What it meant, to whoever told it.
    pub voice: Voice,
}

/// What somebody tells of a first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voice {
    /// What it meant, in their words; may be empty where nothing was said but that it happened.
    #[serde(default)]
    pub words: Text,
    /// Who tells it, and whose part of the record it is in.
    pub told: Told,
    /// When it was told.
    pub on: Date,
}

/// A voice, and who wrote it.
#[derive(Debug, Clone, PartialEq)]
pub struct Voiced {
    /// What is told.
    pub voice: Voice,
    /// Who wrote it.
    pub by: PractitionerId,
}

/// A first, with everybody's voice.
#[derive(Debug, Clone, PartialEq)]
pub struct First {
    /// The first.
    pub id: FirstId,
    /// What happened, as it was told.
    pub happened: Happened,
    /// In whose voices it is told, the first one first.
    pub voices: Vec<Voiced>,
}

impl First {
    /// Whether it is for everybody who cares for the child.
    #[must_use]
    pub fn is_for_all(&self) -> bool {
        self.happened.voice.told.is_for_all()
    }

    /// Who told of it first, where they did not take it back: they say who was there.
    #[must_use]
    pub fn told_first(&self) -> Option<&Voiced> {
        let first = self.happened.voice.told.by;
        self.voices.iter().find(|one| one.voice.told.by == first)
    }

    /// The voice of somebody.
    #[must_use]
    pub fn voice_of(&self, by: Party) -> Option<&Voiced> {
        self.voices.iter().find(|one| one.voice.told.by == by)
    }

    /// The voices this hand may take back: what they told, or wrote down.
    pub fn voices_of(&self, hand: Hand) -> impl Iterator<Item = &Voiced> {
        self.voices.iter().filter(move |one| hand.brought(&one.voice.told, one.by))
    }
}

/// The firsts of a family's children, in the order they were told.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Firsts {
    all: Vec<First>,
    gone: BTreeSet<FirstId>,
}

impl Firsts {
    /// One first.
    #[must_use]
    pub fn get(&self, first: FirstId) -> Option<&First> {
        self.all.iter().find(|known| known.id == first)
    }

    /// All of a child, the earliest first.
    #[must_use]
    pub fn of(&self, child: PersonId) -> Vec<&First> {
        let mut all: Vec<&First> =
            self.all.iter().filter(|known| known.happened.child == child).collect();
        all.sort_by_key(|known| known.happened.day);
        all
    }

    /// Folds one event in. Total: what is in the record has happened. Of a first that whoever reads does not know,
    /// nothing another told of it leaves a trace.
    pub(crate) fn apply(&mut self, event: &Event, by: PractitionerId) {
        match event {
            Event::Happened { first: id, happened } => {
                if self.get(*id).is_none() && !self.gone.contains(id) {
                    let voices = vec![Voiced { voice: happened.voice.clone(), by }];
                    self.all.push(First { id: *id, happened: happened.clone(), voices });
                }
            }
            Event::ToldToo { first, voice } => {
                if let Some(known) = self.all.iter_mut().find(|known| known.id == *first) {
                    let told = Voiced { voice: voice.clone(), by };
                    let same = |one: &&mut Voiced| one.voice.told.by == voice.told.by;
                    match known.voices.iter_mut().find(same) {
                        Some(before) => *before = told,
                        None => known.voices.push(told),
                    }
                }
            }
            Event::TakenBack { first, by, .. } => self.take_back(*first, *by),
        }
    }

    fn take_back(&mut self, first: FirstId, by: Party) {
        let Some(known) = self.all.iter_mut().find(|known| known.id == first) else { return };
        known.voices.retain(|one| one.voice.told.by != by);
        if known.happened.voice.told.by == by {
            // Their words go, and who was there, which they told too.
            known.happened.voice.words = Text::default();
            known.happened.with.clear();
            known.happened.others = None;
        }
        if known.voices.is_empty() {
            self.all.retain(|known| known.id != first);
            self.gone.insert(first);
        }
    }
}
