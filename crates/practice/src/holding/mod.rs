// SPDX-License-Identifier: AGPL-3.0-or-later
//! Holding: how somebody who told something hard was held in a visit: how far they wished to go, how it ended, and the pace they asked for.

mod deciding;

use serde::{Deserialize, Serialize};

pub use deciding::{Of, Refused, add, keep, laws_of_visit, take_back};

use crate::family::{self, Family};
use crate::ids::{PersonId, VisitId};
use crate::people::Person;
use crate::text::Text;
use crate::visits::{Status, Visit};

/// Something that happened to how somebody was held. Kinds are permanent: add, never rename.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "fact")]
pub enum Event {
    /// It was written how somebody was held in a visit. Written again of the same visit and person, the newest stands, and
    /// what was written before stays readable.
    #[serde(rename = "holding.kept")]
    Kept {
        /// In which visit.
        visit: VisitId,
        /// Who was held.
        about: PersonId,
        /// How.
        how: How,
    },
    /// It was taken back: it was written under the wrong name. It is shown to nobody of the family any more.
    #[serde(rename = "holding.taken_back")]
    TakenBack {
        /// Of which visit.
        visit: VisitId,
        /// Of whom.
        about: PersonId,
    },
}

/// The kinds of [`Event`], for reading entries.
pub const KINDS: &[&str] = &["holding.kept", "holding.taken_back"];

/// How somebody was held. No field is required; one is enough.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct How {
    /// What was said, in as few of their words as it needs.
    #[serde(default)]
    pub said: Text,
    /// How far they wished to go.
    #[serde(default)]
    pub far: Text,
    /// How it ended.
    #[serde(default)]
    pub ended: Text,
    /// Whether they said that it was enough for now.
    #[serde(default)]
    pub enough: bool,
}

impl How {
    /// Whether nothing at all is told.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !self.enough && [&self.said, &self.far, &self.ended].into_iter().all(Text::is_empty)
    }

    /// This, written of the same visit after that: what it leaves out stays as it stood.
    #[must_use]
    pub fn beside(self, stood: &Self) -> Self {
        let or = |new: Text, stood: &Text| if new.is_empty() { stood.clone() } else { new };
        Self {
            said: or(self.said, &stood.said),
            far: or(self.far, &stood.far),
            ended: or(self.ended, &stood.ended),
            enough: self.enough || stood.enough,
        }
    }
}

/// How somebody was held in one visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holding {
    /// In which visit.
    pub visit: VisitId,
    /// Who.
    pub about: PersonId,
    /// As it was written last.
    pub now: How,
    /// What was written before, the oldest first.
    pub before: Vec<How>,
    /// Whether it was taken back.
    pub taken_back: bool,
}

/// How those of a family were held, in the order it was first written.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Holdings {
    all: Vec<Holding>,
}

impl Holdings {
    /// What stands of one visit.
    pub fn of_visit(&self, visit: VisitId) -> impl Iterator<Item = &Holding> {
        self.all.iter().filter(move |one| one.visit == visit && !one.taken_back)
    }

    /// What stands of one person in one visit.
    #[must_use]
    pub fn of(&self, visit: VisitId, about: PersonId) -> Option<&Holding> {
        self.of_visit(visit).find(|one| one.about == about)
    }

    /// Folds one event in. Total: what is in the record has happened.
    pub(crate) fn apply(&mut self, event: &Event) {
        let (visit, about) = (event.visit(), event.about());
        let known = self.all.iter_mut().find(|one| one.visit == visit && one.about == about);
        match (known, event) {
            (Some(known), Event::Kept { how, .. }) => {
                known.before.push(std::mem::replace(&mut known.now, how.clone()));
                known.taken_back = false;
            }
            (Some(known), Event::TakenBack { .. }) => known.taken_back = true,
            (None, Event::Kept { how, .. }) => {
                let (now, before) = (how.clone(), Vec::new());
                self.all.push(Holding { visit, about, now, before, taken_back: false });
            }
            (None, Event::TakenBack { .. }) => {}
        }
    }
}

/// What was said last of the pace somebody wishes, and in which visit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pace<'a> {
    /// Who.
    pub about: PersonId,
    /// In which visit.
    pub visit: &'a Visit,
    /// How it ended, where that was written.
    pub ended: Option<&'a Text>,
}

impl Family {
    /// Whoever said that it was enough for now, when somebody was last held or a session was last summed up with them. A
    /// later visit that holds them without it ends it.
    #[must_use]
    pub fn paces(&self) -> Vec<Pace<'_>> {
        let mut last: Vec<(Pace<'_>, bool)> = Vec::new();
        let newest = self.visits.newest_first().into_iter();
        for visit in newest.filter(|visit| visit.status() == Status::Held) {
            let held = self.holding.of_visit(visit.id);
            let held = held.map(|one| (one.about, Some(&one.now.ended), one.now.enough));
            let summed = visit.summarised.iter().rev();
            let summed = summed.map(|one| (one.summary.about, None, one.summary.enough));
            // Of one visit, either word that it was enough counts.
            for (about, ended, enough) in held.chain(summed) {
                let ended = ended.filter(|ended| !ended.is_empty());
                match last.iter_mut().find(|(known, _)| known.about == about) {
                    Some((known, was)) if known.visit.id == visit.id => {
                        *was |= enough;
                        known.ended = known.ended.or(ended);
                    }
                    Some(_) => {}
                    None => last.push((Pace { about, visit, ended }, enough)),
                }
            }
        }
        let living = |pace: &Pace<'_>| self.people.get(pace.about).is_none_or(Person::is_living);
        last.into_iter()
            .filter_map(|(pace, enough)| enough.then_some(pace))
            .filter(living)
            .collect()
    }
}

impl Event {
    /// The visit it was written of.
    #[must_use]
    pub fn visit(&self) -> VisitId {
        let (Self::Kept { visit, .. } | Self::TakenBack { visit, .. }) = self;
        *visit
    }

    /// Whom it is about.
    #[must_use]
    pub fn about(&self) -> PersonId {
        let (Self::Kept { about, .. } | Self::TakenBack { about, .. }) = self;
        *about
    }
}

impl From<Event> for family::Event {
    fn from(event: Event) -> Self {
        Self::Holding(event)
    }
}
