// SPDX-License-Identifier: AGPL-3.0-or-later
//! Binding a note together when it is finished, so that it can be signed: a sum over each of its entries, in fixed places.
//!
//! Whoever reads a note reads only some of its texts. So there is a place for each field, whether or not something was
//! written in it, and what is written is salted within its own entry: a sum says neither what stands in a place nor
//! whether anything does.

use sha2::{Digest as _, Sha256};

use super::signatures::Way;
use super::{Event, Field};
use crate::bytes::Sum;
use crate::family;
use crate::ids::{EntryId, FamilyId, PractitionerId, VisitId};
use crate::label::Labelled;

/// How many places there are: more than fields, so that a field may come and none tells.
pub const PLACES: usize = 16;

/// The sum over an entry's body, as it is stored.
#[must_use]
pub fn sum(body: &[u8]) -> Sum {
    Sum(Sha256::new().chain_update(b"note-entry/1").chain_update(body).finalize().into())
}

/// The place of facts that an amendment puts right: the last, which no field has.
pub const FACTS: usize = PLACES - 1;

/// The place of a field. It never changes.
#[must_use]
pub fn place(field: Field) -> usize {
    match field {
        Field::Words => 0,
        Field::Child => 1,
        Field::Between => 2,
        Field::Delight => 3,
        Field::HardMoment => 4,
        Field::Repair => 5,
        Field::Wondering => 6,
        Field::Surprised => 7,
        Field::NextTime => 8,
    }
}

/// Whether an entry is one that binds a note.
#[must_use]
pub fn binds(event: &family::Event) -> bool {
    matches!(event, family::Event::Visits(Event::Committed { .. }))
}

/// A place of a note: of which visit, zero or the number of an amendment, and which place.
pub type Spot = (VisitId, u32, usize);

/// What binding a note needs from outside.
pub struct Binding<'a> {
    /// How whoever finishes it had signed in.
    pub way: Option<Way>,
    /// New salts.
    pub salts: &'a mut dyn FnMut() -> Sum,
    /// The sum for a place nothing was written in: told from others only with the agency's key.
    pub nothing: &'a dyn Fn(Spot) -> Sum,
}

/// The visit and the number that an entry finishes, where it signs or amends a note.
fn finishes(event: &family::Event) -> Option<(VisitId, u32)> {
    match event {
        family::Event::Visits(Event::Signed { visit, .. }) => Some((*visit, 0)),
        family::Event::Visits(Event::Amended { visit, amendment, .. }) => {
            Some((*visit, *amendment))
        }
        _ => None,
    }
}

/// Binds what an act finishes: salts each entry of the note, and adds the one that holds their sums, under the label of
/// the visit. An act that finishes no note stays as it is.
pub fn bind(all: &mut Vec<Labelled>, binding: Binding<'_>) {
    let found = all.iter().enumerate().find_map(|(at, one)| Some((at, finishes(&one.event)?)));
    let Some((at, (visit, amendment))) = found else { return };
    let Binding { way, salts, nothing } = binding;
    let mut texts = Box::new([Sum([0; 32]); PLACES]);
    for (place, sum) in texts.iter_mut().enumerate() {
        *sum = nothing((visit, amendment, place));
    }
    for one in all.iter_mut() {
        if let Some(place) = place_in(&one.event, (visit, amendment)) {
            texts[place] = salted(one, salts);
        }
    }
    let head = salted(&mut all[at], salts);
    let committed = Event::Committed { visit, amendment, head, texts, way };
    let label = all[at].label.clone();
    all.push(Labelled { salt: Some(salts()), ..Labelled::new(label, committed) });
}

fn salted(one: &mut Labelled, salts: &mut dyn FnMut() -> Sum) -> Sum {
    one.salt = Some(salts());
    sum(&one.to_entry().1)
}

/// The place an entry has in this note or amendment.
fn place_in(event: &family::Event, of: (VisitId, u32)) -> Option<usize> {
    match event {
        family::Event::Visits(Event::Wrote { visit, field, amendment, .. })
            if (*visit, *amendment) == of =>
        {
            Some(place(*field))
        }
        family::Event::Visits(Event::HeldCorrected { visit, amendment, .. })
            if (*visit, *amendment) == of =>
        {
            Some(FACTS)
        }
        _ => None,
    }
}

/// What somebody says by signing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// I wrote this.
    Wrote,
    /// I read this and stand for it.
    StandsFor,
}

impl Meaning {
    fn code(self) -> &'static [u8] {
        match self {
            Self::Wrote => b"wrote",
            Self::StandsFor => b"stands-for",
        }
    }
}

/// What is signed: whose note, which entry binds it, who signs, and what they say by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signing {
    /// The family, whose stream it is.
    pub family: FamilyId,
    /// The entry that binds it; where several are stood for, the last of them.
    pub entry: EntryId,
    /// Who signs.
    pub by: PractitionerId,
    /// What they say by it.
    pub meaning: Meaning,
}

/// The challenge a passkey signs, over the sum of the entry that binds a note.
#[must_use]
pub fn challenge(commitment: Sum, signing: Signing) -> Sum {
    let Signing { family, entry, by, meaning } = signing;
    let hash = Sha256::new()
        .chain_update(b"note-sign/1")
        .chain_update(commitment.0)
        .chain_update(family.0.to_be_bytes())
        .chain_update(entry.0.to_be_bytes())
        .chain_update(by.0.to_be_bytes())
        .chain_update(meaning.code());
    Sum(hash.finalize().into())
}

/// One sum over several: over a note with its amendments, in their order.
#[must_use]
pub fn together(all: &[Sum]) -> Sum {
    let mut hash = Sha256::new().chain_update(b"note-whole/1");
    for one in all {
        hash = hash.chain_update(one.0);
    }
    Sum(hash.finalize().into())
}
