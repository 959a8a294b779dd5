// SPDX-License-Identifier: AGPL-3.0-or-later
//! What was told around children who are expected, were born, or were lost, as its entries fold.

use std::collections::BTreeMap;

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::tender::TenderDate;
use super::{Event, Grief, Imagining, OwnWords};
use crate::family::Family;
use crate::ids::PersonId;
use crate::people::Person;

/// How many days before and after a first birthday its hopes come back.
const AROUND_BIRTHDAY: i32 = 7;

/// What somebody imagined of a child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pictured {
    /// The child.
    pub child: PersonId,
    /// What it is.
    pub what: Imagining,
    /// In whose words.
    pub own: OwnWords,
}

/// How a birth was, as somebody told it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfBirth {
    /// The child.
    pub child: PersonId,
    /// In whose words.
    pub own: OwnWords,
}

/// What somebody said of a loss.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfLoss {
    /// The child.
    pub child: PersonId,
    /// What it is about.
    pub about: Grief,
    /// In whose words.
    pub own: OwnWords,
}

/// What was told around the children of a family, as far as a reader may know it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Expecting {
    /// What was imagined before they were born, oldest first. A loss takes none of it away.
    pub imagined: Vec<Pictured>,
    /// How their births were, oldest first.
    pub births: Vec<OfBirth>,
    /// What was said of losses, oldest first.
    pub losses: Vec<OfLoss>,
    /// Days that are held in mind, oldest first.
    pub tender: Vec<TenderDate>,
    names: BTreeMap<PersonId, NameChoice>,
}

/// Whether a name stays, as a parent chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameChoice {
    /// Whether it does.
    pub keep: bool,
    /// Who chose.
    pub teller: PersonId,
    /// When.
    pub on: Date,
}

impl Expecting {
    /// What was chosen of the name of a child they lost; none where nobody was asked yet.
    #[must_use]
    pub fn name_of(&self, child: PersonId) -> Option<NameChoice> {
        self.names.get(&child).copied()
    }

    /// Folds one event in. Total: what is in the record has happened.
    pub(crate) fn apply(&mut self, event: &Event) {
        match event.clone() {
            Event::Imagined { child, what, own } => {
                self.imagined.push(Pictured { child, what, own });
            }
            Event::BirthTold { child, own } => self.births.push(OfBirth { child, own }),
            Event::LossSaid { child, about, own } => {
                self.losses.push(OfLoss { child, about, own });
            }
            Event::NameKept { child, keep, teller, on } => {
                self.names.insert(child, NameChoice { keep, teller, on });
            }
            Event::TenderTold(told) => {
                self.tender.retain(|known| known.date != told.date);
                self.tender.push(told);
            }
            Event::TenderEnded { date, .. } => self.tender.retain(|known| known.date != date),
        }
    }
}

impl Family {
    /// What was hoped for the children whose first birthday is near, oldest first: no further than a week.
    /// Nothing for a child who was lost.
    #[must_use]
    pub fn hopes_back(&self, today: Date) -> Vec<&Pictured> {
        let near = |child: PersonId| {
            let known = self.people.get(child).filter(|known| known.is_living());
            let born = known.and_then(Person::born);
            // Who was born on the 29th of February is one on the last of the next.
            let first = born.and_then(|born| born.checked_add(1.year()).ok());
            first.is_some_and(|on| (on - today).get_days().abs() <= AROUND_BIRTHDAY)
        };
        let hopes = self.expecting.imagined.iter().filter(|one| one.what == Imagining::Hope);
        hopes.filter(|one| near(one.child)).collect()
    }
}
