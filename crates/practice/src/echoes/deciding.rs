// SPDX-License-Identifier: AGPL-3.0-or-later
//! Deciding on echoes: hearing one, offering it to whoever told the story, what they answer, and letting it go.

use jiff::civil::Date;

use super::{Answered, Echo, Event, Heard, Now, Offered, Refused, Shown, Stands};
use crate::access::Law;
use crate::family::Family;
use crate::ids::{EchoId, PersonId};
use crate::label::{Facet, Label, Labelled};
use crate::people::Role;
use crate::relationships::Party;
use crate::text::Text;
use crate::visits::{Status, Visit};

/// Hears a story then in a moment now: for those who do the work, until it is offered. `stands` is the label the quoted
/// text has; none where whoever writes may not read how it stands now.
///
/// # Errors
/// When the moment does not stand in the note, is nobody's, or is another's than the story and whoever told that did
/// not agree; and when the story, its time, its teller or what is wondered is missing.
pub fn hear(
    family: &Family,
    echo: EchoId,
    heard: Heard,
    stands: Option<&Label>,
    today: Date,
) -> Result<Labelled, Refused> {
    if family.goodbye.ended.is_some() {
        return Err(Refused::Ended);
    }
    let stands = stands.ok_or(Refused::NotThere)?;
    let Heard { now, then, wonder, agreed, on } = heard;
    let now = moment(family, now)?;
    if then.words.is_empty() {
        return Err(Refused::NoStory);
    }
    if then.when.is_empty() {
        return Err(Refused::NoWhen);
    }
    if !cares(family, then.teller) {
        return Err(Refused::UnknownTeller);
    }
    if then.told > today {
        return Err(Refused::InFuture);
    }
    if wonder.is_empty() {
        return Err(Refused::NoWonder);
    }
    let agreed = agreed.filter(|agreed| !agreed.words.is_empty());
    let across = now.whose != then.teller;
    if across && agreed.is_none() {
        return Err(Refused::NotAgreed);
    }
    let teller = then.teller;
    let heard = Heard { now, then, wonder, agreed: agreed.filter(|_| across), on };
    let label = Label::of(Facet::Practitioner).about([teller]).told_by(Some(teller));
    Ok(Labelled::new(label.under(stands.law.iter().copied()), Event::Heard { echo, heard }))
}

/// The moment as it is kept: it stands in the note as that reads now, with its day and who said it.
fn moment(family: &Family, now: Now) -> Result<Now, Refused> {
    let visit = family.visits.get(now.visit).filter(|visit| visit.status() == Status::Held);
    let visit = visit.ok_or(Refused::NoSuchVisit)?;
    let written = visit.text(now.field).ok_or(Refused::NotThere)?;
    if now.words.is_empty() || !written.text.as_str().contains(now.words.as_str()) {
        return Err(Refused::NotThere);
    }
    let theirs = match written.teller {
        Some(teller) => teller == now.whose,
        None => is_of(family, visit, now.whose),
    };
    if !theirs {
        return Err(Refused::NotTheirMoment);
    }
    Ok(Now { on: visit.on().unwrap_or(now.on), teller: written.teller, ..now })
}

/// Whether the visit was about a relationship of this caregiver's; where it was about nobody's, anybody's who cares.
fn is_of(family: &Family, visit: &Visit, whose: PersonId) -> bool {
    let about = visit.signed.iter().flat_map(|signed| &signed.held.relationships);
    let known = about.filter_map(|id| family.relationships.get(*id));
    let sides = known.flat_map(|known| [known.a, known.b]).filter_map(|side| match side {
        Party::Person(person) => Some(person),
        Party::Practitioner(_) => None,
    });
    let carers: Vec<PersonId> = sides.filter(|person| cares(family, *person)).collect();
    if carers.is_empty() { cares(family, whose) } else { carers.contains(&whose) }
}

fn cares(family: &Family, person: PersonId) -> bool {
    family.people.get(person).is_some_and(|known| known.role == Role::Caregiver)
}

/// Offers an echo to whoever told the story then, and to nobody else: it goes to their own part, as it was. `stands` is
/// the label the quoted text has now, none where whoever writes may not read how it stands, and `visit` the part of the
/// visit it is of.
///
/// # Errors
/// When it came to an end, was offered already, or holds what is not theirs to read: another's moment, a moment of a
/// visit that is another's or the work's, what does not stand in the note any more, or what a rule of law keeps apart.
pub fn offer(
    family: &Family,
    echo: EchoId,
    (stands, visit): (Option<&Label>, Option<Facet>),
    today: Date,
) -> Result<Labelled, Refused> {
    if family.goodbye.ended.is_some() {
        return Err(Refused::Ended);
    }
    let known = open(family, echo)?;
    if known.offered.is_some() {
        return Err(Refused::OfferedAlready);
    }
    let to = known.shown.then.teller;
    let visit = visit.is_some_and(|part| part == Facet::Together || part == Facet::Caregiver(to));
    let lives = family.people.get(to).is_some_and(crate::people::Person::is_living);
    // What was written otherwise since, or into a narrower part, is not shown as it was.
    let there = moment(family, known.shown.now.clone()).is_ok()
        && stands.is_some_and(|label| Law::of(label) == Law::None && is_theirs(label, to));
    if known.is_across() || !visit || !lives || !there {
        return Err(Refused::NotTheirsToRead);
    }
    let Shown { now, then, wonder } = known.shown.clone();
    let offered = Offered { to, shown: Shown { now, then, wonder }, on: today };
    Ok(Labelled::new(own(to), Event::Offered { echo, offered }))
}

/// Whether a text may be shown to somebody: told by nobody else, and in nobody else's part.
fn is_theirs(label: &Label, to: PersonId) -> bool {
    let part = match label.facet {
        Facet::Caregiver(whose) => whose == to,
        Facet::Safety | Facet::Agency => false,
        Facet::Together | Facet::Child(_) | Facet::Practitioner => true,
    };
    part && label.teller.is_none_or(|teller| teller == to)
}

/// What whoever told the story says to it: taken with own words, or that it is not this.
///
/// # Errors
/// When it was not offered to them, came to an end, or is taken without a word.
pub fn answer(
    family: &Family,
    echo: EchoId,
    answered: Answered,
    me: PersonId,
) -> Result<Labelled, Refused> {
    let known = family.echoes.get(echo).ok_or(Refused::NoSuchEcho)?;
    if known.offered.is_none_or(|(to, _)| to != me) {
        return Err(Refused::NotOffered);
    }
    if !known.goes_on() {
        return Err(Refused::Over);
    }
    let words = answered.words.filter(|words| !words.is_empty());
    if answered.taken && words.is_none() {
        return Err(Refused::NoAnswer);
    }
    Ok(Labelled::new(own(me), Event::Answered { echo, answered: Answered { words, ..answered } }))
}

/// Lets an echo go. What was offered is taken back from whoever it was offered to, who reads that; why stays with those
/// who do the work, and so is not said of what was offered.
///
/// # Errors
/// When it came to an end, or they took it: then it is theirs.
pub fn let_go(
    family: &Family,
    echo: EchoId,
    (why, on): (Option<Text>, Date),
) -> Result<Labelled, Refused> {
    let known = open(family, echo)?;
    if known.stands() == Stands::Taken {
        return Err(Refused::Over);
    }
    let (label, why) = if let Some((to, _)) = known.offered {
        (own(to), None)
    } else {
        let teller = known.shown.then.teller;
        let label = Label::of(Facet::Practitioner).about([teller]).told_by(Some(teller));
        (label, why.filter(|why| !why.is_empty()))
    };
    Ok(Labelled::new(label, Event::LetGo { echo, why, on }))
}

fn open(family: &Family, echo: EchoId) -> Result<&Echo, Refused> {
    let known = family.echoes.get(echo).ok_or(Refused::NoSuchEcho)?;
    if known.goes_on() { Ok(known) } else { Err(Refused::Over) }
}

fn own(whose: PersonId) -> Label {
    Label::of(Facet::Caregiver(whose)).about([whose]).told_by(Some(whose))
}
