// SPDX-License-Identifier: AGPL-3.0-or-later
//! Private reflections in a browser: sealed there, opened by passphrase or by code, and nowhere else in words.

use super::harness::{Browser, DESKTOP, NO_SCRIPTS, PHONE, Server, driver};
use super::left_behind::looked_through;
use super::passkeys::{add, device};

const PASSPHRASE: &str = "seven herons wait by the mill";
const OTHER: &str = "nine otters sleep under the weir";
const THOUGHT: &str = "Quillwort-8831 I wanted to be thanked, and was ashamed of it.";
const LATER: &str = "Stonecrop-5520 It was my own mother I heard.";
const LINE: &str = "Who thanks whom in this house?";

/// Makes a key, and answers its code.
fn begins(browser: &Browser) -> String {
    browser.goto("/me/reflections");
    assert!(browser.comes("[data-part=begin]:not([hidden])"));
    browser.type_in("#new-passphrase", "too short");
    browser.type_in("#again", "too short");
    browser.press("[data-part=begin] button");
    browser.wait_for("#said", "too short to guard it");
    browser.empty("#new-passphrase");
    browser.empty("#again");
    browser.type_in("#new-passphrase", PASSPHRASE);
    browser.type_in("#again", PASSPHRASE);
    browser.press("[data-part=begin] button");
    assert!(browser.comes("[data-part=code]:not([hidden])"));
    let code = browser.text("[data-code]");
    browser.type_in("#typed-code", "ABCD");
    browser.press("[data-part=code] button[type=submit]");
    browser.wait_for("#said", "not the code above");
    browser.empty("#typed-code");
    browser.type_in("#typed-code", &code.to_lowercase());
    browser.press("[data-part=code] button[type=submit]");
    assert!(browser.comes("[data-part=open]:not([hidden])"));
    code
}

fn writes(browser: &Browser, words: &str) {
    browser.type_in("#words", words);
    browser.press("[data-writing] button[type=submit]");
    browser.wait_for("[data-all]", words);
}

fn opens(browser: &Browser, (css, field): (&str, &str), secret: &str) {
    assert!(browser.comes("[data-part=locked]:not([hidden])"));
    browser.run("document.querySelectorAll('[data-part=locked] details').forEach(one => { one.open = true })", Vec::new());
    browser.empty(field);
    browser.type_in(field, secret);
    browser.press(&format!("{css} button"));
}

/// How many stand there, each with its day.
fn dated(browser: &Browser) -> serde_json::Value {
    let all =
        "return document.querySelectorAll('[data-all] > li:has(time[datetime^=\"2\"])').length";
    browser.run(all, Vec::new())
}

const BY_PASSPHRASE: (&str, &str) = ("[data-part=locked]:not([data-by])", "#passphrase");
const BY_CODE: (&str, &str) = ("[data-by=code]", "#code");

#[test]
fn v9_what_somebody_thinks_is_theirs_alone() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, DESKTOP);
    browser.sign_in(server.link_of("imani"));
    let code = begins(&browser);
    assert!(browser.text("[data-part=open]").contains("Nothing yet."));
    writes(&browser, THOUGHT);
    writes(&browser, LATER);

    // Locked, it is off the page; neither a wrong passphrase nor the password opens it.
    browser.press("[data-lock]");
    assert!(browser.comes("[data-part=locked]:not([hidden])"));
    assert!(!browser.text("body").contains(THOUGHT));
    opens(&browser, BY_PASSPHRASE, OTHER);
    browser.wait_for("#said", "not the passphrase");
    opens(&browser, BY_PASSPHRASE, PASSPHRASE);
    browser.wait_for("[data-all]", THOUGHT);

    // Changed, and still there after the page was left.
    browser.press("[data-all] li:first-child [data-edit]");
    browser.wait_for("[data-all]", THOUGHT);
    browser.type_in("#words", " And hers.");
    browser.press("[data-writing] button[type=submit]");
    browser.wait_for("[data-all]", "And hers.");
    browser.goto("/today");
    browser.goto("/me/reflections");
    opens(&browser, BY_CODE, &code);
    browser.wait_for("[data-all]", "And hers.");

    // One line goes to the pair, and that line alone.
    browser.run("document.querySelector('form[data-bring]').parentElement.open = true", Vec::new());
    browser.type_in("form[data-bring] input[name=line]", LINE);
    browser.press("form[data-bring] button");
    browser.wait_for("#said", "on the page of what you bring");
    browser.goto("/supervision");
    browser.wait_for("main", LINE);
    assert!(!browser.text("main").contains("Stonecrop"));
    browser.sign_out();
    for other in ["ruth", "marguerite", "sefa"] {
        browser.sign_in(server.link_of(other));
        browser.goto("/supervision");
        let text = browser.text("main");
        assert_eq!(text.contains(LINE), other == "ruth", "{other}");
        browser.goto("/me/reflections");
        assert!(
            browser.comes("[data-part=begin]:not([hidden])"),
            "their own place, with nothing in it"
        );
        assert!(!browser.text("main").contains("Quillwort"));
        browser.sign_out();
    }

    // A word in the clear beside them, to see that it would be found.
    let control = "Cowberry-9903 in the clear";
    browser.run("localStorage.setItem('control', arguments[0])", vec![control.into()]);
    let words = [THOUGHT, LATER, PASSPHRASE, "Quillwort-8831", "Stonecrop-5520"].map(str::to_owned);
    let [data, temporary, log] = server.places();
    for place in [&data, &temporary, &log] {
        assert_eq!(looked_through(&words, place).hits, [], "{}", place.display());
    }
    let profile = browser.quit();
    assert_eq!(looked_through(&words, profile.path()).hits, [], "in the browser's folder");
    assert_ne!(looked_through(&[control.to_owned()], profile.path()).hits, [], "the control");
}

#[test]
fn what_was_written_without_a_signal_waits_sealed_and_is_kept_once() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, PHONE);
    browser.sign_in(server.link_of("imani"));
    begins(&browser);
    // No answer comes, and nothing goes out either: locked, the page holds no word, and loses none.
    browser.run(
        "window.had = fetch; window.fetch = () => Promise.reject(new TypeError())",
        Vec::new(),
    );
    browser.type_in("#words", THOUGHT);
    browser.run("document.querySelector('[data-lock]').click()", Vec::new());
    browser.wait_for("#said", "waits on this page, sealed");
    assert_eq!(browser.run("return document.getElementById('words').value", Vec::new()), "");
    browser.run("window.fetch = window.had", Vec::new());
    opens(&browser, BY_PASSPHRASE, PASSPHRASE);
    assert!(browser.comes("[data-part=open]:not([hidden])"));
    browser.press("[data-writing] button[type=submit]");
    browser.wait_for("[data-all]", THOUGHT);
    // It goes out and only the answer is lost: kept once, however often it was sent.
    let deaf =
        "window.fetch = async (...what) => { await window.had(...what); throw new TypeError() }";
    browser.run(deaf, Vec::new());
    browser.type_in("#words", LATER);
    browser.press("[data-writing] button[type=submit]");
    browser.wait_for("#said", "could not be kept or fetched");
    // Locked between the lost answer and the next try, the words wait beside what was taken of them.
    browser.type_in("#words", " And then I laughed.");
    browser.run("document.querySelector('[data-lock]').click()", Vec::new());
    browser.wait_for("#said", "waits on this page, sealed");
    browser.run("window.fetch = window.had", Vec::new());
    opens(&browser, BY_PASSPHRASE, PASSPHRASE);
    assert!(browser.comes("[data-part=open]:not([hidden])"));
    browser.press("[data-writing] button[type=submit]");
    browser.wait_for("[data-all]", "And then I laughed.");
    assert_eq!(dated(&browser), 2);
    browser.reload();
    opens(&browser, BY_PASSPHRASE, PASSPHRASE);
    browser.wait_for("[data-all]", "And then I laughed.");
    let many =
        browser.run("return document.querySelectorAll('[data-all] > li').length", Vec::new());
    assert_eq!(many, 2);
}

#[test]
fn v9_a_passkey_opens_it_too_until_it_is_taken_away() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, DESKTOP);
    device(&browser, true);
    browser.sign_in(server.link_of("imani"));
    add(&browser, "Work phone");
    browser.wait_for("main .card h2", "Work phone");
    begins(&browser);
    writes(&browser, THOUGHT);
    let unfold = "document.querySelector('[data-add-passkey]').closest('details').open = true";
    browser.run(unfold, Vec::new());
    assert!(browser.has("[data-remove-passkey][hidden]"));
    browser.press("[data-add-passkey] button");
    browser.wait_for("#said", "Your passkey opens your reflections too");
    browser.reload();
    browser.press("[data-by=passkey] button");
    browser.wait_for("[data-all]", THOUGHT);
    browser.run(unfold, Vec::new());
    browser.press("[data-remove-passkey] button");
    browser.wait_for("#said", "opens nothing here any more");
    browser.press("[data-lock]");
    assert!(browser.comes("[data-part=locked]:not([hidden])"));
    assert!(browser.has("[data-by=passkey][hidden]"));
    opens(&browser, BY_PASSPHRASE, PASSPHRASE);
    browser.wait_for("[data-all]", THOUGHT);
}

#[test]
fn on_paper_goes_the_code_and_no_reflection() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, DESKTOP);
    browser.sign_in(server.link_of("imani"));
    browser.goto("/me/reflections");
    assert!(browser.comes("[data-part=begin]:not([hidden])"));
    browser.type_in("#new-passphrase", PASSPHRASE);
    browser.type_in("#again", PASSPHRASE);
    browser.press("[data-part=begin] button");
    assert!(browser.comes("[data-part=code]:not([hidden])"));
    browser.on_paper(true);
    let code = browser.text("[data-code]");
    assert_eq!(code.len(), 39, "eight groups of four: {code}");
    browser.on_paper(false);
    browser.type_in("#typed-code", &code);
    browser.press("[data-part=code] button[type=submit]");
    assert!(browser.comes("[data-part=open]:not([hidden])"));
    writes(&browser, THOUGHT);
    browser.on_paper(true);
    assert!(!browser.text("body").contains(THOUGHT));
}

#[test]
fn without_scripts_the_page_says_what_it_needs() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, NO_SCRIPTS);
    browser.sign_in(server.link_of("imani"));
    browser.goto("/me/reflections");
    assert!(browser.text("main").contains("needs a browser with scripts"));
    let text = browser.text("main");
    assert!(!text.contains("Your passphrase") && !text.contains("Lock now"), "{text}");
}
