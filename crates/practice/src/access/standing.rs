// SPDX-License-Identifier: AGPL-3.0-or-later
//! What ties somebody to a family today: rights are dated, and what held then need not hold now.

use jiff::Timestamp;
use jiff::civil::Date;

use super::{Relation, Standing, Tie};
use crate::family::Family;
use crate::ids::{PersonId, PractitionerId};
use crate::people::{Care, CareRole, Role};
use crate::rights::Effect;

impl Standing {
    /// Whether their tie lets them tell of a child in the child's own part: those who read it for caring.
    pub(super) fn cares(&self, child: PersonId) -> bool {
        matches!(self.tie(child), Tie::LegalParent | Tie::Representative | Tie::DayToDay)
    }
}

/// The age at which a child's parents no longer act for the child.
const OF_AGE: i16 = 18;

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asker {
    /// A practitioner, and whom they supervise.
    Practitioner(PractitionerId, Vec<PractitionerId>),
    /// A member of the family.
    Member(PersonId),
}

/// When somebody asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The moment.
    pub now: Timestamp,
    /// The day in the agency's time zone.
    pub today: Date,
}

/// What ties this asker to the family, folded from all its entries, at this moment.
#[must_use]
pub fn relation(family: &Family, asker: &Asker, at: Moment) -> Relation {
    match asker {
        Asker::Practitioner(practitioner, supervised) => {
            of_practitioner(family, *practitioner, supervised, at)
        }
        Asker::Member(person) => {
            standing(family, *person, at.today).map_or(Relation::None, Relation::Family)
        }
    }
}

fn of_practitioner(
    family: &Family,
    practitioner: PractitionerId,
    supervised: &[PractitionerId],
    Moment { now, today }: Moment,
) -> Relation {
    let keeps_out = family.rights.distances.iter().any(|distance| {
        distance.practitioner == practitioner
            && distance.since <= today
            && distance.until.is_none_or(|until| today < until)
    });
    // Thirty days after a family ended nobody works with it, however their work was written down.
    let closed = family.goodbye.is_closed_on(today);
    let on_team = |practitioner| !closed && family.has_on_team(practitioner, today);
    let covers = |practitioner: PractitionerId| {
        let mut covers = family.rights.covers.iter();
        let stands_in =
            covers.any(|cover| cover.practitioner == practitioner && cover.holds_on(today));
        !closed && stands_in
    };
    let worked = |practitioner: PractitionerId| {
        let mut covers = family.rights.covers.iter();
        family.team.iter().any(|member| member.practitioner == practitioner)
            || covers.any(|cover| cover.practitioner == practitioner)
    };
    let in_emergency = || {
        family.rights.emergencies.iter().any(|opened| {
            opened.practitioner == practitioner && opened.from <= now && now < opened.until
        })
    };
    if keeps_out {
        Relation::Distance
    } else if on_team(practitioner) {
        Relation::Team
    } else if covers(practitioner) {
        Relation::Cover
    } else if in_emergency() {
        Relation::Emergency
    } else if supervised.iter().any(|known| on_team(*known) || covers(*known)) {
        Relation::Supervises
    } else if closed && (worked(practitioner) || supervised.iter().any(|known| worked(*known))) {
        Relation::Ended
    } else {
        Relation::None
    }
}

/// A member's place in the family on a day: none for somebody who is no caregiver of it, or not any
/// more.
#[must_use]
pub fn standing(family: &Family, person: PersonId, today: Date) -> Option<Standing> {
    // Nobody reads as somebody who died; what they said stays theirs.
    let member = family.people.get(person).filter(|member| member.died.is_none())?;
    let children = family.people.children();
    let ties: Vec<_> =
        children.map(|child| (child.id, tie(family, person, child.id, today))).collect();
    let lives = |tie: &Tie| matches!(tie, Tie::LegalParent | Tie::Representative | Tie::DayToDay);
    // A caregiver of whom no tie was ever written down is still a caregiver of this family; one
    // whose ties have all ended, or were refused, is not.
    let untold = member.role == Role::Caregiver
        && !family.people.care.iter().any(|role| role.caregiver == person)
        && ties.iter().all(|(_, tie)| *tie == Tie::None);
    (untold || ties.iter().any(|(_, tie)| lives(tie))).then_some(Standing { person, ties })
}

/// What ties a member of the family to a child on a day.
///
/// A court's order stands before the agency's decision (45 CFR 164.502(g)), and both before what
/// follows from the roles of care. Parents are equal until a court or a decision says otherwise.
#[must_use]
pub fn tie(family: &Family, person: PersonId, child: PersonId, today: Date) -> Tie {
    if has_died(family, person) {
        return Tie::None;
    }
    let orders = || family.rights.orders_on(child, today);
    let ordered = |effect| orders().any(|order| order.person == person && order.effect == effect);
    if ordered(Effect::NoRecords) || ordered(Effect::RightsEnded) {
        return Tie::Refused;
    }
    if is_of_age(family, child, today) {
        return if person == child { Tie::LegalParent } else { Tie::None };
    }
    if ordered(Effect::Adopted) {
        return Tie::LegalParent;
    }
    if let Some(decision) = family.rights.decided(person, child, today) {
        return if decision.treated { Tie::Representative } else { Tie::Refused };
    }
    if ordered(Effect::Custody) {
        return Tie::Representative;
    }
    let adopted = orders().any(|order| order.effect == Effect::Adopted);
    let roles = family
        .people
        .care
        .iter()
        .filter(|role| role.caregiver == person && role.child == child && goes_on(role, today));
    roles.map(|role| of_role(role, adopted)).min().unwrap_or(Tie::None)
}

fn goes_on(role: &CareRole, today: Date) -> bool {
    role.since.is_none_or(|since| since <= today) && role.until.is_none_or(|until| today < until)
}

fn of_role(role: &CareRole, adopted: bool) -> Tie {
    match role.role {
        Care::Adoptive => Tie::LegalParent,
        Care::Birth | Care::Guardian if !adopted => Tie::LegalParent,
        Care::Foster | Care::Kin | Care::Other if role.day_to_day => Tie::DayToDay,
        Care::Birth | Care::Guardian | Care::Foster | Care::Kin | Care::Other => Tie::None,
    }
}

fn has_died(family: &Family, person: PersonId) -> bool {
    family.people.get(person).is_some_and(|known| known.died.is_some())
}

/// A child who died never comes of age: their parents stay their parents.
fn is_of_age(family: &Family, child: PersonId, today: Date) -> bool {
    if has_died(family, child) {
        return false;
    }
    let born = family.people.get(child).and_then(crate::people::Person::born);
    let birthday = born.and_then(|born| born.checked_add(jiff::Span::new().years(OF_AGE)).ok());
    birthday.is_some_and(|birthday| birthday <= today)
}
