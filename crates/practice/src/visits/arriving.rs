// SPDX-License-Identifier: AGPL-3.0-or-later
//! A second note of a visit that is signed: nothing is written over, and both texts can be read.

use std::collections::BTreeMap;

use super::deciding::{Amendment, Note, Refused, amend, label_in};
use super::filing::{Filing, Standing, narrower};
use super::{Event, Field};
use crate::family::Family;
use crate::ids::VisitId;
use crate::label::{Label, Labelled};
use crate::text::Text;

/// How a field reads once there are two texts of it: both, the earlier first. Nothing where nothing is new.
#[must_use]
pub fn both(there: &str, new: &str) -> Option<String> {
    // A form that a button sent ends its lines otherwise than one a script sent.
    let (there, new) = (there.replace("\r\n", "\n"), new.replace("\r\n", "\n"));
    match (there.trim(), new.trim()) {
        (_, "") => None,
        ("", new) => Some(new.to_owned()),
        (there, new) => {
            let apart = |text: &str| format!("\n\n{text}\n\n");
            let is_there = apart(there).contains(&apart(new));
            (!is_there).then(|| format!("{there}\n\n{new}"))
        }
    }
}

/// Adds a note to the one that is signed: an amendment in which `reads` says how each field reads now. Nothing at all
/// where nothing is new. Each text is filed as its writer chose, and where one stands there already for no more people
/// than either.
///
/// # Errors
/// When a text would be somebody else's words, both are too long together, each is for other people, or the amendment is
/// refused.
pub fn add(
    family: &Family,
    visit: VisitId,
    note: &Note,
    (reason, stands): (Text, Standing),
    reads: impl Fn(Field, &str, &str) -> Option<String>,
) -> Result<Vec<Labelled>, Refused> {
    let known = family.visits.get(visit).ok_or(Refused::NoSuchVisit)?;
    let (mut texts, mut filed) = (BTreeMap::new(), BTreeMap::new());
    for (field, new) in &note.texts {
        let there = known.text(*field);
        let text = there.map_or("", |written| written.text.as_str());
        let Some(text) = reads(*field, text, new.as_str()) else { continue };
        // Whose words they are is one answer for the whole field, so two people's are not joined.
        let teller = there.and_then(|written| written.teller);
        let joined = text.trim() != new.as_str().trim();
        let two = teller.is_some_and(|teller| note.teller != Some(teller));
        if *field == Field::Words && joined && two {
            return Err(Refused::TwoTellers);
        }
        let text = Text::narrative(&text).map_err(|_| Refused::TooLongTogether(*field))?;
        texts.insert(*field, text);
        filed.insert(*field, filing(family, note, *field, stands.labels.get(field))?);
    }
    if texts.is_empty() {
        return Ok(Vec::new());
    }
    // The facts stay as they were signed first.
    let (teller, facts) = (note.teller, None);
    let amendment = Amendment { reason, texts, teller, facts, filed, stands };
    match amend(family, visit, amendment) {
        Err(Refused::NothingChanged) => Ok(Vec::new()),
        other => other,
    }
}

/// How a text that is added is filed, beside one that stands under this label.
fn filing(
    family: &Family,
    note: &Note,
    field: Field,
    stood: Option<&Label>,
) -> Result<Filing, Refused> {
    let teller = note.teller.or_else(|| stood.and_then(|stood| stood.teller));
    let new = label_in(family, note, (field, teller))?;
    let label = match stood {
        Some(stood) => narrower(stood, &new).ok_or(Refused::FiledForOthers(field))?,
        None => new,
    };
    Ok(Filing { part: Some(label.facet), law: label.law, shared: label.shared })
}

/// When a note was finished where there was no signal, under the label of its visit.
#[must_use]
pub fn finished_away(visit: VisitId, at: jiff::Timestamp, signed: &[Labelled]) -> Option<Labelled> {
    let label = signed.first()?.label.clone();
    Some(Labelled::new(label, Event::FinishedAway { visit, at }))
}
