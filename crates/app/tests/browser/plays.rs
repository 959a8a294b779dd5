// SPDX-License-Identifier: AGPL-3.0-or-later
//! Plays and good moments on a telephone: the third time beside the first, a song of the family's own, and a bad night.

use super::accessible::{axe, wrong_with};
use super::harness::{Browser, PHONE, Server, driver};
use super::pages::Stop;

/// The text of the first of these, without the marks that keep names apart from the direction of writing.
fn plain(browser: &Browser, css: &str) -> String {
    browser.text(css).replace(|c| matches!(c, '\u{2066}'..='\u{2069}'), "")
}

fn fits(browser: &Browser) {
    let wide = browser.run("return document.documentElement.scrollWidth - innerWidth", Vec::new());
    assert!(wide.as_i64() <= Some(0), "nothing lies beside a small screen: {wide}");
}

/// The pages of a child's early care and plays.
pub fn of_a_child(early: &str) -> Vec<Stop> {
    let (family, _) = early.split_once("/early-care/").expect("of a child of a family");
    let plays = early.replace("/early-care/", "/plays/");
    vec![
        Stop::new("early care", early.to_owned()),
        Stop::new("plays", plays.clone()).unfolded(),
        Stop::new("good moments", format!("{family}/good-moments")).unfolded(),
        Stop::new("a play", format!("{plays}/{SCARF}")).unfolded(),
        Stop::new("a play to print", format!("{plays}/{SCARF}/fridge")),
    ]
}

/// The box.
pub fn of_box() -> [Stop; 3] {
    [
        Stop::new("the play box", "/plays"),
        Stop::new("the play box, writing", "/plays/new").unfolded(),
        Stop::new("a play of the box", format!("/plays/{SCARF}")).unfolded(),
    ]
}

const SCARF: &str = "5ca2f000000000000000000000000001";

#[test]
fn s7_the_third_scarf_game_shows_what_changed_since_the_first() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, PHONE);
    browser.sign_in(server.link_of("rosa"));
    browser.goto("/today");
    let plays = browser.links("a[href*='/plays/']").first().expect("a way to the plays").clone();
    let plays = plays.split_inclusive('/').take(5).collect::<String>();
    let plays = plays.trim_end_matches('/').to_owned();
    browser.goto(&plays);
    fits(&browser);
    // What is at home: bubbles have to be bought, the scarf has not.
    let in_box = "[aria-labelledby=from-box]";
    assert!(plain(&browser, in_box).contains("Pompas"), "{}", plain(&browser, in_box));
    browser.press("#free");
    browser.press(&format!("{in_box} form button[type=submit]"));
    let path = browser.path();
    assert!(path.contains("free=yes") || browser.has("#free:checked"), "{path}");
    let found = plain(&browser, in_box);
    assert!(found.contains("Bufanda") && !found.contains("Pompas"), "{found}");
    fits(&browser);
    // The third time beside the first.
    browser.goto(&format!("{plays}/{SCARF}"));
    fits(&browser);
    let then = plain(&browser, "[aria-labelledby=then-and-now]");
    for words in [
        "La primera vez",
        "lip trembled",
        "La última vez",
        "La jaló él solo",
        "Ya sabe que estoy debajo",
    ] {
        assert!(then.contains(words), "{words}: {then}");
    }
    assert!(!then.contains("Se quedó mirando"), "the second stands below");
    assert!(plain(&browser, "main").contains("Se quedó mirando"));
    browser.type_in("#happened", "Se la puso él.");
    browser.type_in("#since", "Ahora me busca a mí.");
    browser.press("[aria-labelledby=another-time] button[value=try]");
    browser.wait_for("[aria-labelledby=then-and-now]", "Se la puso él.");
    let then = plain(&browser, "[aria-labelledby=then-and-now]");
    assert!(then.contains("lip trembled") && then.contains("Ahora me busca a mí."), "{then}");
    // A song of her own, and how it goes on paper.
    browser.goto(&plays);
    browser.press("main details:has(#title-own) summary");
    browser.type_in("#title-own", "La canción de los calcetines");
    browser.type_in("#how-own", "Un calcetín por verso.");
    browser.press("main details[open] button[value=keep]");
    browser.wait_for("main h2", "La canción de los calcetines");
    let song = browser.path();
    browser.goto(&format!("{song}/fridge"));
    fits(&browser);
    browser.on_paper(true);
    let paper = plain(&browser, ".fridge");
    assert!(paper.contains("calcetines") && paper.contains("Un calcetín por verso."), "{paper}");
    for words in ["Rosa", "Imani", "Mateo", "202"] {
        assert!(!paper.contains(words), "{words}: {paper}");
    }
    browser.on_paper(false);
    let Some(axe) = axe() else { return };
    for path in [plays.clone(), format!("{plays}/{SCARF}"), song] {
        let wrong = wrong_with(&browser, &axe, &Stop::new("plays", path).unfolded());
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
#[test]
fn s6_our_good_moments_open_on_a_bad_night_and_their_absence_is_wondered_about_in_supervision_alone()
 {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, PHONE);
    browser.scheme("dark");
    browser.sign_in(server.link_of("rosa"));
    browser.goto("/today");
    let story = browser.path();
    let family = story.strip_suffix("/story").expect("she begins on the story").to_owned();
    // One tap from where she begins; the last one leads.
    browser.press("a[href$='/good-moments']");
    browser.wait_for("main article", "");
    fits(&browser);
    let before = browser.run("return document.querySelectorAll('main article').length", Vec::new());
    let dark = "const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/[0-9.]+/g).map(Number);
        return r + g + b < 200";
    assert_eq!(browser.run(dark, Vec::new()), true, "dark at night");
    let large =
        "return parseFloat(getComputedStyle(document.querySelector('main article p')).fontSize)
        > parseFloat(getComputedStyle(document.body).fontSize)";
    assert_eq!(browser.run(large, Vec::new()), true, "big words");
    browser.press("main details.card summary");
    browser.type_in("#joy", "A las tres se durmió en mi cuello.");
    browser.press("main details.card button[type=submit]");
    browser.wait_for("main article", "A las tres");
    let after = browser.run("return document.querySelectorAll('main article').length", Vec::new());
    assert_eq!(after.as_i64(), before.as_i64().map(|before| before + 1));
    browser.goto(&story);
    assert!(plain(&browser, "section.card:has(a[href$='/good-moments'])").contains("A las tres"));
    browser.goto(&format!("{family}/good-moments"));
    browser.on_paper(true);
    assert!(plain(&browser, "main article").contains("A las tres"));
    assert!(
        browser.run("return document.querySelector('main article').checkVisibility()", Vec::new())
            == true
    );
    browser.on_paper(false);
    if let Some(axe) = axe() {
        let path = format!("{family}/good-moments");
        let wrong = wrong_with(&browser, &axe, &Stop::new("good moments", path).unfolded());
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
    browser.sign_out();
    // Whoever visits wonders where the two of supervision meet, and nowhere else.
    browser.scheme("light");
    browser.sign_in(server.link_of("imani"));
    browser.goto("/supervision");
    let wonders = plain(&browser, "[aria-labelledby=wonders]");
    assert!(wonders.contains("no moment of joy kept: what was it like?"), "{wonders}");
    fits(&browser);
    for page in ["/today", "/families"] {
        browser.goto(page);
        assert!(!plain(&browser, "main").contains("no moment of joy"), "{page}");
    }
    browser.goto("/supervision");
    browser.press("[aria-labelledby=wonders] button[value=bring]");
    browser.wait_for("ul.plain", "Four visits with a family");
    browser.sign_out();
    browser.sign_in(server.link_of("ruth"));
    browser.goto("/supervision");
    let read = plain(&browser, "main");
    assert!(read.contains("Four visits with a family") && !browser.has("#wonders"), "{read}");
}
