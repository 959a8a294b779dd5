// SPDX-License-Identifier: AGPL-3.0-or-later
//! Colleagues who stand in for a while, and those who keep out of the record of people they know.

use jiff::civil::Date;

use super::deciding::{of_agency, span};
use super::{Cover, Event, Refused};
use crate::family::Family;
use crate::ids::PractitionerId;
use crate::label::{Facet, Label, Labelled};

/// Longest a colleague stands in without being asked anew, in days.
const COVER_DAYS_MAX: i32 = 92;

/// A colleague stands in between two days.
///
/// # Errors
/// When the days are the wrong way round, over, or more than three months.
pub fn cover(
    practitioner: PractitionerId,
    from: Date,
    until: Date,
    today: Date,
) -> Result<Labelled, Refused> {
    span(from, until, COVER_DAYS_MAX)?;
    if until < today {
        return Err(Refused::Ended);
    }
    let event = Event::CoverAgreed { practitioner, from, until };
    Ok(Labelled::new(Label::of(Facet::Together), event))
}

/// A colleague who stands in does so no longer, from today on.
///
/// # Errors
/// When nobody of that name stands in since that day, or it is over already.
pub fn end_cover(
    family: &Family,
    practitioner: PractitionerId,
    from: Date,
    today: Date,
) -> Result<Labelled, Refused> {
    let agreed = |cover: &&Cover| cover.practitioner == practitioner && cover.from == from;
    let mut known = family.rights.covers.iter().filter(agreed).peekable();
    known.peek().ok_or(Refused::Unknown)?;
    if !known.any(|cover| cover.goes_on(today)) {
        return Err(Refused::Ended);
    }
    let event = Event::CoverEnded { practitioner, from, on: today };
    Ok(Labelled::new(Label::of(Facet::Together), event))
}

/// A practitioner says that they know this family privately, or no longer; from then on the record
/// is closed to them, whatever else ties them to it.
pub fn keep_distance(practitioner: PractitionerId, on: Date, kept: bool) -> Labelled {
    of_agency(Event::DistanceKept { practitioner, on, kept })
}
