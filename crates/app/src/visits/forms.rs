// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the forms of a visit hold, and what they mean.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Time};
use practice::people::Role;
use practice::text::Text;
use practice::visits::{
    self, Amendment, Arrival, Change, Facts, Field, Filed, Filing, Held, Note, Place, Plan,
    Presence, Present, Signed, Takes, Visit, When, Why, WhyMoved,
};
use practice::{Facet, Family, PersonId, RelationshipId, VisitId};

use super::{filing, planning};
use crate::codes::{ASKERS, CAUSES, INTERPRETERS, LEADS, PLACES, PRESENCES, code_of, of_code};
use crate::fields::{Fields, Reading};
use crate::open::Open;

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

/// A new note: the day, place and length as planned, people and relationship as last time.
pub fn prefilled(open: &Open, visit: VisitId) -> Fields {
    let family = &open.family;
    let mut fields = Fields::begun();
    let known = family.visits.get(visit);
    let planned = known.and_then(|known| known.planned.as_ref());
    let on = planned.map_or(open.today, |when| when.on);
    fields.set("on", on.min(open.today).to_string());
    if let Some(at) = planned.and_then(|when| when.at) {
        fields.set("at", at.strftime("%H:%M").to_string());
    }
    let place = planned.map_or(Place::Home, |when| when.place);
    fields.set("place", code_of(&PLACES, place));
    if let Some(words) = planned.and_then(|when| when.place_words.as_ref()) {
        fields.set("place-words", words.as_str());
    }
    if let Some(minutes) = known.and_then(|known| known.takes.minutes) {
        fields.set("minutes", minutes.to_string());
    }
    let last = family.visits.newest_first().into_iter().find_map(|known| known.signed.as_ref());
    for person in family.people.iter().filter(|person| person.is_living()) {
        let how = match last {
            Some(last) => last.held.presence(person.id),
            None if person.role == Role::Other => Presence::Absent,
            None if person.born().is_none() && person.role == Role::Child => Presence::Absent,
            None => Presence::Awake,
        };
        fields.set(&present_field(person.id), code_of(&PRESENCES, how));
    }
    let relationships: Vec<RelationshipId> = match last {
        Some(last) => last.held.relationships.clone(),
        None => family.relationships.iter().take(1).map(|known| known.id).collect(),
    };
    for id in relationships {
        fields.0.push(("relationship".to_owned(), id.to_string()));
    }
    if let Some(teller) = family.people.caregivers().next() {
        fields.set("teller", teller.id.to_string());
    }
    fields
}

/// A plan as it begins: the next day in the rhythm, and everything as last time.
pub fn plan_prefilled(open: &Open) -> Fields {
    let mut fields = Fields::begun();
    let proposed = visits::proposed(&open.family, open.today);
    let Some(mut plan) = proposed.into_iter().next() else { return fields };
    if !may_be_copied(open) {
        (plan.when.place_words, plan.takes.language) = (None, None);
    }
    fill_when(&mut fields, &plan.when);
    fill_takes(&mut fields, &plan.takes);
    fill_arrival(&mut fields, &plan.arrival);
    fields
}

/// The form that changes what a visit takes, which begins from what stands; how to arrive only where nobody looks along.
pub fn takes_prefilled(visit: &Visit, alone: bool) -> Fields {
    let mut fields = Fields::begun();
    fill_takes(&mut fields, &visit.takes);
    fields.set(TAKES_OF, visit.changed.len().to_string());
    if alone {
        fill_arrival(&mut fields, &visit.arrival);
        fields.set(ARRIVAL_OF, visit.arranged.len().to_string());
    }
    fields
}

fn fill_takes(fields: &mut Fields, takes: &Takes) {
    fields.set("minutes", number(takes.minutes));
    fields.set("interpreter", takes.interpreter.map_or("", |how| code_of(&INTERPRETERS, how)));
    fields.set("language", takes.language.as_ref().map(Text::to_string).unwrap_or_default());
}

fn fill_arrival(fields: &mut Fields, arrival: &Arrival) {
    fields.set("travel", number(arrival.travel_minutes));
    fields.set("arrival", arrival.words.as_ref().map(Text::to_string).unwrap_or_default());
}

fn number(number: Option<u16>) -> String {
    number.map(|of| of.to_string()).unwrap_or_default()
}

/// Whether what was said in words of the last visit may stand in a plan that is sent off by hand: not where fewer
/// people read of that visit than would of the plan.
fn may_be_copied(open: &Open) -> bool {
    let like = visits::rhythm_from(&open.family);
    like.is_none_or(|visit| planning::part_like(open, visit) == planning::part(open))
}

/// The form that moves a visit, which begins from what is planned.
pub fn move_prefilled(planned: &When) -> Fields {
    let mut fields = Fields::begun();
    fill_when(&mut fields, planned);
    fields
}

fn fill_when(fields: &mut Fields, when: &When) {
    fields.set("on", when.on.to_string());
    fields.set("at", when.at.map(|at| at.strftime("%H:%M").to_string()).unwrap_or_default());
    fields.set("place", code_of(&PLACES, when.place));
    let words = when.place_words.as_ref();
    fields.set("place-words", words.map(Text::to_string).unwrap_or_default());
}

/// The day a planned visit was to be.
pub fn missed_prefilled(open: &Open, visit: VisitId) -> Fields {
    let mut fields = Fields::begun();
    let on = open.family.visits.get(visit).and_then(Visit::on);
    fields.set("on", on.unwrap_or(open.today).to_string());
    fields
}

/// A signed note as it reads now, to amend.
pub fn as_signed(open: &Open, visit: &Visit) -> Fields {
    let mut fields = Fields::begun();
    for field in Field::ALL {
        if let Some(written) = visit.text(field) {
            fields.set(field.code(), written.text.as_str());
        }
    }
    if let Some(teller) = visit.text(Field::Words).and_then(|written| written.teller) {
        fields.set("teller", teller.to_string());
    }
    for (field, label) in filing::standing(open, visit.id).labels {
        filing::fill(&mut fields, field, &label);
    }
    if let Some(signed) = &visit.signed {
        fill_facts(&mut fields, signed);
    }
    fields
}

fn fill_facts(fields: &mut Fields, signed: &Signed) {
    fields.set(FACTS_OF, signed.facts_of().to_string());
    fill_held(fields, &signed.held);
}

/// Somebody put the facts right while a form was open: what its writer left as it stood then stands as it stands now, and
/// what they changed stays as they typed it.
pub fn beside_newer_facts(fields: &mut Fields, signed: &Signed) {
    let from = fields.get(FACTS_OF).parse().ok().and_then(|of| signed.as_of(of));
    let (mut old, mut now) = (Fields::default(), Fields::default());
    fill_held(&mut now, &signed.held);
    if let Some(from) = from {
        fill_held(&mut old, from);
        take_newer(fields, &old, &now);
    }
    fields.set(FACTS_OF, signed.facts_of().to_string());
}

/// The same where somebody changed what a visit takes, or how to arrive.
pub fn beside_newer_takes(fields: &mut Fields, visit: &Visit) {
    let of = |fields: &Fields, name| fields.get(name).parse::<usize>().ok();
    let (mut old, mut now) = (Fields::default(), Fields::default());
    if let Some(from) = of(fields, TAKES_OF).and_then(|of| visit.took_after(of)) {
        fill_takes(&mut old, from);
        fill_takes(&mut now, &visit.takes);
    }
    if let Some(from) = of(fields, ARRIVAL_OF).and_then(|of| visit.arrival_after(of)) {
        fill_arrival(&mut old, &from);
        fill_arrival(&mut now, &visit.arrival);
    }
    take_newer(fields, &old, &now);
    fields.set(NEWER, "yes");
    fields.set(TAKES_OF, visit.changed.len().to_string());
    if fields.has(ARRIVAL_OF) {
        fields.set(ARRIVAL_OF, visit.arranged.len().to_string());
    }
}

/// Replaces what is as it was in the old fields by what the newer ones say.
fn take_newer(fields: &mut Fields, old: &Fields, now: &Fields) {
    let names = old.0.iter().chain(&now.0).map(|(name, _)| name.clone());
    for name in names.collect::<BTreeSet<String>>() {
        // Whoever is not named was not there.
        let says = |fields: &Fields| -> BTreeSet<String> {
            let said = fields.all(&name).filter(|value| !value.is_empty() && *value != "absent");
            said.map(as_kept).collect()
        };
        if says(fields) == says(old) {
            fields.0.retain(|(known, _)| *known != name);
            let newer = now.0.iter().filter(|(known, _)| *known == name).cloned();
            fields.0.extend(newer);
        }
    }
}

/// A text as it is kept: a browser ends its lines in another way, and sends what is around it too.
fn as_kept(typed: &str) -> String {
    typed.replace("\r\n", "\n").trim().to_owned()
}

fn fill_held(fields: &mut Fields, held: &Held) {
    fill_when(fields, &held.when);
    fields.set("minutes", held.minutes.map(|of| of.to_string()).unwrap_or_default());
    for present in &held.present {
        fields.set(&present_field(present.person), code_of(&PRESENCES, present.how));
    }
    for id in &held.relationships {
        fields.0.push(("relationship".to_owned(), id.to_string()));
    }
    if let Some(lead) = held.lead {
        fields.set("lead", code_of(&LEADS, lead));
    }
}

/// The box that says that what was between them was a delight.
pub const IS_DELIGHT: &str = "between-is-delight";

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

fn arrival(reading: &mut Reading<'_>) -> Arrival {
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
