// SPDX-License-Identifier: AGPL-3.0-or-later
//! Relationships: two named parties and what is between them over time. The unit of the work.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::family::Family;
use crate::ids::{PersonId, PractitionerId, RelationshipId};
use crate::label::{Facet, Label, Labelled};
use crate::people::Role;
use crate::text::Text;

/// Something that happened to a relationship. Kinds are permanent: add, never rename.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "fact")]
pub enum Event {
    /// Two parties were named as a relationship.
    #[serde(rename = "relationship.named")]
    Named {
        /// The relationship.
        relationship: RelationshipId,
        /// The first party; the child, where there is one.
        a: Party,
        /// The second party.
        b: Party,
    },
    /// How it stands between them was seen or said.
    #[serde(rename = "relationship.seen")]
    Seen {
        /// The relationship.
        relationship: RelationshipId,
        /// What was seen, since when, and in whose words.
        seen: Seen,
    },
}

/// The kinds of [`Event`], for reading entries.
pub const KINDS: &[&str] = &["relationship.named", "relationship.seen"];

/// One side of a relationship.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// A member of the family.
    Person(PersonId),
    /// A practitioner who works with the family.
    Practitioner(PractitionerId),
}

/// How it is between two. The words follow the family map's signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Close.
    Close,
    /// There, and tender.
    Tender,
    /// Distant.
    Distant,
    /// Under strain.
    Strained,
    /// Close and strained at once.
    CloseStrained,
    /// Cut off.
    CutOff,
    /// Back in touch after being cut off.
    BackInTouch,
}

impl State {
    /// Every state, in the order of a form.
    pub const ALL: [Self; 7] = [
        Self::Close,
        Self::Tender,
        Self::Distant,
        Self::Strained,
        Self::CloseStrained,
        Self::CutOff,
        Self::BackInTouch,
    ];
}

/// Where it is going.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trend {
    /// Growing closer, or easing.
    Closer,
    /// Steady.
    Steady,
    /// More strain.
    MoreStrain,
}

impl Trend {
    /// Every trend, in the order of a form.
    pub const ALL: [Self; 3] = [Self::Closer, Self::Steady, Self::MoreStrain];
}

/// How a relationship stood, as seen or said once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Seen {
    /// How it is.
    pub state: State,
    /// Where it is going.
    pub trend: Trend,
    /// Since when it is so.
    #[serde(default)]
    pub since: Option<Date>,
    /// Own words about it.
    #[serde(default)]
    pub words: Option<Text>,
    /// Who said the words; none where the practitioner saw it.
    #[serde(default)]
    pub teller: Option<PersonId>,
    /// The day it was seen or said.
    pub on: Date,
}

/// A relationship as known now.
#[derive(Debug, Clone, PartialEq)]
pub struct Relationship {
    /// The relationship.
    pub id: RelationshipId,
    /// The first party; the child, where there is one.
    pub a: Party,
    /// The second party.
    pub b: Party,
    /// Every time it was seen, oldest first.
    pub seen: Vec<Seen>,
}

impl Relationship {
    /// How it stands now.
    #[must_use]
    pub fn now(&self) -> Option<&Seen> {
        self.seen.last()
    }

    /// Whether this party is one side of it.
    #[must_use]
    pub fn has(&self, party: Party) -> bool {
        self.a == party || self.b == party
    }

    /// Whether a practitioner is one side of it.
    #[must_use]
    pub fn with_practitioner(&self) -> bool {
        matches!(self.a, Party::Practitioner(_)) || matches!(self.b, Party::Practitioner(_))
    }
}

/// The relationships of a family, in the order they were named.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Relationships {
    all: Vec<Relationship>,
}

impl Relationships {
    /// One relationship.
    #[must_use]
    pub fn get(&self, id: RelationshipId) -> Option<&Relationship> {
        self.all.iter().find(|known| known.id == id)
    }

    /// All of them, in the order they were named.
    pub fn iter(&self) -> impl Iterator<Item = &Relationship> {
        self.all.iter()
    }

    /// The relationship of these two, in either order.
    #[must_use]
    pub fn between(&self, a: Party, b: Party) -> Option<&Relationship> {
        self.all.iter().find(|known| known.has(a) && known.has(b) && a != b)
    }

    /// Folds one event in. Total: what is in the record has happened.
    pub(crate) fn apply(&mut self, event: &Event) {
        match event.clone() {
            Event::Named { relationship, a, b } => {
                // Named twice by two people at once is the same relationship: the first stays.
                if self.get(relationship).is_none() && self.between(a, b).is_none() {
                    self.all.push(Relationship { id: relationship, a, b, seen: Vec::new() });
                }
            }
            Event::Seen { relationship, seen } => {
                if let Some(known) = self.all.iter_mut().find(|known| known.id == relationship) {
                    known.seen.push(seen);
                }
            }
        }
    }
}

/// Why something may not be said of a relationship.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// One of the two is not in this family's record.
    #[error("one of the two is not in this family's record")]
    NoSuchParty,
    /// A relationship is between two.
    #[error("a relationship is between two different people")]
    SameParty,
    /// Already there.
    #[error("this relationship is already named")]
    AlreadyNamed,
    /// Not in this family's record.
    #[error("there is no such relationship in this family's record")]
    NoSuchRelationship,
    /// A date after today.
    #[error("the date lies in the future")]
    InFuture,
}

impl Refused {
    /// The field of a form it belongs to.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::NoSuchParty | Self::SameParty | Self::AlreadyNamed => "b",
            Self::NoSuchRelationship => "relationship",
            Self::InFuture => "since",
        }
    }

    /// A stable name for the message shown.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NoSuchParty => "relationships-refused-no-such-party",
            Self::SameParty => "relationships-refused-same-party",
            Self::AlreadyNamed => "relationships-refused-already-named",
            Self::NoSuchRelationship => "relationships-refused-no-such-relationship",
            Self::InFuture => "relationships-refused-in-future",
        }
    }
}

/// Names a relationship between two parties. The child comes first, where there is one.
///
/// # Errors
/// When a party is unknown, both are the same, or the relationship is already named.
pub fn name(
    family: &Family,
    relationship: RelationshipId,
    a: Party,
    b: Party,
) -> Result<Labelled, Refused> {
    if a == b {
        return Err(Refused::SameParty);
    }
    for party in [a, b] {
        if let Party::Person(person) = party {
            family.people.get(person).ok_or(Refused::NoSuchParty)?;
        }
    }
    if family.relationships.between(a, b).is_some() {
        return Err(Refused::AlreadyNamed);
    }
    let (a, b) = if is_child(family, b) { (b, a) } else { (a, b) };
    let label = Label::of(Facet::Together).about(persons(a, b));
    Ok(Labelled::new(label, Event::Named { relationship, a, b }))
}

/// Keeps how a relationship stands. Words of a family member stay in that person's own part.
///
/// # Errors
/// When the relationship or the teller is unknown, or a date lies in the future.
pub fn see(
    family: &Family,
    relationship: RelationshipId,
    seen: Seen,
    today: Date,
) -> Result<Labelled, Refused> {
    let known = family.relationships.get(relationship).ok_or(Refused::NoSuchRelationship)?;
    if seen.since.is_some_and(|since| since > today) || seen.on > today {
        return Err(Refused::InFuture);
    }
    let facet = match seen.teller {
        Some(teller) => {
            let person = family.people.get(teller).ok_or(Refused::NoSuchParty)?;
            crate::people::own_facet(person.role, teller)
        }
        None => Facet::Practitioner,
    };
    let label = Label::of(facet).about(persons(known.a, known.b)).told_by(seen.teller);
    Ok(Labelled::new(label, Event::Seen { relationship, seen }))
}

fn persons(a: Party, b: Party) -> impl Iterator<Item = PersonId> {
    [a, b].into_iter().filter_map(|party| match party {
        Party::Person(person) => Some(person),
        Party::Practitioner(_) => None,
    })
}

fn is_child(family: &Family, party: Party) -> bool {
    match party {
        Party::Person(person) => {
            family.people.get(person).is_some_and(|known| known.role == Role::Child)
        }
        Party::Practitioner(_) => false,
    }
}
