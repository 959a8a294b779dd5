// SPDX-License-Identifier: AGPL-3.0-or-later
//! Relationships over time: a line for each, in the strokes of the map, and the same as a table.

use std::fmt::Write as _;

use jiff::ToSpan as _;
use jiff::civil::Date;
use maud::{Markup, html};
use practice::relationships::{Relationship, Seen, State};

use crate::called;
use crate::codes::{STATES, TRENDS, code_of};
use crate::open::Open;
use crate::words::Words;

/// Where the lines begin, and where they end.
const FIRST: f32 = 190.0;
const LAST: f32 = 780.0;
/// From one line to the next, and where the first stands.
const ROW: f32 = 40.0;
const TOP: f32 = 48.0;
/// The most months that are named along the top.
const NAMED: i32 = 8;
/// How far a zigzag swings, and half of its length.
const SWING: f32 = 5.0;
const STEP: f32 = 6.0;

/// How a relationship stood from one day to another.
struct Stood<'a> {
    from: Date,
    until: Date,
    seen: &'a Seen,
}

/// The days a picture goes over.
struct Span {
    from: Date,
    until: Date,
}

impl Span {
    #[expect(clippy::cast_precision_loss, reason = "days of a life are few")]
    fn x(&self, on: Date) -> f32 {
        let days = |from: Date, until: Date| (until - from).get_days() as f32;
        let whole = days(self.from, self.until).max(1.0);
        FIRST + (LAST - FIRST) * (days(self.from, on) / whole).clamp(0.0, 1.0)
    }
}

/// How those who were seen more than once stood over time; nothing where nobody was.
pub fn over_time(open: &Open) -> Markup {
    let words = open.who.words;
    let known: Vec<&Relationship> =
        open.family.relationships.iter().filter(|one| !one.seen.is_empty()).collect();
    if known.iter().all(|one| one.seen.len() < 2) {
        return html! {};
    }
    let rows: Vec<(String, Vec<Stood<'_>>)> = known
        .into_iter()
        .map(|one| (called::relationship(open, one), stood(one, open.today)))
        .collect();
    html! {
        section.fig.mt5 aria-labelledby="over-time" {
            div.figpad { h2 id="over-time" { (words.say("over-time-title")) } }
            div.fig-scroll.wide-only role="region" aria-label=(words.say("over-time-scrolls")) tabindex="0" {
                (picture(words, &rows, open.today))
            }
            div.fig-foot {
                details open[false] {
                    summary { (words.say("over-time-as-table")) }
                    (table(words, &rows))
                }
            }
        }
    }
}

/// How it stood, from each time it was seen to the next; since when it is so counts before the day it was seen.
fn stood(known: &Relationship, today: Date) -> Vec<Stood<'_>> {
    let mut all: Vec<Stood<'_>> = Vec::new();
    for seen in &known.seen {
        let from = seen.since.unwrap_or(seen.on);
        if let Some(last) = all.last_mut() {
            last.until = from.max(last.from);
        }
        let from = all.last().map_or(from, |last| from.max(last.from));
        all.push(Stood { from, until: today.max(from), seen });
    }
    all
}

fn picture(words: Words, rows: &[(String, Vec<Stood<'_>>)], today: Date) -> Markup {
    let from = rows.iter().filter_map(|(_, all)| all.first()).map(|one| one.from).min();
    let span = Span { from: from.unwrap_or(today), until: today };
    #[expect(clippy::cast_precision_loss, reason = "relationships of a family are few")]
    let y = |row: usize| TOP + ROW * row as f32;
    let height = y(rows.len()) - 8.0;
    html! {
        svg.pic.map role="img" viewBox={ "0 0 800 " (height) } width="800" height=(height) aria-labelledby="over-time-is" {
            title id="over-time-is" { (words.say("over-time-title")) }
            @for (on, month) in months(words, &span) {
                @let x = round(span.x(on));
                path.ax d={ "M" (x) " 24V" (height - 6.0) } {}
                text.tk x=(x + 4.0) y="16" { (month) }
            }
            @for (row, (name, all)) in rows.iter().enumerate() {
                text.tb x="0" y=(y(row) + 5.0) { (short(name)) }
                @for one in all {
                    (stroke(one.seen.state, round(span.x(one.from) + 4.0), round(span.x(one.until) - 4.0), y(row)))
                }
            }
        }
    }
}

/// The first days of months, not more than there is room for.
fn months(words: Words, span: &Span) -> Vec<(Date, String)> {
    let whole = (span.until - span.from).get_days() / 30 + 1;
    let step = (whole / NAMED + 1).max(1);
    let first = span.from.last_of_month().tomorrow().unwrap_or(span.until);
    let nth = |number: i32| first.checked_add((number * step).months()).ok();
    let all = (0..NAMED + 2).filter_map(nth).filter(|on| *on <= span.until);
    all.map(|on| (on, words.month_short(on))).collect()
}

/// The stroke of a state, as on the map.
fn stroke(state: State, from: f32, until: f32, y: f32) -> Markup {
    let until = until.max(from + 6.0);
    let straight = |y: f32| format!("M{from} {y}H{until}");
    let middle = round(from.midpoint(until));
    match state {
        State::Close => html! { path.bd.b2 d=(straight(y)) {} path.bd.b2i d=(straight(y)) {} },
        State::Tender => html! { path.bd.b1 d=(straight(y)) {} },
        State::Distant => html! { path.bd.bdot d=(straight(y)) {} },
        State::Strained => html! { path.bd.bz d=(zigzag(from, until, y)) {} },
        State::CloseStrained => html! {
            path.bd.bth d=(straight(y - 7.0)) {} path.bd.bth d=(straight(y + 7.0)) {}
            path.bd.bz d=(zigzag(from, until, y)) {}
        },
        State::CutOff => html! { path.bd.b1 d=(gap(from, until, y)) {} },
        State::BackInTouch => html! {
            path.bd.b1 d=(gap(from, until, y)) {}
            circle.bmend cx=(middle) cy=(y) r="6" {}
        },
    }
}

fn zigzag(from: f32, until: f32, y: f32) -> String {
    let mut path = format!("M{from} {y}");
    let (mut x, mut up) = (from + STEP, true);
    while x < until {
        let swung = if up { y - SWING } else { y + SWING };
        let _infallible = write!(path, "L{} {swung}", round(x));
        (x, up) = (x + STEP, !up);
    }
    let _infallible = write!(path, "L{until} {y}");
    path
}

/// A line that breaks off in its middle, with a bar at each side of the gap.
fn gap(from: f32, until: f32, y: f32) -> String {
    let middle = from.midpoint(until);
    let half = ((until - from) / 4.0).min(9.0);
    let (left, right) = (round(middle - half), round(middle + half));
    let (top, bottom) = (y - 7.0, y + 7.0);
    format!("M{from} {y}H{left}M{left} {top}V{bottom}M{right} {top}V{bottom}M{right} {y}H{until}")
}

fn table(words: Words, rows: &[(String, Vec<Stood<'_>>)]) -> Markup {
    html! {
        div.table-scroll role="region" aria-label=(words.say("over-time-table-scrolls")) tabindex="0" {
            table {
                thead { tr {
                    th scope="col" { (words.say("over-time-who")) }
                    th scope="col" { (words.say("over-time-from")) }
                    th scope="col" { (words.say("over-time-how")) }
                } }
                tbody {
                    @for (name, all) in rows {
                        @for one in all {
                            tr {
                                th scope="row" { (name) }
                                td { (words.date(one.from)) }
                                td { (words.say(&format!("state-{}", code_of(&STATES, one.seen.state)))) ", "
                                    (words.say(&format!("trend-{}", code_of(&TRENDS, one.seen.trend)))) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A name that fits before the lines; the whole name stands in the table.
fn short(name: &str) -> String {
    let plain: Vec<char> = name.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}')).collect();
    if plain.len() <= 24 {
        plain.iter().collect()
    } else {
        plain[..23].iter().collect::<String>() + "…"
    }
}

/// One digit after the point is finer than a screen.
fn round(number: f32) -> f32 {
    (number * 10.0).round() / 10.0
}
