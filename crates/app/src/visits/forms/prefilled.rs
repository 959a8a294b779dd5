// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the forms of a visit begin with: what was planned, what was as last time, what stands, what came in meanwhile.

use std::collections::BTreeSet;

use practice::people::Role;
use practice::text::Text;
use practice::visits::{self, Arrival, Field, Held, Place, Presence, Signed, Takes, Visit, When};
use practice::{RelationshipId, VisitId};

use super::{ARRIVAL_OF, FACTS_OF, NEWER, TAKES_OF, present_field};
use crate::codes::{INTERPRETERS, LEADS, PLACES, PRESENCES, code_of};
use crate::fields::Fields;
use crate::open::Open;
use crate::visits::{filing, planning};

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
