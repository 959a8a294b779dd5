// SPDX-License-Identifier: AGPL-3.0-or-later
//! Beside each text of a note: who would read it, and where else it could go.

use maud::{Markup, html};
use practice::visits::{Field, part_of_visit};
use practice::{Facet, Label, PersonId, Said};

use super::super::filing::{
    OWN, USUAL, is_shown, knows_usual_part, label, law_field, may_be_told, own_part, part_field,
    part_of, parts, shared_field,
};
use crate::called;
use crate::codes::LAWS;
use crate::fields::Fields;
use crate::open::Open;
use crate::ui::form::{self, Choice, Chooser, FieldError};

/// Who may read a text, folded away under a sentence that says it.
pub fn who_may_read(open: &Open, fields: &Fields, errors: &[FieldError], field: Field) -> Markup {
    let words = open.who.words;
    let chosen = label(open, fields, field);
    let now = match &chosen {
        Some(label) => called::readers(open, label),
        None => words.say("readers-usual"),
    };
    let names = [part_field(field), law_field(field), shared_field(field)];
    let bad = errors.iter().any(|error| names.contains(&error.field));
    html! {
        @if is_shown(&open.reader) {
            details.who-reads open[bad] {
                summary { (words.say("readers-title")) ": " (now) }
                (part(open, fields, errors, field))
                (shared(open, fields, errors, field))
                (law(open, fields, errors, field))
            }
        }
    }
}

fn part(open: &Open, fields: &Fields, errors: &[FieldError], field: Field) -> Markup {
    let words = open.who.words;
    let chosen = part_of(open, fields, field);
    let choices: Vec<Choice> = parts(open, field)
        .into_iter()
        .map(|code| Choice {
            label: part_label(open, fields, &code),
            chosen: code == chosen,
            value: code,
        })
        .collect();
    form::choices(&Chooser {
        id: &part_field(field),
        legend: &words.say("readers-part"),
        choices: &choices,
        errors,
        ..Chooser::radio()
    })
}

/// A part with who reads it.
fn part_label(open: &Open, fields: &Fields, code: &str) -> String {
    let words = open.who.words;
    let teller = fields.get("teller").parse::<PersonId>().ok();
    let (part, label) = match (code, code.parse::<Facet>()) {
        (OWN, _) => match teller.and_then(|teller| own_part(open, teller)) {
            Some(facet) => (words.say("part-own"), Label::of(facet).told_by(teller)),
            None => return words.say("part-own"),
        },
        (USUAL, _) | (_, Err(_)) => return words.say("part-usual"),
        (_, Ok(facet)) => (called::part(open, facet), Label::of(facet)),
    };
    let read_by = called::readers(open, &label);
    words.with("part-read-by", &[("part", part.into()), ("readers", read_by.into())])
}

fn shared(open: &Open, fields: &Fields, errors: &[FieldError], field: Field) -> Markup {
    let words = open.who.words;
    let name = shared_field(field);
    let choices: Vec<Choice> = may_be_told(open)
        .map(|id| Choice {
            value: id.to_string(),
            label: called::person_in(words, &open.family, id),
            chosen: fields.all(&name).any(|value| value == id.to_string()),
        })
        .collect();
    html! {
        @if !choices.is_empty() {
            (form::choices(&Chooser {
                id: &name, legend: &words.say("readers-shared"), hint: Some(&words.say("readers-shared-hint")),
                choices: &choices, errors, ..Chooser::boxes()
            }))
        }
    }
}

fn law(open: &Open, fields: &Fields, errors: &[FieldError], field: Field) -> Markup {
    let words = open.who.words;
    let name = law_field(field);
    let choices = LAWS.map(|(_, code)| Choice {
        value: code.to_owned(),
        label: words.say(&format!("law-{code}")),
        chosen: fields.all(&name).any(|value| value == code),
    });
    form::choices(&Chooser {
        id: &name,
        legend: &words.say("readers-law"),
        hint: Some(&words.say("readers-law-hint")),
        choices: &choices,
        errors,
        ..Chooser::boxes()
    })
}

/// The part this family's visits go to by themselves.
fn usual_of_visit(open: &Open) -> String {
    let entries = open.whole();
    let everybody: Vec<PersonId> = open.family.people.iter().map(|person| person.id).collect();
    part_of_visit(&entries.whole, &entries.said, &everybody, open.today).to_string()
}

/// Whose part the visit itself goes to: when, where, who was there.
pub fn of_visit(open: &Open, fields: &Fields, errors: &[FieldError]) -> Markup {
    let words = open.who.words;
    let knows = knows_usual_part(&open.reader);
    let chosen = match fields.get("part-visit") {
        "" if knows => usual_of_visit(open),
        typed => typed.to_owned(),
    };
    let usual = Choice {
        value: String::new(),
        label: words.say("readers-visit-usual"),
        chosen: chosen.is_empty(),
    };
    let adults = open.family.people.caregivers().map(|person| Facet::Caregiver(person.id));
    let parts = [Facet::Together].into_iter().chain(adults).chain([Facet::Practitioner]);
    let parts = parts.map(|facet| Choice {
        value: facet.to_string(),
        label: part_label(open, fields, &facet.to_string()),
        chosen: facet.to_string() == chosen,
    });
    let choices: Vec<Choice> = Some(usual).filter(|_| !knows).into_iter().chain(parts).collect();
    form::choices(&Chooser {
        id: "part-visit",
        legend: &words.say("readers-visit"),
        hint: Some(&words.say("readers-visit-hint")),
        choices: &choices,
        errors,
        ..Chooser::radio()
    })
}

/// Whose part a text is in and who reads it, for those who write; everybody else only reads.
pub fn as_read(open: &Open, said: &Said) -> Markup {
    let words = open.who.words;
    let later = open.family.rights.shared_with(said.id);
    let label = said.label.clone().shared_with(later.iter().copied());
    html! {
        @if is_shown(&open.reader) {
            p.meta {
                (words.with("part-read-by", &[
                    ("part", called::part(open, said.label.facet).into()),
                    ("readers", called::readers(open, &label).into()),
                ]))
            }
        }
    }
}
