// SPDX-License-Identifier: AGPL-3.0-or-later
//! Echoes in a browser: heard on the page of a visit, offered, and declined by whoever told the story, after which it folds away.

use super::harness::{Browser, PHONE, Server, driver};
use super::pages::{Stop, family_called};

const WONDER: &str = "the cup was never what he was looking for";

/// The pages on which a family's visitor hears an echo and offers it.
pub fn of_writing(browser: &Browser, family: &str) -> Vec<Stop> {
    browser.goto(&format!("{family}/echoes"));
    let one = browser.links("main ul.list a[href*='/echoes/']");
    let one = one.first().map(|at| Stop::new("an echo", at.clone()).unfolded());
    browser.goto(&format!("{family}/wonderings"));
    let of = browser.links("#open-wonderings ~ ul a");
    let hears = of.first().into_iter().flat_map(|at| {
        let at = at.replace("/wonderings/", "/visits/");
        let hear = Stop::new("an echo, heard", format!("{at}/echo"));
        let refused = Stop::new("an echo, refused", format!("{at}/echo"));
        [hear, refused.pressing("main form button[type=submit]")]
    });
    one.into_iter().chain(hears).collect()
}

#[test]
fn s11_an_echo_shows_both_and_whoever_told_it_may_say_that_it_is_not_this() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, PHONE);
    browser.sign_in(server.link_of("imani"));
    let family = family_called(&browser, "Mateo & Rosa");
    browser.goto(&format!("{family}/wonderings"));
    let visit = browser.links("#open-wonderings ~ ul a").remove(0);
    browser.goto(&visit.replace("/wonderings/", "/visits/"));
    browser.press("main a[href$='/echo']");
    browser.press("input[name=now-field][value=between]");
    browser.type_in("#now", "He put the cup down to find her.");
    browser.type_in("#then", "I put everything down when my father came in.");
    browser.type_in("#then-when", "before I was eight");
    browser.press("main form button[type=submit]");
    browser.wait_for(".errors", "Write what you wonder");
    browser.type_in("#wonder", WONDER);
    browser.press("main form button[type=submit]");
    browser.wait_for("article .echo", "He put the cup down to find her.");
    let at = browser.path();
    let both = browser.text("article");
    for word in ["I put everything down", "before I was eight", "Rosa", WONDER] {
        assert!(both.contains(word), "{word}: {both}");
    }
    let wide = browser.run("return document.documentElement.scrollWidth - innerWidth", Vec::new());
    assert!(wide.as_i64() <= Some(0), "nothing lies beside a small screen: {wide}");
    browser.press("button[value=offer]");
    browser.wait_for("article", "no answer yet");
    browser.sign_out();
    browser.sign_in(server.link_of("rosa"));
    browser.goto(&format!("{family}/story"));
    assert!(
        !browser.text("main").contains(WONDER),
        "her story says that it waits, and no word of it"
    );
    browser.press(&format!("main a[href='{at}']"));
    browser.wait_for("article", WONDER);
    browser.press("button[value=not-this]");
    browser.wait_for("main h2", "");
    assert_eq!(browser.path(), format!("{family}/story"));
    assert!(!browser.has(&format!("main a[href='{at}']")));
    browser.sign_out();
    browser.sign_in(server.link_of("imani"));
    browser.goto(&format!("{family}/before"));
    assert!(!browser.text("main").contains(WONDER), "it never comes before a visit again");
    browser.goto(&format!("{family}/echoes"));
    assert!(!browser.text("main").contains(WONDER), "it is folded away");
    browser.press("details.over summary");
    browser.wait_for("details.over", WONDER);
}
