// SPDX-License-Identifier: AGPL-3.0-or-later
//! Something hard was told: in a note anybody writes, and sealed by an author who is licensed.

use super::harness::{Browser, DESKTOP, PHONE, Server, driver};
use super::pages::{SEND, Stop, family_called};

const SAID: &str = "Sundew-8801 The night at the station.";
const ENDED: &str = "Sundew-8802 We watched Mateo sleep.";
const PACE: &str = "Enough for now";

fn plain(browser: &Browser) -> String {
    browser.text("main").replace(|c| matches!(c, '\u{2066}'..='\u{2069}'), "")
}

fn is_well(browser: &Browser, name: &'static str, at: &str) {
    browser.goto(at);
    let wide = browser.run("return document.documentElement.scrollWidth - innerWidth", Vec::new());
    assert!(wide.as_i64() <= Some(0), "nothing lies beside a small screen: {wide}");
    if let Some(axe) = super::accessible::axe() {
        let stop = Stop::new(name, at.to_owned());
        let wrong = super::accessible::wrong_with(browser, &axe, &stop);
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

#[test]
fn s12_what_was_held_is_hers_and_its_pace_is_known_before_the_next_visit() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, PHONE);
    browser.sign_in(server.link_of("imani"));
    let family = family_called(&browser, "Mateo & Rosa");
    browser.goto(&format!("{family}/visits/new"));
    browser.wait_for("h1", "Visit note");
    let unfold = "document.querySelector('#holding-said').closest('details').open = true";
    browser.run(unfold, Vec::new());
    let rosa = "[...document.querySelectorAll('input[name=holding-about]')]\
        .find(one => one.parentElement.textContent.includes('Rosa')).click()";
    browser.run(rosa, Vec::new());
    browser.type_in("#holding-said", SAID);
    browser.type_in("#holding-ended", ENDED);
    browser.run("document.querySelector('input[name=holding-enough]').click()", Vec::new());
    browser
        .run("document.querySelector('input[name=holding-safe][value=yes]').click()", Vec::new());
    browser.type_in("#between", "They looked at each other.");
    browser.press("[data-finish]");
    browser.wait_for("main", SAID);
    let visit = browser.path();
    is_well(&browser, "how something hard was held", &format!("{visit}/holding"));
    is_well(&browser, "before the visit", &format!("{family}/before"));
    let before = plain(&browser);
    assert!(before.contains(PACE) && before.contains(ENDED), "{before}");
    assert!(!before.contains(SAID), "what was said is not laid open anew");
    browser.goto("/me/shared-screen");
    browser.press("form[action='/me/shared-screen'] button");
    browser.goto(&format!("{family}/before"));
    let before = plain(&browser);
    assert!(!before.contains(PACE) && !before.contains(ENDED), "{before}");
    browser.sign_out();
    browser.sign_in(server.link_of("rosa"));
    browser.goto(&visit);
    assert!(plain(&browser).contains(SAID), "it is hers to read");
}

#[test]
fn s12_what_an_author_seals_stays_sealed_and_the_record_says_what_it_has_to() {
    const SEALED: &str = "Sundew-8803 What she said of her brother.";
    const PROGRESS: &str = "Sundew-8804 She sleeps again.";
    let Some(program) = driver() else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, DESKTOP);
    browser.sign_in(server.link_of("june"));
    browser.goto("/families");
    let story = browser.links(".who a").first().expect("she has families").clone();
    let family = story.strip_suffix("/story").expect("families open on their story");
    let list = format!("{family}/sealed");
    browser.goto(&list);
    if browser.has("#again") {
        browser.type_in("#passphrase", "three grey herons by the mill");
        browser.type_in("#again", "three grey herons by the mill");
        browser.press(SEND);
    }
    browser.goto(&format!("{list}/new"));
    browser.type_in("#said", SEALED);
    browser.press("label:has(#about)");
    browser.press("label:has(#modality)");
    browser.type_in("#progress", PROGRESS);
    browser.type_in("#plan", "Made up.");
    browser.press("label:has(#enough)");
    let of = "return document.querySelector('[name=visit]:checked, select[name=visit]')?.value";
    let visit = browser.run(of, Vec::new());
    browser.press(SEND);
    assert!(browser.comes("li.visit .who a"), "a note is sealed on {}", browser.path());
    browser.goto(&format!("{family}/before"));
    assert!(plain(&browser).contains(PACE));
    let visit = visit.as_str().expect("a visit is chosen").to_owned();
    browser.goto(&format!("{family}/visits/{visit}"));
    let page = plain(&browser);
    assert!(page.contains(PROGRESS) && page.contains(PACE), "{page}");
    assert!(!page.contains(SEALED));
    browser.goto(&story);
    assert!(!plain(&browser).contains(SEALED));
}
