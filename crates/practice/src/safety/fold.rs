// SPDX-License-Identifier: AGPL-3.0-or-later
//! What keeps somebody safe, as its entries fold.

use jiff::Timestamp;
use jiff::civil::Date;

use super::{Event, HiddenPlace, Plan, Report, SafeContact};
use crate::ids::{PersonId, PractitionerId, ReportId};
use crate::text::Text;

/// What was agreed, or ended, about reaching somebody.
#[derive(Debug, Clone, PartialEq)]
pub struct Reaching {
    /// Who is reached.
    pub person: PersonId,
    /// The rule; none where what stood before ended.
    pub rule: Option<SafeContact>,
    /// Since when.
    pub from: Date,
    /// Who wrote it.
    pub by: PractitionerId,
    /// When it was recorded.
    pub at: Timestamp,
}

/// A plan as it was kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    /// The plan.
    pub plan: Plan,
    /// Who wrote it.
    pub by: PractitionerId,
    /// When it was recorded.
    pub at: Timestamp,
}

/// Where somebody was to be found, as it was kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Hidden {
    /// Who.
    pub person: PersonId,
    /// Where; empty once they were there no longer.
    pub place: HiddenPlace,
    /// Since when.
    pub on: Date,
    /// Who wrote it.
    pub by: PractitionerId,
}

/// A report and what came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Reported {
    /// The report.
    pub id: ReportId,
    /// What was reported.
    pub report: Report,
    /// What came of it, oldest first.
    pub followed: Vec<(Text, Date, PractitionerId)>,
    /// Who made it.
    pub by: PractitionerId,
    /// When it was recorded.
    pub at: Timestamp,
}

/// What keeps the people of a family safe, as far as a reader may know it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Safety {
    /// What was agreed about reaching each person, oldest first.
    pub contacts: Vec<Reaching>,
    /// Plans, oldest first.
    pub plans: Vec<Planned>,
    /// Places, oldest first.
    pub places: Vec<Hidden>,
    /// Reports, in the order they were made.
    pub reports: Vec<Reported>,
}

impl Safety {
    /// The rule about reaching somebody that holds on a day: the last that was agreed and had begun.
    #[must_use]
    pub fn contact_on(&self, person: PersonId, day: Date) -> Option<&SafeContact> {
        let begun = |known: &&Reaching| known.person == person && known.from <= day;
        self.contacts.iter().rev().find(begun)?.rule.as_ref()
    }

    /// Somebody's plan as it stands.
    #[must_use]
    pub fn plan_of(&self, person: PersonId) -> Option<&Planned> {
        self.plans.iter().rev().find(|known| known.plan.person == person)
    }

    /// Where somebody can be found now.
    #[must_use]
    pub fn place_of(&self, person: PersonId) -> Option<&Hidden> {
        let last = self.places.iter().rev().find(|known| known.person == person);
        last.filter(|known| !known.place.is_empty())
    }

    /// Whether something open to all who read the person's own part stands about reaching them.
    pub(super) fn stands_openly(&self, person: PersonId) -> bool {
        let open = |known: &&Reaching| {
            known.person == person && !known.rule.as_ref().is_some_and(SafeContact::is_guarded)
        };
        self.contacts.iter().rev().find(open).is_some_and(|known| known.rule.is_some())
    }

    /// Folds one event in. Total: what is in the record has happened.
    pub(crate) fn apply(&mut self, event: &Event, by: PractitionerId, at: Timestamp) {
        match event.clone() {
            Event::ContactAgreed { person, rule } => {
                let from = rule.from;
                self.contacts.push(Reaching { person, rule: Some(rule), from, by, at });
            }
            Event::ContactEnded { person, on } => {
                self.contacts.push(Reaching { person, rule: None, from: on, by, at });
            }
            Event::Planned { plan } => self.plans.push(Planned { plan, by, at }),
            Event::Hidden { person, place, on } => {
                self.places.push(Hidden { person, place, on, by });
            }
            Event::ReportMade { report: id, made: report } => {
                if self.reports.iter().all(|known| known.id != id) {
                    self.reports.push(Reported { id, report, followed: Vec::new(), by, at });
                }
            }
            Event::ReportFollowed { report, words, on } => {
                if let Some(known) = self.reports.iter_mut().find(|known| known.id == report) {
                    known.followed.push((words, on, by));
                }
            }
        }
    }
}
