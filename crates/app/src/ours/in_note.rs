// SPDX-License-Identifier: AGPL-3.0-or-later
//! What was ours in the note of a visit: left for another time with their reason, left once more, taken up, or let go.

use practice::ours::{self, How, PutOff, Refused, Settled, What};
use practice::text::{LINE_MAX, Text};
use practice::{Facet, Labelled, OursId, PersonId};

use crate::fields::Reading;
use crate::open::Open;
use crate::ui::form::FieldError;
use crate::visits::InNote;

pub use super::pages::in_note::fields;

/// What the form sends for what waits once more.
pub const WAITS: &str = "waits";

/// How the fields of something that waits already end.
pub fn ending(ours: OursId) -> String {
    format!("-{ours}")
}

/// What becomes of something that waits.
enum Becomes {
    Settled(How),
    Waits(Reason),
}

/// Why something waits, who said so, and until when.
struct Reason {
    why: Text,
    teller: PersonId,
    until: Option<jiff::civil::Date>,
}

/// What was typed.
pub struct Typed {
    new: Option<(What, Text, Reason)>,
    waiting: Vec<(OursId, Becomes)>,
}

/// Reads it.
pub fn read(reading: &mut Reading<'_>, open: &Open) -> Typed {
    let typed = |name: &str| !reading.fields.get(name).trim().is_empty();
    let any = ["ours-name", "ours-why", "ours-until"].into_iter().any(typed);
    let new = if any { new(reading, open) } else { None };
    let waits = open.family.ours.iter().filter(|one| one.waits());
    let waiting = waits.filter_map(|one| Some((one.id, becomes(reading, open, one)?))).collect();
    Typed { new, waiting }
}

fn new(reading: &mut Reading<'_>, open: &Open) -> Option<(What, Text, Reason)> {
    let code = |code: &str| What::ALL.into_iter().find(|what| what.code() == code);
    let what = reading.choice("ours-what", code).unwrap_or(What::Topic);
    let name = reading.line("ours-name", LINE_MAX);
    let reason = reason(reading, open, "")?;
    Some((what, name, reason))
}

fn becomes(reading: &mut Reading<'_>, open: &Open, one: &ours::Ours) -> Option<Becomes> {
    let ending = ending(one.id);
    let code = |code: &str| match code {
        WAITS => Some(None),
        code => How::ALL.into_iter().find(|how| how.code() == code).map(Some),
    };
    let now = format!("ours-now{ending}");
    let chosen = reading.choice(&now, code);
    let is_typed = |name: &str| !reading.fields.get(&format!("{name}{ending}")).trim().is_empty();
    // A reason is of something that waits again: it is not left behind because nobody said so.
    if !matches!(chosen, Some(None)) && (is_typed("ours-why") || is_typed("ours-until")) {
        reading.problem(&now, "ours-why-without");
        return None;
    }
    match chosen? {
        Some(how) => Some(Becomes::Settled(how)),
        None => reason(reading, open, &ending).map(Becomes::Waits),
    }
}

/// The reason in fields of this ending; of one who cares for the child, the only one there is where nobody chose.
fn reason(reading: &mut Reading<'_>, open: &Open, ending: &str) -> Option<Reason> {
    let why = reading.narrative(&format!("ours-why{ending}"));
    let until = reading.date(&format!("ours-until{ending}"));
    let field = format!("ours-teller{ending}");
    let carers: Vec<PersonId> = open.carers().collect();
    let only = carers.first().copied().filter(|_| carers.len() == 1);
    let teller = reading.choice(&field, |id| id.parse().ok()).or(only);
    if teller.is_none() && reading.fields.get(&field).is_empty() {
        reading.problem(&field, Refused::UnknownTeller.code());
    }
    Some(Reason { why, teller: teller?, until })
}

/// Decides it beside the signing of a note.
pub fn make(open: &Open, typed: &Typed, note: &InNote<'_>) -> Result<Vec<Labelled>, FieldError> {
    let (family, part, words) = (&open.family, note.part, note.words);
    let left = |what, name: &Text, reason: &Reason| PutOff {
        what,
        name: name.clone(),
        why: reason.why.clone(),
        teller: reason.teller,
        until: reason.until,
        part: Facet::Practitioner,
        visit: note.visit,
        on: note.on,
    };
    let mut all = Vec::new();
    if let Some((what, name, reason)) = &typed.new {
        let one = ours::put_off(family, OursId(note.act), left(*what, name, reason), part);
        all.push(one.map_err(|why| problem(words, why, ""))?);
    }
    for (id, becomes) in &typed.waiting {
        let one = match becomes {
            Becomes::Settled(how) => {
                let settled = Settled { how: *how, visit: note.visit, on: note.on };
                ours::settle(family, *id, settled, part)
            }
            Becomes::Waits(reason) => {
                let again = left(What::Topic, &Text::default(), reason);
                ours::put_off_again(family, *id, again, part)
            }
        };
        all.push(one.map_err(|why| problem(words, why, &ending(*id)))?);
    }
    Ok(all)
}

fn problem(words: crate::words::Words, why: Refused, ending: &str) -> FieldError {
    FieldError { field: format!("{}{ending}", why.field()), text: words.say(why.code()) }
}
