// SPDX-License-Identifier: AGPL-3.0-or-later
//! Rows of the mission as a person sees them work, each test named after its row: a visit is written, and the page before the next one knows.

use super::accessible::{axe, wrong_with};
use super::harness::{Browser, PHONE, Server, driver};
use super::pages::{Stop, family_called};
use super::writing::signed_and_shown;

/// A visitor on a telephone, and the address of a family of theirs.
pub fn visitor(program: &std::path::PathBuf, server: &Server) -> (Browser, String) {
    let browser = Browser::open(program, server, PHONE);
    browser.sign_in(server.link_of("imani"));
    let family = family_called(&browser, "Mateo & Rosa");
    (browser, family)
}

/// Writes a note of today and finishes it; what the child did is set by a press, as on a telephone.
fn writes(browser: &Browser, family: &str, (field, words): (&str, &str), child: &str) {
    browser.goto(&format!("{family}/visits/new"));
    browser.wait_for("h1", "Visit note");
    // The child is the first who is asked after.
    let press = "document.querySelector(`input[name^=present-][value=${arguments[0]}]`).click()";
    browser.run(press, vec![child.into()]);
    let css = format!("#{field}");
    browser.run("const fold = document.querySelector(arguments[0]).closest('details'); if (fold) fold.open = true", vec![css.clone().into()]);
    browser.type_in(&css, words);
    browser.press("[data-finish]");
    browser.wait_for("main", "Story");
}

fn before(browser: &Browser, family: &str) -> String {
    browser.goto(&format!("{family}/before"));
    browser.text("main").replace(|c| matches!(c, '\u{2066}'..='\u{2069}'), "")
}

#[test]
fn s1_a_rupture_comes_back_until_it_is_mended_and_the_family_reads_none_of_it() {
    const HARD: &str = "Sundew-2204 I spoke before she had finished, and she turned away.";
    let Some(program) = driver() else { return };
    let server = Server::start();
    let (browser, family) = visitor(&program, &server);
    writes(&browser, &family, ("hard-moment", HARD), "awake");
    let asked = before(&browser, &family);
    assert!(asked.contains("How could it be mended?") && asked.contains(HARD), "{asked}");
    writes(&browser, &family, ("repair", "I said so, and she came back to it."), "awake");
    assert!(!before(&browser, &family).contains(HARD), "mended, it rests");
    browser.sign_out();
    browser.sign_in(server.link_of("rosa"));
    for page in ["story", "visits", "relationships"] {
        browser.goto(&format!("{family}/{page}"));
        assert!(!browser.text("body").contains("Sundew"), "{page}");
    }
}

#[test]
fn s1_a_rupture_between_us_opens_the_next_page_until_it_is_mended_and_the_family_reads_none_of_it()
{
    const TORN: &str = "Sundew-2205 I looked at the clock while she wept.";
    let Some(program) = driver() else { return };
    let server = Server::start();
    let (browser, family) = visitor(&program, &server);
    let notes = |field: &str, words: &str| {
        browser.goto(&format!("{family}/visits/new"));
        browser.wait_for("h1", "Visit note");
        browser.run("document.querySelector('#us-how').closest('details').open = true", Vec::new());
        browser.press("input[name=us-with]");
        browser.type_in(field, words);
        browser.type_in("#between", "Near one another.");
        browser.press("[data-finish]");
        browser.wait_for("main", "Story");
    };
    notes("#us-rupture", TORN);
    let asked = before(&browser, &family);
    let asks = asked.find("How could it be mended?").expect("it asks");
    assert!(
        asked.contains(TORN) && asks < asked.find("Mateo now").unwrap_or(usize::MAX),
        "{asked}"
    );
    fits(&browser);
    notes("#us-repair", "I told her so, and she stayed.");
    assert!(!before(&browser, &family).contains(TORN), "mended, it rests");
    browser.sign_out();
    browser.sign_in(server.link_of("rosa"));
    for page in ["story", "visits", "relationships"] {
        browser.goto(&format!("{family}/{page}"));
        assert!(!browser.text("body").contains("Sundew"), "{page}");
    }
}

/// Nothing that axe finds is wrong with the page, and it fits a small screen.
fn fits(browser: &Browser) {
    let wide = browser.run("return document.documentElement.scrollWidth - innerWidth", Vec::new());
    assert!(wide.as_i64() <= Some(0), "nothing lies beside a small screen: {wide}");
    if let Some(axe) = axe() {
        let at = Stop::new("before a visit", browser.path()).unfolded();
        let wrong = wrong_with(browser, &axe, &at);
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

#[test]
fn s2_after_two_visits_without_the_child_the_next_page_asks() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let (browser, family) = visitor(&program, &server);
    let asks = |browser: &Browser| before(browser, &family).contains("Where was Mateo in these");
    assert!(!asks(&browser));
    writes(&browser, &family, ("between", "She told of the week."), "absent");
    assert!(!asks(&browser), "one visit is no pattern");
    writes(&browser, &family, ("between", "He slept next door."), "asleep");
    assert!(asks(&browser), "asleep is not together");
    writes(&browser, &family, ("between", "They looked for the ball."), "awake");
    assert!(!asks(&browser));
}

#[test]
fn s6_the_last_delight_leads_to_the_next_visit_right_after_what_they_want_to_talk_about() {
    const JOY: &str = "He hid behind the curtain until she found him.";
    let Some(program) = driver() else { return };
    let server = Server::start();
    let (browser, family) = visitor(&program, &server);
    writes(&browser, &family, ("delight", JOY), "awake");
    let page = before(&browser, &family);
    assert!(browser.text("[aria-labelledby=delights]").contains(JOY), "{page}");
    let script = "return Array.from(document.querySelectorAll('.before > section'), \
        one => one.getAttribute('aria-labelledby') ?? '')";
    let order = browser.run(script, Vec::new());
    let order: Vec<String> = serde_json::from_value(order).expect("names of parts");
    let place = |part: &str| order.iter().position(|one| one == part);
    let theirs = place("agenda-first").expect("what they want to talk about");
    assert_eq!(place("delights"), Some(theirs + 1), "{order:?}");
    // The rest comes after it; what was promised, and how the child is by now, is there to be after it.
    for rest in ["seen-since", "since", "ours-back", "guidance-back", "plays-waiting", "child-now"]
    {
        assert!(place(rest).is_none_or(|at| at > theirs + 1), "{rest} in {order:?}");
    }
    assert!(place("since").is_some() && place("child-now").is_some(), "{order:?}");
}

#[test]
fn s16_what_surprised_in_each_visit_stands_on_one_page_and_is_nobody_elses_to_read_by_itself() {
    const ONE: &str = "Butterwort-7713 He asked for the song himself.";
    const OTHER: &str = "Pondweed-3308 I was the one who was shy.";
    let Some(program) = driver() else { return };
    let server = Server::start();
    let (browser, family) = visitor(&program, &server);
    writes(&browser, &family, ("surprised", ONE), "awake");
    writes(&browser, &family, ("surprised", OTHER), "awake");
    browser.goto(&format!("{family}/look-back"));
    let page = browser.text("main");
    assert!(page.contains(ONE) && page.contains(OTHER), "{page}");
    browser.sign_out();
    browser.sign_in(server.link_of("rosa"));
    for page in ["story", "visits"] {
        browser.goto(&format!("{family}/{page}"));
        let text = browser.text("body");
        assert!(!text.contains("Butterwort") && !text.contains("Pondweed"), "{page}");
    }
}

#[test]
fn m4_a_word_that_judges_meets_a_question_and_the_note_is_signed_all_the_same() {
    const JUDGED: &str = "Mother was non-compliant with the bottle schedule.";
    let Some(program) = driver() else { return };
    let server = Server::start();
    let (browser, family) = visitor(&program, &server);
    browser.goto(&format!("{family}/visits/new"));
    browser.type_in("#between", &format!("{JUDGED} They laughed when he found her nose."));
    browser.press("[data-finish]");
    browser.wait_for("main", "What your note shows");
    let asked = browser.text("main");
    assert!(
        asked.contains("non-compliant") && asked.contains("One could also say what was seen"),
        "{asked}"
    );
    signed_and_shown(&browser);
    assert!(browser.text("main").contains(JUDGED), "nothing was changed for it");
}

#[test]
fn m4_while_one_writes_a_word_that_judges_gets_its_hint_and_loses_it_with_the_word() {
    const JUDGED: &str = "Mother was non-compliant.";
    const PLACE: &str = "[data-hints=between]";
    let Some(program) = driver() else { return };
    let server = Server::start();
    let (browser, family) = visitor(&program, &server);
    browser.goto(&format!("{family}/visits/new"));
    browser.wait_for("h1", "Visit note");
    let here = browser.path();
    assert!(browser.has(&format!("{PLACE}[hidden]")));
    // Leaving the field keeps it, and what is typed elsewhere stays under the hand.
    browser.type_in("#between", &format!("{JUDGED}\u{E004}"));
    assert!(browser.comes(&format!("{PLACE}:not([hidden])")));
    browser.run("document.querySelector('[data-hints=between] summary').click()", Vec::new());
    let hint = browser.text(PLACE);
    assert!(hint.contains("non-compliant") && hint.contains("Judges without saying"), "{hint}");
    if let Some(axe) = super::accessible::axe() {
        let wrong = super::accessible::wrong_here(&browser, &axe, "a note with a hint");
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
    browser.type_in("#child", "He slept.\u{E004}");
    browser.wait_for(".savebar [role=status]", "Saved");
    assert!(browser.has(&format!("{PLACE}[open]:not([hidden])")), "opened, it stays open");
    browser.run("document.querySelector('#between').value = ''", Vec::new());
    browser.type_in("#between", "She asked for another day.\u{E004}");
    assert!(browser.comes(&format!("{PLACE}[hidden]")), "nothing of it is left");
    assert_eq!(browser.path(), here, "all of it on the one page");
    browser.press("[data-finish]");
    browser.wait_for("main", "She asked for another day.");
}

#[test]
fn s2_a_relationships_page_says_in_which_visits_the_two_were_together_and_awake() {
    let Some(program) = driver() else { return };
    let server = Server::start();
    let browser = Browser::open(&program, &server, PHONE);
    browser.sign_in(server.link_of("imani"));
    super::left_behind::opened(&browser);
    let family = browser.path().replace("/story", "");
    let pair = browser.links(".relationship h3 a").first().expect("one is named").clone();
    // One after the other, and what stands there after each: no visit but these, so that anybody can count them.
    let told = |browser: &Browser| {
        browser.goto(&pair);
        let is_there = browser.has("[aria-labelledby=h-there]");
        if is_there { browser.text("[aria-labelledby=h-there]") } else { String::new() }
    };
    assert!(!told(&browser).contains("awake in"), "nothing was written yet");
    for (how, says) in [
        ("awake", "together and awake in 1 of one"),
        ("asleep", "together and awake in 1 of the last 2 visits"),
        ("absent", "together and awake in 1 of the last 3 visits"),
        ("awake", "together and awake in 2 of the last 4 visits"),
    ] {
        writes(&browser, &family, ("between", "Long looks."), how);
        let text = told(&browser);
        assert!(text.contains(says), "after {how}: {text}");
    }
    let text = told(&browser);
    for (how, times) in [
        (": together, awake", 2),
        (": the child slept", 1),
        (": they were there without the child", 1),
    ] {
        assert_eq!(text.matches(how).count(), times, "{how} in {text}");
    }
    if let Some(axe) = super::accessible::axe() {
        let stop = super::pages::Stop::new("a relationship", pair.clone());
        let wrong = super::accessible::wrong_with(&browser, &axe, &stop);
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
    // A caregiver does not read it of the two of hers, where whoever visits them does.
    let family = family_called(&browser, "Mateo & Rosa");
    browser.goto(&format!("{family}/story"));
    let hers = browser.links(".relationship h3 a").first().expect("one is named").clone();
    browser.goto(&hers);
    assert!(browser.has("[aria-labelledby=h-there]"));
    browser.sign_out();
    browser.sign_in(server.link_of("rosa"));
    browser.goto(&hers);
    assert!(browser.has("h2") && !browser.has("[aria-labelledby=h-there]"), "not in her view");
}

#[test]
fn s8_what_is_ours_waits_with_her_reason_and_is_back_before_the_next_visit() {
    const NAME: &str = "Sundew-7719 the questions on sleep";
    const WHY: &str = "Sundew-7720 Not with my mother in the room.";
    let Some(program) = driver() else { return };
    let server = Server::start();
    let (browser, family) = visitor(&program, &server);
    assert!(!browser.has("[aria-labelledby=ours-back]"));
    browser.goto(&format!("{family}/visits/new"));
    browser.wait_for("h1", "Visit note");
    browser.run("document.querySelector('#ours-name').closest('details').open = true", Vec::new());
    browser.run(
        "document.querySelector('input[name=ours-what][value=screening]').click()",
        Vec::new(),
    );
    browser.type_in("#ours-name", NAME);
    browser.type_in("#ours-why", WHY);
    // Among those who care for him, Rosa is chosen by her name.
    let rosa = "[...document.querySelectorAll('input[name=ours-teller]')]\
        .find(one => one.parentElement.textContent.includes('Rosa')).click()";
    browser.run(rosa, Vec::new());
    browser.type_in("#between", "They looked at each other.");
    let wide = browser.run("return document.documentElement.scrollWidth - innerWidth", Vec::new());
    assert!(wide.as_i64() <= Some(0), "nothing lies beside a small screen: {wide}");
    browser.press("[data-finish]");
    browser.wait_for("main", "Story");
    let back = before(&browser, &family);
    assert!(back.contains(NAME) && back.contains(WHY), "{back}");
    if let Some(axe) = super::accessible::axe() {
        let stop = super::pages::Stop::new("before", format!("{family}/before"));
        let wrong = super::accessible::wrong_with(&browser, &axe, &stop);
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
    // In the next note it is taken up with one press.
    browser.goto(&format!("{family}/visits/new"));
    browser.wait_for("h1", "Visit note");
    browser.run(
        "document.querySelector('input[name^=ours-now-][value=taken-up]').click()",
        Vec::new(),
    );
    browser.type_in("#between", "She answered them all.");
    browser.press("[data-finish]");
    browser.wait_for("main", "Story");
    assert!(!before(&browser, &family).contains(NAME), "taken up, it is over");
}

#[test]
fn m4_one_key_shows_a_note_as_she_would_read_it_and_loses_nothing() {
    const SEEN: &str = "Sundew-9914 They looked at each other.";
    let Some(program) = driver() else { return };
    let server = Server::start();
    let (browser, family) = visitor(&program, &server);
    browser.goto(&format!("{family}/visits/new"));
    browser.wait_for("h1", "Visit note");
    let note = browser.path();
    assert!(browser.has("[data-once-kept][hidden]"), "nothing is kept that could be read");
    let rosa = "[...document.querySelectorAll('input[name=teller]')]\
        .find(one => one.parentElement.textContent.includes('Rosa')).click()";
    browser.run(rosa, Vec::new());
    browser.type_in("#words", SEEN);
    // Leaving the field keeps it.
    browser.type_in("#words", "\u{E004}");
    browser.wait_for(".savebar [role=status]", "Saved");
    assert!(browser.comes("[data-once-kept]:not([hidden])"));
    // Held down, pressed, and let go; what was typed since is kept first.
    browser.type_in("#words", " Twice.\u{E00A}r\u{E000}");
    browser.wait_for("main", "would read it");
    assert!(browser.text("main").contains(&format!("{SEEN} Twice.")), "{}", browser.text("main"));
    browser.run("scrollTo(0, document.body.scrollHeight)", Vec::new());
    browser.follow("Back to the note");
    assert_eq!(browser.path(), note);
    assert_eq!(browser.value("#words"), format!("{SEEN} Twice."));
}
