// SPDX-License-Identifier: AGPL-3.0-or-later
//! No page breaks a rule of accessibility that a program can find: light, dark, and on small screens.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::harness::{Browser, DESKTOP, Server, driver};
use super::pages::{Stop, family_called, of_hat, of_visitor, outside};

/// The rules a program can look at; in the dark those about colours, since nothing else differs there.
const RULES: &str = "axe.run(document, {
    resultTypes: ['violations'],
    runOnly: arguments[0] === 'dark'
        ? { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }
        : { type: 'tag',
            values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
}).then(found => arguments[1](found.violations.map(one => ({
    id: one.id, help: one.help, nodes: one.nodes.slice(0, 3).map(node => node.html.slice(0, 160)),
}))), error => arguments[1]([{ id: 'axe itself', help: String(error), nodes: [] }]))";

/// Width, height, and light or dark.
const VIEWS: [(u32, u32, &str); 4] =
    [(1280, 900, "light"), (1280, 900, "dark"), (390, 844, "light"), (320, 640, "light")];

/// The rules as a script, or a line that says why the test is skipped.
pub fn axe() -> Option<String> {
    let named = std::env::var_os("ALONGSIDE_TEST_AXE").map(PathBuf::from);
    let path = named.unwrap_or_else(|| {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../node_modules/axe-core/axe.min.js")
    });
    let script = std::fs::read_to_string(path).ok();
    if script.is_none() {
        println!("skipped: no axe-core");
    }
    script
}

/// What is wrong with a page in any of the views.
pub fn wrong_with(browser: &Browser, axe: &str, stop: &Stop) -> Vec<String> {
    stop.open(browser);
    wrong_here(browser, axe, stop.name)
}

/// What is wrong with the page as it stands now, in each view.
pub fn wrong_here(browser: &Browser, axe: &str, name: &str) -> Vec<String> {
    browser.run(axe, Vec::new());
    let mut wrong = Vec::new();
    for (width, height, scheme) in VIEWS {
        browser.size(width, height, false);
        browser.scheme(scheme);
        let found = browser.run_later(RULES, vec![scheme.into()]);
        for one in found.as_array().expect("a list of what is wrong") {
            wrong.push(format!("{name} at {width}, {scheme}: {}", shown(one)));
        }
    }
    browser.size(1280, 900, false);
    browser.scheme("light");
    wrong
}

fn shown(one: &Value) -> String {
    format!("{} ({}) {}", one["id"], one["help"], one["nodes"])
}

/// How many pages one looks at before signing in anew.
const AT_ONCE: usize = 25;

fn walk(hats: impl Fn(&Browser, &Server) -> Vec<Stop>) {
    let (Some(program), Some(axe)) = (driver(), axe()) else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, DESKTOP);
    let stops = hats(&browser, &server);
    let wrong: Vec<String> =
        stops.iter().flat_map(|stop| wrong_with(&browser, &axe, stop)).collect();
    assert!(wrong.is_empty(), "{}\n{} in all", wrong.join("\n"), wrong.len());
}

#[test]
fn no_page_of_a_visitor_breaks_a_rule() {
    let (Some(program), Some(axe)) = (driver(), axe()) else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, DESKTOP);
    browser.sign_in(server.link_of("imani"));
    let family = family_called(&browser, "Mateo & Rosa");
    let stops = of_visitor(&browser, &family);
    let mut wrong = Vec::new();
    for some in stops.chunks(AT_ONCE) {
        // What keeps somebody safe asks again after five minutes who it is, and there are many pages.
        browser.sign_out();
        browser.sign_in(server.link_of("imani"));
        wrong.extend(some.iter().flat_map(|stop| wrong_with(&browser, &axe, stop)));
    }
    assert!(wrong.is_empty(), "{}\n{} in all", wrong.join("\n"), wrong.len());
}

#[test]
fn no_page_outside_breaks_a_rule() {
    walk(|_, server| outside(server));
}

#[test]
fn no_page_of_the_other_hats_breaks_a_rule() {
    let (Some(program), Some(axe)) = (driver(), axe()) else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, DESKTOP);
    let mut wrong = Vec::new();
    for first in ["ruth", "marguerite", "piotr", "sefa", "rosa", "june", "graciela", "tavish"] {
        browser.sign_out();
        browser.sign_in(server.link_of(first));
        for stop in of_hat(&browser, first) {
            wrong.extend(wrong_with(&browser, &axe, &stop));
        }
    }
    assert!(wrong.is_empty(), "{}\n{} in all", wrong.join("\n"), wrong.len());
}

#[test]
fn a_broken_rule_is_found() {
    let (Some(program), Some(axe)) = (driver(), axe()) else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, DESKTOP);
    browser.goto("/sign-in");
    browser.run("document.querySelector('label').remove()", Vec::new());
    browser.run(&axe, Vec::new());
    let found = browser.run_later(RULES, vec!["light".into()]);
    let ids: Vec<&Value> = found.as_array().into_iter().flatten().map(|one| &one["id"]).collect();
    assert_eq!(ids, ["label"], "a field without a label is told of");
}
