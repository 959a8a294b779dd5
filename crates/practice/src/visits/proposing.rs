// SPDX-License-Identifier: AGPL-3.0-or-later
//! The next days in the rhythm a family agreed to, as a proposal.

use jiff::Span;
use jiff::civil::Date;

use super::filing::{takes_of, tells_day_of};
use super::planning::{PLAN_DAYS_MAX, planned_days};
use super::{Arrival, Plan, Visit, When};
use crate::family::{Family, Said};
use crate::ids::VisitId;
use crate::label::Facet;

/// How many days are proposed at once.
pub const PROPOSED: usize = 4;
/// Days in a week: a rhythm of a week or more keeps the day of the week.
const WEEK: i32 = 7;

/// From one visit to the next, in days. What is a week or more is whole weeks, so that the day of the week stays:
/// "every 30 days" is every fourth week.
fn step(every_days: u16) -> Option<i32> {
    let days = i32::from(every_days);
    match days {
        ..=0 => None,
        1..WEEK => Some(days),
        _ => Some((days + WEEK / 2) / WEEK * WEEK),
    }
}

/// Whether visits rest on this day, because a pause was agreed.
fn rests(family: &Family, day: Date) -> bool {
    let last = family.presence.agreed.last().map(|one| one.agreed);
    last.is_some_and(|agreed| {
        agreed.on <= day && agreed.pause_until.is_some_and(|until| day < until)
    })
}

/// The visit the rhythm goes on from: the last one there is, whether it is planned, took place or did not.
fn last(family: &Family) -> Option<(Date, &Visit)> {
    let all = family.visits.iter().filter_map(|visit| Some((visit.on()?, visit)));
    all.max_by_key(|(on, visit)| (*on, visit.id))
}

/// The next days in the agreed rhythm after today and after the last visit there is, each as a plan with hour, place
/// and length as last time. None while the rhythm is open, before a first visit, and once the work has ended.
#[must_use]
pub fn proposed(family: &Family, today: Date) -> Vec<Plan> {
    let Some((on, visit)) = last(family) else { return Vec::new() };
    after(family, (on, visit), today)
}

/// The same, from one visit: for when it is moved or called off.
#[must_use]
pub fn proposed_after(family: &Family, visit: &Visit, today: Date) -> Vec<Plan> {
    visit.on().map_or(Vec::new(), |on| after(family, (on, visit), today))
}

fn after(family: &Family, (on, visit): (Date, &Visit), today: Date) -> Vec<Plan> {
    let step = family.every_days.and_then(step).filter(|_| family.goodbye.ended.is_none());
    let (Some(step), Some(like)) = (step, like(family, visit)) else { return Vec::new() };
    let Ok(furthest) = today.checked_add(Span::new().days(PLAN_DAYS_MAX)) else {
        return Vec::new();
    };
    // The first beat of the rhythm that lies ahead of today.
    let passed = (today - on).get_days().max(0) / step;
    let beats = (passed + 1..).map_while(|beat| {
        let ahead = Span::new().try_days(i64::from(beat) * i64::from(step)).ok()?;
        on.checked_add(ahead).ok().filter(|day| *day <= furthest)
    });
    let planned: Vec<Date> = planned_days(family).collect();
    let free = beats.filter(|day| !rests(family, *day) && !planned.contains(day));
    let day = |on| Plan { when: When { on, ..like.when.clone() }, ..like.clone() };
    free.take(PROPOSED).map(day).collect()
}

/// The visit the next one in the rhythm is like.
#[must_use]
pub fn rhythm_from(family: &Family) -> Option<&Visit> {
    last(family).map(|(_, visit)| visit)
}

/// From which visits a plan like this one has its place, and its hour: from itself, or the newest there is.
fn sources<'a>(family: &'a Family, visit: &'a Visit) -> Option<(&'a Visit, Option<&'a Visit>)> {
    let newest = family.visits.newest_first();
    let mut known = [visit].into_iter().chain(newest);
    let place = known.clone().find(|one| one.when().is_some())?;
    let has_hour = |one: &&Visit| one.when().is_some_and(|when| when.at.is_some());
    let hour = if has_hour(&place) { Some(place) } else { known.find(has_hour) };
    Some((place, hour))
}

/// A plan like this visit: with its hour and how to arrive, or the newest there are where this one has none.
#[must_use]
pub fn like(family: &Family, visit: &Visit) -> Option<Plan> {
    let (place, hour) = sources(family, visit)?;
    let at = hour.and_then(|hour| hour.when()?.at);
    let when = When { at, ..place.when()?.clone() };
    Some(Plan { when, takes: visit.takes.clone(), arrival: arrival_like(family, visit.id) })
}

/// How to arrive at a visit like this one: as at this one, or as it was said newest of any. What was taken away there
/// comes back from no earlier one.
#[must_use]
pub fn arrival_like(family: &Family, visit: VisitId) -> Arrival {
    let newest = family.visits.newest_first().into_iter();
    let mut known = family.visits.get(visit).into_iter().chain(newest);
    let said = known.find(|one| !one.arranged.is_empty());
    said.map(|one| one.arrival.clone()).unwrap_or_default()
}

/// The part of the record a plan like this visit goes to: a narrower one that any of it comes from, so that nobody
/// learns from the plan what they may not read of that visit; else where a visit goes today.
#[must_use]
pub fn part_like(family: &Family, said: &[Said], visit: &Visit, today: Facet) -> Facet {
    let Some((place, hour)) = sources(family, visit) else { return today };
    let narrower = |source: &Visit| {
        let tells = |one: &&Said| {
            [tells_day_of(&one.event), takes_of(&one.event)].contains(&Some(source.id))
        };
        let told = said.iter().filter(tells);
        told.map(|one| one.label.facet).rfind(|facet| *facet != Facet::Together)
    };
    let all = [Some(visit), Some(place), hour];
    all.into_iter().flatten().find_map(narrower).unwrap_or(today)
}
