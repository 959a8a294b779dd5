// SPDX-License-Identifier: AGPL-3.0-or-later
//! The visits of a family as their entries fold.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;

use super::signatures::{Attested, Committed, CosignDue, Cosigned};
use super::{Arranged, Arrival, Changed, Event, Field, Held, Summary, Takes, When, Why, WhyMoved};
use crate::ids::{PersonId, PractitionerId, RelationshipId, VisitId};
use crate::text::Text;

/// What a visit is now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Agreed for a day.
    Planned,
    /// Took place; the note is signed.
    Held,
    /// Did not happen.
    DidNotHappen,
}

/// A note's signature.
#[derive(Debug, Clone, PartialEq)]
pub struct Signed {
    /// When, where, who, whose relationship, as it is known now.
    pub held: Held,
    /// Each time that was put right, oldest first.
    pub corrected: Vec<Corrected>,
    /// Who signed.
    pub by: PractitionerId,
    /// When it was signed, which may be days after the visit.
    pub at: Timestamp,
}

/// Facts of a signed visit that were put right.
#[derive(Debug, Clone, PartialEq)]
pub struct Corrected {
    /// The number of the amendment.
    pub number: u32,
    /// What stood before.
    pub before: Held,
    /// Who put it right.
    pub by: PractitionerId,
    /// When.
    pub at: Timestamp,
}

/// One field of a note, as signed or amended.
#[derive(Debug, Clone, PartialEq)]
pub struct Written {
    /// Which field.
    pub field: Field,
    /// What was written.
    pub text: Text,
    /// Who said it, for words.
    pub teller: Option<PersonId>,
    /// Zero as signed, then the amendment's number.
    pub amendment: u32,
    /// Who wrote it.
    pub by: PractitionerId,
    /// When.
    pub at: Timestamp,
}

/// An amendment of a signed note.
#[derive(Debug, Clone, PartialEq)]
pub struct Amended {
    /// One for the first.
    pub number: u32,
    /// Why.
    pub reason: Text,
    /// Who amended.
    pub by: PractitionerId,
    /// When.
    pub at: Timestamp,
}

/// What the record says of a session that is kept sealed elsewhere.
#[derive(Debug, Clone, PartialEq)]
pub struct Summarised {
    /// What it says.
    pub summary: Summary,
    /// Who wrote it.
    pub by: PractitionerId,
    /// When.
    pub at: Timestamp,
}

/// A planned visit that was moved.
#[derive(Debug, Clone, PartialEq)]
pub struct Moved {
    /// When and where it was to be before.
    pub from: When,
    /// The day it was moved to.
    pub to: Date,
    /// Who asked and why, where the reader may know.
    pub why: Option<WhyMoved>,
}

/// A visit as known now.
#[derive(Debug, Clone, PartialEq)]
pub struct Visit {
    /// The visit.
    pub id: VisitId,
    /// When and where it was agreed, where it was.
    pub planned: Option<When>,
    /// What it takes, as it was said last.
    pub takes: Takes,
    /// Each time that was changed, oldest first.
    pub changed: Vec<Changed>,
    /// How to arrive, as it was said last.
    pub arrival: Arrival,
    /// Each time that was said, oldest first.
    pub arranged: Vec<Arranged>,
    /// Each time it was moved, oldest first.
    pub moved: Vec<Moved>,
    /// Whether it was called off before its day was over.
    pub called_off: bool,
    /// Who planned it, or signed it.
    pub practitioner: Option<PractitionerId>,
    /// Why it did not happen, and the day it was to be.
    pub did_not_happen: Option<(Date, Why)>,
    /// The signed note.
    pub signed: Option<Signed>,
    /// When the note was finished on a device without signal, by that device's clock.
    pub finished_away: Option<Timestamp>,
    /// Everything written, oldest first.
    pub written: Vec<Written>,
    /// Amendments, oldest first.
    pub amended: Vec<Amended>,
    /// What the record says of sessions in it, oldest first.
    pub summarised: Vec<Summarised>,
    /// What binds the note and each amendment.
    pub committed: Vec<Committed>,
    /// Signatures by passkey.
    pub attested: Vec<Attested>,
    /// What was to be stood for.
    pub due: Vec<CosignDue>,
    /// Who stands for it.
    pub cosigned: Vec<Cosigned>,
}

impl Visit {
    /// Whether the reader knows of the visit at all, and not only of something written in its note:
    /// of whatever they may not read, nothing is to be seen.
    fn is_known(&self) -> bool {
        self.signed.is_some() || self.planned.is_some() || self.did_not_happen.is_some()
    }

    /// What the visit is now. A signed note outweighs everything said before it.
    #[must_use]
    pub fn status(&self) -> Status {
        if self.signed.is_some() {
            Status::Held
        } else if self.did_not_happen.is_some() || self.called_off {
            Status::DidNotHappen
        } else {
            Status::Planned
        }
    }

    /// The day of the visit: as held, else as it was to be.
    #[must_use]
    pub fn on(&self) -> Option<Date> {
        let held = self.signed.as_ref().map(|signed| signed.held.when.on);
        let missed = self.did_not_happen.as_ref().map(|(on, _)| *on);
        held.or(missed).or_else(|| self.planned.as_ref().map(|when| when.on))
    }

    /// When and where: as held, else as planned.
    #[must_use]
    pub fn when(&self) -> Option<&When> {
        self.signed.as_ref().map(|signed| &signed.held.when).or(self.planned.as_ref())
    }

    /// What a field holds now: the newest text, where there is one. An amendment that empties a
    /// field leaves none. Whoever may not read that there was the visit reads nothing of its note.
    #[must_use]
    pub fn text(&self, field: Field) -> Option<&Written> {
        let newest = self.texts(field);
        newest.max_by_key(|written| written.amendment).filter(|written| !written.text.is_empty())
    }

    /// Every text a field has held, oldest first.
    pub fn texts(&self, field: Field) -> impl Iterator<Item = &Written> {
        let held = self.signed.is_some();
        self.written.iter().filter(move |written| held && written.field == field)
    }

    /// Whether the visit was about this relationship.
    #[must_use]
    pub fn about(&self, relationship: RelationshipId) -> bool {
        let signed = self.signed.as_ref();
        signed.is_some_and(|signed| signed.held.relationships.contains(&relationship))
    }
}

/// The visits of a family.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Visits {
    all: BTreeMap<VisitId, Visit>,
}

impl Visits {
    /// One visit.
    #[must_use]
    pub fn get(&self, visit: VisitId) -> Option<&Visit> {
        self.all.get(&visit).filter(|visit| visit.is_known())
    }

    /// All visits, the newest day first; of one day the later hour first, and of one hour what was signed last.
    #[must_use]
    pub fn newest_first(&self) -> Vec<&Visit> {
        let mut visits: Vec<&Visit> = self.iter().collect();
        let hour = |visit: &Visit| visit.when().and_then(|when| when.at);
        let signed = |visit: &Visit| visit.signed.as_ref().map(|signed| signed.at);
        visits.sort_by_key(|visit| {
            std::cmp::Reverse((visit.on(), hour(visit), signed(visit), visit.id))
        });
        visits
    }

    /// All visits in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = &Visit> {
        self.all.values().filter(|visit| visit.is_known())
    }

    /// The newest text of a field among visits about this relationship, with its visit.
    #[must_use]
    pub fn last(&self, field: Field, relationship: RelationshipId) -> Option<(&Visit, &Written)> {
        self.newest_first()
            .into_iter()
            .filter(|visit| visit.about(relationship))
            .find_map(|visit| visit.text(field).map(|written| (visit, written)))
    }

    /// Folds one event in. Total: what is in the record has happened.
    pub(crate) fn apply(&mut self, event: &Event, by: PractitionerId, at: Timestamp) {
        match event.clone() {
            Event::DidNotHappen { visit, on, why } => {
                let known = self.entry(visit);
                known.did_not_happen = Some((on, why));
                known.practitioner.get_or_insert(by);
            }
            Event::Signed { visit, held } => {
                let known = self.entry(visit);
                // A visit uploaded twice keeps its first account.
                if known.signed.is_none() {
                    known.signed = Some(Signed { held, corrected: Vec::new(), by, at });
                    known.practitioner = Some(by);
                }
            }
            Event::Wrote { visit, field, text, teller, amendment } => {
                let written = Written { field, text, teller, amendment, by, at };
                self.entry(visit).written.push(written);
            }
            Event::Amended { visit, amendment, reason } => {
                let amended = Amended { number: amendment, reason, by, at };
                self.entry(visit).amended.push(amended);
            }
            Event::HeldCorrected { visit, amendment, held } => {
                let known = self.all.get_mut(&visit).and_then(|known| known.signed.as_mut());
                if let Some(signed) = known.filter(|signed| signed.facts_of() < amendment) {
                    let before = std::mem::replace(&mut signed.held, held);
                    signed.corrected.push(Corrected { number: amendment, before, by, at });
                }
            }
            Event::FinishedAway { visit, at } => {
                self.entry(visit).finished_away.get_or_insert(at);
            }
            Event::Summarised { visit, summary } => {
                self.entry(visit).summarised.push(Summarised { summary, by, at });
            }
            planned @ (Event::Planned { .. }
            | Event::Arranged { .. }
            | Event::TakesChanged { .. }
            | Event::Moved { .. }
            | Event::MoveExplained { .. }
            | Event::CalledOff { .. }) => self.apply_plan(planned, by, at),
            signed @ (Event::Committed { .. }
            | Event::Attested { .. }
            | Event::CosignDue { .. }
            | Event::Cosigned { .. }) => self.apply_signature(signed, by, at),
        }
    }

    /// What is planned, what that takes, and what became of the plan.
    fn apply_plan(&mut self, event: Event, by: PractitionerId, at: Timestamp) {
        match event {
            Event::Planned { visit, when, takes } => {
                let known = self.entry(visit);
                known.planned = Some(when);
                known.takes = takes;
                known.practitioner.get_or_insert(by);
            }
            Event::Arranged { visit, arrival } => {
                let known = self.entry(visit);
                known.arrival = arrival.clone();
                known.arranged.push(Arranged { arrival, by, at });
            }
            Event::TakesChanged { visit, takes } => {
                let known = self.entry(visit);
                let before = std::mem::replace(&mut known.takes, takes);
                // Whoever may not read what it was to take reads a plan like any other.
                if known.planned.is_some() {
                    known.changed.push(Changed { before, by, at });
                }
            }
            Event::Moved { visit, when } => {
                let known = self.entry(visit);
                let to = when.on;
                // Whoever may not read where it was reads a plan like any other.
                let from = known.planned.replace(when);
                known.moved.extend(from.map(|from| Moved { from, to, why: None }));
                known.practitioner.get_or_insert(by);
            }
            Event::MoveExplained { visit, on, why } => {
                let mut newest = self.entry(visit).moved.iter_mut().rev();
                if let Some(known) = newest.find(|known| known.to == on) {
                    known.why = Some(why);
                }
            }
            Event::CalledOff { visit } => self.entry(visit).called_off = true,
            _ => {}
        }
    }

    /// What binds a note, who signed it, and who stands for it. Said twice, the first counts.
    fn apply_signature(&mut self, event: Event, by: PractitionerId, at: Timestamp) {
        match event {
            Event::Committed { visit, amendment, way, .. } => {
                let known = self.entry(visit);
                if known.committed(amendment).is_none() {
                    known.committed.push(Committed { amendment, by, way });
                }
            }
            Event::Attested { visit, amendment, .. } => {
                let known = self.entry(visit);
                if known.attested(amendment).is_none() {
                    known.attested.push(Attested { amendment, by, at });
                }
            }
            Event::CosignDue { visit, amendment } => {
                self.entry(visit).due.push(CosignDue { amendment, by, at });
            }
            Event::Cosigned { visit, amendment, licence, way, proof } => {
                let by_passkey = proof.is_some();
                let one = Cosigned { amendment, by, at, licence, way, by_passkey };
                self.entry(visit).cosigned.push(one);
            }
            _ => {}
        }
    }

    fn entry(&mut self, id: VisitId) -> &mut Visit {
        self.all.entry(id).or_insert_with(|| Visit {
            id,
            planned: None,
            takes: Takes::default(),
            changed: Vec::new(),
            arrival: Arrival::default(),
            arranged: Vec::new(),
            moved: Vec::new(),
            called_off: false,
            practitioner: None,
            did_not_happen: None,
            signed: None,
            finished_away: None,
            written: Vec::new(),
            amended: Vec::new(),
            summarised: Vec::new(),
            committed: Vec::new(),
            attested: Vec::new(),
            due: Vec::new(),
            cosigned: Vec::new(),
        })
    }
}
