// SPDX-License-Identifier: AGPL-3.0-or-later
//! A visit told back to a mother: written by whoever visited, seen through her eyes first, and read by her on a telephone.

use super::accessible::{axe, wrong_with};
use super::harness::{Browser, PHONE, Server, driver};
use super::pages::{SEND, Stop, family_called};

const DID: &str = "Sundew-5801 He waited for her at the door with his whole body.";
const IN_SPANISH: &str = "Sundew-5802 La esperó en la puerta con todo el cuerpo.";
const OURS: &str = "Sundew-5803 Who waits for Rosa?";

fn plain(browser: &Browser, css: &str) -> String {
    browser.text(css).replace(|c| matches!(c, '\u{2066}'..='\u{2069}'), "")
}

fn fits(browser: &Browser) {
    let wide = browser.run("return document.documentElement.scrollWidth - innerWidth", Vec::new());
    assert!(wide.as_i64() <= Some(0), "nothing lies beside a small screen: {wide}");
}

/// Nothing that axe finds is wrong with the page at this address, and it fits.
fn good(browser: &Browser, name: &'static str, path: &str) {
    if let Some(axe) = axe() {
        let wrong = wrong_with(browser, &axe, &Stop::new(name, path.to_owned()).unfolded());
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
    fits(browser);
}

/// Whoever visits writes and signs a note, and comes to the visit's page; answers its address.
fn noted(browser: &Browser, family: &str) -> String {
    browser.goto(&format!("{family}/visits/new"));
    browser.wait_for("h1", "Visit note");
    browser.type_in("#child", DID);
    browser.run("document.querySelectorAll('details').forEach(one => one.open = true)", Vec::new());
    browser.type_in("#wondering", OURS);
    let visit = browser.path().replace("/note", "");
    browser.press("[data-finish]");
    browser.wait_for("main", "Story");
    browser.goto(&visit);
    visit
}

#[test]
fn m4_a_mother_reads_the_page_of_a_visit_in_her_language() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, PHONE);
    browser.sign_in(server.link_of("imani"));
    let family = family_called(&browser, "Mateo & Rosa");
    let visit = noted(&browser, &family);
    let rosas = "[...document.querySelectorAll('a[href*=\"/page-for/\"]')].find(one => one.textContent.includes('Rosa')).click()";
    browser.run(rosas, Vec::new());
    browser.wait_for("h2", "A page for");
    assert_eq!(browser.value("#language"), "es", "it begins in the language she uses");
    assert!(!plain(&browser, "main").contains(OURS), "what is not hers is not offered");
    let at = browser.path();
    good(&browser, "a page of a visit, to write", &at);
    // What the child did is put into her language, and Imani says who read it over.
    browser.type_in("textarea[id^=wording-t]", IN_SPANISH);
    browser.type_in("#checked-by", "Lucía");
    browser.press("button[value=preview]");
    browser.wait_for("h2", "will read it");
    fits(&browser);
    let seen = plain(&browser, ".retold");
    for words in
        [IN_SPANISH, "Lo que hizo el niño o la niña", "Imani Clarke escribió", "La revisó Lucía"]
    {
        assert!(seen.contains(words), "{words}: {seen}");
    }
    assert!(!seen.contains(DID) && !seen.contains(OURS), "{seen}");
    browser.press("button[value=share]");
    browser.wait_for(".retold", IN_SPANISH);
    let page = browser.path();
    browser.sign_out();

    browser.sign_in(server.link_of("rosa"));
    browser.goto(&format!("{family}/story"));
    browser.press("[aria-labelledby=pages-own] a");
    browser.wait_for(".retold", IN_SPANISH);
    assert_eq!(browser.path(), page);
    assert_eq!(plain(&browser, ".retold"), seen, "as it was previewed, word for word");
    let lang = "return document.querySelector('.retold').lang";
    assert_eq!(browser.run(lang, Vec::new()), "es");
    good(&browser, "a page of a visit", &page);
    good(&browser, "pages of visits", &format!("{family}/pages"));
    // On paper it stands alone.
    browser.goto(&page);
    browser.on_paper(true);
    let shown = "return [...document.querySelectorAll('h1, .actions, nav')].some(one => one.checkVisibility())";
    assert_eq!(browser.run(shown, Vec::new()), false, "only the page is printed");
    browser.on_paper(false);
    // She answers in her own words, where everything she saw is.
    browser.press("main a[href$='/observations']");
    browser.wait_for("main", "");
    assert!(browser.path().ends_with("/observations"));
    browser.sign_out();

    browser.sign_in(server.link_of("imani"));
    browser.goto(&page);
    browser.press("main form[action*='/pages/'] button");
    browser.wait_for("main h2", "Pages of visits");
    browser.goto(&visit);
    assert!(browser.links("a[href*='/pages/']").is_empty());
    browser.sign_out();
    browser.sign_in(server.link_of("rosa"));
    for there in ["story", "pages", "visits"] {
        browser.goto(&format!("{family}/{there}"));
        assert!(!plain(&browser, "body").contains("Sundew-5802"), "{there}");
        assert!(browser.links(&format!("a[href='{page}']")).is_empty(), "{there}");
    }
}

/// The pages of visits, where one is written, and where something hard that was told is, for whoever may write it.
pub fn of_telling_back(browser: &Browser, family: &str) -> Vec<Stop> {
    browser.goto(&format!("{family}/visits"));
    let held = browser.links("li.visit:has(.tag.fern) .who a");
    browser.goto(held.first().expect("a visit was held"));
    let write = browser.links("a[href*='/page-for/']").pop();
    let write = write.map(|path| Stop::new("to tell it back, to write", path));
    let hard = browser.links("a[href$='/holding']").pop();
    let hard = hard.map(|path| Stop::new("something hard was told, refused", path).pressing(SEND));
    write
        .into_iter()
        .chain(hard)
        .chain([Stop::new("pages of visits", format!("{family}/pages"))])
        .collect()
}
