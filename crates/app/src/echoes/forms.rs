// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the form of an echo holds, and what it means.

use practice::PersonId;
use practice::echoes::{Agreed, Heard, Now, Refused, Then};
use practice::relationships::Party;
use practice::text::LINE_MAX;
use practice::visits::{Field, Visit};

use crate::fields::{Fields, Reading};
use crate::open::Open;

/// In which text of the note the moment stands.
pub const FIELD: &str = "now-field";
/// The moment, quoted.
pub const NOW: &str = "now";
/// Whose moment it is.
pub const WHOSE: &str = "now-whose";
/// The story then.
pub const THEN: &str = "then";
/// Who told it.
pub const TELLER: &str = "then-teller";
/// When it was.
pub const WHEN: &str = "then-when";
/// When it was told.
pub const TOLD: &str = "then-told";
/// What is wondered.
pub const WONDER: &str = "wonder";
/// What whoever told the story said to it.
pub const AGREED: &str = "agreed";

/// An empty form: told on the day of the visit, and of the one who cares for the child, where it was about one only.
pub fn begun(open: &Open, visit: &Visit) -> Fields {
    let mut fields = Fields::begun();
    fields.set(TOLD, visit.on().unwrap_or(open.today).to_string());
    let about = visit.signed.iter().flat_map(|signed| &signed.held.relationships);
    let known = about.filter_map(|id| open.family.relationships.get(*id));
    let mut carers: Vec<PersonId> = known
        .flat_map(|known| [known.a, known.b])
        .filter_map(|side| match side {
            Party::Person(person) => open.family.people.caregivers().find(|one| one.id == person),
            Party::Practitioner(_) => None,
        })
        .map(|one| one.id)
        .collect();
    carers.sort();
    carers.dedup();
    if let [one] = carers.as_slice() {
        fields.set(WHOSE, one.to_string());
        fields.set(TELLER, one.to_string());
    }
    fields
}

/// An echo as typed; none where something lacks, which is said beside it.
pub fn heard(reading: &mut Reading<'_>, open: &Open, visit: &Visit) -> Option<Heard> {
    let on = open.today;
    let field = reading.choice(FIELD, |code| Field::ALL.into_iter().find(|one| one.code() == code));
    if reading.fields.get(FIELD).is_empty() {
        reading.problem(FIELD, "echoes-choose-text");
    }
    let quoted = reading.narrative(NOW);
    let whose = reading.choice(WHOSE, |id| id.parse::<PersonId>().ok());
    let then = reading.narrative(THEN);
    let teller = reading.choice(TELLER, |id| id.parse::<PersonId>().ok());
    let when = reading.line(WHEN, LINE_MAX);
    let told = reading.date(TOLD);
    if reading.fields.get(TOLD).trim().is_empty() {
        reading.problem(TOLD, "echoes-day-missing");
    }
    let wonder = reading.narrative(WONDER);
    let agreed = reading.narrative(AGREED).some().map(|words| Agreed { words, on });
    for (lacks, name, reason) in [
        (whose.is_none(), WHOSE, "echoes-choose-whose"),
        (teller.is_none(), TELLER, Refused::UnknownTeller.code()),
    ] {
        if lacks && reading.fields.get(name).is_empty() {
            reading.problem(name, reason);
        }
    }
    let field = field?;
    let written = visit.text(field);
    // Nothing typed is the whole text.
    let all = written.map(|written| written.text.clone()).unwrap_or_default();
    let words = if quoted.is_empty() { all } else { quoted };
    let now = Now {
        visit: visit.id,
        field,
        words,
        on: visit.on().unwrap_or(on),
        whose: whose?,
        teller: written.and_then(|written| written.teller),
    };
    let then = Then { teller: teller?, words: then, when, told: told? };
    Some(Heard { now, then, wonder, agreed, on })
}
