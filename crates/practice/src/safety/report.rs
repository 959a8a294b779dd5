// SPDX-License-Identifier: AGPL-3.0-or-later
//! A report to child protection as it was made: when, to whom, what was seen, and what the family was told.

use jiff::ToSpan as _;
use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use super::Event;
use super::deciding::Refused;
use crate::family::Family;
use crate::ids::{PersonId, ReportId};
use crate::label::{Facet, Label, Labelled, LawTag};
use crate::people::Role;
use crate::text::Text;

/// To whom a report goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReportTo {
    /// The local department of social services.
    LocalDepartment,
    /// The hotline of the state.
    Hotline,
    /// The police.
    Police,
}

impl ReportTo {
    /// Every one, in the order of a form.
    pub const ALL: [Self; 3] = [Self::Hotline, Self::LocalDepartment, Self::Police];

    /// Its name in forms and messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::LocalDepartment => "local-department",
            Self::Hotline => "hotline",
            Self::Police => "police",
        }
    }
}

/// A report. Who made it is whoever wrote the entry, and is nobody's to know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// About which children.
    pub children: Vec<PersonId>,
    /// When there was reason to suspect, in local time.
    pub known: DateTime,
    /// When it was made, in local time.
    pub at: DateTime,
    /// To whom.
    pub to: ReportTo,
    /// Who took it there, in words.
    #[serde(default)]
    pub taken_by: Option<Text>,
    /// What was seen and heard, in plain words.
    pub observed: Text,
    /// Whether the family was told.
    pub family_told: bool,
    /// What they were told, or why not.
    pub told_words: Text,
    /// The number it has there.
    #[serde(default)]
    pub reference: Option<Text>,
}

impl Report {
    /// By when it has to be made at the latest: a day after there was reason to suspect
    /// (Virginia, § 63.2-1509). At once comes before that.
    #[must_use]
    pub fn due(&self) -> DateTime {
        self.known.checked_add(24.hours()).unwrap_or(DateTime::MAX)
    }

    /// Whether it was made within the day.
    #[must_use]
    pub fn is_in_time(&self) -> bool {
        self.at <= self.due()
    }
}

fn protected(children: &[PersonId], event: Event) -> Labelled {
    let label = Label::of(Facet::Safety).about(children.iter().copied());
    Labelled::new(label.under([LawTag::ChildProtectionReport]), event)
}

/// Keeps the sheet of a report that was made.
///
/// # Errors
/// When no child is named, the hours are in no order or lie ahead, or words are missing.
pub fn report(
    family: &Family,
    report: ReportId,
    made: Report,
    now: DateTime,
) -> Result<Labelled, Refused> {
    let is_child =
        |id: &PersonId| family.people.get(*id).is_some_and(|known| known.role == Role::Child);
    if made.children.is_empty() || !made.children.iter().all(is_child) {
        return Err(Refused::NoChild);
    }
    if made.at > now {
        return Err(Refused::MadeInFuture);
    }
    if made.known > made.at {
        return Err(Refused::BeforeKnown);
    }
    if made.observed.is_empty() {
        return Err(Refused::NothingObserved);
    }
    if made.told_words.is_empty() {
        return Err(Refused::NothingToldWhy);
    }
    let children = made.children.clone();
    Ok(protected(&children, Event::ReportMade { report, made }))
}

/// Keeps what came of a report.
///
/// # Errors
/// When there is no such report, nothing is written, or the day lies ahead.
pub fn follow(
    family: &Family,
    report: ReportId,
    words: Text,
    (on, today): (Date, Date),
) -> Result<Labelled, Refused> {
    let known = family.safety.reports.iter().find(|known| known.id == report);
    let known = known.ok_or(Refused::UnknownReport)?;
    if words.is_empty() {
        return Err(Refused::NoOutcome);
    }
    if on > today {
        return Err(Refused::DayAhead);
    }
    Ok(protected(&known.report.children, Event::ReportFollowed { report, words, on }))
}
