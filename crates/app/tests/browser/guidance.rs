// SPDX-License-Identifier: AGPL-3.0-or-later
//! Guidance for one baby: written with what was seen of him, read by his mother in her language on a telephone, and asked about.

use super::accessible::{axe, wrong_with};
use super::harness::{Browser, PHONE, Server, driver};
use super::pages::{Stop, family_called};

const SAYS: &str = "Puede asustarse con la aspiradora. Téngalo en brazos y espere.";
const MEANT: &str = "The vacuum may frighten him. Hold him and wait.";
const HARD: &str = "La hipersensibilidad auditiva requiere anticipación sistemática.";
const CAME: &str = "Se asustó, y luego se rió.";

fn plain(browser: &Browser, css: &str) -> String {
    browser.text(css).replace(|c| matches!(c, '\u{2066}'..='\u{2069}'), "")
}

/// Nothing that axe finds is wrong with the page at this address, and it fits a small screen.
fn good(browser: &Browser, name: &'static str, path: &str) {
    if let Some(axe) = axe() {
        let wrong = wrong_with(browser, &axe, &Stop::new(name, path.to_owned()).unfolded());
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
    let wide = browser.run("return document.documentElement.scrollWidth - innerWidth", Vec::new());
    assert!(wide.as_i64() <= Some(0), "nothing lies beside a small screen: {wide}");
}

/// The way to what may come next for the first child.
fn guidance_of(browser: &Browser, family: &str) -> String {
    browser.goto(&format!("{family}/people"));
    let child = browser.links("main .card .who a").first().expect("a child").clone();
    child.replace("/people/", "/guidance/")
}

/// Whoever visits finishes a note in which what was told before came.
fn says_in_a_note(browser: &Browser, family: &str) {
    browser.goto(&format!("{family}/visits/new"));
    browser.wait_for("h1", "Visit note");
    browser.run("document.querySelectorAll('details').forEach(one => one.open = true)", Vec::new());
    browser.type_in("#between", "Near one another.");
    browser.press("input[name^=guide-came][value=came]");
    browser.type_in("textarea[name^=guide-how]", CAME);
    browser.press("[data-finish]");
    browser.wait_for("main", "Story");
}

#[test]
fn s4_guidance_for_this_baby_is_not_generic_and_the_next_visit_asks_whether_it_came() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, PHONE);
    browser.sign_in(server.link_of("imani"));
    let family = family_called(&browser, "Mateo & Rosa");
    let list = guidance_of(&browser, &family);
    browser.goto(&list);
    let history = plain(&browser, "main");
    for words in ["It came", "Lloró cuando fui al baño.", "Nobody has said yet"] {
        assert!(history.contains(words), "{words}: {history}");
    }
    good(&browser, "what may come next", &list);
    let rosas = "[...document.querySelectorAll('a[href*=\"/for/\"]')].find(one => one.textContent.includes('Rosa')).click()";
    browser.run(rosas, Vec::new());
    browser.wait_for("h2", "Something for");
    assert_eq!(browser.value("#guide-language"), "es", "it begins in the language she uses");
    let at = browser.path();
    good(&browser, "what may come next, to write", &at);
    // For every baby it is not given, and what was typed stays.
    browser.type_in("#guide-says", HARD);
    browser.press("button[value=preview]");
    browser.wait_for("main", "could be told of any baby");
    assert_eq!(browser.value("#guide-says"), HARD);
    assert!(plain(&browser, ".guide").contains(HARD), "its hard sentence is named");
    // Because he is who he is, in words she reads.
    browser.run("document.querySelector('input[name=guide-because]').click()", Vec::new());
    browser.press("button[value=preview]");
    browser.wait_for("main", "This is hard to read");
    browser.empty("#guide-says");
    browser.type_in("#guide-says", SAYS);
    browser.type_in("#guide-meant", MEANT);
    browser.press("button[value=preview]");
    browser.wait_for("h2", "will read it");
    let seen = plain(&browser, ".retold");
    for words in [SAYS, "Porque Mateo es Mateo", "contando desde el día en que se esperaba"] {
        assert!(seen.contains(words), "{words}: {seen}");
    }
    assert!(!seen.contains(MEANT), "{seen}");
    browser.press("button[value=give]");
    browser.wait_for(".retold", SAYS);
    let card = browser.path();
    browser.sign_out();

    browser.sign_in(server.link_of("rosa"));
    browser.goto(&format!("{family}/story"));
    assert!(plain(&browser, "[aria-labelledby=guidance-own]").contains(SAYS));
    browser.press(&format!("[aria-labelledby=guidance-own] a[href='{card}']"));
    browser.wait_for(".retold", SAYS);
    assert_eq!(plain(&browser, ".retold"), seen, "as it was previewed, word for word");
    assert_eq!(browser.run("return document.querySelector('.retold').lang", Vec::new()), "es");
    good(&browser, "a card of what may come next", &card);
    browser.on_paper(true);
    let shown = "return [...document.querySelectorAll('h1, .actions, nav, details')].some(one => one.checkVisibility())";
    assert_eq!(browser.run(shown, Vec::new()), false, "only the card is printed");
    browser.on_paper(false);
    // She says herself that it did not come yet, and the next visit asks again.
    browser.press("input[value=not-yet]");
    browser.type_in("textarea[name^=guide-how]", "Todavía no la oyó.");
    browser.press("button[value=answer]");
    browser.wait_for("main", "Todavía no la oyó.");
    browser.sign_out();

    browser.sign_in(server.link_of("imani"));
    browser.goto(&format!("{family}/before"));
    let asked = plain(&browser, "[aria-labelledby=guidance-back]");
    assert!(asked.contains("Did it come?") && asked.contains("La gente nueva"), "{asked}");
    good(&browser, "before a visit, with what may have come", &format!("{family}/before"));
    says_in_a_note(&browser, &family);
    browser.goto(&list);
    assert!(plain(&browser, "main").contains(CAME));
    browser.goto(&format!("{family}/before"));
    assert!(!plain(&browser, "main").contains("La gente nueva"));
}
