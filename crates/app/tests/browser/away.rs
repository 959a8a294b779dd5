// SPDX-License-Identifier: AGPL-3.0-or-later
//! Without signal: families taken along, a note written, and one note in the record whatever happens in between.

use super::harness::{Browser, DESKTOP, NO_SCRIPTS, PHONE, Server, driver};
use super::left_behind::looked_through;

pub const PASSPHRASE: &str = "five grey geese over the weir";
const SAW: &str = "Tormentil-6614 he put the spoon into her hand.";

/// Opens the page, chooses a passphrase and takes the first visit along.
pub fn takes(browser: &Browser) {
    browser.goto("/away");
    assert!(browser.comes("[data-part=begin]:not([hidden])"));
    browser.type_in("#new-passphrase", PASSPHRASE);
    browser.type_in("#again", PASSPHRASE);
    browser.press("[data-part=begin] button");
    assert!(browser.comes("[data-offered-list] input"));
    browser.run(
        "const all = [...document.querySelectorAll('[data-offered-list] input')]; \
         all.forEach((one, at) => { one.checked = at === 0 })",
        Vec::new(),
    );
    browser.press("[data-choose] button");
    browser.wait_for("[data-state]", "On this device: 1 visits, until");
}

pub fn opens(browser: &Browser, passphrase: &str) {
    assert!(browser.comes("[data-part=locked]:not([hidden])"));
    browser.empty("#passphrase");
    browser.type_in("#passphrase", passphrase);
    browser.press("[data-unlock] button");
}

#[test]
fn w1_a_visit_is_written_without_a_signal_and_signed_once() {
    let Some(program) = driver() else { return };
    let mut server = Server::start();
    let browser = Browser::open(&program, &server, PHONE);
    browser.sign_in(server.link_of("imani"));
    takes(&browser);
    let name = browser.text("[data-here-list] [data-name]");

    // The server is gone, and the page comes all the same, wherever one goes. It names nobody until it is opened.
    server.stop();
    browser.goto("/today");
    assert!(browser.comes("[data-part=locked]:not([hidden])"));
    assert!(!browser.text("body").contains(&name));
    opens(&browser, "another phrase of twenty");
    browser.wait_for("#said", "not the passphrase of this device");
    opens(&browser, PASSPHRASE);
    browser.wait_for("[data-here-list]", &name);
    browser.press("[data-pages] button:first-child");
    browser.wait_for("#reading", "Before the visit");
    assert!(browser.text("[data-page-here]").len() > 100);
    browser.press("[data-back]");
    browser.press("[data-pages] button:nth-child(2)");
    assert!(browser.comes("[data-page-here] svg"), "the map is drawn from what is here");
    browser.press("[data-back]");
    browser.press("[data-write]");
    browser.type_in("#child", SAW);
    browser.wait_for("[data-page-here] [role=status]", "Saved on this device");
    browser.reload();
    opens(&browser, PASSPHRASE);
    browser.wait_for("[data-here-list]", "A note is begun here");
    browser.press("[data-write]");
    assert!(browser.comes("[data-page-here] #child"));
    assert_eq!(browser.value("#child"), SAW);
    browser.press("[data-page-here] [data-finish]");
    browser.wait_for("[data-out-list]", "Waiting for signal");

    server.again();
    browser.press("[data-send]");
    browser.wait_for("[data-out-list]", "In the record");
    browser.press("[data-to]");
    browser.wait_for("main", SAW);
    let _profile = browser.quit();
}
