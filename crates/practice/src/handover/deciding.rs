// SPDX-License-Identifier: AGPL-3.0-or-later
//! What may happen in a goodbye and hello, and why not.

use jiff::Span;
use jiff::civil::Date;

use super::{
    AHEAD_DAYS_MAX, Carried, Event, Farewell, Leaving, Met, Omitted, Plan, Received, Told, stands,
};
use crate::family::{Family, Record, TeamMember};
use crate::ids::{PersonId, PractitionerId, VisitId};
use crate::label::{Facet, Label, Labelled};
use crate::people::own_facet;
use crate::text::Text;
use crate::visits::Status;

/// Why something of a goodbye and hello is not taken. Shown beside the field it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The last day is over already.
    #[error("the last day is over already")]
    Over,
    /// The last day is more than half a year ahead.
    #[error("the last day is more than half a year ahead")]
    TooFar,
    /// Nobody leaves who works with this family.
    #[error("nobody of this family's team is known to leave")]
    NoPlan,
    /// Who comes next is who leaves.
    #[error("who comes next is who leaves")]
    Same,
    /// Nobody was named to come next.
    #[error("nobody was named to come next")]
    NoNext,
    /// The day lies in the future.
    #[error("the day lies in the future")]
    InFuture,
    /// The day is before the family was met.
    #[error("the day is before the record was opened")]
    BeforeOpening,
    /// Whoever told it never worked with the family.
    #[error("whoever told it never worked with the family")]
    NotOfTeam,
    /// Whoever said it is not in the family.
    #[error("the person is not in this family")]
    NoSuchPerson,
    /// The visit did not take place, or before it was known that somebody leaves.
    #[error("there was no such visit since it is known")]
    NoSuchVisit,
    /// Nothing was written.
    #[error("nothing was written")]
    Empty,
    /// The step is settled already.
    #[error("the step is settled already")]
    Settled,
}

impl Refused {
    /// A stable name for the message shown.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Over => "handover-refused-over",
            Self::TooFar => "handover-refused-too-far",
            Self::NoPlan => "handover-refused-no-plan",
            Self::Same => "handover-refused-same",
            Self::NoNext => "handover-refused-no-next",
            Self::InFuture => "handover-refused-in-future",
            Self::BeforeOpening => "handover-refused-before-opening",
            Self::NotOfTeam => "handover-refused-not-of-team",
            Self::NoSuchPerson => "handover-refused-no-such-person",
            Self::NoSuchVisit => "handover-refused-no-such-visit",
            Self::Empty => "handover-refused-empty",
            Self::Settled => "handover-refused-settled",
        }
    }
}

/// Whether somebody's last day may be this one: today, or up to half a year ahead.
///
/// # Errors
/// When it is over already or lies further ahead.
pub fn last_day(until: Date, today: Date) -> Result<Date, Refused> {
    if until < today {
        return Err(Refused::Over);
    }
    if today.saturating_add(Span::new().days(AHEAD_DAYS_MAX)) < until {
        return Err(Refused::TooFar);
    }
    Ok(until)
}

/// Begins this family's goodbye and hello, or moves the last day of the one that goes on. Nothing where
/// they do not work with the family, it has ended, or it is so already. That somebody leaves is for those
/// who do the work until the family was told.
#[must_use]
pub fn begin(family: &Family, leaving: Leaving) -> Vec<Labelled> {
    let Leaving { who, on, until, at_once } = leaving;
    if !family.has_on_team(who, on) || family.goodbye.ended.is_some() {
        return Vec::new();
    }
    let event = match going_on(family, who, on) {
        Some(plan) if plan.until == until => return Vec::new(),
        // Whose last day is over, and who is only now taken off the team, has said goodbye.
        Some(plan) if at_once && plan.until < on => return Vec::new(),
        Some(_) => Event::Moved(leaving),
        None => Event::Began(leaving),
    };
    vec![Labelled::new(Label::of(Facet::Practitioner), event)]
}

/// The goodbye of somebody who still works with the family, and did when it began: whoever left and came
/// back has none.
fn going_on(family: &Family, who: PractitionerId, today: Date) -> Option<&Plan> {
    let plan = family.handover.plan_of(who)?;
    let ever_since = |member: &&TeamMember| {
        member.practitioner == who
            && member.since <= plan.began
            && member.until.is_none_or(|until| today < until)
    };
    family.team.iter().find(ever_since).map(|_| plan)
}

/// They stay: the goodbye is taken back. A family that was told reads that too, so that what they were
/// told does not stand any longer. Nothing where no goodbye goes on.
#[must_use]
pub fn take_back(family: &Family, who: PractitionerId, on: Date) -> Vec<Labelled> {
    let Some(plan) = going_on(family, who, on) else { return Vec::new() };
    let began = plan.began;
    let told = family.handover.told.iter().any(|told| told.who == who && began <= told.until);
    let facet = if told { Facet::Together } else { Facet::Practitioner };
    vec![Labelled::new(Label::of(facet), Event::Withdrawn { who, began, on })]
}

fn plan(family: &Family, who: PractitionerId) -> Result<&Plan, Refused> {
    family.handover.plan_of(who).ok_or(Refused::NoPlan)
}

/// Names who comes next: they work with the family from today, so that both are there for a while.
/// Nothing where it is so already.
///
/// # Errors
/// When nobody leaves, or whoever does is named.
pub fn name_next(
    family: &Family,
    (who, next): (PractitionerId, PractitionerId),
    today: Date,
) -> Result<Vec<Labelled>, Refused> {
    let plan = plan(family, who)?;
    if who == next {
        return Err(Refused::Same);
    }
    let mut all = Vec::new();
    if plan.next() != Some(next) {
        let named = Event::Named { who, next, on: today };
        all.push(Labelled::new(Label::of(Facet::Practitioner), named));
    }
    if !family.has_on_team(next, today) {
        let joined = Record::TeamChanged { practitioner: next, on: today, joined: true };
        all.push(Labelled::new(Label::of(Facet::Together), joined));
    }
    Ok(all)
}

/// That the family was told: when, by whom, and how they took it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telling {
    /// The day.
    pub on: Date,
    /// Who told them.
    pub by: PractitionerId,
    /// How they took it; empty where nobody wrote it down.
    pub words: Text,
    /// Who said that; none where a practitioner saw it.
    pub teller: Option<PersonId>,
}

/// Keeps that the family was told what holds today. That is theirs together from then on; how somebody took
/// it stays theirs who said it, and what a practitioner saw the practitioner's.
///
/// # Errors
/// When nobody leaves, the day is ahead or before the opening, or somebody is named who was not there.
pub fn tell(
    family: &Family,
    who: PractitionerId,
    telling: Telling,
    today: Date,
) -> Result<Vec<Labelled>, Refused> {
    let plan = plan(family, who)?;
    let Telling { on, by, words, teller } = telling;
    if today < on {
        return Err(Refused::InFuture);
    }
    if family.opened.is_some_and(|opened| on < opened) {
        return Err(Refused::BeforeOpening);
    }
    let covers = family.rights.covers.iter().map(|cover| cover.practitioner);
    let mut team = family.team.iter().map(|member| member.practitioner).chain(covers);
    if !team.any(|member| member == by) {
        return Err(Refused::NotOfTeam);
    }
    let told = Told { who, until: plan.until, next: plan.next(), on, by };
    let mut all = vec![Labelled::new(Label::of(Facet::Together), Event::Told(told))];
    if !words.is_empty() {
        let label = label_of(family, teller)?;
        all.push(Labelled::new(label, Event::Received(Received { who, on, words, teller })));
    }
    Ok(all)
}

/// Whose part somebody's words are in.
fn label_of(family: &Family, teller: Option<PersonId>) -> Result<Label, Refused> {
    let Some(teller) = teller else { return Ok(Label::of(Facet::Practitioner)) };
    let person = family.people.get(teller).ok_or(Refused::NoSuchPerson)?;
    Ok(Label::of(own_facet(person.role, teller)).about([teller]).told_by(Some(teller)))
}

/// Keeps at which visit the family met who comes next: theirs together, like the visit itself.
///
/// # Errors
/// When nobody leaves or was named, or there was no such visit since it is known.
pub fn meet(family: &Family, who: PractitionerId, visit: VisitId) -> Result<Labelled, Refused> {
    let plan = plan(family, who)?;
    let next = plan.next().ok_or(Refused::NoNext)?;
    let held = family.visits.get(visit).filter(|visit| visit.status() == Status::Held);
    let on = held.and_then(crate::visits::Visit::on).filter(|on| plan.began <= *on);
    let met = Met { who, next, visit, on: on.ok_or(Refused::NoSuchVisit)? };
    Ok(Labelled::new(Label::of(Facet::Together), Event::Met(met)))
}

/// Carries on what helps this family and what to hold in mind, for whoever works with it.
///
/// # Errors
/// When they do not leave, or nothing was written.
pub fn carry_on(family: &Family, carried: Carried) -> Result<Labelled, Refused> {
    plan(family, carried.who)?;
    if carried.helps.is_empty() && carried.mind.is_empty() {
        return Err(Refused::Empty);
    }
    Ok(Labelled::new(Label::of(Facet::Practitioner), Event::Carried(carried)))
}

/// Leaves a step out, with the reason.
///
/// # Errors
/// When nobody leaves, no reason is given, or nothing is left to do for it.
pub fn leave_out(family: &Family, omitted: Omitted) -> Result<Labelled, Refused> {
    let plan = plan(family, omitted.who)?;
    if stands(family, plan, omitted.step).is_settled() {
        return Err(Refused::Settled);
    }
    if omitted.why.is_empty() {
        return Err(Refused::Empty);
    }
    Ok(Labelled::new(Label::of(Facet::Practitioner), Event::Omitted(omitted)))
}

/// Gives the family a letter of goodbye: theirs together, kept as it was given. It needs no plan: also
/// where the work itself ends, somebody may write one.
///
/// # Errors
/// When nothing was written.
pub fn give_letter(from: PractitionerId, words: Text, today: Date) -> Result<Labelled, Refused> {
    if words.is_empty() {
        return Err(Refused::Empty);
    }
    let letter = Farewell { from, on: today, words };
    Ok(Labelled::new(Label::of(Facet::Together), Event::FarewellGiven(letter)))
}
