// SPDX-License-Identifier: AGPL-3.0-or-later
//! A court's or a lawyer's demand, step by step: what it says, what counsel said, what was decided.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::deciding::of_agency;
use super::{Asked, Event, Refused, RequestKind};
use crate::family::Family;
use crate::ids::{PersonId, RequestId};
use crate::label::Labelled;
use crate::text::Text;

/// The fewest days between service and return that Virginia knows, Va. Code 8.01-413.
pub const RETURN_DAYS: i32 = 15;

/// What a demand says, and what whoever made it has done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Demand {
    /// The court and the number, in words.
    pub court: Text,
    /// The lawyer who sent it, where one did.
    #[serde(default)]
    pub lawyer: Option<Text>,
    /// The day it was served.
    pub served: Date,
    /// The day it wants an answer on.
    #[serde(default)]
    pub returns: Option<Date>,
    /// The day the person was given a copy.
    #[serde(default)]
    pub copied: Option<Date>,
    /// The day the person was told in writing what they may do.
    #[serde(default)]
    pub told: Option<Date>,
    /// Until when the person may object.
    #[serde(default)]
    pub objects_until: Option<Date>,
}

impl Demand {
    /// Whether it wants an answer sooner than Virginia lets a subpoena for health records want it.
    #[must_use]
    pub fn is_too_soon(&self) -> bool {
        self.returns.is_some_and(|returns| (returns - self.served).get_days() < RETURN_DAYS)
    }
}

/// What counsel said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counsel {
    /// Who was asked.
    pub who: Text,
    /// When.
    pub on: Date,
    /// What they said.
    pub said: Text,
}

/// What is done about a demand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// What a court ordered goes.
    Produce,
    /// The agency objects.
    Object,
    /// The agency asks the court to quash it.
    Quash,
    /// There is nothing of that kind.
    Nothing,
}

impl Outcome {
    /// Every outcome, in the order of a form.
    pub const ALL: [Self; 4] = [Self::Produce, Self::Object, Self::Quash, Self::Nothing];
}

/// What a court's order reaches. What it does not name stays.
#[expect(clippy::struct_excessive_bools, reason = "each is named by a court's order, or is not")]
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Reach {
    /// Whose parts: children and caregivers.
    #[serde(default)]
    pub people: Vec<PersonId>,
    /// What the family holds together.
    #[serde(default)]
    pub together: bool,
    /// The practitioner's notes of visits.
    #[serde(default)]
    pub visits: bool,
    /// Substance use records; the order was made under 42 CFR 2.61 to 2.67.
    #[serde(default)]
    pub part2: bool,
    /// What keeps somebody safe.
    #[serde(default)]
    pub protected: bool,
    /// Reports to child protection.
    #[serde(default)]
    pub reports: bool,
    /// Substance use counselling notes; the order was made under 42 CFR 2.61 to 2.67 and names them.
    #[serde(default)]
    pub counselling: bool,
}

/// What was decided about a demand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// What is done.
    pub outcome: Outcome,
    /// The day of the court's order, where something goes by it.
    #[serde(default)]
    pub ordered: Option<Date>,
    /// What the order reaches.
    #[serde(default)]
    pub reach: Reach,
    /// Why, or what the order says.
    pub words: Text,
    /// When it was decided.
    pub on: Date,
}

impl Asked {
    /// Whether it is a demand that waits for counsel.
    #[must_use]
    pub fn waits_for_counsel(&self) -> bool {
        let open = self.request.kind == RequestKind::Subpoena && self.answered.is_none();
        open && self.counsel.is_none()
    }

    /// What a court's order lets go by this demand.
    #[must_use]
    pub fn ordered(&self) -> Option<&Reach> {
        let decided = self.decided.as_ref().filter(|_| self.answered.is_none())?;
        (decided.outcome == Outcome::Produce).then_some(&decided.reach)
    }
}

fn demanded(family: &Family, request: RequestId) -> Result<&Asked, Refused> {
    let known = family.releases.requests.iter().find(|known| known.id == request);
    let known = known.filter(|known| known.request.kind == RequestKind::Subpoena);
    let known = known.ok_or(Refused::Unknown)?;
    if known.answered.is_some() { Err(Refused::Already) } else { Ok(known) }
}

/// Writes down what a demand says.
///
/// # Errors
/// When there is no such open demand, the court is missing, or it was served in the future.
pub fn describe(
    family: &Family,
    request: RequestId,
    demand: Demand,
    today: Date,
) -> Result<Labelled, Refused> {
    demanded(family, request)?;
    if demand.court.is_empty() {
        return Err(Refused::NoCourt);
    }
    let past = [Some(demand.served), demand.copied, demand.told];
    if past.into_iter().flatten().any(|day| day > today) {
        return Err(Refused::InFuture);
    }
    Ok(of_agency(Event::DemandDescribed { request, demand }))
}

/// Writes down what counsel said.
///
/// # Errors
/// When there is no such open demand, who was asked or what they said is missing, or it lies ahead.
pub fn advise(
    family: &Family,
    request: RequestId,
    counsel: Counsel,
    today: Date,
) -> Result<Labelled, Refused> {
    demanded(family, request)?;
    if counsel.who.is_empty() || counsel.said.is_empty() {
        return Err(Refused::NoWords);
    }
    if counsel.on > today {
        return Err(Refused::InFuture);
    }
    Ok(of_agency(Event::DemandAdvised { request, counsel }))
}

/// Decides about a demand. Nothing is decided before counsel was asked, and nothing goes without a
/// court's order: a lawyer's signature is none.
///
/// # Errors
/// When there is no such open demand, counsel was not asked, no words say why, or something is to go
/// without an order of a day that has come, or an order that reaches nobody.
pub fn decide(family: &Family, request: RequestId, decided: Decided) -> Result<Labelled, Refused> {
    if demanded(family, request)?.counsel.is_none() {
        return Err(Refused::NeedsCounsel);
    }
    if decided.words.is_empty() {
        return Err(Refused::NoWords);
    }
    if decided.outcome == Outcome::Produce {
        let ordered = decided.ordered.ok_or(Refused::NoOrder)?;
        if ordered > decided.on {
            return Err(Refused::NoOrder);
        }
        let reach = &decided.reach;
        if reach.people.is_empty() && !reach.together {
            return Err(Refused::ReachesNobody);
        }
        if reach.people.iter().any(|person| family.people.get(*person).is_none()) {
            return Err(Refused::Unknown);
        }
    }
    Ok(of_agency(Event::DemandDecided { request, decided }))
}
