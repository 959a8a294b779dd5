// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the forms of firsts hold, and what they mean.

use jiff::civil::Date;
use practice::firsts::{Happened, Refused, Voice};
use practice::relationships::Party;
use practice::text::{LINE_MAX, Text};
use practice::told::Told;
use practice::{Facet, FirstId, PersonId, PractitionerId};

use crate::fields::{Fields, Reading};
use crate::open::Open;
use crate::voices;
use crate::voices::forms::{Asked, asked};

/// A first, before it is known whose part it goes to.
#[derive(Debug, Clone)]
pub struct Telling {
    /// Who tells it, and for whom.
    pub asked: Asked,
    what: Text,
    /// The day.
    pub day: Date,
    roughly: bool,
    with: Vec<PersonId>,
    others: Option<Text>,
    words: Text,
}

impl Telling {
    /// The same in its part, as things are where the act is decided; no wider than a visit's.
    pub fn settled(&self, open: &Open, child: PersonId, of_visit: Facet) -> Happened {
        let told = self.asked.settled(open, child, of_visit);
        let voice = Voice { words: self.words.clone(), told, on: open.today };
        Happened {
            child,
            what: self.what.clone(),
            day: self.day,
            roughly: self.roughly,
            with: self.with.clone(),
            others: self.others.clone(),
            voice,
        }
    }
}

/// A form as it begins: today.
pub fn blank(open: &Open) -> Fields {
    let mut fields = Fields::begun();
    fields.set("day", open.today.to_string());
    fields
}

/// A first as typed into the fields of this ending; none where something lacks, which is said beside it.
pub fn happened(reading: &mut Reading<'_>, open: &Open, ending: &str) -> Option<Telling> {
    let field = |name: &str| format!("{name}{ending}");
    let what = reading.line(&field("what"), LINE_MAX);
    if what.is_empty() && reading.problems.is_empty() {
        reading.problem(&field("what"), Refused::Nothing.code());
    }
    // In a note it was on the day of the visit, where nobody says another.
    let of_visit = reading.fields.get("on").parse::<Date>().ok().filter(|on| *on <= open.today);
    let day = reading.date(&field("day")).or(of_visit).unwrap_or(open.today);
    let roughly = reading.fields.get(&field("roughly")) == "yes";
    let known = |id: &PersonId| open.family.people.get(*id).is_some();
    let with = reading.choices(&field("with"), |id| id.parse().ok().filter(known));
    let others = reading.some_line(&field("others"));
    let words = reading.narrative(&field("meant"));
    let asked = asked(reading, open, (ending, true));
    (!what.is_empty()).then_some(Telling { asked, what, day, roughly, with, others, words })
}

/// How the fields of another voice of a first end.
pub fn ending(first: FirstId) -> String {
    format!("-{first}")
}

/// The field another voice of a first is typed in.
pub fn too_field(first: FirstId) -> String {
    format!("meant{}", ending(first))
}

/// Whose part another voice goes to: where they told of it before, that one, or a narrower one as things are now.
pub fn as_before(open: &Open, first: FirstId, asked: Asked, child: PersonId) -> Told {
    let known = open.family.firsts.get(first).and_then(|known| known.voice_of(asked.by));
    match known {
        Some(before) => {
            let told = before.voice.told.clone();
            let today = voices::limit(open, &told);
            told.within(today)
        }
        None => asked.settled(open, child, open.part_of_day(open.today, asked.person())),
    }
}

/// Whose voice a form names.
pub fn whose(by: Party) -> String {
    match by {
        Party::Person(id) => format!("person-{id}"),
        Party::Practitioner(id) => format!("practitioner-{id}"),
    }
}

/// The voice a form names.
pub fn party(code: &str) -> Option<Party> {
    let person = code.strip_prefix("person-").and_then(|id| id.parse::<PersonId>().ok());
    let visitor = code.strip_prefix("practitioner-");
    let visitor = visitor.and_then(|id| id.parse::<PractitionerId>().ok());
    person.map(Party::Person).or_else(|| visitor.map(Party::Practitioner))
}
