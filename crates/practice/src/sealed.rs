// SPDX-License-Identifier: AGPL-3.0-or-later
//! Sealed notes: what a licensed author keeps apart from the record, and what has to stand in the record for it.

use serde::{Deserialize, Serialize};

use crate::access::{Hat, Reader, Relation, Screen};
use crate::family::Family;
use crate::ids::{EntryId, FamilyId, PractitionerId, VisitId};
use crate::label::{Label, Labelled};
use crate::people::own_facet;
use crate::text::Text;
use crate::visits::{Event, Summary};

/// The kind of an entry of a sealed stream. Permanent. No family's stream holds one.
pub const KIND: &str = "sealed.written";

/// Fewest words of a passphrase that is short in letters.
const WORDS_MIN: usize = 5;
/// Fewest characters of a passphrase of fewer words.
const LETTERS_MIN: usize = 20;
/// Most characters of a passphrase.
const LETTERS_MAX: usize = 256;
/// Fewest different characters: a key held down is no passphrase.
const DIFFERENT_MIN: usize = 6;

/// An entry of a sealed stream, as the record keeps it. The text in it opens for its author, and for
/// two people together, and for nobody who holds the keys of the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The family it is about.
    pub family: FamilyId,
    /// The visit it belongs to.
    pub visit: VisitId,
    /// The note it amends; none for a note of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amends: Option<EntryId>,
    /// The note, encrypted to its author and to the recovery key.
    pub sealed: String,
}

/// What is held: the sealed text itself.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Note {
    /// What was said.
    pub said: Text,
    /// How far she wished to go.
    #[serde(default)]
    pub far: Text,
    /// How we ended.
    #[serde(default)]
    pub ended: Text,
    /// Whether she is safe.
    #[serde(default)]
    pub safe: Text,
}

impl Note {
    /// Whether nothing at all was written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        [&self.said, &self.far, &self.ended, &self.safe].into_iter().all(Text::is_empty)
    }
}

/// Why a note is not sealed, or a passphrase not taken. Shown beside the field it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Nothing is written in the sealed part.
    #[error("nothing is written in the sealed part")]
    NothingSealed,
    /// Not a signed visit of this author.
    #[error("the visit is not one this author has signed")]
    NotYourVisit,
    /// Whom it was for is not in the family.
    #[error("whom the session was for is missing")]
    NoPerson,
    /// The definition leaves progress out of what may be sealed.
    #[error("how it goes belongs in the record and is missing")]
    NoProgress,
    /// The definition leaves the plan out of what may be sealed.
    #[error("what comes next belongs in the record and is missing")]
    NoPlan,
    /// The passphrase can be guessed.
    #[error("a passphrase has five words or twenty characters")]
    ShortPassphrase,
    /// The passphrase is longer than is taken.
    #[error("a passphrase has at most 256 characters")]
    LongPassphrase,
}

impl Refused {
    /// The field of a form it belongs to.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::NothingSealed => "said",
            Self::NotYourVisit => "visit",
            Self::NoPerson => "about",
            Self::NoProgress => "progress",
            Self::NoPlan => "plan",
            Self::ShortPassphrase | Self::LongPassphrase => "passphrase",
        }
    }

    /// A stable name for the message shown.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NothingSealed => "sealed-refused-nothing",
            Self::NotYourVisit => "sealed-refused-visit",
            Self::NoPerson => "sealed-refused-person",
            Self::NoProgress => "sealed-refused-progress",
            Self::NoPlan => "sealed-refused-plan",
            Self::ShortPassphrase => "sealed-refused-short",
            Self::LongPassphrase => "sealed-refused-long",
        }
    }
}

/// Whether somebody may write sealed notes of a family: licensed, at work with it, alone with the screen.
#[must_use]
pub fn may_write(reader: &Reader, licensed: bool) -> bool {
    licensed && is_apart(reader) && matches!(reader.relation, Relation::Team | Relation::Cover)
}

/// Whether there are sealed notes at all for somebody: for whoever may write them, and for whoever
/// wrote some and may still open the family. Never in an emergency.
#[must_use]
pub fn may_open(reader: &Reader, licensed: bool, has_written: bool) -> bool {
    let tied = matches!(reader.relation, Relation::Team | Relation::Cover | Relation::Supervises);
    may_write(reader, licensed) || has_written && is_apart(reader) && tied
}

fn is_apart(reader: &Reader) -> bool {
    reader.screen == Screen::Own && matches!(reader.hat, Hat::Visitor | Hat::Supervisor)
}

/// Whether this author signed this visit, so that a sealed note may belong to it.
#[must_use]
pub fn is_authors(family: &Family, visit: VisitId, author: PractitionerId) -> bool {
    let known = family.visits.get(visit).and_then(|known| known.signed.as_ref());
    known.is_some_and(|signed| signed.by == author)
}

/// What the family's record says of a session whose note is sealed: the times are the visit's, the
/// rest is here. It goes to the own part of whom the session was for.
///
/// # Errors
/// When the visit is not one this author signed, somebody else's family is named, or what the law
/// leaves out of a psychotherapy note is missing.
pub fn summarise(
    family: &Family,
    author: PractitionerId,
    visit: VisitId,
    summary: Summary,
) -> Result<Labelled, Refused> {
    if !is_authors(family, visit, author) {
        return Err(Refused::NotYourVisit);
    }
    let person = family.people.get(summary.about).ok_or(Refused::NoPerson)?;
    if summary.progress.is_empty() {
        return Err(Refused::NoProgress);
    }
    if summary.plan.is_empty() {
        return Err(Refused::NoPlan);
    }
    let label = Label::of(own_facet(person.role, person.id)).about([person.id]);
    Ok(Labelled::new(label, Event::Summarised { visit, summary }))
}

/// Whether a passphrase is long enough to guard what nobody else opens.
///
/// # Errors
/// When it has fewer than five words and fewer than twenty characters, is hardly more than one
/// character over and over, or is longer than is taken.
pub fn passphrase(typed: &str) -> Result<(), Refused> {
    let letters = typed.chars().count();
    if letters > LETTERS_MAX {
        return Err(Refused::LongPassphrase);
    }
    let different: std::collections::BTreeSet<char> = typed.chars().collect();
    let long = letters >= LETTERS_MIN || typed.split_whitespace().count() >= WORDS_MIN;
    if long && different.len() >= DIFFERENT_MIN { Ok(()) } else { Err(Refused::ShortPassphrase) }
}
