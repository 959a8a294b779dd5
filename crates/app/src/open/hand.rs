// SPDX-License-Identifier: AGPL-3.0-or-later
//! In whose hand something a family says is written: the team's with them, or a caregiver's own.

use practice::PersonId;
use practice::access::Relation;

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
}
