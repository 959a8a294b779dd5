// SPDX-License-Identifier: AGPL-3.0-or-later
//! Before a visit: what of the visits so far is worth holding in mind, as far as whoever reads it may know.

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::family::Family;
use crate::ids::PersonId;
use crate::people::{Person, Role};
use crate::relationships::{Party, Relationship};
use crate::visits::{Field, Presence, Status, Visit, Written};

/// In how many visits in a row a child was not there, awake and with somebody, before it is asked about.
const WITHOUT_CHILD: usize = 2;
/// The length of a pregnancy, in days; and how many of them are early.
const TERM_DAYS: i32 = 280;
const EARLY_DAYS: i32 = 37 * 7;
/// Until which age in months an age is adjusted for being born early.
const ADJUSTED_MONTHS: i32 = 24;

/// How many of the last visits are looked at for how two were there.
pub const LOOKED_AT: usize = 8;

/// How a child and one who cares for them were there in one visit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct There<'a> {
    /// The visit.
    pub visit: &'a Visit,
    /// How the child was there.
    pub child: Presence,
    /// How the other was there.
    pub other: Presence,
}

impl<'a> There<'a> {
    fn of(visit: &'a Visit, child: PersonId, other: PersonId) -> Option<Self> {
        let held = &visit.signed.as_ref()?.held;
        Some(Self { visit, child: held.presence(child), other: held.presence(other) })
    }

    /// Whether the two were there at once, and awake.
    #[must_use]
    pub fn together_awake(self) -> bool {
        self.child == Presence::Awake && self.other == Presence::Awake
    }
}

/// Visits that took place, the newest first.
fn held(family: &Family) -> Vec<&Visit> {
    let newest = family.visits.newest_first().into_iter();
    newest.filter(|visit| visit.status() == Status::Held).collect()
}

/// The day a child who was born early was to be born, while ages are told from it; none for anybody else.
#[must_use]
pub fn adjusted_birth(child: &Person, today: Date) -> Option<Date> {
    early_due(child, today).filter(|due| *due <= today)
}

/// The same, also while that day lies ahead.
pub(crate) fn early_due(child: &Person, today: Date) -> Option<Date> {
    let (born, gestation) = (child.born()?, child.gestation?);
    let days = i32::from(gestation.weeks) * 7 + i32::from(gestation.days);
    if !(1..EARLY_DAYS).contains(&days) || !child.is_living() {
        return None;
    }
    let due = born.checked_add((TERM_DAYS - days).days()).ok()?;
    let until = born.saturating_add(ADJUSTED_MONTHS.months());
    (today < until).then_some(due)
}

impl Family {
    /// Whether both sides live, or work with the family.
    pub(crate) fn both_live(&self, known: &Relationship) -> bool {
        [known.a, known.b].into_iter().all(|side| match side {
            Party::Person(person) => self.people.get(person).is_none_or(Person::is_living),
            Party::Practitioner(_) => true,
        })
    }

    /// The relationships the last visit was about, that will likely be met again; all, where there was none. None
    /// with somebody who died.
    #[must_use]
    pub fn likely_met(&self) -> Vec<&Relationship> {
        let last = held(self).into_iter().find_map(|visit| visit.signed.as_ref());
        let met = |known: &&Relationship| {
            last.is_none_or(|signed| signed.held.relationships.contains(&known.id))
        };
        self.relationships.iter().filter(met).filter(|known| self.both_live(known)).collect()
    }

    /// The last hard moment of each relationship that no repair came after, with its visit. What was between somebody
    /// and one who died is not asked to be mended.
    #[must_use]
    pub fn unmended(&self) -> Vec<(&Relationship, &Visit, &Written)> {
        let open = |known: &Relationship| {
            let (hard, written) = self.visits.last(Field::HardMoment, known.id)?;
            let mended = self.visits.last(Field::Repair, known.id);
            let mended = mended.is_some_and(|(repair, _)| hard.on() <= repair.on());
            (!mended).then_some((hard, written))
        };
        let all = self.relationships.iter().filter(|known| self.both_live(known));
        all.filter_map(|known| open(known).map(|(hard, written)| (known, hard, written))).collect()
    }

    /// Whether the last two visits went by without a child awake and together with somebody who cares for them.
    /// Visits before the birth of a child who lives do not count: nobody was there to be met.
    #[must_use]
    pub fn met_without_child(&self) -> bool {
        let living = self.people.children().filter(|child| child.is_living());
        let Some(born) = living.filter_map(Person::born).min() else { return false };
        let since = held(self).into_iter().filter(|visit| visit.on().is_some_and(|on| born <= on));
        let last: Vec<&Visit> = since.take(WITHOUT_CHILD).collect();
        last.len() == WITHOUT_CHILD && !last.iter().any(|visit| self.was_together(visit))
    }

    /// Of the last visits about a child and one who cares for them, the newest first: how each of the two was there.
    /// None where it is of nobody else, the child is lost or not born yet, or no such visit was held since birth.
    #[must_use]
    pub fn how_each_was_there(&self, known: &Relationship) -> Option<Vec<There<'_>>> {
        let side = |side: Party| match side {
            Party::Person(person) => self.people.get(person),
            Party::Practitioner(_) => None,
        };
        let (a, b) = (side(known.a)?, side(known.b)?);
        let (child, other) = if a.role == Role::Child { (a, b) } else { (b, a) };
        let two = child.role == Role::Child && other.role != Role::Child;
        let born = child.born().filter(|_| two && child.is_living())?;
        let about = held(self).into_iter().filter(|visit| visit.about(known.id));
        let since = about.filter(|visit| visit.on().is_some_and(|on| born <= on));
        let there = |visit| There::of(visit, child.id, other.id);
        let all: Vec<There<'_>> = since.filter_map(there).take(LOOKED_AT).collect();
        (!all.is_empty()).then_some(all)
    }

    fn was_together(&self, visit: &Visit) -> bool {
        let Some(signed) = &visit.signed else { return false };
        let there = |role: Role, asleep_too: bool| {
            self.people.iter().filter(|person| person.role == role).any(|person| {
                match signed.held.presence(person.id) {
                    Presence::Awake => true,
                    Presence::Asleep => asleep_too,
                    Presence::Absent => false,
                }
            })
        };
        there(Role::Child, false) && there(Role::Caregiver, true)
    }
}
