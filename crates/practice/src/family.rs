// SPDX-License-Identifier: AGPL-3.0-or-later
//! A family: the fold of all its entries that a reader may read.

mod deciding;
mod event;
mod fold;
mod namesakes;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use deciding::{brings, open, wish};
pub use event::Event;

use crate::agenda::Agenda;
use crate::attachments::Attachments;
use crate::between_us::BetweenUs;
use crate::capacities::Capacities;
use crate::card::{self, OwnCard};
use crate::early_care::{self, EarlyCare};
use crate::echoes::Echoes;
pub use crate::entry::Unreadable;
use crate::expecting::{self, Expecting};
use crate::firsts::{self, Firsts};
use crate::goodbye::Goodbye;
use crate::guidance::AllGuidance;
use crate::handover::Handover;
use crate::holding::Holdings;
use crate::ids::{EntryId, FamilyId, PersonId, PractitionerId};
use crate::joys::{self, Joys};
use crate::kin::{self, Kin};
use crate::label::Label;
use crate::looking_back::{self, LookingBack};
use crate::observations::{self, Observations};
use crate::ours::AllOurs;
use crate::people::{self, People};
use crate::plays::{self, Plays};
use crate::presence::Presence;
use crate::promises::Promises;
use crate::relationships::{self, Relationships};
use crate::release::{self, Releases};
use crate::retold::Retellings;
use crate::rights::{self, Rights};
use crate::safety::{self, Safety};
use crate::signs::{self, Signs};
use crate::supports::{self, Supports};
use crate::text::Text;
use crate::understandings::Understandings;
use crate::visits::{self, Visits};
use crate::wonderings::Wonderings;

/// Something that happened to the record as a whole. Kinds are permanent: add, never rename.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "fact")]
pub enum Record {
    /// The family was met and its record opened.
    #[serde(rename = "family.opened")]
    Opened {
        /// The day.
        on: Date,
        /// The agreed rhythm of visits, in days between two; none while it is open.
        #[serde(default)]
        every_days: Option<u16>,
    },
    /// What somebody said they want, in own words.
    #[serde(rename = "wish.said")]
    WishSaid {
        /// Who said it.
        teller: PersonId,
        /// As said.
        words: Text,
        /// When.
        on: Date,
    },
    /// What the family brings, as somebody saw or said it.
    #[serde(rename = "brings.told")]
    BringsTold {
        /// What they bring.
        words: Text,
        /// Who said it; none where the practitioner saw it.
        #[serde(default)]
        teller: Option<PersonId>,
        /// When.
        on: Date,
    },
    /// A practitioner began to work with the family, or stopped.
    #[serde(rename = "team.changed")]
    TeamChanged {
        /// Who.
        practitioner: PractitionerId,
        /// Since, or until, when.
        on: Date,
        /// Whether they work with the family from then on.
        joined: bool,
    },
    /// A file was brought in. The file itself is kept as an attachment of this entry.
    #[serde(rename = "import.received")]
    ImportReceived {
        /// The form of the file ("fhir-r4", "people-csv").
        form: String,
        /// SHA-256 of the file, in hexadecimal, so that a second import is known.
        file: String,
        /// What came in, by kind.
        brought: Vec<Count>,
        /// What has no place yet and is kept whole in the attachment, by kind.
        kept: Vec<Count>,
    },
}

/// The kinds of [`Record`], for reading entries.
pub const KINDS: &[&str] =
    &["family.opened", "wish.said", "brings.told", "team.changed", "import.received"];

/// How many of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// The kind, in the words of the file's form.
    pub what: String,
    /// How many.
    pub count: u32,
}

macro_rules! of_areas {
    ($($kind:ident: $event:ty),+ $(,)?) => {$(
        impl From<$event> for Event {
            fn from(event: $event) -> Self {
                Self::$kind(event)
            }
        }
    )+};
}

of_areas! {
    Record: Record,
    People: people::Event,
    Kin: kin::Event,
    Relationships: relationships::Event,
    Release: release::Event,
    Rights: rights::Event,
    Safety: safety::Event,
    Visits: visits::Event,
    Card: card::Event,
    Expecting: expecting::Event,
    Supports: supports::Event,
    EarlyCare: early_care::Event,
    LookingBack: looking_back::Event,
    Observations: observations::Event,
    Signs: signs::Event,
    Plays: plays::Event,
    Joys: joys::Event,
    Firsts: firsts::Event,
}

/// An entry as read: what was said, by whom, when, and who may read it.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// The entry.
    pub id: EntryId,
    /// Who may read it.
    pub label: Label,
    /// What happened.
    pub event: Event,
    /// Who wrote it.
    pub by: PractitionerId,
    /// When it was recorded.
    pub at: Timestamp,
    /// The day of that in the agency's time zone.
    pub on: Date,
}

/// A wish somebody spoke.
#[derive(Debug, Clone, PartialEq)]
pub struct Wish {
    /// Who said it.
    pub teller: PersonId,
    /// As said.
    pub words: Text,
    /// When.
    pub on: Date,
}

/// What a family brings.
#[derive(Debug, Clone, PartialEq)]
pub struct Brings {
    /// What.
    pub words: Text,
    /// Who said it; none where the practitioner saw it.
    pub teller: Option<PersonId>,
    /// When.
    pub on: Date,
}

/// A practitioner's time with the family.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TeamMember {
    /// Who.
    pub practitioner: PractitionerId,
    /// Since when.
    pub since: Date,
    /// Until when; none while it goes on.
    pub until: Option<Date>,
}

/// A file that was brought in.
#[derive(Debug, Clone, PartialEq)]
pub struct Import {
    /// The form of the file.
    pub form: String,
    /// SHA-256 of the file.
    pub file: String,
    /// What came in.
    pub brought: Vec<Count>,
    /// What is kept in the attachment.
    pub kept: Vec<Count>,
    /// When.
    pub at: Timestamp,
}

/// A family, as one reader may see it.
#[derive(Debug, Clone, PartialEq)]
pub struct Family {
    /// The family.
    pub id: FamilyId,
    /// The day its record was opened.
    pub opened: Option<Date>,
    /// Days between two visits, as agreed.
    pub every_days: Option<u16>,
    /// What they said they want, oldest first.
    pub wishes: Vec<Wish>,
    /// What they bring, oldest first.
    pub brings: Vec<Brings>,
    /// Who works or worked with them.
    pub team: Vec<TeamMember>,
    /// Files that were brought in.
    pub imports: Vec<Import>,
    /// Its people.
    pub people: People,
    /// Who belongs to whom.
    pub kin: Kin,
    /// Its relationships.
    pub relationships: Relationships,
    /// Its visits.
    pub visits: Visits,
    /// Who may know what of it.
    pub rights: Rights,
    /// What was asked of it and what went out.
    pub releases: Releases,
    /// What keeps its people safe.
    pub safety: Safety,
    /// Whether the work with it ended.
    pub goodbye: Goodbye,
    /// What was agreed of the rhythm of visits, and tries to reach out.
    pub presence: Presence,
    /// What it says about itself.
    pub card: OwnCard,
    /// What was told around its children, before birth and after a loss.
    pub expecting: Expecting,
    /// Who and what carries it.
    pub supports: Supports,
    /// Where its babies slept, in whose arms, and what they are used to.
    pub early_care: EarlyCare,
    /// What its notes are said to show.
    pub looking_back: LookingBack,
    /// What was promised.
    pub promises: Promises,
    /// What they want to talk about next time.
    pub agenda: Agenda,
    /// Pictures, voices and papers.
    pub attachments: Attachments,
    /// Goodbyes of who leaves, and hellos of who comes next.
    pub handover: Handover,
    /// What was seen of its children, in whose voice.
    pub observations: Observations,
    /// What its babies say without words.
    pub signs: Signs,
    /// What is played with its children.
    pub plays: Plays,
    /// Good moments that were kept outside of notes.
    pub joys: Joys,
    /// What its children did for the first time.
    pub firsts: Firsts,
    /// What became of what was wondered.
    pub wonderings: Wonderings,
    /// What each who cares for a child brings.
    pub capacities: Capacities,
    /// Moments now tied to stories then.
    pub echoes: Echoes,
    /// How those who told something hard were held.
    pub holding: Holdings,
    /// What of ours was left for another time.
    pub ours: AllOurs,
    /// Pages of its visits, each for one caregiver.
    pub retold: Retellings,
    /// Guidance for its children; a page asks [`Family::guidance`], which knows when it is silent.
    pub guidance: AllGuidance,
    /// How it was between those who visit and the family.
    pub between_us: BetweenUs,
    /// How those who do the work understand what is between two.
    pub understandings: Understandings,
}

impl Family {
    /// A family of which nothing is known yet.
    #[must_use]
    pub fn new(id: FamilyId) -> Self {
        Self {
            id,
            opened: None,
            every_days: None,
            wishes: Vec::new(),
            brings: Vec::new(),
            team: Vec::new(),
            imports: Vec::new(),
            people: People::default(),
            kin: Kin::default(),
            relationships: Relationships::default(),
            visits: Visits::default(),
            rights: Rights::default(),
            releases: Releases::default(),
            safety: Safety::default(),
            goodbye: Goodbye::default(),
            presence: Presence::default(),
            card: OwnCard::default(),
            expecting: Expecting::default(),
            supports: Supports::default(),
            early_care: EarlyCare::default(),
            looking_back: LookingBack::default(),
            promises: Promises::default(),
            agenda: Agenda::default(),
            attachments: Attachments::default(),
            handover: Handover::default(),
            observations: Observations::default(),
            signs: Signs::default(),
            plays: Plays::default(),
            joys: Joys::default(),
            firsts: Firsts::default(),
            wonderings: Wonderings::default(),
            capacities: Capacities::default(),
            echoes: Echoes::default(),
            holding: Holdings::default(),
            ours: AllOurs::default(),
            retold: Retellings::default(),
            guidance: AllGuidance::default(),
            between_us: BetweenUs::default(),
            understandings: Understandings::default(),
        }
    }
}
