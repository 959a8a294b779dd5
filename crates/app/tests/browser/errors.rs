// SPDX-License-Identifier: AGPL-3.0-or-later
//! When a form cannot be taken, what was typed stays, and one is led to what is wrong.

use super::harness::{Browser, DESKTOP, NO_SCRIPTS, Server, driver};

#[test]
fn what_was_typed_stays_and_the_focus_moves_to_what_is_wrong() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, DESKTOP);
    browser.sign_in(server.link_of("imani"));
    refuse_a_baby(&browser);
    let focused = "return document.activeElement.hasAttribute('data-errors')";
    assert_eq!(browser.run(focused, Vec::new()), true, "the focus moves to the summary");
    let title = browser.run("return document.title", Vec::new());
    assert!(title.as_str().is_some_and(|title| title.starts_with("Error: ")), "{title}");

    browser.follow(&browser.text("[data-errors] li a"));
    let on = browser.run("return document.activeElement.id", Vec::new());
    assert_eq!(on, "weeks", "the summary leads to the field");
}

#[test]
fn what_was_typed_stays_without_scripts() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, NO_SCRIPTS);
    browser.sign_in(server.link_of("imani"));
    refuse_a_baby(&browser);
}

fn refuse_a_baby(browser: &Browser) {
    browser.goto("/families/new");
    browser.type_in("#how", "555-0142");
    browser.press("main form button");
    browser.type_in("#full", "Wren Ōkami-O’Dell");
    browser.type_in("#said", "OH-kah-mee");
    browser.type_in("#weeks", "99");
    browser.press("main form button");
    assert_eq!(browser.text("[data-errors] h2"), "There is a problem");
    assert_eq!(browser.value("#full"), "Wren Ōkami-O’Dell");
    assert_eq!(browser.value("#said"), "OH-kah-mee");
    assert_eq!(browser.value("#weeks"), "99", "also what is wrong stays, to be corrected");
    let beside = browser.text("#weeks-error");
    assert!(browser.text("[data-errors]").contains(&beside), "the same words in both places");
    let described = "return document.getElementById('weeks').getAttribute('aria-describedby')";
    let described = browser.run(described, Vec::new());
    assert!(described.as_str().is_some_and(|ids| ids.contains("weeks-error")), "{described}");
}

#[test]
fn a_note_that_cannot_be_signed_keeps_its_words() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, DESKTOP);
    browser.sign_in(server.link_of("imani"));
    browser.follow("Mateo & Rosa");
    browser.press(".next-up .btn[href$='/note']");
    browser.type_in("#child", "He watched the fan.");
    browser.run("document.getElementById('on').value = '2001-02-03'", Vec::new());
    browser.run(
        "document.querySelectorAll('[name=relationship]').forEach(one => { one.checked = false })",
        Vec::new(),
    );
    browser.press("[data-finish]");
    let summary = browser.text("[data-errors]");
    assert!(summary.contains("Say whose relationship this visit was about."), "{summary}");
    assert_eq!(browser.value("#child"), "He watched the fan.");
    assert_eq!(browser.value("#on"), "2001-02-03");
    browser.goto("/today");
    browser.follow("Finish note");
    assert_eq!(browser.value("#child"), "He watched the fan.", "and it waits as a draft");
}
