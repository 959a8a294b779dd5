// SPDX-License-Identifier: AGPL-3.0-or-later
//! The main walk: a visitor signs in, opens a family, writes, signs and amends a note.

use super::harness::{Browser, DESKTOP, Kind, NO_SCRIPTS, PHONE, Server, driver};

/// The family of the walk, as its visitor knows it.
const FAMILY: &str = "Mateo & Rosa";
const BETWEEN: &str = "She hummed until he let go of the blanket, and both laughed.";
const AMENDED: &str = "She hummed until he let go of the blanket, and he laughed first.";

#[test]
fn a_visitor_writes_signs_and_amends_a_note_on_a_desk() {
    walk(DESKTOP);
}

#[test]
fn a_visitor_writes_signs_and_amends_a_note_on_a_telephone() {
    walk(PHONE);
}

#[test]
fn a_visitor_writes_signs_and_amends_a_note_without_scripts() {
    walk(NO_SCRIPTS);
}

fn walk(kind: Kind) {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, kind);
    browser.sign_in(server.link_of("imani"));
    assert_eq!(browser.path(), "/today");
    assert_eq!(browser.text("header .brand"), "Alongside");

    browser.follow(FAMILY);
    browser.wait_for("h1", FAMILY);
    assert!(browser.path().ends_with("/story"), "a family opens on its story");
    assert!(browser.text("main").contains("Mateo and Rosa"), "relationships stand on the story");

    write(&browser, kind);
    sign(&browser);
    amend(&browser);

    browser.follow("Story");
    browser.wait_for("main", "Story so far");
    assert!(browser.text(".moments").contains(AMENDED), "the story says what was amended");
}

/// Starts the planned note, writes, and finds it again as a draft.
fn write(browser: &Browser, kind: Kind) {
    browser.press(".next-up .btn[href$='/note']");
    browser.wait_for("h1", "Visit note");
    assert_eq!(browser.text(".savebar [role=status]"), "Nothing written yet");
    browser.type_in("#between", BETWEEN);
    if !kind.scripts {
        browser.type_in("#between", "\u{E004}");
        let state = browser.text(".savebar [role=status]");
        assert_eq!(state, "Nothing written yet", "no script runs in this browser");
        browser.press("button[value=save]");
    }
    browser.wait_for(".savebar [role=status]", "Saved");
    browser.reload();
    assert_eq!(browser.value("#between"), BETWEEN, "a draft outlives the page");
    assert!(browser.text(".savebar [role=status]").starts_with("Saved"));
}

/// What a note shows that was just signed comes first; the visit is one step on.
pub fn signed_and_shown(browser: &Browser) {
    browser.wait_for("main", "What your note shows");
    let shows = browser.path();
    browser.goto(shows.strip_suffix("/look-back").expect("a note is looked back at"));
    browser.wait_for("main", "Finished by you");
}

fn sign(browser: &Browser) {
    browser.type_in("#delight", "He held up his arms to her.");
    browser.press("[data-finish]");
    signed_and_shown(browser);
    let page = browser.text("main");
    assert!(page.contains(BETWEEN), "the signed note can be read");
    assert!(page.contains("He held up his arms to her."));
    assert!(page.contains("Who was there"));
}

fn amend(browser: &Browser) {
    browser.follow("Add to or correct it");
    browser.wait_for("h1", "Add to or correct a signed note");
    assert_eq!(browser.value("#between"), BETWEEN, "what was signed stands there to change");
    browser.empty("#between");
    browser.type_in("#between", AMENDED);
    browser.type_in("#reason", "Rosa remembered it so.");
    browser.press("[data-finish]");
    browser.wait_for("main", "Amendment 1");
    let page = browser.text("main");
    assert!(page.contains(AMENDED), "the newer text is read first");
    assert!(page.contains("Rosa remembered it so."), "and why it was changed");
    assert!(!page.contains(BETWEEN), "the earlier text is folded");
    browser.press("details.earlier summary");
    assert!(browser.text("main").contains(BETWEEN), "and stays readable");
}

#[test]
fn ctrl_and_enter_finish_a_note() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, DESKTOP);
    browser.sign_in(server.link_of("imani"));
    browser.follow(FAMILY);
    browser.press(".next-up .btn[href$='/note']");
    // Held down and let go: the driver's words for the keys of control, return and none.
    browser.type_in("#between", &format!("{BETWEEN}\u{E009}\u{E006}\u{E000}"));
    signed_and_shown(&browser);
    assert!(browser.text("main").contains(BETWEEN));
}

#[test]
fn a_note_left_open_is_kept_by_itself() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, DESKTOP);
    browser.sign_in(server.link_of("imani"));
    browser.follow(FAMILY);
    browser.press(".next-up .btn[href$='/note']");
    browser.type_in("#wondering", "What the humming reminds her of.");
    // Nothing is pressed and the focus stays: only the time that passes keeps it.
    browser.wait_for(".savebar [role=status]", "Saved");
    browser.goto("/today");
    assert!(browser.text("main").contains("Finish the note for Mateo"), "Today names what waits");
    browser.follow("Finish note");
    assert_eq!(browser.value("#wondering"), "What the humming reminds her of.");
}

#[test]
fn where_nobody_answers_a_note_is_not_finished_and_stays_on_the_screen() {
    let Some(program) = driver() else { return };
    let mut server = Server::start();
    let browser = Browser::open(&program, &server, PHONE);
    browser.sign_in(server.link_of("imani"));
    browser.follow(FAMILY);
    browser.press(".next-up .btn[href$='/note']");
    browser.wait_for("h1", "Visit note");
    let note = browser.path();
    browser.type_in("#between", BETWEEN);
    server.stop();
    browser.press("[data-finish]");
    browser.wait_for(".savebar [role=status]", "Nobody answers");
    assert_eq!(browser.path(), note);
    assert_eq!(browser.value("#between"), BETWEEN);
    server.again();
    browser.press("[data-finish]");
    signed_and_shown(&browser);
    assert!(browser.text("main").contains(BETWEEN));
}
