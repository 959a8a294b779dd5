// SPDX-License-Identifier: AGPL-3.0-or-later
//! Retold: a page of one visit for one caregiver, made of what is hers to read of it, in her language; and taken back.
//!
//! The page keeps which texts it is made of, and how they are said in her language; what a text says it reads from the
//! note each time. So it holds nothing that she may not read today.

mod deciding;
mod eyes;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use deciding::{Refused, share, take_back};
pub use eyes::{Eyes, Shown, What};

use crate::family;
use crate::ids::{
    AttachmentId, EntryId, PersonId, PractitionerId, PromiseId, RetellingId, VisitId,
};
use crate::text::Text;

/// Something that happened to a page of a visit. Kinds are permanent: add, never rename.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "fact")]
pub enum Event {
    /// A visit was told back to one caregiver.
    #[serde(rename = "visit.retold")]
    Retold {
        /// The page.
        page: RetellingId,
        /// Of what it is made.
        told: Box<Retold>,
    },
    /// The page was taken back.
    #[serde(rename = "visit.retold_taken_back")]
    TakenBack {
        /// The page.
        page: RetellingId,
        /// When.
        on: Date,
    },
}

/// The kinds of [`Event`], for reading entries.
pub const KINDS: &[&str] = &["visit.retold", "visit.retold_taken_back"];

/// A page of a visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retold {
    /// The visit.
    pub visit: VisitId,
    /// For whom it is.
    pub to: PersonId,
    /// The language it is in, by its code.
    pub language: String,
    /// What it is made of, in its order.
    pub pieces: Vec<Piece>,
    /// The next visit, whose day stands on it while that is planned.
    #[serde(default)]
    pub next: Option<VisitId>,
    /// A picture that is hers to see.
    #[serde(default)]
    pub picture: Option<AttachmentId>,
    /// Who put it into her language; none where all stands as it was written.
    #[serde(default)]
    pub put: Option<Put>,
    /// The day.
    pub on: Date,
}

/// One piece of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// What it tells.
    pub of: Source,
    /// How that is said in her language; none where it stands as it was written.
    #[serde(default)]
    pub wording: Option<Text>,
}

/// What a piece tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// A text of the note, by the entry that wrote it.
    Text(EntryId),
    /// What somebody said they would do.
    Promise(PromiseId),
}

/// Who put a page into somebody's language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Put {
    /// Who did; none where whoever wrote the page did.
    #[serde(default)]
    pub by: Option<Text>,
    /// Who speaks it and read it over; none where nobody did.
    #[serde(default)]
    pub checked: Option<Text>,
}

/// A page as it was told, and whether it was taken back.
#[derive(Debug, Clone, PartialEq)]
pub struct Retelling {
    /// The page.
    pub id: RetellingId,
    /// Of what it is made.
    pub told: Retold,
    /// Who told it.
    pub by: PractitionerId,
    gone: bool,
}

/// The pages of a family's visits that were not taken back, in the order they were told.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Retellings {
    all: Vec<Retelling>,
}

impl Retellings {
    /// One page.
    #[must_use]
    pub fn get(&self, page: RetellingId) -> Option<&Retelling> {
        self.iter().find(|known| known.id == page)
    }

    /// All of them, the newest first.
    pub fn newest_first(&self) -> impl Iterator<Item = &Retelling> {
        self.all.iter().rev().filter(|known| !known.gone)
    }

    /// Those of a visit.
    pub fn of_visit(&self, visit: VisitId) -> impl Iterator<Item = &Retelling> {
        self.iter().filter(move |known| known.told.visit == visit)
    }

    fn iter(&self) -> impl Iterator<Item = &Retelling> {
        self.all.iter().filter(|known| !known.gone)
    }

    /// Folds one event in. Total: what is in the record has happened. Of a page that whoever reads does not know,
    /// nothing that became of it leaves a trace.
    pub(crate) fn apply(&mut self, event: &Event, by: PractitionerId) {
        match event {
            Event::Retold { page, told } => {
                if self.all.iter().all(|known| known.id != *page) {
                    self.all.push(Retelling {
                        id: *page,
                        told: Retold::clone(told),
                        by,
                        gone: false,
                    });
                }
            }
            Event::TakenBack { page, .. } => {
                if let Some(known) = self.all.iter_mut().find(|known| known.id == *page) {
                    known.gone = true;
                }
            }
        }
    }
}

impl Event {
    /// The visit a page tells of.
    #[must_use]
    pub fn visit(&self) -> Option<VisitId> {
        match self {
            Self::Retold { told, .. } => Some(told.visit),
            Self::TakenBack { .. } => None,
        }
    }
}

impl From<Event> for family::Event {
    fn from(event: Event) -> Self {
        Self::Retold(event)
    }
}
