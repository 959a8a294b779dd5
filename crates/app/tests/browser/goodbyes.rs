// SPDX-License-Identifier: AGPL-3.0-or-later
//! A goodbye and hello, walked by keyboard: nine families, one press, and what the family reads in the end.

use alongside::accounts::lists::{self, Account};
use alongside::urls;
use alongside::words::Language;
use jiff::ToSpan as _;
use practice::access::Hat;
use practice::{FamilyId, PractitionerId};
use serde_json::json;

use super::browser::Browser as Plain;
use super::harness::{Browser, DESKTOP, driver};
use super::pages::{SEND, Stop};
use super::server::{Server, Wanted};

const TAB: &str = "\u{E004}";
const ENTER: &str = "\u{E007}";
/// More stops than any page has.
const STOPS_MAX: usize = 300;

/// The pages of somebody who leaves: the first of their families is the furthest on its way.
pub fn of_leaver(browser: &Browser) -> Vec<Stop> {
    browser.goto("/today");
    let plans = browser.links("section[aria-labelledby=goodbyes] a");
    let plan = plans.first().expect("one of their families says goodbye").clone();
    let all = plan.rsplit_once('/').expect("an address has several parts").0.to_owned();
    vec![
        Stop::new("today of who leaves", "/today").unfolded(),
        Stop::new("a goodbye and hello", plan.clone()).unfolded(),
        Stop::new("a goodbye and hello, carried, refused", plan.clone())
            .typing("#helps", "\u{E009}a\u{E000}\u{E017}")
            .typing("#mind", "\u{E009}a\u{E000}\u{E017}")
            .pressing("form[action$='/carried'] button[type=submit]"),
        Stop::new("a goodbye and hello, told, refused", plan)
            .unfolded()
            .typing("#told-on", "01012099")
            .pressing("form[action$='/told'] button[type=submit]"),
        Stop::new("goodbyes and hellos", all),
    ]
}

/// The pages about somebody who leaves, as a manager sees them.
pub fn of_manager(browser: &Browser) -> Vec<Stop> {
    browser.goto("/staff");
    let all = browser.links(".who a");
    let leaves = |path: &&String| {
        browser.goto(path);
        browser.has("#goodbyes")
    };
    let colleague = all.iter().find(leaves).expect("somebody leaves").clone();
    browser.goto(&colleague);
    let family = browser.links("section[aria-labelledby=goodbyes] li a");
    let family = family.last().expect("they have families").clone();
    vec![
        Stop::new("somebody who leaves", colleague.clone()),
        Stop::new("a last day", format!("{colleague}/leave")),
        Stop::new("a last day, refused", format!("{colleague}/leave"))
            .typing("#until", "01012020")
            .pressing(SEND),
        Stop::new("who comes next", family),
        Stop::new("numbers to call", "/at-once/numbers"),
        Stop::new("numbers to call, refused", "/at-once/numbers")
            .typing("#number-poison", "call us")
            .pressing(SEND),
    ]
}

/// Goes on by key until this has the focus.
fn reach(browser: &Browser, css: &str) {
    assert!(browser.comes(css), "no {css} on {}", browser.path());
    for _ in 0..STOPS_MAX {
        let here = "return document.activeElement.matches(arguments[0])";
        if browser.run(here, vec![json!(css)]) == true {
            return;
        }
        browser.key(TAB);
    }
    panic!("{css} is not reached by key on {}", browser.path());
}

/// Reaches it, and types or presses there.
fn at(browser: &Browser, css: &str, keys: &str) {
    reach(browser, css);
    browser.key(keys);
}

/// A browser in which somebody is signed in.
fn signed_in(server: &Server, link: &str) -> Option<Browser> {
    let program = driver()?;
    let browser = Browser::at(&program, &format!("http://{}", server.address), DESKTOP);
    browser.sign_in(link);
    Some(browser)
}

/// The manager keeps the day, finds nine, and names who comes next to one of them.
fn announced(server: &Server, leaver: u128, first: FamilyId) -> Option<()> {
    let browser = signed_in(server, server.link("marguerite"))?;
    browser.goto(&urls::leave(leaver));
    let until = server.app.today().checked_add(12.days()).expect("a day near today");
    let day = "document.querySelector('#until').value = arguments[0]";
    browser.run(day, vec![json!(until.to_string())]);
    at(&browser, "button[value=leaves]", ENTER);
    assert!(browser.comes("#goodbyes"), "{}", browser.path());
    assert!(browser.text("#goodbyes").contains("9 families"));
    browser.goto(&urls::arrange(first));
    let next = server.account("graciela").id;
    let choose = "document.querySelector('form[action$=\"/next\"] select').value = arguments[0]";
    browser.run(choose, vec![json!(format!("{next:032x}"))]);
    at(&browser, "form[action$='/next'] button[type=submit]", ENTER);
    browser.wait_for("main", "Since");
    Some(())
}

/// Whoever leaves goes through the steps with the keys alone.
fn said_goodbye(server: &Server, leaver: u128, family: FamilyId) -> Option<()> {
    let browser = signed_in(server, server.link("june.w"))?;
    let plan = urls::handover(family, PractitionerId(leaver));
    browser.goto(urls::TODAY);
    assert_eq!(browser.links("section[aria-labelledby=goodbyes] a").len(), 9);
    at(&browser, &format!("a[href='{plan}']"), ENTER);
    at(&browser, "#received", "They looked at the door, and then at us.");
    at(&browser, "form[action$='/told'] button[type=submit]", ENTER);
    assert!(browser.comes("#step-told .tag.fern"));
    browser.goto(&urls::new_visit(family));
    at(&browser, "#between", "They waved from the window, all three.");
    at(&browser, "[data-finish]", ENTER);
    browser.wait_for("main", "They waved from the window");
    browser.goto(&plan);
    assert!(browser.comes("#step-last-visit .tag.fern"), "it is there by itself");
    at(&browser, "form[action$='/met'] button[type=submit]", ENTER);
    assert!(browser.comes("#step-met .tag.fern"));
    at(&browser, "#mind", "The stairs are hard on her knee.");
    at(&browser, "form[action$='/carried'] button[type=submit]", ENTER);
    assert!(browser.comes("#step-carried .tag.fern"));
    at(&browser, "#step-letter a", ENTER);
    at(&browser, "#says", "I will hum it too.");
    at(&browser, "button[value=look]", ENTER);
    at(&browser, "button[value=give]", ENTER);
    assert!(browser.comes("#letters"));
    browser.goto(&plan);
    assert!(browser.comes("#step-letter .tag.fern"));
    assert!(!browser.has("#step-first-visit .tag.fern"), "that one is ahead");
    Some(())
}

/// A link for a caregiver of the family.
fn of_the_family(server: &Server, family: FamilyId) -> String {
    let person = server.family(family).people.caregivers().next().expect("somebody cares").id;
    let id = alongside::random::id();
    let account = Account {
        id,
        sign_in: format!("w{:016x}", id >> 64),
        name: "Made-up Caregiver".to_owned(),
        password: None,
        hats: vec![Hat::Caregiver],
        language: Language::English,
        theme: "system".to_owned(),
        caregiver_in: Some((family, person)),
        ended: None,
    };
    server.wait(lists::keep(&server.app.record, &account)).expect("the account is kept");
    let token = "a-made-up-token-for-the-family";
    let ends = server.app.clock.now() + jiff::SignedDuration::from_hours(1);
    let link = lists::put_link(&server.app.record, token.as_bytes(), id, ends);
    server.wait(server.app.record.store().write(vec![link])).expect("the link is kept");
    urls::sign_in_link(token)
}

#[test]
fn a_departing_worker_with_nine_families_says_goodbye_and_the_family_reads_it() {
    if driver().is_none() {
        return;
    }
    let server = Server::start(Wanted { families: 0, ..Wanted::small() });
    let june = Plain::of(&server, "june.w");
    let nine: Vec<FamilyId> =
        (1..=9).map(|one| june.open_family(&format!("Pipit-{one}"), &["Sol"])).collect();
    let (leaver, family) = (server.account("june.w").id, nine[0]);
    announced(&server, leaver, family);
    said_goodbye(&server, leaver, family);
    let link = of_the_family(&server, family);
    let Some(browser) = signed_in(&server, &link) else { return };
    browser.goto(&urls::story(family));
    let says = browser.text("#handover");
    for words in ["June Whitfield will be with you until", "will come after that", "You met"] {
        assert!(says.contains(words), "{says}");
    }
    at(&browser, "#handover a", ENTER);
    assert!(browser.comes("#letters"));
    assert!(browser.text("#letters").contains("I will hum it too."));
    assert!(!browser.text("main").contains("knee"), "what is carried on is for who comes next");
}
