// SPDX-License-Identifier: AGPL-3.0-or-later
//! The one thing we say in iCalendar (RFC 5545): when there is something, in UTC, and nothing of what it is.

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan as _};

/// The longest a line may be, in bytes, without its end (RFC 5545, 3.1).
const LINE_MAX: usize = 75;

/// Something that is at some time.
pub struct Event {
    /// The same for as long as it is the same thing; nobody learns from it what.
    pub uid: String,
    /// How often it was moved.
    pub sequence: i64,
    /// When it is.
    pub at: At,
}

/// When something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// At an hour, for so many minutes.
    Hour(DateTime, u16),
    /// On a day, at no hour yet.
    Day(Date),
}

/// A calendar of events, each under the same word.
pub fn calendar(events: &[Event], summary: &str, (zone, now): (&TimeZone, Timestamp)) -> String {
    let mut text = String::new();
    let mut line = |content: String| fold(&mut text, &content);
    line("BEGIN:VCALENDAR".to_owned());
    line("VERSION:2.0".to_owned());
    line("PRODID:-//Calendar//Calendar 1//EN".to_owned());
    line("CALSCALE:GREGORIAN".to_owned());
    for event in events {
        let Some((begins, over)) = hours(event.at, zone) else { continue };
        line("BEGIN:VEVENT".to_owned());
        line(format!("UID:{}", event.uid));
        line(format!("DTSTAMP:{}", utc(now)));
        line(format!("DTSTART{begins}"));
        line(format!("DTEND{over}"));
        line(format!("SEQUENCE:{}", event.sequence));
        line(format!("SUMMARY:{}", escaped(summary)));
        line("CLASS:PRIVATE".to_owned());
        line("END:VEVENT".to_owned());
    }
    line("END:VCALENDAR".to_owned());
    text
}

fn utc(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// Where it begins and is over. An hour that a clock skips in spring is the one after it, and of one that comes
/// twice in autumn the first is meant; it lasts as long as any other.
fn hours(at: At, zone: &TimeZone) -> Option<(String, String)> {
    match at {
        At::Hour(begins, minutes) => {
            let begins = zone.to_timestamp(begins).ok()?;
            let lasts = SignedDuration::from_mins(i64::from(minutes));
            let over = begins.checked_add(lasts).ok()?;
            Some((format!(":{}", utc(begins)), format!(":{}", utc(over))))
        }
        At::Day(day) => {
            let next = day.checked_add(1.day()).ok()?;
            let date = |day: Date| format!(";VALUE=DATE:{}", day.strftime("%Y%m%d"));
            Some((date(day), date(next)))
        }
    }
}

/// Text as RFC 5545 writes it (3.3.11).
fn escaped(text: &str) -> String {
    let mut all = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => all.extend(['\\', c]),
            '\n' => all.push_str("\\n"),
            c if c.is_control() => {}
            c => all.push(c),
        }
    }
    all
}

/// Writes one line, folded where it is too long, never within a character.
fn fold(text: &mut String, line: &str) {
    let mut room = LINE_MAX;
    for c in line.chars() {
        if c.len_utf8() > room {
            text.push_str("\r\n ");
            room = LINE_MAX - 1;
        }
        room -= c.len_utf8();
        text.push(c);
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, datetime};

    use super::*;

    fn zone() -> TimeZone {
        TimeZone::get("America/Chicago").expect("the zone is known")
    }

    fn event(uid: &str, sequence: i64, at: At) -> Event {
        Event { uid: uid.to_owned(), sequence, at }
    }

    const NOW: Timestamp = Timestamp::constant(1_791_000_000, 0);

    #[test]
    fn a_calendar_says_when_and_nothing_else() {
        let events = [
            event("a1", 0, At::Hour(datetime(2026, 10, 6, 14, 0, 0, 0), 60)),
            event("b2", 2, At::Day(date(2026, 10, 31))),
        ];
        let expected = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Calendar//Calendar 1//EN\r\n\
            CALSCALE:GREGORIAN\r\n\
            BEGIN:VEVENT\r\nUID:a1\r\nDTSTAMP:20261003T040000Z\r\nDTSTART:20261006T190000Z\r\n\
            DTEND:20261006T200000Z\r\nSEQUENCE:0\r\nSUMMARY:Visit\r\nCLASS:PRIVATE\r\nEND:VEVENT\r\n\
            BEGIN:VEVENT\r\nUID:b2\r\nDTSTAMP:20261003T040000Z\r\nDTSTART;VALUE=DATE:20261031\r\n\
            DTEND;VALUE=DATE:20261101\r\nSEQUENCE:2\r\nSUMMARY:Visit\r\nCLASS:PRIVATE\r\nEND:VEVENT\r\n\
            END:VCALENDAR\r\n";
        assert_eq!(calendar(&events, "Visit", (&zone(), NOW)), expected);
    }

    #[test]
    fn hours_hold_on_both_days_on_which_clocks_change() {
        let at = |begins| hours(At::Hour(begins, 60), &zone()).expect("it is a moment");
        let both = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        // Two in the afternoon is two in the afternoon, before and after.
        for (begins, from, to) in [
            (datetime(2026, 3, 7, 14, 0, 0, 0), ":20260307T200000Z", ":20260307T210000Z"),
            (datetime(2026, 3, 8, 14, 0, 0, 0), ":20260308T190000Z", ":20260308T200000Z"),
            (datetime(2026, 10, 31, 14, 0, 0, 0), ":20261031T190000Z", ":20261031T200000Z"),
            (datetime(2026, 11, 1, 14, 0, 0, 0), ":20261101T200000Z", ":20261101T210000Z"),
            // Skipped in spring, twice in autumn; an hour stays an hour.
            (datetime(2026, 3, 8, 2, 30, 0, 0), ":20260308T083000Z", ":20260308T093000Z"),
            (datetime(2026, 11, 1, 1, 30, 0, 0), ":20261101T063000Z", ":20261101T073000Z"),
        ] {
            assert_eq!(at(begins), both(from, to), "{begins}");
        }
    }

    #[test]
    fn a_long_line_is_folded_between_characters() {
        let mut text = String::new();
        fold(&mut text, &"é".repeat(100));
        let lines: Vec<&str> = text.strip_suffix("\r\n").expect("it ends").split("\r\n").collect();
        assert!(lines.iter().all(|line| line.len() <= LINE_MAX) && lines.len() == 3);
        assert_eq!(lines.join("").replace(' ', ""), "é".repeat(100));
        assert_eq!(escaped("a,b;c\\d\ne\r"), "a\\,b\\;c\\\\d\\ne");
    }
}
