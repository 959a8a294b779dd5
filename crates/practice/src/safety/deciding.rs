// SPDX-License-Identifier: AGPL-3.0-or-later
//! What may be agreed to keep somebody safe, and why not.

use jiff::civil::Date;

use super::{Event, Hours, SafeContact, Way, Whole};
use crate::family::Family;
use crate::ids::PersonId;
use crate::label::{Facet, Label, Labelled};
use crate::people::{Person, Role, own_facet};

/// Why it may not be written that way. Shown beside the field it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// A person of another family, or a child, who is reached through somebody.
    #[error("this is no grown person of this family's record")]
    UnknownPerson,
    /// Whoever told it, or must not hear it, is of another family.
    #[error("somebody named is not in this family's record")]
    UnknownOther,
    /// Nothing was said about any way.
    #[error("which ways are safe, and which are not, is missing")]
    NoWay,
    /// A way that may be used needs its number or address.
    #[error("the number or the address is missing")]
    NoAddress(Way),
    /// Hours without a day, or with no time in them.
    #[error("the days are missing, or the hours begin when they end")]
    Hours,
    /// Somebody cannot be kept from hearing what is about themselves.
    #[error("whom it is about must be able to hear it")]
    KeptFromThemselves,
    /// The day lies in the future.
    #[error("the day lies in the future")]
    InFuture,
    /// What is told of a day that has not come.
    #[error("this day has not come yet")]
    DayAhead,
    /// A plan has a step at least.
    #[error("nothing is planned yet")]
    NothingPlanned,
    /// What is looked at again lies ahead, and within a year.
    #[error("the day to look again has passed, or is more than a year ahead")]
    LookAgain,
    /// What is kept anew differs from what stands.
    #[error("nothing differs from what stands")]
    NothingNew,
    /// Somebody else wrote it anew meanwhile.
    #[error("another one was written since this was begun")]
    AnotherStands(Whole),
    /// A place needs something that is known of it, and differs from what stands.
    #[error("nothing is known of a place, or nothing differs")]
    NoPlace,
    /// A report is about a child of the family.
    #[error("which child it is about is missing")]
    NoChild,
    /// A report that was not made yet.
    #[error("the hour of the report lies in the future")]
    MadeInFuture,
    /// A report comes after there was reason for it.
    #[error("the report was made before there was reason to suspect")]
    BeforeKnown,
    /// What was seen is missing.
    #[error("what was seen and heard is missing")]
    NothingObserved,
    /// What the family was told, or why not, is missing.
    #[error("what the family was told, or why not, is missing")]
    NothingToldWhy,
    /// No such report.
    #[error("there is no such report in this family's record")]
    UnknownReport,
    /// What came of it is missing.
    #[error("what came of it is missing")]
    NoOutcome,
}

impl Refused {
    /// The field of a form it belongs to.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::UnknownPerson => "person",
            Self::UnknownOther => "told-by",
            Self::NoWay => "way-phone",
            Self::NoAddress(Way::Phone) => "to-phone",
            Self::NoAddress(Way::Text) => "to-text",
            Self::NoAddress(Way::Post) => "to-post",
            Self::NoAddress(_) => "to-email",
            Self::Hours => "day",
            Self::KeptFromThemselves => "kept-from",
            Self::InFuture => "from",
            Self::DayAhead => "on",
            Self::NothingPlanned | Self::NothingNew => "signs",
            Self::AnotherStands(whole) => whole.field(),
            Self::LookAgain => "look-again",
            Self::NoPlace => "address",
            Self::NoChild => "child",
            Self::MadeInFuture => "made-on",
            Self::BeforeKnown => "known-on",
            Self::NothingObserved => "observed",
            Self::NothingToldWhy => "told-words",
            Self::UnknownReport => "report",
            Self::NoOutcome => "words",
        }
    }

    /// A stable name for the message shown.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::UnknownPerson => "safety-refused-unknown-person",
            Self::UnknownOther => "safety-refused-unknown-other",
            Self::NoWay => "safety-refused-no-way",
            Self::NoAddress(_) => "safety-refused-no-address",
            Self::Hours => "safety-refused-hours",
            Self::KeptFromThemselves => "safety-refused-kept-from-themselves",
            Self::InFuture | Self::DayAhead => "safety-refused-in-future",
            Self::NothingPlanned => "safety-refused-nothing-planned",
            Self::LookAgain => "safety-refused-look-again",
            Self::NothingNew => "safety-refused-nothing-new",
            Self::AnotherStands(_) => "safety-refused-another-stands",
            Self::NoPlace => "safety-refused-no-place",
            Self::NoChild => "safety-refused-no-child",
            Self::MadeInFuture => "safety-refused-made-in-future",
            Self::BeforeKnown => "safety-refused-before-known",
            Self::NothingObserved => "safety-refused-nothing-observed",
            Self::NothingToldWhy => "safety-refused-nothing-told-why",
            Self::UnknownReport => "safety-refused-unknown-report",
            Self::NoOutcome => "safety-refused-no-outcome",
        }
    }
}

/// Keeps how somebody can be reached without harm. Where it belongs in the protected part, what stood
/// openly before ends, so that nobody who reads no further goes by it.
///
/// # Errors
/// When somebody named is not in the family, no way is named, a number is missing, or the day lies
/// ahead.
pub fn agree(
    family: &Family,
    person: PersonId,
    rule: SafeContact,
    today: Date,
) -> Result<Vec<Labelled>, Refused> {
    let whom = grown(family, person)?;
    let others = rule.kept_from.iter().chain(&rule.told_by);
    if others.into_iter().any(|other| family.people.get(*other).is_none()) {
        return Err(Refused::UnknownOther);
    }
    if rule.kept_from.contains(&person) {
        return Err(Refused::KeptFromThemselves);
    }
    if rule.ways.is_empty() {
        return Err(Refused::NoWay);
    }
    for agreed in &rule.ways {
        if agreed.allowed && agreed.way.needs_address() && agreed.to.is_none() {
            return Err(Refused::NoAddress(agreed.way));
        }
    }
    let hollow = |hours: &Hours| hours.days.is_empty() || hours.from == hours.until;
    if rule.hours.as_ref().is_some_and(hollow) {
        return Err(Refused::Hours);
    }
    if rule.from > today {
        return Err(Refused::InFuture);
    }
    let own = own_facet(whom.role, person);
    let mut said = Vec::new();
    let guarded = rule.is_guarded();
    if guarded && (whom.contact.is_some() || family.safety.stands_openly(person)) {
        let ended = Event::ContactEnded { person, on: rule.from };
        said.push(Labelled::new(Label::of(own).about([person]), ended));
    }
    let facet = if guarded { Facet::Safety } else { own };
    let label = Label::of(facet).about([person]).told_by(rule.told_by);
    said.push(Labelled::new(label, Event::ContactAgreed { person, rule }));
    Ok(said)
}

/// A grown person of the family.
pub(super) fn grown(family: &Family, person: PersonId) -> Result<&Person, Refused> {
    let known = family.people.get(person).filter(|known| known.role != Role::Child);
    known.ok_or(Refused::UnknownPerson)
}
