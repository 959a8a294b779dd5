// SPDX-License-Identifier: AGPL-3.0-or-later
//! Who may read: one pure function from who asks, what for, and a label to may, or may not.
//!
//! Entries a reader may not read are dropped before folding. `table.csv` is the decision in rows a
//! person can read and point to; the tests hold [`decide`] to it for every case there is.

mod case;
mod cosigning;
mod standing;
pub mod table;

use serde::{Deserialize, Serialize};

pub use case::{Case, Law, Part, Tied, Told};
pub use cosigning::{cosigns, may_append};
pub use standing::{Asker, Moment, relation, standing, tie};

use crate::family::Said;
use crate::ids::{PersonId, PractitionerId};
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

/// What ties a caregiver to a child today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tie {
    /// A parent or guardian by law; or the child, come of age.
    LegalParent,
    /// Acts for the child by decision of a court or of the agency.
    Representative,
    /// Cares for the child day to day, without being a parent by law.
    DayToDay,
    /// Not treated as representative, or kept from the record by a court.
    Refused,
    /// None, or none any more.
    None,
}

/// A caregiver's place in a family today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Who.
    pub person: PersonId,
    /// The tie to each child of the family.
    pub ties: Vec<(PersonId, Tie)>,
}

impl Standing {
    /// The tie to this child.
    #[must_use]
    pub fn tie(&self, child: PersonId) -> Tie {
        let known = self.ties.iter().find(|(known, _)| *known == child);
        known.map_or(Tie::None, |(_, tie)| *tie)
    }
}

/// What ties a reader to a family today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Relation {
    /// On the team that works with the family.
    Team,
    /// Stands in for somebody of the team between two days.
    Cover,
    /// Supervises somebody of the team.
    Supervises,
    /// Opened the family in an emergency, for a few hours.
    Emergency,
    /// A caregiver in the family.
    Family(Standing),
    /// Knows the family privately and keeps out of its record, whatever else would tie them to it.
    Distance,
    /// Worked with the family, or supervised who did, until it ended more than thirty days ago.
    Ended,
    /// Nothing.
    None,
}

/// What somebody opens a family for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// The work with the family; for a caregiver, reading what is theirs.
    Care,
    /// Keeping somebody safe: opens the protected part.
    Safety,
    /// Consents, orders, decisions and requests: who may know what.
    Rights,
    /// Preparing a copy for somebody.
    Release,
    /// Preparing, or looking over, a copy that holds something of the protected part.
    ProtectedRelease,
}

/// Who sees the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Screen {
    /// The reader alone.
    Own,
    /// Others in the room too.
    Shared,
}

/// Who reads, tied how, what for, and who sees the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reader {
    /// The hat worn.
    pub hat: Hat,
    /// What ties them to the family today.
    pub relation: Relation,
    /// What for.
    pub purpose: Purpose,
    /// Who sees the screen.
    pub screen: Screen,
}

impl Reader {
    /// A reader for the work itself, alone with the screen.
    #[must_use]
    pub fn new(hat: Hat, relation: Relation) -> Self {
        Self { hat, relation, purpose: Purpose::Care, screen: Screen::Own }
    }

    /// The purpose as the access book names it.
    #[must_use]
    pub fn purpose_code(&self) -> &'static str {
        match (self.purpose, &self.relation) {
            (Purpose::Safety, _) => "safety",
            (Purpose::Rights, _) => "rights",
            (Purpose::Release, _) => "release",
            (Purpose::ProtectedRelease, _) => "protected-release",
            (Purpose::Care, Relation::Cover) => "cover",
            (Purpose::Care, Relation::Supervises) => "supervision",
            (Purpose::Care, Relation::Emergency) => "emergency",
            (Purpose::Care, Relation::Family(_)) => "own",
            (
                Purpose::Care,
                Relation::Team | Relation::Distance | Relation::Ended | Relation::None,
            ) => "care",
        }
    }
}

/// Whether a reader may open the family at all. Unknown and forbidden are answered alike.
#[must_use]
pub fn may_open(reader: &Reader) -> bool {
    use Relation::{Cover, Emergency, Family, Supervises, Team};
    let own = reader.screen == Screen::Own;
    // A distance somebody declared holds under each of their hats.
    if reader.relation == Relation::Distance {
        return false;
    }
    match (reader.hat, &reader.relation, reader.purpose) {
        (Hat::Visitor | Hat::Supervisor, Team | Cover | Supervises | Emergency, Purpose::Care)
        | (Hat::Intake, Team, Purpose::Care)
        | (Hat::Caregiver, Family(_), Purpose::Care) => true,
        (Hat::Visitor | Hat::Supervisor, Team | Cover | Emergency, Purpose::Safety)
        | (
            Hat::Visitor | Hat::Supervisor,
            Team,
            Purpose::Rights | Purpose::Release | Purpose::ProtectedRelease,
        )
        | (Hat::Supervisor, Supervises, Purpose::ProtectedRelease)
        | (Hat::Intake, Team, Purpose::Rights)
        | (
            Hat::PrivacyOfficer,
            _,
            Purpose::Rights | Purpose::Release | Purpose::ProtectedRelease,
        ) => own,
        _ => false,
    }
}

/// Whether a reader may write an entry of this label into the family's record.
#[must_use]
pub fn may_write(reader: &Reader, label: &Label) -> bool {
    if !may_open(reader) || reader.screen == Screen::Shared && is_protected(label) {
        return false;
    }
    match (reader.hat, &reader.relation) {
        (
            Hat::Visitor | Hat::Supervisor,
            Relation::Team | Relation::Cover | Relation::Emergency,
        )
        | (Hat::Intake, Relation::Team) => true,
        (Hat::PrivacyOfficer, _) => label.facet == Facet::Agency,
        // Whoever looks a copy over says what they found, and writes nothing else.
        (Hat::Supervisor, Relation::Supervises) if reader.purpose == Purpose::ProtectedRelease => {
            label.facet == Facet::Agency
        }
        // What a caregiver told is theirs to share, and what they signed is theirs to take back.
        (Hat::Caregiver, Relation::Family(standing)) => {
            let me = standing.person;
            let signed = label.facet == Facet::Agency
                && label.subjects.contains(&me)
                && label.shared.contains(&me);
            // What they tell of a child they care for goes to the child's part, and stays theirs.
            let of_child = matches!(label.facet, Facet::Child(child) if standing.cares(child));
            let own = label.facet == Facet::Caregiver(me) || of_child || signed;
            own && label.teller == Some(me) && label.law.is_empty()
        }
        _ => false,
    }
}

/// Whether a reader takes part in writing the record, beyond what is their own.
#[must_use]
pub fn writes(reader: &Reader) -> bool {
    may_write(reader, &Label::of(Facet::Practitioner))
}

/// Whether a reader may end the work with a family, or begin it anew while they may still read it: whoever
/// works with it or stands in, alone with the screen.
#[must_use]
pub fn says_goodbye(reader: &Reader) -> bool {
    let works = matches!(reader.relation, Relation::Team | Relation::Cover);
    works && reader.screen == Screen::Own && writes(reader)
}

/// Whether a reader is asked to reach out to the family, and agrees its rhythm: the same, but for whoever only
/// took the first call.
#[must_use]
pub fn reaches_out(reader: &Reader) -> bool {
    reader.hat != Hat::Intake && says_goodbye(reader)
}

/// Whether a reader may read an entry of this label. `shared_later` names those it was shared with
/// after it was written.
#[must_use]
pub fn may_read(reader: &Reader, label: &Label, shared_later: &[PersonId]) -> bool {
    may_open(reader) && decide(Case::of(reader, label, shared_later))
}

/// Whether somebody may read this entry, beyond what its label says: what was written of somebody's
/// substance use counselling opens to whoever wrote it and to no colleague (42 CFR 2.31(b)), but to
/// prepare or look over a copy, which only its own consent or a court's order lets it into.
#[must_use]
pub fn may_read_said(
    reader: &Reader,
    me: PractitionerId,
    said: &Said,
    shared_later: &[PersonId],
) -> bool {
    let authors = Law::of(&said.label) != Law::Counselling
        || said.by == me
        || reader.purpose == Purpose::ProtectedRelease;
    authors && may_read(reader, &said.label, shared_later)
}

/// Whether a label keeps an entry out of everything but what is opened behind a door of its own: what
/// keeps somebody safe, and what was written of somebody's substance use counselling.
#[must_use]
pub fn is_protected(label: &Label) -> bool {
    keeps_safe(label) || Law::of(label) == Law::Counselling
}

/// Whether a label says that somebody has to be kept safe.
#[must_use]
pub fn keeps_safe(label: &Label) -> bool {
    label.facet == Facet::Safety || Law::of(label) == Law::Protected
}

/// The decision, case by case. What the gate refuses as a whole (see [`may_open`]) is refused here
/// too.
#[must_use]
pub fn decide(case: Case) -> bool {
    if case.law == Law::Sealed || case.relation == Tied::Distance {
        return false;
    }
    let staff = matches!(case.hat, Hat::Visitor | Hat::Supervisor);
    let own = case.screen == Screen::Own;
    if case.purpose == Purpose::ProtectedRelease {
        return own && looks_over(case);
    }
    if case.part == Part::Safety || matches!(case.law, Law::Protected | Law::Counselling) {
        let works = matches!(case.relation, Tied::Team | Tied::Cover | Tied::Emergency);
        return staff && works && own && case.purpose == Purpose::Safety;
    }
    match (case.hat, case.relation, case.purpose) {
        (
            Hat::Visitor | Hat::Supervisor,
            Tied::Team | Tied::Cover | Tied::Supervises | Tied::Emergency,
            Purpose::Care,
        ) => own || fit_for_the_room(case),
        (
            Hat::Visitor | Hat::Supervisor,
            Tied::Team | Tied::Cover | Tied::Emergency,
            Purpose::Safety,
        )
        | (Hat::Visitor | Hat::Supervisor, Tied::Team, Purpose::Rights | Purpose::Release)
        | (Hat::PrivacyOfficer, _, Purpose::Release) => own,
        (Hat::Intake, Tied::Team, Purpose::Care | Purpose::Rights) => {
            let first_call = match case.part {
                Part::Child | Part::Own | Part::Another | Part::Together => true,
                Part::Agency => case.purpose == Purpose::Rights,
                Part::Practitioner | Part::Safety => false,
            };
            first_call && (own || case.purpose == Purpose::Care && fit_for_the_room(case))
        }
        (Hat::PrivacyOfficer, _, Purpose::Rights) => {
            own && matches!(case.part, Part::Together | Part::Agency)
        }
        (Hat::Caregiver, Tied::Family, Purpose::Care) => for_caregiver(case),
        _ => false,
    }
}

/// Who reads a copy with something protected in it before it goes: whoever may prepare one, and who
/// supervises the team.
fn looks_over(case: Case) -> bool {
    matches!(
        (case.hat, case.relation),
        (Hat::Visitor | Hat::Supervisor, Tied::Team)
            | (Hat::Supervisor, Tied::Supervises)
            | (Hat::PrivacyOfficer, _)
    )
}

/// What everybody in a room may see: what is the child's or the family's, told by nobody of them.
fn fit_for_the_room(case: Case) -> bool {
    matches!(case.part, Part::Child | Part::Together)
        && case.told == Told::Nobody
        && matches!(case.law, Law::None | Law::EarlyIntervention)
}

/// A caregiver reads what is his own, what the family holds together, and of a child what his tie
/// gives him; never what another told, until that other shares it.
fn for_caregiver(case: Case) -> bool {
    if case.shared {
        return true;
    }
    if case.told == Told::Another {
        return false;
    }
    match (case.part, case.law) {
        (Part::Own, Law::Court) => false,
        (Part::Own, _) | (Part::Together, Law::None | Law::EarlyIntervention) => true,
        (Part::Child, law) => match case.tie {
            Tie::LegalParent | Tie::Representative => {
                matches!(law, Law::None | Law::EarlyIntervention)
            }
            Tie::DayToDay => law == Law::None,
            Tie::Refused | Tie::None => false,
        },
        (Part::Together | Part::Another | Part::Practitioner | Part::Agency | Part::Safety, _) => {
            false
        }
    }
}
