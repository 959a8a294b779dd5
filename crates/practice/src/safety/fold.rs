// SPDX-License-Identifier: AGPL-3.0-or-later
//! What keeps somebody safe, as its entries fold.

use jiff::Timestamp;
use jiff::civil::Date;

use super::{Event, SafeContact};
use crate::ids::{PersonId, PractitionerId};

/// What was agreed, or ended, about reaching somebody.
#[derive(Debug, Clone, PartialEq)]
pub struct Reaching {
    /// Who is reached.
    pub person: PersonId,
    /// The rule; none where what stood before ended.
    pub rule: Option<SafeContact>,
    /// Since when.
    pub from: Date,
    /// Who wrote it.
    pub by: PractitionerId,
    /// When it was recorded.
    pub at: Timestamp,
}

/// What keeps the people of a family safe, as far as a reader may know it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Safety {
    /// What was agreed about reaching each person, oldest first.
    pub contacts: Vec<Reaching>,
}

impl Safety {
    /// The rule about reaching somebody that holds on a day: the last that was agreed and had begun.
    #[must_use]
    pub fn contact_on(&self, person: PersonId, day: Date) -> Option<&SafeContact> {
        let begun = |known: &&Reaching| known.person == person && known.from <= day;
        self.contacts.iter().rev().find(begun)?.rule.as_ref()
    }

    /// Whether something open to all who read the person's own part stands about reaching them.
    pub(super) fn stands_openly(&self, person: PersonId) -> bool {
        let open = |known: &&Reaching| {
            known.person == person && !known.rule.as_ref().is_some_and(SafeContact::is_guarded)
        };
        self.contacts.iter().rev().find(open).is_some_and(|known| known.rule.is_some())
    }

    /// Folds one event in. Total: what is in the record has happened.
    pub(crate) fn apply(&mut self, event: &Event, by: PractitionerId, at: Timestamp) {
        match event.clone() {
            Event::ContactAgreed { person, rule } => {
                let from = rule.from;
                self.contacts.push(Reaching { person, rule: Some(rule), from, by, at });
            }
            Event::ContactEnded { person, on } => {
                self.contacts.push(Reaching { person, rule: None, from: on, by, at });
            }
        }
    }
}
