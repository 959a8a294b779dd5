// SPDX-License-Identifier: AGPL-3.0-or-later
//! M3 as a person sees it: after five visits on housing the page before the next asks where the baby was.

use super::harness::{Browser, PHONE, Server, driver};
use super::pages::SEND;

const RENT: &str = "The landlord wrote again, and there is no money left for the rent.";
const ASKED: &str = "Where was the child in these?";

/// Opens a family of a child who is born and one who cares for him; its address.
fn opened(browser: &Browser) -> String {
    browser.goto("/families/new");
    browser.type_in("#how", "555-0142");
    browser.press(SEND);
    browser.type_in("#full", "Sandwort");
    browser.run("document.getElementById('born').value = '2025-01-05'", Vec::new());
    browser.press(SEND);
    browser.type_in("#carer-full-0", "Sol");
    browser.press("label:has(#carer-role-0)");
    browser.press(SEND);
    browser.type_in("#wish", "Sleep");
    browser.press(SEND);
    browser.press(SEND);
    browser.wait_for("h1", "Sandwort");
    let story = browser.path();
    story.strip_suffix("/story").expect("it opens on its story").to_owned()
}

/// Writes a note of today, and says that its sentence is about what the family needs to live.
fn needs(browser: &Browser, family: &str) {
    browser.goto(&format!("{family}/visits/new"));
    browser.wait_for("h1", "Visit note");
    browser.type_in("#between", RENT);
    let note = browser.path();
    browser.press("[data-finish]");
    browser.leaves(&note);
    let visit = note.strip_suffix("/note").expect("a note is of a visit");
    browser.goto(&format!("{visit}/look-back"));
    browser.wait_for("main", "What the family needs to live");
    browser.press("button[value^='needs.between.']");
    browser.wait_for("main", "you said so");
}

#[test]
fn m3_after_five_visits_on_housing_the_page_before_asks_where_the_baby_was() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, PHONE);
    browser.sign_in(server.link_of("imani"));
    let family = opened(&browser);
    let asks = |browser: &Browser| {
        browser.goto(&format!("{family}/before"));
        browser.text("main").contains(ASKED)
    };
    for number in 1..=5 {
        assert!(!asks(&browser), "not before the fifth: {number}");
        needs(&browser, &family);
    }
    assert!(asks(&browser), "{}", browser.text("main"));
    browser.goto(&format!("{family}/look-back"));
    let balance = browser.text("[aria-labelledby=h-balance]");
    assert!(balance.contains(ASKED), "{balance}");
    let days = "[aria-labelledby=h-balance] li:first-child a";
    assert_eq!(browser.links(days).len(), 5, "each visit's day stands with what it was about");
    assert_eq!(browser.links("[aria-labelledby=h-balance] li a").len(), 5, "and with nothing else");
    // The question is for whoever visits, alone with the screen.
    browser.goto("/me/shared-screen");
    browser.press("main button[name=shared]");
    browser.leaves("/me/shared-screen");
    assert!(!asks(&browser), "not where others look along");
}

#[test]
fn m3_a_need_gets_somebody_who_sees_to_it_a_day_and_an_end_and_the_parent_sees_it() {
    const BRINGS: &str = "Ask for the rent fund, with the letter";
    let Some(program) = driver() else { return };
    let server = Server::start();
    let (browser, family) = super::rows::visitor(&program, &server);
    needs(&browser, &family);
    assert!(browser.text("main").contains("Who does something about it"));
    browser.type_in("#promise", BRINGS);
    browser.run("document.getElementById('due').value = '2027-01-05'", Vec::new());
    browser.press(&format!("form[action='{family}/promises'] button[type=submit]"));
    browser.wait_for("main", BRINGS);
    let promised = browser.text("[aria-labelledby=open-promises]");
    assert!(promised.contains(BRINGS) && promised.contains("5 January"), "{promised}");
    let hers = Browser::open(&program, &server, PHONE);
    hers.sign_in(server.link_of("rosa"));
    hers.goto(&format!("{family}/promises"));
    assert!(hers.text("main").contains(BRINGS));
    browser.press("[aria-labelledby=open-promises] li:last-child button[type=submit]");
    browser.wait_for("main", BRINGS);
    hers.goto(&format!("{family}/promises"));
    let ended = hers.text("[aria-labelledby=ended-promises]");
    assert!(ended.contains(BRINGS), "{ended}");
}
