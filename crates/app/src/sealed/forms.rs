// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the form of a sealed note holds: the sealed part, and what belongs in the record.

use practice::sealed::{Note, Refused};
use practice::text::LINE_MAX;
use practice::visits::{Summary, Visit};
use practice::{PersonId, VisitId};

use crate::codes::{MODALITIES, of_code};
use crate::fields::{Fields, Reading};
use crate::open::Open;

/// The fields of the sealed part.
pub const SEALED: [&str; 4] = ["said", "far", "ended", "safe"];

/// Fields with a new act in them.
pub fn blank() -> Fields {
    Fields::begun()
}

/// The signed visits of whoever asks, the newest first.
pub fn own_visits(open: &Open) -> Vec<&Visit> {
    let mut all = open.family.visits.newest_first();
    all.retain(|visit| visit.signed.as_ref().is_some_and(|s| s.by == open.who.practitioner()));
    all
}

/// Reads the sealed part.
pub fn note(reading: &mut Reading<'_>) -> Note {
    let [said, far, ended, safe] = SEALED.map(|field| reading.narrative(field));
    let note = Note { said, far, ended, safe };
    // A field that cannot be taken has its own message already.
    if note.is_empty() && reading.problems.is_empty() {
        reading.problem(Refused::NothingSealed.field(), Refused::NothingSealed.code());
    }
    note
}

/// Reads what belongs in the record; every part of it is needed.
pub fn summary(reading: &mut Reading<'_>, open: &Open) -> Option<(VisitId, Summary)> {
    let own: Vec<VisitId> = own_visits(open).iter().map(|visit| visit.id).collect();
    let mine = |id: &VisitId| own.contains(id);
    let visit = reading.choice("visit", |id| id.parse::<VisitId>().ok().filter(mine));
    let known = |id: &PersonId| open.family.people.get(*id).is_some();
    let about = reading.choice("about", |id| id.parse::<PersonId>().ok().filter(known));
    let modality = reading.choice("modality", |code| of_code(&MODALITIES, code));
    let progress = reading.line("progress", LINE_MAX);
    let plan = reading.line("plan", LINE_MAX);
    let enough = reading.choice("enough", |code| (code == "yes").then_some(())).is_some();
    for (missing, reason) in [
        (visit.is_none(), Refused::NotYourVisit),
        (about.is_none(), Refused::NoPerson),
        (progress.is_empty(), Refused::NoProgress),
        (plan.is_empty(), Refused::NoPlan),
    ] {
        missing_is(reading, missing, (reason.field(), reason.code()));
    }
    missing_is(reading, modality.is_none(), ("modality", "sealed-refused-modality"));
    Some((visit?, Summary { about: about?, modality: modality?, progress, plan, enough }))
}

/// Notes what is missing, unless what was typed there could not be taken.
fn missing_is(reading: &mut Reading<'_>, missing: bool, (field, key): (&str, &str)) {
    if missing && !reading.problems.iter().any(|known| known.field == field) {
        reading.problem(field, key);
    }
}
