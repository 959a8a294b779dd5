// SPDX-License-Identifier: AGPL-3.0-or-later
//! In Spanish no page of a visit or of its family breaks a rule of accessibility either: its words are longer.

use super::accessible::{axe, wrong_with};
use super::harness::{Browser, DESKTOP, Server, driver};
use super::pages::{Stop, of_family};

#[test]
fn no_page_of_a_visit_breaks_a_rule_in_spanish() {
    let (Some(program), Some(axe)) = (driver(), axe()) else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, DESKTOP);
    browser.sign_in(server.link_of("graciela"));
    browser.goto("/families");
    let story = browser.links(".families .who a").remove(0);
    let family = story.strip_suffix("/story").expect("families open on their story");
    browser.goto(&format!("{family}/visits"));
    let all = browser.links("li.visit .actions a");
    let note = all.iter().find(|at| at.ends_with("/note")).expect("one is planned");
    let before = note.replace("/note", "/before");
    let mut stops = vec![
        Stop::new("a note", note.clone()).unfolded(),
        Stop::new("before a visit", before).unfolded(),
    ];
    // A visit that is signed is among them.
    stops.extend(of_family(&browser, family));
    let held =
        "return document.querySelector('li.visit:has(.tag.fern) .who a').getAttribute('href')";
    browser.goto(&format!("{family}/visits"));
    let held = browser.run(held, Vec::new());
    let held = held.as_str().expect("a visit happened");
    stops.extend([
        Stop::new("looking back at a note", format!("{held}/look-back")).unfolded(),
        Stop::new("what shows in my notes", format!("{family}/look-back")),
        Stop::new("an amendment", format!("{held}/amend")).unfolded(),
        Stop::new("a plan", format!("{family}/visits/plan")).unfolded(),
        Stop::new("a visit to be moved", note.replace("/note", "/move")).unfolded(),
        Stop::new("the calendar", "/calendar"),
        Stop::new("a calendar on the phone", "/me/calendar"),
        Stop::new("what is brought", "/supervision").unfolded(),
    ]);
    stops.extend(super::understood::of_writing(&browser, family));
    let mut wrong = Vec::new();
    for stop in &stops {
        wrong.extend(wrong_with(&browser, &axe, stop));
        let lang = browser.run("return document.documentElement.lang", Vec::new());
        assert_eq!(lang, "es", "{}", stop.name);
        let answer = "return performance.getEntriesByType('navigation')[0].responseStatus";
        let expected = if stop.name.ends_with("refused") { 422 } else { 200 };
        assert_eq!(browser.run(answer, Vec::new()), expected, "{} is there", stop.name);
    }
    assert!(wrong.is_empty(), "{}\n{} in all", wrong.join("\n"), wrong.len());
}
