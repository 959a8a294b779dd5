// SPDX-License-Identifier: AGPL-3.0-or-later
//! Deciding on capacities: that one was seen, that it was seen again, taking a moment back, and in whose part that stays.

use jiff::civil::Date;

use super::fold::label_of;
use super::{Capacity, Event, Moment, Refused, Slip};
use crate::family::{Family, Said};
use crate::ids::{CapacityId, PersonId};
use crate::label::{Facet, Label, Labelled};
use crate::people::Role;
use crate::promises::Hand;
use crate::text::Text;

/// In whose hand it is written, and what decides in whose part it stays.
#[derive(Debug, Clone, Copy)]
pub struct Filing {
    /// A caregiver's own hand, or the team's.
    pub hand: Hand,
    /// The part of the visit it was seen in, where it was in one.
    pub during: Option<Facet>,
    /// Today.
    pub today: Date,
}

/// Keeps what a caregiver brings, with the moment that shows it: in their own part, or with those who do the work where
/// it was seen in a visit that is not theirs to read.
///
/// # Errors
/// When what they bring or the moment is missing, they do not care for a child here, there is no such day, or a
/// caregiver writes what is not their own.
pub fn see(
    family: &Family,
    (capacity, whose): (CapacityId, PersonId),
    words: Text,
    moment: Moment,
    filing: Filing,
) -> Result<Labelled, Refused> {
    if family.goodbye.ended.is_some() {
        return Err(Refused::Ended);
    }
    if words.is_empty() {
        return Err(Refused::Nothing);
    }
    let moment = of_moment(family, whose, moment, filing)?;
    let label = label(own_or_work(whose, filing), whose, &moment);
    Ok(Labelled::new(label, Event::Seen { capacity, whose, words, moment }))
}

/// Keeps another moment that shows it: in the part the capacity is in, or a narrower one. `said` is what whoever writes
/// may read.
///
/// # Errors
/// When there is no such capacity, and those of [`see`].
pub fn see_again<'a>(
    family: &Family,
    capacity: CapacityId,
    moment: Moment,
    said: impl IntoIterator<Item = &'a Said>,
    filing: Filing,
) -> Result<Labelled, Refused> {
    if family.goodbye.ended.is_some() {
        return Err(Refused::Ended);
    }
    let known = standing(family, capacity, filing.hand)?;
    let moment = of_moment(family, known.whose, moment, filing)?;
    let first = label_of(said, (capacity, None)).ok_or(Refused::NoSuchCapacity)?;
    let part = match own_or_work(known.whose, filing) {
        part if part == first.facet => part,
        _ => Facet::Practitioner,
    };
    Ok(Labelled::new(label(part, known.whose, &moment), Event::SeenAgain { capacity, moment }))
}

/// Takes a moment back that was a slip, under the label it has. Where it was the only one, the capacity goes with it.
///
/// # Errors
/// When there is no such moment, it does not say why, or another wrote it for themselves.
pub fn take_back<'a>(
    family: &Family,
    capacity: CapacityId,
    slip: Slip,
    said: impl IntoIterator<Item = &'a Said>,
    hand: Hand,
) -> Result<Labelled, Refused> {
    let known = standing(family, capacity, hand)?;
    let of = |seen: &&super::Seen| seen.moment.moment == slip.moment && seen.slip.is_none();
    let seen = known.seen.iter().find(of).ok_or(Refused::NoSuchMoment)?;
    if seen.moment.own_hand != hand.is_some() {
        return Err(Refused::NotYours);
    }
    if slip.why.is_empty() {
        return Err(Refused::NoReason);
    }
    let label = label_of(said, (capacity, Some(slip.moment))).ok_or(Refused::NoSuchMoment)?;
    Ok(Labelled::new(label.clone(), Event::TakenBack { capacity, slip }))
}

/// A capacity that stands, and that this hand may say something of: the team any, a caregiver her own.
fn standing(family: &Family, capacity: CapacityId, hand: Hand) -> Result<&Capacity, Refused> {
    let theirs = |known: &&Capacity| hand.is_none_or(|me| known.whose == me) && known.stands();
    family.capacities.get(capacity).filter(theirs).ok_or(Refused::NoSuchCapacity)
}

/// A moment of somebody's, as this hand may write it.
fn of_moment(
    family: &Family,
    whose: PersonId,
    moment: Moment,
    filing: Filing,
) -> Result<Moment, Refused> {
    let known = family.people.get(whose);
    if known.is_none_or(|known| known.role != Role::Caregiver || !known.is_living()) {
        return Err(Refused::UnknownWhose);
    }
    if filing.hand.is_some_and(|me| me != whose)
        || moment.teller.is_some_and(|teller| teller != whose)
    {
        return Err(Refused::NotTheirOwn);
    }
    if moment.words.is_empty() {
        return Err(Refused::NoMoment);
    }
    if moment.on > filing.today {
        return Err(Refused::InFuture);
    }
    let own_hand = filing.hand.is_some();
    let during = moment.during.filter(|_| !own_hand);
    let teller = filing.hand.or(moment.teller);
    Ok(Moment { during, teller, own_hand, ..moment })
}

/// Whose part it goes to: theirs; what the team saw in a visit that is another's, or the work's, stays with those who do
/// the work, since it would say that there was one.
fn own_or_work(whose: PersonId, filing: Filing) -> Facet {
    match filing.during.filter(|_| filing.hand.is_none()) {
        None | Some(Facet::Together) => Facet::Caregiver(whose),
        Some(Facet::Caregiver(of)) if of == whose => Facet::Caregiver(whose),
        Some(_) => Facet::Practitioner,
    }
}

fn label(part: Facet, whose: PersonId, moment: &Moment) -> Label {
    Label::of(part).about([whose]).told_by(moment.teller)
}
