// SPDX-License-Identifier: AGPL-3.0-or-later
//! The twelve families of the walks, looked at by the reader who must find least: in text, source,
//! titles, addresses and on paper there is what is theirs, and nothing else.

#[path = "../walks/acceptance/asking.rs"]
#[expect(dead_code, reason = "the walks over HTTP use the rest")]
mod asking;
#[path = "../walks/acceptance/cases.rs"]
mod cases;
#[path = "../walks/acceptance/words.rs"]
mod words;
#[path = "../walks/acceptance/world.rs"]
#[expect(dead_code, reason = "the walks over HTTP use the rest")]
mod world;

use std::collections::{BTreeSet, VecDeque};

use serde_json::Value;

use super::harness::{Browser, DESKTOP, driver};
use super::server::{Server, Wanted};
use words::{expected, found_in, of_case};
use world::World;

/// What a page says in every way a browser has it: text, source, and every address it loaded; then each
/// link to a page of ours.
const SAID: &str = "return [document.body.innerText, document.documentElement.outerHTML, \
    document.title + ' ' + location.href + ' ' + \
    performance.getEntries().map(entry => entry.name).join(' '), \
    ...Array.from(document.querySelectorAll('a[href^=\"/\"]'), \
    a => a.getAttribute('href').split('#')[0])]";
/// More pages than one family has.
const PAGES_MAX: usize = 200;

/// An agency with one family, and a browser that no one is signed in with; none without a driver.
fn looked_at(tell: impl Fn(&Server) -> World<'_>, look: impl Fn(&World<'_>, &Browser)) {
    let Some(program) = driver() else { return };
    let server = Server::start(Wanted { families: 0, ..Wanted::small() });
    let world = tell(&server);
    let browser = Browser::at(&program, &format!("http://{}", server.address), DESKTOP);
    look(&world, &browser);
}

/// Signs in as the table calls them.
fn sign_in(world: &World<'_>, browser: &Browser, reader: &str) {
    match (world.people.get(reader), reader.strip_suffix(" on the tablet")) {
        (Some(person), _) => browser.sign_in(&world.link(*person)),
        (None, Some(name)) => {
            browser.sign_in(world.server.link(name));
            browser.goto("/today");
            browser.press("form[action='/me/shared-screen'] button");
            assert!(browser.comes("a[href='/me/shared-screen']"));
        }
        (None, None) => browser.sign_in(world.server.link(reader)),
    }
}

/// Looks at one page, on a screen and on paper; answers its words, where it leads to, and that no word
/// is astray.
fn look(browser: &Browser) -> (BTreeSet<String>, Vec<String>) {
    let mut said: Vec<String> = read(browser, SAID);
    browser.on_paper(true);
    let paper: Vec<String> = read(browser, "return [document.body.innerText]");
    browser.on_paper(false);
    let own = found_in(&said[1]);
    let text: BTreeSet<String> = found_in(&said[0]).union(&found_in(&paper[0])).cloned().collect();
    assert!(text.is_subset(&own), "{}: what is seen is in the source", browser.path());
    assert_eq!(found_in(&said[2]), BTreeSet::new(), "in the title or an address");
    (own, said.split_off(3))
}

fn read(browser: &Browser, script: &str) -> Vec<String> {
    let said = browser.run(script, Vec::new());
    let Value::Array(all) = said else { panic!("a script answers a list") };
    all.iter().map(|one| one.as_str().unwrap_or_default().to_owned()).collect()
}

/// Every page this reader comes to from their first one.
fn all_pages(browser: &Browser) -> (BTreeSet<String>, usize) {
    let mut found = BTreeSet::new();
    let mut known = BTreeSet::from(["/today".to_owned()]);
    let mut next = VecDeque::from(["/today".to_owned()]);
    let mut pages = 0;
    while let Some(path) = next.pop_front() {
        assert!(pages < PAGES_MAX, "pages without end: {path}");
        // A file is put aside by the browser, and is no page; the walks read it.
        if path.ends_with("/data") || path.starts_with(alongside::urls::LOOKED_FILE) {
            continue;
        }
        browser.goto(&path);
        pages += 1;
        let (own, links) = look(browser);
        found.extend(own);
        // A week leads to the next one, without end: those beside this week are looked at.
        let week = |path: &str| path.starts_with("/calendar?");
        let near = links.into_iter().filter(|link| !(week(&path) && week(link)));
        next.extend(near.filter(|link| known.insert(link.clone())));
    }
    (found, pages)
}

/// What the table says this reader finds.
fn theirs(world: &World<'_>, (case, reader): (&str, &str)) -> BTreeSet<String> {
    let line = of_case(case).into_iter().find(|line| line.reader == reader);
    let line = line.unwrap_or_else(|| panic!("the table has {reader} in {case}"));
    expected(&world.written(), &line.parts)
}

/// Holds one reader to the table.
fn check(world: &World<'_>, browser: &Browser, who: (&str, &str)) {
    sign_in(world, browser, who.1);
    let (found, pages) = all_pages(browser);
    assert_eq!(found, theirs(world, who), "{who:?}");
    println!("{who:?}: {pages} pages");
}

/// Holds a copy to the table, as whoever made it prints it.
fn check_copy(world: &World<'_>, browser: &Browser, (case, copy): (&str, &str)) {
    sign_in(world, browser, "imani");
    browser.goto(&world.copies[copy]);
    assert_eq!(look(browser).0, theirs(world, (case, copy)));
}

#[test]
fn a_father_who_is_not_safe_finds_no_trace_of_the_mother() {
    looked_at(cases::parents_apart, |world, browser| {
        check(world, browser, ("parents apart", "father"));
    });
}

#[test]
fn a_teen_mothers_own_mother_finds_nothing_of_hers() {
    looked_at(cases::teen_mother, |world, browser| {
        check(world, browser, ("teen mother", "grandmother"));
    });
}

#[test]
fn a_foster_carer_finds_what_concerns_the_child_and_nothing_when_the_child_has_left() {
    looked_at(cases::foster_care, |world, browser| {
        check(world, browser, ("foster care", "foster"));
        cases::foster_care_ends(world);
        browser.sign_out();
        check(world, browser, ("foster care; it has ended", "foster"));
    });
}

#[test]
fn a_grandmother_without_custody_finds_what_her_care_needs() {
    looked_at(cases::grandmother, |world, browser| {
        check(world, browser, ("grandmother without custody", "grandmother"));
    });
}

#[test]
fn a_father_who_is_added_later_finds_nothing_that_was_told() {
    looked_at(cases::father_later, |world, browser| {
        check(world, browser, ("father added later", "father"));
    });
}

#[test]
fn a_tablet_others_see_shows_what_everybody_in_the_room_may_read() {
    looked_at(cases::shared_tablet, |world, browser| {
        check(world, browser, ("shared tablet", "imani on the tablet"));
    });
}

#[test]
fn a_copy_for_a_court_has_nothing_of_the_methadone_clinic() {
    looked_at(cases::subpoena, |world, browser| {
        check_copy(world, browser, ("subpoena", "copy by a consent without the clinic"));
        browser.sign_out();
        check(world, browser, ("subpoena", "father"));
    });
}

#[test]
fn a_father_who_asks_for_the_whole_file_gets_his_own() {
    looked_at(cases::whole_file, |world, browser| {
        check_copy(world, browser, ("whole file", "copy for father"));
    });
}

#[test]
fn early_intervention_gets_what_is_the_childs() {
    looked_at(cases::evaluation, |world, browser| {
        check_copy(world, browser, ("early intervention", "copy by her consent"));
    });
}

#[test]
fn adoptive_parents_find_no_confidence_of_those_before() {
    looked_at(cases::adoption, |world, browser| {
        check(world, browser, ("adoption", "adopter"));
    });
}

#[test]
fn a_colleague_does_not_learn_of_a_note_that_is_its_authors_alone() {
    looked_at(cases::sealed_note, |world, browser| {
        check(world, browser, ("sealed note", "june.w"));
    });
}

#[test]
fn who_asks_for_everything_at_once_finds_nothing() {
    looked_at(cases::research, |world, browser| {
        check(world, browser, ("research", "marguerite"));
    });
}
