// SPDX-License-Identifier: AGPL-3.0-or-later
//! Good moments: each reads theirs, the newest first; one is kept and taken back; and their absence is wondered about in supervision alone.

use alongside::urls;
use practice::{Facet, FamilyId, JoyId, PersonId};

use super::bad_forms::{Takes, Target, target};
use super::browser::Browser;
use super::copies::copied;
use super::matrix::of_family;
use super::notes::{begun, signed};
use super::page::{Form, Page};
use super::seen::{plain, two};
use super::server::{Server, on_each};

const KETTLE: &str = "She laughed at the kettle & so did I.";
const BOTH: &str = "Both leaned in and laughed.";
const WONDER: &str = "no moment of joy kept";

fn asking(browser: &Browser<'_>, family: FamilyId) -> Form {
    let at = urls::good_moments(family);
    browser.get(&at).ok().form(&at).with("joy", KETTLE)
}

/// A visit with a moment of joy that is for all who care for the child.
fn joyful(imani: &Browser<'_>, (family, child): (FamilyId, PersonId)) {
    let (_, note) = begun(imani, family);
    let note = note.with("delight", BOTH).with("part-delight", &Facet::Child(child).to_string());
    imani.send_off(&note.press("finish"));
}

fn newest(server: &Server, family: FamilyId) -> JoyId {
    server.family(family).joys.iter().last().unwrap().id
}

#[track_caller]
fn lacks(page: &Page, field: &str, kept: &str) {
    assert_eq!(page.status, 422, "{}", page.at);
    let errors = page.errors();
    assert!(errors.iter().any(|(known, text)| known == field && !text.is_empty()), "{errors:?}");
    assert!(page.has_id(field) && page.html().contains(kept), "what was typed is kept");
}

/// The form, for bad inputs.
pub fn forms(imani: &Browser<'_>) -> Vec<Target> {
    let (family, _, _) = two(imani, "Smew");
    let codes = (&["by", "part"][..], Takes::Code);
    let fields = [(&["joy", "place"][..], Takes::Text), (&["day"], Takes::Day), codes];
    vec![target(asking(imani, family), &fields)]
}

#[test]
fn each_reads_the_moments_that_are_theirs_the_newest_first_and_takes_back_their_own() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, child, [ana, ben]) = two(&imani, "Goosander");
        let (hers, his) = (of_family(server, family, ana), of_family(server, family, ben));
        let at = urls::good_moments(family);
        let story = hers.get(&urls::story(family)).ok();
        assert!(story.links(&at).len() == 1, "one tap from where she begins");
        assert!(plain(&hers.get(&at).ok()).contains("Nothing is kept here yet."));
        lacks(
            &hers.submit(&asking(&hers, family).with("joy", "").with("place", "At sea")),
            "joy",
            "At sea",
        );
        lacks(&hers.submit(&asking(&hers, family).with("day", "2199-01-01")), "day", "kettle");
        joyful(&imani, (family, child));
        let (_, note) = begun(&imani, family);
        let note = note
            .with(&format!("present-{ana}"), "awake")
            .with("delight", "Only the two of them.")
            .with("part-delight", &Facet::Caregiver(ana).to_string());
        imani
            .send_off(&note.with("part-visit", &Facet::Caregiver(ana).to_string()).press("finish"));
        let form = asking(&hers, family).with("day", "2026-01-02").with("place", "in the kitchen");
        hers.send_off(&form);
        let entries = server.kinds(family).len();
        assert_eq!(hers.submit(&form).status, 303, "posted twice is one act");
        assert_eq!(server.kinds(family).len(), entries);
        let label = server.seen(family).said.last().unwrap().label.clone();
        assert_eq!((label.facet, label.teller), (Facet::Caregiver(ana), Some(ana)), "hers first");
        let page = plain(&hers.get(&at).ok());
        let places = ["Only the two of them.", BOTH, KETTLE].map(|words| page.find(words));
        assert!(places.iter().all(Option::is_some), "{page}");
        assert!(places[0] < places[2] && places[1] < places[2], "the oldest stands last: {page}");
        assert!(page.contains("in the kitchen") && page.contains("kept by you"), "{page}");
        for path in [at.clone(), urls::story(family)] {
            let page = plain(&his.get(&path).ok());
            assert!(page.contains(BOTH), "{path}");
            for words in ["Only the two of them.", "kettle"] {
                assert!(!page.contains(words), "{path}: {words}");
            }
        }
        // What she keeps for all he finds; nobody else's is his to take back.
        hers.send_off(
            &asking(&hers, family).with("joy", "He sang & she hummed.").with("part", "all"),
        );
        assert!(plain(&his.get(&at).ok()).contains("He sang & she hummed."));
        let shared = urls::good_moment(family, newest(server, family));
        let back = hers.get(&at).ok().form(&shared);
        assert!(his.get(&at).ok().forms(&shared).is_empty());
        assert_eq!(his.submit(&back).status, 404);
        assert_eq!(imani.submit(&back).status, 404);
        // Copies hold what is theirs; a screen others see and somebody's paper hold nothing of hers.
        let [her_copy, his_copy] = [ana, ben].map(|person| plain(&copied(server, family, person)));
        assert!(!her_copy.contains("in the kitchen"), "where in words may be an address");
        assert!(her_copy.contains(KETTLE) && !his_copy.contains("kettle"));
        let paper = imani.get(&at).ok().on_paper().html();
        assert!(
            paper.contains(BOTH) && !paper.contains("kettle") && !paper.contains("Only the two")
        );
        imani.post(urls::SHARED_SCREEN, &[("shared".to_owned(), "on".to_owned())]);
        assert!(!imani.get(&at).ok().html().contains("kettle"));
        hers.send_off(&back);
        for browser in [&hers, &his] {
            assert!(!browser.get(&at).ok().html().contains("she hummed"), "it is gone");
        }
        assert!(!plain(&copied(server, family, ben)).contains("she hummed"));
        assert!(server.family(family).joys.iter().all(|joy| joy.kept.child == child));
    });
}

#[test]
fn four_visits_without_a_joy_are_wondered_about_by_whoever_wrote_them_and_seen_by_nobody_else() {
    on_each(|server| {
        let [imani, june, ruth, manager] =
            ["imani", "june.w", "ruth", "marguerite"].map(|who| Browser::of(server, who));
        let (family, child, [ana, _]) = two(&imani, "Garganey");
        let hers = of_family(server, family, ana);
        let says = || plain(&imani.get(urls::BROUGHT).ok());
        let of_garganey =
            || says().contains("Four visits with Garganey & Ana and no moment of joy kept");
        for _ in 0..3 {
            signed(&imani, family, "between", "Near.");
        }
        assert!(!of_garganey(), "three are not four");
        signed(&imani, family, "between", "Near.");
        assert!(of_garganey(), "{}", says());
        // Nobody else sees it, on no page; nor does it stand on any but this one.
        for browser in [&june, &ruth, &manager] {
            assert!(!browser.get(urls::BROUGHT).ok().html().contains("Garganey"));
        }
        for page in [urls::TODAY, urls::STAFF, urls::FAMILIES] {
            assert!(!manager.get(page).html().contains(WONDER), "{page}");
        }
        let of_family = [
            urls::story(family),
            urls::before(family),
            urls::good_moments(family),
            urls::visits(family),
        ];
        for page in of_family.iter().map(String::as_str).chain([urls::TODAY, urls::FAMILIES]) {
            for browser in [&imani, &ruth, &hers] {
                assert!(!browser.get(page).html().contains(WONDER), "{page}");
            }
        }
        imani.post(urls::SHARED_SCREEN, &[("shared".to_owned(), "on".to_owned())]);
        assert!(!imani.get(urls::BROUGHT).html().contains(WONDER), "not where others look on");
        imani.post(urls::SHARED_SCREEN, &[("shared".to_owned(), "off".to_owned())]);
        // Brought, it is a line like any other, without a name.
        let page = imani.get(urls::BROUGHT).ok();
        let mut forms = page.forms(urls::BROUGHT).into_iter();
        let bring = forms.find(|form| form.get("line").contains(WONDER)).unwrap();
        imani.send_off(&bring.press("bring"));
        let read = plain(&ruth.get(urls::BROUGHT).ok());
        assert!(read.contains(WONDER) && !read.contains("Garganey"), "{read}");
        // The next moment of joy ends it, whoever keeps it.
        hers.send_off(&asking(&hers, family));
        assert!(!of_garganey(), "she kept one");
        let back = urls::good_moment(family, newest(server, family));
        hers.send_off(&hers.get(&urls::good_moments(family)).ok().form(&back));
        assert!(of_garganey(), "and took it back");
        joyful(&imani, (family, child));
        assert!(!of_garganey());
    });
}
