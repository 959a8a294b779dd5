// SPDX-License-Identifier: AGPL-3.0-or-later
//! Rights: who may know what of a family, since when and until when, and who decided it.

mod colleagues;
mod deciding;
mod fold;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use colleagues::{cover, end_cover, keep_distance};
pub use deciding::{
    EMERGENCY, Refused, consent, decide, emergency, lift, order, review, review_due, share,
    unshare, withdraw,
};
pub use fold::{Cover, Distance, Emergency, Given, Ordered, Rights};

use crate::ids::{ConsentId, EntryId, OrderId, PersonId, PractitionerId};
use crate::text::Text;

/// Something that happened to who may know what. Kinds are permanent: add, never rename.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "fact")]
pub enum Event {
    /// Somebody agreed that something of theirs goes to somebody.
    #[serde(rename = "consent.given")]
    ConsentGiven {
        /// The consent.
        consent: ConsentId,
        /// What was agreed.
        given: Consent,
    },
    /// A consent was taken back. It holds from that moment; what was sent stays sent.
    #[serde(rename = "consent.withdrawn")]
    ConsentWithdrawn {
        /// The consent.
        consent: ConsentId,
        /// When.
        on: Date,
    },
    /// A court ordered something about a person and a child.
    #[serde(rename = "court.ordered")]
    CourtOrdered {
        /// The order.
        order: OrderId,
        /// What it says.
        says: Order,
    },
    /// A court's order ended before its day.
    #[serde(rename = "court.lifted")]
    CourtLifted {
        /// The order.
        order: OrderId,
        /// Since when.
        on: Date,
    },
    /// The agency decided whether it treats somebody as acting for a child, 45 CFR 164.502(g)(5).
    #[serde(rename = "representative.decided")]
    RepresentativeDecided(Decision),
    /// Somebody lets others of the family read what they told.
    #[serde(rename = "words.shared")]
    Shared {
        /// The entry.
        entry: EntryId,
        /// With whom.
        with: Vec<PersonId>,
        /// Since when.
        on: Date,
    },
    /// Somebody took back that others read what they told.
    #[serde(rename = "words.unshared")]
    Unshared {
        /// The entry.
        entry: EntryId,
        /// From whom.
        from: Vec<PersonId>,
        /// Since when.
        on: Date,
    },
    /// A colleague who stands in does so no longer, before the last day that was agreed.
    #[serde(rename = "cover.ended")]
    CoverEnded {
        /// Who stood in.
        practitioner: PractitionerId,
        /// The first day of it.
        from: Date,
        /// The first day they do not.
        on: Date,
    },
    /// A colleague stands in between two days.
    #[serde(rename = "cover.agreed")]
    CoverAgreed {
        /// Who stands in.
        practitioner: PractitionerId,
        /// The first day.
        from: Date,
        /// The last day.
        until: Date,
    },
    /// A practitioner knows this family privately and keeps out of its record, or no longer does.
    #[serde(rename = "distance.kept")]
    DistanceKept {
        /// Who.
        practitioner: PractitionerId,
        /// Since when, or until when.
        on: Date,
        /// Whether they keep out from then on.
        kept: bool,
    },
    /// Somebody opened the family in an emergency.
    #[serde(rename = "emergency.opened")]
    EmergencyOpened {
        /// Who.
        practitioner: PractitionerId,
        /// Why, as typed.
        reason: Text,
        /// From when.
        from: Timestamp,
        /// Until when.
        until: Timestamp,
    },
    /// The privacy officer looked at an opening in an emergency.
    #[serde(rename = "emergency.reviewed")]
    EmergencyReviewed {
        /// Whose opening.
        practitioner: PractitionerId,
        /// When it began.
        from: Timestamp,
        /// Whether it was right.
        fair: bool,
        /// What was found.
        words: Text,
        /// When.
        on: Date,
    },
}

/// The kinds of [`Event`], for reading entries.
pub const KINDS: &[&str] = &[
    "consent.given",
    "consent.withdrawn",
    "court.ordered",
    "court.lifted",
    "representative.decided",
    "words.shared",
    "words.unshared",
    "cover.agreed",
    "cover.ended",
    "distance.kept",
    "emergency.opened",
    "emergency.reviewed",
];

/// What a consent is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ConsentFor {
    /// Care by somebody else: a doctor, a clinic.
    Treatment,
    /// A hand-over to a partner in the community.
    Referral,
    /// Evaluation for early intervention or a school.
    EarlyIntervention,
    /// A court or a lawyer. Never combined with another purpose, 42 CFR 2.31(d).
    Court,
    /// The person's own copy, or for somebody they name.
    OwnCopy,
    /// Teaching or research.
    Research,
}

impl ConsentFor {
    /// Every purpose, in the order of a form.
    pub const ALL: [Self; 6] = [
        Self::Treatment,
        Self::Referral,
        Self::EarlyIntervention,
        Self::OwnCopy,
        Self::Court,
        Self::Research,
    ];

    /// Its name in forms and messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Treatment => "treatment",
            Self::Referral => "referral",
            Self::EarlyIntervention => "early-intervention",
            Self::Court => "court",
            Self::OwnCopy => "own-copy",
            Self::Research => "research",
        }
    }
}

/// A part of the record a consent or a release covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Covers {
    /// The part of each child named.
    Child,
    /// The signer's own part.
    Own,
    /// What the family holds together: people, homes, visits.
    Together,
    /// The practitioner's part of visits the signer was at.
    Visits,
}

impl Covers {
    /// Every part, in the order of a form.
    pub const ALL: [Self; 4] = [Self::Child, Self::Own, Self::Together, Self::Visits];

    /// Its name in forms and messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Child => "child",
            Self::Own => "own",
            Self::Together => "together",
            Self::Visits => "visits",
        }
    }
}

/// What somebody agreed to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// Who signed. What is several people's needs all of them.
    pub by: Vec<PersonId>,
    /// To whom it may go, as one would write it on an envelope.
    pub to: Text,
    /// What for.
    pub purpose: ConsentFor,
    /// Which parts.
    pub covers: Vec<Covers>,
    /// The children whose part it covers.
    #[serde(default)]
    pub children: Vec<PersonId>,
    /// Only what happened since this day.
    #[serde(default)]
    pub since: Option<Date>,
    /// Whether it names substance use records, 42 CFR 2.31.
    #[serde(default)]
    pub part2: bool,
    /// Whether it names what is kept to keep the signer safe: their own words in the protected part.
    #[serde(default)]
    pub protected: bool,
    /// Whether it is for substance use counselling notes, and so for nothing else, 42 CFR 2.31(b).
    #[serde(default)]
    pub counselling: bool,
    /// The first day it holds.
    pub from: Date,
    /// The last day it holds. Without an end there is no consent.
    pub until: Date,
    /// In the signer's words.
    #[serde(default)]
    pub words: Option<Text>,
}

impl Consent {
    /// Whether its days include this one.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.from <= day && day <= self.until
    }
}

/// What a court's order does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// The person may not have the child's records.
    NoRecords,
    /// The person's rights as a parent ended.
    RightsEnded,
    /// The person acts for the child: custody, guardianship.
    Custody,
    /// The child was adopted by the person; ties to others by birth end.
    Adopted,
    /// The person may not be in touch.
    NoContact,
}

impl Effect {
    /// Every effect, in the order of a form.
    pub const ALL: [Self; 5] =
        [Self::NoRecords, Self::NoContact, Self::Custody, Self::RightsEnded, Self::Adopted];

    /// Its name in forms and messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NoRecords => "no-records",
            Self::RightsEnded => "rights-ended",
            Self::Custody => "custody",
            Self::Adopted => "adopted",
            Self::NoContact => "no-contact",
        }
    }
}

/// A court's order about one person and one child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// Whom it concerns.
    pub person: PersonId,
    /// About which child.
    pub child: PersonId,
    /// What it does.
    pub effect: Effect,
    /// The first day it holds.
    pub from: Date,
    /// The last day it holds; none while it is open.
    #[serde(default)]
    pub until: Option<Date>,
    /// The court and the number, in words.
    pub court: Text,
    /// What it says, in plain words.
    pub words: Text,
}

/// A decision about who acts for a child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// About whom.
    pub person: PersonId,
    /// For which child.
    pub child: PersonId,
    /// Whether the agency treats them as acting for the child.
    pub treated: bool,
    /// Why.
    pub reason: Text,
    /// Who looked at it besides whoever wrote it down.
    #[serde(default)]
    pub reviewer: Option<Text>,
    /// Since when.
    pub on: Date,
}
