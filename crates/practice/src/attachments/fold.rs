// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is kept beside the words, folded: what was removed is not there.

use jiff::Timestamp;

use super::{Event, Kept};
use crate::ids::{AttachmentId, ObservationId, PersonId, PractitionerId, VisitId};
use crate::label::Facet;

/// A picture, a voice or a paper, and who kept it.
#[derive(Debug, Clone, PartialEq)]
pub struct Attachment {
    /// What was kept.
    pub kept: Kept,
    /// Who kept it.
    pub by: PractitionerId,
    /// When that was recorded.
    pub at: Timestamp,
}

/// What is kept beside the words of a family, as far as a reader may know it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Attachments {
    all: Vec<Attachment>,
}

impl Attachments {
    /// One of them.
    #[must_use]
    pub fn get(&self, attachment: AttachmentId) -> Option<&Attachment> {
        self.all.iter().find(|known| known.kept.attachment == attachment)
    }

    /// Everything but the sounds of names, the newest first.
    pub fn newest_first(&self) -> impl Iterator<Item = &Attachment> {
        self.all.iter().rev().filter(|known| known.kept.name_of.is_none())
    }

    /// What belongs to a visit, the oldest first.
    pub fn of_visit(&self, visit: VisitId) -> impl Iterator<Item = &Attachment> {
        self.all.iter().filter(move |known| known.kept.visit == Some(visit))
    }

    /// What stands beside what somebody saw, the oldest first.
    pub fn of_observation(&self, observation: ObservationId) -> impl Iterator<Item = &Attachment> {
        self.all.iter().filter(move |known| known.kept.observation == Some(observation))
    }

    /// How somebody's name sounds: in their own voice where that is known, else as the family keeps it.
    #[must_use]
    pub fn name_of(&self, person: PersonId) -> Option<&Attachment> {
        let own = self.sounds(person).find(|known| known.kept.part == Facet::Caregiver(person));
        own.or_else(|| self.sounds(person).next())
    }

    /// The sounds of a name there are, one in each part of the record, the newest first.
    pub fn sounds(&self, person: PersonId) -> impl Iterator<Item = &Attachment> {
        self.all.iter().rev().filter(move |known| known.kept.name_of == Some(person))
    }

    /// How many there are in a part of the record.
    pub(super) fn count_in(&self, part: Facet) -> usize {
        self.all.iter().filter(|known| known.kept.part == part).count()
    }

    /// Folds one event in. Total: what is in the record has happened.
    pub(crate) fn apply(&mut self, event: &Event, by: PractitionerId, at: Timestamp) {
        match event {
            Event::Kept(kept) if self.get(kept.attachment).is_none() => {
                self.all.push(Attachment { kept: kept.clone(), by, at });
            }
            Event::Kept(_) => {}
            Event::Removed { attachment, .. } => {
                self.all.retain(|known| known.kept.attachment != *attachment);
            }
        }
    }
}
