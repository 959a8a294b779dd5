// SPDX-License-Identifier: AGPL-3.0-or-later
//! What each of them brings, in a browser: never without its moment, and a letter for father that holds only his.

use super::harness::{Browser, PHONE, Server, driver};
use super::pages::{Stop, family_called};

/// The pages on which a family's visitor reads and writes what each of them brings.
pub fn of_writing(browser: &Browser, family: &str) -> Vec<Stop> {
    let all = format!("{family}/capacities");
    browser.goto(&all);
    let of = browser.links("main ul.list a[href*='/capacities/']");
    let letter = browser.links("main a[href$='/letter']");
    let one = of.first().into_iter().flat_map(|at| {
        let refused = Stop::new("something somebody brings, refused", at.clone());
        [
            Stop::new("something somebody brings", at.clone()).unfolded(),
            refused.pressing("main form.card .actions button"),
        ]
    });
    let letter = letter.first().map(|at| Stop::new("a letter with what they bring", at.clone()));
    let refused = Stop::new("what each brings, refused", all).pressing("main form.card button");
    one.chain(letter).chain([refused]).collect()
}

#[test]
fn s9_a_capacity_needs_its_moment_and_a_letter_for_father_holds_only_his() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, PHONE);
    browser.sign_in(server.link_of("imani"));
    let family = family_called(&browser, "Mateo & Rosa");
    browser.goto(&format!("{family}/capacities"));
    let hers = browser.text("main section.card ul.list strong");
    let andre = "return Array.from(document.querySelectorAll('main form input[type=radio]'))\
        .find(input => input.parentElement.textContent.includes('Andre')).id";
    let andre = browser.run(andre, Vec::new());
    browser.press(&format!("#{}", andre.as_str().expect("he cares for the child")));
    browser.type_in("#capacity", "Keeps his word about Sundays.");
    browser.press("main form.card .actions button");
    browser.wait_for(".errors", "Write the moment that shows it");
    assert_eq!(browser.value("#capacity"), "Keeps his word about Sundays.");
    browser.type_in("#capacity-moment", "He came on foot, the bus had gone.");
    browser.press("main form.card .actions button");
    browser.wait_for("main ul.list", "");
    let at = "return Array.from(document.querySelectorAll(\"main a[href$='/letter']\"))\
        .find(link => link.textContent.includes('Andre')).getAttribute('href')";
    let letter = browser.run(at, Vec::new());
    browser.goto(letter.as_str().expect("there is a letter for him"));
    browser.on_paper(true);
    let reads = browser.text("body");
    assert!(reads.contains("Andre") && reads.contains("He came on foot, the bus had gone."));
    assert!(reads.contains("on behalf of") && reads.contains("Imani Clarke"), "{reads}");
    assert!(!reads.contains(&hers) && !reads.contains("Rosa"), "{reads}");
    browser.on_paper(false);
    browser.press("a[href$='in=es']");
    browser.wait_for("article.letter", "Lo que aporta");
    let wide = browser.run("return document.documentElement.scrollWidth - innerWidth", Vec::new());
    assert!(wide.as_i64() <= Some(0), "nothing lies beside a small screen: {wide}");
    browser.sign_out();
    browser.sign_in(server.link_of("rosa"));
    browser.goto(&format!("{family}/capacities"));
    let own = browser.text("main");
    assert!(own.contains(&hers) && !own.contains("Sundays"), "{own}");
}
