// SPDX-License-Identifier: AGPL-3.0-or-later
//! The pages of the calendar, and of the address a phone reads it at.

use super::harness::Browser;
use super::pages::Stop;

/// A day in a week in which the made-up agency has no visit yet.
fn in_an_empty_week(browser: &Browser) -> String {
    let script = "return new Date(Date.now() + 300 * 864e5).toISOString().slice(0, 10)";
    let day = browser.run(script, Vec::new());
    day.as_str().expect("a day").to_owned()
}

/// The pages of the calendar of a visitor who is signed in.
pub fn of_calendar(browser: &Browser) -> Vec<Stop> {
    let empty = format!("/calendar?week={}", in_an_empty_week(browser));
    vec![
        Stop::new("the calendar", "/calendar"),
        Stop::new("the calendar, an empty week", empty),
        Stop::new("a calendar on the phone", "/me/calendar"),
        Stop::new("a calendar on the phone, its address", "/me/calendar")
            .pressing("main form button[value=make]"),
    ]
}
