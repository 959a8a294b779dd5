// SPDX-License-Identifier: AGPL-3.0-or-later
//! Without signal: families taken along, a note written, one note in the record, and nothing in words on the disk.

use serde_json::json;

use super::accessible::{axe, wrong_here};
use super::harness::{Browser, DESKTOP, NO_SCRIPTS, PHONE, Server, driver};
use super::left_behind::looked_through;
use super::passkeys::{add, device};

const PASSPHRASE: &str = "five grey geese over the weir";
const SAW: &str = "Tormentil-6614 he put the spoon into her hand.";

/// Opens the page, chooses a passphrase and takes the first visit along.
pub fn takes(browser: &Browser) {
    takes_of(browser, "");
}

/// The same with the first visit to the family of this name.
pub fn takes_of(browser: &Browser, name: &str) {
    browser.goto("/away");
    assert!(browser.comes("[data-part=begin]:not([hidden])"));
    browser.type_in("#new-passphrase", PASSPHRASE);
    browser.type_in("#again", PASSPHRASE);
    browser.press("[data-part=begin] button");
    assert!(browser.comes("[data-offered-list] input"));
    let first = "const all = [...document.querySelectorAll('[data-offered-list] input')]; \
         const is = one => one.parentElement.textContent.includes(arguments[0]); \
         const first = all.find(is); all.forEach(one => { one.checked = one === first })";
    browser.run(first, vec![json!(name)]);
    browser.press("[data-choose] button");
    browser.wait_for("[data-state]", "On this device: one visit, until");
}

fn tries(browser: &Browser, passphrase: &str) {
    let is_locked = browser.comes("[data-part=locked]:not([hidden])");
    assert!(is_locked, "{}", browser.text("main"));
    browser.empty("#passphrase");
    browser.type_in("#passphrase", passphrase);
    browser.press("[data-unlock] button");
}

pub fn opens(browser: &Browser) {
    tries(browser, PASSPHRASE);
    assert!(browser.comes("[data-part=open]:not([hidden])"));
}

/// Opens the note of the one visit that is here.
pub fn writes(browser: &Browser) {
    browser.press("[data-write]");
    assert!(browser.comes("[data-page-here] #child"));
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
    tries(&browser, "another phrase of twenty");
    browser.wait_for("#said", "not the passphrase of this device");
    opens(&browser);
    browser.wait_for("[data-here-list]", &name);
    browser.press("[data-pages] button:first-child");
    browser.wait_for("#reading", "Before the visit");
    let before = browser.text("[data-page-here]");
    let longest = before.lines().max_by_key(|line| line.len()).unwrap_or_default().to_owned();
    assert!(longest.len() > 30, "{before}");
    browser.press("[data-back]");
    browser.press("[data-pages] button:nth-child(2)");
    assert!(browser.comes("[data-page-here] svg"), "the map is drawn from what is here");
    browser.press("[data-back]");
    writes(&browser);
    browser.type_in("#child", SAW);
    browser.wait_for("[data-page-here] [role=status]", "Saved on this device");
    browser.reload();
    opens(&browser);
    browser.wait_for("[data-here-list]", "A note is begun here");
    writes(&browser);
    assert_eq!(browser.value("#child"), SAW);
    browser.press("[data-page-here] [data-finish]");
    browser.wait_for("[data-out-list]", "Waiting for signal");

    server.again();
    browser.press("[data-send]");
    browser.wait_for("[data-out-list]", "In the record");
    browser.press("[data-to]");
    browser.wait_for("main", SAW);

    // A word typed and not kept, and one kept in the clear beside it, to see that it would be found.
    browser.goto("/away");
    opens(&browser);
    writes(&browser);
    let typed = "Milfoil-2290 never kept";
    browser.type_in("#between", typed);
    let control = "Cowberry-7741 in the clear";
    browser.run("localStorage.setItem('control', arguments[0])", vec![json!(control)]);
    let profile = browser.quit();
    let words = [SAW, typed, &longest, PASSPHRASE, &name].map(str::to_owned);
    assert_eq!(looked_through(&words, profile.path()).hits, [], "in the browser's folder");
    assert_ne!(looked_through(&[control.to_owned()], profile.path()).hits, [], "the control");
}

#[test]
fn what_is_here_is_erased_when_its_time_is_over_and_what_was_begun_is_not() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, PHONE);
    browser.sign_in(server.link_of("imani"));
    takes(&browser);
    writes(&browser);
    browser.type_in("#child", SAW);
    browser.wait_for("[data-page-here] [role=status]", "Saved on this device");
    // Its time is over: by this device's clock, since tests do not wait for days.
    let over = "const done = arguments[0]; const asked = indexedDB.open('alongside-away', 1); \
        asked.onsuccess = () => { const act = asked.result.transaction('plain', 'readwrite'); \
        act.objectStore('plain').put(1, 'until'); act.oncomplete = () => done(true) }";
    browser.run_later(over, Vec::new());
    browser.reload();
    browser.wait_for("#said", "The time is over");
    opens(&browser);
    assert!(!browser.has("[data-pages] button"), "no page is here any more");
    // What was begun goes on where the record is.
    browser.press("[data-write]");
    browser.wait_for("h1", "Visit note");
    assert_eq!(browser.value("#child"), SAW);
}

#[test]
fn ten_wrong_passphrases_erase_everything() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, PHONE);
    browser.sign_in(server.link_of("imani"));
    takes(&browser);
    browser.press("[data-part=open] [data-lock]");
    for number in 1..10 {
        tries(&browser, &format!("wrong phrase number {number}"));
        let said = if number < 7 { "not the passphrase of this" } else { "more wrong tries" };
        browser.wait_for("#said", said);
        browser.run("document.getElementById('said').textContent = ''", Vec::new());
    }
    tries(&browser, "wrong phrase number ten");
    browser.wait_for("#said", "Everything on this device is erased");
    browser.reload();
    assert!(browser.comes("[data-part=begin]:not([hidden])"));
}

#[test]
fn a_device_that_was_lost_empties_itself_when_it_comes_back() {
    let Some(program) = driver() else { return };
    let mut server = Server::start();
    let browser = Browser::open(&program, &server, PHONE);
    browser.sign_in(server.link_of("imani"));
    takes(&browser);
    server.stop();
    browser.goto("/today");
    assert!(browser.comes("[data-part=locked]:not([hidden])"));
    server.again();
    let desk = Browser::open(&program, &server, DESKTOP);
    desk.sign_in(server.link_of("imani"));
    desk.goto("/me/devices");
    desk.press("button[name=erase]");
    desk.wait_for("main", "emptied at its next contact");
    // Nobody signs in on it, and nobody opens it.
    browser.sign_out();
    browser.goto("/away/in/en");
    browser.wait_for("#said", "Nothing is on this device any more");
    browser.reload();
    assert!(browser.comes("[data-part=begin]:not([hidden])"));
}

#[test]
fn two_versions_of_one_note_are_both_there() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let phone = Browser::open(&program, &server, PHONE);
    phone.sign_in(server.link_of("imani"));
    takes(&phone);
    writes(&phone);
    let desk = Browser::open(&program, &server, DESKTOP);
    desk.sign_in(server.link_of("imani"));
    desk.goto("/today");
    let note = desk.links("a[href$='/note']");
    phone.type_in("#child", SAW);
    let begun = note.iter().find(|to| {
        desk.goto(to);
        desk.has("#child") && desk.path().ends_with("/note")
    });
    assert!(begun.is_some(), "the note of a visit of today or the next days");
    let other = "He laughed at the dog.";
    for to in &note {
        desk.goto(to);
        desk.empty("#child");
        desk.type_in("#child", other);
        desk.press("button[value=save]");
        desk.leaves("/nowhere");
    }
    phone.press("[data-page-here] [data-finish]");
    phone.wait_for("[data-out-list]", "Two versions: choose");
    phone.press("[data-to]");
    phone.wait_for("h1", "Two versions of one note");
    phone.wait_for("main", SAW);
    phone.wait_for("main", other);
    if let Some(axe) = axe() {
        let wrong = wrong_here(&phone, &axe, "two versions of one note");
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        phone.size(PHONE.width, PHONE.height, PHONE.touch);
    }
    phone.press("[data-finish]");
    phone.wait_for("h1", "Visit note");
    assert_eq!(phone.value("#child"), format!("{other}\n\n{SAW}"));
}

#[test]
fn a_passkey_opens_the_device_where_there_is_no_signal() {
    let Some(program) = driver() else { return };
    let mut server = Server::start();
    let browser = Browser::open(&program, &server, DESKTOP);
    device(&browser, true);
    browser.sign_in(server.link_of("imani"));
    add(&browser, "Work phone");
    browser.wait_for("main .card h2", "Work phone");
    takes(&browser);
    browser.run(
        "document.querySelector('[data-add-passkey]').closest('details').open = true",
        Vec::new(),
    );
    browser.press("[data-add-passkey]");
    browser.wait_for("#said", "Your passkey opens this device too");
    server.stop();
    browser.press("[data-part=open] [data-lock]");
    browser.press("[data-by-passkey] button");
    assert!(browser.comes("[data-part=open]:not([hidden])"));
    browser.wait_for("[data-state]", "On this device");
}

#[test]
fn without_scripts_the_page_says_what_it_needs() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, NO_SCRIPTS);
    browser.sign_in(server.link_of("imani"));
    browser.goto("/away");
    assert!(browser.text("main").contains("needs a browser with scripts"));
}
