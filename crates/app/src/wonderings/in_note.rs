// SPDX-License-Identifier: AGPL-3.0-or-later
//! Wonderings in the note of a visit: those whose time has come, with what became of them, kept with its signing in one act.

use jiff::civil::Date;
use practice::wonderings::{Becomes, Refused, Taken, Wondering};
use practice::{Facet, Labelled, StepId, VisitId};

use super::{filing, forms, may_say};
use crate::fields::{Fields, Reading};
use crate::open::Open;
use crate::ui::form::FieldError;
use crate::words::Words;

pub use super::pages::in_note::fields;

/// How many a note asks about.
const ROOM: usize = 3;

/// How the fields of this wondering end.
pub fn ending(visit: VisitId) -> String {
    format!("-{visit}")
}

/// Those a note asks about: whose time has come, and any something was said of in this form before it was sent.
pub fn asked<'a>(open: &'a Open, note: VisitId, fields: &Fields) -> Vec<Wondering<'a>> {
    if !may_say(open) {
        return Vec::new();
    }
    let mut all: Vec<Wondering<'_>> =
        open.family.wonderings_back(open.today).into_iter().take(ROOM).collect();
    for one in open.family.wondered() {
        let known = all.iter().any(|known| known.visit.id == one.visit.id);
        if !known && forms::is_begun(fields, &ending(one.visit.id)) {
            all.push(one);
        }
    }
    all.retain(|one| one.visit.id != note);
    all
}

/// What became of them, as typed.
pub fn read(reading: &mut Reading<'_>, open: &Open, note: VisitId) -> Vec<(VisitId, Becomes)> {
    let mut all = Vec::new();
    for one in asked(open, note, reading.fields) {
        let of = one.visit.id;
        all.extend(forms::becomes(reading, &ending(of)).map(|becomes| (of, becomes)));
    }
    all
}

/// Decides them beside the signing of a visit that is in this part and on this day: never read by more people than that.
pub fn take(
    open: &Open,
    typed: &[(VisitId, Becomes)],
    (note, part, on): (VisitId, Facet, Date),
    (act, words): (u128, Words),
) -> Result<Vec<Labelled>, FieldError> {
    let mut all = Vec::new();
    for (number, (of, becomes)) in typed.iter().enumerate() {
        let step = StepId(act.wrapping_add(number as u128 + 1));
        let taken = Taken { step, becomes: becomes.clone(), on, during: Some(note) };
        let decided = filing::step(open, *of, taken, Some(part));
        all.extend(decided.map_err(|reason| FieldError {
            field: place(reason, *of),
            text: words.say(reason.code()),
        })?);
    }
    Ok(all)
}

fn place(reason: Refused, of: VisitId) -> String {
    match reason.field() {
        // The day is that of the visit.
        "on" => "on".to_owned(),
        field => format!("{field}{}", ending(of)),
    }
}
