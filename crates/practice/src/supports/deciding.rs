// SPDX-License-Identifier: AGPL-3.0-or-later
//! What may be told of what carries a family.

use jiff::civil::Date;

use super::{Event, Stands, Support};
use crate::family::Family;
use crate::ids::SupportId;
use crate::kin::Layer;
use crate::label::{Label, Labelled};
use crate::text::Text;

/// How many there are at most at a time: more cannot be held in mind, nor on one picture.
pub const MOST: usize = 12;

/// Why something may not be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It is called nothing.
    #[error("a support has to be called something")]
    Unnamed,
    /// There are as many as a picture holds.
    #[error("there are as many supports as a picture holds")]
    TooMany,
    /// Not among those there are.
    #[error("there is no such support in this family's record")]
    NoSuchSupport,
    /// It ended.
    #[error("this support has ended already")]
    HasEnded,
    /// Somebody it is for is not in this family's record.
    #[error("somebody it is for is not in this family's record")]
    NoSuchPerson,
    /// Whoever told it is not in this family's record.
    #[error("whoever told it is not in this family's record")]
    NoSuchTeller,
    /// The family has seen it.
    #[error("what the family has seen is not hidden from it")]
    WasShared,
}

impl Refused {
    /// The field of a form it belongs to.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::Unnamed | Self::TooMany | Self::NoSuchSupport => "called",
            Self::HasEnded => "why",
            Self::NoSuchPerson => "whom",
            Self::NoSuchTeller => "teller",
            Self::WasShared => "layer",
        }
    }

    /// A stable name for the message shown.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Unnamed => "supports-refused-unnamed",
            Self::TooMany => "supports-refused-too-many",
            Self::NoSuchSupport => "supports-refused-no-such-support",
            Self::HasEnded => "supports-refused-has-ended",
            Self::NoSuchPerson => "supports-refused-no-such-person",
            Self::NoSuchTeller => "supports-refused-no-such-teller",
            Self::WasShared => "supports-refused-was-shared",
        }
    }
}

impl Stands {
    /// The label an entry of it has. What the family sees has no teller in its label, or that teller alone would
    /// read it; who told it stands in the fact.
    #[must_use]
    pub fn label(&self) -> Label {
        let label = Label::of(self.layer.facet()).about(self.whom.iter().copied());
        match self.layer {
            Layer::Shared => label,
            Layer::Team => label.told_by(self.teller),
        }
    }
}

/// Tells of a support.
///
/// # Errors
/// When it is called nothing, there are as many as a picture holds, or somebody is not in the family.
pub fn tell(family: &Family, support: SupportId, stands: Stands) -> Result<Labelled, Refused> {
    sound(family, &stands)?;
    if family.supports.now().count() >= MOST {
        return Err(Refused::TooMany);
    }
    Ok(Labelled::new(stands.label(), Event::Told { support, stands }))
}

/// Tells how a support stands now.
///
/// # Errors
/// When there is no such support or it ended, it is called nothing, somebody is not in the family, or the
/// family has seen it and would see it no longer.
pub fn change(family: &Family, support: SupportId, stands: Stands) -> Result<Labelled, Refused> {
    let known = current(family, support)?;
    sound(family, &stands)?;
    if (known.now().layer, stands.layer) == (Layer::Shared, Layer::Team) {
        return Err(Refused::WasShared);
    }
    Ok(Labelled::new(stands.label(), Event::Changed { support, stands }))
}

/// Keeps that a support is one no longer. Whoever saw it sees that it ended, and why.
///
/// # Errors
/// When there is no such support, or it ended before.
pub fn end(
    family: &Family,
    support: SupportId,
    why: Option<Text>,
    on: Date,
) -> Result<Labelled, Refused> {
    let label = current(family, support)?.now().label();
    Ok(Labelled::new(label, Event::Ended { support, why, on }))
}

fn current(family: &Family, support: SupportId) -> Result<&Support, Refused> {
    let known = family.supports.get(support).ok_or(Refused::NoSuchSupport)?;
    if known.ended.is_some() { Err(Refused::HasEnded) } else { Ok(known) }
}

fn sound(family: &Family, stands: &Stands) -> Result<(), Refused> {
    if stands.called.is_empty() {
        return Err(Refused::Unnamed);
    }
    let known = |person| family.people.get(person).is_some();
    if !stands.whom.iter().all(|person| known(*person)) {
        return Err(Refused::NoSuchPerson);
    }
    match stands.teller {
        Some(teller) if !known(teller) => Err(Refused::NoSuchTeller),
        _ => Ok(()),
    }
}
