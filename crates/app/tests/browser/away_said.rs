// SPDX-License-Identifier: AGPL-3.0-or-later
//! Without signal: every sentence that says what became of a device, its clock, its window or a note that waits.

use serde_json::{Value, json};

use super::away::{opens, takes, writes};
use super::harness::{Browser, DESKTOP, PHONE, Server, driver};

const SAW: &str = "Speedwell-3391 he put the spoon into her hand.";

/// A server, and a telephone with one visit taken along; none where there is no browser to try it in.
fn taken() -> Option<(Server, Browser)> {
    let program = driver()?;
    let server = Server::start();
    let browser = Browser::open(&program, &server, PHONE);
    browser.sign_in(server.link_of("imani"));
    takes(&browser);
    Some((server, browser))
}

/// The clock of the page goes this many minutes ahead of what it is.
fn ahead(browser: &Browser, minutes: u32) {
    let script = "window.honest ??= Date.now; \
        Date.now = () => window.honest.call(Date) + arguments[0] * 60000";
    let script = script.replace("arguments[0]", &minutes.to_string());
    browser.run(&script, Vec::new());
}

fn lock(browser: &Browser) {
    browser.press("[data-part=open] [data-lock]");
    assert!(browser.comes("[data-part=locked]:not([hidden])"));
}

/// Writes into what the page keeps in the clear, or empties all of it.
fn stored(browser: &Browser, act: &str) {
    let script = "const done = arguments[0]; const asked = indexedDB.open('alongside-away', 1); \
        asked.onsuccess = () => { const act = asked.result.transaction(['plain', 'sealed'], 'readwrite'); \
        ACT; act.oncomplete = () => done(true) }";
    browser.run_later(&script.replace("ACT", act), Vec::new());
}

/// Writes a note and finishes it.
fn finishes(browser: &Browser) {
    writes(browser);
    browser.type_in("#child", SAW);
    browser.press("[data-page-here] [data-finish]");
}

#[test]
fn a_device_that_the_system_emptied_says_so() {
    let Some((_server, browser)) = taken() else { return };
    stored(&browser, "['plain', 'sealed'].forEach((place) => act.objectStore(place).clear())");
    browser.reload();
    browser.wait_for("#said", "This device was emptied by the system");
    assert!(browser.comes("[data-part=begin]:not([hidden])"));
}

#[test]
fn a_device_that_is_nearly_full_says_so_before_one_leaves() {
    let Some((_server, browser)) = taken() else { return };
    let script = "navigator.storage.estimate = async () => ({ usage: 90, quota: 100 }); \
        document.querySelector('[data-offered-list]').replaceChildren(); \
        document.querySelector('[data-choosing]').open = true";
    browser.run(script, Vec::new());
    assert!(browser.comes("[data-offered-list] input:checked"));
    browser.press("[data-choose] button");
    browser.wait_for("#said", "This device is nearly full");
}

#[test]
fn a_clock_that_is_wrong_is_said() {
    let Some((_server, browser)) = taken() else { return };
    lock(&browser);
    ahead(&browser, 300);
    opens(&browser);
    browser.wait_for("#said", "The clock of this device is 5 h off");
}

#[test]
fn whoever_was_signed_out_meanwhile_is_told_and_the_note_stays() {
    let Some((_server, browser)) = taken() else { return };
    browser.sign_out();
    finishes(&browser);
    browser.wait_for("#said", "You are signed out. What you wrote is safe and sealed here.");
    browser.wait_for("[data-out-list]", "Waiting for signal");
}

#[test]
fn a_second_window_says_that_the_first_is_open() {
    let Some((_server, browser)) = taken() else { return };
    browser.another_window();
    browser.goto("/away/in/en");
    browser.wait_for("#said", "This page is open in another window");
    assert!(browser.has("[data-part=locked][hidden]"), "nothing is asked for here");
}

#[test]
fn when_the_time_is_over_the_families_go_and_a_finished_note_stays() {
    let Some((mut server, browser)) = taken() else { return };
    server.stop();
    finishes(&browser);
    browser.wait_for("[data-out-list]", "Waiting for signal");
    stored(&browser, "act.objectStore('plain').put(1, 'until')");
    browser.reload();
    browser.wait_for("#said", "The time is over");
    opens(&browser);
    browser.wait_for("[data-out-list]", "Waiting for signal");
    assert!(!browser.has("[data-pages] button"), "no page is here any more");
    browser.press("[data-out-list] [data-read]");
    browser.wait_for("[data-page-here]", SAW);
}

#[test]
fn a_note_of_a_family_one_no_longer_has_is_given_and_that_is_said() {
    let Some(program) = driver() else { return };
    let Some((server, browser)) = taken() else { return };
    let code = browser.value("[data-offered-list] input:checked");
    let (family, _) = code.split_once('/').expect("a family and a visit");
    let desk = Browser::open(&program, &server, DESKTOP);
    desk.sign_in(server.link_of("marguerite"));
    desk.goto(&format!("/staff/families/{family}"));
    let imani = "const one = [...document.querySelectorAll('button[name=leaves]')]\
        .find(one => one.textContent.includes('Imani')); one.click(); return one.value";
    let left = desk.run(imani, Vec::new());
    let left = left.as_str().expect("she is on the team");
    assert!(desk.comes(&format!("main:not(:has(button[value='{left}']))")));
    finishes(&browser);
    browser.wait_for("[data-out-list]", "Given to those who have this family now");
}

#[test]
fn it_locks_itself_after_fifteen_minutes_without_a_touch() {
    let Some((_server, browser)) = taken() else { return };
    let touch = || {
        browser.run("document.dispatchEvent(new Event('pointerdown'))", Vec::new());
    };
    // Each touch begins the time anew.
    for minutes in [14, 28] {
        ahead(&browser, minutes);
        touch();
        assert!(browser.has("[data-part=open]:not([hidden])"), "{minutes}");
    }
    ahead(&browser, 44);
    // Nobody touches it: it looks by itself.
    assert!(browser.comes("[data-part=locked]:not([hidden])"));
    browser.wait_for("#said", "Locked.");
    assert!(!browser.has("[data-here-list] li"), "no name is left on the page");
}

/// The page is out of sight, or in sight again, as a telephone says it that is put away or taken out.
fn in_sight(browser: &Browser, is_seen: bool) {
    let script = "Object.defineProperty(document, 'visibilityState', \
        { configurable: true, get: () => arguments0 }); \
        document.dispatchEvent(new Event('visibilitychange'))";
    let state = if is_seen { "'visible'" } else { "'hidden'" };
    browser.run(&script.replace("arguments0", state), Vec::new());
}

#[test]
fn it_locks_itself_after_five_minutes_out_of_sight_and_keeps_what_was_typed() {
    let Some((_server, browser)) = taken() else { return };
    writes(&browser);
    browser.type_in("#child", SAW);
    // Out of sight for four minutes and back, twice: each time in sight begins it anew, and nothing locks.
    for minutes in [4, 8] {
        in_sight(&browser, false);
        ahead(&browser, minutes);
        in_sight(&browser, true);
        assert!(browser.has("[data-part=reading]:not([hidden])"), "{minutes}");
    }
    in_sight(&browser, false);
    // Fourteen minutes without a touch would not lock it: six out of sight do, and nobody has to come back for that.
    ahead(&browser, 14);
    assert!(browser.comes("[data-part=locked]:not([hidden])"));
    assert_eq!(browser.run("return document.visibilityState", Vec::new()), "hidden");
    assert!(!browser.has("[data-page-here] *"), "no word is left on the page");
    in_sight(&browser, true);
    opens(&browser);
    writes(&browser);
    assert_eq!(browser.value("#child"), SAW);
}

/// Room for this device in bytes, as Chromium is told; without it, as much as there is.
fn room(browser: &Browser, server: &Server, bytes: Option<u32>) {
    let mut asked = json!({ "origin": server.base });
    if let Some(bytes) = bytes {
        asked["quotaSize"] = Value::from(bytes);
    }
    browser.chromium("Storage.overrideQuotaForOrigin", &asked);
}

/// Fills whatever room there is with noise, until nothing more is taken.
fn fill(browser: &Browser) {
    let script = "const done = arguments[0]; const asked = indexedDB.open('alongside-away', 1); \
        asked.onsuccess = async () => { \
            const put = (key, size) => new Promise((then) => { \
                const noise = new Uint8Array(size); \
                for (let at = 0; at < size; at += 65536) crypto.getRandomValues(noise.subarray(at, at + 65536)); \
                const act = asked.result.transaction('plain', 'readwrite', { durability: 'strict' }); \
                act.oncomplete = () => then(true); act.onabort = () => then(false); \
                act.objectStore('plain').put(noise, key); }); \
            let number = 0; \
            for (let size = 1 << 20; size >= 16 && number < 400; number += 1) \
                if (!(await put(`noise-${number}`, size))) size >>= 1; \
            asked.result.close(); done(number); }";
    let tries = browser.run_later(script, Vec::new());
    assert!(tries.as_u64().is_some_and(|tries| tries < 400), "it never was full: {tries}");
}

#[test]
fn on_a_device_that_is_full_what_is_typed_stays_on_the_screen_and_is_kept_and_sent_once_there_is_room()
 {
    const FULL: &str = "This device is full. Your text is still on the screen";
    let Some(program) = driver() else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, PHONE);
    browser.sign_in(server.link_of("imani"));
    browser.goto("/away");
    room(&browser, &server, Some(8 << 20));
    takes(&browser);
    writes(&browser);
    fill(&browser);
    browser.type_in("#child", SAW);
    browser.wait_for("[data-page-here] [role=status]", FULL);
    browser.press("[data-page-here] [data-finish]");
    browser.wait_for("#said", FULL);
    assert_eq!(browser.value("#child"), SAW, "finished or not, it is where it was typed");
    assert!(!browser.has("[data-out-list] li"), "and nothing says that it waits to go out");
    // Locked before there is room, it is on no screen and on no disk: it waits in memory, sealed, and is kept at once.
    browser.press("[data-part=reading] [data-lock]");
    assert!(browser.comes("[data-part=locked]:not([hidden])"));
    assert!(!browser.has("[data-page-here] *"));
    room(&browser, &server, None);
    opens(&browser);
    writes(&browser);
    assert_eq!(browser.value("#child"), SAW);
    browser.press("[data-page-here] [data-finish]");
    browser.wait_for("[data-out-list]", "In the record");
    browser.press("[data-to]");
    browser.wait_for("main", SAW);
    assert_eq!(browser.text("main").matches(SAW).count(), 1);
}

/// A note that a full device did not take: its text is on the screen, and nowhere else.
fn on_a_full_device(server: &Server) -> Option<Browser> {
    let browser = Browser::open(&driver()?, server, PHONE);
    browser.sign_in(server.link_of("imani"));
    browser.goto("/away");
    room(&browser, server, Some(8 << 20));
    takes(&browser);
    writes(&browser);
    fill(&browser);
    browser.type_in("#child", SAW);
    browser.wait_for("[data-page-here] [role=status]", "This device is full");
    Some(browser)
}

/// It is locked from the note, and opened again.
fn locks_and_opens(browser: &Browser) {
    browser.press("[data-part=reading] [data-lock]");
    assert!(browser.comes("[data-part=locked]:not([hidden])"));
    assert!(!browser.has("[data-page-here] *"), "no word is left on the page");
    opens(browser);
}

#[test]
fn locked_while_it_is_full_a_device_opens_all_the_same_and_what_was_typed_is_there() {
    if driver().is_none() {
        return;
    }
    let server = Server::start();
    let Some(browser) = on_a_full_device(&server) else { return };
    // Whether whoever leaves this page is asked first.
    let asks = || {
        let asks = "const leaves = new Event('beforeunload', { cancelable: true }); \
            window.dispatchEvent(leaves); return leaves.defaultPrevented";
        browser.run(asks, Vec::new())
    };
    let more = format!("{SAW} Then he laughed.");
    for (typed, reads) in [("", SAW), (" Then he laughed.", &more)] {
        browser.type_in("#child", typed);
        locks_and_opens(&browser);
        browser.wait_for("#said", "is in this window alone");
        browser.wait_for("[data-here-list]", "A note is begun here");
        assert_eq!(asks(), true, "read again, it would be lost");
        writes(&browser);
        assert_eq!(browser.value("#child"), reads);
        browser.wait_for("[data-page-here] [role=status]", "This device is full");
    }
    room(&browser, &server, None);
    browser.press("[data-page-here] [data-finish]");
    browser.wait_for("[data-out-list]", "In the record");
    assert_eq!(asks(), false, "nothing is here alone");
    browser.press("[data-part=open] [data-lock]");
    opens(&browser);
    assert!(!browser.text("[data-here-list]").contains("A note is begun here"));
    browser.press("[data-to]");
    browser.wait_for("main", &more);
}

#[test]
fn what_to_do_at_once_is_a_tap_from_a_note_that_a_full_device_did_not_take_and_it_stays() {
    if driver().is_none() {
        return;
    }
    let server = Server::start();
    let Some(browser) = on_a_full_device(&server) else { return };
    let looks = || {
        browser.press("[data-part=reading] [data-beside] button");
        browser.wait_for("#reading", "What to do at once");
        assert!(browser.has("[data-page-here] a[href^='tel:']"));
    };
    looks();
    browser.press("[data-back]");
    browser.wait_for("#reading", "Visit note");
    assert_eq!(browser.value("#child"), SAW);
    looks();
    locks_and_opens(&browser);
    writes(&browser);
    assert_eq!(
        browser.value("#child"),
        SAW,
        "locked while something else is read, it is there too"
    );
}

#[test]
fn when_the_time_is_over_while_a_note_is_written_no_button_leads_to_what_is_gone() {
    let Some((_server, browser)) = taken() else { return };
    writes(&browser);
    browser.type_in("#child", SAW);
    assert!(browser.has("[data-part=reading] [data-beside] button"));
    // As the server says it where somebody no longer has one of the families.
    let over = "window.fetch = async () => \
        new Response(JSON.stringify({ erase: false, over: true, now: Date.now() })); \
        window.dispatchEvent(new Event('online'))";
    browser.run(over, Vec::new());
    browser.wait_for("#said", "The time is over");
    assert!(!browser.has("[data-part=reading] [data-beside] button"));
    assert_eq!(browser.value("#child"), SAW);
}

#[test]
fn one_thing_beside_a_note_finishes_it_without_a_signal_too() {
    let Some((_server, browser)) = taken() else { return };
    writes(&browser);
    browser.press("[data-page-here] [data-finish]");
    browser.wait_for("[data-page-here] [role=status]", "Nothing is written yet");
    let unfold = "document.querySelectorAll('details').forEach(d => { d.open = true })";
    browser.run(unfold, Vec::new());
    // A line and a day, and no text of more lines anywhere.
    browser.type_in("#promise-1", "bring the song sheet");
    let due = "document.querySelector('#due-1').value = \
        new Date(Date.now() + 2 * 86400000).toISOString().slice(0, 10)";
    browser.run(due, Vec::new());
    browser.press("[data-page-here] [data-finish]");
    browser.wait_for("[data-out-list]", "In the record");
    assert!(!browser.text("[data-out-list]").contains("not finished"));
}
