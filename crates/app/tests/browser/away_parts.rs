// SPDX-License-Identifier: AGPL-3.0-or-later
//! The page without signal, part by part: none breaks a rule of accessibility, and a browser keeps this page and no other.

use std::collections::BTreeSet;

use serde_json::Value;

use super::accessible::{axe, wrong_here};
use super::away::{opens, takes, writes};
use super::harness::{Browser, PHONE, Server, driver};
use super::pages::family_called;

/// What a browser may keep for when nobody answers, as somebody would list it: the page, and what it is made of.
const KEPT: [&str; 15] = [
    "/away/in/en",
    "app.css",
    "away.js",
    "device.js",
    "enhance.js",
    "favicon.svg",
    "kept.js",
    "locks.js",
    "notes.js",
    "parts.js",
    "pictures.css",
    "sealing.js",
    "taking.js",
    "tokens.css",
    "trees.js",
];

/// The addresses of whatever lies in the browser's caches, and the text of each.
fn kept(browser: &Browser) -> Vec<(String, String)> {
    let script = "const done = arguments[0]; (async () => { const all = []; \
        for (const name of await caches.keys()) { const cache = await caches.open(name); \
            for (const one of await cache.keys()) { const at = new URL(one.url); \
                all.push([at.pathname + at.search, await (await cache.match(one)).text()]); } } \
        done(all.sort()); })()";
    serde_json::from_value(browser.run_later(script, Vec::new())).expect("addresses and texts")
}

/// A file's name, without the sum in it.
fn named(at: &str) -> String {
    let Some(file) = at.strip_prefix("/assets/") else { return at.to_owned() };
    let parts: Vec<&str> = file.split('.').collect();
    match parts[..] {
        [name, _, extension] => format!("{name}.{extension}"),
        _ => at.to_owned(),
    }
}

/// Nothing lies in the caches but what may; none of it says any of these.
fn holds_the_page_alone(browser: &Browser, names: &[&str], when: &str) {
    let all = kept(browser);
    let files: Vec<String> = all.iter().map(|(at, _)| named(at)).collect();
    let expected: BTreeSet<String> = KEPT.map(str::to_owned).into();
    assert_eq!(files.iter().cloned().collect::<BTreeSet<_>>(), expected, "{when}");
    assert_eq!(files.len(), KEPT.len(), "{when}: each once");
    for (at, text) in &all {
        assert!(!text.is_empty(), "{at} is empty");
        for name in names {
            assert!(!text.contains(name), "{when}: {at} says {name}");
        }
    }
}

#[test]
fn a_browser_keeps_the_page_that_names_nobody_and_no_other_whatever_one_opens() {
    let Some(program) = driver() else { return };
    let mut server = Server::start();
    let browser = Browser::open(&program, &server, PHONE);
    browser.sign_in(server.link_of("imani"));
    takes(&browser);
    let names = ["Mateo", "Rosa", "Imani"];
    holds_the_page_alone(&browser, &names, "taken along");
    // Pages of families are opened past the script that keeps that page, with somebody answering and with nobody.
    let family = family_called(&browser, "Mateo & Rosa");
    for page in ["story", "people", "visits", "map", "before"] {
        browser.goto(&format!("{family}/{page}"));
    }
    let beside = "return navigator.serviceWorker.controller !== null";
    assert_eq!(
        browser.run(beside, Vec::new()),
        Value::Bool(true),
        "the script is beside the pages"
    );
    holds_the_page_alone(&browser, &names, "after pages of a family");
    server.stop();
    browser.goto(&format!("{family}/story"));
    assert!(browser.comes("[data-part=locked]:not([hidden])"));
    opens(&browser);
    writes(&browser);
    holds_the_page_alone(&browser, &names, "without signal");
}

/// Nothing is wrong with the page as it is now; afterwards it is as wide as a telephone again.
fn is_well(browser: &Browser, axe: &str, part: &str, wrong: &mut Vec<String>) {
    assert!(browser.comes(&format!("[data-part={part}]:not([hidden])")), "{part}");
    wrong.extend(wrong_here(browser, axe, &format!("without signal, {part}")));
    browser.size(PHONE.width, PHONE.height, PHONE.touch);
}

#[test]
fn no_part_of_the_page_without_signal_breaks_a_rule() {
    let (Some(program), Some(axe)) = (driver(), axe()) else { return };
    let mut server = Server::start();
    let browser = Browser::open(&program, &server, PHONE);
    browser.sign_in(server.link_of("imani"));
    let mut wrong = Vec::new();
    takes(&browser);
    browser.run("document.querySelectorAll('details').forEach(d => { d.open = true })", Vec::new());
    assert!(browser.comes("[data-offered-list] input"));
    is_well(&browser, &axe, "open", &mut wrong);
    server.stop();
    browser.goto("/today");
    browser.run("document.querySelectorAll('details').forEach(d => { d.open = true })", Vec::new());
    is_well(&browser, &axe, "locked", &mut wrong);
    browser.type_in("#passphrase", "no phrase of mine at all");
    browser.press("[data-unlock] button");
    browser.wait_for("#said", "not the passphrase of this device");
    is_well(&browser, &axe, "locked", &mut wrong);
    opens(&browser);
    let pages =
        browser.run("return document.querySelectorAll('[data-pages] button').length", Vec::new());
    let pages = pages.as_u64().expect("a number");
    assert!(pages >= 2, "the page before the visit and the map: {pages}");
    for number in 1..=pages {
        browser.press(&format!("[data-pages] button:nth-child({number})"));
        is_well(&browser, &axe, "reading", &mut wrong);
        browser.press("[data-back]");
    }
    writes(&browser);
    let unfold =
        "document.querySelectorAll('[data-page-here] details').forEach(d => { d.open = true })";
    browser.run(unfold, Vec::new());
    is_well(&browser, &axe, "reading", &mut wrong);
    browser.type_in("#child", "He looked up.");
    browser.press("[data-page-here] [data-finish]");
    browser.wait_for("[data-out-list]", "Waiting for signal");
    is_well(&browser, &axe, "open", &mut wrong);
    wrong.dedup();
    assert!(wrong.is_empty(), "{}\n{} in all", wrong.join("\n"), wrong.len());
}
