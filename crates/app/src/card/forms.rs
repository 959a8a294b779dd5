// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the forms of the family's own card hold, and what they mean.

use jiff::civil::Date;
use practice::card::{Answer, Reply, Slot, Spoken, Topic};
use practice::people::{IdentitySaid, Person, Role};
use practice::text::Text;
use practice::{EntryId, PersonId};

use super::{Hand, tellers};
use crate::codes::{REPLIES, REPORT_CODES, USES, code_of, of_code};
use crate::fields::{Fields, Reading};
use crate::open::Open;

/// How many languages one answer holds.
pub const LANGUAGES: usize = 4;
/// What the form sends for an answer that is the family's together.
pub const TOGETHER: &str = "together";
/// What the form sends for an answer that is the teller's own.
pub const OWN: &str = "own";

/// Fields with a new act in them.
fn blank() -> Fields {
    Fields::begun()
}

/// The field that says which answer in a place was seen before it is answered anew.
fn began_field(slot: Slot) -> String {
    match slot.whose {
        Some(whose) => format!("began-{whose}"),
        None => format!("began-{TOGETHER}"),
    }
}

/// The answer in a place that whoever answers anew has seen.
pub fn began(fields: &Fields, slot: Slot) -> Option<EntryId> {
    fields.get(&began_field(slot)).parse().ok()
}

/// Puts into the form which answers to a topic its reader sees now.
pub fn see(open: &Open, topic: Topic, fields: &mut Fields) {
    let own = open.family.people.caregivers().map(|person| Some(person.id));
    for whose in own.chain([None]) {
        let slot = Slot { topic, whose };
        if let Some(entry) = slot.newest(open.said()) {
            fields.set(&began_field(slot), entry.to_string());
        }
    }
}

/// The fields of the form that say which answers were seen.
pub fn seen(fields: &Fields) -> impl Iterator<Item = (&str, &str)> {
    let pairs = fields.0.iter().filter(|(name, _)| name.starts_with("began-"));
    pairs.map(|(name, value)| (name.as_str(), value.as_str()))
}

/// A question as it opens: with the answer that is to be changed, or blank.
pub fn begun(open: &Open, hand: Hand, topic: Topic, of: &str) -> Fields {
    let mut fields = blank();
    see(open, topic, &mut fields);
    let at = |whose| Slot { topic, whose };
    let slot = match (hand, of) {
        (Hand::Own(me), _) => Some(at(Some(me))),
        (_, TOGETHER) => Some(at(None)),
        (_, id) => id.parse::<PersonId>().ok().map(|id| at(Some(id))),
    };
    if let Some(known) = slot.and_then(|slot| open.family.card.stands(slot)) {
        fill(&mut fields, &known.answer);
        fields.set("whose", if known.slot.whose.is_some() { OWN } else { TOGETHER });
    } else if let [only] = tellers(open).as_slice() {
        fields.set("teller", only.id.to_string());
    }
    fields
}

fn fill(fields: &mut Fields, answer: &Answer) {
    fields.set("words", answer.words.as_str());
    fields.set("teller", answer.teller.to_string());
    fields.set("reply", code_of(&REPLIES, answer.reply));
    for (number, spoken) in answer.languages.iter().enumerate() {
        fields.set(&format!("language-{number}"), spoken.language.as_str());
        for used in &spoken.uses {
            fields.0.push((format!("uses-{number}"), code_of(&USES, *used).to_owned()));
        }
        let with = spoken.with.as_ref().map(Text::to_string).unwrap_or_default();
        fields.set(&format!("with-{number}"), with);
    }
}

/// Reads an answer, and where on the card it goes.
pub fn answer(
    reading: &mut Reading<'_>,
    open: &Open,
    hand: Hand,
    topic: Topic,
) -> Option<(Slot, Answer)> {
    let said_by = match hand {
        Hand::Own(me) => Some((me, Some(me))),
        Hand::Team | Hand::Nobody => said_by(reading),
    };
    let reply = reading.choice("reply", |code| of_code(&REPLIES, code)).unwrap_or(Reply::Said);
    let words = reading.narrative("words");
    let languages = if topic == Topic::Languages { languages(reading) } else { Vec::new() };
    let (teller, whose) = said_by?;
    Some((Slot { topic, whose }, Answer { reply, words, languages, teller, on: open.today }))
}

/// Who said it, and whose own answer it is; nobody's where it is the family's together.
fn said_by(reading: &mut Reading<'_>) -> Option<(PersonId, Option<PersonId>)> {
    let teller = reading.choice("teller", |id| id.parse::<PersonId>().ok());
    let own = reading.choice("whose", |code| match code {
        TOGETHER => Some(false),
        OWN => Some(true),
        _ => None,
    });
    if reading.fields.get("teller").is_empty() {
        reading.problem("teller", "card-teller-missing");
    }
    if reading.fields.get("whose").is_empty() {
        reading.problem("whose", "card-whose-missing");
    }
    let teller = teller?;
    Some((teller, own?.then_some(teller)))
}

fn languages(reading: &mut Reading<'_>) -> Vec<Spoken> {
    let mut all = Vec::new();
    for number in 0..LANGUAGES {
        let field = format!("language-{number}");
        let language = reading.some_line(&field);
        let uses = reading.choices(&format!("uses-{number}"), |code| of_code(&USES, code));
        let with = reading.some_line(&format!("with-{number}"));
        match language {
            Some(language) => all.push(Spoken { language, uses, with }),
            None if with.is_some() || !uses.is_empty() => {
                reading.problem(&field, "card-language-missing");
            }
            None => {}
        }
    }
    all
}

/// Who somebody is, as it is asked: never filled in with what they said before, since each answer is
/// theirs anew. Only where there is one who could say it, it is theirs to say.
pub fn who_begun(person: &Person) -> Fields {
    let mut fields = blank();
    if person.role != Role::Child {
        fields.set("teller", person.id.to_string());
    }
    fields
}

/// Reads who somebody is. A caregiver says it themselves.
pub fn who(reading: &mut Reading<'_>, person: &Person, today: Date) -> Option<IdentitySaid> {
    let words = reading.narrative("words");
    let codes = reading.choices("codes", |code| of_code(&REPORT_CODES, code));
    let also = reading.some_line("also");
    let teller = match person.role {
        Role::Caregiver => Some(person.id),
        Role::Child | Role::Other => reading.choice("teller", |id| id.parse::<PersonId>().ok()),
    };
    if teller.is_none() && reading.problems.is_empty() {
        reading.problem("teller", "card-teller-missing");
    }
    Some(IdentitySaid { words, teller: teller?, on: today, codes, also })
}
