// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is told of a child, in whose voice: the questions every such form asks, and the part it goes to as things are now.

pub mod forms;
pub mod pages;

use practice::people::Person;
use practice::told::{self, Told};
use practice::{Facet, PersonId};

use crate::error::Error;
use crate::open::{Hand, Open};
use crate::words::Language;

/// Whoever writes, as the rules of what is told of a child ask for them.
pub fn hand(open: &Open) -> told::Hand {
    told::Hand { by: open.who.practitioner(), person: Hand::of(open).person() }
}

/// The children something may be told of: those who are born or expected, and live.
pub fn children(open: &Open) -> Vec<&Person> {
    open.family.people.children().filter(|child| child.is_living()).collect()
}

/// Those who care for a child of this family and live.
pub fn carers(open: &Open) -> impl Iterator<Item = &Person> {
    open.family.people.caregivers().filter(|person| person.is_living())
}

/// The part things stay in that would be for all, as they are now: where somebody has to be kept safe that of whoever
/// told it; what whoever visits tells goes to one caregiver only where there is no other.
pub fn limit(open: &Open, told: &Told) -> Facet {
    if let Some(person) = told.person() {
        return open.part_now(&[person]);
    }
    let carers: Vec<PersonId> = open.carers().collect();
    open.part_now(if carers.len() == 1 { &carers } else { &[] })
}

/// Whether it stays off paper that anybody else prints: what is one person's own, or the team's.
pub fn stays_off_paper(open: &Open, told: &Told) -> bool {
    !told.is_for_all() && !matches!(Hand::of(open), Hand::Own(_))
}

/// The language of what a family keeps: the reader's own where they are of the family, else the one somebody who cares
/// for the child reads in; the reader's where nobody has a way in.
pub async fn language(open: &Open) -> Result<Language, Error> {
    if open.who.is_staff() {
        let carers: Vec<PersonId> = open.carers().collect();
        for carer in carers {
            if let Some(theirs) = open.language_of(carer).await? {
                return Ok(theirs);
            }
        }
    }
    Ok(open.who.words.language())
}
