// SPDX-License-Identifier: AGPL-3.0-or-later
//! Safety: how somebody can be reached without harm, and what the protected part of a record holds beyond notes.

mod contact;
mod deciding;
mod fold;
mod plan;
mod report;
mod whole;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use contact::{Agreed, Day, Hours, SafeContact, Told, Way, may_tell};
pub use deciding::{Refused, agree};
pub use fold::{Hidden, Planned, Reaching, Reported, Safety};
pub use plan::{About, HiddenPlace, Plan, Step, hide, plan};
pub use report::{Report, ReportTo, follow, report};
pub use whole::Whole;

use crate::ids::{PersonId, ReportId};
use crate::text::Text;

/// Something that happened to keep somebody safe. Kinds are permanent: add, never rename.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "fact")]
pub enum Event {
    /// Somebody said how they can be reached without harm. It replaces what was agreed before.
    #[serde(rename = "safe_contact.agreed")]
    ContactAgreed {
        /// Who is reached.
        person: PersonId,
        /// How.
        rule: SafeContact,
    },
    /// What was agreed about reaching somebody holds no longer, for those who read no further.
    #[serde(rename = "safe_contact.ended")]
    ContactEnded {
        /// Who was reached.
        person: PersonId,
        /// Since when.
        on: Date,
    },
    /// Somebody planned, in their own words, what they do when it is not safe. It replaces what stood
    /// before.
    #[serde(rename = "safety.planned")]
    Planned {
        /// The plan.
        plan: Plan,
    },
    /// Where somebody can be found that nobody else may know; empty where they are there no longer.
    #[serde(rename = "safety.hidden")]
    Hidden {
        /// Who.
        person: PersonId,
        /// Where.
        place: HiddenPlace,
        /// Since when.
        on: Date,
    },
    /// A report was made to child protection.
    #[serde(rename = "report.made")]
    ReportMade {
        /// The report.
        report: ReportId,
        /// What was reported, when, and to whom.
        made: Report,
    },
    /// Something came of a report.
    #[serde(rename = "report.followed")]
    ReportFollowed {
        /// The report.
        report: ReportId,
        /// What came of it.
        words: Text,
        /// When that was known.
        on: Date,
    },
}

/// The kinds of [`Event`], for reading entries.
pub const KINDS: &[&str] = &[
    "safe_contact.agreed",
    "safe_contact.ended",
    "safety.planned",
    "safety.hidden",
    "report.made",
    "report.followed",
];
