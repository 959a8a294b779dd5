// SPDX-License-Identifier: AGPL-3.0-or-later
//! Deciding on understandings: that one is held, said otherwise, laid aside, taken up again, and the last step taken back.

use jiff::civil::Date;

use super::{Account, Event, Refused, Understanding};
use crate::family::{self, Family, Said};
use crate::ids::{PractitionerId, RelationshipId, UnderstandingId};
use crate::label::{Facet, Label, Labelled};
use crate::relationships::Party;
use crate::text::Text;

/// An understanding, and how many steps with it a form began from.
pub type Seen = (UnderstandingId, usize);

/// Keeps an understanding of what is between two, in the part of those who do the work: nobody of the family reads it.
///
/// # Errors
/// When there is no such relationship, the words are missing, or the work ended.
pub fn hold(
    family: &Family,
    (understanding, relationship): (UnderstandingId, RelationshipId),
    account: Account,
) -> Result<Labelled, Refused> {
    works(family)?;
    let label = label(family, relationship)?;
    let account = with_words(account)?;
    Ok(Labelled::new(label, Event::Held { understanding, relationship, account }))
}

/// Says it otherwise. What stood before stays readable, and nothing is written over that came in meanwhile.
///
/// # Errors
/// When there is no such understanding, it is laid aside, something became of it meanwhile, the words are missing or say
/// what stands already, or the work ended.
pub fn say_otherwise(family: &Family, seen: Seen, account: Account) -> Result<Labelled, Refused> {
    let known = as_seen(family, seen)?;
    let account = with_words(account)?;
    if known.now().is_some_and(|(now, _)| now.says_the_same(&account)) {
        return Err(Refused::Unchanged);
    }
    let label = label(family, known.relationship)?;
    Ok(Labelled::new(label, Event::SaidOtherwise { understanding: known.id, account }))
}

/// Lays it aside, and says why. It stays readable.
///
/// # Errors
/// When there is no such understanding, it is laid aside already, something became of it meanwhile, why is missing, or
/// the work ended.
pub fn lay_aside(family: &Family, seen: Seen, why: Text, on: Date) -> Result<Labelled, Refused> {
    let known = as_seen(family, seen)?;
    if why.is_empty() {
        return Err(Refused::NoReason);
    }
    let label = label(family, known.relationship)?;
    Ok(Labelled::new(label, Event::LaidAside { understanding: known.id, why, on }))
}

/// Takes up again what was laid aside.
///
/// # Errors
/// When there is no such understanding, it is not laid aside, something became of it meanwhile, or the work ended.
pub fn take_up(family: &Family, (understanding, of): Seen, on: Date) -> Result<Labelled, Refused> {
    works(family)?;
    let known = known(family, understanding)?;
    if known.aside().is_none() {
        return Err(Refused::NotAside);
    }
    if known.came_to() != of {
        return Err(Refused::Meanwhile);
    }
    let label = label(family, known.relationship)?;
    Ok(Labelled::new(label, Event::TakenUp { understanding, on }))
}

/// Takes back the last step, which was a slip, under the label it has. Where it was the first, nothing of it stands.
///
/// # Errors
/// When something came after it, whoever wrote it was somebody else or did so on another day, or the work ended.
pub fn take_back<'a>(
    family: &Family,
    (understanding, of): Seen,
    said: impl IntoIterator<Item = &'a Said>,
    (by, today): (PractitionerId, Date),
) -> Result<Labelled, Refused> {
    works(family)?;
    let known = known(family, understanding)?;
    if known.came_to() != of {
        return Err(Refused::Meanwhile);
    }
    let last = known.last().ok_or(Refused::NoSuchUnderstanding)?;
    let entry = said.into_iter().filter(|one| {
        let tells = matches!(&one.event, family::Event::Understandings(event)
            if event.understanding() == understanding && !matches!(event, Event::TakenBack { .. }));
        tells && (one.by, one.at) == (last.by, last.at)
    });
    let entry = entry.last().ok_or(Refused::TooLate)?;
    if entry.by != by || entry.on != today {
        return Err(Refused::TooLate);
    }
    Ok(Labelled::new(entry.label.clone(), Event::TakenBack { understanding }))
}

fn works(family: &Family) -> Result<(), Refused> {
    if family.goodbye.ended.is_some() { Err(Refused::Ended) } else { Ok(()) }
}

fn known(family: &Family, understanding: UnderstandingId) -> Result<&Understanding, Refused> {
    family.understandings.get(understanding).ok_or(Refused::NoSuchUnderstanding)
}

/// One that stands, as whoever writes saw it.
fn as_seen(family: &Family, (understanding, of): Seen) -> Result<&Understanding, Refused> {
    works(family)?;
    let known = known(family, understanding)?;
    if known.aside().is_some() {
        return Err(Refused::IsAside);
    }
    if known.came_to() != of {
        return Err(Refused::Meanwhile);
    }
    Ok(known)
}

fn with_words(account: Account) -> Result<Account, Refused> {
    if account.words.is_empty() {
        return Err(Refused::Nothing);
    }
    Ok(Account { would_change: account.would_change.and_then(Text::some), ..account })
}

/// The part of those who do the work; it is about both, so that by a consent it goes where both signed.
fn label(family: &Family, relationship: RelationshipId) -> Result<Label, Refused> {
    let known = family.relationships.get(relationship).ok_or(Refused::NoSuchRelationship)?;
    let people = [known.a, known.b].into_iter().filter_map(|side| match side {
        Party::Person(person) => Some(person),
        Party::Practitioner(_) => None,
    });
    Ok(Label::of(Facet::Practitioner).about(people))
}
