// SPDX-License-Identifier: AGPL-3.0-or-later
//! A family: the fold of all its entries that a reader may read.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::card::{self, OwnCard};
pub use crate::entry::Unreadable;
use crate::ids::{EntryId, FamilyId, PersonId, PractitionerId};
use crate::label::{Facet, Label, Labelled};
use crate::people::{self, People, Person};
use crate::relationships::{self, Relationships};
use crate::release::{self, Releases};
use crate::rights::{self, Rights};
use crate::safety::{self, Safety};
use crate::text::Text;
use crate::visits::{self, Visits};

/// Something that happened in a family's record.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// To the record as a whole.
    Record(Record),
    /// To its people.
    People(people::Event),
    /// To a relationship.
    Relationships(relationships::Event),
    /// To a visit.
    Visits(visits::Event),
    /// To who may know what.
    Rights(rights::Event),
    /// To what was asked of the record and what went out of it.
    Release(release::Event),
    /// To what keeps somebody safe.
    Safety(safety::Event),
    /// To what the family says about itself.
    Card(card::Event),
}

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
pub const KINDS: &[&str] = &["family.opened", "wish.said", "team.changed", "import.received"];

/// How many of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// The kind, in the words of the file's form.
    pub what: String,
    /// How many.
    pub count: u32,
}

impl From<Record> for Event {
    fn from(event: Record) -> Self {
        Self::Record(event)
    }
}

impl From<card::Event> for Event {
    fn from(event: card::Event) -> Self {
        Self::Card(event)
    }
}

impl From<people::Event> for Event {
    fn from(event: people::Event) -> Self {
        Self::People(event)
    }
}

impl From<relationships::Event> for Event {
    fn from(event: relationships::Event) -> Self {
        Self::Relationships(event)
    }
}

impl From<release::Event> for Event {
    fn from(event: release::Event) -> Self {
        Self::Release(event)
    }
}

impl From<rights::Event> for Event {
    fn from(event: rights::Event) -> Self {
        Self::Rights(event)
    }
}

impl From<safety::Event> for Event {
    fn from(event: safety::Event) -> Self {
        Self::Safety(event)
    }
}

impl From<visits::Event> for Event {
    fn from(event: visits::Event) -> Self {
        Self::Visits(event)
    }
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
    /// Who works or worked with them.
    pub team: Vec<TeamMember>,
    /// Files that were brought in.
    pub imports: Vec<Import>,
    /// Its people.
    pub people: People,
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
    /// What it says about itself.
    pub card: OwnCard,
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
            team: Vec::new(),
            imports: Vec::new(),
            people: People::default(),
            relationships: Relationships::default(),
            visits: Visits::default(),
            rights: Rights::default(),
            releases: Releases::default(),
            safety: Safety::default(),
            card: OwnCard::default(),
        }
    }

    /// Folds what was said, in order, into a family. Leave out what the reader may not read *before*
    /// folding, so that nothing hidden leaves a gap or a count.
    pub fn fold<'a>(id: FamilyId, said: impl IntoIterator<Item = &'a Said>) -> Self {
        let mut family = Self::new(id);
        for one in said {
            family.apply(&one.event, one.by, one.at);
        }
        family
    }

    /// Folds one event in. Total: what is in the record has happened.
    pub fn apply(&mut self, event: &Event, by: PractitionerId, at: Timestamp) {
        match event {
            Event::Record(event) => self.apply_record(event, at),
            Event::People(event) => self.people.apply(event),
            Event::Relationships(event) => self.relationships.apply(event),
            Event::Visits(event) => self.visits.apply(event, by, at),
            Event::Rights(event) => self.rights.apply(event, by),
            Event::Release(event) => self.releases.apply(event, by),
            Event::Card(event) => self.card.apply(event, by, at),
            Event::Safety(event) => {
                self.safety.apply(event, by, at);
                self.people.settle_contact(event);
            }
        }
    }

    /// The family after these events too; for deciding the next of one act.
    #[must_use]
    pub fn after(&self, all: &[Labelled], by: PractitionerId, at: Timestamp) -> Self {
        let mut family = self.clone();
        for one in all {
            family.apply(&one.event, by, at);
        }
        family
    }

    /// Whether this practitioner works with the family on this day.
    #[must_use]
    pub fn has_on_team(&self, practitioner: PractitionerId, on: Date) -> bool {
        let with = |member: &TeamMember| {
            member.practitioner == practitioner
                && member.since <= on
                && member.until.is_none_or(|until| on < until)
        };
        self.team.iter().any(with)
    }

    /// Whom the record is called after: the children first, then who cares for them day to day,
    /// then the first caregiver. Never more than four.
    #[must_use]
    pub fn namesakes(&self) -> Vec<&Person> {
        let mut named: Vec<&Person> = self.people.children().filter(|p| p.died.is_none()).collect();
        let daily = |person: &&Person| self.people.care_by(person.id).any(|care| care.day_to_day);
        let before = named.len();
        named.extend(self.people.caregivers().filter(daily).take(2));
        if named.len() == before {
            named.extend(self.people.caregivers().take(1));
        }
        named.truncate(4);
        named
    }

    fn apply_record(&mut self, event: &Record, at: Timestamp) {
        match event.clone() {
            Record::Opened { on, every_days } => {
                self.opened.get_or_insert(on);
                self.every_days = every_days.or(self.every_days);
            }
            Record::WishSaid { teller, words, on } => self.wishes.push(Wish { teller, words, on }),
            Record::TeamChanged { practitioner, on, joined: true } => {
                if !self.has_on_team(practitioner, on) {
                    self.team.push(TeamMember { practitioner, since: on, until: None });
                }
            }
            Record::TeamChanged { practitioner, on, joined: false } => {
                let ends = |member: &&mut TeamMember| {
                    member.practitioner == practitioner && member.until.is_none()
                };
                if let Some(member) = self.team.iter_mut().find(ends) {
                    member.until = Some(on);
                }
            }
            Record::ImportReceived { form, file, brought, kept } => {
                self.imports.push(Import { form, file, brought, kept, at });
            }
        }
    }
}

/// Opens a family's record: who works with it, since when, and the rhythm agreed.
#[must_use]
pub fn open(practitioner: PractitionerId, on: Date, every_days: Option<u16>) -> Vec<Labelled> {
    let label = || Label::of(Facet::Together);
    vec![
        Labelled::new(label(), Record::Opened { on, every_days }),
        Labelled::new(label(), Record::TeamChanged { practitioner, on, joined: true }),
    ]
}

/// Keeps what somebody said they want, in their own part of the record.
///
/// # Errors
/// When the teller is not in the family or nothing was said.
pub fn wish(
    family: &Family,
    teller: PersonId,
    words: Text,
    on: Date,
) -> Result<Labelled, people::Refused> {
    let person = family.people.get(teller).ok_or(people::Refused::NoSuchPerson)?;
    if words.is_empty() {
        return Err(people::Refused::Empty);
    }
    let label = Label::of(people::own_facet(person.role, teller)).about([teller]);
    let event = Record::WishSaid { teller, words, on };
    Ok(Labelled::new(label.told_by(Some(teller)), event))
}
