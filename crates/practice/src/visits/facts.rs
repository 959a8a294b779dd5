// SPDX-License-Identifier: AGPL-3.0-or-later
//! The facts of a visit: what they have to be to be signed, and putting them right when they were not so.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::deciding::{MINUTES_MAX, Refused};
use super::fold::Signed;
use super::{Held, Presence};
use crate::family::Family;
use crate::ids::PersonId;
use crate::label::Label;

/// The facts of a signed visit as they should read now.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    /// When, where, who, whose relationship.
    pub held: Held,
    /// The amendment that last put right what they were read from; zero for the note as signed.
    pub of: u32,
    /// The day they are put right.
    pub today: Date,
}

impl Signed {
    /// The amendment that last put the facts right; zero where they stand as signed.
    #[must_use]
    pub fn facts_of(&self) -> u32 {
        self.corrected.last().map_or(0, |last| last.number)
    }

    /// The facts as that amendment left them; none where it put none right.
    #[must_use]
    pub fn as_of(&self, number: u32) -> Option<&Held> {
        let known = number == 0 || self.corrected.iter().any(|one| one.number == number);
        let later = self.corrected.iter().find(|one| one.number > number);
        known.then(|| later.map_or(&self.held, |one| &one.before))
    }
}

/// Whether everybody and every relationship named is of this family.
pub(super) fn known(family: &Family, held: &Held) -> Result<(), Refused> {
    if held.present.iter().any(|present| family.people.get(present.person).is_none()) {
        return Err(Refused::UnknownPerson);
    }
    if held.relationships.iter().any(|id| family.relationships.get(*id).is_none()) {
        return Err(Refused::UnknownRelationship);
    }
    Ok(())
}

/// Whether these are facts of a visit that was: not ahead, with somebody there, about a relationship.
pub(super) fn check(held: &Held, today: Date) -> Result<(), Refused> {
    if held.when.on > today {
        return Err(Refused::InFuture);
    }
    if held.minutes.is_some_and(|minutes| minutes == 0 || minutes > MINUTES_MAX) {
        return Err(Refused::Minutes);
    }
    if held.present.iter().all(|present| present.how == Presence::Absent) {
        return Err(Refused::NobodyThere);
    }
    if held.relationships.is_empty() {
        return Err(Refused::NoRelationship);
    }
    Ok(())
}

/// The facts put right; none where nothing was changed in what they were read from.
pub(super) fn put_right(
    family: &Family,
    signed: &Signed,
    facts: Facts,
) -> Result<Option<Held>, Refused> {
    let Facts { held, of, today } = facts;
    let before = signed.as_of(of).ok_or(Refused::FactsChanged)?;
    known(family, &held)?;
    let held = with_unknown(family, before, held);
    if is_same(&held, before) || is_same(&held, &signed.held) {
        return Ok(None);
    }
    if of != signed.facts_of() {
        return Err(Refused::FactsChanged);
    }
    check(&held, today)?;
    Ok(Some(held))
}

/// The label of facts that are put right: the visit's own, so that they are read by whoever reads of the visit, and
/// about those who are said to have been there too, since what goes out by consent needs that of each.
pub(super) fn label(visit: Option<&Label>, held: &Held) -> Result<Label, Refused> {
    let mut label = visit.ok_or(Refused::NotSigned)?.clone();
    for present in &held.present {
        if !label.subjects.contains(&present.person) {
            label.subjects.push(present.person);
        }
    }
    Ok(label)
}

/// With whom and what whoever puts it right does not know of: nobody takes away what they do not see.
fn with_unknown(family: &Family, before: &Held, mut held: Held) -> Held {
    let people = before.present.iter();
    held.present.extend(people.filter(|one| family.people.get(one.person).is_none()));
    let about = before.relationships.iter();
    held.relationships.extend(about.filter(|id| family.relationships.get(**id).is_none()));
    held
}

/// Whether two say the same, in whichever order.
fn is_same(one: &Held, other: &Held) -> bool {
    let about = |held: &Held| held.relationships.iter().copied().collect::<BTreeSet<_>>();
    (&one.when, one.minutes, one.lead) == (&other.when, other.minutes, other.lead)
        && there(one) == there(other)
        && about(one) == about(other)
}

/// Who was there, and how.
fn there(held: &Held) -> BTreeMap<PersonId, Presence> {
    let mut there = BTreeMap::new();
    for present in &held.present {
        there.entry(present.person).or_insert(present.how);
    }
    there.retain(|_, how| *how != Presence::Absent);
    there
}
