// SPDX-License-Identifier: AGPL-3.0-or-later
//! Between us: told in the note alone with the screen, at the head of the next page until it is mended, and read by nobody of the family.

use alongside::urls;
use practice::{FamilyId, PersonId};

use super::bad_forms::{Takes, Target, target};
use super::browser::Browser;
use super::copies::copied;
use super::matrix::of_family;
use super::notes::{begun, refused};
use super::page::Form;
use super::seen::{plain, two};
use super::server::on_each;

const TORN: &str = "I looked at the clock & she stopped.";
const WARM: &str = "Warm until the door.";
const ASKS: &str = "How could it be mended?";

/// A note with what was between them, before it is finished.
fn with(
    imani: &Browser<'_>,
    (family, ana): (FamilyId, PersonId),
    field: &str,
    words: &str,
) -> Form {
    let (_, form) = begun(imani, family);
    let form = form.with("between", "Near.").with("us-with", &ana.to_string());
    form.with(field, words).press("finish")
}

/// The forms, for bad inputs.
pub fn forms(imani: &Browser<'_>) -> Vec<Target> {
    let (family, _, [ana, _]) = two(imani, "Dotterel");
    let note = with(imani, (family, ana), "us-how", WARM);
    let texts = &["us-how", "us-rupture", "us-repair"];
    vec![target(note, &[(texts, Takes::Text), (&["us-with"], Takes::Code)])]
}

#[test]
fn a_rupture_opens_the_next_page_until_it_is_mended_and_the_family_reads_none_of_it() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, _, [ana, ben]) = two(&imani, "Godwit");
        let before = || plain(&imani.get(&urls::before(family)).ok());
        let form = with(&imani, (family, ana), "us-rupture", TORN);
        refused(&imani.submit(&form.clone().with("us-with", "")), "us-with", TORN);
        let form = form.with("us-how", WARM);
        let visit = imani.submit(&form).to();
        assert!(server.kinds(family).iter().any(|kind| kind == "between_us.told"));
        let page = before();
        assert!(page.contains(ASKS) && page.contains(TORN) && page.contains(WARM), "{page}");
        assert!(page.find(ASKS) < page.find("now"), "the page opens with it");
        let visit = visit.replace("/looking-back", "");
        assert!(plain(&imani.get(&visit).ok()).contains(TORN));
        // A line on the next time mends nothing; what is mended rests.
        imani.send_off(&with(&imani, (family, ana), "us-how", "Quiet, and slow."));
        assert!(before().contains(TORN) && before().contains("Quiet, and slow."));
        imani.send_off(&with(&imani, (family, ana), "us-repair", "I said so."));
        assert!(!before().contains(TORN) && !before().contains(ASKS));
        let all = [urls::story(family), urls::visits(family), visit];
        for person in [ana, ben] {
            let theirs = of_family(server, family, person);
            for there in &all {
                let html = theirs.get(there).html();
                assert!(!html.contains("looked at the clock") && !html.contains("Warm until"));
            }
            let copy = copied(server, family, person).text();
            assert!(!copy.contains("looked at the clock"), "in no copy by itself");
        }
    });
}

#[test]
fn on_a_screen_others_see_there_is_no_room_for_it_and_no_trace() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, _, [ana, _]) = two(&imani, "Whimbrel");
        let bare = plain(&imani.get(&urls::before(family)).ok());
        let for_oneself = || {
            let (visit, _) = begun(&imani, family);
            plain(&imani.get(&urls::note(family, visit)).ok()).contains("Write a reflection")
        };
        assert!(for_oneself(), "what it stirred has its own place");
        imani.send_off(&with(&imani, (family, ana), "us-rupture", TORN));
        assert_ne!(plain(&imani.get(&urls::before(family)).ok()), bare);
        imani.send_off(&imani.get(urls::TODAY).ok().form(urls::SHARED_SCREEN).press("on"));
        let page = imani.get(&urls::before(family)).ok();
        assert!(!page.has_id("between-us") && !page.html().contains("looked at the clock"));
        let (_, form) = begun(&imani, family);
        assert!(form.fields.iter().all(|(name, _)| !name.starts_with("us-")));
        assert!(!for_oneself());
    });
}

#[test]
fn beside_a_text_that_opens_to_few_nothing_of_it_is_kept() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, _, [ana, _]) = two(&imani, "Whinchat");
        let form = with(&imani, (family, ana), "us-rupture", TORN);
        let form = form.with("part-between", &practice::Facet::Caregiver(ana).to_string());
        let form = form.with("law-between", "substance-use-counselling");
        refused(&imani.submit(&form), "us-how", TORN);
        imani.send_off(&form.with("us-rupture", ""));
        assert!(!plain(&imani.get(&urls::before(family)).ok()).contains(TORN));
    });
}

#[test]
fn what_was_told_of_the_wrong_one_is_taken_back_from_the_visit_by_whoever_told_it() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, _, [ana, ben]) = two(&imani, "Sanderling");
        imani.send_off(&with(&imani, (family, ben), "us-rupture", "Another one."));
        let visit = imani.submit(&with(&imani, (family, ana), "us-rupture", TORN)).to();
        let visit = visit.replace("/look-back", "");
        let at = format!("{visit}/between-us");
        let form = imani.get(&visit).ok().form(&at);
        assert!(plain(&imani.get(&urls::before(family)).ok()).contains(TORN));
        assert_eq!(imani.submit(&form).to(), visit);
        assert_eq!(imani.submit(&form).to(), visit, "pressed twice");
        let before = plain(&imani.get(&urls::before(family)).ok());
        assert!(!before.contains(TORN) && before.contains("Another one."), "{before}");
        assert!(!imani.get(&visit).ok().html().contains("looked at the clock"));
        let mine = server.kinds(family);
        assert_eq!(mine.iter().filter(|kind| *kind == "between_us.taken_back").count(), 1);
        for person in [ana, ben] {
            assert_eq!(of_family(server, family, person).submit(&form).status, 403);
        }
    });
}
