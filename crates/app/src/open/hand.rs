// SPDX-License-Identifier: AGPL-3.0-or-later
//! In whose hand something a family says is written: the team's with them, or a caregiver's own; and whose part it goes to.

use practice::access::Relation;
use practice::visits::part_of_visit;
use practice::{Facet, PersonId};

use super::Open;

/// Who writes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Hand {
    /// Somebody who works with the family, with them.
    Team,
    /// A caregiver, what is their own.
    Own(PersonId),
    /// Nobody: the reader only reads.
    Nobody,
}

impl Hand {
    /// Whose hand it would be.
    pub fn of(open: &Open) -> Self {
        match &open.reader.relation {
            _ if open.may_write() => Self::Team,
            Relation::Family(standing) => Self::Own(standing.person),
            _ => Self::Nobody,
        }
    }

    /// The caregiver whose own hand it is.
    pub fn person(self) -> Option<PersonId> {
        match self {
            Self::Own(me) => Some(me),
            Self::Team | Self::Nobody => None,
        }
    }
}

impl Open {
    /// In whose own part that stays which a family would hold together, where somebody has to be kept safe: one of
    /// these. None where nobody has to be. Decided by everybody's entries, and never shown.
    pub fn kept_with(&self, among: &[PersonId]) -> Option<PersonId> {
        let entries = self.whole();
        match part_of_visit(&entries.whole, &entries.said, among, self.today) {
            Facet::Caregiver(person) => Some(person),
            _ => None,
        }
    }

    /// Those who care for a child of this family and live, but for one of them.
    pub fn others_than(&self, person: PersonId) -> Vec<PersonId> {
        let living = self.family.people.caregivers().filter(|one| one.is_living());
        living.map(|one| one.id).filter(|id| *id != person).collect()
    }
}
