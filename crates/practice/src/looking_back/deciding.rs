// SPDX-License-Identifier: AGPL-3.0-or-later
//! What may be said of a note that it shows, and why not.

use super::codes::Shown;
use super::fold::stands;
use super::{Fits, Left};
use crate::family::Family;
use crate::ids::{PractitionerId, VisitId};
use crate::label::{Label, Labelled};
use crate::visits::{Standing, Visit};

/// Why it cannot be said of a note that it shows something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Not in this family's record.
    #[error("there is no such visit in this family's record")]
    NoSuchVisit,
    /// What is not signed may still change.
    #[error("the note is not signed yet")]
    NotSigned,
    /// Whoever wrote a note says what it shows, and nobody else.
    #[error("only whoever wrote the note says what it shows")]
    AnothersNote,
    /// The sentence is not in the field as it reads now.
    #[error("this sentence does not stand in the note as it reads now")]
    NotThere,
    /// It was said already.
    #[error("this was said of the note already")]
    SaidAlready,
    /// There is nothing to take back.
    #[error("this was not said of the note")]
    NotSaid,
}

impl Refused {
    /// The field of a form it belongs to.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::NoSuchVisit | Self::NotSigned | Self::AnothersNote => "visit",
            Self::NotThere => "sentence",
            Self::SaidAlready | Self::NotSaid => "shows",
        }
    }

    /// A stable name for the message shown.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NoSuchVisit => "look-back-refused-no-such-visit",
            Self::NotSigned => "look-back-refused-not-signed",
            Self::AnothersNote => "look-back-refused-anothers-note",
            Self::NotThere => "look-back-refused-not-there",
            Self::SaidAlready => "look-back-refused-said-already",
            Self::NotSaid => "look-back-refused-not-said",
        }
    }
}

/// Says that a sentence of a signed note shows a strategy or is about a domain: under the very label of the text it
/// stands in, so that whoever may not read the sentence has no trace of it.
///
/// # Errors
/// When the visit is not signed, another wrote the note, the sentence does not stand there as whoever asks reads
/// it now, or it was said already.
pub fn fits<W: Shown>(
    family: &Family,
    fits: Fits<W>,
    standing: &Standing,
    by: PractitionerId,
) -> Result<Labelled, Refused> {
    let visit = own_note(family, fits.visit, by)?;
    let label = standing.labels.get(&fits.field).ok_or(Refused::NotThere)?;
    let now = visit.text(fits.field).ok_or(Refused::NotThere)?;
    if !stands(&now.text, &fits.sentence) {
        return Err(Refused::NotThere);
    }
    if family.looking_back.of::<W>(visit).any(|known| known.shows == fits.shows) {
        return Err(Refused::SaidAlready);
    }
    Ok(Labelled::new(label.clone(), W::fits(fits)))
}

/// Takes back what was said of a note, under the label it was said under.
///
/// # Errors
/// When another wrote the note, or it was not said.
pub fn leave<W: Shown>(
    family: &Family,
    (visit, shows): (VisitId, W),
    label: Option<&Label>,
    by: PractitionerId,
) -> Result<Labelled, Refused> {
    own_note(family, visit, by)?;
    let said = family.looking_back.get(visit, shows).is_some();
    let label = label.filter(|_| said).ok_or(Refused::NotSaid)?;
    Ok(Labelled::new(label.clone(), W::left(Left { visit, shows })))
}

fn own_note(family: &Family, visit: VisitId, by: PractitionerId) -> Result<&Visit, Refused> {
    let visit = family.visits.get(visit).ok_or(Refused::NoSuchVisit)?;
    let signed = visit.signed.as_ref().ok_or(Refused::NotSigned)?;
    if signed.by == by { Ok(visit) } else { Err(Refused::AnothersNote) }
}
