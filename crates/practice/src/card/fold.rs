// SPDX-License-Identifier: AGPL-3.0-or-later
//! The family's own card, as its entries fold.

use jiff::Timestamp;

use super::{Answer, Event, Reply, Slot, Topic};
use crate::ids::PractitionerId;

/// An answer as it was kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Answered {
    /// Where it stands.
    pub slot: Slot,
    /// The answer.
    pub answer: Answer,
    /// Who wrote it down.
    pub by: PractitionerId,
    /// When it was recorded.
    pub at: Timestamp,
}

/// What a family says about itself, as far as a reader may know it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OwnCard {
    /// Every answer, oldest first.
    all: Vec<Answered>,
}

impl OwnCard {
    /// The answer that stands in a place; none where there is none, or it was taken back.
    #[must_use]
    pub fn stands(&self, slot: Slot) -> Option<&Answered> {
        let newest = self.all.iter().rev().find(|known| known.slot == slot);
        newest.filter(|known| known.answer.reply != Reply::TakenBack)
    }

    /// The answers that stand to a topic: the family's together first, then each caregiver's own in
    /// the order they first answered.
    #[must_use]
    pub fn standing(&self, topic: Topic) -> Vec<&Answered> {
        let mut standing: Vec<&Answered> =
            self.slots(topic).into_iter().filter_map(|slot| self.stands(slot)).collect();
        standing.sort_by_key(|known| known.slot.whose.is_some());
        standing
    }

    /// What was answered to a topic and stands no longer, newest first. That an answer was taken
    /// back is told by what it ended.
    #[must_use]
    pub fn before(&self, topic: Topic) -> Vec<&Answered> {
        let of_topic = self.all.iter().rev().filter(|known| known.slot.topic == topic);
        let past = |known: &&Answered| {
            known.answer.reply != Reply::TakenBack
                && self.stands(known.slot).is_none_or(|stands| !std::ptr::eq(stands, *known))
        };
        of_topic.filter(past).collect()
    }

    /// Whether anything was ever answered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    fn slots(&self, topic: Topic) -> Vec<Slot> {
        let mut slots = Vec::new();
        for known in self.all.iter().filter(|known| known.slot.topic == topic) {
            if !slots.contains(&known.slot) {
                slots.push(known.slot);
            }
        }
        slots
    }

    /// Folds one event in. Total: what is in the record has happened.
    pub(crate) fn apply(&mut self, event: &Event, by: PractitionerId, at: Timestamp) {
        let Event::Answered { topic, whose, answer } = event.clone();
        self.all.push(Answered { slot: Slot { topic, whose }, answer, by, at });
    }
}
