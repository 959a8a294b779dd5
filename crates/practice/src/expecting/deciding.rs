// SPDX-License-Identifier: AGPL-3.0-or-later
//! What may be told around a child who is expected, was born, or was lost, and why not.

use jiff::civil::Date;

use super::{Event, Grief, Imagining, OwnWords};
use crate::family::Family;
use crate::ids::PersonId;
use crate::label::{Facet, Label, Labelled};
use crate::people::{Birth, Person, Role, own_facet};

/// Whose part of the record words go into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Theirs who said it: nobody else of the family reads it, unless they share it.
    Own,
    /// The family's together.
    Together,
}

/// Why something is not taken. Shown beside the field it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// No child of this family's record.
    #[error("there is no such child in this family's record")]
    NoSuchChild,
    /// Not expected any more, or never.
    #[error("this child is not known as expected")]
    NotExpected,
    /// Not born.
    #[error("this child is not known as born")]
    NotBorn,
    /// Nobody lost this child.
    #[error("nothing in the record says that this child was lost")]
    NotLost,
    /// Somebody who may not say it.
    #[error("whoever said it may not say it here")]
    UnknownTeller,
    /// A child without a name has none that could stay.
    #[error("this child has no name in the record")]
    NoName,
    /// Nothing was written.
    #[error("nothing was written")]
    Nothing,
    /// The day lies in the future.
    #[error("the day lies in the future")]
    InFuture,
    /// No day of any year, or no age.
    #[error("there is no such day or age")]
    NoSuchDay,
    /// No tender date that is held in mind.
    #[error("there is no such tender date")]
    NoSuchDate,
}

impl Refused {
    /// The field of a form it belongs to.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::NoSuchChild => "child",
            Self::NotExpected | Self::NotBorn | Self::NotLost | Self::Nothing => "words",
            Self::UnknownTeller => "teller",
            Self::NoName => "keep",
            Self::InFuture => "on",
            Self::NoSuchDay | Self::NoSuchDate => "when",
        }
    }

    /// A stable name for the message shown.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NoSuchChild => "expecting-refused-no-such-child",
            Self::NotExpected => "expecting-refused-not-expected",
            Self::NotBorn => "expecting-refused-not-born",
            Self::NotLost => "expecting-refused-not-lost",
            Self::UnknownTeller => "expecting-refused-unknown-teller",
            Self::NoName => "expecting-refused-no-name",
            Self::Nothing => "expecting-refused-nothing",
            Self::InFuture => "expecting-refused-in-future",
            Self::NoSuchDay => "expecting-refused-no-such-day",
            Self::NoSuchDate => "expecting-refused-no-such-date",
        }
    }
}

/// Keeps what somebody imagines of a child who is expected.
///
/// # Errors
/// When the child is not expected, whoever said it may not, nothing was said, or the day lies ahead.
pub fn imagine(
    family: &Family,
    child: PersonId,
    (what, own): (Imagining, OwnWords),
    part: Part,
    today: Date,
) -> Result<Labelled, Refused> {
    let known = a_child(family, child)?;
    if !matches!(known.birth, Some(Birth::Due(_))) || !known.is_living() {
        return Err(Refused::NotExpected);
    }
    let label = label(family, child, &own, part, today)?;
    Ok(Labelled::new(label, Event::Imagined { child, what, own }))
}

/// Keeps how a birth was, as somebody tells it.
///
/// # Errors
/// When the child is not born, whoever said it may not, nothing was said, or the day lies ahead.
pub fn birth(
    family: &Family,
    child: PersonId,
    own: OwnWords,
    part: Part,
    today: Date,
) -> Result<Labelled, Refused> {
    a_child(family, child)?.born().ok_or(Refused::NotBorn)?;
    let label = label(family, child, &own, part, today)?;
    Ok(Labelled::new(label, Event::BirthTold { child, own }))
}

/// Keeps what somebody says of the loss of a child.
///
/// # Errors
/// When the child was not lost, whoever said it may not, nothing was said, or the day lies ahead.
pub fn loss(
    family: &Family,
    child: PersonId,
    (about, own): (Grief, OwnWords),
    part: Part,
    today: Date,
) -> Result<Labelled, Refused> {
    lost(family, child)?;
    let label = label(family, child, &own, part, today)?;
    Ok(Labelled::new(label, Event::LossSaid { child, about, own }))
}

/// Keeps whether the family goes on being called after a child they lost. All who open the family read
/// its title, so the choice is the family's together; who chose stands in it.
///
/// # Errors
/// When the child was not lost or has no name, or no caregiver chose.
pub fn keep_name(
    family: &Family,
    child: PersonId,
    (teller, keep): (PersonId, bool),
    today: Date,
) -> Result<Labelled, Refused> {
    lost(family, child)?.names.short().ok_or(Refused::NoName)?;
    let chose = family.people.get(teller).filter(|known| known.role == Role::Caregiver);
    chose.ok_or(Refused::UnknownTeller)?;
    let event = Event::NameKept { child, keep, teller, on: today };
    Ok(Labelled::new(Label::of(Facet::Together).about([child]), event))
}

fn a_child(family: &Family, child: PersonId) -> Result<&Person, Refused> {
    let known = family.people.get(child).filter(|known| known.role == Role::Child);
    known.ok_or(Refused::NoSuchChild)
}

fn lost(family: &Family, child: PersonId) -> Result<&Person, Refused> {
    let known = a_child(family, child)?;
    if known.is_living() { Err(Refused::NotLost) } else { Ok(known) }
}

/// Whose words they are decides who reads them. What is the family's together is kept as nobody's own: a
/// label with a teller would be read by that teller alone. Who said it stands in the words.
fn label(
    family: &Family,
    child: PersonId,
    own: &OwnWords,
    part: Part,
    today: Date,
) -> Result<Label, Refused> {
    let teller = family.people.get(own.teller).filter(|known| known.role != Role::Child);
    let teller = teller.ok_or(Refused::UnknownTeller)?;
    if own.words.is_empty() {
        return Err(Refused::Nothing);
    }
    if own.on > today {
        return Err(Refused::InFuture);
    }
    Ok(match part {
        Part::Own => Label::of(own_facet(teller.role, teller.id))
            .about([teller.id, child])
            .told_by(Some(teller.id)),
        Part::Together => Label::of(Facet::Together).about([child]),
    })
}
