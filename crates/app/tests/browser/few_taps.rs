// SPDX-License-Identifier: AGPL-3.0-or-later
//! How many taps a visit takes on a telephone, from the page before it to the signature by a passkey, with 75 words typed.

use std::cell::Cell;
use std::time::{Duration, Instant};

use serde_json::json;

use super::away::{opens, takes};
use super::harness::{Browser, PHONE, Server, driver};
use super::passkeys::{add, device};

/// The most it may take.
const TAPS: usize = 25;
/// How long a page may take to come.
const PATIENCE: Duration = Duration::from_secs(20);

/// Seventy-five words in three fields.
const TEXTS: [(&str, &str); 3] = [
    (
        "words",
        "He woke four times and each time I sang the song my grandmother sang, and in the \
         morning he looked at me as if he knew it was me who had come",
    ),
    (
        "child",
        "I said nothing and waited. He found the spoon, looked at it for a long time, and put it \
         into her hand and laughed out loud",
    ),
    (
        "between",
        "She laughed too and said to him that he is generous, and they looked at each other for a while",
    ),
];

/// A finger that is counted.
struct Finger<'a> {
    browser: &'a Browser,
    taps: Cell<usize>,
}

impl<'a> Finger<'a> {
    /// A finger that has tapped so often.
    fn on(browser: &'a Browser, taps: usize) -> Self {
        Self { browser, taps: Cell::new(taps) }
    }

    fn counts(&self, taps: usize) {
        self.taps.set(self.taps.get() + taps);
    }

    fn tap(&self, css: &str) {
        self.counts(1);
        self.browser.press(css);
    }

    /// Taps a field and types.
    fn write(&self, css: &str, text: &str) {
        self.tap(css);
        self.browser.type_in(css, text);
    }

    fn writes(&self, texts: &[(&str, &str)]) {
        for (field, text) in texts {
            self.write(&format!("#{field}"), text);
        }
    }

    /// Opens what the device holds: a tap into the field of the passphrase, and one on the button.
    fn opens(&self) {
        self.counts(2);
        opens(self.browser);
    }

    /// Taps a button that asks the device for a passkey, which asks for a finger in its turn.
    fn shows_passkey(&self, css: &str) {
        self.counts(1);
        self.tap(css);
    }

    /// How many suggestions wait for an answer, once the page is whole.
    fn suggested(&self) -> u64 {
        let many = "return document.readyState === 'complete' && location.pathname.endsWith('/look-back') \
            ? document.querySelectorAll('button[name=fits]').length : null";
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(many) = self.browser.run(many, Vec::new()).as_u64() {
                return many;
            }
            assert!(
                Instant::now() < end,
                "no page that looks back comes, but {}",
                self.browser.path()
            );
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Says of each thing that was found in the note that it fits.
    fn looks_back(&self) {
        self.browser.wait_for("main", "What your note shows");
        let mut waits = self.suggested();
        assert!(waits > 0, "something was found in the note");
        while waits > 0 {
            self.tap("button[name=fits]");
            let end = Instant::now() + PATIENCE;
            let before = waits;
            while waits == before {
                assert!(Instant::now() < end, "what fits is said, and it still asks");
                std::thread::sleep(Duration::from_millis(50));
                waits = self.suggested();
            }
        }
    }

    /// Signs the note, and reads that it is signed.
    fn signs(&self) {
        self.browser.wait_for("#passkey-0", "Sign with your passkey");
        assert!(!self.browser.text("main").contains("Signed with your passkey"));
        self.shows_passkey("#passkey-0");
        self.browser.wait_for("main .tag.fern.sentence", "Signed with your passkey");
        for (_, text) in TEXTS {
            let read = self.browser.text("main");
            assert!(read.contains(text), "{text} is not in what was signed: {read}");
        }
    }

    /// What it took, which is no more than it may.
    fn is_done(&self, how: &str) {
        let taps = self.taps.get();
        println!("{how}: {taps} taps, {} words", words());
        assert!(taps <= TAPS, "{taps} taps {how}");
    }
}

fn words() -> usize {
    TEXTS.iter().map(|(_, text)| text.split_whitespace().count()).sum()
}

#[test]
fn w1_a_visit_takes_few_taps_from_the_page_before_it_to_the_signature() {
    let Some(program) = driver() else { return };
    assert!(words() >= 75, "{}", words());
    let server = Server::start();
    let browser = Browser::open(&program, &server, PHONE);
    device(&browser, true);
    browser.sign_in(server.link_of("imani"));
    add(&browser, "My phone");
    browser.wait_for("main .card h2", "My phone");
    browser.goto("/today");
    let finger = Finger::on(&browser, 0);
    finger.tap("li.visit:not(.done) a[href$='/before']");
    browser.wait_for("h1", "Before the visit");
    finger.tap("main a[href$='/note']");
    assert!(browser.comes("#child"));
    finger.writes(&TEXTS);
    finger.tap("[data-finish]");
    finger.looks_back();
    finger.signs();
    finger.is_done("with a signal");
}

#[test]
fn w1_a_visit_takes_few_taps_where_the_signal_and_then_the_browser_end_in_the_middle_of_the_note() {
    let Some(program) = driver() else { return };
    let mut server = Server::start();
    let browser = Browser::open(&program, &server, PHONE);
    let phone = device(&browser, true);
    browser.sign_in(server.link_of("imani"));
    add(&browser, "My phone");
    browser.wait_for("main .card h2", "My phone");
    let passkeys = phone.holds(&browser);
    assert_eq!(passkeys.len(), 1);
    takes(&browser);
    browser.goto("/away");
    let finger = Finger::on(&browser, 0);
    finger.opens();
    finger.tap("[data-pages] button:first-child");
    browser.wait_for("#reading", "Before the visit");
    finger.tap("[data-back]");
    finger.tap("[data-write]");
    assert!(browser.comes("[data-page-here] #child"));
    let [first, rest @ ..] = &TEXTS;
    finger.writes(&[*first]);
    browser.wait_for("[data-page-here] [role=status]", "Saved on this device");

    // Nobody answers from here on, and the browser ends without a word.
    server.stop();
    let taps = finger.taps.get();
    let profile = browser.kill();
    let browser = Browser::again(&program, &server.base, (PHONE, profile));
    device(&browser, true).held(&browser, &passkeys);
    // Who was signed in went with it, as on a telephone that was restarted: some browsers bring that back.
    browser.chromium("Network.clearBrowserCookies", &json!({}));
    browser.goto("/today");
    let finger = Finger::on(&browser, taps);
    finger.opens();
    finger.tap("[data-write]");
    assert!(browser.comes("[data-page-here] #child"));
    assert_eq!(browser.value(&format!("#{}", first.0)), first.1, "what was kept is there");
    finger.writes(rest);
    finger.tap("[data-page-here] [data-finish]");
    browser.wait_for("[data-out-list]", "Waiting for signal");

    // One signs in, and the note goes out once the device is open.
    server.again();
    finger.tap("main a[href='/today']");
    browser.wait_for("h1", "signed out");
    finger.tap("main a[href^='/sign-in']");
    finger.shows_passkey("#passkey");
    assert!(browser.comes("main a[href='/away']"), "{}", browser.text("main"));
    finger.tap("main a[href='/away']");
    finger.opens();
    browser.wait_for("[data-out-list]", "In the record");
    finger.tap("[data-to]");
    finger.tap("#look-back a[href$='/look-back']");
    finger.looks_back();
    finger.signs();
    finger.is_done("without a signal, and with a browser that ended");
}
