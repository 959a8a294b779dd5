// SPDX-License-Identifier: AGPL-3.0-or-later
//! Deciding on promises: making one, putting it off, settling it, and in whose part of the record that stays.

use jiff::civil::Date;

use super::{AHEAD_DAYS_MAX, Event, How, Made, Promise, PutOff, Refused, Settled};
use crate::family::{self, Family, Said};
use crate::ids::{PersonId, PromiseId};
use crate::label::{Facet, Label, Labelled};
use crate::people::{Person, Role};
use crate::relationships::Party;
use crate::text::Text;

/// In whose hand something is written: a caregiver's own, or the team's where there is none.
pub type Hand = Option<PersonId>;

/// Keeps a promise: the family's together, or one caregiver's own. A caregiver writes what is her own, and names
/// whom of the family she lets read it.
///
/// # Errors
/// When nothing is promised, there is no such day, whoever promises is no caregiver here, or the work ended.
pub fn make(
    family: &Family,
    promise: PromiseId,
    made: Made,
    (hand, today): (Hand, Date),
) -> Result<Labelled, Refused> {
    make_in(family, promise, made, (Facet::Together, hand, today))
}

/// The same in a part of the record that not all of the family read, such as a visit's: nobody reads the promise
/// who does not read that part, whoever makes it and whatever was chosen.
///
/// # Errors
/// Those of [`make`].
pub fn make_in(
    family: &Family,
    promise: PromiseId,
    made: Made,
    (part, hand, today): (Facet, Hand, Date),
) -> Result<Labelled, Refused> {
    if family.goodbye.ended.is_some() {
        return Err(Refused::Ended);
    }
    if made.words.is_empty() {
        return Err(Refused::Nothing);
    }
    day(made.due, today)?;
    let carer = |id| {
        let known = family.people.get(id).filter(|known| known.role == Role::Caregiver);
        known.is_some_and(Person::is_living)
    };
    let made = match hand {
        Some(_) => made,
        None => within(part, made, carer),
    };
    match made.by {
        Party::Person(person) if !carer(person) => return Err(Refused::UnknownMaker),
        Party::Person(person) if made.whose.is_some_and(|whose| whose != person) => {
            return Err(Refused::NotTheirOwn);
        }
        _ => {}
    }
    if made.whose.is_some_and(|whose| !carer(whose)) {
        return Err(Refused::NotTheirOwn);
    }
    if hand.is_some_and(|me| made.by != Party::Person(me) || made.whose != Some(me)) {
        return Err(Refused::NotTheirOwn);
    }
    let label = match (made.whose, part) {
        (Some(whose), _) => {
            let told = made.by == Party::Person(whose);
            own(whose).told_by(told.then_some(whose)).shared_with(made.shared.iter().copied())
        }
        (None, part) => of_part(part),
    };
    Ok(Labelled::new(label, Event::Made { promise, made }))
}

/// A promise as it stands in a part: in one caregiver's it is hers where she makes it or it is made to her.
fn within(part: Facet, made: Made, carer: impl Fn(PersonId) -> bool) -> Made {
    let hers = |whose| match made.by {
        Party::Person(person) => person == whose,
        Party::Practitioner(_) => carer(whose),
    };
    let whose = match part {
        Facet::Together => made.whose,
        Facet::Caregiver(whose) => Some(whose).filter(|whose| hers(*whose)),
        _ => None,
    };
    Made { whose, ..made }
}

/// The part what becomes of a promise goes to: the one it was made in, so that whoever was told it is told what
/// became of it; never a wider one, and a narrower one (`today`'s) where somebody has to be kept safe now.
pub fn part_of_change<'a>(
    said: impl IntoIterator<Item = &'a Said>,
    promise: PromiseId,
    today: Facet,
) -> Facet {
    let makes = |one: &&Said| matches!(&one.event, family::Event::Promises(Event::Made { promise: of, .. }) if *of == promise);
    Facet::of_change(said.into_iter().find(makes).map(|one| one.label.facet), today)
}

/// Puts a promise off to another day, in the part of the record [`part_of_change`] says. What was agreed before
/// stays readable.
///
/// # Errors
/// When it is none of theirs, came to an end already, or there is no such day.
pub fn put_off(
    family: &Family,
    promise: PromiseId,
    later: PutOff,
    (hand, part): (Hand, Facet),
) -> Result<Labelled, Refused> {
    let known = changing(family, promise, hand)?;
    day(later.due, later.on)?;
    let label = becoming(family, &known.made, (hand, part));
    Ok(Labelled::new(label, Event::PutOff { promise, later }))
}

/// Says what became of a promise, in the part of the record [`part_of_change`] says.
///
/// # Errors
/// When it is none of theirs, came to an end already, or was not kept and nobody says why.
pub fn settle(
    family: &Family,
    promise: PromiseId,
    settled: Settled,
    (hand, part): (Hand, Facet),
) -> Result<Labelled, Refused> {
    let known = changing(family, promise, hand)?;
    if settled.how == How::NotKept && settled.words.as_ref().is_none_or(Text::is_empty) {
        return Err(Refused::NoReason);
    }
    let label = becoming(family, &known.made, (hand, part));
    let settled = Settled { teller: hand.or(settled.teller), ..settled };
    Ok(Labelled::new(label, Event::Settled { promise, settled }))
}

fn day(due: Date, today: Date) -> Result<(), Refused> {
    match (due - today).get_days() {
        ..0 => Err(Refused::InPast),
        days if days > AHEAD_DAYS_MAX => Err(Refused::TooFarAhead),
        _ => Ok(()),
    }
}

/// A promise that this hand may change: the team any, a caregiver her own.
fn changing(family: &Family, promise: PromiseId, hand: Hand) -> Result<&Promise, Refused> {
    let theirs = |known: &&Promise| hand.is_none_or(|me| known.made.by == Party::Person(me));
    let known = family.promises.get(promise).filter(theirs).ok_or(Refused::NoSuchPromise)?;
    if known.is_open() { Ok(known) } else { Err(Refused::Over) }
}

fn own(whose: PersonId) -> Label {
    Label::of(Facet::Caregiver(whose)).about([whose])
}

fn of_part(part: Facet) -> Label {
    match part {
        Facet::Caregiver(whose) => own(whose),
        part => Label::of(part),
    }
}

/// Who reads what becomes of a promise, told by the hand that writes it. What a caregiver writes of one that is the
/// family's together stays in her own part, shared with the others who care for the child, who read the promise,
/// unless somebody has to be kept safe.
fn becoming(family: &Family, made: &Made, (hand, part): (Hand, Facet)) -> Label {
    match (made.whose, hand) {
        (Some(whose), _) => own(whose).told_by(hand).shared_with(made.shared.iter().copied()),
        (None, Some(me)) => {
            let all = family.people.caregivers().map(|one| one.id);
            let others = all.filter(|id| part == Facet::Together && *id != me);
            own(me).told_by(Some(me)).shared_with(others)
        }
        (None, None) => of_part(part),
    }
}
