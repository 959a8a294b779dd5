// SPDX-License-Identifier: AGPL-3.0-or-later
//! Planning visits: when and where, what they take, and moving or calling off one that is planned.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::deciding::MINUTES_MAX;
use super::filing::{self, plan_of};
use super::{Cause, Event, Refused, Status, Visit, When, Why};
use crate::family::{Family, Said};
use crate::ids::VisitId;
use crate::label::{Facet, Label, Labelled};
use crate::text::Text;

/// How far ahead a visit may be planned, in days.
pub(super) const PLAN_DAYS_MAX: i32 = 366;
/// How long a visit is taken to be where nobody said, in minutes.
pub const USUAL_MINUTES: u16 = 60;

/// What a planned visit takes, as the family knows it too.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Takes {
    /// How long it is to be, in minutes.
    #[serde(default)]
    pub minutes: Option<u16>,
    /// Whether somebody interprets, and how.
    #[serde(default)]
    pub interpreter: Option<Interpreter>,
    /// Between which languages, in words.
    #[serde(default)]
    pub language: Option<Text>,
}

/// How somebody interprets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Interpreter {
    /// There in the room.
    InPerson,
    /// By telephone or video.
    Phone,
    /// Asked, and nobody is needed.
    NotNeeded,
}

impl Interpreter {
    /// Every way, in the order of a form.
    pub const ALL: [Self; 3] = [Self::InPerson, Self::Phone, Self::NotNeeded];
}

/// Who asked for another day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Asked {
    /// Somebody of the family.
    Family,
    /// Whoever visits.
    Practitioner,
}

impl Asked {
    /// Everybody who may ask, in the order of a form.
    pub const ALL: [Self; 2] = [Self::Family, Self::Practitioner];
}

/// How to arrive, for those who come: never in a part the family reads, since it may be what keeps somebody safe.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Arrival {
    /// Which door, how to ring, what not to do; in own words.
    #[serde(default)]
    pub words: Option<Text>,
    /// The way there, in minutes.
    #[serde(default)]
    pub travel_minutes: Option<u16>,
}

impl Arrival {
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A visit as it is planned.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// When and where.
    pub when: When,
    /// What it takes.
    pub takes: Takes,
    /// How to arrive.
    pub arrival: Arrival,
}

impl From<When> for Plan {
    fn from(when: When) -> Self {
        Self { when, takes: Takes::default(), arrival: Arrival::default() }
    }
}

/// Why a planned visit was moved, and who asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhyMoved {
    /// Who asked.
    pub asked: Asked,
    /// Why, in own words.
    #[serde(default)]
    pub words: Option<Text>,
}

/// The part of the record a visit is moved or called off in: the one it was planned in, so that whoever was told
/// the day is told the other one; never a wider one, and a narrower one where somebody has to be kept safe now.
pub fn part_of_change<'a>(
    said: impl IntoIterator<Item = &'a Said>,
    visit: VisitId,
    today: Facet,
) -> Facet {
    let planned = said.into_iter().filter(|one| plan_of(&one.event) == Some(visit)).last();
    Facet::of_change(planned.map(|one| one.label.facet), today)
}

fn day_ahead(on: Date, today: Date) -> Result<(), Refused> {
    match (on - today).get_days() {
        days if days < 0 => Err(Refused::InPast),
        days if days > PLAN_DAYS_MAX => Err(Refused::TooFarAhead),
        _ => Ok(()),
    }
}

fn not_held(family: &Family, visit: VisitId) -> Result<Option<&Visit>, Refused> {
    let known = family.visits.get(visit);
    if known.is_some_and(|known| known.status() == Status::Held) {
        return Err(Refused::AlreadySigned);
    }
    Ok(known)
}

/// A visit that is planned still, and what is planned of it.
pub(super) fn planned_now(family: &Family, visit: VisitId) -> Result<(&Visit, &When), Refused> {
    let known = not_held(family, visit)?.ok_or(Refused::NoSuchVisit)?;
    let planned = known.planned.as_ref().filter(|_| known.status() == Status::Planned);
    let planned = planned.ok_or(Refused::NotPlanned)?;
    if family.goodbye.ended.is_some() {
        return Err(Refused::FamilyEnded);
    }
    Ok((known, planned))
}

/// Whether a visit may take this.
pub(super) fn takes_time(takes: &Takes) -> Result<(), Refused> {
    match takes.minutes {
        Some(0) => Err(Refused::Minutes),
        Some(minutes) if minutes > MINUTES_MAX => Err(Refused::Minutes),
        _ => Ok(()),
    }
}

/// Plans a visit for a day. How to arrive is kept apart ([`arrive`]).
///
/// # Errors
/// When the day has passed or is over a year ahead, the visit is signed already, it would take no time or more than
/// half a day, or the work with the family ended.
pub fn plan(
    family: &Family,
    visit: VisitId,
    plan: impl Into<Plan>,
    (part, today): (Option<Facet>, Date),
) -> Result<Labelled, Refused> {
    let Plan { when, takes, .. } = plan.into();
    not_held(family, visit)?;
    if family.goodbye.ended.is_some() {
        return Err(Refused::FamilyEnded);
    }
    day_ahead(when.on, today)?;
    takes_time(&takes)?;
    Ok(Labelled::new(filing::of_visit(family, part)?, Event::Planned { visit, when, takes }))
}

/// Keeps how to arrive, for those who do the work; none where nothing was said.
///
/// # Errors
/// When the way there is longer than half a day.
pub fn arrive(visit: VisitId, arrival: Arrival) -> Result<Option<Labelled>, Refused> {
    if arrival.is_empty() { Ok(None) } else { arranged(visit, arrival).map(Some) }
}

/// How to arrive, under the label it has.
pub(super) fn arranged(visit: VisitId, arrival: Arrival) -> Result<Labelled, Refused> {
    if arrival.travel_minutes.is_some_and(|minutes| minutes > MINUTES_MAX) {
        return Err(Refused::Travel);
    }
    let event = Event::Arranged { visit, arrival };
    Ok(Labelled::new(Label::of(Facet::Practitioner), event))
}

/// Plans several visits in one act, each with how to arrive.
///
/// # Errors
/// Those of [`plan`] and [`arrive`].
pub fn plan_all(
    family: &Family,
    plans: &[(VisitId, Plan)],
    (part, today): (Option<Facet>, Date),
) -> Result<Vec<Labelled>, Refused> {
    let mut all = Vec::new();
    for (visit, one) in plans {
        all.push(plan(family, *visit, one.clone(), (part, today))?);
        all.extend(arrive(*visit, one.arrival.clone())?);
    }
    Ok(all)
}

/// Plans days that were proposed in the rhythm ([`proposed`](super::proposed)), each like the last visit. How to
/// arrive is looked for in everything there is (`whole`), since whoever plans may not see it where others look along.
///
/// # Errors
/// When no day is chosen, one of them is not proposed any more, or those of [`plan_all`].
pub fn plan_in_rhythm(
    (family, whole): (&Family, &Family),
    chosen: &[(VisitId, Date)],
    (part, today): (Option<Facet>, Date),
) -> Result<Vec<Labelled>, Refused> {
    if chosen.is_empty() {
        return Err(Refused::NoDay);
    }
    let proposed = super::proposed(family, today);
    let last = super::rhythm_from(family).map(|visit| super::arrival_like(whole, visit.id));
    let arrival = last.unwrap_or_default();
    let plan_for = |(visit, on): &(VisitId, Date)| {
        let plan = proposed.iter().find(|plan| plan.when.on == *on);
        let plan = plan.cloned().map(|plan| Plan { arrival: arrival.clone(), ..plan });
        plan.map(|plan| (*visit, plan)).ok_or(Refused::ProposedBefore)
    };
    let plans: Vec<(VisitId, Plan)> = chosen.iter().map(plan_for).collect::<Result<_, _>>()?;
    plan_all(family, &plans, (part, today))
}

/// The days for which a visit is planned.
pub(super) fn planned_days(family: &Family) -> impl Iterator<Item = Date> {
    let planned = family.visits.iter().filter(|visit| visit.status() == Status::Planned);
    planned.filter_map(Visit::on)
}

/// Moves a planned visit to another day, hour or place. The day it was to be stays readable, and whoever reads the
/// plan reads the new one; who asked and why is for those who do the work, since it may be one parent's alone.
///
/// # Errors
/// When the visit is not planned any more, nothing differs, or the day has passed or is over a year ahead.
pub fn move_to(
    family: &Family,
    visit: VisitId,
    (when, why): (When, WhyMoved),
    (part, today): (Facet, Date),
) -> Result<Vec<Labelled>, Refused> {
    let (_, before) = planned_now(family, visit)?;
    if *before == when {
        return Err(Refused::NotMoved);
    }
    day_ahead(when.on, today)?;
    let on = when.on;
    Ok(vec![
        Labelled::new(filing::of_visit(family, Some(part))?, Event::Moved { visit, when }),
        Labelled::new(Label::of(Facet::Practitioner), Event::MoveExplained { visit, on, why }),
    ])
}

/// Records that a visit did not happen, with what happened. What happened is the practitioner's.
///
/// # Errors
/// When the visit is signed already or the day lies in the future and nobody cancelled.
pub fn did_not_happen(
    family: &Family,
    visit: VisitId,
    on: Date,
    why: Why,
    today: Date,
) -> Result<Labelled, Refused> {
    not_held(family, visit)?;
    if on > today && why.cause == Cause::NotThere {
        return Err(Refused::InFuture);
    }
    let event = Event::DidNotHappen { visit, on, why };
    Ok(Labelled::new(Label::of(Facet::Practitioner), event))
}

/// The same, and where the day is not over, that it is off, for whoever reads the plan: else a family would wait for
/// somebody. Why stays with those who do the work.
///
/// # Errors
/// Those of [`did_not_happen`].
pub fn call_off(
    family: &Family,
    visit: VisitId,
    (on, why): (Date, Why),
    (part, today): (Facet, Date),
) -> Result<Vec<Labelled>, Refused> {
    let ahead = on >= today && why.cause != Cause::NotThere;
    let told = family.visits.get(visit).is_some_and(|known| known.planned.is_some());
    let mut all = vec![did_not_happen(family, visit, on, why, today)?];
    if ahead && told {
        let label = filing::of_visit(family, Some(part))?;
        all.push(Labelled::new(label, Event::CalledOff { visit }));
    }
    Ok(all)
}
