// SPDX-License-Identifier: AGPL-3.0-or-later
//! The made-up agency: accounts and families to look at, learn with and measure against.
//!
//! Nobody in it is or was a real person. Everything is decided through the deciding functions of
//! `practice`, as if people had typed it, so that no made-up entry breaks a rule. The same seed and
//! the same day tell the same agency, byte for byte.

mod agency;
mod ahead;
mod answers;
mod attachments;
mod back;
mod casting;
mod early;
mod echoed;
mod expecting;
mod guided;
mod imani;
mod imani_seldom;
mod imani_visits;
mod imani_weekly;
mod kin;
mod leaving;
mod made_up;
mod names;
mod notes;
mod numbers;
mod phrases_en;
mod phrases_es;
mod planned;
mod plays;
mod random;
mod shapes;
mod stock;
mod stories;
mod supports;
mod telling;
#[cfg(test)]
mod tests;
mod turns;
mod voices;

pub use attachments::file as file_beside;
pub use numbers::numbers;
pub use plays::BOX;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use practice::access::Hat;
use practice::{FamilyId, Labelled, PersonId};

/// How many families there are when nobody says how many.
pub const FAMILIES: usize = 40;

/// A whole made-up agency.
#[derive(Debug, Clone, PartialEq)]
pub struct Agency {
    /// Who signs in: the visitor the stories are about first, then the others.
    pub people: Vec<Account>,
    /// Its families, each with everything that was ever recorded.
    pub families: Vec<MadeUpFamily>,
}

/// Somebody who signs in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The account's id, which is the practitioner's id too.
    pub id: u128,
    /// What they type to sign in.
    pub sign_in: &'static str,
    /// Their name.
    pub name: String,
    /// The one hat they wear.
    pub hat: Hat,
    /// The language of their pages: `en` or `es`.
    pub language: &'static str,
    /// The kind of licence they hold.
    pub licence: Option<&'static str>,
    /// The accounts they supervise.
    pub supervises: Vec<u128>,
    /// Their last day, where it is known that they leave.
    pub leaves: Option<Date>,
    /// For a caregiver: whose caregiver, and who they are in that family.
    pub caregiver_of: Option<(FamilyId, PersonId)>,
}

/// A family and its record.
#[derive(Debug, Clone, PartialEq)]
pub struct MadeUpFamily {
    /// The family.
    pub id: FamilyId,
    /// What was recorded, oldest first; no two at the same moment.
    pub acts: Vec<Act>,
}

/// What one practitioner recorded in one sitting.
#[derive(Debug, Clone, PartialEq)]
pub struct Act {
    /// When, always before the day the agency is made for.
    pub at: Timestamp,
    /// Who.
    pub by: u128,
    /// What, in order.
    pub events: Vec<Labelled>,
}

/// Makes an agency of so many families as it stands on the morning of a day.
///
/// The first eleven families are the visitor Imani's and have stories of their own; the others are
/// drawn. The first three of hers have a visit on the day itself.
#[must_use]
pub fn make(seed: u64, families: usize, today: Date, time_zone: &TimeZone) -> Agency {
    agency::make(seed, families, &telling::Days::new(today, time_zone)).0
}
