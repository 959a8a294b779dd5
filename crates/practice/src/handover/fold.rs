// SPDX-License-Identifier: AGPL-3.0-or-later
//! A family's goodbyes and hellos as their entries fold, and how each step stands.

use jiff::civil::Date;

use super::{Carried, Event, Farewell, Leaving, Met, Omitted, Received, Step, Told};
use crate::family::Family;
use crate::ids::PractitionerId;
use crate::visits::{Status, Visit};

/// The goodbye of somebody who leaves, and the hello of who comes next.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// Who leaves.
    pub who: PractitionerId,
    /// Since when that is known.
    pub began: Date,
    /// Their last day.
    pub until: Date,
    /// Whether they were gone the same day.
    pub at_once: bool,
    /// Who comes next, and the day that was decided.
    pub next: Option<(PractitionerId, Date)>,
    /// What is carried on, the newest last.
    pub carried: Vec<Carried>,
    /// Steps that are not right for this family.
    pub omitted: Vec<Omitted>,
}

impl Plan {
    fn of(leaving: Leaving) -> Self {
        let Leaving { who, on, until, at_once } = leaving;
        let (next, carried, omitted) = (None, Vec::new(), Vec::new());
        Self { who, began: on, until, at_once, next, carried, omitted }
    }

    /// Why a step was left out, where it was.
    #[must_use]
    pub fn left_out(&self, step: Step) -> Option<&Omitted> {
        self.omitted.iter().rev().find(|one| one.step == step)
    }

    /// Who comes next.
    #[must_use]
    pub fn next(&self) -> Option<PractitionerId> {
        self.next.map(|(next, _)| next)
    }
}

/// Everything a reader may know of goodbyes and hellos in a family. What the family was told stands
/// for itself: a caregiver reads it and nothing of the plan.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Handover {
    /// Plans, the newest last; at most one that goes on for each who leaves.
    pub plans: Vec<Plan>,
    /// What the family was told, in the order it was written down.
    pub told: Vec<Told>,
    /// How they took it.
    pub received: Vec<Received>,
    /// Where they met who comes next.
    pub met: Vec<Met>,
    /// Letters of goodbye, as given.
    pub letters: Vec<Farewell>,
}

impl Handover {
    /// The plan of somebody who leaves, the newest where they left twice.
    #[must_use]
    pub fn plan_of(&self, who: PractitionerId) -> Option<&Plan> {
        self.plans.iter().rev().find(|plan| plan.who == who)
    }

    fn plan_mut(&mut self, who: PractitionerId) -> Option<&mut Plan> {
        self.plans.iter_mut().rev().find(|plan| plan.who == who)
    }

    /// What the family was told last of each who leaves, as long as it may still be news: until so
    /// many days after their last one.
    pub fn told_lately(&self, today: Date, days: i32) -> impl Iterator<Item = &Told> {
        let newest = move |told: &&Told| {
            let last = self.told.iter().rev().find(|one| one.who == told.who);
            last == Some(told) && today <= told.until.saturating_add(jiff::Span::new().days(days))
        };
        self.told.iter().filter(newest)
    }

    /// Folds one event in. Total: what is in the record has happened.
    pub(crate) fn apply(&mut self, event: &Event) {
        match event {
            Event::Began(leaving) => self.begin(*leaving),
            Event::Moved(leaving) => {
                if let Some(plan) = self.plan_mut(leaving.who) {
                    (plan.until, plan.at_once) = (leaving.until, leaving.at_once);
                }
            }
            // What they were told of an earlier goodbye stands.
            Event::Withdrawn { who, began, on: _ } => {
                self.plans.retain(|plan| plan.who != *who || plan.began < *began);
                self.told.retain(|told| told.who != *who || told.until < *began);
                self.met.retain(|met| met.who != *who || met.on < *began);
            }
            Event::Named { who, next, on } => {
                if let Some(plan) = self.plan_mut(*who) {
                    plan.next = Some((*next, *on));
                    plan.omitted.retain(|one| one.step != Step::Next);
                }
            }
            Event::Told(told) => self.told.push(*told),
            Event::Received(received) => self.received.push(received.clone()),
            Event::Met(met) => self.met.push(*met),
            Event::Carried(carried) => {
                if let Some(plan) = self.plan_mut(carried.who) {
                    plan.carried.push(carried.clone());
                }
            }
            Event::Omitted(omitted) => {
                if let Some(plan) = self.plan_mut(omitted.who) {
                    plan.omitted.push(omitted.clone());
                }
            }
            Event::FarewellGiven(letter) => self.letters.push(letter.clone()),
        }
    }

    /// Begun twice is moved; whoever came back after their last day and leaves anew has a new plan.
    fn begin(&mut self, leaving: Leaving) {
        match self.plan_mut(leaving.who).filter(|plan| leaving.on <= plan.until) {
            Some(plan) => (plan.until, plan.at_once) = (leaving.until, leaving.at_once),
            None => self.plans.push(Plan::of(leaving)),
        }
    }
}

/// How a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// Nothing of it yet.
    Open,
    /// A visit is planned for it.
    Planned(Date),
    /// Done, on this day.
    Done(Date),
    /// Not right for this family; somebody said why.
    LeftOut,
    /// There was no time for it.
    NotPossible,
}

impl Stands {
    /// Whether nothing is left to do for it.
    #[must_use]
    pub fn is_settled(self) -> bool {
        !matches!(self, Self::Open | Self::Planned(_))
    }
}

/// How a step of a plan stands, by everything that is known of the family. A step that was done is
/// done, whatever was said of it before.
#[must_use]
pub fn stands(family: &Family, plan: &Plan, step: Step) -> Stands {
    let handover = &family.handover;
    let done = match step {
        Step::Next => plan.next.map_or(Stands::Open, |(_, on)| Stands::Done(on)),
        Step::Told => told_on(family, plan).map_or(Stands::Open, Stands::Done),
        Step::LastVisit => last_visit(family, plan),
        Step::Met => {
            let met = |met: &&Met| met.who == plan.who && Some(met.next) == plan.next();
            let met = handover.met.iter().rev().find(met);
            met.map_or(Stands::Open, |met| Stands::Done(met.on))
        }
        Step::Letter => {
            let given = |one: &&Farewell| one.from == plan.who && plan.began <= one.on;
            let letter = handover.letters.iter().find(given);
            letter.map_or(Stands::Open, |letter| Stands::Done(letter.on))
        }
        Step::Carried => plan.carried.last().map_or(Stands::Open, |one| Stands::Done(one.on)),
        Step::FirstVisit => first_visit(family, plan),
    };
    match done {
        Stands::Done(_) => done,
        _ if plan.left_out(step).is_some() => Stands::LeftOut,
        Stands::Open if step == Step::LastVisit && plan.at_once => Stands::NotPossible,
        _ => done,
    }
}

/// The steps of a plan that are not settled, in their order.
#[must_use]
pub fn open_steps(family: &Family, plan: &Plan) -> Vec<Step> {
    let open = |step: &Step| !stands(family, plan, *step).is_settled();
    Step::ALL.into_iter().filter(open).collect()
}

/// The day the family was told what holds now: who comes next, and until when who leaves is there. Who
/// comes next is part of it, unless somebody said why nobody does.
#[must_use]
pub fn told_on(family: &Family, plan: &Plan) -> Option<Date> {
    if plan.next.is_none() && plan.left_out(Step::Next).is_none() {
        return None;
    }
    let same =
        |told: &&Told| told.who == plan.who && told.until == plan.until && told.next == plan.next();
    family.handover.told.iter().filter(same).map(|told| told.on).min()
}

/// A visit of who leaves, once the family knows: before, nobody could say goodbye.
fn last_visit(family: &Family, plan: &Plan) -> Stands {
    let mut told = family.handover.told.iter();
    let knows = told.find(|told| told.who == plan.who && plan.began <= told.until);
    let theirs = |visit: &&Visit| visit.practitioner == Some(plan.who);
    let days = |status| {
        let visits = family.visits.iter().filter(theirs);
        let visits = visits.filter(move |visit| visit.status() == status);
        visits.filter_map(Visit::on).filter(|on| plan.began <= *on && *on <= plan.until)
    };
    if let Some(planned) = days(Status::Planned).max() {
        return Stands::Planned(planned);
    }
    let held = days(Status::Held).filter(|on| knows.is_some_and(|told| told.on <= *on)).max();
    held.map_or(Stands::Open, Stands::Done)
}

fn first_visit(family: &Family, plan: &Plan) -> Stands {
    let Some(next) = plan.next() else { return Stands::Open };
    let days = |status| {
        let visits = family.visits.iter().filter(|visit| visit.practitioner == Some(next));
        let visits = visits.filter(move |visit| visit.status() == status);
        visits.filter_map(Visit::on).filter(|on| plan.until < *on).min()
    };
    let planned = || days(Status::Planned).map(Stands::Planned);
    days(Status::Held).map(Stands::Done).or_else(planned).unwrap_or(Stands::Open)
}
