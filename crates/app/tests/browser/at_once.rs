// SPDX-License-Identifier: AGPL-3.0-or-later
//! What to do at once: read in a kitchen with a thumb, with a signal and without; and what may come next, read there too.

use super::accessible::{axe, wrong_with};
use super::away::{opens, takes_of, writes};
use super::harness::{Browser, DESKTOP, PHONE, Server, driver};
use super::pages::Stop;

const SAW: &str = "Tormentil-3307 she cried and held on to me.";
const TO_CALL: &str = "[data-page-here] a[href^='tel:']";

/// Nothing that axe finds is wrong with the page, and it fits the screen.
fn good(browser: &Browser, name: &'static str, path: &str) {
    if let Some(axe) = axe() {
        let wrong = wrong_with(browser, &axe, &Stop::new(name, path.to_owned()));
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
    browser.goto(path);
    let wide = browser.run("return document.documentElement.scrollWidth - innerWidth", Vec::new());
    assert!(wide.as_i64() <= Some(0), "nothing lies beside the screen: {wide}");
}

#[test]
fn w1_what_to_do_at_once_is_there_without_signal() {
    let Some(program) = driver() else { return };
    let mut server = Server::start();
    let browser = Browser::open(&program, &server, PHONE);
    browser.sign_in(server.link_of("imani"));
    good(&browser, "what to do at once", "/at-once");
    let small = "return Math.min(...[...document.querySelectorAll('a.call')] \
         .map(one => one.getBoundingClientRect().height))";
    let height = browser.run(small, Vec::new()).as_f64().unwrap_or_default();
    assert!(height >= 44.0, "as large as a thumb: {height}");
    takes_of(&browser, "Mateo");

    server.stop();
    browser.goto("/today");
    assert!(browser.comes("[data-part=locked]:not([hidden])"));
    assert!(!browser.has("[data-beside] button"), "locked, nothing is here");
    opens(&browser);
    browser.press("[data-part=open] [data-beside] button");
    browser.wait_for("#reading", "What to do at once");
    browser.wait_for("[data-page-here]", "Get safe first");
    let first = "return document.querySelector(\"[data-page-here] a[href^='tel:']\").href";
    assert_eq!(browser.run(first, Vec::new()), "tel:5550100");
    let others = "return [...document.querySelectorAll('[data-page-here] a')] \
         .filter(one => !one.href.startsWith('tel:')).length";
    assert_eq!(browser.run(others, Vec::new()), 0, "no way leads to what is not here");
    browser.press("[data-back]");

    // While a note is written it is one tap away, and what was typed stays.
    writes(&browser);
    browser.type_in("#child", SAW);
    browser.press("[data-part=reading] [data-beside] button");
    browser.wait_for("#reading", "What to do at once");
    assert!(browser.has(TO_CALL));
    browser.press("[data-back]");
    writes(&browser);
    assert_eq!(browser.value("#child"), SAW);
    browser.press("[data-back]");

    // What may come next is read there, where it is for all; of what is one caregiver's there is no sign.
    let names = "return [...document.querySelectorAll('[data-pages] button')] \
         .map(one => one.textContent).join('|')";
    let names = browser.run(names, Vec::new());
    let names = names.as_str().unwrap_or_default().to_owned();
    assert_eq!(names.matches("What may come next").count(), 1, "{names}");
    let opens_it = "[...document.querySelectorAll('[data-pages] button')] \
         .find(one => one.textContent.startsWith('What may come next')).click()";
    browser.run(opens_it, Vec::new());
    browser.wait_for("#reading", "What may come next");
    browser.wait_for("[data-page-here] article", "Mateo");
    assert!(!browser.has("[data-page-here] form") && !browser.has("[data-page-here] button"));

    // Locked again, no word of it is on the page.
    browser.press("[data-part=reading] [data-lock]");
    assert!(browser.comes("[data-part=locked]:not([hidden])"));
    assert!(!browser.has("[data-beside] button"));
}

#[test]
fn whom_to_call_is_written_by_a_manager_and_read_on_every_screen() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let desk = Browser::open(&program, &server, DESKTOP);
    desk.sign_in(server.link_of("marguerite"));
    good(&desk, "numbers", "/at-once/numbers");
    desk.empty("#number-poison");
    desk.type_in("#number-poison", "call us");
    desk.press("main form button[type=submit]");
    assert!(desk.comes("[data-errors]"));
    assert_eq!(desk.value("#number-poison"), "call us");
    desk.empty("#number-poison");
    desk.type_in("#number-poison", "(202) 555-0143");
    desk.press("main form button[type=submit]");
    desk.wait_for("h1", "What to do at once");
    assert!(desk.has("a[href='tel:2025550143']"));
    good(&desk, "what to do at once", "/at-once");
}
