// SPDX-License-Identifier: AGPL-3.0-or-later
//! The next days in the rhythm a family agreed to, as a proposal.

use jiff::Span;
use jiff::civil::Date;

use super::planning::{PLAN_DAYS_MAX, planned_days};
use super::{Plan, Visit, When};
use crate::family::Family;

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

/// A plan like this visit, with its hour, or the newest there is where this one has none.
#[must_use]
pub fn like(family: &Family, visit: &Visit) -> Option<Plan> {
    let newest = family.visits.newest_first();
    let mut known = [visit].into_iter().chain(newest.iter().copied());
    let mut when = known.clone().find_map(Visit::when)?.clone();
    if when.at.is_none() {
        when.at = known.find_map(|one| one.when()?.at);
    }
    Some(Plan { when, takes: visit.takes.clone(), arrival: visit.arrival.clone() })
}
