// SPDX-License-Identifier: AGPL-3.0-or-later
//! Signs: found by each in their own voice, changed with what stood before kept, and a page for the fridge without a day.

use alongside::urls;
use practice::people::Event;
use practice::{CueId, Facet, FamilyId, Label, Labelled, PersonId};

use super::bad_forms::{Takes, Target, target};
use super::browser::Browser;
use super::matrix::of_family;
use super::notes::{begun, filed};
use super::page::{Form, Page};
use super::seen::{plain, two};
use super::server::{Server, on_each};

const WALL: &str = "I turn my face to the wall";
const QUIET: &str = "a little quiet";

fn asking(browser: &Browser<'_>, (family, child): (FamilyId, PersonId)) -> Form {
    let at = urls::signs(family, child);
    browser.get(&at).ok().form(&at).with("sign", WALL).with("need", QUIET)
}

/// The page says of exactly this field what is wrong, and what was typed stands in its field.
#[track_caller]
fn lacks(page: &Page, field: &str, kept: &str) {
    assert_eq!(page.status, 422, "{}", page.at);
    let errors = page.errors();
    assert!(errors.iter().any(|(known, text)| known == field && !text.is_empty()), "{errors:?}");
    assert!(page.has_id(field) && page.html().contains(kept), "what was typed is kept");
}

fn newest(server: &Server, family: FamilyId, child: PersonId) -> CueId {
    server.family(family).signs.now(child)[0].id
}

fn label_of_last(server: &Server, family: FamilyId) -> Label {
    server.seen(family).said.last().unwrap().label.clone()
}

/// The forms, for bad inputs.
pub fn forms(imani: &Browser<'_>) -> Vec<Target> {
    use Takes::{Code, Text};
    let (family, child, _) = two(imani, "Ruff");
    let of = (family, child);
    imani.send_off(&asking(imani, of));
    let cue = newest(imani.server, family, child);
    let at = urls::cue(family, child, cue);
    let change = imani.get(&urls::signs(family, child)).ok().form(&at).press("change");
    let [sign, need] = ["sign", "need"].map(|name| format!("{name}-{cue}"));
    let (_, note) = begun(imani, family);
    let note = note.with("sign-cue", WALL).with("need-cue", QUIET).with("between", "Near.");
    vec![
        target(
            asking(imani, of),
            &[(&["sign", "need"], Text), (&["by", "part", "language"], Code)],
        ),
        target(change, &[(&[&sign, &need], Text)]),
        target(
            note.press("finish"),
            &[(&["sign-cue", "need-cue"], Text), (&["by-cue", "part-cue"], Code)],
        ),
    ]
}

#[test]
fn a_sign_is_changed_with_what_stood_before_kept_and_let_go_and_there_again() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, child, [ana, ben]) = two(&imani, "Redshank");
        let of = (family, child);
        let (hers, his) = (of_family(server, family, ana), of_family(server, family, ben));
        let at = urls::signs(family, child);
        assert!(plain(&hers.get(&at).ok()).contains("Nothing is here yet."));
        lacks(&hers.submit(&asking(&hers, of).with("need", "")), "need", WALL);
        lacks(&hers.submit(&asking(&hers, of).with("sign", "")), "sign", QUIET);
        let form = asking(&hers, of);
        hers.send_off(&form);
        let entries = server.kinds(family).len();
        assert_eq!(hers.submit(&form).status, 303, "posted twice is one act");
        assert_eq!(server.kinds(family).len(), entries);
        let label = label_of_last(server, family);
        assert_eq!((label.facet, label.teller), (Facet::Child(child), Some(ana)));
        let cue = newest(server, family, child);
        let one = urls::cue(family, child, cue);
        let says = format!("“When {WALL},");
        assert!(plain(&his.get(&at).ok()).contains(&says));
        assert!(plain(&imani.get(&urls::before(family)).ok()).contains(&says), "before the visit");
        // Hers to change, and those who work with them; not his.
        let change = hers.get(&at).ok().form(&one);
        let need = format!("need-{cue}");
        assert!(!his.get(&at).ok().actions().contains(&one));
        for does in ["change", "let-go", "again"] {
            assert_eq!(his.submit(&change.clone().with("do", does)).status, 404);
        }
        lacks(&hers.submit(&change.clone().with(&need, "").press("change")), &need, WALL);
        let anew = change.with(&need, "somebody who stays").press("change");
        hers.send_off(&anew);
        assert_eq!(hers.submit(&anew).status, 303, "posted twice is one act");
        let page = plain(&imani.get(&at).ok());
        let (now, before) = (page.find("I need somebody who stays."), page.find(QUIET));
        assert!(now.is_some() && now < before && page.contains("What it meant before"), "{page}");
        let go = imani.get(&at).ok().form(&one).press("let-go");
        imani.send_off(&go);
        assert!(!plain(&imani.get(&urls::before(family)).ok()).contains(&says));
        let page = his.get(&at).ok();
        assert!(plain(&page).contains("Outgrown since"), "{}", plain(&page));
        hers.send_off(&hers.get(&at).ok().form(&one).press("again"));
        assert_eq!(server.family(family).signs.now(child).len(), 1);
    });
}

#[test]
fn the_page_for_the_fridge_has_no_day_no_agency_and_no_name_but_the_babys() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, child, [ana, ben]) = two(&imani, "Lapwing");
        let of = (family, child);
        let hers = of_family(server, family, ana);
        let at = urls::fridge(family, child);
        assert!(plain(&imani.get(&at).ok()).contains("nothing for the fridge yet"));
        hers.send_off(&asking(&hers, of));
        let own = "I look only at her";
        hers.send_off(&asking(&hers, of).with("sign", own).with("part", "own"));
        for browser in [&imani, &hers, &of_family(server, family, ben)] {
            for (language, says) in [("en", "Lapwing says"), ("es", "Dice Lapwing")] {
                let page = browser.get(&format!("{at}?in={language}")).ok();
                let html = page.html();
                let card = &html[html.find("<article").unwrap()..html.find("</article>").unwrap()];
                let card = card.replace(['\u{2068}', '\u{2069}'], "");
                assert!(card.contains(says) && card.contains(WALL) && card.contains(QUIET));
                for word in [own, "Ana", "Ben", "Imani", "202", "<time", "href"] {
                    assert!(!card.contains(word), "{word}: {card}");
                }
            }
        }
        assert!(plain(&hers.get(&urls::signs(family, child)).ok()).contains(own));
        let his = of_family(server, family, ben).get(&urls::signs(family, child)).ok();
        assert!(!his.html().contains(own));
    });
}

#[test]
fn a_sign_in_the_note_is_signed_with_it_and_where_somebody_is_kept_safe_stays_with_its_teller() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, child, [ana, ben]) = two(&imani, "Dotterel");
        let (_, note) = begun(&imani, family);
        let note = note.with("sign-cue", WALL).with("between", "Near.");
        lacks(&imani.submit(&note.clone().press("finish")), "need-cue", WALL);
        imani.send_off(&note.with("need-cue", QUIET).press("finish"));
        let kinds = server.kinds(family);
        assert_eq!(
            kinds[kinds.len() - 4..],
            ["visit.signed", "visit.wrote", "visit.committed", "cue.found"]
        );
        assert_eq!(label_of_last(server, family).facet, Facet::Child(child));
        filed(&imani, family, "between", "safety");
        let hers = of_family(server, family, ana);
        let word = "I hold my breath at the door";
        hers.send_off(&asking(&hers, (family, child)).with("sign", word).with("part", "all"));
        let label = label_of_last(server, family);
        assert_eq!((label.facet, label.shared.len()), (Facet::Caregiver(ana), 0));
        for page in [urls::signs(family, child), urls::fridge(family, child), urls::story(family)] {
            assert!(
                !of_family(server, family, ben).get(&page).ok().html().contains(word),
                "{page}"
            );
        }
        // What whoever visits found goes to neither of two.
        imani.send_off(&asking(&imani, (family, child)));
        assert_eq!(label_of_last(server, family).facet, Facet::Practitioner);
    });
}

#[test]
fn after_a_child_died_the_signs_stay_and_nothing_is_asked_or_hung_up() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, child, [ana, _]) = two(&imani, "Stint");
        let hers = of_family(server, family, ana);
        hers.send_off(&asking(&hers, (family, child)));
        let when = practice::text::Text::line("this autumn", 100).unwrap();
        let died = Event::Died { person: child, when };
        let died = Labelled::new(Label::of(Facet::Together).about([child]), died);
        server.tell(family, server.account("imani").id, &[died]);
        let at = urls::signs(family, child);
        for browser in [&imani, &hers] {
            let page = browser.get(&at).ok();
            assert!(plain(&page).contains(WALL) && plain(&page).contains("It stays."));
            let forms = page.actions().iter().any(|action| action.starts_with(&at));
            assert!(!forms && page.links(&urls::fridge(family, child)).is_empty());
        }
        assert!(!plain(&imani.get(&urls::before(family)).ok()).contains(WALL));
        assert!(!plain(&imani.get(&urls::fridge(family, child)).ok()).contains(WALL));
    });
}
