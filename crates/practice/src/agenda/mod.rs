// SPDX-License-Identifier: AGPL-3.0-or-later
//! The agenda: what somebody of the family wants to talk about next time, in their words, until it was talked about.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use crate::family::{self, Family};
use crate::ids::{PersonId, TopicId};
use crate::people::Person;
use crate::text::Text;
use crate::visits::{Lead, Presence, Visit};

mod deciding;

pub use deciding::{answer, say, take_back};

/// Something that happened to the agenda. Kinds are permanent: add, never rename.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "fact")]
pub enum Event {
    /// Somebody said what they want to talk about. Said again, it stands in place of what was said before.
    #[serde(rename = "agenda.said")]
    Said {
        /// The topic.
        topic: TopicId,
        /// What was said.
        told: Told,
    },
    /// Whoever said it took it back.
    #[serde(rename = "agenda.taken_back")]
    TakenBack {
        /// The topic.
        topic: TopicId,
        /// When.
        on: Date,
    },
    /// It was talked about, or can wait.
    #[serde(rename = "agenda.answered")]
    Answered {
        /// The topic.
        topic: TopicId,
        /// Which.
        answer: Answer,
        /// The day of the visit it was said of.
        on: Date,
    },
}

/// The kinds of [`Event`], for reading entries.
pub const KINDS: &[&str] = &["agenda.said", "agenda.taken_back", "agenda.answered"];

/// What somebody wants to talk about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Who said it: always one who cares for the child.
    pub teller: PersonId,
    /// As said.
    pub words: Text,
    /// How it came.
    pub way: Way,
    /// In whose own part of the record it is; none for the family's together.
    #[serde(default)]
    pub whose: Option<PersonId>,
    /// Whom of the family they let read it, where it is their own.
    #[serde(default)]
    pub shared: Vec<PersonId>,
    /// When it was said.
    pub on: Date,
    /// The hour where they are, where it is known.
    #[serde(default)]
    pub at: Option<Time>,
}

/// How a topic came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// Said in person, at the door.
    Said,
    /// By telephone.
    Phone,
    /// In a message.
    Message,
    /// Written by themselves, on their own page.
    OwnPage,
}

impl Way {
    /// Those that whoever visits writes down, in the order of a form.
    pub const WRITTEN_DOWN: [Self; 3] = [Self::Said, Self::Phone, Self::Message];

    /// Its name in forms and messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Said => "said",
            Self::Phone => "phone",
            Self::Message => "message",
            Self::OwnPage => "own-page",
        }
    }
}

/// What became of a topic in a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// It was talked about.
    Talked,
    /// It can wait for the next visit.
    Waits,
}

impl Answer {
    /// Both, in the order of a form.
    pub const ALL: [Self; 2] = [Self::Talked, Self::Waits];

    /// Its name in forms and messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Talked => "talked",
            Self::Waits => "waits",
        }
    }
}

/// Why a topic waits no more.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Rests<'a> {
    /// It was talked about, on this day.
    Talked(Date),
    /// There was a visit; nobody said yet whether it was talked about.
    Visited(&'a Visit),
    /// Whoever said it died.
    Died,
}

impl Rests<'_> {
    /// Since which day, where it is known.
    #[must_use]
    pub fn since(self) -> Option<Date> {
        match self {
            Self::Talked(on) => Some(on),
            Self::Visited(visit) => visit.on(),
            Self::Died => None,
        }
    }
}

/// A topic and what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Topic {
    /// The topic.
    pub id: TopicId,
    /// As it stands.
    pub told: Told,
    /// When that was written.
    pub at: Timestamp,
    /// Whether whoever said it took it back.
    pub taken_back: bool,
    /// What was said of it last, and the day of the visit.
    pub answered: Option<(Answer, Date)>,
}

impl Topic {
    /// Why it waits no more: it was talked about, whoever said it died, or a visit with them was signed after they
    /// had said it and nobody said that it can wait.
    #[must_use]
    pub fn rests<'a>(&self, family: &'a Family) -> Option<Rests<'a>> {
        let lives = family.people.get(self.told.teller).is_none_or(Person::is_living);
        match self.answered {
            Some((Answer::Talked, on)) => Some(Rests::Talked(on)),
            _ if !lives => Some(Rests::Died),
            Some((Answer::Waits, waits)) => {
                let after = |visit: &Visit| visit.on().is_some_and(|on| waits < on);
                self.first_with(family, after).map(Rests::Visited)
            }
            None => self.first_with(family, |visit| self.comes_before(visit)).map(Rests::Visited),
        }
    }

    /// Whether it waits for the next visit.
    #[must_use]
    pub fn is_open(&self, family: &Family) -> bool {
        !self.taken_back && self.rests(family).is_none()
    }

    /// The first signed visit of these with whoever said it.
    fn first_with<'a>(
        &self,
        family: &'a Family,
        among: impl Fn(&Visit) -> bool,
    ) -> Option<&'a Visit> {
        let there = |visit: &&Visit| {
            let signed = visit.signed.as_ref();
            signed.is_some_and(|one| one.held.presence(self.told.teller) != Presence::Absent)
        };
        let visits = family.visits.iter().filter(there).filter(|visit| among(visit));
        visits.min_by_key(|visit| (visit.on(), visit.id))
    }

    /// Whether it was said before a visit: of one on the same day by the hour, where both are known.
    fn comes_before(&self, visit: &Visit) -> bool {
        let Some(signed) = &visit.signed else { return false };
        let when = &signed.held.when;
        match (self.told.at, when.at) {
            _ if when.on != self.told.on => self.told.on < when.on,
            (Some(said), Some(began)) => said <= began,
            _ => self.at < signed.at,
        }
    }
}

/// What is to be talked about, in the order it was first said.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Agenda {
    all: Vec<Topic>,
}

impl Agenda {
    /// One topic.
    #[must_use]
    pub fn get(&self, topic: TopicId) -> Option<&Topic> {
        self.all.iter().find(|known| known.id == topic)
    }

    /// All of them that nobody took back.
    pub fn iter(&self) -> impl Iterator<Item = &Topic> {
        self.all.iter().filter(|topic| !topic.taken_back)
    }

    /// Folds one event in. Total: what is in the record has happened.
    pub(crate) fn apply(&mut self, event: &Event, at: Timestamp) {
        match event {
            Event::Said { topic, told } => {
                if let Some(known) = self.known(*topic) {
                    (known.told, known.at) = (told.clone(), at);
                } else {
                    let (id, told) = (*topic, told.clone());
                    self.all.push(Topic { id, told, at, taken_back: false, answered: None });
                }
            }
            Event::TakenBack { topic, .. } => {
                if let Some(known) = self.known(*topic) {
                    known.taken_back = true;
                }
            }
            Event::Answered { topic, answer, on } => {
                if let Some(known) = self.known(*topic) {
                    known.answered = Some((*answer, *on));
                }
            }
        }
    }

    fn known(&mut self, topic: TopicId) -> Option<&mut Topic> {
        self.all.iter_mut().find(|known| known.id == topic)
    }
}

impl Family {
    /// What waits to be talked about at the next visit, in the order it was first said.
    #[must_use]
    pub fn to_talk_about(&self) -> Vec<&Topic> {
        self.agenda.iter().filter(|topic| topic.is_open(self)).collect()
    }

    /// Whether a visit that was held was led by them, as its note says. None where it does not say.
    #[must_use]
    pub fn was_led_by_family(&self, visit: &Visit) -> Option<bool> {
        visit.signed.as_ref()?.held.lead.map(|lead| lead == Lead::Caregiver)
    }
}

impl From<Event> for family::Event {
    fn from(event: Event) -> Self {
        Self::Agenda(event)
    }
}

/// Why a topic is not kept that way. Shown beside the field it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Nothing was said.
    #[error("what it is about is missing")]
    Nothing,
    /// Whoever said it does not care for a child of this family.
    #[error("whoever said it is not known in this family")]
    UnknownTeller,
    /// It is somebody else's own part.
    #[error("this is not their own part")]
    NotTheirOwn,
    /// Not in this family's record, or not theirs to change.
    #[error("there is no such topic")]
    NoSuchTopic,
    /// It was talked about already.
    #[error("this was talked about already")]
    Rests,
    /// The work with the family ended.
    #[error("the work with this family has ended; begin it anew first")]
    Ended,
}

impl Refused {
    /// The field of a form it belongs to.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::UnknownTeller => "teller",
            Self::NotTheirOwn => "part",
            Self::Nothing | Self::NoSuchTopic | Self::Rests | Self::Ended => "topic",
        }
    }

    /// A stable name for the message shown.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Nothing => "agenda-refused-nothing",
            Self::UnknownTeller => "agenda-refused-unknown-teller",
            Self::NotTheirOwn => "agenda-refused-not-their-own",
            Self::NoSuchTopic => "agenda-refused-no-such-topic",
            Self::Rests => "agenda-refused-rests",
            Self::Ended => "agenda-refused-ended",
        }
    }
}
