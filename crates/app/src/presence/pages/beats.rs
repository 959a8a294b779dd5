// SPDX-License-Identifier: AGPL-3.0-or-later
//! The heartbeat: half a year of one family's visits as a line, with its gaps, its pauses, and tries to reach out.

use jiff::ToSpan as _;
use jiff::civil::Date;
use maud::{Markup, html};
use practice::presence::gaps;
use practice::visits::{Status, Visit};

use crate::open::Open;
use crate::words::{Arg, Words};

/// How many days the line shows.
pub const DAYS: i32 = 182;
/// Room before and after the line, and how far a day is, in the picture's own units.
const SIDE: f32 = 8.0;
const STEP: f32 = 1.7;
const WIDTH: f32 = 326.0;
const HEIGHT: f32 = 76.0;
/// Where the line runs.
const LINE: f32 = 42.0;

/// The first day that is shown.
pub fn first_day(open: &Open) -> Date {
    open.today.saturating_sub(DAYS.days())
}

/// The days of visits that are this.
fn days_of(open: &Open, status: Status) -> Vec<Date> {
    let visits = open.family.visits.iter().filter(|visit| visit.status() == status);
    let shown = |on: &Date| first_day(open) <= *on && *on <= open.today;
    visits.filter_map(Visit::on).filter(shown).collect()
}

/// Tries to reach out: their days, and whether somebody answered.
fn tries(open: &Open) -> Vec<(Date, bool)> {
    let all = open.family.presence.tried.iter().map(|one| (one.tried.on, one.tried.answered));
    all.filter(|(on, _)| first_day(open) <= *on && *on <= open.today).collect()
}

/// Stretches of days, as far as they are shown.
fn shown(open: &Open, all: impl Iterator<Item = (Date, Date)>) -> Vec<(Date, Date)> {
    let cut = all.map(|(from, to)| (from.max(first_day(open)), to.min(open.today)));
    cut.filter(|(from, to)| from < to).collect()
}

fn quiet(open: &Open) -> Vec<(Date, Date)> {
    let all = gaps(&open.family, open.today).into_iter();
    shown(open, all.map(|gap| (gap.since, gap.until.unwrap_or(open.today))))
}

fn pauses(open: &Open) -> Vec<(Date, Date)> {
    let agreed = open.family.presence.agreed.iter().map(|one| one.agreed);
    shown(open, agreed.filter_map(|agreed| Some((agreed.on, agreed.pause_until?))))
}

/// The picture, what it says in words, and its signs.
pub fn picture(open: &Open) -> Markup {
    let words = open.who.words;
    let x = |on: Date| place(first_day(open), on);
    let (held, missed) = (days_of(open, Status::Held), days_of(open, Status::DidNotHappen));
    let (tried, quiet) = (tries(open), quiet(open));
    let says = [
        ("held", count(held.len())),
        ("missed", count(missed.len())),
        ("tried", count(tried.len())),
        ("quiet", count(quiet.len())),
    ];
    let begins = open.family.opened.map_or(SIDE, |opened| x(opened.max(first_day(open))));
    html! {
        svg.pic role="img" viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } width=(WIDTH) height=(HEIGHT)
            aria-labelledby="beats-name beats-says" {
            title id="beats-name" { (words.say("presence-picture")) }
            desc id="beats-says" { (words.with("presence-picture-says", &says)) }
            @for (from, to) in pauses(open) {
                rect.pause x=(x(from)) y=(LINE - 13.0) width=(round(x(to) - x(from))) height="26" {}
            }
            path.rail d={ "M" (begins) " " (LINE) "H" (x(open.today)) } {}
            @for (from, to) in quiet {
                path.quiet d={ "M" (x(from)) " " (LINE) "H" (x(to)) } {}
            }
            @for on in held { path.beat d=(beat(x(on))) {} }
            @for on in missed { circle.miss cx=(x(on)) cy=(LINE) r="4.6" {} }
            @for (on, answered) in tried { (reached(x(on), LINE + 15.0, answered)) }
            path.today d={ "M" (x(open.today)) " 10V" (LINE + 22.0) } {}
            @for (on, month) in months(open) { text.tk x=(x(on)) y=(HEIGHT - 3.0) { (month) } }
        }
        (legend(words))
    }
}

/// One beat, as on a heart's own line.
fn beat(x: f32) -> String {
    let (left, up, down, right) = (round(x - 4.0), LINE - 20.0, LINE + 7.0, round(x + 4.0));
    format!("M{left} {LINE}L{} {up}L{} {down}L{right} {LINE}", round(x - 1.0), round(x + 2.0))
}

/// The sign of a try: a leaf, filled where somebody answered.
fn reached(x: f32, y: f32, answered: bool) -> Markup {
    let (left, right, above, below) = (round(x - 5.0), round(x + 5.0), y - 5.0, y + 5.0);
    let class = if answered { "tried kept" } else { "tried" };
    html! { path class=(class) d={ "M" (x) " " (above) "L" (right) " " (y) "L" (x) " " (below) "L" (left) " " (y) "Z" } {} }
}

fn legend(words: Words) -> Markup {
    let signs = [
        ("presence-sign-held", html! { path.beat d="M2 10L7 10L9 2L11 14L13 10L16 10" {} }),
        ("presence-sign-missed", html! { circle.miss cx="8" cy="8" r="4.6" {} }),
        ("presence-sign-quiet", html! { path.quiet d="M1 8H15" {} }),
        ("presence-sign-tried", reached(8.0, 8.0, false)),
        ("presence-sign-answered", reached(8.0, 8.0, true)),
    ];
    html! {
        ul.n.signs {
            @for (key, sign) in signs {
                li { svg.pic aria-hidden="true" viewBox="0 0 16 16" width="16" height="16" { (sign) } (words.say(key)) }
            }
        }
    }
}

/// Every other first of a month that is shown, with its name.
fn months(open: &Open) -> Vec<(Date, String)> {
    let first = first_day(open).first_of_month();
    let all = (1..=5).step_by(2).filter_map(|months: i32| first.checked_add(months.months()).ok());
    all.map(|on| (on, open.who.words.month_short(on))).collect()
}

/// Where a day stands along the line.
fn place(first: Date, on: Date) -> f32 {
    let days = i16::try_from((on - first).get_days().clamp(0, DAYS)).unwrap_or(0);
    round(SIDE + f32::from(days) * STEP)
}

fn count(of: usize) -> Arg {
    i64::try_from(of).unwrap_or(i64::MAX).into()
}

/// One digit after the point is finer than a screen.
fn round(number: f32) -> f32 {
    (number * 10.0).round() / 10.0
}
