// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the forms of a visit hold, and what they mean.

mod prefilled;

use std::collections::BTreeMap;

use jiff::civil::{Date, Time};
use practice::text::Text;
use practice::visits::{
    Amendment, Arrival, Change, Facts, Field, Filed, Filing, Held, Note, Place, Plan, Presence,
    Present, Takes, When, Why, WhyMoved,
};
use practice::{Facet, Family, PersonId, RelationshipId, VisitId};

use super::filing;
use crate::codes::{ASKERS, CAUSES, INTERPRETERS, LEADS, PLACES, PRESENCES, of_code};
use crate::fields::{Fields, Reading};
use crate::open::Open;

pub use prefilled::{
    as_signed, beside_newer_facts, beside_newer_takes, missed_prefilled, move_prefilled,
    plan_prefilled, prefilled, takes_prefilled,
};

/// The field that says which facts a form began from: the amendment that last put them right.
pub const FACTS_OF: &str = "facts-of";

/// The field that says what a form began from: how often what the visit takes had been changed.
pub const TAKES_OF: &str = "takes-of";
/// The same for how to arrive: how often it had been said. Not where it is not asked.
pub const ARRIVAL_OF: &str = "arrival-of";

/// Where a form that is shown again says that something newer stands beside it.
pub const NEWER: &str = "newer";

/// The field that says how a person was there.
pub fn present_field(person: PersonId) -> String {
    format!("present-{person}")
}

/// The box that says that what was between them was a delight.
pub const IS_DELIGHT: &str = "between-is-delight";

/// Has a form say in words what its tick says of what was between them, filed as that is; the tick is gone from it.
pub fn with_delight(mut fields: Fields) -> Fields {
    let (between, delight) = (Field::Between, Field::Delight);
    let said = fields.get(between.code()).trim().to_owned();
    let is_free = fields.get(delight.code()).trim().is_empty();
    let is_marked = fields.has(IS_DELIGHT) && is_free && !said.is_empty();
    fields.0.retain(|(name, _)| name != IS_DELIGHT);
    if is_marked {
        fields.set(delight.code(), said);
        for name in [filing::part_field, filing::law_field, filing::shared_field] {
            let from = name(between);
            let chosen: Vec<String> = fields.all(&from).map(str::to_owned).collect();
            fields.0.retain(|(known, _)| *known != name(delight));
            fields.0.extend(chosen.into_iter().map(|value| (name(delight), value)));
        }
    }
    fields
}

/// Reads a note. What is missing is for the rules to say.
pub fn note(reading: &mut Reading<'_>, open: &Open) -> Note {
    let family = &open.family;
    let held = held(reading, family);
    let teller = teller(reading, family);
    let chosen = reading.choice("part-visit", |code| code.parse::<Facet>().ok());
    // Where nobody chose, it is decided with the act, as things are then.
    let mut filed = Filed { visit: chosen, texts: filings(reading, open, teller) };
    let mut texts = texts(reading);
    // What was between them was a delight: it is kept as one too, for the same readers.
    let said = texts.get(&Field::Between).filter(|said| !said.is_empty()).cloned();
    let is_free = texts.get(&Field::Delight).is_none_or(Text::is_empty);
    if let Some(said) = said.filter(|_| is_free && reading.fields.has(IS_DELIGHT)) {
        texts.insert(Field::Delight, said);
        filed.texts.remove(&Field::Delight);
        let filing = filed.texts.get(&Field::Between).cloned();
        filed.texts.extend(filing.map(|filing| (Field::Delight, filing)));
    }
    Note { filed, held, texts, teller }
}

/// Reads when, where, who was there, whose relationship it was, and who led.
fn held(reading: &mut Reading<'_>, family: &Family) -> Held {
    let when = when(reading);
    let minutes = reading.number("minutes", 1, 720).and_then(|of| u16::try_from(of).ok());
    let lead = reading.choice("lead", |code| of_code(&LEADS, code));
    let relationships = reading.choices("relationship", |id| id.parse::<RelationshipId>().ok());
    let mut present = Vec::new();
    for person in family.people.iter() {
        let field = present_field(person.id);
        let how = reading.choice(&field, |code| of_code(&PRESENCES, code));
        if let Some(how) = how.filter(|how| *how != Presence::Absent) {
            present.push(Present { person: person.id, how });
        }
    }
    let day = when.unwrap_or(When {
        on: Date::default(),
        at: None,
        place: Place::Home,
        place_words: None,
    });
    Held { when: day, minutes, present, relationships, lead }
}

/// Reads an amendment: every field as it should read now.
pub fn amendment(reading: &mut Reading<'_>, open: &Open, visit: VisitId) -> Amendment {
    let reason = reading.line("reason", practice::text::LINE_MAX);
    let teller = teller(reading, &open.family);
    let filed = filings(reading, open, teller);
    let stands = filing::standing(open, visit);
    // A page that came without the facts leaves them as they are.
    let facts = reading.fields.has(FACTS_OF).then(|| {
        let of = reading.fields.get(FACTS_OF).parse().unwrap_or(u32::MAX);
        Facts { held: held(reading, &open.family), of, today: open.today }
    });
    Amendment { reason, texts: texts(reading), teller, facts, filed, stands }
}

/// Reads when and where; the day is needed.
pub fn when(reading: &mut Reading<'_>) -> Option<When> {
    let before = reading.problems.len();
    let on = reading.date("on");
    let at = reading.time("at");
    let place = reading.choice("place", |code| of_code(&PLACES, code)).unwrap_or(Place::Home);
    let place_words = reading.some_line("place-words");
    if on.is_none() && reading.problems.len() == before {
        reading.problem("on", "form-day-missing");
    }
    on.map(|on| When { on, at, place, place_words })
}

/// Reads a plan: when and where, what it takes, and how to arrive.
pub fn plan(reading: &mut Reading<'_>) -> Option<Plan> {
    let when = when(reading);
    let (takes, arrival) = (takes(reading), arrival(reading));
    Some(Plan { when: when?, takes, arrival })
}

/// Reads what a visit is to take from now on, and how to arrive where nobody looks along.
pub fn change(reading: &mut Reading<'_>, alone: bool) -> Change {
    let of = |name| reading.fields.get(name).parse().unwrap_or(usize::MAX);
    let asked = alone && reading.fields.has(ARRIVAL_OF);
    let (of, arrival_of) = (of(TAKES_OF), of(ARRIVAL_OF));
    let takes = takes(reading);
    Change { takes, of, arrival: asked.then(|| (arrival(reading), arrival_of)) }
}

fn takes(reading: &mut Reading<'_>) -> Takes {
    let minutes = few(reading.number("minutes", 1, 720));
    let interpreter = reading.choice("interpreter", |code| of_code(&INTERPRETERS, code));
    let language = reading.some_line("language");
    Takes { minutes, interpreter, language }
}

/// Reads how to arrive.
pub fn arrival(reading: &mut Reading<'_>) -> Arrival {
    let travel_minutes = few(reading.number("travel", 0, 720));
    Arrival { words: reading.narrative("arrival").some(), travel_minutes }
}

fn few(of: Option<i64>) -> Option<u16> {
    of.and_then(|of| u16::try_from(of).ok())
}

/// Reads when and where a visit is moved to, who asked, and why.
pub fn moved(reading: &mut Reading<'_>) -> Option<(When, WhyMoved)> {
    let when = when(reading);
    let asked = reading.choice("asked", |code| of_code(&ASKERS, code));
    if reading.fields.get("asked").is_empty() {
        reading.problem("asked", "move-asked-missing");
    }
    let words = reading.narrative("why").some();
    Some((when?, WhyMoved { asked: asked?, words }))
}

/// The day of the next visit, where one is agreed in the same step as one is called off.
pub fn next(reading: &mut Reading<'_>) -> Option<(Date, Option<Time>)> {
    let typed = !reading.fields.get("next-on").trim().is_empty();
    match reading.fields.get("next") {
        "" if !typed => None,
        "" | "other" => {
            let (on, at) = (reading.date("next-on"), reading.time("next-at"));
            if !typed {
                reading.problem("next-on", "form-day-missing");
            }
            Some((on?, at))
        }
        _ => reading.date("next").map(|on| (on, None)),
    }
}

/// Reads why a visit did not happen.
pub fn missed(reading: &mut Reading<'_>) -> Option<(Date, Why)> {
    let on = reading.date("on");
    let cause = reading.choice("cause", |code| of_code(&CAUSES, code));
    let words = reading.narrative("what").some();
    if on.is_none() && reading.problems.is_empty() {
        reading.problem("on", "form-day-missing");
    }
    if cause.is_none() && reading.problems.is_empty() {
        reading.problem("cause", "missed-cause-missing");
    }
    Some((on?, Why { cause: cause?, words }))
}

/// How each text is filed, where the form asked.
fn filings(
    reading: &mut Reading<'_>,
    open: &Open,
    teller: Option<PersonId>,
) -> BTreeMap<Field, Filing> {
    let own = teller.and_then(|teller| filing::own_part(open, teller));
    let read = |field| filing::read(reading, field, own).map(|filing| (field, filing));
    Field::ALL.into_iter().filter_map(read).collect()
}

/// Whose words they are: somebody of this family.
fn teller(reading: &mut Reading<'_>, family: &Family) -> Option<PersonId> {
    let known = |id: &PersonId| family.people.get(*id).is_some();
    reading.choice("teller", |id| id.parse::<PersonId>().ok().filter(known))
}

fn texts(reading: &mut Reading<'_>) -> BTreeMap<Field, Text> {
    Field::ALL.into_iter().map(|field| (field, reading.narrative(field.code()))).collect()
}
