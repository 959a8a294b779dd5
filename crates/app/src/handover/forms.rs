// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the forms of a goodbye and hello mean: that the family was told, what is carried on, a step left out.

use jiff::civil::Date;
use practice::handover::{Carried, Omitted, Refused, Step, Telling};
use practice::{PersonId, PractitionerId, VisitId};

use crate::fields::{Fields, Reading};
use crate::open::Open;

/// What the forms send for all who care for the child.
pub const ALL: &str = "all";

/// A form that asks to whom something is given: all of them, but where somebody has to be kept safe.
pub fn given(open: &Open) -> Fields {
    let mut fields = Fields::begun();
    if open.begins_together() {
        fields.set("whom", ALL);
    }
    fields
}

/// To whom something is given.
#[derive(Debug, Clone, Copy)]
pub enum Whom {
    /// All who care for the child.
    All,
    /// One caregiver alone.
    Only(PersonId),
}

impl Whom {
    /// The one it is for; none where it is for all.
    pub fn only(self) -> Option<PersonId> {
        match self {
            Self::All => None,
            Self::Only(person) => Some(person),
        }
    }
}

/// To whom it is given; none where nobody chose.
pub fn whom(reading: &mut Reading<'_>, open: &Open) -> Option<Whom> {
    if reading.fields.get("whom").is_empty() {
        reading.problem("whom", "handover-whom-missing");
    }
    let careful = open.calls_for_care();
    reading.choice("whom", |id| match id {
        ALL => (!careful).then_some(Whom::All),
        id => id.parse().ok().map(Whom::Only),
    })
}

/// The form of having told the family: today, by whoever writes it down.
pub fn told_today(open: &Open) -> Fields {
    let mut fields = given(open);
    fields.set("told-on", open.today.to_string());
    fields.set("told-by", open.who.practitioner().to_string());
    fields
}

/// That the family was told, as typed; none where something lacks, which is said beside it.
pub fn telling(reading: &mut Reading<'_>, open: &Open) -> Option<Telling> {
    let on = reading.date("told-on");
    if reading.fields.get("told-on").trim().is_empty() {
        reading.problem("told-on", "handover-day-missing");
    }
    let by = reading.choice("told-by", |id| id.parse::<PractitionerId>().ok());
    if reading.fields.get("told-by").is_empty() {
        reading.problem("told-by", "handover-by-missing");
    }
    let whom = whom(reading, open);
    let words = reading.narrative("received");
    let teller = reading.choice("teller", |id| match id {
        "me" => Some(None),
        id => id.parse().ok().map(Some),
    });
    Some(Telling { on: on?, by: by?, whom: whom?.only(), words, teller: teller.flatten() })
}

/// The field a reason belongs to.
pub fn told_field(reason: Refused) -> &'static str {
    match reason {
        Refused::NotOfTeam => "told-by",
        Refused::NoSuchPerson => "teller",
        _ => "told-on",
    }
}

/// The visit that was chosen.
pub fn visit(reading: &mut Reading<'_>) -> Option<VisitId> {
    if reading.fields.get("visit").is_empty() {
        reading.problem("visit", "handover-visit-missing");
    }
    reading.choice("visit", |id| id.parse().ok())
}

/// What is carried on, as typed.
pub fn carried(reading: &mut Reading<'_>, who: PractitionerId, on: Date) -> Carried {
    let (helps, mind) = (reading.narrative("helps"), reading.narrative("mind"));
    Carried { who, on, helps, mind }
}

/// A step left out, as typed.
pub fn omitted(reading: &mut Reading<'_>, who: PractitionerId, on: Date) -> Option<Omitted> {
    if reading.fields.get("step").is_empty() {
        reading.problem("step", "handover-step-missing");
    }
    let step = reading.choice("step", Step::parse);
    let why = reading.narrative("why");
    if why.is_empty() && reading.problems.is_empty() {
        reading.problem("why", "handover-refused-empty");
    }
    Some(Omitted { who, step: step?, why, on })
}

/// The field a reason belongs to.
pub fn omitted_field(reason: Refused) -> &'static str {
    if reason == Refused::Empty { "why" } else { "step" }
}
