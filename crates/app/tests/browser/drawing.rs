// SPDX-License-Identifier: AGPL-3.0-or-later
//! A family drawn with the keyboard alone: six people in three homes, nothing dragged and nothing pointed at.

use super::harness::{Browser, DESKTOP, Server, driver};
use super::pages::family_called;

const TAB: &str = "\u{E004}";
const DOWN: &str = "\u{E015}";
const ENTER: &str = "\u{E007}";
/// More stops than the page has.
const STOPS_MAX: usize = 200;

/// Somebody to draw: what is typed, the sign (so many steps down), who they are (so many steps down, from parent), to
/// whom, and the home they come with.
struct New(&'static str, usize, usize, &'static str, &'static str);

/// Goes on with the key until the focus is on the field, or on an answer of the question, of this name.
fn tab_to(browser: &Browser, name: &str, keys: &mut usize) {
    let at = "return document.activeElement.name ?? ''";
    for _ in 0..STOPS_MAX {
        if browser.run(at, Vec::new()) == name {
            return;
        }
        browser.key(TAB);
        *keys += 1;
    }
    panic!("{name} is not reached");
}

fn choose(browser: &Browser, name: &str, steps: usize, keys: &mut usize) {
    tab_to(browser, name, keys);
    browser.key(" ");
    for _ in 0..steps {
        browser.key(DOWN);
    }
    *keys += steps + 1;
}

fn add(browser: &Browser, new: &New, keys: &mut usize) {
    let New(called, sign, is, whom, home) = new;
    tab_to(browser, "somebody-called", keys);
    browser.key(called);
    choose(browser, "somebody-shape", *sign, keys);
    choose(browser, "somebody-is", *is, keys);
    tab_to(browser, "somebody-whom", keys);
    browser.key(whom);
    tab_to(browser, "somebody-home-called", keys);
    if !home.is_empty() {
        browser.key(home);
    }
    *keys += called.len() + whom.len() + home.len() + 1;
    browser.key(ENTER);
    browser.wait_for(".family-map", called);
}

#[test]
fn a_family_of_six_in_three_homes_is_drawn_with_the_keyboard_alone() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, DESKTOP);
    browser.sign_in(server.link_of("imani"));
    let family = family_called(&browser, "June & Bea");
    browser.goto(&format!("{family}/map"));
    let mut keys = 0;
    // Two are known already, in one home.
    let parent_of = 0;
    let sibling_of = 2;
    for new in [
        New("Lark", 1, parent_of, "June", "Over the mill"),
        New("Orla", 0, parent_of, "Bea", "The long street"),
        New("Finch", 2, sibling_of, "June", ""),
        New("Bram", 1, parent_of, "Lark", ""),
    ] {
        add(&browser, &new, &mut keys);
    }
    let drawn = browser.run(
        "return new Set(Array.from(document.querySelectorAll('.wide-only .map a'), a => a.getAttribute('href'))).size",
        Vec::new(),
    );
    assert!(drawn.as_u64() >= Some(6), "six people are drawn: {drawn}");
    let text = browser.text(".family-map");
    for home in ["Over the mill", "The long street", "Tamarack Homes"] {
        assert!(text.contains(home), "{home} is a home");
    }
    assert!(keys < 600, "a family is drawn in a few minutes, not in {keys} keys");
}
