// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is told of a child, in two voices: a mother at night on a telephone, and whoever visits her.

use super::harness::{Browser, PHONE, Server, driver};
use super::pages::family_called;

const LAMP: &str = "He held my finger and hummed.";

/// The text of the first of these, without the marks that keep names apart from the direction of writing.
fn plain(browser: &Browser, css: &str) -> String {
    browser.text(css).replace(|c| matches!(c, '\u{2066}'..='\u{2069}'), "")
}

fn fits(browser: &Browser) {
    let wide = browser.run("return document.documentElement.scrollWidth - innerWidth", Vec::new());
    assert!(wide.as_i64() <= Some(0), "nothing lies beside a small screen: {wide}");
}

#[test]
fn s3_what_she_saw_at_night_heads_the_next_visit_and_taken_back_it_is_gone() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, PHONE);
    browser.sign_in(server.link_of("rosa"));
    browser.goto("/today");
    let story = browser.path();
    let family = story.strip_suffix("/story").expect("she begins on the story").to_owned();
    fits(&browser);
    // What she sent before waits above; the form for more is folded.
    browser.press("#seen-own ~ details summary");
    browser.type_in("#saw", LAMP);
    browser.press("form[action$='/observations'] button[type=submit]");
    browser.wait_for("#seen-own ~ blockquote, [aria-labelledby=seen-own]", LAMP);
    browser.sign_out();
    browser.sign_in(server.link_of("imani"));
    let at = family_called(&browser, "Mateo & Rosa");
    assert_eq!(at, family);
    browser.goto(&format!("{family}/before"));
    let since = plain(&browser, "[aria-labelledby=seen-since]");
    assert!(since.contains("What Rosa saw since") && since.contains(LAMP), "{since}");
    fits(&browser);
    browser.goto(&format!("{family}/observations"));
    let both = plain(&browser, "main");
    assert!(both.contains("Rosa saw") && both.contains("You saw"), "both voices");
    fits(&browser);
    browser.sign_out();
    browser.sign_in(server.link_of("rosa"));
    browser.goto(&format!("{family}/observations"));
    assert!(plain(&browser, "main").contains(LAMP));
    browser.press("main section:first-of-type details summary");
    browser.press("main section:first-of-type button[value=take-back]");
    browser.wait_for("main h2", "");
    browser.goto(&format!("{family}/observations"));
    assert!(!plain(&browser, "main").contains(LAMP), "it is gone");
    browser.sign_out();
    browser.sign_in(server.link_of("imani"));
    for page in ["before", "observations", "story"] {
        browser.goto(&format!("{family}/{page}"));
        assert!(!plain(&browser, "main").contains(LAMP), "{page}");
    }
}

#[test]
fn b1_first_steps_in_two_voices_print_and_nothing_of_a_grown_persons_own_is_in_the_book() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, PHONE);
    browser.sign_in(server.link_of("rosa"));
    browser.goto("/today");
    let story = browser.path();
    let family = story.strip_suffix("/story").expect("she begins on the story").to_owned();
    let book = browser.links("a[href*='/book/']").first().expect("a way to the book").clone();
    browser.goto(&book);
    assert!(plain(&browser, ".book").contains("primera risa"), "what there is already");
    fits(&browser);
    browser.type_in("#what", "primeros pasos");
    browser.type_in("#meant", "Caminó hacia mi mamá, y yo detrás.");
    browser.press("[aria-labelledby=another-first] button[type=submit]");
    browser.wait_for(".book", "primeros pasos");
    browser.sign_out();
    browser.sign_in(server.link_of("imani"));
    browser.goto(&book);
    browser.press("[aria-labelledby=each-first] summary");
    browser
        .type_in("[aria-labelledby=each-first] details[open] textarea", "He let go of the chair.");
    browser.press("[aria-labelledby=each-first] details[open] button[value=too]");
    browser.wait_for(".book", "He let go of the chair.");
    browser.on_paper(true);
    let paper = plain(&browser, ".book");
    for words in ["primeros pasos", "y yo detrás", "He let go of the chair.", "Rosa", "Imani"] {
        assert!(paper.contains(words), "{words}: {paper}");
    }
    // Rosa's own words in notes and what she saw at night are hers.
    for words in ["machine to beep", "Miró la lámpara"] {
        assert!(!paper.contains(words), "{words} is hers alone");
    }
    let hidden = "return getComputedStyle(document.querySelector('[aria-labelledby=another-first]')).display";
    assert_eq!(browser.run(hidden, Vec::new()), "none", "only the book is printed");
    assert!(book.starts_with(&family));
}

#[test]
fn s5_a_new_cue_takes_the_place_of_one_that_stays_readable_and_the_fridge_page_prints() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, PHONE);
    browser.sign_in(server.link_of("rosa"));
    browser.goto("/today");
    let signs = browser.links("a[href*='/signs/']").first().expect("a way to the signs").clone();
    browser.goto(&signs);
    fits(&browser);
    let page = plain(&browser, "main");
    assert!(page.contains("arqueo la espalda") && page.contains("Rosa"), "{page}");
    browser.type_in("#sign", "cierro los puños");
    browser.type_in("#need", "un momento");
    browser.press("[aria-labelledby=another-sign] button[type=submit]");
    browser.wait_for("main", "un momento");
    browser.press("main section.card:first-of-type details.noprint summary");
    browser.empty("main details[open] input[id^=need-]");
    browser.type_in("main details[open] input[id^=need-]", "que me carguen");
    browser.press("main details[open] button[value=change]");
    browser.wait_for("main .earlier", "");
    let page = plain(&browser, "main section.card");
    assert!(page.contains("que me carguen"), "{page}");
    browser.goto(&format!("{signs}/fridge?in=es"));
    fits(&browser);
    browser.on_paper(true);
    let paper = plain(&browser, ".fridge");
    for words in ["Mateo", "Cuando cierro los puños", "necesito que me carguen"] {
        assert!(paper.contains(words), "{words}: {paper}");
    }
    for words in ["Rosa", "Imani", "un momento", "202"] {
        assert!(!paper.contains(words), "{words}: {paper}");
    }
    let shown = "return document.querySelector('h1').checkVisibility()";
    assert_eq!(browser.run(shown, Vec::new()), false, "only the page for the fridge is printed");
}
