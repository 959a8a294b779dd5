// SPDX-License-Identifier: AGPL-3.0-or-later
//! In Spanish nothing is left in English, and no title of a page names anybody.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::json;

use super::harness::{Browser, DESKTOP, Server, driver};
use super::pages::{Stop, family_called, of_hat, of_visitor, outside};

/// Whatever a page says, to the eye and to a screen reader, piece by piece.
const SAID: &str = "
    const said = [];
    const walk = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        if (!node.parentElement.closest('script, style, textarea')) said.push(node.textContent);
    }
    for (const name of ['aria-label', 'placeholder', 'title', 'data-not-saved', 'alt']) {
        for (const one of document.querySelectorAll(`[${name}]`)) said.push(one.getAttribute(name));
    }
    return said.map(text => text.trim()).filter(Boolean)";

/// The messages of a language that are one line and hold nothing to fill in.
fn messages(language: &str) -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("words").join(language);
    let mut all = BTreeMap::new();
    for file in std::fs::read_dir(folder).expect("the words are there") {
        let text = std::fs::read_to_string(file.expect("a file of words").path());
        for line in text.expect("words are text").lines() {
            let Some((key, value)) = line.split_once(" = ") else { continue };
            if !key.starts_with(['#', ' ']) && !value.contains('{') {
                all.insert(key.to_owned(), value.to_owned());
            }
        }
    }
    all
}

/// What only an English page says.
fn english() -> BTreeSet<String> {
    let spanish: BTreeSet<String> = messages("es").into_values().collect();
    messages("en").into_values().filter(|text| !spanish.contains(text)).collect()
}

/// Every word of a name of people in a family.
fn names(browser: &Browser, family: &str) -> BTreeSet<String> {
    browser.goto(&format!("{family}/people"));
    let script = "return Array.from(document.querySelectorAll('main .card .who, main .card bdi'), one => one.textContent).join(' ')";
    let all = browser.run(script, Vec::new());
    let words = all.as_str().unwrap_or_default().split(|c: char| !c.is_alphabetic());
    words.filter(|word| word.chars().count() > 2).map(str::to_owned).collect()
}

/// What is wrong with the language and the title of pages.
fn wrong_on(browser: &Browser, stops: &[Stop], names: &BTreeSet<String>) -> Vec<String> {
    let english = english();
    let mut wrong = Vec::new();
    for stop in stops {
        stop.open(browser);
        let lang = browser.run("return document.documentElement.lang", Vec::new());
        if lang != "es" {
            wrong.push(format!("{} says its language is {lang}", stop.name));
        }
        let said: Vec<String> =
            serde_json::from_value(browser.run(SAID, Vec::new())).expect("texts");
        for text in said.iter().filter(|text| text.contains("{$")) {
            wrong.push(format!("{} leaves something unsaid: {text}", stop.name));
        }
        for text in said.iter().filter(|text| english.contains(*text)) {
            wrong.push(format!("{} says in English: {text}", stop.name));
        }
        wrong.extend(named_in_title(browser, stop, names));
    }
    wrong
}

/// Names in the title, which browsers keep in their history.
fn named_in_title(browser: &Browser, stop: &Stop, names: &BTreeSet<String>) -> Vec<String> {
    let title = browser.run("return document.title", Vec::new());
    let title = title.as_str().unwrap_or_default();
    let words = title.split(|c: char| !c.is_alphabetic());
    let found = words.filter(|word| names.contains(*word));
    found.map(|word| format!("{} is titled “{title}”, which names {word}", stop.name)).collect()
}

#[test]
fn a_spanish_reader_meets_no_english_and_no_title_names_anybody() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, DESKTOP);
    let asks = json!({ "headers": { "Accept-Language": "es-MX,es;q=0.9" } });
    browser.chromium("Network.enable", &json!({}));
    browser.chromium("Network.setExtraHTTPHeaders", &asks);
    let staff = ["Graciela", "Montúfar", "Peña", "Rosa", "Rivera"].map(str::to_owned);
    let mut wrong = wrong_on(&browser, &outside(&server), &staff.clone().into());

    browser.sign_out();
    // Signed in, the person's own language counts, whatever the browser asks for.
    let asks = json!({ "headers": { "Accept-Language": "en-US,en;q=0.9" } });
    browser.chromium("Network.setExtraHTTPHeaders", &asks);
    browser.sign_in(server.link_of("graciela"));
    browser.goto("/families");
    let story = browser.links(".families .who a").remove(0);
    let family = story.strip_suffix("/story").expect("families open on their story");
    let mut known = names(&browser, family);
    known.extend(staff.clone());
    wrong.extend(wrong_on(&browser, &of_visitor(&browser, family), &known));

    browser.sign_out();
    browser.sign_in(server.link_of("rosa"));
    browser.goto("/today");
    let path = browser.path();
    let mut known = names(&browser, path.strip_suffix("/story").expect("her own story"));
    known.extend(staff);
    wrong.extend(wrong_on(&browser, &of_hat(&browser, "rosa"), &known));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_title_of_an_english_page_names_anybody() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, DESKTOP);
    browser.sign_in(server.link_of("imani"));
    let family = family_called(&browser, "Mateo & Rosa");
    let mut known = names(&browser, &family);
    assert!(known.contains("Mateo") && known.contains("Rosa"), "names are known to look for");
    known.extend(["Imani", "Clarke"].map(str::to_owned));
    // A relationship is called after both of its parties, with a word between that names nobody.
    known.remove("and");
    let mut wrong = Vec::new();
    for stop in of_visitor(&browser, &family) {
        stop.open(&browser);
        wrong.extend(named_in_title(&browser, &stop, &known));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn english_left_on_a_spanish_page_is_found() {
    let english = english();
    for text in ["Families", "Finish note", "Skip to main content", "There is a problem"] {
        assert!(english.contains(text), "{text} is looked for");
    }
    assert!(!english.contains("Español"), "what both languages say is not");
}
