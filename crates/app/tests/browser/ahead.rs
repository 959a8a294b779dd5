// SPDX-License-Identifier: AGPL-3.0-or-later
//! The page before a visit on a telephone, with the keyboard alone: a late promise above everything, then their topic.

use serde_json::Value;

use super::harness::{Browser, PHONE, Server, driver};
use super::pages::{Stop, family_called};

const TAB: &str = "\u{E004}";
const ENTER: &str = "\u{E007}";
/// More stops than the page has.
const STOPS_MAX: usize = 60;
const PROMISED: &str = "You said you would bring the form for the crib";

/// The pages on which a family's visitor reads and writes what lies ahead.
pub fn of_writing(browser: &Browser, family: &str) -> Vec<Stop> {
    let (promises, agenda) = (format!("{family}/promises"), format!("{family}/agenda"));
    browser.goto(&promises);
    let open = browser.links("main form a[href*='/promises/']");
    let one = open.first().into_iter().flat_map(|at| {
        let refused = Stop::new("a promise, refused", at.clone());
        [Stop::new("a promise", at.clone()), refused.pressing("button[value=not-kept]")]
    });
    let rest = [
        Stop::new("before the visit", format!("{family}/before")).unfolded(),
        Stop::new("promises, refused", promises)
            .pressing("form[action$='/promises'] button[type=submit]"),
        Stop::new("what they want to talk about, refused", agenda)
            .pressing("form[action$='/agenda'] button[type=submit]"),
    ];
    one.chain(rest).collect()
}

/// What stands in the page's own order, one line for each part.
fn parts(browser: &Browser) -> Vec<String> {
    let script =
        "return Array.from(document.querySelector('.before').children, part => part.innerText)";
    let parts: Vec<String> =
        serde_json::from_value(browser.run(script, Vec::new())).expect("parts are text");
    parts
        .into_iter()
        .map(|part| part.replace(|c| matches!(c, '\u{2066}'..='\u{2069}'), ""))
        .collect()
}

/// Goes on with the key until the focus is on this.
pub fn tab_to(browser: &Browser, css: &str) {
    let at = "return document.activeElement.matches(arguments[0])";
    for _ in 0..STOPS_MAX {
        browser.key(TAB);
        if browser.run(at, vec![css.into()]) == Value::Bool(true) {
            return;
        }
    }
    panic!("{css} is not reached");
}

/// The page before the first family's next visit, as its visitor comes to it from Today.
fn before(program: &std::path::PathBuf, server: &Server) -> (Browser, String) {
    let browser = Browser::open(program, server, PHONE);
    browser.sign_in(server.link_of("imani"));
    let family = family_called(&browser, "Mateo & Rosa");
    browser.goto("/today");
    let links = browser.links("a[href$='/before']");
    let page = links.into_iter().find(|link| link.starts_with(&family)).expect("a visit is today");
    browser.goto(&page);
    (browser, page)
}

#[test]
fn v6_a_broken_promise_tops_the_next_page_before_a_visit() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let (browser, page) = before(&program, &server);
    let shown = parts(&browser);
    assert!(shown[1].contains(PROMISED), "{shown:?}");
    assert!(shown.iter().skip(2).all(|part| !part.contains(PROMISED)), "it is said once");
    assert!(shown.iter().any(|part| part.contains("Rosa wanted to sing to him")), "{shown:?}");
    tab_to(&browser, ".note.honey button[value=kept]");
    browser.key(ENTER);
    browser.wait_for("#ended-promises ~ ul", "Done");
    browser.goto(&page);
    let shown = parts(&browser);
    assert!(!shown[1].contains(PROMISED), "kept, it stands above nothing: {shown:?}");
    assert!(shown.iter().skip(2).any(|part| part.contains(PROMISED) && part.contains("Done")));
}

#[test]
fn s8_the_parents_topic_comes_first() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let (browser, page) = before(&program, &server);
    let first = browser.text(".before h2");
    assert_eq!(first, "What Rosa wants to talk about");
    let quote = browser.text(".agenda-first blockquote");
    assert!(
        quote.contains("The nights. And my mother and me.") && quote.contains("9:40"),
        "{quote}"
    );
    let wide = browser.run("return document.documentElement.scrollWidth - innerWidth", Vec::new());
    assert!(wide.as_i64() <= Some(0), "nothing lies beside a small screen: {wide}");
    tab_to(&browser, ".agenda-first button[value=talked]");
    browser.key(ENTER);
    browser.wait_for(".agenda-first", "Rosa has not sent anything");
    assert_eq!(browser.path(), page, "back to the page, for the rest of it");
}
