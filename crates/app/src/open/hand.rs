// SPDX-License-Identifier: AGPL-3.0-or-later
//! In whose hand something a family says is written: the team's with them, or a caregiver's own; and whose part it goes to.

use jiff::civil::Date;
use practice::access::{self, Purpose, Reader, Relation};
use practice::visits::{Presence, Status, Visit, label_of_visit, part_of_visit};
use practice::{Facet, Labelled, PersonId, VisitId};

use super::Open;
use crate::error::Error;

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

    /// Whose hand it is; ends the request of somebody who may only read.
    pub fn writing(open: &Open) -> Result<Self, Error> {
        match Self::of(open) {
            Self::Nobody => Err(Error::Forbidden),
            hand => Ok(hand),
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
    /// The part in which that stays which a family would hold together: where somebody has to be kept safe one of
    /// these people's own, or, where there is none, that of those who do the work. Decided by everybody's entries,
    /// and never shown. Ask it where an act is decided ([`Open::write_by_whole`]), as things are then.
    pub fn part_now(&self, among: &[PersonId]) -> Facet {
        let entries = self.whole();
        part_of_visit(&entries.whole, &entries.said, among, self.today)
    }

    /// In whose own part that stays, where somebody has to be kept safe: one of these. None where nobody has to be.
    pub fn kept_with(&self, among: &[PersonId]) -> Option<PersonId> {
        match self.part_now(among) {
            Facet::Caregiver(person) => Some(person),
            _ => None,
        }
    }

    /// Whether what a family would hold together goes to one caregiver's own part instead, since somebody has to be
    /// kept safe. Decided by everybody's entries; shown to nobody who may not open the protected part.
    pub fn calls_for_care(&self) -> bool {
        let entries = self.whole();
        part_of_visit(&entries.whole, &entries.said, &[], self.today) != Facet::Together
    }

    /// Under the label it has; but where somebody has to be kept safe, what the team writes of something that somebody
    /// shared stays with them: what becomes of it may say where they are.
    pub fn as_shared_now(&self, one: Labelled) -> Labelled {
        let kept = Hand::of(self) == Hand::Team && self.calls_for_care();
        if kept { one.shared_with_nobody() } else { one }
    }

    /// Whether a form may begin with what the family holds together: where nobody has to be kept safe, and whoever
    /// looks may know that.
    pub fn begins_together(&self) -> bool {
        let knows = access::may_open(&Reader { purpose: Purpose::Safety, ..self.reader.clone() });
        knows && !self.calls_for_care()
    }

    /// The visit that was held on this day, where whoever writes knows of one: there it was said or seen. Of several,
    /// the one at which somebody was, where it is about them.
    pub fn held_on(&self, on: Date, whom: Option<PersonId>) -> Option<VisitId> {
        let newest = self.family.visits.newest_first().into_iter();
        let held = newest.filter(|visit| visit.status() == Status::Held && visit.on() == Some(on));
        let held: Vec<&Visit> = held.collect();
        let was_there = |visit: &&&Visit| {
            let signed = visit.signed.as_ref();
            whom.zip(signed)
                .is_some_and(|(whom, signed)| signed.held.presence(whom) != Presence::Absent)
        };
        held.iter().find(was_there).or(held.first()).map(|visit| visit.id)
    }

    /// The part of the record a signed visit is in.
    pub fn part_of_signed(&self, visit: Option<VisitId>) -> Option<Facet> {
        label_of_visit(&self.whole().said, visit?).map(|label| label.facet)
    }

    /// The part what the team writes of a day stays in: that of the visit held then, where fewer read that one.
    pub fn part_of_day(&self, on: Date, whom: Option<PersonId>) -> Facet {
        let visit = Some(on).filter(|_| Hand::of(self) == Hand::Team);
        let visit = visit.and_then(|on| self.held_on(on, whom));
        self.part_of_signed(visit).unwrap_or(Facet::Together)
    }

    /// Those who care for a child of this family and live.
    pub fn carers(&self) -> impl Iterator<Item = PersonId> {
        self.family.people.caregivers().filter(|one| one.is_living()).map(|one| one.id)
    }

    /// Those who care for a child of this family and live, but for one of them.
    pub fn others_than(&self, person: PersonId) -> Vec<PersonId> {
        self.carers().filter(|id| *id != person).collect()
    }
}
