// SPDX-License-Identifier: AGPL-3.0-or-later
//! Wonderings in a browser: one comes back, is heard in somebody's words, and she finds them as her own words alone.

use super::harness::{Browser, PHONE, Server, driver};
use super::pages::{Stop, family_called};

const WONDERED: &str = "What does Mateo do with the quiet between them?";
const SAID: &str = "He counts my buttons when nobody talks.";

/// The pages on which a family's visitor says what became of what was wondered.
pub fn of_writing(browser: &Browser, family: &str) -> Vec<Stop> {
    browser.goto(&format!("{family}/wonderings"));
    let open = browser.links("#open-wonderings ~ ul a");
    let heard = browser.links("#heard-wonderings ~ ul a");
    let one = open.first().into_iter().flat_map(|at| {
        let refused = Stop::new("a wondering, refused", at.clone());
        [
            Stop::new("a wondering", at.clone()).unfolded(),
            refused.typing("#wondered-heard", "Yes.").pressing("main form .actions button"),
        ]
    });
    let over = heard.first().map(|at| Stop::new("a wondering that was heard", at.clone()));
    one.chain(over).collect()
}

#[test]
fn s10_a_wondering_comes_back_is_heard_in_her_words_and_leaves_the_story() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, PHONE);
    browser.sign_in(server.link_of("imani"));
    let family = family_called(&browser, "Mateo & Rosa");
    browser.goto(&format!("{family}/before"));
    assert!(browser.text(".wondered").contains(WONDERED), "three visits went by");
    let note = browser.links("a.btn[href$='/note']").remove(0);
    browser.goto(&note);
    browser.press("details.wondered summary");
    assert!(browser.text("details.wondered").contains(WONDERED));
    let group = "details.wondered [role=group]:has(textarea)";
    let of = "return Array.from(document.querySelectorAll(arguments[0]))\
        .find(group => group.textContent.includes(arguments[1]))\
        .querySelector('textarea').id.split('-').pop()";
    let id = browser.run(of, vec![group.into(), WONDERED.into()]);
    let id = id.as_str().expect("the group has fields").to_owned();
    browser.press(&format!("input[name='wondered-{id}'][value=heard]"));
    browser.type_in("#between", "Quiet, and near.");
    browser.press("button[value=finish]");
    browser.wait_for(".errors", "Write what was said");
    assert!(browser.has("details.wondered[open]"), "what lacks is in sight");
    browser.type_in(&format!("#wondered-heard-{id}"), SAID);
    browser.press(&format!("#wondered-teller-{id}"));
    browser.press("button[value=finish]");
    browser.wait_for("main", "Quiet, and near.");
    browser.goto(&format!("{family}/wonderings"));
    browser.wait_for("#heard-wonderings ~ ul", SAID);
    let wide = browser.run("return document.documentElement.scrollWidth - innerWidth", Vec::new());
    assert!(wide.as_i64() <= Some(0), "nothing lies beside a small screen: {wide}");
    browser.goto(&format!("{family}/story"));
    assert!(!browser.text("main").contains(WONDERED), "heard, it is not still wondered");
    browser.sign_out();
    browser.sign_in(server.link_of("rosa"));
    browser.goto(&format!("{family}/story"));
    let hers = browser.text("main");
    assert!(browser.text("#own-words ~ ul").contains(SAID));
    assert!(!hers.contains("quiet between") && !hers.contains("wonder"), "{hers}");
}
