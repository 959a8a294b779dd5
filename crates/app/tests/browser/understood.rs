// SPDX-License-Identifier: AGPL-3.0-or-later
//! Understandings in a browser: two side by side by keyboard alone, none of them the last word, and what surprised brought to supervision.

use super::accessible::{axe, wrong_here};
use super::harness::{Browser, DESKTOP, Server, driver};
use super::pages::{Stop, family_called};

const TAB: &str = "\u{E004}";
const ENTER: &str = "\u{E007}";

/// The pages on which a family's visitor writes how two are understood.
pub fn of_writing(browser: &Browser, family: &str) -> Vec<Stop> {
    let at = of_first(browser, family);
    vec![
        Stop::new("how two are understood", at.clone()).unfolded(),
        Stop::new("how two are understood, refused", at)
            .unfolded()
            .pressing(".understandings form .actions button"),
    ]
}

/// The page of the first two of a family.
fn of_first(browser: &Browser, family: &str) -> String {
    browser.goto(&format!("{family}/story"));
    let two = browser.links(".relationship h3 a").first().expect("one is named").clone();
    format!("{two}/understandings")
}

/// Goes to a place by the key alone.
fn tab_to(browser: &Browser, css: &str) {
    let script = "return document.activeElement.matches(arguments[0])";
    for _ in 0..120 {
        browser.key(TAB);
        if browser.run(script, vec![css.into()]) == true {
            return;
        }
    }
    panic!("no key leads to {css}");
}

/// On which line of the page something begins, and where on it.
fn place(browser: &Browser, css: &str) -> Vec<(i64, i64)> {
    let script = "return Array.from(document.querySelectorAll(arguments[0])).map(one => {
        const box = one.getBoundingClientRect();
        return [Math.round(box.x), Math.round(box.y + scrollY)];
    })";
    let found = browser.run(script, vec![css.into()]);
    let number = |one: &serde_json::Value| one.as_i64().expect("a place on the page");
    let all = found.as_array().expect("a list of places").iter();
    all.map(|two| (number(&two[0]), number(&two[1]))).collect()
}

fn plain(browser: &Browser, css: &str) -> String {
    browser.text(css).replace(|c| matches!(c, '\u{2066}'..='\u{2069}'), "")
}

/// The two stand beside each other where there is room, and one below the other on a small screen.
fn beside_and_below(browser: &Browser) {
    let columns = place(browser, ".understandings > article");
    assert_eq!(columns.len(), 2);
    assert!(columns[0].0 < columns[1].0 && columns[0].1 == columns[1].1, "{columns:?}");
    browser.size(390, 844, true);
    let columns = place(browser, ".understandings > article");
    assert!(columns[0].0 == columns[1].0 && columns[0].1 < columns[1].1, "{columns:?}");
    let wide = browser.run("return document.documentElement.scrollWidth - innerWidth", Vec::new());
    assert!(wide.as_i64() <= Some(0), "nothing lies beside a small screen: {wide}");
    browser.size(1280, 900, false);
}

#[test]
fn s16_two_understandings_stand_side_by_side_and_none_is_final() {
    const LAMP: &str = "Sundew-1616 The lamp is on for him.";
    const THIRD: &str = "Sundew-1617 The lamp is on for nobody.";
    let Some(program) = driver() else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, DESKTOP);
    browser.sign_in(server.link_of("imani"));
    let family = family_called(&browser, "Mateo & Rosa");
    let at = of_first(&browser, &family);
    // From the page of the two there is a way, and in short what stands.
    browser.goto(at.trim_end_matches("/understandings"));
    assert!(plain(&browser, "[aria-labelledby=h-understood]").contains("She looks past him"));
    browser.press("[aria-labelledby=h-understood] a");
    browser.wait_for("h2", "How we understand it");
    beside_and_below(&browser);
    let text = plain(&browser, "main");
    assert!(text.contains(", you thought:"), "{text}");
    assert!(browser.has("article del") && browser.has("article ins"));
    let drawn = "return ['del', 'ins'].map(one =>
        getComputedStyle(document.querySelector(`article ${one}`)).textDecorationLine).join(' ')";
    assert_eq!(browser.run(drawn, Vec::new()), "line-through underline", "not by colour alone");
    for word in ["final", "closed"] {
        assert!(!text.contains(word), "{word}");
    }
    // By keyboard alone: the first is said otherwise, and a third has room.
    tab_to(&browser, "article details summary");
    browser.key(ENTER);
    tab_to(&browser, "article textarea[name^=words-]");
    // What stood there is marked and written over.
    browser.key("\u{E009}a\u{E000}");
    browser.key(LAMP);
    tab_to(&browser, "article details[open] .actions button");
    browser.key(ENTER);
    browser.wait_for(".understandings > article", LAMP);
    assert!(plain(&browser, "main").matches("you thought:").count() >= 2);
    tab_to(&browser, ".understandings > details > summary");
    browser.key(ENTER);
    tab_to(&browser, "#words");
    browser.key(THIRD);
    tab_to(&browser, ".understandings > details .actions button");
    browser.key(ENTER);
    browser.wait_for(".understandings", THIRD);
    if let Some(axe) = axe() {
        Stop::new("understood", at.clone()).unfolded().open(&browser);
        let wrong = wrong_here(&browser, &axe, "how two are understood");
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
    // Before a visit what would change a mind, and no more than two.
    browser.goto(&format!("{family}/before"));
    assert!(plain(&browser, ".would-change").contains("If he looked away less"));
    // Nobody of the family finds a trace.
    browser.sign_out();
    browser.sign_in(server.link_of("rosa"));
    browser.goto(at.trim_end_matches("/understandings"));
    assert!(browser.has("h2") && !plain(&browser, "body").contains("Sundew"));
    assert!(!browser.has("[aria-labelledby=h-understood]"));
}

#[test]
fn s16_what_surprised_in_a_quarter_is_printed_alone_and_brought_to_supervision_once_it_was_read_over()
 {
    const SHY: &str = "Sundew-1618 I was shy with Mateo.";
    let Some(program) = driver() else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, DESKTOP);
    browser.sign_in(server.link_of("imani"));
    let family = family_called(&browser, "Mateo & Rosa");
    browser.goto(&format!("{family}/visits/new"));
    browser.wait_for("h1", "Visit note");
    browser.run("const fold = document.querySelector('#surprised').closest('details'); if (fold) fold.open = true", Vec::new());
    browser.type_in("#surprised", SHY);
    browser.press("[data-finish]");
    browser.wait_for("main", "Story");
    browser.goto(&format!("{family}/look-back"));
    browser.on_paper(true);
    let seen =
        "return [...document.querySelectorAll('h1, h2, h3')].filter(one => one.checkVisibility())
        .map(one => one.textContent).join()";
    assert_eq!(browser.run(seen, Vec::new()), "What surprised me", "it is printed alone");
    browser.on_paper(false);
    if let Some(axe) = axe() {
        Stop::new("mine", format!("{family}/look-back")).unfolded().open(&browser);
        let wrong = wrong_here(&browser, &axe, "what shows in my notes");
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
    browser.goto(&format!("{family}/look-back"));
    browser.press("[aria-labelledby=h-surprised] details summary");
    assert_eq!(browser.value("[aria-labelledby=h-surprised] textarea"), SHY);
    browser.empty("[aria-labelledby=h-surprised] textarea");
    browser.type_in("[aria-labelledby=h-surprised] textarea", "Sundew-1619 I was shy with a baby.");
    browser.press("[aria-labelledby=h-surprised] button[value=bring]");
    browser.wait_for("ul.plain", "Sundew-1619");
    browser.sign_out();
    browser.sign_in(server.link_of("ruth"));
    browser.goto("/supervision");
    let read = plain(&browser, "main");
    assert!(read.contains("Sundew-1619") && !read.contains("Mateo"), "{read}");
}
