// SPDX-License-Identifier: AGPL-3.0-or-later
//! A note signed by a passkey after it is safe, and stood for by a licensed colleague with another.

use super::accessible::{axe, wrong_with};
use super::harness::{Browser, DESKTOP, PHONE, Server, driver};
use super::pages::{Stop, family_called};
use super::passkeys::{add, device};

const WORDS: &str = "He looked up, and she was already looking.";

fn accessible(browser: &Browser, name: &'static str, path: &str) {
    if let Some(axe) = axe() {
        let wrong = wrong_with(browser, &axe, &Stop::new(name, path).unfolded());
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

#[test]
fn v6_a_note_is_signed_by_a_passkey_and_cosigned() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, DESKTOP);
    browser.sign_in(server.link_of("marguerite"));
    browser.goto("/staff");
    browser.follow("Imani Clarke");
    browser.follow("In training");
    browser.press("main form button[type=submit]");
    browser.wait_for("main .list", "In training since");
    accessible(&browser, "in training", &browser.path());
    browser.sign_out();

    device(&browser, true);
    browser.sign_in(server.link_of("imani"));
    add(&browser, "Work phone");
    browser.wait_for("main .card h2", "Work phone");
    let family = family_called(&browser, "Mateo & Rosa");
    browser.goto(&format!("{family}/visits/new"));
    browser.type_in("#between", WORDS);
    browser.press("button[data-finish]");
    // What was written is safe, and the page it leads to has the one press.
    browser.wait_for("#passkey-0", "Sign with your passkey");
    let at = browser.path();
    let visit = at.strip_suffix("/look-back").unwrap_or(&at).to_owned();
    accessible(&browser, "a note to sign", &visit);
    browser.goto(&visit);
    assert!(browser.text("main").contains("Finished while signed in by a link"));
    assert!(browser.text("main").contains("Waits for a licensed colleague"));
    browser.press("#passkey-0");
    browser.wait_for("main .tag.fern", "Signed with your passkey");
    assert!(!browser.text("main").contains("Finished while signed in"));
    assert!(!browser.has("#passkey-0"), "signed once, nothing more is asked");

    let second = Browser::open(&program, &server, DESKTOP);
    device(&second, true);
    second.sign_in(server.link_of("ruth"));
    add(&second, "Ruth's phone");
    second.wait_for("main .card h2", "Ruth");
    second.goto("/today");
    assert!(second.text("#cosign-for-you").contains("One note waits for you to read it"));
    let read = second.links("[aria-labelledby=cosign-for-you] a");
    assert_eq!(read, std::slice::from_ref(&visit));
    accessible(&second, "a note to stand for", &visit);
    second.size(PHONE.width, PHONE.height, true);
    second.goto(&visit);
    assert!(second.text("main").contains(WORDS));
    let beside = "return Array.from(document.querySelectorAll('main *')).filter(one => \
        one.getBoundingClientRect().right > innerWidth + 1).map(one => one.textContent).join('|')";
    assert_eq!(second.run(beside, Vec::new()), "", "nothing lies beside a small screen");
    second.size(DESKTOP.width, DESKTOP.height, false);
    second.press("#cosign-passkey");
    second.wait_for(".signature ~ .signature", "stood for by you, Clinical social worker");
    assert!(second.text("main").contains("Signed with a passkey"));
    accessible(&second, "a note that is stood for", &visit);
    second.sign_out();
    second.sign_in(server.link_of("rosa"));
    second.goto(&visit);
    let both = second.text("main");
    assert!(both.contains("Ruth Alder") && both.contains("Imani Clarke"), "{both}");
    assert!(!both.contains("espera") && !both.contains(WORDS), "{both}");
}

#[test]
fn without_scripts_nothing_offers_what_it_cannot_do_and_a_colleague_stands_for_it_all_the_same() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, super::harness::NO_SCRIPTS);
    browser.sign_in(server.link_of("marguerite"));
    browser.goto("/staff");
    browser.follow("Imani Clarke");
    browser.follow("In training");
    browser.press("main form button[type=submit]");
    browser.sign_out();
    browser.sign_in(server.link_of("imani"));
    let family = family_called(&browser, "Mateo & Rosa");
    browser.goto(&format!("{family}/visits/new"));
    browser.type_in("#between", WORDS);
    browser.press("button[data-finish]");
    browser.wait_for("main", "Finished while signed in by a link");
    assert!(!browser.text("main").contains("Sign with your passkey"));
    let visit = browser.path();
    browser.sign_out();
    browser.sign_in(server.link_of("ruth"));
    browser.goto(visit.strip_suffix("/look-back").unwrap_or(&visit));
    browser.press("#cosign");
    browser.wait_for(".signature ~ .signature", "stood for by you");
    assert!(browser.text("main").contains("Said while signed in by a link"));
}
