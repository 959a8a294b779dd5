// SPDX-License-Identifier: AGPL-3.0-or-later
//! People: who is in a family, how they are called, who cares for whom, and where they sleep.

mod deciding;
mod fold;
pub mod names;
pub mod reported;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use deciding::own_facet;
pub use deciding::{NewPerson, Refused, add, care, change, contact, home, identity, passing};
pub use fold::{CareRole, Home, People, Person, Sleeps};
pub use names::{Name, NameKind, Names};

use crate::ids::{HomeId, PersonId};
use crate::text::Text;

/// Something that happened to the people of a family. Kinds are permanent: add, never rename.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "fact")]
pub enum Event {
    /// Somebody became part of this family's record.
    #[serde(rename = "person.added")]
    Added(Added),
    /// What is known of a person changed; fields that are absent stay as they were.
    #[serde(rename = "person.changed")]
    Changed(Changed),
    /// An expected baby was born.
    #[serde(rename = "person.born")]
    Born {
        /// The baby.
        person: PersonId,
        /// The day of birth.
        on: Date,
        /// Weeks and days of pregnancy completed at birth.
        #[serde(default)]
        gestation: Option<Gestation>,
    },
    /// Somebody died. They stay in the family.
    #[serde(rename = "person.died")]
    Died {
        /// Who died.
        person: PersonId,
        /// When, as the family said it ("2009", "when Rosa was 8").
        when: Text,
    },
    /// Somebody is away from every home: in hospital, in prison, deployed, abroad.
    #[serde(rename = "person.away")]
    Away {
        /// Who is away.
        person: PersonId,
        /// Where or why, in words; none when they came back.
        place: Option<Text>,
    },
    /// A caregiver began to care for a child in a role.
    #[serde(rename = "care.began")]
    CareBegan(CareBegan),
    /// A caregiver's role for a child ended.
    #[serde(rename = "care.ended")]
    CareEnded {
        /// The caregiver.
        caregiver: PersonId,
        /// The child.
        child: PersonId,
        /// Since when it is over.
        on: Date,
    },
    /// A home of the family.
    #[serde(rename = "home.added")]
    HomeAdded {
        /// The home.
        home: HomeId,
        /// What the family calls it.
        called: Text,
    },
    /// Somebody sleeps in a home, all or some of the time.
    #[serde(rename = "home.sleeps")]
    Sleeps {
        /// The home.
        home: HomeId,
        /// Who sleeps there.
        person: PersonId,
        /// How much, in words ("most days", "Sundays"); none for always.
        #[serde(default)]
        how_much: Option<Text>,
        /// Whether it began (true) or ended (false).
        here: bool,
    },
    /// How a person may safely be reached, and how not.
    #[serde(rename = "contact.agreed")]
    ContactAgreed {
        /// Whom it reaches.
        person: PersonId,
        /// The rule, as agreed with the person.
        contact: Contact,
    },
    /// What a person says of who they are, in own words.
    #[serde(rename = "identity.said")]
    IdentitySaid {
        /// Whose identity.
        person: PersonId,
        /// What was said, by whom, when, and the report codes derived apart.
        said: IdentitySaid,
    },
}

/// The kinds of [`Event`], for reading entries.
pub const KINDS: &[&str] = &[
    "person.added",
    "person.changed",
    "person.born",
    "person.died",
    "person.away",
    "care.began",
    "care.ended",
    "home.added",
    "home.sleeps",
    "contact.agreed",
    "identity.said",
];

/// Who a person is in the family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// A baby or child, born or expected.
    Child,
    /// Somebody who cares for the child, in whatever role.
    Caregiver,
    /// Anybody else who belongs: a grandfather remembered, a friend, a sibling grown up.
    Other,
}

/// In which role a caregiver cares for a child.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Care {
    /// Gave birth to, or fathered.
    Birth,
    /// Foster care.
    Foster,
    /// Kin: grandmother, aunt, older sister.
    Kin,
    /// Adoptive parent.
    Adoptive,
    /// Guardian by law.
    Guardian,
    /// Another way, in words.
    Other,
}

/// Birth, or the day it is expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Birth {
    /// Born on this day.
    On(Date),
    /// Expected on this day.
    Due(Date),
}

/// Weeks and days of pregnancy completed at birth, 20 to 44 weeks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gestation {
    /// Completed weeks.
    pub weeks: i8,
    /// Days beyond the weeks, 0 to 6.
    pub days: i8,
}

/// What a language is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Use {
    /// Talking together.
    Talk,
    /// Reading.
    Read,
    /// Singing to the baby.
    Lullaby,
}

impl Use {
    /// Every use, in the order of a form.
    pub const ALL: [Self; 3] = [Self::Talk, Self::Read, Self::Lullaby];
}

/// A language and what it is used for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LanguageUse {
    /// The language as the person names it.
    pub language: Text,
    /// What it is used for.
    #[serde(default)]
    pub uses: Vec<Use>,
    /// An interpreter is wanted.
    #[serde(default)]
    pub interpreter: bool,
}

/// The first account of a person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Added {
    /// The person.
    pub person: PersonId,
    /// Who they are in the family.
    pub role: Role,
    /// Their names; an unborn or unnamed baby may have none.
    pub names: Names,
    /// Pronouns as the person says them.
    #[serde(default)]
    pub pronouns: Option<Text>,
    /// Born or expected.
    #[serde(default)]
    pub birth: Option<Birth>,
    /// Pregnancy completed at birth.
    #[serde(default)]
    pub gestation: Option<Gestation>,
    /// Languages by use.
    #[serde(default)]
    pub languages: Vec<LanguageUse>,
    /// The person's id in the file they came from, where they were imported.
    #[serde(default)]
    pub source: Option<Source>,
}

/// Where an imported person came from; the facts are unverified until somebody looks at them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// SHA-256 of the file, in hexadecimal.
    pub file: String,
    /// The id inside the file.
    pub id: Text,
}

/// What changed about a person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Changed {
    /// The person.
    pub person: PersonId,
    /// All their names, where these changed.
    #[serde(default)]
    pub names: Option<Names>,
    /// Pronouns; an empty text takes them away.
    #[serde(default)]
    pub pronouns: Option<Text>,
    /// Born or expected.
    #[serde(default)]
    pub birth: Option<Birth>,
    /// Pregnancy completed at birth.
    #[serde(default)]
    pub gestation: Option<Gestation>,
    /// Languages by use, where these changed.
    #[serde(default)]
    pub languages: Option<Vec<LanguageUse>>,
}

/// The start of caring.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CareBegan {
    /// The caregiver.
    pub caregiver: PersonId,
    /// The child.
    pub child: PersonId,
    /// In which role.
    pub role: Care,
    /// The role in the family's words ("abuela", "tía").
    #[serde(default)]
    pub words: Option<Text>,
    /// Since when, where known.
    #[serde(default)]
    pub since: Option<Date>,
    /// Whether they care for the child day to day.
    #[serde(default)]
    pub day_to_day: bool,
}

/// How a person may safely be reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// The way: a number, an address, through whom.
    pub how: Text,
    /// When it is safe.
    #[serde(default)]
    pub when: Option<Text>,
    /// What must not be done ("no voicemail", "never at the shop").
    #[serde(default)]
    pub never: Option<Text>,
}

/// What a person says of who they are, and the codes reports need, derived apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdentitySaid {
    /// Own words, kept as said.
    pub words: Text,
    /// Who said it.
    pub teller: PersonId,
    /// When it was said.
    pub on: Date,
    /// The person's own choice among the report's categories. Empty: not asked.
    #[serde(default)]
    pub codes: Vec<ReportCode>,
    /// What the categories do not hold, in their own words: a nation, a people, a country.
    #[serde(default)]
    pub also: Option<Text>,
}

/// Race and ethnicity as reported: the seven minimum categories of the revised Statistical Policy
/// Directive 15 (89 FR 22182, 2024-03-29), and an answer of its own for not wishing to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReportCode {
    /// American Indian or Alaska Native.
    AmericanIndian,
    /// Asian.
    Asian,
    /// Black or African American.
    Black,
    /// Hispanic or Latino.
    Hispanic,
    /// Middle Eastern or North African.
    MiddleEastern,
    /// Native Hawaiian or Pacific Islander.
    PacificIslander,
    /// White.
    White,
    /// Prefers not to say: an answer, counted as answered.
    PreferNotToSay,
}

impl ReportCode {
    /// Every category, in the directive's order.
    pub const ALL: [Self; 8] = [
        Self::AmericanIndian,
        Self::Asian,
        Self::Black,
        Self::Hispanic,
        Self::MiddleEastern,
        Self::PacificIslander,
        Self::White,
        Self::PreferNotToSay,
    ];
}
