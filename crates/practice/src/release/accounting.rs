// SPDX-License-Identifier: AGPL-3.0-or-later
//! To whom something of a person went in six years, as 45 CFR 164.528 counts it; the family sees more than that.

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::deciding::of_agency;
use super::telling::{keeps_safe, suspended};
use super::{Authority, Event, Made, Refused};
use crate::family::{Family, Said};
use crate::ids::{PersonId, ReleaseId};
use crate::label::{Facet, Labelled};
use crate::text::Text;

/// How many years an accounting goes back.
pub const YEARS: i32 = 6;

/// What something was told for, where it did not go as a copy from here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ToldFor {
    /// A report to child protection.
    ChildProtection,
    /// By order of a court.
    Court,
    /// To law enforcement.
    LawEnforcement,
    /// Public health.
    PublicHealth,
    /// Oversight: an audit, a licensing board.
    Oversight,
    /// A serious threat to somebody.
    Threat,
    /// Care, payment, or running the program.
    Care,
    /// To the person themselves.
    Themselves,
    /// Unavoidably, beside something that was allowed.
    Incidental,
    /// By the person's written authorization.
    Authorized,
    /// To somebody involved in their care, or for a directory.
    Involved,
    /// National security.
    NationalSecurity,
    /// To those who hold the person in custody.
    Custody,
    /// A limited data set.
    LimitedData,
}

impl ToldFor {
    /// Every purpose, in the order of a form.
    pub const ALL: [Self; 14] = [
        Self::ChildProtection,
        Self::Court,
        Self::LawEnforcement,
        Self::PublicHealth,
        Self::Oversight,
        Self::Threat,
        Self::Care,
        Self::Themselves,
        Self::Incidental,
        Self::Authorized,
        Self::Involved,
        Self::NationalSecurity,
        Self::Custody,
        Self::LimitedData,
    ];

    /// Whether the law leaves it out of an accounting, 45 CFR 164.528(a)(1)(i) to (viii).
    #[must_use]
    pub fn is_left_out(self) -> bool {
        match self {
            Self::ChildProtection
            | Self::Court
            | Self::LawEnforcement
            | Self::PublicHealth
            | Self::Oversight
            | Self::Threat => false,
            Self::Care
            | Self::Themselves
            | Self::Incidental
            | Self::Authorized
            | Self::Involved
            | Self::NationalSecurity
            | Self::Custody
            | Self::LimitedData => true,
        }
    }
}

/// Something of a person was told to somebody, by word, by telephone or by letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noted {
    /// Of whom.
    pub person: PersonId,
    /// To whom, with the address where it is known.
    pub to: Text,
    /// What, in a few words.
    pub what: Text,
    /// What for.
    pub why: ToldFor,
    /// When.
    pub on: Date,
    /// Until when a law enforcement agency asked in writing that the person does not learn of it.
    #[serde(default)]
    pub suspended: Option<Date>,
}

/// Writes down that something was told.
///
/// # Errors
/// When the person is unknown, to whom or what is missing, or it lies in the future.
pub fn note(family: &Family, noted: Noted, today: Date) -> Result<Labelled, Refused> {
    family.people.get(noted.person).ok_or(Refused::Unknown)?;
    if noted.to.is_empty() {
        return Err(Refused::NoName);
    }
    if noted.what.is_empty() {
        return Err(Refused::NoWords);
    }
    if noted.on > today {
        return Err(Refused::InFuture);
    }
    if noted.suspended.is_some_and(|until| until <= today) {
        return Err(Refused::NotAhead);
    }
    Ok(of_agency(Event::DisclosureNoted(noted)))
}

/// What a line of an accounting tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of<'a> {
    /// A copy from here.
    Copy(ReleaseId, &'a Made),
    /// What was told otherwise.
    Noted(&'a Noted),
}

/// A line of an accounting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line<'a> {
    /// When.
    pub on: Date,
    /// To whom.
    pub to: &'a Text,
    /// What.
    pub of: Of<'a>,
    /// Whether the law wants it listed; the rest is for those who want to see everything.
    pub counts: bool,
}

/// Everything of a person that went to somebody within six years, the newest first. Of what law
/// enforcement asked to keep quiet nothing shows until its end.
#[must_use]
pub fn accounting<'a>(
    family: &'a Family,
    all: &[Said],
    person: PersonId,
    today: Date,
) -> Vec<Line<'a>> {
    let since = today.checked_sub(YEARS.years()).unwrap_or(Date::MIN);
    let copies = family.releases.made.iter().filter(|(release, made, _)| {
        suspended(family, *release, today).is_none() && is_of(family, all, made, person)
    });
    let copies = copies.map(|(release, made, _)| Line {
        on: made.on,
        to: &made.to,
        of: Of::Copy(*release, made),
        // To the person themselves and by authorization is left out; what a court ordered is not.
        counts: matches!(made.authority, Authority::Order(_)),
    });
    let noted = family.releases.noted.iter().filter(|noted| {
        noted.person == person && noted.suspended.is_none_or(|until| until <= today)
    });
    let noted = noted.map(|noted| Line {
        on: noted.on,
        to: &noted.to,
        of: Of::Noted(noted),
        counts: !noted.why.is_left_out(),
    });
    let mut lines: Vec<Line<'a>> = copies.chain(noted).filter(|line| since <= line.on).collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.on));
    lines
}

/// Whether a copy is one this person may be told of. A copy of somebody's own is theirs to know, and a
/// consent is known to those who signed it: to whom it lets something go may be where somebody is safe.
/// By an order it is theirs where their part went, their words, or what is about them. Where something
/// protected went, it is told of to whoever it keeps safe alone.
fn is_of(family: &Family, all: &[Said], made: &Made, person: PersonId) -> bool {
    let went: Vec<&Said> = all.iter().filter(|one| made.went.contains(&one.id)).collect();
    let theirs = match made.authority {
        Authority::OwnCopy(whose) => return whose == person,
        Authority::Consent(id) => {
            let given = family.rights.consents.iter().find(|given| given.id == id);
            given.is_some_and(|given| given.consent.by.contains(&person))
        }
        Authority::Order(_) => went.iter().any(|one| {
            let label = &one.label;
            let part =
                matches!(label.facet, Facet::Child(of) | Facet::Caregiver(of) if of == person);
            part || label.teller == Some(person) || label.subjects.contains(&person)
        }),
    };
    theirs && keeps_safe(&went, person)
}
