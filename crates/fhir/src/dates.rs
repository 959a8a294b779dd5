// SPDX-License-Identifier: AGPL-3.0-or-later
//! Dates as far as they are known, and moments as written: which day it was is read, never converted.

use std::fmt;
use std::str::FromStr;

use serde_json::Value;

use crate::error::{Fault, Reason};
use crate::fields::{Read, text};
use crate::json::Json;

/// A year, a month of a year, or a day: FHIR's `date`. Years run from 1 to 9999.
///
/// A shorter date sorts before the longer ones it holds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

impl PartialDate {
    /// The year, from 1 to 9999.
    #[must_use]
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month, from 1 to 12, where it is known.
    #[must_use]
    pub fn month(self) -> Option<i8> {
        self.month
    }

    /// The day of the month, from 1, where it is known.
    #[must_use]
    pub fn day(self) -> Option<i8> {
        self.day
    }

    /// Year, month and day, where all three are known: a day that exists.
    #[must_use]
    pub fn full(self) -> Option<(i16, i8, i8)> {
        Some((self.year, self.month?, self.day?))
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

// A birth date tells who somebody is.
impl fmt::Debug for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PartialDate(..)")
    }
}

/// A text that is not a date FHIR could hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not a date of the calendar")]
pub struct NotADate;

impl FromStr for PartialDate {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let mut parts = text.split('-');
        let year: i16 = digits(parts.next(), 4).ok_or(NotADate)?;
        let month = parts.next().map(|part| digits(Some(part), 2).ok_or(NotADate)).transpose()?;
        let day = parts.next().map(|part| digits(Some(part), 2).ok_or(NotADate)).transpose()?;
        let month: Option<i8> = month;
        let day: Option<i8> = day;
        let in_year = month.is_none_or(|month| (1..=12).contains(&month));
        let in_month = day.is_none_or(|day| (1..=days_in(year, month.unwrap_or(1))).contains(&day));
        if year == 0 || !in_year || !in_month || parts.next().is_some() {
            return Err(NotADate);
        }
        Ok(Self { year, month, day })
    }
}

fn days_in(year: i16, month: i8) -> i8 {
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Exactly so many ASCII digits, as a number.
fn digits<N: FromStr>(part: Option<&str>, count: usize) -> Option<N> {
    part.filter(|part| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit()))
        .and_then(|part| part.parse().ok())
}

impl Read for PartialDate {
    fn read(json: &Json<'_>) -> Result<Self, Fault> {
        text(json)?.parse().map_err(|NotADate| Reason::NotADate.into())
    }

    fn to_value(&self) -> Value {
        Value::String(self.to_string())
    }
}

/// A moment, or a date as far as it is known: FHIR's `dateTime` and `instant`.
///
/// The day is the one that was written. A visit at 2019-09-27T03:32:37+00:00 was on the 26th in
/// Chicago; whoever wrote it called it the 27th, and so does this.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct DateTime {
    text: String,
    date: PartialDate,
}

impl DateTime {
    /// As written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The calendar date as written, in whatever zone it was written in.
    #[must_use]
    pub fn date(&self) -> PartialDate {
        self.date
    }

    /// Whether a time of day was written.
    #[must_use]
    pub fn has_time(&self) -> bool {
        self.text.contains('T')
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DateTime(..)")
    }
}

impl FromStr for DateTime {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let date = match text.split_once('T') {
            None => text.parse()?,
            Some((date, time)) => {
                let date: PartialDate = date.parse()?;
                if date.day.is_none() || !is_time(time) {
                    return Err(NotADate);
                }
                date
            }
        };
        Ok(Self { text: text.to_owned(), date })
    }
}

/// hh:mm:ss, perhaps a fraction, and a zone: FHIR allows no time without one.
fn is_time(text: &str) -> bool {
    let Some(zone_at) = text.find(['Z', '+', '-']) else { return false };
    let (clock, zone) = text.split_at(zone_at);
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let parts: Vec<Option<u8>> = clock.split(':').map(|part| digits(Some(part), 2)).collect();
    // 60 is a leap second.
    let clock_is = matches!(parts[..], [Some(0..=23), Some(0..=59), Some(0..=60)]);
    let fraction_is = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    clock_is && fraction_is && is_zone(zone)
}

fn is_zone(zone: &str) -> bool {
    let Some(offset) = zone.strip_prefix(['+', '-']) else { return zone == "Z" };
    let parts: Vec<Option<u8>> = offset.split(':').map(|part| digits(Some(part), 2)).collect();
    matches!(parts[..], [Some(0..=13), Some(0..=59)] | [Some(14), Some(0)])
}

impl Read for DateTime {
    fn read(json: &Json<'_>) -> Result<Self, Fault> {
        text(json)?.parse().map_err(|NotADate| Reason::NotADateTime.into())
    }

    fn to_value(&self) -> Value {
        Value::String(self.text.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_far_as_they_are_known() {
        for text in ["2024", "2024-02", "2024-02-29", "0001", "9999-12-31", "2000-02-29"] {
            assert_eq!(text.parse::<PartialDate>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "0000",
            "24",
            "20240",
            "2024-",
            "2024-2",
            "2024-13",
            "2024-00",
            "2023-02-29",
            "1900-02-29",
            "2024-04-31",
            "2024-01-00",
            "2024-01-01-",
            "2024-01-01-01",
            "-024",
            "+024",
            " 2024",
            "2024/01/01",
            "01.02.2024",
            "２０２４",
        ] {
            assert!(text.parse::<PartialDate>().is_err(), "{text}");
        }
    }

    #[test]
    fn moments_keep_their_text_and_their_day() {
        for (text, day) in [
            ("2019-09-27T03:32:37+00:00", "2019-09-27"),
            ("2019-09-27T03:32:37.919-05:00", "2019-09-27"),
            ("2016-12-31T23:59:60Z", "2016-12-31"),
            ("2019-09-27T23:00:00+14:00", "2019-09-27"),
            ("2019-09", "2019-09"),
        ] {
            let moment: DateTime = text.parse().unwrap();
            assert_eq!((moment.as_str(), moment.date().to_string().as_str()), (text, day));
        }
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for text in [
            "2019-09T03:32:37Z",
            "2019-09-27T",
            "2019-09-27T03:32Z",
            "2019-09-27T24:00:00Z",
            "2019-09-27T03:60:00Z",
            "2019-09-27T03:32:37",
            "2019-09-27T03:32:37.Z",
            "2019-09-27T03:32:37+14:01",
            "2019-09-27T03:32:37+5:00",
            "2019-09-27 03:32:37Z",
            "2019-09-27T03:32:37Zz",
            "2019-09-27T03:32:37Z+00:00",
            "2019-09-31T03:32:37Z",
        ] {
            assert!(text.parse::<DateTime>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_date_sorts_before_the_longer_ones_it_holds() {
        let read = |text: &str| text.parse::<PartialDate>().unwrap();
        assert!(read("2024") < read("2024-01") && read("2024-01") < read("2024-01-01"));
        assert!(read("2024-12-31") < read("2025"));
    }
}
