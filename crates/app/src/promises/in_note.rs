// SPDX-License-Identifier: AGPL-3.0-or-later
//! Promises in the note of a visit: up to three, kept with its signing in one act.

use jiff::civil::Date;
use practice::promises::{self, Made};
use practice::relationships::Party;
use practice::{Facet, Family, Labelled, PersonId, PromiseId};

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

/// Decides them beside the signing of a visit that is in this part, with these people there. A promise is never
/// read by more people than the visit it was made in.
pub fn make(
    family: &Family,
    typed: &[(usize, Made)],
    (part, there): (Option<Facet>, &[PersonId]),
    (act, today, words): (u128, Date, Words),
) -> Result<Vec<Labelled>, FieldError> {
    let one = |(number, made): &(usize, Made)| {
        let whose = made.whose.or_else(|| narrower(family, made.by, (part, there)));
        let made = Made { whose, ..made.clone() };
        let id = PromiseId(act.wrapping_add(*number as u128));
        promises::make(family, id, made, (None, today)).map_err(|reason| {
            let place = if reason.field() == "part" { String::new() } else { ending(*number) };
            let field = format!("{}{place}", reason.field());
            FieldError { field, text: words.say(reason.code()) }
        })
    };
    typed.iter().map(one).collect()
}

/// In whose own part a promise is that was made in a visit not everybody reads of.
fn narrower(
    family: &Family,
    by: Party,
    (part, there): (Option<Facet>, &[PersonId]),
) -> Option<PersonId> {
    let carer = |id: &&PersonId| family.people.caregivers().any(|one| one.id == **id);
    match (part, by) {
        (None | Some(Facet::Together), _) => None,
        (_, Party::Person(person)) => Some(person),
        (Some(Facet::Caregiver(person)), _) => Some(person),
        _ => there.iter().find(carer).copied(),
    }
}
