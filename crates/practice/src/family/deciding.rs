// SPDX-License-Identifier: AGPL-3.0-or-later
//! Opening a family's record, what somebody wishes, and what the family brings.

use jiff::civil::Date;

use super::{Family, Record};
use crate::ids::{PersonId, PractitionerId};
use crate::label::{Facet, Label, Labelled};
use crate::people;
use crate::text::Text;

/// Opens a family's record: who works with it, since when, and the rhythm agreed.
#[must_use]
pub fn open(practitioner: PractitionerId, on: Date, every_days: Option<u16>) -> Vec<Labelled> {
    let label = || Label::of(Facet::Together);
    vec![
        Labelled::new(label(), Record::Opened { on, every_days }),
        Labelled::new(label(), Record::TeamChanged { practitioner, on, joined: true }),
    ]
}

/// Keeps what somebody said they want, in their own part of the record.
///
/// # Errors
/// When the teller is not in the family or nothing was said.
pub fn wish(
    family: &Family,
    teller: PersonId,
    words: Text,
    on: Date,
) -> Result<Labelled, people::Refused> {
    let person = family.people.get(teller).ok_or(people::Refused::NoSuchPerson)?;
    if words.is_empty() {
        return Err(people::Refused::Empty);
    }
    let label = Label::of(people::own_facet(person.role, teller)).about([teller]);
    let event = Record::WishSaid { teller, words, on };
    Ok(Labelled::new(label.told_by(Some(teller)), event))
}

/// Keeps what the family brings. What a practitioner saw is the family's together; what one of them said is
/// theirs who said it, as all words are.
///
/// # Errors
/// When the teller is not in the family or nothing was said.
pub fn brings(
    family: &Family,
    words: Text,
    teller: Option<PersonId>,
    on: Date,
) -> Result<Labelled, people::Refused> {
    if let Some(teller) = teller {
        family.people.get(teller).ok_or(people::Refused::NoSuchPerson)?;
    }
    if words.is_empty() {
        return Err(people::Refused::Empty);
    }
    let event = Record::BringsTold { words, teller, on };
    Ok(Labelled::new(Label::of(Facet::Together).told_by(teller), event))
}
