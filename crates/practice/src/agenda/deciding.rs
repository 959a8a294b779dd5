// SPDX-License-Identifier: AGPL-3.0-or-later
//! Deciding on the agenda: saying a topic and saying it anew, taking it back, answering it, and who reads that.

use jiff::civil::Date;

use super::{Answer, Event, Refused, Told, Topic, Way};
use crate::family::Family;
use crate::ids::{PersonId, TopicId};
use crate::label::{Facet, Label, Labelled};
use crate::people::Role;

/// Keeps what somebody wants to talk about, or what they say of it now: `hand` is theirs where they write it
/// themselves. Said again, it keeps its readers, or has fewer where somebody has to be kept safe now.
///
/// # Errors
/// When nothing was said, it is not theirs, it was talked about already, or the work ended.
pub fn say(
    family: &Family,
    topic: TopicId,
    told: Told,
    hand: Option<PersonId>,
) -> Result<Labelled, Refused> {
    if family.goodbye.ended.is_some() {
        return Err(Refused::Ended);
    }
    if told.words.is_empty() {
        return Err(Refused::Nothing);
    }
    let teller = family.people.get(told.teller).filter(|known| known.role == Role::Caregiver);
    let teller = teller.filter(|known| known.is_living()).ok_or(Refused::UnknownTeller)?;
    let told = match family.agenda.get(topic) {
        Some(_) => {
            let stands = theirs(family, topic, hand)?.told.clone();
            if stands.teller != told.teller {
                return Err(Refused::NoSuchTopic);
            }
            Told { whose: stands.whose.or(told.whose), shared: stands.shared, ..told }
        }
        None => told,
    };
    let own = |whose| whose == teller.id;
    if told.whose.is_some_and(|whose| !own(whose)) || hand.is_some_and(|me| told.whose != Some(me))
    {
        return Err(Refused::NotTheirOwn);
    }
    Ok(Labelled::new(label(&told), Event::Said { topic, told }))
}

/// Takes a topic back.
///
/// # Errors
/// When it is not theirs, or was talked about already.
pub fn take_back(
    family: &Family,
    topic: TopicId,
    (hand, today): (Option<PersonId>, Date),
) -> Result<Labelled, Refused> {
    let known = theirs(family, topic, hand)?;
    Ok(Labelled::new(label(&known.told), Event::TakenBack { topic, on: today }))
}

/// Says that a topic was talked about in a visit of a day, or can wait; also otherwise than before. What is the
/// family's together stays with one (`kept`) where somebody has to be kept safe now.
///
/// # Errors
/// When there is no such topic, or whoever said it took it back.
pub fn answer(
    family: &Family,
    topic: TopicId,
    (answer, on): (Answer, Date),
    kept: Option<PersonId>,
) -> Result<Labelled, Refused> {
    let known = family.agenda.get(topic).filter(|known| !known.taken_back);
    let known = known.ok_or(Refused::NoSuchTopic)?;
    let told = Told { whose: known.told.whose.or(kept), ..known.told.clone() };
    Ok(Labelled::new(label(&told), Event::Answered { topic, answer, on }))
}

/// A topic that waits and that this hand may change: whoever said it what they wrote themselves, the team what it
/// wrote down.
fn theirs(family: &Family, topic: TopicId, hand: Option<PersonId>) -> Result<&Topic, Refused> {
    let written_by = |known: &&Topic| match hand {
        Some(me) => known.told.teller == me && known.told.whose == Some(me),
        None => known.told.way != Way::OwnPage,
    };
    let known = family.agenda.get(topic).filter(|known| !known.taken_back).filter(written_by);
    let known = known.ok_or(Refused::NoSuchTopic)?;
    if known.is_open(family) { Ok(known) } else { Err(Refused::Rests) }
}

/// Who reads a topic, and so what becomes of it.
fn label(told: &Told) -> Label {
    match told.whose {
        Some(whose) => Label::of(Facet::Caregiver(whose))
            .about([whose])
            .told_by(Some(whose))
            .shared_with(told.shared.iter().copied()),
        None => Label::of(Facet::Together),
    }
}
