// SPDX-License-Identifier: AGPL-3.0-or-later
//! What carries a family, folded from what was told, and who lives in the home it is drawn around.

use jiff::civil::Date;

use super::{Event, Stands};
use crate::family::Family;
use crate::ids::{PersonId, SupportId};
use crate::people::{Home, Person, Role};
use crate::text::Text;

/// A support, with how it stood from the day it was first told.
#[derive(Debug, Clone, PartialEq)]
pub struct Support {
    /// Which.
    pub id: SupportId,
    /// How it stood, the oldest first; never empty.
    stood: Vec<Stands>,
    /// Its end, where it is a support no longer.
    pub ended: Option<Ended>,
}

/// The end of a support.
#[derive(Debug, Clone, PartialEq)]
pub struct Ended {
    /// Why, in words.
    pub why: Option<Text>,
    /// When that was told.
    pub on: Date,
}

impl Support {
    /// How it stands, as told last.
    #[must_use]
    pub fn now(&self) -> &Stands {
        self.stood.last().expect("a support begins with how it stands")
    }

    /// How it stood before, the newest first.
    pub fn before(&self) -> impl Iterator<Item = &Stands> {
        self.stood.iter().rev().skip(1)
    }
}

/// What carries or carried a family, in the order it was told.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Supports {
    all: Vec<Support>,
}

impl Supports {
    /// One support.
    #[must_use]
    pub fn get(&self, id: SupportId) -> Option<&Support> {
        self.all.iter().find(|known| known.id == id)
    }

    /// Those there are, in the order they were told.
    pub fn now(&self) -> impl Iterator<Item = &Support> {
        self.all.iter().filter(|known| known.ended.is_none())
    }

    /// Those there were, in the order they were told.
    pub fn ended(&self) -> impl Iterator<Item = (&Support, &Ended)> {
        self.all.iter().filter_map(|known| Some((known, known.ended.as_ref()?)))
    }

    /// Folds one event in. Total: what is in the record has happened.
    pub(crate) fn apply(&mut self, event: &Event) {
        match event.clone() {
            // Told twice by two phones, it is the same support.
            Event::Told { support, .. } if self.get(support).is_some() => {}
            Event::Told { support, stands } | Event::Changed { support, stands } => {
                match self.all.iter_mut().find(|known| known.id == support) {
                    Some(known) => known.stood.push(stands),
                    // Whoever may not read how it began, since that was the team's alone, knows it from here on.
                    None => {
                        self.all.push(Support { id: support, stood: vec![stands], ended: None });
                    }
                }
            }
            Event::Ended { support, why, on } => {
                if let Some(known) = self.all.iter_mut().find(|known| known.id == support) {
                    known.ended.get_or_insert(Ended { why, on });
                }
            }
        }
    }
}

impl Family {
    /// Who lives in the home that carries the youngest child: whoever sleeps where it sleeps, and where no home is
    /// known, the children and who cares for them day to day. Nobody who died is among them.
    #[must_use]
    pub fn household(&self) -> Vec<&Person> {
        let here = |one: &&Person| one.died.is_none() && !self.kin.has_ended(one.id);
        let youngest = self.people.children().filter(here).max_by_key(|one| one.born());
        let sleeps = |person: PersonId| {
            let mut homes: Vec<_> = self.people.homes.iter().collect();
            // Where somebody sleeps always comes before where they sleep at times.
            let always = |home: &&Home| {
                !home.sleeps.iter().any(|one| one.person == person && one.how_much.is_none())
            };
            homes.sort_by_key(always);
            homes.into_iter().find(|home| home.sleeps.iter().any(|one| one.person == person))
        };
        let home = youngest.and_then(|child| sleeps(child.id));
        let lives = |one: &&Person| {
            let belongs = || {
                let daily = self.people.care_by(one.id).any(|care| care.day_to_day);
                one.role == Role::Child || daily
            };
            let sleeps_in = |home: &Home| home.sleeps.iter().any(|known| known.person == one.id);
            home.map_or_else(belongs, sleeps_in)
        };
        self.people.iter().filter(here).filter(lives).collect()
    }
}
