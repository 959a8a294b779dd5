// SPDX-License-Identifier: AGPL-3.0-or-later
//! Plays of a family: songs and games of its own, what was chosen for next time, and each time one was tried, from the first on.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::{ChoiceId, PersonId, PlayId, PractitionerId, TryId, VisitId};
use crate::relationships::Party;
use crate::text::Text;
use crate::told::{Hand, Told, narrowest};

mod deciding;

pub use deciding::{Refused, change, choose, keep, let_go, put_back, take_back, try_out};

/// Something that happened to a play of a family. Kinds are permanent: add, never rename.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "fact")]
pub enum Event {
    /// Somebody told a song or a game of theirs.
    #[serde(rename = "play.kept")]
    Kept {
        /// The play.
        play: PlayId,
        /// How it goes.
        kept: Kept,
    },
    /// It goes otherwise now. How it went before stays readable.
    #[serde(rename = "play.changed")]
    Changed {
        /// The play.
        play: PlayId,
        /// How it goes now.
        kept: Kept,
    },
    /// The child has outgrown it.
    #[serde(rename = "play.let_go")]
    LetGo {
        /// The play.
        play: PlayId,
        /// When.
        on: Date,
    },
    /// It was chosen for next time.
    #[serde(rename = "play.chosen")]
    Chosen {
        /// The choice.
        choice: ChoiceId,
        /// What was chosen.
        chosen: Chosen,
    },
    /// It is not for next time any more.
    #[serde(rename = "play.put_back")]
    PutBack {
        /// The choice.
        choice: ChoiceId,
        /// When.
        on: Date,
    },
    /// It was played.
    #[serde(rename = "play.tried")]
    Tried {
        /// This one time.
        attempt: TryId,
        /// What happened.
        tried: Tried,
    },
    /// Whoever told of it took it back: it is on no page any more, and in no copy that is made from then on.
    #[serde(rename = "play.try_taken_back")]
    TryTakenBack {
        /// The one time.
        attempt: TryId,
        /// When.
        on: Date,
    },
}

/// The kinds of [`Event`], for reading entries.
pub const KINDS: &[&str] = &[
    "play.kept",
    "play.changed",
    "play.let_go",
    "play.chosen",
    "play.put_back",
    "play.tried",
    "play.try_taken_back",
];

/// A song or a game of a family's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Whose child it is played with.
    pub child: PersonId,
    /// What it is called.
    pub title: Text,
    /// How it goes, in the words of whoever told it.
    pub how: Text,
    /// The language it is told in, by its code; empty where nobody said.
    #[serde(default)]
    pub language: String,
    /// Who told it, and whose part of the record it is in.
    pub told: Told,
    /// The day.
    pub on: Date,
}

/// A play somebody chose for next time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chosen {
    /// For which child.
    pub child: PersonId,
    /// Which play: of the agency's box, or of the family.
    pub play: PlayId,
    /// Whether it lies in the agency's box, and so is nobody's secret.
    #[serde(default)]
    pub boxed: bool,
    /// What it was called then.
    pub title: Text,
    /// Who chose it, and whose part of the record that is in.
    pub told: Told,
    /// The day.
    pub on: Date,
}

/// One time a play was tried.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tried {
    /// With which child.
    pub child: PersonId,
    /// Which play: of the agency's box, of the family, or one that was only named here.
    pub play: PlayId,
    /// Whether it lies in the agency's box, and so is nobody's secret.
    #[serde(default)]
    pub boxed: bool,
    /// What it was called then; the box may call it otherwise later.
    pub title: Text,
    /// Who played along.
    #[serde(default)]
    pub with: Vec<PersonId>,
    /// What happened, in own words.
    pub happened: Text,
    /// What the baby liked, or did; empty where nobody said.
    #[serde(default)]
    pub liked: Text,
    /// What is different since the first time; empty where nobody said.
    #[serde(default)]
    pub since_first: Text,
    /// Who told it, and whose part of the record it is in.
    pub told: Told,
    /// The day it was played.
    pub day: Date,
    /// The visit it was played in.
    #[serde(default)]
    pub visit: Option<VisitId>,
    /// The day it was written.
    pub on: Date,
}

/// A play of the family's own, with everything it ever was.
#[derive(Debug, Clone, PartialEq)]
pub struct Own {
    /// The play.
    pub id: PlayId,
    /// How it went before, the oldest first.
    pub before: Vec<Kept>,
    /// How it goes now.
    pub now: Kept,
    /// Who wrote it first.
    pub by: PractitionerId,
    /// Since when it is outgrown.
    pub let_go: Option<Date>,
}

impl Own {
    /// As it was told first.
    #[must_use]
    pub fn first(&self) -> &Kept {
        self.before.first().unwrap_or(&self.now)
    }

    /// Whether this hand may change it or let it go: those who work with the family any, a caregiver what she told.
    #[must_use]
    pub fn is_of(&self, hand: Hand) -> bool {
        hand.person.is_none_or(|me| self.first().told.by == Party::Person(me))
    }

    /// The narrowest part it was ever kept in, which nothing that comes after leaves.
    fn part(&self) -> &Told {
        narrowest(self.before.iter().map(|one| &one.told), &self.now.told)
    }
}

/// A choice for next time.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// The choice.
    pub id: ChoiceId,
    /// What was chosen.
    pub chosen: Chosen,
    /// Who wrote it.
    pub by: PractitionerId,
    /// Each time it was tried after that.
    tried: BTreeSet<TryId>,
}

impl Choice {
    /// Whether this hand may put it back: those who work with the family any, a caregiver her own.
    #[must_use]
    pub fn is_of(&self, hand: Hand) -> bool {
        hand.person.is_none() || hand.brought(&self.chosen.told, self.by)
    }
}

/// One time it was tried.
#[derive(Debug, Clone, PartialEq)]
pub struct Try {
    /// This one time.
    pub id: TryId,
    /// What happened.
    pub tried: Tried,
    /// Who wrote it.
    pub by: PractitionerId,
}

impl Try {
    /// Whether this hand may take it back: whoever told it, or wrote it down.
    #[must_use]
    pub fn is_of(&self, hand: Hand) -> bool {
        hand.brought(&self.tried.told, self.by)
    }
}

/// The plays of a family, as far as whoever reads may know of them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Plays {
    own: Vec<Own>,
    choices: Vec<Choice>,
    tries: Vec<Try>,
    gone: BTreeSet<TryId>,
}

impl Plays {
    /// A play of the family's own.
    #[must_use]
    pub fn own(&self, play: PlayId) -> Option<&Own> {
        self.own.iter().find(|known| known.id == play)
    }

    /// The family's own for a child that are played now, the newest first.
    #[must_use]
    pub fn own_now(&self, child: PersonId) -> Vec<&Own> {
        let of = |known: &&Own| known.now.child == child && known.let_go.is_none();
        self.own.iter().rev().filter(of).collect()
    }

    /// The family's own that a child has outgrown, and since when, the latest first.
    #[must_use]
    pub fn outgrown(&self, child: PersonId) -> Vec<(&Own, Date)> {
        let of = self.own.iter().filter(|known| known.now.child == child);
        let mut gone: Vec<_> = of.filter_map(|known| Some((known, known.let_go?))).collect();
        gone.sort_by_key(|(_, on)| std::cmp::Reverse(*on));
        gone
    }

    /// A choice for next time.
    #[must_use]
    pub fn choice(&self, choice: ChoiceId) -> Option<&Choice> {
        self.choices.iter().find(|known| known.id == choice)
    }

    /// What was chosen for a child's next time and not tried since, each play once, the oldest first.
    #[must_use]
    pub fn for_next_time(&self, child: PersonId) -> Vec<&Choice> {
        let mut seen = BTreeSet::new();
        let open =
            self.choices.iter().filter(|one| one.chosen.child == child && one.tried.is_empty());
        open.filter(|one| seen.insert(one.chosen.play)).collect()
    }

    /// One time something was tried.
    #[must_use]
    pub fn attempt(&self, attempt: TryId) -> Option<&Try> {
        self.tries.iter().find(|known| known.id == attempt)
    }

    /// Each time a play was tried with a child, the first time first.
    #[must_use]
    pub fn tries(&self, child: PersonId, play: PlayId) -> Vec<&Try> {
        let of = |one: &&Try| one.tried.child == child && one.tried.play == play;
        let mut all: Vec<&Try> = self.tries.iter().filter(of).collect();
        all.sort_by_key(|one| one.tried.day);
        all
    }

    /// Each play that was tried with a child, as it was called last, the one tried last first.
    #[must_use]
    pub fn tried(&self, child: PersonId) -> Vec<&Try> {
        let mut all: Vec<&Try> = self.tries.iter().filter(|one| one.tried.child == child).collect();
        all.sort_by_key(|one| one.tried.day);
        let mut seen = BTreeSet::new();
        all.into_iter().rev().filter(|one| seen.insert(one.tried.play)).collect()
    }

    /// What was tried in a visit.
    pub fn of_visit(&self, visit: VisitId) -> impl Iterator<Item = &Try> {
        self.tries.iter().filter(move |one| one.tried.visit == Some(visit))
    }

    /// The part in which a play of the family's was told first, which nothing that is told of it leaves.
    #[must_use]
    pub fn origin(&self, play: PlayId) -> Option<&Told> {
        let tried = || self.tries.iter().find(|one| one.tried.play == play);
        self.own(play).map(Own::part).or_else(|| tried().map(|one| &one.tried.told))
    }

    /// Folds one event in. Total: what is in the record has happened. Of what whoever reads does not know, nothing
    /// that became of it leaves a trace.
    pub(crate) fn apply(&mut self, event: &Event, by: PractitionerId) {
        match event {
            Event::Kept { play, kept } => {
                if self.own(*play).is_none() {
                    let (id, now) = (*play, kept.clone());
                    self.own.push(Own { id, before: Vec::new(), now, by, let_go: None });
                }
            }
            Event::Changed { play, kept } => {
                let of = |known: &&mut Own| known.id == *play && known.now.child == kept.child;
                if let Some(known) = self.own.iter_mut().find(of) {
                    let before = std::mem::replace(&mut known.now, kept.clone());
                    known.before.push(before);
                    known.let_go = None;
                }
            }
            Event::LetGo { play, on } => {
                if let Some(known) = self.own.iter_mut().find(|known| known.id == *play) {
                    known.let_go.get_or_insert(*on);
                }
            }
            Event::Chosen { choice, chosen } => {
                if self.choice(*choice).is_none() {
                    let (id, chosen) = (*choice, chosen.clone());
                    self.choices.push(Choice { id, chosen, by, tried: BTreeSet::new() });
                }
            }
            Event::PutBack { choice, .. } => self.choices.retain(|known| known.id != *choice),
            Event::Tried { attempt, tried } => self.apply_try(*attempt, tried, by),
            Event::TryTakenBack { attempt, .. } => self.take_back(*attempt),
        }
    }

    fn apply_try(&mut self, id: TryId, tried: &Tried, by: PractitionerId) {
        if self.attempt(id).is_some() || self.gone.contains(&id) {
            return;
        }
        let of = |known: &&mut Choice| {
            let same = (known.chosen.play, known.chosen.child) == (tried.play, tried.child);
            // What was played before it was chosen is told late, and was not for that next time.
            same && tried.day >= known.chosen.on
        };
        for known in self.choices.iter_mut().filter(of) {
            known.tried.insert(id);
        }
        self.tries.push(Try { id, tried: tried.clone(), by });
    }

    /// What was chosen and not played after all is chosen still, unless nothing is left of the play.
    fn take_back(&mut self, id: TryId) {
        let Some(at) = self.tries.iter().position(|known| known.id == id) else {
            return;
        };
        let play = self.tries.remove(at).tried.play;
        self.gone.insert(id);
        for known in &mut self.choices {
            known.tried.remove(&id);
        }
        if self.origin(play).is_none() {
            self.choices.retain(|known| known.chosen.play != play || known.chosen.boxed);
        }
    }
}
