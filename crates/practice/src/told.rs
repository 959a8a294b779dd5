// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is told of a child: in whose voice, whose part of the record it goes to, and who may tell it so.

use serde::{Deserialize, Serialize};

use crate::family::Family;
use crate::ids::{PersonId, PractitionerId};
use crate::label::{Facet, Label};
use crate::people::{Person, Role};
use crate::relationships::Party;

/// Who told something of a child, and whose part of the record it is in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Who told it.
    pub by: Party,
    /// The child's part, one caregiver's own, or that of those who do the work.
    pub part: Facet,
    /// Whom of the family a caregiver let read it.
    #[serde(default)]
    pub shared: Vec<PersonId>,
    /// Whether whoever told it chose all who care for the child. Where somebody has to be kept safe it is kept with
    /// fewer, and to whoever told it everything stays as they chose it: nobody is told that.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub chosen_for_all: bool,
}

impl Told {
    /// The caregiver who told it; none where whoever works with the family did.
    #[must_use]
    pub fn person(&self) -> Option<PersonId> {
        match self.by {
            Party::Person(person) => Some(person),
            Party::Practitioner(_) => None,
        }
    }

    /// Whether it is for everybody who cares for the child.
    #[must_use]
    pub fn is_for_all(&self) -> bool {
        matches!(self.part, Facet::Child(_))
    }

    /// The same, as it stands to this reader of the family: to whoever told it, as they chose.
    #[must_use]
    pub fn stands_for_all(&self, reader: Option<PersonId>) -> bool {
        let own = reader.is_some() && reader == self.person();
        self.is_for_all() || (own && self.chosen_for_all)
    }

    /// The same in a part that not all of the family read, such as a visit's, or the one things stay in where
    /// somebody has to be kept safe: nobody reads it who does not read that part.
    #[must_use]
    pub fn within(self, limit: Facet) -> Self {
        let part = match (limit, self.part) {
            (Facet::Together, _) => return self,
            (_, Facet::Practitioner) => Facet::Practitioner,
            (Facet::Caregiver(limit), part) => {
                let own = part == Facet::Caregiver(limit) || matches!(part, Facet::Child(_));
                let another = self.person().is_some_and(|teller| teller != limit);
                if own && !another { Facet::Caregiver(limit) } else { Facet::Practitioner }
            }
            _ => Facet::Practitioner,
        };
        Self { part, shared: Vec::new(), ..self }
    }

    /// The same, where it is told of something another told: nobody reads it who does not read the part that is in.
    /// Of what was chosen for fewer it stands as chosen for fewer, too.
    #[must_use]
    pub fn narrowed(self, of: &Self) -> Self {
        if of.is_for_all() {
            return self;
        }
        let chosen_for_all = self.chosen_for_all && of.chosen_for_all;
        Self { chosen_for_all, ..self.within(of.part) }
    }

    /// Who may read it. What somebody of the family told stays theirs, also in the child's part.
    #[must_use]
    pub fn label(&self, child: PersonId) -> Label {
        let teller = self.person();
        let label = match self.part {
            Facet::Caregiver(whose) => Label::of(self.part)
                .about([whose, child])
                .told_by(teller.filter(|teller| *teller == whose)),
            part => Label::of(part).about([child]).told_by(teller),
        };
        label.shared_with(self.shared.iter().copied())
    }

    /// Who reads what becomes of it, in this part as things are now: whoever told it and whom they let read it; never
    /// more. It is told by nobody, since those who do the work write it.
    #[must_use]
    pub fn label_after(&self, child: PersonId, limit: Facet) -> Label {
        let now = self.clone().within(limit);
        match (now.part, now.person()) {
            (Facet::Child(_), Some(teller)) => {
                let own = Label::of(Facet::Caregiver(teller)).about([teller, child]);
                own.shared_with(now.shared.iter().copied())
            }
            _ => now.label(child).told_by(None),
        }
    }

    /// Who learns that it is gone: everybody who could read it, those included whom it was shared with later. In
    /// whoever told it own part where they take it back themselves, so that no tie that ended is in the way.
    #[must_use]
    pub fn label_gone(&self, child: PersonId, hand: Hand, later: &[PersonId]) -> Label {
        let label = match hand.person {
            Some(me) => Label::of(Facet::Caregiver(me)).about([me, child]).told_by(Some(me)),
            None => Label { shared: Vec::new(), ..self.label(child) },
        };
        let mut readers = self.shared.clone();
        readers.extend(later.iter().filter(|id| !self.shared.contains(id)));
        label.shared_with(readers)
    }

    /// Whether this hand may tell it so: a caregiver what is hers, in her own part or the child's; those who work with
    /// the family what they saw or were told.
    ///
    /// # Errors
    /// When whoever tells it does not care for a child here, or the part is none it may go to.
    pub fn check(&self, family: &Family, child: PersonId, hand: Hand) -> Result<(), NotTold> {
        let carer = |id: PersonId| {
            let known = family.people.get(id).filter(|known| known.role == Role::Caregiver);
            known.is_some_and(Person::is_living)
        };
        if self.person().is_some_and(|teller| !carer(teller)) {
            return Err(NotTold::UnknownTeller);
        }
        if hand.person.is_some_and(|me| self.by != Party::Person(me)) {
            return Err(NotTold::UnknownTeller);
        }
        let may = match self.part {
            Facet::Child(of) => of == child,
            Facet::Caregiver(whose) => {
                carer(whose) && self.person().is_none_or(|teller| teller == whose)
            }
            Facet::Practitioner => hand.person.is_none(),
            Facet::Together | Facet::Safety | Facet::Agency => false,
        };
        let shared = self.shared.iter().all(|one| family.people.get(*one).is_some());
        if may && shared { Ok(()) } else { Err(NotTold::NotTheirOwn) }
    }
}

/// The narrowest part something was ever kept in, which nothing that comes after leaves: of what it was before, the oldest
/// first, and what it is now.
pub(crate) fn narrowest<'a>(before: impl IntoIterator<Item = &'a Told>, now: &'a Told) -> &'a Told {
    before.into_iter().find(|told| !told.is_for_all()).unwrap_or(now)
}

/// Why something is not told that way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotTold {
    /// Whoever tells it does not care for a child of this family.
    UnknownTeller,
    /// It may not go to that part.
    NotTheirOwn,
}

/// In whose hand something of a child is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hand {
    /// Who writes.
    pub by: PractitionerId,
    /// Which caregiver that is, where it is one.
    pub person: Option<PersonId>,
}

impl Hand {
    /// Whether it is theirs: told by them, or written down by them.
    #[must_use]
    pub fn brought(self, told: &Told, written: PractitionerId) -> bool {
        let told_it = self.person.is_some_and(|me| told.by == Party::Person(me));
        told_it || self.by == written
    }
}

/// A child of this family who is born or expected, and lives.
pub(crate) fn living_child(family: &Family, child: PersonId) -> bool {
    let known = family.people.get(child).filter(|known| known.role == Role::Child);
    known.is_some_and(Person::is_living)
}
