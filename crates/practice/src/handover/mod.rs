// SPDX-License-Identifier: AGPL-3.0-or-later
//! Handover: goodbye and hello when a practitioner leaves, as a plan of its own for each family.

mod deciding;
mod fold;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::family;
use crate::ids::{PersonId, PractitionerId, VisitId};
use crate::text::Text;

pub use deciding::{
    Refused, Telling, begin, carry_on, give_letter, last_day, leave_out, meet, name_next,
    take_back, tell,
};
pub use fold::{Handover, Plan, Stands, open_steps, stands, told_on};

/// How far ahead a last day may lie, in days: half a year.
pub const AHEAD_DAYS_MAX: i32 = 183;
/// Days before the last one from which it is time to tell the family who comes next.
pub const TIME_TO_TELL_DAYS: i32 = 14;

/// Something that happened to a goodbye and hello. Kinds are permanent: add, never rename.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "fact")]
pub enum Event {
    /// It is known that somebody leaves: the plan of this family begins.
    #[serde(rename = "handover.began")]
    Began(Leaving),
    /// Their last day is another one.
    #[serde(rename = "handover.moved")]
    Moved(Leaving),
    /// They stay after all.
    #[serde(rename = "handover.withdrawn")]
    Withdrawn {
        /// Who stays.
        who: PractitionerId,
        /// Since when it was known that they would leave.
        began: Date,
        /// The day it was taken back.
        on: Date,
    },
    /// Who comes next was named, among colleagues.
    #[serde(rename = "handover.named")]
    Named {
        /// Who leaves.
        who: PractitionerId,
        /// Who comes next.
        next: PractitionerId,
        /// The day it was decided.
        on: Date,
    },
    /// The family was told.
    #[serde(rename = "handover.told")]
    Told(Told),
    /// How they took it, in own words.
    #[serde(rename = "handover.received")]
    Received(Received),
    /// The family met who comes next, at a visit.
    #[serde(rename = "handover.met")]
    Met(Met),
    /// What is carried on, from who leaves to who comes next.
    #[serde(rename = "handover.carried")]
    Carried(Carried),
    /// A step is not right for this family.
    #[serde(rename = "handover.omitted")]
    Omitted(Omitted),
    /// A letter of goodbye was given to the family.
    #[serde(rename = "farewell.given")]
    FarewellGiven(Farewell),
}

/// The kinds of [`Event`], for reading entries.
pub const KINDS: &[&str] = &[
    "handover.began",
    "handover.moved",
    "handover.withdrawn",
    "handover.named",
    "handover.told",
    "handover.received",
    "handover.met",
    "handover.carried",
    "handover.omitted",
    "farewell.given",
];

/// That somebody leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leaving {
    /// Who.
    pub who: PractitionerId,
    /// The day it became known.
    pub on: Date,
    /// Their last day.
    pub until: Date,
    /// Whether they were gone the same day, so that no last visit together was possible.
    #[serde(default)]
    pub at_once: bool,
}

/// What a family was told, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Who leaves.
    pub who: PractitionerId,
    /// Their last day, as it was told.
    pub until: Date,
    /// Who comes next, where that was told.
    #[serde(default)]
    pub next: Option<PractitionerId>,
    /// The day.
    pub on: Date,
    /// Who told them.
    pub by: PractitionerId,
}

/// How the family took it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Received {
    /// Who leaves.
    pub who: PractitionerId,
    /// The day they were told.
    pub on: Date,
    /// As said, or as somebody saw it.
    pub words: Text,
    /// Who said it; none where a practitioner saw it.
    #[serde(default)]
    pub teller: Option<PersonId>,
}

/// A visit at which the family met who comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Met {
    /// Who leaves.
    pub who: PractitionerId,
    /// Who comes next.
    pub next: PractitionerId,
    /// The visit.
    pub visit: VisitId,
    /// Its day.
    pub on: Date,
}

/// What is carried on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carried {
    /// Who leaves.
    pub who: PractitionerId,
    /// The day it was written.
    pub on: Date,
    /// What helps this family.
    #[serde(default)]
    pub helps: Text,
    /// What to hold in mind.
    #[serde(default)]
    pub mind: Text,
}

/// A step that is not right for this family.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Omitted {
    /// Who leaves.
    pub who: PractitionerId,
    /// Which.
    pub step: Step,
    /// Why, in own words.
    pub why: Text,
    /// The day it was said.
    pub on: Date,
}

/// A letter of goodbye, as it was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Farewell {
    /// Who says goodbye.
    pub from: PractitionerId,
    /// The day it was given.
    pub on: Date,
    /// What it says.
    pub words: Text,
}

/// A step of a goodbye and hello.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Who comes next is named.
    Next,
    /// The family is told.
    Told,
    /// A last visit together.
    LastVisit,
    /// The family meets who comes next.
    Met,
    /// A letter of goodbye.
    Letter,
    /// What is carried on.
    Carried,
    /// The first visit of who came next.
    FirstVisit,
}

impl Step {
    /// Every step, in their order.
    pub const ALL: [Self; 7] = [
        Self::Next,
        Self::Told,
        Self::LastVisit,
        Self::Met,
        Self::Letter,
        Self::Carried,
        Self::FirstVisit,
    ];

    /// Its name in forms, lists and messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Next => "next",
            Self::Told => "told",
            Self::LastVisit => "last-visit",
            Self::Met => "met",
            Self::Letter => "letter",
            Self::Carried => "carried",
            Self::FirstVisit => "first-visit",
        }
    }

    /// The step of this name.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.code() == code)
    }

    /// Whether the goodbye and hello is not whole without it, unless somebody says why.
    #[must_use]
    pub fn is_needed(self) -> bool {
        !matches!(self, Self::Met | Self::Carried)
    }
}

impl From<Event> for family::Event {
    fn from(event: Event) -> Self {
        Self::Handover(event)
    }
}
