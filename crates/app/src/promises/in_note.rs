// SPDX-License-Identifier: AGPL-3.0-or-later
//! Promises in the note of a visit: up to three, kept with its signing in one act.

use jiff::civil::Date;
use practice::promises::{self, Made};
use practice::relationships::Party;
use practice::{Facet, Labelled, PersonId, PromiseId};

use super::forms;
use crate::fields::Reading;
use crate::open::Open;
use crate::ui::form::FieldError;
use crate::words::Words;

pub use super::pages::in_note::fields;

/// How many a note has room for.
pub const ROOM: usize = 3;

/// How the fields of the promise of this number end.
pub fn ending(number: usize) -> String {
    format!("-{number}")
}

/// The promises of a note, each with its number in the form.
pub fn read(reading: &mut Reading<'_>, open: &Open) -> Vec<(usize, Made)> {
    let mut all = Vec::new();
    for number in 1..=ROOM {
        let ending = ending(number);
        let typed = |name: &str| !reading.fields.get(&format!("{name}{ending}")).trim().is_empty();
        if typed("promise") || typed("due") {
            all.extend(forms::made(reading, open, &ending).map(|made| (number, made)));
        }
    }
    all
}

/// Decides them beside the signing of a visit that is in this part, on this day and with these people there. A promise
/// is never read by more people than the visit it was made in.
pub fn make(
    open: &Open,
    typed: &[(usize, Made)],
    (part, on, there): (Facet, Date, &[PersonId]),
    (act, words): (u128, Words),
) -> Result<Vec<Labelled>, FieldError> {
    let one = |(number, made): &(usize, Made)| {
        let made = Made { on, ..made.clone() };
        let part = match part {
            Facet::Together if made.whose.is_none() => part_for_all(open, made.by, there),
            part => part,
        };
        let id = PromiseId(act.wrapping_add(*number as u128));
        promises::make_in(&open.family, id, made, (part, None, on)).map_err(|reason| {
            let place = if reason.field() == "part" { String::new() } else { ending(*number) };
            let field = format!("{}{place}", reason.field());
            FieldError { field, text: words.say(reason.code()) }
        })
    };
    typed.iter().map(one).collect()
}

/// The part a promise stays in that is for all: where somebody has to be kept safe, of one who was there to hear it.
fn part_for_all(open: &Open, by: Party, there: &[PersonId]) -> Facet {
    let there: Vec<PersonId> = open.carers().filter(|one| there.contains(one)).collect();
    match by {
        Party::Person(person) if there.contains(&person) => open.part_now(&[person]),
        _ => open.part_now(&there),
    }
}
