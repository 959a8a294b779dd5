// SPDX-License-Identifier: AGPL-3.0-or-later
//! Understandings as their entries fold: what stands of each, as it was said before, and whether it was laid aside.

use jiff::Timestamp;
use jiff::civil::Date;

use super::{Account, Event};
use crate::family::Family;
use crate::ids::{PractitionerId, RelationshipId, UnderstandingId};
use crate::text::Text;

/// What a step was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Did {
    /// It was said, for the first time or otherwise than before.
    Said(Account),
    /// It was laid aside, and why.
    LaidAside(Text),
    /// It was taken up again.
    TakenUp,
}

/// A step of an understanding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What it was.
    pub did: Did,
    /// When.
    pub on: Date,
    /// Who wrote it.
    pub by: PractitionerId,
    /// When it was written.
    pub at: Timestamp,
    /// Whether it was taken back.
    pub taken_back: bool,
}

impl Step {
    /// What it says, where it says how something is understood.
    #[must_use]
    pub fn account(&self) -> Option<&Account> {
        match &self.did {
            Did::Said(account) => Some(account),
            Did::LaidAside(_) | Did::TakenUp => None,
        }
    }
}

/// An understanding of what is between two, with everything that became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Understanding {
    /// The understanding.
    pub id: UnderstandingId,
    /// Of which two.
    pub relationship: RelationshipId,
    /// Each step, oldest first; also those taken back.
    pub steps: Vec<Step>,
}

impl Understanding {
    /// The steps that stand, oldest first.
    #[must_use]
    pub fn standing(&self) -> impl DoubleEndedIterator<Item = &Step> {
        self.steps.iter().filter(|step| !step.taken_back)
    }

    /// The step that was taken last and stands.
    #[must_use]
    pub fn last(&self) -> Option<&Step> {
        self.standing().next_back()
    }

    /// As it was said each time, the newest first.
    #[must_use]
    pub fn versions(&self) -> Vec<(&Account, &Step)> {
        self.standing().rev().filter_map(|step| Some((step.account()?, step))).collect()
    }

    /// As it is said now; none where it was taken back whole.
    #[must_use]
    pub fn now(&self) -> Option<(&Account, &Step)> {
        self.versions().into_iter().next()
    }

    /// That it is laid aside, and why.
    #[must_use]
    pub fn aside(&self) -> Option<(&Text, &Step)> {
        let moved = self.standing().rev().find(|step| step.account().is_none())?;
        match &moved.did {
            Did::LaidAside(why) => Some((why, moved)),
            Did::Said(_) | Did::TakenUp => None,
        }
    }

    /// Each time it was laid aside before, the newest first: it was taken up again since.
    #[must_use]
    pub fn was_aside(&self) -> Vec<(&Text, &Step)> {
        let now = self.aside().map(|(_, step)| step);
        let earlier = self.standing().rev().filter(|step| !now.is_some_and(|now| now == *step));
        let laid = earlier.filter_map(|step| match &step.did {
            Did::LaidAside(why) => Some((why, step)),
            Did::Said(_) | Did::TakenUp => None,
        });
        laid.collect()
    }

    /// How many steps there were with it, each one taken back being one more: by this a form knows what it began from.
    #[must_use]
    pub fn came_to(&self) -> usize {
        self.steps.len() + self.steps.iter().filter(|step| step.taken_back).count()
    }
}

/// The understandings of a family.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Understandings {
    all: Vec<Understanding>,
}

impl Understandings {
    /// One understanding; none where it was taken back whole.
    #[must_use]
    pub fn get(&self, understanding: UnderstandingId) -> Option<&Understanding> {
        self.all.iter().find(|known| known.id == understanding && known.now().is_some())
    }

    /// Whose relationship it is or was of; also of one that was taken back whole.
    #[must_use]
    pub fn was_of(&self, understanding: UnderstandingId) -> Option<RelationshipId> {
        let known = self.all.iter().find(|known| known.id == understanding);
        known.map(|known| known.relationship)
    }

    /// Those of what is between these two, in the order they came: also what is laid aside.
    pub fn of(&self, relationship: RelationshipId) -> impl Iterator<Item = &Understanding> {
        let of = move |known: &&Understanding| known.relationship == relationship;
        self.all.iter().filter(of).filter(|known| known.now().is_some())
    }

    /// Those that stand, in the order they came.
    pub fn standing(&self, relationship: RelationshipId) -> impl Iterator<Item = &Understanding> {
        self.of(relationship).filter(|known| known.aside().is_none())
    }

    /// Folds one event in. Total: what is in the record has happened. Of an understanding that whoever reads does not
    /// know, nothing that became of it leaves a trace.
    pub(crate) fn apply(&mut self, event: &Event, by: PractitionerId, at: Timestamp) {
        let step = |did: Did, on: Date| Step { did, on, by, at, taken_back: false };
        let said = |account: &Account| step(Did::Said(account.clone()), account.on);
        let known = self.all.iter_mut().find(|known| known.id == event.understanding());
        match (event, known) {
            (Event::Held { understanding, relationship, account }, None) => {
                let (id, relationship, steps) =
                    (*understanding, *relationship, vec![said(account)]);
                self.all.push(Understanding { id, relationship, steps });
            }
            (Event::SaidOtherwise { account, .. }, Some(known)) => known.steps.push(said(account)),
            (Event::LaidAside { why, on, .. }, Some(known)) => {
                known.steps.push(step(Did::LaidAside(why.clone()), *on));
            }
            (Event::TakenUp { on, .. }, Some(known)) => known.steps.push(step(Did::TakenUp, *on)),
            (Event::TakenBack { .. }, Some(known)) => {
                let last = known.steps.iter_mut().rev().find(|step| !step.taken_back);
                if let Some(step) = last {
                    step.taken_back = true;
                }
            }
            (Event::Held { .. }, Some(_)) | (_, None) => {}
        }
    }
}

impl Family {
    /// What would change the mind of those who do the work, of what stands between two who live: the newest first.
    #[must_use]
    pub fn would_change(&self) -> Vec<(&Understanding, &Text)> {
        let live = self.relationships.iter().filter(|known| self.both_live(known));
        let all = live.flat_map(|known| self.understandings.standing(known.id));
        let told = all.filter_map(|one| {
            let (account, step) = one.now()?;
            Some((step.at, one, account.would_change.as_ref()?))
        });
        let mut told: Vec<_> = told.collect();
        told.sort_by_key(|(at, ..)| std::cmp::Reverse(*at));
        told.into_iter().map(|(_, one, text)| (one, text)).collect()
    }

    /// Whether another understanding may be asked for: both live, and the work goes on.
    #[must_use]
    pub fn asks_how_else(&self, relationship: RelationshipId) -> bool {
        let known = self.relationships.get(relationship);
        self.goodbye.ended.is_none() && known.is_some_and(|known| self.both_live(known))
    }
}
