// SPDX-License-Identifier: AGPL-3.0-or-later
//! A safety plan in somebody's own words, and the place where they can be found that nobody else may know.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Event;
use super::deciding::{Refused, grown};
use crate::family::Family;
use crate::ids::PersonId;
use crate::label::{Facet, Label, Labelled};
use crate::text::Text;

/// How far ahead a plan is looked at again at the latest, in days.
const LOOK_AGAIN_DAYS: i32 = 366;

/// What a step of a plan is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum About {
    /// What tells them that it starts.
    Signs,
    /// What they do first.
    First,
    /// Where they go.
    Go,
    /// Whom they call.
    Call,
    /// What they take.
    Take,
    /// How whoever visits comes and calls.
    Visitor,
}

impl About {
    /// All of them, in the order of a plan.
    pub const ALL: [Self; 6] =
        [Self::Signs, Self::First, Self::Go, Self::Call, Self::Take, Self::Visitor];

    /// Its name in forms and messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Signs => "signs",
            Self::First => "first",
            Self::Go => "go",
            Self::Call => "call",
            Self::Take => "take",
            Self::Visitor => "visitor",
        }
    }
}

/// One step of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What it is about.
    pub about: About,
    /// In their own words.
    pub words: Text,
}

/// What somebody planned to keep safe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Whose plan it is.
    pub person: PersonId,
    /// Its steps.
    pub steps: Vec<Step>,
    /// The day it was made.
    pub on: Date,
    /// The day to look at it again together.
    #[serde(default)]
    pub look_again: Option<Date>,
}

impl Plan {
    /// The words about this.
    #[must_use]
    pub fn words(&self, about: About) -> Option<&Text> {
        self.steps.iter().find(|step| step.about == about).map(|step| &step.words)
    }
}

/// Where somebody can be found that nobody else may know.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct HiddenPlace {
    /// The address.
    #[serde(default)]
    pub address: Option<Text>,
    /// The number.
    #[serde(default)]
    pub phone: Option<Text>,
    /// What else matters, in words.
    #[serde(default)]
    pub words: Option<Text>,
}

impl HiddenPlace {
    /// Whether nothing is known: the place there was is theirs no longer.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.address.is_none() && self.phone.is_none() && self.words.is_none()
    }
}

fn protected(person: PersonId, event: Event) -> Labelled {
    let label = Label::of(Facet::Safety).about([person]).told_by(Some(person));
    Labelled::new(label, event)
}

/// Keeps somebody's plan. What stood before stays readable.
///
/// # Errors
/// When it is nobody grown, nothing is written, nothing differs, or a day is on the wrong side of today.
pub fn plan(family: &Family, plan: Plan, today: Date) -> Result<Labelled, Refused> {
    let person = grown(family, plan.person)?.id;
    if plan.steps.iter().all(|step| step.words.is_empty()) {
        return Err(Refused::NothingPlanned);
    }
    if plan.on > today {
        return Err(Refused::DayAhead);
    }
    let off = |day: Date| !(0..=LOOK_AGAIN_DAYS).contains(&(day - today).get_days());
    if plan.look_again.is_some_and(off) {
        return Err(Refused::LookAgain);
    }
    let steps: Vec<Step> = plan.steps.into_iter().filter(|one| !one.words.is_empty()).collect();
    let plan = Plan { steps, ..plan };
    if family.safety.plan_of(person).is_some_and(|stands| stands.plan == plan) {
        return Err(Refused::NothingNew);
    }
    Ok(protected(person, Event::Planned { plan }))
}

/// Keeps where somebody can be found, or that they are there no longer.
///
/// # Errors
/// When it is nobody grown, or nothing differs from what is known.
pub fn hide(
    family: &Family,
    person: PersonId,
    place: HiddenPlace,
    on: Date,
) -> Result<Labelled, Refused> {
    let person = grown(family, person)?.id;
    let stands = family.safety.place_of(person).map(|known| &known.place);
    if stands.map_or(place.is_empty(), |stands| *stands == place) {
        return Err(Refused::NoPlace);
    }
    Ok(protected(person, Event::Hidden { person, place, on }))
}
