// SPDX-License-Identifier: AGPL-3.0-or-later
//! Who may read: one pure function from a reader and a label to may, or may not.
//!
//! Entries a reader may not read are dropped before folding. The table in `tests/access.csv` is the
//! test of this function; every row of it is a decision somebody can point to.

use serde::{Deserialize, Serialize};

use crate::ids::PersonId;
use crate::label::{Facet, Label};

/// What somebody signs in as. One person may have several and wears one at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hat {
    /// Visits families.
    Visitor,
    /// Holds reflective supervision.
    Supervisor,
    /// Leads the program; opens no family's record.
    Manager,
    /// Answers for confidentiality; opens no family's record without a reason.
    PrivacyOfficer,
    /// Keeps the installation running; holds no clinical rights.
    Administrator,
    /// Takes a family's first call, until somebody works with them.
    Intake,
    /// A caregiver of a family.
    Caregiver,
}

impl Hat {
    /// Every hat.
    pub const ALL: [Self; 7] = [
        Self::Visitor,
        Self::Supervisor,
        Self::Manager,
        Self::PrivacyOfficer,
        Self::Administrator,
        Self::Intake,
        Self::Caregiver,
    ];

    /// A stable name for messages, tables and the command line.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Visitor => "visitor",
            Self::Supervisor => "supervisor",
            Self::Manager => "manager",
            Self::PrivacyOfficer => "privacy-officer",
            Self::Administrator => "administrator",
            Self::Intake => "intake",
            Self::Caregiver => "caregiver",
        }
    }

    /// The hat of this name.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|hat| hat.code() == code)
    }
}

/// What ties a reader to a family today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// On the team that works with the family.
    Team,
    /// Supervises somebody on the team.
    SupervisorOfTeam,
    /// A caregiver in the family.
    CaregiverIn(PersonId),
    /// Nothing.
    None,
}

/// Who reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reader {
    /// The hat worn.
    pub hat: Hat,
    /// What ties them to the family.
    pub relation: Relation,
}

/// Whether a reader may open the family at all. Unknown and forbidden are answered alike.
#[must_use]
pub fn may_open(reader: Reader) -> bool {
    match (reader.hat, reader.relation) {
        (Hat::Visitor, Relation::Team)
        | (Hat::Supervisor, Relation::Team | Relation::SupervisorOfTeam)
        | (Hat::Caregiver, Relation::CaregiverIn(_)) => true,
        (
            Hat::Visitor
            | Hat::Supervisor
            | Hat::Manager
            | Hat::PrivacyOfficer
            | Hat::Administrator
            | Hat::Intake
            | Hat::Caregiver,
            _,
        ) => false,
    }
}

/// Whether a reader may write into the family's record.
#[must_use]
pub fn may_write(reader: Reader) -> bool {
    matches!((reader.hat, reader.relation), (Hat::Visitor | Hat::Supervisor, Relation::Team))
}

/// Whether a reader may read an entry of this label.
#[must_use]
pub fn may_read(reader: Reader, label: &Label) -> bool {
    if !may_open(reader) {
        return false;
    }
    match (reader.relation, label.facet) {
        (Relation::Team, _) => true,
        // A supervisor reads with the team, but not what keeps somebody safe.
        (Relation::SupervisorOfTeam, facet) => facet != Facet::Safety,
        // A caregiver reads what the family holds together and what is his own, never what
        // another caregiver told.
        (Relation::CaregiverIn(me), Facet::Together) => {
            label.teller.is_none_or(|teller| teller == me)
        }
        (Relation::CaregiverIn(me), Facet::Caregiver(whose)) => {
            whose == me && label.teller.is_none_or(|teller| teller == me)
        }
        (Relation::None, _)
        | (Relation::CaregiverIn(_), Facet::Child(_) | Facet::Practitioner | Facet::Safety) => {
            false
        }
    }
}
