// SPDX-License-Identifier: AGPL-3.0-or-later
//! On small screens no page has to be pushed sideways.

use super::harness::{Browser, DESKTOP, Server, driver};
use super::pages::{Stop, family_called, of_hat, of_visitor, outside};

/// What sticks out on the page, for whoever reads a failure.
const OUT: &str = "
    const page = document.documentElement;
    if (page.scrollWidth <= arguments[0]) return null;
    const out = Array.from(document.querySelectorAll('body *'))
        .filter(one => one.getBoundingClientRect().right > arguments[0] + 1 && !one.closest('[role=region]'));
    return `${page.scrollWidth}: ${out.slice(0, 4).map(one => one.outerHTML.slice(0, 90)).join(' ')}`";

fn too_wide(browser: &Browser, stops: &[Stop]) -> Vec<String> {
    let mut wrong = Vec::new();

    for stop in stops {
        browser.size(1280, 900, false);
        stop.open(browser);
        for width in [390, 320] {
            browser.size(width, 700, true);
            if let Some(out) = browser.run(OUT, vec![width.into()]).as_str() {
                wrong.push(format!("{} at {width} is as wide as {out}", stop.name));
            }
        }
    }
    browser.size(1280, 900, false);
    wrong
}

#[test]
fn no_page_is_wider_than_a_small_screen() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, DESKTOP);
    let mut wrong = too_wide(&browser, &outside(&server));
    browser.sign_out();
    browser.sign_in(server.link_of("imani"));
    let family = family_called(&browser, "Mateo & Rosa");
    wrong.extend(too_wide(&browser, &of_visitor(&browser, &family)));
    for first in ["ruth", "marguerite", "piotr", "rosa"] {
        browser.sign_out();
        browser.sign_in(server.link_of(first));
        wrong.extend(too_wide(&browser, &of_hat(&browser, first)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_page_that_is_too_wide_is_found() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, DESKTOP);
    browser.goto("/sign-in");
    browser.size(320, 700, true);
    browser.run("document.querySelector('h1').style.inlineSize = '500px'", Vec::new());
    let out = browser.run(OUT, vec![320.into()]);
    assert!(out.as_str().is_some_and(|out| out.contains("<h1")), "{out}");
}
