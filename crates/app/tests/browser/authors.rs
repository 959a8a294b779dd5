// SPDX-License-Identifier: AGPL-3.0-or-later
//! The pages of an author of sealed notes, and how one comes to them.

use super::harness::Browser;
use super::pages::{SEND, Stop};

/// The pages of an author of sealed notes: before there is a key, or with a key and a note.
pub fn of_author(browser: &Browser, with_key: bool) -> Vec<Stop> {
    browser.goto("/families");
    let story = browser.links(".who a").first().expect("she has families").clone();
    let family = story.strip_suffix("/story").expect("families open on their story");
    let list = format!("{family}/sealed");
    let mut all = vec![Stop::new("sealed notes", list.clone())];
    if !with_key {
        all.push(
            Stop::new("sealed notes, refused", list)
                .typing("#passphrase", "short")
                .typing("#again", "short")
                .pressing(SEND),
        );
        return all;
    }
    browser.goto(&list);
    if browser.has("#again") {
        browser.type_in("#passphrase", "three grey herons by the mill");
        browser.type_in("#again", "three grey herons by the mill");
        browser.press(SEND);
    }
    let new = format!("{list}/new");
    browser.goto(&new);
    browser.type_in("#said", "Made up.");
    browser.press("label:has(#about)");
    browser.press("label:has(#modality)");
    browser.type_in("#progress", "Made up.");
    browser.type_in("#plan", "Made up.");
    browser.press(SEND);
    assert!(browser.comes("li.visit .who a"), "a note is sealed on {}", browser.path());
    let note = browser.links("li.visit .who a").first().expect("it is listed").clone();
    all.extend([
        Stop::new("a new sealed note", new.clone()),
        Stop::new("a new sealed note, refused", new).pressing(SEND),
        Stop::new("a sealed note, asked for", note.clone()),
        Stop::new("a sealed note, refused", note.clone())
            .typing("#passphrase", "not this one")
            .pressing(SEND),
        Stop::new("a sealed note to amend", format!("{note}/amend")),
        Stop::new("another passphrase", format!("{list}/passphrase")),
        Stop::new("another passphrase, refused", format!("{list}/passphrase"))
            .typing("#passphrase", "not this one")
            .typing("#new", "seven larks over the wet meadow")
            .typing("#again", "seven larks over the wet meadow")
            .pressing(SEND),
    ]);
    all
}
