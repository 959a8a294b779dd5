// SPDX-License-Identifier: AGPL-3.0-or-later
//! The pages of the calendar, and of the address a phone reads it at; and by keyboard what a planned visit takes.

use super::accessible::{axe, wrong_with};
use super::ahead::tab_to;
use super::harness::{Browser, PHONE, Server, driver};
use super::pages::{Stop, family_called};

const ENTER: &str = "\u{E007}";

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

/// Plans an hour with a family, on a day on which nothing else is, and answers where that led.
fn plan(browser: &Browser, family: &str, at: &str) -> String {
    browser.goto(&format!("{family}/visits/plan"));
    let fill = "
        const [on, at] = arguments;
        for (const [id, value] of Object.entries({ on, at, minutes: '60', travel: '20' })) {
            document.getElementById(id).value = value;
        }";
    let day = in_an_empty_week(browser);
    browser.run(fill, vec![day.into(), at.into()]);
    browser.press("form[action$='/visits/plan'] button[type=submit]");
    browser.leaves(&format!("{family}/visits/plan"));
    browser.path()
}

fn plain(browser: &Browser, css: &str) -> String {
    browser.text(css).replace(|c| matches!(c, '\u{2066}'..='\u{2069}'), "")
}

#[test]
fn a_planned_visit_takes_something_else_and_says_what_it_lies_over() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, PHONE);
    browser.sign_in(server.link_of("imani"));
    let one = family_called(&browser, "Mateo & Rosa");
    browser.goto("/families");
    let others = browser.links(".families .who a");
    let other = others.iter().find(|path| !path.starts_with(&one)).expect("she has others");
    let other = other.trim_end_matches("/story");
    assert_eq!(plan(&browser, &one, "10:00"), format!("{one}/visits"));
    // What follows planning says it, and leads to the other visit, whose page says it too.
    plan(&browser, other, "10:30");
    let days = "[aria-labelledby=own-days]";
    let over =
        "From 10:30 am to 11:00 am it lies over another visit: Mateo & Rosa, 10:00 am to 11:00 am.";
    assert!(plain(&browser, days).contains(over), "{}", plain(&browser, days));
    let second = browser.links(&format!("{days} .who a")).last().expect("the visit").clone();
    tab_to(&browser, &format!("{days} > :last-child .note a"));
    browser.key(ENTER);
    browser.wait_for(days, "The way to the later one takes 20 minutes.");
    let first = browser.path();
    assert!(first.starts_with(&one), "{first}");
    // By keyboard alone it is to be over sooner, and then nothing is in the way.
    tab_to(&browser, "main a[href$='/takes']");
    browser.key(ENTER);
    browser.wait_for("#visit", "Change what this visit takes");
    let takes = browser.path();
    tab_to(&browser, "#minutes");
    assert_eq!(browser.value("#minutes"), "60");
    browser.key("1");
    browser.key("0");
    tab_to(&browser, "form[action$='/takes'] button[type=submit]");
    browser.key(ENTER);
    browser.wait_for("[aria-labelledby=changed]", "60 minutes");
    assert_eq!(browser.path(), first);
    assert!(plain(&browser, "dl.facts").contains("10 minutes"));
    assert!(!browser.has(days), "ten minutes are over in time");
    let wide = browser.run("return document.documentElement.scrollWidth - innerWidth", Vec::new());
    assert!(wide.as_i64() <= Some(0), "nothing lies beside a small screen: {wide}");
    // As it was again, since what is said has to be read by everybody.
    browser.goto(&takes);
    browser.empty("#minutes");
    browser.type_in("#minutes", "55");
    browser.press("form[action$='/takes'] button[type=submit]");
    browser.wait_for(days, "it lies over another visit");
    let Some(axe) = axe() else { return };
    for (name, path) in [("the visit", &first), ("the other", &second), ("what it takes", &takes)] {
        let wrong = wrong_with(&browser, &axe, &Stop::new(name, path.clone()));
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
    let list = Stop::new("the list", format!("{other}/visits"));
    assert_eq!(wrong_with(&browser, &axe, &list), Vec::<String>::new());
}
