// SPDX-License-Identifier: AGPL-3.0-or-later
//! A browser killed at any moment while a note is written, finished or sent: every text is in the record once.

use std::time::Duration;

use super::away::{opens, takes, writes};
use super::harness::{Browser, PHONE, Server, driver};

/// How often it is killed; many more before a release.
const ROUNDS: u64 = 20;

/// What is going on when it is killed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum When {
    /// What was typed was said to be kept.
    Kept,
    /// Right after the note was finished, where nobody answers.
    Finished,
    /// While it is sent.
    Sent,
}

#[test]
fn w1_a_note_is_in_the_record_once_wherever_the_browser_is_killed() {
    let Some(program) = driver() else { return };
    let rounds = std::env::var_os("ALONGSIDE_AWAY_ROUNDS");
    let rounds = rounds.and_then(|rounds| rounds.to_str()?.parse().ok()).unwrap_or(ROUNDS);
    let mut server = Server::start();
    let mut browser = Browser::open(&program, &server, PHONE);
    browser.sign_in(server.link_of("imani"));
    takes(&browser);
    let mut texts = Vec::new();
    for round in 0..rounds {
        let when =
            [When::Kept, When::Finished, When::Sent][usize::try_from(round % 3).unwrap_or(0)];
        let text = format!("Round {round:04}.");
        if when == When::Finished {
            server.stop();
        }
        writes(&browser);
        browser.type_in("#child", &text);
        if when == When::Kept {
            browser.wait_for("[data-page-here] [role=status]", "Saved on this device");
        } else {
            browser.run(
                "document.querySelector('[data-page-here] [data-finish]').click()",
                Vec::new(),
            );
            // From before anything is written to long after all of it is sent.
            std::thread::sleep(Duration::from_millis(round * 37 % 400));
        }
        // Read from the page's own state: typed alone, it may be lost with the page, and is not counted.
        let counts = when == When::Kept || browser.run(KEPT, Vec::new()) == true;
        let profile = browser.kill();
        if when == When::Finished {
            server.again();
        }
        browser = Browser::again(&program, &server.base, (PHONE, profile));
        browser.sign_in(server.link_of("imani"));
        browser.goto("/away");
        opens(&browser);
        if browser.has("[data-begun]:not([hidden])") {
            writes(&browser);
            let there = browser.value("#child");
            assert!(there.is_empty() || there.contains(&text), "round {round}: {there}");
            browser.press("[data-page-here] [data-finish]");
        }
        browser.run("document.querySelector('[data-part=open] [data-lock]').click()", Vec::new());
        opens(&browser);
        let waits = "return document.querySelector('[data-send]').hidden";
        for _ in 0..100 {
            if browser.run(waits, Vec::new()) == true {
                break;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        if counts {
            texts.push(text);
        }
    }
    let to = browser.run("return document.querySelector('[data-to]').href", Vec::new());
    let to = to.as_str().expect("a note was sent").replace(&server.base, "");
    browser.goto(&format!("{to}/amend"));
    let read = browser.value("#child");
    for text in &texts {
        assert_eq!(read.matches(text.as_str()).count(), 1, "{text} in:\n{read}");
    }
    println!("{} texts of {rounds} rounds are in the record, each once", texts.len());
}

/// Whether the note left the page for the list of what waits: from then on it may not be lost.
const KEPT: &str = "return document.querySelector('[data-page-here] form') === null";
