// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is new for a caregiver since she was here last: told the same day on her own story, hers alone, and gone with what it is about.

use alongside::urls;
use practice::people::Event;
use practice::{Facet, FamilyId, Label, Labelled, PersonId};

use super::browser::Browser;
use super::matrix::of_family;
use super::opened::server_in_time;
use super::page::Page;
use super::seen::{plain, two};
use super::server::{Server, on_each};
use super::signing_in::pass;

const STEPS: &str = "first steps, to the door";
const SONG: &str = "first song, under the table";
const SAYS: &str = "She may jump when it is loud. Hold her.";
const NEW: &str = "New for you";

/// Tells a first, for all who care for the child or in one’s own part.
fn first(browser: &Browser<'_>, (family, child): (FamilyId, PersonId), what: &str, part: &str) {
    let at = urls::book(family, child);
    let form = browser.get(&at).ok().form(&at).with("what", what).with("part", part);
    browser.send_off(&form);
}

fn story(browser: &Browser<'_>, family: FamilyId) -> Page {
    browser.get(&urls::story(family)).ok()
}

/// What stands in the card of what is new; nothing where there is none.
fn news(browser: &Browser<'_>, family: FamilyId) -> String {
    let page = story(browser, family);
    let text = plain(&page);
    let begins = text.find(NEW);
    assert_eq!(begins.is_some(), page.has_id("fresh"));
    begins.map_or(String::new(), |at| text[at..].chars().take(400).collect())
}

fn guides(imani: &Browser<'_>, (family, child): (FamilyId, PersonId), to: PersonId) {
    let at = urls::guidance_for(family, child, to);
    let form = imani.get(&at).ok().form(&at).with("guide-says", SAYS).with("do", "give");
    imani.send_off(&form.with("guide-why", "Loud sounds scare her."));
}

#[test]
fn a_first_is_on_her_own_story_the_same_day_and_what_is_hers_alone_on_nobody_elses() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, child, [ana, ben]) = two(&imani, "Curlew");
        let of = (family, child);
        let (hers, his) = (of_family(server, family, ana), of_family(server, family, ben));
        assert_eq!(news(&hers, family), "", "nothing is new where nothing was told");
        first(&imani, of, STEPS, "all");
        first(&hers, of, SONG, "own");
        guides(&imani, of, ana);
        let hers_new = news(&hers, family);
        assert!(
            hers_new.contains(STEPS) && hers_new.contains("What may come next for Curlew"),
            "{hers_new}"
        );
        let links = story(&hers, family).links(&urls::book(family, child));
        assert!(!links.is_empty(), "and leads there");
        let head: String = hers_new.chars().take(160).collect();
        assert!(!head.contains(SONG), "her own is no news to her: {head}");
        let his_new = news(&his, family);
        assert!(his_new.contains(STEPS), "{his_new}");
        let page = story(&his, family).html();
        assert!(!page.contains("may jump") && !page.contains("under the table"));
        assert!(!story(&imani, family).has_id("fresh"), "those who do the work have no news of it");
    });
}

#[test]
fn what_was_taken_back_is_no_news_and_after_a_loss_there_is_none() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, child, [ana, _]) = two(&imani, "Oystercatcher");
        let of = (family, child);
        let hers = of_family(server, family, ana);
        first(&imani, of, STEPS, "all");
        assert!(news(&hers, family).contains(STEPS));
        let id = server.family(family).firsts.of(child)[0].id;
        let at = urls::first(family, child, id);
        let forms = imani.get(&urls::book(family, child)).ok().forms(&at);
        let back =
            forms.into_iter().find(|form| form.fields.iter().any(|(name, _)| name == "whose"));
        imani.send_off(&back.expect("it may be taken back").press("take-back"));
        assert_eq!(news(&hers, family), "");
        first(&imani, of, SONG, "all");
        assert!(news(&hers, family).contains(SONG));
        let when = practice::text::Text::line("today", 20).unwrap();
        let died = Labelled::new(Label::of(Facet::Together), Event::Died { person: child, when });
        server.tell(family, server.account("imani").id, &[died]);
        assert_eq!(news(&hers, family), "");
    });
}

/// Signs her in anew: a day is longer than a session.
fn again(server: &Server, family: FamilyId, ana: PersonId) -> Browser<'_> {
    let record = &server.app.record;
    let all = server.wait(alongside::accounts::lists::of_person(record, family, ana)).unwrap();
    Browser::of_account(server, all[0].id)
}

#[test]
fn what_she_saw_on_an_earlier_day_is_no_news_and_what_came_since_is() {
    let (server, clock) = server_in_time();
    let imani = Browser::of(&server, "imani");
    let (family, child, [ana, _]) = two(&imani, "Phalarope");
    first(&imani, (family, child), STEPS, "all");
    let hers = of_family(&server, family, ana);
    assert!(news(&hers, family).contains(STEPS));
    assert!(news(&hers, family).contains(STEPS), "until the day is over");
    pass(&clock, 26 * 60 * 60);
    let imani = Browser::of_account(&server, server.account("imani").id);
    let hers = again(&server, family, ana);
    assert_eq!(news(&hers, family), "", "she has seen it");
    first(&imani, (family, child), SONG, "all");
    let new = news(&hers, family);
    assert!(new.contains(SONG) && new.contains("Since you were here on"), "{new}");
    let head: String = new.chars().take(160).collect();
    assert!(!head.contains(STEPS), "{head}");
}
