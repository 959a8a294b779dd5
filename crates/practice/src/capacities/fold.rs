// SPDX-License-Identifier: AGPL-3.0-or-later
//! Capacities as their entries fold, and those of one caregiver alone, for a letter of theirs.

use crate::access::Law;
use crate::family::{self, Said};
use crate::ids::{CapacityId, MomentId, PersonId, PractitionerId};
use crate::label::{Facet, Label};
use crate::text::Text;

use super::{Event, Moment, Slip};

/// A moment, who wrote it, and whether it was a slip.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    /// The moment.
    pub moment: Moment,
    /// Who wrote it.
    pub by: PractitionerId,
    /// That it was taken back, and why.
    pub slip: Option<Slip>,
}

/// What somebody brings, with every moment that shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Capacity {
    /// The capacity.
    pub id: CapacityId,
    /// Whose.
    pub whose: PersonId,
    /// What they bring.
    pub words: Text,
    /// Each moment, as they were told; also those taken back.
    pub seen: Vec<Seen>,
}

impl Capacity {
    /// The moments that stand, the newest first.
    #[must_use]
    pub fn moments(&self) -> Vec<&Moment> {
        let standing = self.seen.iter().filter(|seen| seen.slip.is_none());
        let mut all: Vec<&Moment> = standing.map(|seen| &seen.moment).collect();
        all.sort_by_key(|moment| std::cmp::Reverse(moment.on));
        all
    }

    /// Whether it stands: a moment shows it.
    #[must_use]
    pub fn stands(&self) -> bool {
        self.seen.iter().any(|seen| seen.slip.is_none())
    }
}

/// The capacities of a family.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Capacities {
    all: Vec<Capacity>,
}

impl Capacities {
    /// One capacity; also one that does not stand any more.
    #[must_use]
    pub fn get(&self, capacity: CapacityId) -> Option<&Capacity> {
        self.all.iter().find(|known| known.id == capacity)
    }

    /// What somebody brings, as it stands, in the order it was told.
    pub fn of(&self, whose: PersonId) -> impl Iterator<Item = &Capacity> {
        self.standing().filter(move |known| known.whose == whose)
    }

    /// What all of them bring, as it stands, in the order it was told.
    pub fn standing(&self) -> impl Iterator<Item = &Capacity> {
        self.all.iter().filter(|known| known.stands())
    }

    /// Folds one event in. Total: what is in the record has happened. Of a capacity that whoever reads does not know,
    /// no other moment leaves a trace.
    pub(crate) fn apply(&mut self, event: &Event, by: PractitionerId) {
        match event {
            Event::Seen { capacity, whose, words, moment } => {
                if self.get(*capacity).is_none() {
                    let seen = vec![Seen { moment: moment.clone(), by, slip: None }];
                    let (whose, words) = (*whose, words.clone());
                    self.all.push(Capacity { id: *capacity, whose, words, seen });
                }
            }
            Event::SeenAgain { capacity, moment } => {
                if let Some(known) = self.known(*capacity)
                    && known.seen.iter().all(|seen| seen.moment.moment != moment.moment)
                {
                    known.seen.push(Seen { moment: moment.clone(), by, slip: None });
                }
            }
            Event::TakenBack { capacity, slip } => {
                let of = self.known(*capacity).into_iter().flat_map(|known| &mut known.seen);
                for seen in of.filter(|seen| seen.moment.moment == slip.moment) {
                    seen.slip.get_or_insert(slip.clone());
                }
            }
        }
    }

    fn known(&mut self, capacity: CapacityId) -> Option<&mut Capacity> {
        self.all.iter_mut().find(|known| known.id == capacity)
    }
}

/// What is in somebody's own part, told by nobody else: for a letter that is theirs alone. Nothing that stays with
/// those who do the work goes into it, and nothing of anybody else.
pub fn own_of<'a>(said: impl IntoIterator<Item = &'a Said>, whose: PersonId) -> Vec<Capacity> {
    let mut theirs = Capacities::default();
    for one in said {
        let family::Event::Capacities(event) = &one.event else { continue };
        if is_own(&one.label, whose) {
            theirs.apply(event, one.by);
        }
    }
    theirs.of(whose).cloned().collect()
}

fn is_own(label: &Label, whose: PersonId) -> bool {
    let told = label.teller.is_none_or(|teller| teller == whose);
    label.facet == Facet::Caregiver(whose) && told && Law::of(label) == Law::None
}

/// The label of the entry a capacity was first told in, or of one of its moments, among these.
pub(super) fn label_of<'a>(
    said: impl IntoIterator<Item = &'a Said>,
    (capacity, moment): (CapacityId, Option<MomentId>),
) -> Option<&'a Label> {
    let tells = |one: &&Said| match (&one.event, moment) {
        (family::Event::Capacities(event @ Event::Seen { .. }), None) => {
            event.capacity() == capacity
        }
        (family::Event::Capacities(event), Some(_)) => {
            event.capacity() == capacity && event.moment().map(|told| told.moment) == moment
        }
        _ => false,
    };
    said.into_iter().find(tells).map(|one| &one.label)
}
