// SPDX-License-Identifier: AGPL-3.0-or-later
//! Deciding on a page of a visit: telling it to one caregiver, and taking it back.

use jiff::civil::Date;

use super::{Event, Eyes, Retold};
use crate::family::Family;
use crate::ids::{PersonId, RetellingId};
use crate::label::{Facet, Label, Labelled};
use crate::people::{Person, Role};
use crate::told::Hand;

/// The longest name of a language, by its code.
const CODE_MAX: usize = 12;

/// Tells a visit back to one caregiver: in their own part, so that nobody else of the family learns of it. `eyes` are
/// theirs.
///
/// # Errors
/// When it is for nobody who cares for a child here, nothing was chosen, or something of it is not theirs to read.
pub fn share(
    family: &Family,
    eyes: &Eyes<'_>,
    page: RetellingId,
    told: Retold,
) -> Result<Labelled, Refused> {
    if family.goodbye.ended.is_some() {
        return Err(Refused::Ended);
    }
    let known = family.people.get(told.to).filter(|one| one.role == Role::Caregiver);
    if !known.is_some_and(Person::is_living) || eyes.person != told.to {
        return Err(Refused::UnknownPerson);
    }
    if !eyes.knows(told.visit) {
        return Err(Refused::NotTheirs);
    }
    if told.pieces.is_empty() {
        return Err(Refused::Nothing);
    }
    if eyes.page(&told).len() < told.pieces.len() {
        return Err(Refused::NotTheirs);
    }
    if told.language.is_empty() || told.language.len() > CODE_MAX {
        return Err(Refused::NoLanguage);
    }
    let planned = told.next.is_none() || eyes.next(&told, told.on).is_some();
    let seen = told.picture.is_none() || eyes.picture(&told).is_some();
    if !(planned && seen) {
        return Err(Refused::NotTheirs);
    }
    let worded = told.pieces.iter().any(|piece| piece.wording.is_some());
    let told = Box::new(Retold { put: told.put.filter(|_| worded), ..told });
    Ok(Labelled::new(own(told.to), Event::Retold { page, told }))
}

/// Takes a page back, or puts it away where it is whoever it is for who does: it is gone from everywhere at once.
///
/// # Errors
/// When there is no such page, or it is another's.
pub fn take_back(
    family: &Family,
    page: RetellingId,
    hand: Hand,
    on: Date,
) -> Result<Labelled, Refused> {
    let known = family.retold.get(page).filter(|known| is_in_hand(known.told.to, hand));
    let to = known.ok_or(Refused::NoSuchPage)?.told.to;
    Ok(Labelled::new(own(to).told_by(hand.person), Event::TakenBack { page, on }))
}

/// Whether a page for this caregiver is in this hand: the team's, or their own.
fn is_in_hand(to: PersonId, hand: Hand) -> bool {
    hand.person.is_none_or(|me| me == to)
}

fn own(whose: PersonId) -> Label {
    Label::of(Facet::Caregiver(whose)).about([whose])
}

/// Why a page of a visit is not told, or taken back, that way. Shown beside the field it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The work with the family ended.
    #[error("the work with this family has ended; begin it anew first")]
    Ended,
    /// Nobody who cares for a child of this family.
    #[error("whoever it is for does not care for a child of this family")]
    UnknownPerson,
    /// Nothing was chosen.
    #[error("nothing was chosen for the page")]
    Nothing,
    /// Something of it is not theirs to read, or was written otherwise since.
    #[error("something of it is not theirs to read")]
    NotTheirs,
    /// The language is missing.
    #[error("the language of the page is missing")]
    NoLanguage,
    /// Not in this family's record, or not theirs.
    #[error("there is no such page")]
    NoSuchPage,
}

impl Refused {
    /// The field of a form it belongs to.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::NoLanguage => "language",
            Self::Ended
            | Self::UnknownPerson
            | Self::Nothing
            | Self::NotTheirs
            | Self::NoSuchPage => "piece",
        }
    }

    /// A stable name for the message shown.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Ended => "retold-refused-ended",
            Self::UnknownPerson => "retold-refused-unknown-person",
            Self::Nothing => "retold-refused-nothing",
            Self::NotTheirs => "retold-refused-not-theirs",
            Self::NoLanguage => "retold-refused-no-language",
            Self::NoSuchPage => "retold-refused-no-such-page",
        }
    }
}
