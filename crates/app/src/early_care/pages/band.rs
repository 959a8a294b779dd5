// SPDX-License-Identifier: AGPL-3.0-or-later
//! The picture of early care: one line for each stay from birth until today, drawn open where days are not known.

use jiff::ToSpan as _;
use jiff::civil::Date;
use maud::{Markup, html};
use practice::early_care::{Account, Nights, Span, Stay};
use practice::people::Person;

use super::{arms, keeps_off_paper};
use crate::called;
use crate::open::Open;

/// The width of the picture, in its own units.
const WIDTH: f64 = 680.0;
/// From one stay to the next.
const ROW: f64 = 40.0;
/// Room above the first stay, for the months.
const TOP: f64 = 34.0;
/// The most months that are named.
const MONTHS: usize = 9;
/// The most letters of a line that fit above its band.
const LETTERS: usize = 84;

/// Where a day stands between birth and today.
struct Scale {
    born: Date,
    days: f64,
}

impl Scale {
    fn x(&self, day: Date) -> f64 {
        round(f64::from((day - self.born).get_days()) / self.days * WIDTH)
    }
}

/// The picture with its legend; the table beside it says the same.
pub fn figure(open: &Open, child: &Person, nights: &Nights<'_>) -> Markup {
    let words = open.who.words;
    let born = child.born().unwrap_or(open.today).min(open.today);
    let scale = Scale { born, days: f64::from((open.today - born).get_days().max(1)) };
    let spans: Vec<_> = nights.spans().collect();
    let rows = f64::from(u16::try_from(spans.len()).unwrap_or(u16::MAX));
    let height = TOP + rows * ROW;
    let title =
        words.with("early-picture", &[("count", i64::try_from(spans.len()).unwrap_or(0).into())]);
    html! {
        section.fig.mt5 aria-labelledby="band" {
            div.figpad { h3 id="band" { (words.say("early-picture-heading")) } }
            div.fig-scroll role="region" aria-label=(words.say("early-picture-scrolls")) tabindex="0" {
                svg.pic role="img" viewBox={ "0 0 " (WIDTH) " " (height) } width=(WIDTH) height=(height)
                    aria-labelledby="band-title band-says" {
                    title id="band-title" { (title) }
                    desc id="band-says" { (words.say("early-picture-says")) }
                    @for (day, month) in months(open, born) {
                        path.ax d={ "M" (scale.x(day)) " 20V" (height) } {}
                        text.tk x=(scale.x(day)) y="14" { (month) }
                    }
                    @for (number, one) in (0_u16..).zip(&spans) {
                        (line(open, &scale, TOP + f64::from(number) * ROW, one))
                    }
                }
            }
            (legend(open))
        }
    }
}

/// A stay: its surest days as a band, and around it where it may have begun or ended.
fn line(
    open: &Open,
    scale: &Scale,
    y: f64,
    (stay, account, span): &(&Stay, &Account, Span),
) -> Markup {
    let says = format!("{} · {}", arms(open, account), called::place(open.who.words, account));
    let says: String = says.chars().take(LETTERS).collect();
    let (first, last) = (scale.x(span.from.0), scale.x(span.until.1));
    let (sure, ends) = (scale.x(span.from.1), scale.x(span.until.0));
    let rough = span.from.0 != span.from.1 || span.until.0 != span.until.1;
    html! {
        g.noprint[keeps_off_paper(open, stay.told.confided)] {
            text.tb x="0" y=(y + 10.0) { (says) }
            @if account.nobody_knows() {
                (bar("miss", y, (first, last)))
            } @else {
                @if rough { (bar("next", y, (first, last))) }
                @if sure < ends { (bar("kept", y, (sure, ends))) }
            }
        }
    }
}

/// A band that is always wide enough to be seen.
fn bar(class: &str, y: f64, (from, until): (f64, f64)) -> Markup {
    let width = round((until - from).max(3.0));
    let x = from.min(WIDTH - width);
    html! { rect class=(class) x=(x) y=(y + 16.0) width=(width) height="12" rx="4" {} }
}

fn legend(open: &Open) -> Markup {
    let words = open.who.words;
    html! {
        ul.n.signs {
            @for (class, key) in [("kept", "early-sign-sure"), ("next", "early-sign-rough"), ("miss", "early-sign-nobody")] {
                li { svg.pic aria-hidden="true" viewBox="0 0 28 16" width="28" height="16" {
                        rect class=(class) x="1" y="2" width="26" height="12" rx="4" {} }
                    (words.say(key)) }
            }
        }
    }
}

/// The first days of months that are named: all of them, or every so manieth.
fn months(open: &Open, born: Date) -> Vec<(Date, String)> {
    let words = open.who.words;
    let mut all = Vec::new();
    let mut month = born.first_of_month();
    while let Ok(next) = month.checked_add(1.month())
        && next <= open.today
    {
        month = next;
        all.push(month);
    }
    let step = all.len().div_ceil(MONTHS).max(1);
    let said = all.iter().enumerate().step_by(step).map(|(number, month)| {
        let short = words.month_short(*month);
        let first = number == 0 || month.month() <= i8::try_from(step).unwrap_or(i8::MAX);
        (*month, if first { format!("{short} {}", month.year()) } else { short })
    });
    said.collect()
}

/// One digit after the point is finer than a screen.
fn round(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}
