// SPDX-License-Identifier: AGPL-3.0-or-later
//! Checking signatures from the entries alone: what was bound is what is there, and what was signed is what was bound.

use std::collections::BTreeMap;

use super::Event;
use super::committing::{FACTS, Meaning, PLACES, Signing, Spot, challenge, place, sum, together};
use super::signatures::Proof;
use crate::access::is_protected;
use crate::bytes::Sum;
use crate::family;
use crate::ids::{EntryId, FamilyId, PractitionerId, VisitId};
use crate::label::{Label, Labelled};

/// An entry as it is stored, opened.
#[derive(Debug, Clone, Copy)]
pub struct Stored<'a> {
    /// Its id.
    pub id: EntryId,
    /// Its number in the stream.
    pub version: u64,
    /// Who wrote it.
    pub by: PractitionerId,
    /// Its kind.
    pub kind: &'a str,
    /// Its body.
    pub body: &'a [u8],
}

/// What does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// What was bound together is not what stands there.
    Text,
    /// There is nothing it could be a signature of, or it is somebody else's.
    NoNote,
    /// It is not a signature of this note by this key.
    Signature,
    /// The key is not the one this passkey has.
    Key,
}

/// What does not hold, and in which entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The entry's number in its stream.
    pub version: u64,
    /// What it is.
    pub what: What,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Checked {
    /// Signatures by passkey that hold.
    pub hold: u64,
    /// Notes that nobody signed by a passkey: the server's word alone.
    pub by_server: u64,
    /// What does not hold, in the order of the entries.
    pub faults: Vec<Fault>,
}

/// What checking needs from outside: the agency's key, and the checking of one signature.
pub struct Outside<'a> {
    /// The sum of a place nothing was written in.
    pub nothing: &'a dyn Fn(Spot) -> Sum,
    /// Whether this person's signature is one over this challenge.
    pub holds: &'a mut dyn FnMut(PractitionerId, &Proof, Sum) -> Result<(), What>,
}

/// A text of a note, or the facts an amendment put right, as it is stored.
struct Wrote {
    version: u64,
    by: PractitionerId,
    place: usize,
    of: (VisitId, u32),
    sum: Sum,
    label: Label,
}

/// What begins a note, or an amendment of it, as it is stored.
struct Head {
    version: u64,
    by: PractitionerId,
    of: (VisitId, u32),
    sum: Sum,
    label: Label,
}

/// What binds a note.
struct Bound {
    id: EntryId,
    version: u64,
    by: PractitionerId,
    sum: Sum,
    head: Sum,
    texts: Box<[Sum; PLACES]>,
}

/// A signature, and what its signer says by it.
struct Signed {
    version: u64,
    by: PractitionerId,
    of: (VisitId, u32),
    meaning: Meaning,
    proof: Option<Proof>,
}

#[derive(Default)]
struct Notes {
    heads: Vec<Head>,
    wrote: Vec<Wrote>,
    bound: BTreeMap<(VisitId, u32), Bound>,
    signed: Vec<Signed>,
}

impl Notes {
    fn of(entries: &[Stored<'_>]) -> Self {
        let mut all = Self::default();
        for one in entries {
            if let Ok(Labelled { label, event: family::Event::Visits(event), .. }) =
                Labelled::from_entry(one.kind, one.body)
            {
                all.take(one, label, event);
            }
        }
        all
    }

    fn take(&mut self, one: &Stored<'_>, label: Label, event: Event) {
        let (version, by, sum) = (one.version, one.by, sum(one.body));
        match event {
            Event::Signed { visit, .. } => {
                self.heads.push(Head { version, by, of: (visit, 0), sum, label });
            }
            Event::Amended { visit, amendment, .. } => {
                self.heads.push(Head { version, by, of: (visit, amendment), sum, label });
            }
            Event::Wrote { visit, field, amendment, .. } => {
                let (of, place) = ((visit, amendment), place(field));
                self.wrote.push(Wrote { version, by, place, of, sum, label });
            }
            Event::HeldCorrected { visit, amendment, .. } => {
                let (of, place) = ((visit, amendment), FACTS);
                self.wrote.push(Wrote { version, by, place, of, sum, label });
            }
            Event::Committed { visit, amendment, head, texts, .. } => {
                let bound = Bound { id: one.id, version, by, sum, head, texts };
                self.bound.entry((visit, amendment)).or_insert(bound);
            }
            Event::Attested { visit, amendment, proof } => {
                let (of, proof) = ((visit, amendment), Some(*proof));
                self.signed.push(Signed { version, by, of, meaning: Meaning::Wrote, proof });
            }
            Event::Cosigned { visit, amendment, proof, .. } => {
                let (of, proof) = ((visit, amendment), proof.map(|proof| *proof));
                self.signed.push(Signed { version, by, of, meaning: Meaning::StandsFor, proof });
            }
            _ => {}
        }
    }

    /// Whether what this binds is what stands there.
    fn is_whole(&self, of: (VisitId, u32), bound: &Bound, nothing: &dyn Fn(Spot) -> Sum) -> bool {
        let is_head = |one: &Head| one.of == of && one.sum == bound.head && one.by == bound.by;
        let head = self.heads.iter().any(is_head);
        let there = |at: usize, sum: &Sum| {
            let wrote = |one: &Wrote| {
                one.of == of && one.place == at && one.sum == *sum && one.by == bound.by
            };
            *sum == nothing((of.0, of.1, at)) || self.wrote.iter().any(wrote)
        };
        head && bound.texts.iter().enumerate().all(|(at, sum)| there(at, sum))
    }

    /// Whether a visit's note was bound when it was finished: then so is whatever is added to it.
    fn binds(&self, visit: VisitId) -> bool {
        self.bound.contains_key(&(visit, 0))
    }

    /// Whether a text belongs to what binds its note; what is protected is amended by itself, with numbers of its own.
    fn is_bound(&self, one: &Wrote) -> bool {
        // Facts were bound from the first day they could be put right, whatever part the visit is in, and by the same hand.
        if one.place == FACTS {
            let bound = self.bound.get(&one.of);
            return bound.is_some_and(|by| by.texts[FACTS] == one.sum && by.by == one.by);
        }
        let apart =
            |head: &Head| head.of == one.of && is_protected(&head.label) && head.label == one.label;
        let apart = self.heads.iter().any(apart);
        match self.bound.get(&one.of) {
            Some(bound) => bound.texts[one.place] == one.sum || apart,
            None => apart || !self.binds(one.of.0),
        }
    }

    /// The same for what begins a note or an amendment.
    fn is_head_bound(&self, one: &Head) -> bool {
        is_protected(&one.label)
            || match self.bound.get(&one.of) {
                Some(bound) => bound.head == one.sum,
                None => !self.binds(one.of.0),
            }
    }

    /// What a signature is over: the sum, the entry it is called by, and whether it is its writer's own.
    fn over(&self, signed: &Signed) -> Option<(Sum, EntryId, bool)> {
        let (visit, number) = signed.of;
        match signed.meaning {
            Meaning::Wrote => {
                let bound = self.bound.get(&signed.of)?;
                Some((bound.sum, bound.id, bound.by == signed.by))
            }
            Meaning::StandsFor => {
                let all: Vec<&Bound> =
                    self.bound.range((visit, 0)..=(visit, number)).map(|(_, one)| one).collect();
                let sums: Vec<Sum> = all.iter().map(|one| one.sum).collect();
                let own = all.iter().any(|one| one.by == signed.by);
                Some((together(&sums), all.last()?.id, !own))
            }
        }
    }
}

/// Checks every signature of a family's notes, and that what they bind is what stands there.
#[must_use]
pub fn check(family: FamilyId, entries: &[Stored<'_>], outside: &mut Outside<'_>) -> Checked {
    let notes = Notes::of(entries);
    let mut checked = Checked::default();
    let mut fault = |version, what| checked.faults.push(Fault { version, what });
    for (of, bound) in &notes.bound {
        if !notes.is_whole(*of, bound, outside.nothing) {
            fault(bound.version, What::Text);
        }
    }
    for one in notes.wrote.iter().filter(|one| !notes.is_bound(one)) {
        fault(one.version, What::Text);
    }
    for one in notes.heads.iter().filter(|one| !notes.is_head_bound(one)) {
        fault(one.version, What::Text);
    }
    let mut signed: Vec<(VisitId, u32)> = Vec::new();
    for one in &notes.signed {
        let Some((sum, entry, true)) = notes.over(one) else {
            checked.faults.push(Fault { version: one.version, what: What::NoNote });
            continue;
        };
        let Some(proof) = &one.proof else { continue };
        let signing = Signing { family, entry, by: one.by, meaning: one.meaning };
        match (outside.holds)(one.by, proof, challenge(sum, signing)) {
            Ok(()) => {
                checked.hold += 1;
                signed.extend((one.meaning == Meaning::Wrote).then_some(one.of));
            }
            Err(what) => checked.faults.push(Fault { version: one.version, what }),
        }
    }
    let alone = notes.heads.iter().filter(|one| one.of.1 == 0 && !signed.contains(&one.of));
    checked.by_server = u64::try_from(alone.count()).unwrap_or(u64::MAX);
    checked.faults.sort_unstable();
    checked.faults.dedup();
    checked
}

#[cfg(test)]
mod tests {
    use super::super::Field;
    use super::*;

    #[test]
    fn every_field_has_a_place_of_its_own_and_so_have_the_facts() {
        let mut places: Vec<usize> = Field::ALL.map(place).to_vec();
        places.push(FACTS);
        places.sort_unstable();
        places.dedup();
        assert_eq!(places.len(), Field::ALL.len() + 1);
        assert!(places.iter().all(|at| *at < PLACES));
    }
}
