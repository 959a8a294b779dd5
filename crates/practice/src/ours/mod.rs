// SPDX-License-Identifier: AGPL-3.0-or-later
//! Ours: what those who visit had planned for a visit and left for another time, since whoever they visit had a reason; and when it comes back.

mod deciding;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use deciding::{Refused, put_off, put_off_again, settle};

use crate::family;
use crate::ids::{OursId, PersonId, VisitId};
use crate::label::{Facet, Label};
use crate::text::Text;

/// How far ahead it may be taken up again, in days: what is further is a slip of the hand.
pub const AHEAD_DAYS_MAX: i32 = 366;

/// Something that happened to something of ours. Kinds are permanent: add, never rename.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "fact")]
pub enum Event {
    /// It was left for another time. Left once more, the newest stands, and the reasons before it stay readable.
    #[serde(rename = "ours.put_off")]
    PutOff {
        /// Which.
        ours: OursId,
        /// What, and why.
        put_off: Box<PutOff>,
    },
    /// It came to an end: it was taken up, or let go.
    #[serde(rename = "ours.settled")]
    Settled {
        /// Which.
        ours: OursId,
        /// How.
        settled: Settled,
    },
}

/// The kinds of [`Event`], for reading entries.
pub const KINDS: &[&str] = &["ours.put_off", "ours.settled"];

/// What kind of thing of ours it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// Questions that are asked of every family.
    Screening,
    /// Something to fill in.
    Form,
    /// Something we wanted to talk about.
    Topic,
}

impl What {
    /// Every kind, in the order of a form.
    pub const ALL: [Self; 3] = [Self::Screening, Self::Form, Self::Topic];

    /// Its name in forms and messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Screening => "screening",
            Self::Form => "form",
            Self::Topic => "topic",
        }
    }
}

/// Something left for another time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PutOff {
    /// What kind it is.
    pub what: What,
    /// Its name, in a few words.
    pub name: Text,
    /// Why not that day, as whoever said it said it.
    pub why: Text,
    /// Who said it.
    pub teller: PersonId,
    /// When to take it up again; none for the next visit.
    #[serde(default)]
    pub until: Option<Date>,
    /// In whose part of the record it is.
    pub part: Facet,
    /// In which visit it was left.
    pub visit: VisitId,
    /// The day of that.
    pub on: Date,
}

impl PutOff {
    /// Who may read it. The reason is theirs who gave it.
    #[must_use]
    pub fn label(&self) -> Label {
        Label::of(self.part).about([self.teller]).told_by(Some(self.teller))
    }
}

/// How something of ours came to an end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// How.
    pub how: How,
    /// In which visit.
    pub visit: VisitId,
    /// The day of that.
    pub on: Date,
}

/// How it came to an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// It was taken up.
    TakenUp,
    /// It was let go.
    LetGo,
}

impl How {
    /// Both, in the order of a form.
    pub const ALL: [Self; 2] = [Self::TakenUp, Self::LetGo];

    /// Its name in forms and messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::TakenUp => "taken-up",
            Self::LetGo => "let-go",
        }
    }
}

/// Something of ours, with each time it was left, and its end.
#[derive(Debug, Clone, PartialEq)]
pub struct Ours {
    /// Which.
    pub id: OursId,
    /// As it was left last.
    pub now: PutOff,
    /// Each time before, the oldest first.
    pub before: Vec<PutOff>,
    /// Its end.
    pub settled: Option<Settled>,
}

impl Ours {
    /// Whether it waits. It waits for as long as it has to: nothing of ours is ever missed.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.settled.is_none()
    }

    /// Whether it comes back at a visit on this day.
    #[must_use]
    pub fn comes_back(&self, on: Date) -> bool {
        self.waits() && self.now.until.is_none_or(|until| until <= on)
    }

    /// Each time it was left, the oldest first.
    pub fn each(&self) -> impl Iterator<Item = &PutOff> {
        self.before.iter().chain([&self.now])
    }
}

/// What of ours was left for another time, in the order it was first left.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AllOurs {
    all: Vec<Ours>,
}

impl AllOurs {
    /// One of them.
    #[must_use]
    pub fn get(&self, ours: OursId) -> Option<&Ours> {
        self.all.iter().find(|known| known.id == ours)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Ours> {
        self.all.iter()
    }

    /// Folds one event in. Total: what is in the record has happened. Of what whoever reads does not know, nothing
    /// that became of it leaves a trace.
    pub(crate) fn apply(&mut self, event: &Event) {
        match event {
            Event::PutOff { ours, put_off } => {
                let now = PutOff::clone(put_off);
                if let Some(known) = self.all.iter_mut().find(|known| known.id == *ours) {
                    known.before.push(std::mem::replace(&mut known.now, now));
                    known.settled = None;
                } else {
                    let (before, settled) = (Vec::new(), None);
                    self.all.push(Ours { id: *ours, now, before, settled });
                }
            }
            Event::Settled { ours, settled } => {
                if let Some(known) = self.all.iter_mut().find(|known| known.id == *ours) {
                    known.settled = Some(settled.clone());
                }
            }
        }
    }
}

impl Event {
    /// The visit it was written in.
    #[must_use]
    pub fn visit(&self) -> VisitId {
        match self {
            Self::PutOff { put_off, .. } => put_off.visit,
            Self::Settled { settled, .. } => settled.visit,
        }
    }
}

impl From<Event> for family::Event {
    fn from(event: Event) -> Self {
        Self::Ours(event)
    }
}
