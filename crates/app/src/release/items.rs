// SPDX-License-Identifier: AGPL-3.0-or-later
//! The items of a copy: each entry as one line or a few, in words a person reads.

use jiff::civil::Date;
use practice::family::Record;
use practice::release::Made;
use practice::safety::{self, SafeContact};
use practice::visits::{self, Held, Summary};
use practice::{Event, Said, VisitId, people, relationships};
use serde::Serialize;

use crate::called;
use crate::codes::{MODALITIES, PLACES, STATES, code_of};
use crate::open::Open;
use crate::safety::way_in_words;

/// One item of a copy.
#[derive(Debug, Clone, Serialize)]
pub struct Item {
    /// The day it is about, or was written.
    pub on: Date,
    /// What it is, in words.
    pub what: String,
    /// What it says.
    pub says: Vec<String>,
}

/// A copy as a file: the same items as on paper.
#[derive(Serialize)]
pub struct Copy {
    /// To whom.
    to: String,
    /// The day it was made.
    made: Date,
    /// What went.
    items: Vec<Item>,
    /// For what is withheld, the ground of each.
    withheld: Vec<String>,
}

impl Copy {
    /// The copy as it was made.
    pub fn of(open: &Open, made: &Made) -> Self {
        let words = open.who.words;
        let ground = |code: String| words.say(&format!("release-ground-{code}"));
        Self {
            to: made.to.to_string(),
            made: made.on,
            items: of_copy(open, made),
            withheld: made
                .withheld
                .iter()
                .map(|one| ground(super::forms::ground_code(one.ground)))
                .collect(),
        }
    }
}

/// The items that went, in the order of the days they are about.
pub fn of_copy(open: &Open, made: &Made) -> Vec<Item> {
    let went = open.said().filter(|said| made.went.contains(&said.id));
    let mut items: Vec<Item> = went.filter_map(|said| item(open, said)).collect();
    items.sort_by_key(|item| item.on);
    items
}

/// An entry as an item; none for what has no words of its own to give.
pub fn item(open: &Open, said: &Said) -> Option<Item> {
    let words = open.who.words;
    let written = open.app.local(said.at).date();
    let (kind, _) =
        practice::Labelled { label: said.label.clone(), event: said.event.clone() }.to_entry();
    let (on, says) = match &said.event {
        Event::Record(event) => of_record(open, event)?,
        Event::People(event) => (None, of_people(open, event)),
        Event::Relationships(event) => of_relationship(open, event),
        Event::Visits(event) => of_visit(open, event),
        Event::Safety(safety::Event::ContactAgreed { person, rule }) => {
            (Some(rule.from), of_contact(open, *person, rule))
        }
        Event::Rights(_) | Event::Release(_) | Event::Safety(_) => return None,
    };
    let what = match &said.event {
        Event::Visits(visits::Event::Wrote { field, .. }) => {
            words.say(&format!("note-{}", field.code()))
        }
        _ => words.say(&format!("release-kind-{}", kind.replace(['.', '_'], "-"))),
    };
    Some(Item { on: on.unwrap_or(written), what, says })
}

fn of_record(open: &Open, event: &Record) -> Option<(Option<Date>, Vec<String>)> {
    match event {
        Record::Opened { on, .. } => Some((Some(*on), Vec::new())),
        Record::WishSaid { teller, words, on } => {
            Some((Some(*on), vec![said_by(open, *teller, words.as_str())]))
        }
        Record::TeamChanged { practitioner, on, .. } => {
            Some((Some(*on), vec![called::practitioner(open, *practitioner)]))
        }
        // The file itself is given apart, where it is asked for.
        Record::ImportReceived { .. } => None,
    }
}

fn said_by(open: &Open, teller: practice::PersonId, text: &str) -> String {
    format!("{}: {text}", called::person_in(open.who.words, &open.family, teller))
}

fn of_people(open: &Open, event: &people::Event) -> Vec<String> {
    use people::Event;
    let name = |person| called::person_in(open.who.words, &open.family, person);
    match event {
        Event::Added(added) => vec![name(added.person)],
        Event::Changed(changed) => vec![name(changed.person)],
        Event::Born { person, on, .. } => vec![name(*person), open.who.words.date(*on)],
        Event::Died { person, when } => vec![name(*person), when.to_string()],
        Event::Away { person, place } => {
            let place = place.as_ref().map(ToString::to_string);
            std::iter::once(name(*person)).chain(place).collect()
        }
        Event::CareBegan(began) => vec![name(began.caregiver), name(began.child)],
        Event::CareEnded { caregiver, child, .. } => vec![name(*caregiver), name(*child)],
        Event::HomeAdded { called, .. } => vec![called.to_string()],
        Event::Sleeps { person, how_much, .. } => {
            let how_much = how_much.as_ref().map(ToString::to_string);
            std::iter::once(name(*person)).chain(how_much).collect()
        }
        Event::ContactAgreed { person, contact } => {
            let rest = [contact.when.as_ref(), contact.never.as_ref()];
            let rest = rest.into_iter().flatten().map(ToString::to_string);
            [name(*person), contact.how.to_string()].into_iter().chain(rest).collect()
        }
        Event::IdentitySaid { person, said } => vec![name(*person), said.words.to_string()],
    }
}

/// The ways that are safe, and what may be said.
fn of_contact(open: &Open, person: practice::PersonId, rule: &SafeContact) -> Vec<String> {
    let name = called::person_in(open.who.words, &open.family, person);
    let good = rule.ways.iter().filter(|agreed| agreed.allowed);
    let ways = good.map(|agreed| way_in_words(open, agreed));
    let say = rule.may_say.iter().map(ToString::to_string);
    std::iter::once(name).chain(ways).chain(say).collect()
}

fn of_relationship(open: &Open, event: &relationships::Event) -> (Option<Date>, Vec<String>) {
    let called = |id| {
        let known = open.family.relationships.get(id);
        known.map(|known| called::relationship(open, known))
    };
    match event {
        relationships::Event::Named { relationship, .. } => {
            (None, called(*relationship).into_iter().collect())
        }
        relationships::Event::Seen { relationship, seen } => {
            let state = open.who.words.say(&format!("state-{}", code_of(&STATES, seen.state)));
            let words = seen.words.as_ref().map(ToString::to_string);
            let says = called(*relationship).into_iter().chain([state]).chain(words);
            (Some(seen.on), says.collect())
        }
    }
}

fn of_visit(open: &Open, event: &visits::Event) -> (Option<Date>, Vec<String>) {
    use visits::Event;
    let day = |visit: VisitId| open.family.visits.get(visit).and_then(visits::Visit::on);
    match event {
        Event::Planned { when, .. } => (Some(when.on), vec![place(open, when.place)]),
        Event::DidNotHappen { on, why, .. } => {
            (Some(*on), why.words.iter().map(ToString::to_string).collect())
        }
        Event::Signed { held, .. } => (Some(held.when.on), of_held(open, held)),
        Event::Wrote { visit, text, teller, .. } => {
            let text = match teller {
                Some(teller) => said_by(open, *teller, text.as_str()),
                None => text.to_string(),
            };
            (day(*visit), vec![text])
        }
        Event::Amended { visit, reason, .. } => (day(*visit), vec![reason.to_string()]),
        Event::Summarised { visit, summary } => (day(*visit), of_summary(open, summary)),
    }
}

fn of_summary(open: &Open, summary: &Summary) -> Vec<String> {
    let words = open.who.words;
    let modality = code_of(&MODALITIES, summary.modality);
    let enough = summary.enough.then(|| words.say("visit-enough"));
    let says = [
        called::person_in(words, &open.family, summary.about),
        words.say(&format!("modality-{modality}")),
        summary.progress.to_string(),
        summary.plan.to_string(),
    ];
    says.into_iter().chain(enough).collect()
}

fn place(open: &Open, place: visits::Place) -> String {
    open.who.words.say(&format!("place-{}", code_of(&PLACES, place)))
}

fn of_held(open: &Open, held: &Held) -> Vec<String> {
    let there = held.present.iter().filter(|one| one.how != visits::Presence::Absent);
    let there: Vec<String> =
        there.map(|one| called::person_in(open.who.words, &open.family, one.person)).collect();
    vec![place(open, held.when.place), there.join(", ")]
}
