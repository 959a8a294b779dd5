// SPDX-License-Identifier: AGPL-3.0-or-later
//! The page of a week: a column for each day, on a narrow screen one below the other.

mod days;

use std::collections::BTreeMap;

use jiff::ToSpan as _;
use jiff::civil::Date;
use maud::{Markup, html};
use practice::VisitId;
use practice::visits::USUAL_MINUTES;
use practice::visits::conflicts::Conflict;

use super::Week;
use super::days::Days;
use crate::accounts::Who;
use crate::codes::{INTERPRETERS, code_of};
use crate::lists::VisitRow;
use crate::ui::notice::{self, Tone, tag};
use crate::ui::page::{Place, page};
use crate::urls;

use days::hours;

/// A week of visits.
pub fn week(who: &Who, week: &Week) -> Markup {
    let words = who.words;
    let title = words.say("calendar-title");
    let days = week.days();
    let last = days.last().copied().unwrap_or(week.monday);
    let span = [("from", words.day_month(week.monday).into()), ("to", words.date(last).into())];
    let count = i64::try_from(week.visits.len()).unwrap_or(0);
    let found = week.planned.as_ref().map(Days::conflicts).unwrap_or_default();
    page(
        &who.frame(&title, Place::Today),
        html! {
            div.row.between {
                div {
                    h1 { (title) }
                    p.lede { (words.with("calendar-week", &span)) " · "
                        (words.with("calendar-visits", &[("count", count.into())])) }
                }
                (weeks(who, week))
            }
            @if week.visits.is_empty() {
                div.card.stack-s.mt5 {
                    (notice::empty(&words.say("calendar-empty")))
                    p.actions { a.btn href=(urls::FAMILIES) { (words.say("calendar-choose")) } }
                }
            } @else {
                ol.n.week { @for day in days { (day_of(who, (week, &found), day)) } }
            }
            p.xs.mt5.noprint { a href=(urls::CALENDAR_FEED) { (words.say("feed-title")) } }
        },
    )
}

/// The way to other weeks.
fn weeks(who: &Who, week: &Week) -> Markup {
    let words = who.words;
    let at = |days: i32| week.monday.checked_add(days.days()).map(urls::calendar_week);
    html! {
        nav.actions aria-label=(words.say("calendar-weeks")) {
            @if let Ok(before) = at(-7) { a.btn.second href=(before) { (words.say("calendar-before")) } }
            a.btn.second href=(urls::CALENDAR) { (words.say("calendar-this")) }
            @if let Ok(after) = at(7) { a.btn.second href=(after) { (words.say("calendar-after")) } }
        }
    }
}

/// What does not go together, by visit.
type Found = BTreeMap<VisitId, Vec<Conflict>>;

fn day_of(who: &Who, (week, found): (&Week, &Found), day: Date) -> Markup {
    let words = who.words;
    let visits: Vec<&VisitRow> = week.visits.iter().filter(|visit| visit.on == day).collect();
    let weekday = words.say(&format!("weekday-{}", day.weekday().to_monday_one_offset()));
    html! {
        li.day.none[visits.is_empty()].now[day == week.today] {
            h2 {
                span { (weekday) } " " span.meta { (words.day_month(day)) }
                @if day == week.today { " " (tag(Tone::Plum, &words.say("calendar-today"))) }
            }
            @if !visits.is_empty() { ol.n { @for visit in visits { (one(who, (week, found), visit)) } } }
        }
    }
}

fn one(who: &Who, (week, found): (&Week, &Found), visit: &VisitRow) -> Markup {
    let words = who.words;
    let held = visit.status == "held";
    html! {
        li.slot.done[held] {
            p.hours { (hours(who, visit)) }
            p.who { a href=(urls::visit(visit.family, visit.visit)) { (week.name(who, visit.family)) } }
            p.meta { (meta(who, visit)) }
            @if held { p { (tag(Tone::Fern, &words.say("visit-held"))) } }
            @else if visit.planned.moved > 0 { p { (tag(Tone::Plum, &words.say("calendar-moved"))) } }
            @if let (Some(days), Some(found)) = (&week.planned, found.get(&visit.visit)) { (days.said(who, found)) }
        }
    }
}

fn meta(who: &Who, visit: &VisitRow) -> String {
    let words = who.words;
    let planned = &visit.planned;
    let mut all = vec![words.say(&format!("place-{}", visit.place))];
    let few = |key: &str, minutes: u16| words.with(key, &[("minutes", i64::from(minutes).into())]);
    if visit.at.is_none() {
        let minutes = planned.minutes.unwrap_or(USUAL_MINUTES);
        all.push(few("calendar-lasts", minutes));
    }
    if let Some(minutes) = planned.travel_minutes.filter(|minutes| *minutes > 0) {
        all.push(few("calendar-travel", minutes));
    }
    if let Some(how) = planned.interpreter {
        all.push(words.say(&format!("calendar-interpreter-{}", code_of(&INTERPRETERS, how))));
    }
    all.join(" · ")
}
