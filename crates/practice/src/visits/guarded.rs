// SPDX-License-Identifier: AGPL-3.0-or-later
//! Writing a protected text of a signed note anew: in its own part, without a trace in the note that others read.

use super::{Event, Field, Refused};
use crate::access::is_protected;
use crate::family::Family;
use crate::ids::VisitId;
use crate::label::{Label, Labelled};
use crate::text::Text;

/// Writes a protected text anew under the label it has. That it was amended, and why, is as protected
/// as the text: numbers are counted for this text alone, so that no gap shows in the note's own.
///
/// # Errors
/// When the visit is not signed, the text is not protected, no reason is given, or nothing differs.
pub fn amend_guarded(
    family: &Family,
    (visit, field): (VisitId, Field),
    stands: &Label,
    (text, reason): (Text, Text),
) -> Result<Vec<Labelled>, Refused> {
    let known = family.visits.get(visit).ok_or(Refused::NoSuchVisit)?;
    if known.signed.is_none() {
        return Err(Refused::NotSigned);
    }
    if !is_protected(stands) {
        return Err(Refused::Closed(field));
    }
    if reason.is_empty() {
        return Err(Refused::NoReason);
    }
    if known.text(field).map_or("", |written| written.text.as_str()) == text.as_str() {
        return Err(Refused::NothingChanged);
    }
    let last = known.texts(field).map(|written| written.amendment).max();
    let number = last.unwrap_or(0).saturating_add(1);
    let why = Event::Amended { visit, amendment: number, reason };
    let teller = stands.teller;
    let wrote = Event::Wrote { visit, field, text, teller, amendment: number };
    Ok(vec![Labelled::new(stands.clone(), why), Labelled::new(stands.clone(), wrote)])
}
