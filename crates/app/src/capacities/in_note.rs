// SPDX-License-Identifier: AGPL-3.0-or-later
//! What somebody was seen to bring, in the note of a visit: up to two, each with its moment, kept with its signing in one act.

use jiff::civil::Date;
use practice::capacities::{self, Filing, Moment, Refused};
use practice::text::{LINE_MAX, Text};
use practice::{CapacityId, Facet, Labelled, MomentId, PersonId, VisitId};

use super::forms::{MOMENT, WHAT, WHOSE};
use super::hand;
use crate::fields::{Fields, Reading};
use crate::open::{Hand, Open};
use crate::ui::form::FieldError;
use crate::words::Words;

pub use super::pages::in_note::fields;

/// How many a note has room for.
pub const ROOM: usize = 2;
/// Every field of one.
pub const ALL: [&str; 3] = [WHOSE, WHAT, MOMENT];

/// What was typed of one.
#[derive(Clone)]
pub struct Typed {
    number: usize,
    whose: Option<PersonId>,
    words: Text,
    moment: Text,
}

/// How the fields of the one of this number end.
pub fn ending(number: usize) -> String {
    format!("-{number}")
}

/// Whether something was typed or chosen in the fields of this number.
pub fn is_begun(fields: &Fields, number: usize) -> bool {
    let ending = ending(number);
    ALL.iter().any(|name| !fields.get(&format!("{name}{ending}")).trim().is_empty())
}

/// Those of a note.
pub fn read(reading: &mut Reading<'_>, open: &Open) -> Vec<Typed> {
    if hand(open) != Hand::Team {
        return Vec::new();
    }
    let mut all = Vec::new();
    for number in (1..=ROOM).filter(|number| is_begun(reading.fields, *number)) {
        let field = |name: &str| format!("{name}{}", ending(number));
        let whose = reading.choice(&field(WHOSE), |id| id.parse().ok());
        let words = reading.line(&field(WHAT), LINE_MAX);
        let moment = reading.narrative(&field(MOMENT));
        all.push(Typed { number, whose, words, moment });
    }
    all
}

/// Decides them beside the signing of a visit that is in this part and on this day: never read by more people than that.
pub fn keep(
    open: &Open,
    typed: &[Typed],
    (note, part, on): (VisitId, Facet, Date),
    (act, words): (u128, Words),
) -> Result<Vec<Labelled>, FieldError> {
    let filing = Filing { hand: None, during: Some(part), today: open.today };
    let one = |one: &Typed| {
        let id = act.wrapping_add(one.number as u128);
        let moment = Moment {
            moment: MomentId(id),
            words: one.moment.clone(),
            on,
            during: Some(note),
            teller: None,
            own_hand: false,
        };
        let seen = one.whose.ok_or(Refused::UnknownWhose).and_then(|whose| {
            let of = (CapacityId(id), whose);
            capacities::see(&open.family, of, one.words.clone(), moment, filing)
        });
        seen.map_err(|reason| FieldError {
            field: place(reason, one.number),
            text: words.say(reason.code()),
        })
    };
    typed.iter().map(one).collect()
}

fn place(reason: Refused, number: usize) -> String {
    match reason.field() {
        // The day is that of the visit.
        "on" => "on".to_owned(),
        field => format!("{field}{}", ending(number)),
    }
}
