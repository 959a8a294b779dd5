// SPDX-License-Identifier: AGPL-3.0-or-later
//! How it was between whoever visits and somebody, in the note of a visit: kept with its signing in one act.

use practice::between_us::{self, Refused, Told};
use practice::text::Text;
use practice::{Labelled, PersonId};

use super::may_tell;
use crate::fields::Reading;
use crate::open::Open;
use crate::ui::form::FieldError;
use crate::visits::InNote;

pub use super::pages::in_note::fields;

/// The texts, in the order of the form.
pub(super) const TEXTS: [&str; 3] = ["us-how", "us-rupture", "us-repair"];

/// What was typed.
pub struct Typed {
    with: PersonId,
    texts: [Option<Text>; 3],
}

/// Reads it; none where nothing was typed.
pub fn read(reading: &mut Reading<'_>, open: &Open) -> Option<Typed> {
    if !may_tell(open) {
        return None;
    }
    let texts = TEXTS.map(|name| reading.narrative(name).some());
    if texts.iter().all(Option::is_none) {
        return None;
    }
    let carers: Vec<PersonId> = open.carers().collect();
    let only = carers.first().copied().filter(|_| carers.len() == 1);
    let with = reading.choice("us-with", |id| id.parse().ok()).or(only);
    if with.is_none() && reading.fields.get("us-with").is_empty() {
        reading.problem("us-with", "us-refused-no-person");
    }
    Some(Typed { with: with?, texts })
}

/// Decides it beside the signing of a visit.
pub fn make(
    open: &Open,
    typed: Option<&Typed>,
    note: &InNote<'_>,
) -> Result<Vec<Labelled>, FieldError> {
    let Some(Typed { with, texts }) = typed else { return Ok(Vec::new()) };
    let [how, rupture, repair] = texts.clone();
    let told = Told { visit: note.visit, with: *with, how, rupture, repair, on: note.on };
    let refused = |reason: Refused| FieldError {
        field: reason.field().to_owned(),
        text: note.words.say(reason.code()),
    };
    between_us::tell(&open.family, told, note.law).map(|one| vec![one]).map_err(refused)
}
