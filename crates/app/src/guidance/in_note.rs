// SPDX-License-Identifier: AGPL-3.0-or-later
//! Guidance in the note of a visit: what is given in it, and whether what was given before came; kept with its signing.

use std::collections::BTreeSet;

use practice::guidance::{self, Answer, Refused};
use practice::people::Person;
use practice::{GuidanceId, Labelled, PersonId};

use super::forms::{self, Telling};
use super::{answer_problem, carers, may_give, problem, settled, through};
use crate::fields::{Fields, Reading};
use crate::open::Open;
use crate::ui::form::FieldError;
use crate::visits::InNote;
use crate::voices;

pub use super::pages::in_note::fields;

/// The texts that begin something new.
pub(super) const TEXTS: [&str; 3] = ["guide-says", "guide-meant", "guide-why"];

/// And what says nothing without them.
const CHOSEN: [&str; 5] =
    ["guide-because", "guide-aloud", "guide-for-all", "guide-ask-day", "guide-ask-months"];

/// What was typed.
pub struct Typed {
    new: Option<(PersonId, PersonId, Telling)>,
    answers: Vec<(GuidanceId, Answer)>,
}

/// Reads it.
pub fn read(reading: &mut Reading<'_>, open: &Open) -> Typed {
    let typed = |name: &&str| !reading.fields.get(name).trim().is_empty();
    let begun = may_give(open) && TEXTS.iter().chain(&CHOSEN).any(typed);
    let new = if begun { new(reading, open) } else { None };
    // Also of what does not wait any more, since somebody answered meanwhile: what was typed is kept beside that.
    let answers = answered(reading.fields).into_iter();
    let answers = answers.filter_map(|id| Some((id, forms::answer(reading, open, id)?)));
    Typed { new, answers: answers.collect() }
}

/// Those of which something was typed or chosen.
pub(super) fn answered(fields: &Fields) -> Vec<GuidanceId> {
    let named = |name: &str| {
        let of = ["guide-came-", "guide-how-", "guide-again-"];
        of.iter().find_map(|begin| name.strip_prefix(begin)?.parse().ok())
    };
    let typed = fields.0.iter().filter(|(_, value)| !value.trim().is_empty());
    let all: BTreeSet<GuidanceId> = typed.filter_map(|(name, _)| named(name)).collect();
    all.into_iter().collect()
}

fn new(reading: &mut Reading<'_>, open: &Open) -> Option<(PersonId, PersonId, Telling)> {
    let child = voices::forms::child(reading, open, "guide-child")?;
    let offered = carers(open, child);
    let only = offered.first().copied().filter(|_| offered.len() == 1);
    let chosen = reading.choice("guide-to", |id| id.parse().ok()).or(only);
    if chosen.is_none() && reading.fields.get("guide-to").is_empty() {
        reading.problem("guide-to", "guidance-refused-no-person");
    }
    let told = forms::telling(reading, open.today)?;
    Some((child, chosen?, told))
}

/// Decides it beside the signing of a visit.
pub fn make(open: &Open, typed: &Typed, note: &InNote<'_>) -> Result<Vec<Labelled>, FieldError> {
    let mut all = Vec::new();
    if let Some((child, to, told)) = &typed.new {
        let refused = |reason: Refused| problem(open, reason);
        let child: Option<&Person> = open.family.people.get(*child);
        let child = child.ok_or_else(|| refused(Refused::UnknownChild))?;
        let seen = open.seen_by(*to);
        let through = through(open, &seen);
        let given = settled(open, told.given(&through, (child, *to), note.on));
        let which = GuidanceId(note.act);
        let one = guidance::give_in(&open.family, &through, which, given, note.part);
        all.push(one.map_err(refused)?);
    }
    for (which, answer) in &typed.answers {
        let answer = Answer { on: note.on, ..answer.clone() };
        let in_hand = (voices::hand(open), note.part);
        let one = guidance::answer(&open.family, *which, answer, in_hand);
        all.push(one.map_err(|reason| answer_problem(open, reason, *which))?);
    }
    Ok(all)
}
