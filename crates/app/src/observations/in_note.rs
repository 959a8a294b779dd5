// SPDX-License-Identifier: AGPL-3.0-or-later
//! Observations in the note of a visit: what was talked about of those that waited, and what somebody told there.

use practice::observations::{self, Refused};
use practice::relationships::Party;
use practice::{Facet, Labelled, ObservationId, PersonId};

use super::forms::Seeing;
use crate::fields::Reading;
use crate::open::Open;
use crate::ui::form::FieldError;
use crate::visits::InNote;
use crate::voices::forms::{Asked, OWN, asked, child};
use crate::voices::{carers, hand};

pub use super::pages::in_note::{fields, waiting};

/// What of a note is about what they saw.
pub struct Saw {
    talked: Vec<ObservationId>,
    told: Option<(PersonId, Asked, Seeing)>,
}

/// Reads it.
pub fn read(reading: &mut Reading<'_>, open: &Open) -> Saw {
    let waits = |id: &ObservationId| open.family.observations.get(*id).is_some();
    // What was taken back meanwhile, or talked about, is no fault of whoever writes.
    let chosen = reading.fields.all("saw-talked").filter_map(|id| id.parse().ok());
    let talked = chosen.filter(waits).collect();
    Saw { talked, told: told(reading, open) }
}

fn told(reading: &mut Reading<'_>, open: &Open) -> Option<(PersonId, Asked, Seeing)> {
    let words = reading.narrative("saw");
    if words.is_empty() {
        return None;
    }
    let offered = |id: &PersonId| carers(open).any(|one| one.id == *id);
    let teller = reading.choice("by-saw", |id| id.parse::<PersonId>().ok().filter(offered));
    if reading.fields.get("by-saw").is_empty() {
        reading.problem("by-saw", "observations-in-note-teller-missing");
        return None;
    }
    let child = child(reading, open, "child-saw")?;
    let asked = asked(reading, open, ("-saw", false));
    let (day, on) = (open.today, open.today);
    let seeing = Seeing { child, words, day, hour: None, visit: None, on, at: None };
    Some((teller?, asked, seeing))
}

/// Decides it beside the signing of a visit: what is written in it is read by nobody who does not read the visit.
pub fn make(open: &Open, saw: &Saw, note: &InNote<'_>) -> Result<Vec<Labelled>, FieldError> {
    let refused = |reason: Refused, field: &str| FieldError {
        field: field.to_owned(),
        text: note.words.say(reason.code()),
    };
    let mut all = Vec::new();
    for id in &saw.talked {
        let Some(known) = open.family.observations.get(*id) else { continue };
        if known.talked.is_some() {
            continue;
        }
        let teller: Vec<PersonId> = known.seen.told.person().into_iter().collect();
        let part = match note.part {
            Facet::Together => open.part_now(&teller),
            part => part,
        };
        let said = (Some(note.visit), note.on);
        let one = observations::talk(&open.family, *id, said, part);
        all.push(one.map_err(|reason| refused(reason, "saw-talked"))?);
    }
    if let Some((teller, asked, seeing)) = &saw.told {
        let asked = Asked { by: Party::Person(*teller), ..*asked };
        let told = asked.settled(open, seeing.child, note.part);
        let seeing = Seeing { day: note.on, visit: Some(note.visit), ..seeing.clone() };
        let id = ObservationId(note.act);
        let by = (hand(open), open.today);
        let one = observations::see(&open.family, id, seeing.by(told), by);
        all.push(one.map_err(|reason| refused(reason, "saw"))?);
    }
    Ok(all)
}

/// What the part of a note begins with that nobody chose for: what somebody told is theirs.
pub const FIRST: &str = OWN;
