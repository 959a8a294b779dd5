// SPDX-License-Identifier: AGPL-3.0-or-later
//! The rhythm of visits: for each family a line of weeks with a dot for each visit, and the same as a table.

use jiff::ToSpan as _;
use jiff::civil::Date;
use maud::{Markup, html};

use super::notice;
use crate::words::{Arg, Words};

/// Weeks before this one that the wide picture and the table show.
const WEEKS: usize = 12;
/// Weeks before this one that the narrow picture shows.
const WEEKS_NARROW: usize = 6;
/// This week and the next.
const WEEKS_AHEAD: usize = 2;

/// What became of a visit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mark {
    /// It took place.
    Happened,
    /// It did not.
    DidNotHappen,
    /// It is to be.
    Planned,
}

/// One family's line.
#[derive(Clone)]
pub struct RhythmRow {
    /// What the family is called.
    pub name: String,
    /// Its page.
    pub link: String,
    /// How often visits are meant to be, in words; may be empty.
    pub rhythm: String,
    /// Its visits in any order; those outside the weeks shown are left out.
    pub marks: Vec<(Date, Mark)>,
}

/// What the picture is drawn from.
#[derive(Clone)]
pub struct Rhythm {
    /// The day it is drawn for.
    pub today: Date,
    /// The families, from top to bottom.
    pub rows: Vec<RhythmRow>,
}

/// The picture, wide and narrow, and its table.
pub fn rhythm(words: Words, rhythm: &Rhythm) -> Markup {
    html! {
        section.fig aria-labelledby="rhythm" {
            div.row.between.figpad {
                h2 id="rhythm" { (words.say("rhythm-title")) }
                p.meta { (words.with("rhythm-families", &[("count", count(rhythm.rows.len()))])) }
            }
            @if rhythm.rows.iter().all(|row| row.marks.is_empty()) {
                (notice::empty(&words.say("rhythm-empty")))
            } @else {
                div.fig-scroll.wide-only role="region" aria-label=(words.say("rhythm-scrolls")) tabindex="0" {
                    (picture(words, rhythm, &WIDE))
                }
                div.fig-scroll.narrow-only { (picture(words, rhythm, &NARROW)) }
                (legend(words))
                div.fig-foot { (as_table(words, rhythm)) }
            }
        }
    }
}

/// The measures of a picture, in its own units, which are pixels where the picture is not scaled.
struct Shape {
    id: &'static str,
    weeks: usize,
    /// Where the first week stands.
    first: f32,
    /// From one week to the next.
    step: f32,
    /// From one family to the next.
    row: f32,
    /// Room after the last week.
    after: f32,
}

const WIDE: Shape =
    Shape { id: "rhythm-wide", weeks: WEEKS, first: 164.0, step: 36.0, row: 31.0, after: 126.0 };
const NARROW: Shape = Shape {
    id: "rhythm-narrow",
    weeks: WEEKS_NARROW,
    first: 118.0,
    step: 25.0,
    row: 33.0,
    after: 10.0,
};

/// Where the first family stands.
const TOP: f32 = 38.0;

impl Shape {
    fn columns(&self) -> usize {
        self.weeks + WEEKS_AHEAD
    }

    fn x(&self, column: usize) -> f32 {
        self.first + as_f32(column) * self.step
    }

    fn y(&self, row: usize) -> f32 {
        TOP + as_f32(row) * self.row
    }

    /// Whether there is room for words at the head and at the end of the lines.
    fn wide(&self) -> bool {
        self.weeks == WEEKS
    }

    fn width(&self) -> f32 {
        self.x(self.columns() - 1) + self.after
    }
}

fn picture(words: Words, rhythm: &Rhythm, shape: &Shape) -> Markup {
    let (width, height) = (shape.width(), shape.y(rhythm.rows.len()) - 8.0);
    let named = [("weeks", count(shape.weeks)), ("count", count(rhythm.rows.len()))];
    // Between the last week and this one.
    let line = shape.x(shape.weeks) - shape.step * 0.45;
    html! {
        svg.pic role="img" viewBox={ "0 0 " (width) " " (height) } width=(width) height=(height)
            aria-labelledby={ (shape.id) "-title " (shape.id) "-says" } {
            title id={ (shape.id) "-title" } { (words.with("rhythm-picture", &named)) }
            desc id={ (shape.id) "-says" } { (words.say("rhythm-picture-says")) }
            @for (column, month) in months(words, rhythm.today, shape) {
                text.tk x=(shape.x(column) - 4.0) y="16" { (month) }
            }
            path.today d={ "M" (round(line)) " 6V" (height - 4.0) } {}
            @if shape.wide() {
                text.tk x=(round(line + 6.0)) y="16" { (words.say("rhythm-this-week")) }
            } @else {
                text.tk.end x=(round(line - 5.0)) y="16" { (words.say("rhythm-this-week")) }
            }
            @for (number, row) in rhythm.rows.iter().enumerate() {
                (line_of(rhythm.today, row, shape, number))
            }
        }
    }
}

fn line_of(today: Date, row: &RhythmRow, shape: &Shape, number: usize) -> Markup {
    let y = shape.y(number);
    let weeks = by_week(today, shape.weeks, &row.marks);
    let first = weeks.iter().position(|week| !week.is_empty());
    html! {
        text.tb x="0" y=(y + 4.5) { (fitting(&row.name, shape.first - 14.0)) }
        @if let Some(first) = first {
            path.rail d={ "M" (shape.x(first)) " " (y) "H" (shape.x(shape.columns() - 1)) } {}
        }
        @for (column, week) in weeks.iter().enumerate() {
            @for (nth, mark) in week.iter().enumerate() {
                (dot(*mark, shape.x(column) + beside(nth, week.len(), shape.step), y, week.len() > 1))
            }
        }
        @if shape.wide() {
            text.tk x=(shape.x(shape.columns() - 1) + 22.0) y=(y + 4.5) { (row.rhythm) }
        }
    }
}

fn dot(mark: Mark, x: f32, y: f32, shared: bool) -> Markup {
    let (class, radius) = match mark {
        Mark::Happened => ("kept", 7.0),
        Mark::DidNotHappen => ("miss", 6.2),
        Mark::Planned => ("next", 6.2),
    };
    let radius = if shared { 4.6 } else { radius };
    html! { circle class=(class) cx=(round(x)) cy=(y) r=(radius) {} }
}

/// How far from the middle of its week a visit stands that shares the week with others.
fn beside(nth: usize, of: usize, step: f32) -> f32 {
    if of < 2 { 0.0 } else { (as_f32(nth) / as_f32(of - 1) - 0.5) * step * 0.5 }
}

/// The visits of each week, from the earliest to the next week, in the order of their days.
fn by_week(today: Date, weeks: usize, marks: &[(Date, Mark)]) -> Vec<Vec<Mark>> {
    let mut shown = vec![Vec::new(); weeks + WEEKS_AHEAD];
    let mut marks = marks.to_vec();
    marks.sort_by_key(|(on, _)| *on);
    for (on, mark) in marks {
        if let Some(week) = column(today, weeks, on).and_then(|column| shown.get_mut(column)) {
            week.push(mark);
        }
    }
    shown
}

/// The column of a day; none for a day before the weeks shown.
fn column(today: Date, weeks: usize, on: Date) -> Option<usize> {
    let days = (on - monday(today)?).get_days();
    let back = i32::try_from(weeks).ok()?;
    usize::try_from(days.div_euclid(7) + back).ok()
}

fn monday(of: Date) -> Option<Date> {
    of.checked_sub(i64::from(of.weekday().to_monday_zero_offset()).days()).ok()
}

/// The columns at which a month begins, with its name; the first week is named too where there is room.
fn months(words: Words, today: Date, shape: &Shape) -> Vec<(usize, String)> {
    let mondays: Vec<Option<Date>> = (0..shape.weeks)
        .map(|column| {
            let back = i64::try_from(shape.weeks - column).ok()?;
            monday(today)?.checked_sub((back * 7).days()).ok()
        })
        .collect();
    let mut named: Vec<(usize, String)> = Vec::new();
    let mut before = None;
    for (column, day) in mondays.into_iter().enumerate() {
        let Some(day) = day else { continue };
        if before != Some(day.month()) {
            if named.last().is_some_and(|(last, _)| column - last < 2) {
                named.pop();
            }
            named.push((column, words.month_short(day)));
        }
        before = Some(day.month());
    }
    // In the narrow picture the words at the line of this week stand before it.
    named.retain(|(column, _)| shape.wide() || column + 3 < shape.weeks);
    named
}

/// A name that fits into the room; the whole name stands in the table.
fn fitting(name: &str, room: f32) -> String {
    // The marks that set a name apart take no room.
    let mark = |c: char| matches!(c, '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}');
    let name: String = name.chars().filter(|c| !mark(*c)).collect();
    if name.chars().map(breadth).sum::<f32>() <= room {
        return name;
    }
    let mut left = room - breadth('m');
    let cut: String = name
        .chars()
        .take_while(|c| {
            left -= breadth(*c);
            left >= 0.0
        })
        .collect();
    format!("{}…", cut.trim_end_matches([' ', ',', '&']))
}

/// About how broad a character is at 13 px; the server knows no fonts, so it errs on the broad side.
fn breadth(c: char) -> f32 {
    match c {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | ' ' | ',' | '.' | '\'' | '’' | '-' => 3.9,
        'm' | 'w' | 'M' | 'W' | '&' | '…' => 10.5,
        c if c.is_uppercase() => 8.8,
        c if c.is_ascii() || ('\u{c0}'..='\u{24f}').contains(&c) => 7.1,
        _ => 13.0,
    }
}

fn legend(words: Words) -> Markup {
    let signs = [
        (Mark::Happened, "rhythm-happened"),
        (Mark::DidNotHappen, "rhythm-did-not"),
        (Mark::Planned, "rhythm-planned"),
    ];
    html! {
        ul.n.signs {
            @for (mark, key) in signs {
                li { svg.pic aria-hidden="true" viewBox="0 0 16 16" width="16" height="16" { (dot(mark, 8.0, 8.0, false)) }
                    (words.say(key)) }
            }
        }
    }
}

fn as_table(words: Words, rhythm: &Rhythm) -> Markup {
    html! {
        details {
            summary { (words.say("rhythm-as-table")) }
            div.table-scroll role="region" aria-label=(words.say("rhythm-table-scrolls")) tabindex="0" {
                table {
                    caption.vh { (words.say("rhythm-table")) }
                    thead { tr {
                        th scope="col" { (words.say("rhythm-family")) }
                        th scope="col" { (words.say("rhythm-how-often")) }
                        th.num scope="col" { (words.say("rhythm-happened")) }
                        th.num scope="col" { (words.say("rhythm-did-not")) }
                        th.num scope="col" { (words.say("rhythm-planned")) }
                    } }
                    tbody { @for row in &rhythm.rows { (table_row(rhythm.today, row)) } }
                }
            }
        }
    }
}

fn table_row(today: Date, row: &RhythmRow) -> Markup {
    let shown = by_week(today, WEEKS, &row.marks).concat();
    html! {
        tr {
            th scope="row" { a href=(row.link) { (row.name) } }
            td { (row.rhythm) }
            @for mark in [Mark::Happened, Mark::DidNotHappen, Mark::Planned] {
                td.num { (shown.iter().filter(|known| **known == mark).count()) }
            }
        }
    }
}

fn count(of: usize) -> Arg {
    i64::try_from(of).unwrap_or(i64::MAX).into()
}

/// Rows and columns are few, so nothing is lost.
fn as_f32(number: usize) -> f32 {
    u16::try_from(number).map_or(f32::from(u16::MAX), f32::from)
}

/// One digit after the point is finer than a screen.
fn round(number: f32) -> f32 {
    (number * 10.0).round() / 10.0
}
