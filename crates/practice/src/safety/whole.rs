// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is written about somebody as a whole, and that whoever writes it anew has seen what it replaces.

use super::{Event, Refused};
use crate::family::{self, Said};
use crate::ids::{EntryId, PersonId};

/// What is written as a whole, in place of what stood before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whole {
    /// How somebody can be reached.
    Contact(PersonId),
    /// Somebody's plan.
    Plan(PersonId),
    /// Where somebody can be found.
    Place(PersonId),
}

impl Whole {
    /// Whether an entry wrote it.
    #[must_use]
    pub fn is_written_by(self, said: &Said) -> bool {
        let family::Event::Safety(event) = &said.event else { return false };
        match (self, event) {
            (
                Self::Contact(of),
                Event::ContactAgreed { person, .. } | Event::ContactEnded { person, .. },
            )
            | (Self::Place(of), Event::Hidden { person, .. }) => of == *person,
            (Self::Plan(of), Event::Planned { plan }) => of == plan.person,
            _ => false,
        }
    }

    /// The entry that wrote what stands, of those somebody may read, oldest first.
    pub fn stands<'a>(self, said: impl IntoIterator<Item = &'a Said>) -> Option<EntryId> {
        let wrote = said.into_iter().filter(|one| self.is_written_by(one));
        wrote.last().map(|one| one.id)
    }

    /// Lets somebody write it anew who began from what stands. Whoever began before another wrote
    /// would put an older rule in place of a newer one that they never saw.
    ///
    /// # Errors
    /// When another one stands by now.
    pub fn begun_from(
        self,
        began: Option<EntryId>,
        stands: Option<EntryId>,
    ) -> Result<(), Refused> {
        if began == stands { Ok(()) } else { Err(Refused::AnotherStands(self)) }
    }

    /// The field of a form that a message about all of it stands beside: the first.
    pub(super) fn field(self) -> &'static str {
        match self {
            Self::Contact(_) => "way-phone",
            Self::Plan(_) => "signs",
            Self::Place(_) => "address",
        }
    }
}
