// SPDX-License-Identifier: AGPL-3.0-or-later
//! By keyboard alone: every stop is reached, seen and not covered, none is a trap, and one may skip ahead.

use serde_json::{Value, json};

use super::harness::{Browser, DESKTOP, Server, driver};
use super::pages::family_called;

const TAB: &str = "\u{E004}";
/// More stops than any page has.
const STOPS_MAX: usize = 400;

/// What can be reached with the key, each group of radio buttons once.
const EXPECTED: &str = "
    const all = document.querySelectorAll('a[href], button, input, select, textarea, summary, audio, [tabindex=\"0\"]');
    const groups = new Set();
    return Array.from(all).filter(one => {
        if (one.disabled || one.type === 'hidden' || !one.checkVisibility({ visibilityProperty: true })) return false;
        if (one.type !== 'radio') return true;
        const group = `${one.form?.action} ${one.name}`;
        return !groups.has(group) && groups.add(group);
    }).length";

/// Where the focus is, and what is wrong with how it looks there.
const STOP: &str = "
    const one = document.activeElement;
    if (!one || one === document.body || one === document.documentElement) return null;
    window.walked ??= [];
    const wrong = [];
    const before = window.walked.at(-1);
    // A field of a day holds several stops of its own, and is one for the walk.
    if (before === one) return { same: true, wrong };
    const first = window.walked.includes(one);
    if (before && !first && !(before.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING)) {
        wrong.push('stands before the last stop');
    }
    window.walked.push(one);
    const ringed = [one, one.nextElementSibling].filter(Boolean).some(shown => {
        const style = getComputedStyle(shown);
        return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 3
            && style.opacity !== '0' && style.outlineColor !== 'rgba(0, 0, 0, 0)';
    });
    if (!ringed) wrong.push('has no ring');
    const box = one.getBoundingClientRect();
    const [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height, innerHeight) / 2];
    if (box.width < 1 || box.height < 1) wrong.push('has no size');
    const over = document.elementFromPoint(x, y);
    if (!over || !(one.contains(over) || over.contains(one) || one.parentElement === over.parentElement)) {
        wrong.push(`is covered by ${over ? over.outerHTML.slice(0, 80) : 'the edge'}`);
    }
    for (const bar of document.querySelectorAll('.savebar, .bottom-nav')) {
        const edge = bar.getBoundingClientRect();
        if (bar.contains(one) || edge.height === 0 || box.height > innerHeight / 2) continue;
        // Of a field of many lines the line one writes in has to be seen.
        const end = one.tagName === 'TEXTAREA' ? Math.min(box.bottom, box.top + 48) : box.bottom;
        if (end > edge.top + 1 && box.top < edge.bottom) wrong.push('lies under a bar');
    }
    return { again: first, says: one.outerHTML.slice(0, 120), wrong }";

/// Walks a page with the key and returns what is wrong on the way.
fn walk(browser: &Browser, path: &str) -> Vec<String> {
    browser.goto(path);
    let expected = browser.run(EXPECTED, Vec::new()).as_u64().expect("a number of stops");
    let mut wrong = Vec::new();
    let mut stops = 0;
    for _ in 0..STOPS_MAX {
        browser.key(TAB);
        let stop = browser.run(STOP, Vec::new());
        if stop == Value::Null || stop["again"] == true {
            break;
        }
        if stop["same"] == true {
            continue;
        }
        stops += 1;
        for what in stop["wrong"].as_array().into_iter().flatten() {
            wrong.push(format!("{path}: {} {}", stop["says"], what.as_str().unwrap_or_default()));
        }
    }
    if stops != expected {
        wrong.push(format!("{path}: {stops} stops are reached of {expected}"));
    }
    wrong
}

#[test]
fn every_stop_of_the_keyboard_is_reached_and_seen() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, DESKTOP);
    browser.sign_in(server.link_of("imani"));
    let family = family_called(&browser, "Mateo & Rosa");
    browser.goto(&format!("{family}/story"));
    let note = browser.links(".next-up .btn[href$='/note']").remove(0);
    let paths = [
        "/today".to_owned(),
        "/calendar".to_owned(),
        format!("{family}/story"),
        note,
        format!("{family}/people"),
    ];
    let mut wrong = Vec::new();
    for (width, height) in [(1280, 900), (390, 844)] {
        browser.size(width, height, false);
        for path in &paths {
            wrong.extend(walk(&browser, path));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn one_may_skip_what_every_page_repeats() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, DESKTOP);
    browser.sign_in(server.link_of("imani"));
    browser.goto("/families");
    browser.key(TAB);
    assert_eq!(browser.focus(), "Skip to main content", "the first stop leads past the bars");
    let top = "return document.activeElement.getBoundingClientRect().top";
    assert!(browser.run(top, Vec::new()).as_f64() >= Some(0.0), "and is seen when reached");
    browser.key("\u{E007}");
    browser.key(TAB);
    let inside = "return document.querySelector('main').contains(document.activeElement)";
    assert_eq!(browser.run(inside, Vec::new()), true, "the next stop is inside the contents");
}

#[test]
fn a_ring_that_is_taken_away_is_missed() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, DESKTOP);
    browser.goto("/sign-in");
    // Styles of the test's own are refused by the page's policy; an element's are not.
    browser.run(
        "document.getElementById('name').style.setProperty('outline', 'none', 'important')",
        Vec::new(),
    );
    browser.run("document.getElementById('name').focus()", Vec::new());
    let stop = browser.run(STOP, Vec::new());
    assert_eq!(stop["wrong"], json!(["has no ring"]));
}
