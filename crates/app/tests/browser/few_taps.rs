// SPDX-License-Identifier: AGPL-3.0-or-later
//! How many taps a visit takes on a telephone, from the page before it to the signature, with 75 words typed.

use std::cell::Cell;

use super::away::{opens, takes};
use super::harness::{Browser, PHONE, Server, driver};

/// The most it may take.
const TAPS: usize = 25;

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
    fn on(browser: &'a Browser) -> Self {
        Self { browser, taps: Cell::new(0) }
    }

    fn tap(&self, css: &str) {
        self.taps.set(self.taps.get() + 1);
        self.browser.press(css);
    }

    /// Taps a field and types.
    fn write(&self, css: &str, text: &str) {
        self.tap(css);
        self.browser.type_in(css, text);
    }

    fn writes_the_note(&self) {
        assert!(self.browser.comes("#child"));
        for (field, text) in TEXTS {
            self.write(&format!("#{field}"), text);
        }
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
    browser.sign_in(server.link_of("imani"));
    browser.goto("/today");
    let finger = Finger::on(&browser);
    finger.tap("li.visit:not(.done) a[href$='/before']");
    browser.wait_for("h1", "Before the visit");
    finger.tap("main a[href$='/note']");
    finger.writes_the_note();
    finger.tap("[data-finish]");
    // What was found in it fits; then the visit is read once more.
    while browser.comes("main h1, main h2") && browser.has("button[name=fits]") {
        let before =
            browser.run("return document.querySelectorAll('button[name=fits]').length", Vec::new());
        finger.tap("button[name=fits]");
        browser.wait_for("main", "");
        let now = || {
            browser.run("return document.querySelectorAll('button[name=fits]').length", Vec::new())
        };
        for _ in 0..100 {
            if now() != before {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
    }
    println!("with a signal: {} taps, {} words", finger.taps.get(), words());
    assert!(finger.taps.get() > 6, "something was found in the note");
    assert!(finger.taps.get() <= TAPS, "{} taps", finger.taps.get());
    let visit = browser.path().replace("/look-back", "");
    browser.goto(&visit);
    browser.wait_for("main", "it was me who had come");
}

#[test]
fn w1_a_visit_takes_few_taps_without_a_signal_too() {
    let Some(program) = driver() else { return };
    let mut server = Server::start();
    let browser = Browser::open(&program, &server, PHONE);
    browser.sign_in(server.link_of("imani"));
    takes(&browser);
    server.stop();
    browser.goto("/today");
    let finger = Finger::on(&browser);
    finger.taps.set(2); // The passphrase's field, and the button beside it.
    opens(&browser);
    finger.tap("[data-pages] button:first-child");
    browser.wait_for("#reading", "Before the visit");
    finger.tap("[data-back]");
    finger.tap("[data-write]");
    finger.writes_the_note();
    finger.tap("[data-page-here] [data-finish]");
    browser.wait_for("[data-out-list]", "Waiting for signal");
    server.again();
    finger.tap("[data-send]");
    browser.wait_for("[data-out-list]", "In the record");
    println!("without a signal: {} taps, {} words", finger.taps.get(), words());
    assert!(finger.taps.get() <= TAPS, "{} taps", finger.taps.get());
}
