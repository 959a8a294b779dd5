// SPDX-License-Identifier: AGPL-3.0-or-later
//! A copy with something protected in it: prepared by one person, read and agreed to by another, and only then given.

use jiff::civil::Date;

use super::amending::go_along;
use super::deciding::{may_go, of_agency};
use super::{Event, LookedOver, Made, Refused, Waiting};
use crate::family::{Family, Said};
use crate::ids::{PractitionerId, ReleaseId};
use crate::label::Labelled;
use crate::text::Text;

/// How many days an agreement holds. What is given later is looked over again.
const AGREED_DAYS: i32 = 7;

/// Prepares a copy that waits for a second person.
///
/// # Errors
/// When it may not go at all, or nothing in it needs a second person.
pub fn prepare(
    family: &Family,
    said: &[Said],
    release: ReleaseId,
    made: Made,
    today: Date,
) -> Result<Labelled, Refused> {
    if !may_go(family, said, &made, today)? {
        return Err(Refused::Nothing);
    }
    let corrections = Some(go_along(family, said, &made));
    let made = Made { second: None, corrections, ..made };
    Ok(of_agency(Event::ReleasePrepared { release, made }))
}

fn waits(family: &Family, release: ReleaseId) -> Result<&Waiting, Refused> {
    if family.releases.made.iter().any(|(known, ..)| *known == release) {
        return Err(Refused::Already);
    }
    let known = family.releases.waiting.iter().find(|known| known.id == release);
    known.ok_or(Refused::Unknown)
}

/// Whether it may still go as it was prepared. Any reason why not is one: it is prepared anew. What
/// somebody asked to be changed since then would go along, and nobody has read it.
fn still_goes(family: &Family, said: &[Said], made: &Made, today: Date) -> Result<(), Refused> {
    let along = go_along(family, said, made);
    if made.corrections.as_ref().is_some_and(|known| *known != along) {
        return Err(Refused::Changed);
    }
    may_go(family, said, made, today).map(drop).map_err(|_| Refused::Changed)
}

/// Agrees to a prepared copy, or not. Whoever prepared it may take it back, and never agree to it.
///
/// # Errors
/// When nothing waits, it was looked over already, nobody else looks, no reason is given for not
/// agreeing, or it may not go any more.
pub fn look_over(
    family: &Family,
    said: &[Said],
    (release, by): (ReleaseId, PractitionerId),
    (agrees, words): (bool, Option<Text>),
    on: Date,
) -> Result<Labelled, Refused> {
    let waiting = waits(family, release)?;
    if waiting.looked.is_some() {
        return Err(Refused::Already);
    }
    if agrees && waiting.by == by {
        return Err(Refused::NotYourself);
    }
    let words = words.filter(|words| !words.is_empty());
    if !agrees && words.is_none() {
        return Err(Refused::NoWords);
    }
    if agrees {
        still_goes(family, said, &waiting.made, on)?;
    }
    Ok(of_agency(Event::ReleaseLookedOver { release, agrees, words, on }))
}

/// Gives a copy that a second person agreed to.
///
/// # Errors
/// When nobody agreed to it, or it does not stand as it did when they read it.
pub fn send(
    family: &Family,
    said: &[Said],
    release: ReleaseId,
    today: Date,
) -> Result<Labelled, Refused> {
    let waiting = waits(family, release)?;
    let agreed = |looked: &&LookedOver| looked.agrees && looked.by != waiting.by;
    let looked = waiting.looked.as_ref().filter(agreed).ok_or(Refused::NeedsSecond)?;
    if (today - looked.on).get_days() > AGREED_DAYS {
        return Err(Refused::Changed);
    }
    still_goes(family, said, &waiting.made, today)?;
    let made = Made { second: Some(looked.by), on: today, ..waiting.made.clone() };
    Ok(of_agency(Event::ReleaseMade { release, made }))
}
