// SPDX-License-Identifier: AGPL-3.0-or-later
//! Guidance for this baby: what may come next and what may help, why just for this one, for one caregiver; and whether it came.

mod deciding;
mod quoting;
pub mod reading;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use deciding::{Refused, WHY_WORDS_MIN, age, answer, give, give_in, take_back};
pub use quoting::{Through, few, knows};

use crate::family::{self, Family};
use crate::ids::{CueId, FirstId, GuidanceId, ObservationId, PersonId, PractitionerId};
use crate::people::Person;
use crate::relationships::Party;
use crate::retold::Put;
use crate::text::Text;
use crate::told::living_child;

/// How far ahead it may be asked for, in days: what is further is a slip of the hand.
pub const AHEAD_DAYS_MAX: i32 = 731;

/// Something that happened to guidance. Kinds are permanent: add, never rename.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "fact")]
pub enum Event {
    /// It was given to one caregiver.
    #[serde(rename = "guidance.given")]
    Given {
        /// Which.
        guidance: GuidanceId,
        /// What was given.
        given: Box<Given>,
    },
    /// Somebody said whether it came.
    #[serde(rename = "guidance.answered")]
    Answered {
        /// Which.
        guidance: GuidanceId,
        /// What they said.
        answer: Answer,
    },
    /// It was taken back, or put away by whoever it was given to.
    #[serde(rename = "guidance.taken_back")]
    TakenBack {
        /// Which.
        guidance: GuidanceId,
        /// When.
        on: Date,
    },
}

/// The kinds of [`Event`], for reading entries.
pub const KINDS: &[&str] = &["guidance.given", "guidance.answered", "guidance.taken_back"];

/// What was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// For which child.
    pub child: PersonId,
    /// To whom.
    pub to: PersonId,
    /// What may come next and what may help, as it is read.
    pub says: Text,
    /// The language that is in, by its code.
    pub language: String,
    /// The same in the words of whoever gave it, for the team, where those are in another language.
    #[serde(default)]
    pub meant: Option<Text>,
    /// Who put it into that language; none where nobody had to.
    #[serde(default)]
    pub put: Option<Put>,
    /// What somebody saw of this child, that it goes by.
    #[serde(default)]
    pub because: Vec<Because>,
    /// Why for this child, in own words.
    #[serde(default)]
    pub why: Option<Text>,
    /// How the child's age was told that day; none before birth.
    #[serde(default)]
    pub age: Option<Age>,
    /// Whether it was read together aloud.
    #[serde(default)]
    pub aloud: bool,
    /// Whether everybody who may know of the child reads it, and not only whoever it was given to: then it is told of
    /// the child, may stand on a screen others see, and goes along without signal.
    #[serde(default)]
    pub for_all: bool,
    /// From when it is asked whether it came; none for the next visit.
    #[serde(default)]
    pub ask: Option<Date>,
    /// The day.
    pub on: Date,
}

/// Something somebody saw of the child, as it was said then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Because {
    /// What it was.
    pub of: Source,
    /// Its words at that time.
    pub quote: Text,
}

/// What guidance may go by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// What somebody saw.
    Observation(ObservationId),
    /// What the baby says without words.
    Sign(CueId),
    /// What the child did for the first time.
    First(FirstId),
    /// How the child is by nature.
    Temperament(Nature),
}

/// Which telling of how a child is by nature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Nature {
    /// Of which child.
    pub child: PersonId,
    /// As whom told it; none where the team saw it.
    pub teller: Option<PersonId>,
    /// Whether they told it in confidence: one may tell it so, and for all otherwise.
    pub confided: bool,
}

/// From which day an age was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Age {
    /// The day of birth.
    pub born: Date,
    /// The day a child who came early was to be born, while ages are told from it.
    #[serde(default)]
    pub adjusted: Option<Date>,
}

/// What somebody said of whether it came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Whether it came.
    pub came: Came,
    /// In their words.
    #[serde(default)]
    pub words: Option<Text>,
    /// Whose.
    pub by: Party,
    /// From when it is asked again, where it did not come yet; none for the next visit.
    #[serde(default)]
    pub ask: Option<Date>,
    /// The day.
    pub on: Date,
}

/// Whether it came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Came {
    /// It came.
    Came,
    /// Not yet: it is asked again.
    NotYet,
    /// It went another way.
    Otherwise,
}

impl Came {
    /// Each, in the order of a form.
    pub const ALL: [Self; 3] = [Self::Came, Self::NotYet, Self::Otherwise];

    /// Its name in forms and messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Came => "came",
            Self::NotYet => "not-yet",
            Self::Otherwise => "otherwise",
        }
    }
}

/// Guidance, with everything said of it since.
#[derive(Debug, Clone, PartialEq)]
pub struct Guidance {
    /// Which.
    pub id: GuidanceId,
    /// What was given.
    pub given: Given,
    /// Who gave it.
    pub by: PractitionerId,
    /// What was said of it, the oldest first, and who wrote that.
    pub answers: Vec<(Answer, PractitionerId)>,
    gone: bool,
}

impl Guidance {
    /// What was said of it last: by its day, and of one day by when it was written.
    fn last(&self) -> Option<&Answer> {
        self.answers.iter().map(|(answer, _)| answer).max_by_key(|answer| answer.on)
    }

    /// Whether it is still open if it came. It may stay so for ever: nothing of it is ever missed.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.last().is_none_or(|answer| answer.came == Came::NotYet)
    }

    /// Whether it is asked about on this day: at a visit after it was given or answered last, from the day it was to be
    /// asked for.
    #[must_use]
    pub fn is_asked(&self, on: Date) -> bool {
        let last = self.last().map(|answer| (answer.on, answer.ask));
        let (since, ask) = last.unwrap_or((self.given.on, self.given.ask));
        self.waits() && ask.map_or(since < on, |ask| ask <= on)
    }
}

/// The guidance of a family's children, in the order it was given.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AllGuidance {
    all: Vec<Guidance>,
}

impl AllGuidance {
    /// One that was not taken back, also where it is silent: for a copy of what was written. Pages ask
    /// [`Family::guidance_of`].
    #[must_use]
    pub fn kept(&self, id: GuidanceId) -> Option<&Guidance> {
        self.all.iter().find(|known| known.id == id && !known.gone)
    }

    /// Folds one event in. Total: what is in the record has happened. Of what whoever reads does not know, nothing that
    /// became of it leaves a trace.
    pub(crate) fn apply(&mut self, event: &Event, by: PractitionerId) {
        match event {
            Event::Given { guidance, given } => {
                if self.all.iter().all(|known| known.id != *guidance) {
                    let (id, given) = (*guidance, Given::clone(given));
                    self.all.push(Guidance { id, given, by, answers: Vec::new(), gone: false });
                }
            }
            Event::Answered { guidance, answer } => {
                if let Some(known) = self.all.iter_mut().find(|known| known.id == *guidance) {
                    known.answers.push((answer.clone(), by));
                }
            }
            Event::TakenBack { guidance, .. } => {
                if let Some(known) = self.all.iter_mut().find(|known| known.id == *guidance) {
                    known.gone = true;
                }
            }
        }
    }
}

impl Family {
    /// All guidance that was not taken back, the newest first. Of a child who died, or was lost before birth, all is
    /// silent at once, and so is what was for somebody who died.
    pub fn guidance(&self) -> impl Iterator<Item = &Guidance> {
        let speaks = |known: &&Guidance| {
            let lives = self.people.get(known.given.to).is_some_and(Person::is_living);
            !known.gone && lives && living_child(self, known.given.child)
        };
        self.guidance.all.iter().rev().filter(speaks)
    }

    /// One of them, where it speaks.
    #[must_use]
    pub fn guidance_of(&self, id: GuidanceId) -> Option<&Guidance> {
        self.guidance().find(|known| known.id == id)
    }
}

impl From<Event> for family::Event {
    fn from(event: Event) -> Self {
        Self::Guidance(event)
    }
}
