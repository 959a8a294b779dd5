// SPDX-License-Identifier: AGPL-3.0-or-later
//! Deciding on what is written of how somebody was held: of a visit, about a grown person, in their own part where they read the visit.

use super::{Event, How};
use crate::family::Family;
use crate::ids::{PersonId, VisitId};
use crate::label::{Facet, Label, Labelled};
use crate::people::{Person, Role, own_facet};

/// Keeps how somebody was held in a visit of this part: in their own part, where they read the visit, and else with those
/// who do the work. What was said is theirs, so nobody else of the family reads any of it.
///
/// # Errors
/// When nothing is written, or whom it is about is no grown person of this family.
pub fn keep(
    family: &Family,
    (visit, of_visit): (VisitId, Facet),
    about: PersonId,
    how: How,
) -> Result<Labelled, Refused> {
    if how.is_empty() {
        return Err(Refused::Nothing);
    }
    let person = family.people.get(about).filter(|one| one.role != Role::Child);
    let person = person.filter(|one| one.is_living()).ok_or(Refused::UnknownPerson)?;
    let label = Label::of(part(of_visit, person)).about([about]).told_by(Some(about));
    Ok(Labelled::new(label, Event::Kept { visit, about, how }))
}

fn part(of_visit: Facet, person: &Person) -> Facet {
    let own = own_facet(person.role, person.id);
    match of_visit {
        Facet::Together => own,
        part if part == own => own,
        _ => Facet::Practitioner,
    }
}

/// Why it is not kept. Shown beside the field it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Nothing is written.
    #[error("nothing is written of how somebody was held")]
    Nothing,
    /// Whom it is about is no grown person of this family.
    #[error("whom it is about is not known in this family")]
    UnknownPerson,
}

impl Refused {
    /// The field of a form it belongs to.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::Nothing => "holding-said",
            Self::UnknownPerson => "holding-about",
        }
    }

    /// A stable name for the message shown.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Nothing => "holding-refused-nothing",
            Self::UnknownPerson => "holding-refused-person",
        }
    }
}
