// SPDX-License-Identifier: AGPL-3.0-or-later
//! Wonderings from the note to what was heard: they come back, need words, and leave no trace with whoever does not read them.

use alongside::urls;
use jiff::ToSpan as _;
use practice::wonderings::Stands;
use practice::{Event, Facet, FamilyId, VisitId};

use super::bad_forms::{Takes, Target, target};
use super::browser::Browser;
use super::expecting::called as carer;
use super::matrix::of_family;
use super::notes::{begun, filed, refused};
use super::page::Form;
use super::seen::plain;
use super::server::{Server, on_each};

const WONDERED: &str = "Whom does she wait for at the window?";
const HEARD: &str = "My brother. He said he would come back for me.";

fn day(server: &Server, ahead: i32) -> String {
    server.app.today().saturating_add(ahead.days()).to_string()
}

/// Signs a note with this field so many days ago.
fn held(imani: &Browser<'_>, family: FamilyId, (field, words): (&str, &str), ago: i32) -> VisitId {
    let (visit, form) = begun(imani, family);
    let form = form.with("on", &day(imani.server, -ago)).with(field, words);
    imani.send_off(&form.press("finish"));
    visit
}

/// A family with a wondering whose time has come.
fn wondered(imani: &Browser<'_>, child: &str, carers: &[&str]) -> (FamilyId, VisitId) {
    let family = imani.open_family(child, carers);
    let visit = held(imani, family, ("wondering", WONDERED), 40);
    for ago in [30, 20, 10] {
        held(imani, family, ("between", "Near."), ago);
    }
    (family, visit)
}

fn form(browser: &Browser<'_>, family: FamilyId, visit: VisitId) -> Form {
    let at = urls::wondering(family, visit);
    browser.get(&at).ok().form(&at)
}

fn stands(server: &Server, family: FamilyId, visit: VisitId) -> Stands {
    server.family(family).wondering(visit).unwrap().stands()
}

/// The newest entries of a family: of which kind, and in whose part.
fn last(server: &Server, family: FamilyId, count: usize) -> Vec<(String, Facet)> {
    let said = server.seen(family).said.clone();
    let kinds = server.kinds(family);
    let all = kinds.into_iter().zip(said.iter().map(|one| one.label.facet));
    let all: Vec<_> = all.collect();
    all[all.len() - count..].to_vec()
}

/// The forms, for bad inputs.
pub fn forms(imani: &Browser<'_>) -> Vec<Target> {
    use Takes::{Code, Day, Text};
    let (family, visit) = wondered(imani, "Hoopoe", &["Sol"]);
    let sol = carer(imani.server, family, "Sol").to_string();
    let one = form(imani, family, visit);
    let heard = one.clone().with("wondered-heard", HEARD).with("wondered-teller", &sol);
    let asked = one.with("wondered", "asked").with("wondered-words", "So.");
    let (_, note) = begun(imani, family);
    let of = |name: &str| format!("{name}-{visit}");
    let note = note.with("between", "Near.").with(&of("wondered"), "heard");
    let note = note.with(&of("wondered-heard"), HEARD).with(&of("wondered-teller"), &sol);
    vec![
        target(heard, &[(&["wondered-heard"], Text), (&["on"], Day), (&["wondered-teller"], Code)]),
        target(asked, &[(&["wondered-words"], Text), (&["wondered"], Code)]),
        target(
            note.press("finish"),
            &[(&[&of("wondered-heard")], Text), (&[&of("wondered"), &of("wondered-teller")], Code)],
        ),
    ]
}

#[test]
fn a_wondering_comes_back_before_a_visit_and_is_asked_and_heard_in_the_notes_of_two() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, visit) = wondered(&imani, "Bluethroat", &["Nan"]);
        let nan = carer(server, family, "Nan").to_string();
        let before = imani.get(&urls::before(family)).ok();
        assert!(plain(&before).contains(WONDERED));
        assert_eq!(before.links(&urls::wondering(family, visit)).len(), 1);
        // Asked in a note: it comes back three visits from then, and not before.
        let of = |name: &str| format!("{name}-{visit}");
        let (_, note) = begun(&imani, family);
        let note = note.with("between", "Near.").with("on", &day(server, -5));
        let asked = note.with(&of("wondered"), "asked").with(&of("wondered-words"), "At the door.");
        let draft = imani.send_off(&asked.clone().press("save"));
        assert!(plain(&draft).contains(WONDERED), "the draft keeps it as typed");
        imani.send_off(&asked.press("finish"));
        let kinds = server.kinds(family);
        assert_eq!(
            kinds[kinds.len() - 4..],
            ["visit.signed", "visit.wrote", "visit.committed", "wondering.asked"],
            "in one act"
        );
        assert_eq!(stands(server, family, visit), Stands::Asked);
        assert!(!plain(&imani.get(&urls::before(family)).ok()).contains(WONDERED));
        let (_, note) = begun(&imani, family);
        assert!(note.fields.iter().all(|(name, _)| name != &of("wondered")), "not asked about");
        for ago in [4, 3, 2] {
            held(&imani, family, ("between", "Near."), ago);
        }
        // Heard needs words and whose they are; nothing is signed before, and what was typed is kept.
        let (second, note) = begun(&imani, family);
        let note = note.with("between", "Nearer.").with(&of("wondered"), "heard");
        refused(&imani.submit(&note.clone().press("finish")), &of("wondered-heard"), "Nearer.");
        let note = note.with(&of("wondered-heard"), HEARD);
        refused(&imani.submit(&note.clone().press("finish")), &of("wondered-teller"), HEARD);
        assert!(server.family(family).visits.get(second).is_none());
        let note = note.with(&of("wondered-teller"), &nan).press("finish");
        imani.send_off(&note);
        let entries = server.kinds(family).len();
        assert_eq!(imani.submit(&note).status, 303);
        assert_eq!(server.kinds(family).len(), entries, "posted twice is one act");
        assert_eq!(stands(server, family, visit), Stands::Heard);
        let list = imani.get(&urls::wonderings(family)).ok();
        assert!(list.has_id("heard-wonderings") && plain(&list).contains(HEARD));
        // The story leaves out what was heard.
        let story = plain(&imani.get(&urls::story(family)).ok());
        assert!(!story.contains(WONDERED), "{story}");
    });
}

#[test]
fn on_its_page_a_wondering_is_held_longer_let_go_and_wondered_about_again() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, visit) = wondered(&imani, "Nuthatch", &["Nan"]);
        let nan = carer(server, family, "Nan").to_string();
        let at = urls::wondering(family, visit);
        let one = form(&imani, family, visit);
        refused(&imani.submit(&one), "wondered", WONDERED);
        refused(&imani.submit(&one.clone().with("wondered", "heard")), "wondered-heard", WONDERED);
        let words = one.clone().with("wondered-heard", HEARD).with("wondered-teller", &nan);
        refused(&imani.submit(&words.with("wondered", "let-go")), "wondered", HEARD);
        let soon = one.clone().with("wondered", "asked").with("on", &day(server, 1));
        refused(&imani.submit(&soon), "on", WONDERED);
        let early = one.clone().with("wondered", "asked").with("on", &day(server, -41));
        refused(&imani.submit(&early), "on", WONDERED);
        let longer = one.with("wondered", "kept-open").with("wondered-words", "Not yet.");
        assert!(plain(&imani.send_off(&longer)).contains("Not yet."));
        assert!(!plain(&imani.get(&urls::before(family)).ok()).contains(WONDERED));
        let gone = form(&imani, family, visit).with("wondered", "let-go");
        imani.send_off(&gone.with("wondered-words", "It was mine."));
        assert_eq!(stands(server, family, visit), Stands::LetGo);
        assert!(!plain(&imani.get(&urls::story(family)).ok()).contains(WONDERED));
        let again = imani.get(&at).ok().form(&at);
        imani.send_off(&again);
        assert_eq!(stands(server, family, visit), Stands::Held);
        assert!(plain(&imani.get(&urls::story(family)).ok()).contains(WONDERED));
        // A colleague who had it open meanwhile is told, and may still read what came.
        server.join(family, "june.w");
        let june = Browser::of(server, "june.w");
        let hers = form(&june, family, visit).with("wondered", "asked");
        let mine = form(&imani, family, visit).with("wondered", "let-go");
        imani.send_off(&mine);
        refused(&june.submit(&hers), "wondered", WONDERED);
    });
}

#[test]
fn a_slip_is_taken_back_the_same_day_by_whoever_wrote_it_with_the_words_that_came_with_it() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, visit) = wondered(&imani, "Dunlin", &["Nan"]);
        let at = urls::wondering_slip(family, visit);
        let nan = carer(server, family, "Nan");
        let hers = of_family(server, family, nan);
        let heard = form(&imani, family, visit).with("wondered-heard", HEARD);
        let page = imani.send_off(&heard.with("wondered-teller", &nan.to_string()));
        let story = || plain(&hers.get(&urls::story(family)).ok());
        assert!(story().contains(HEARD));
        server.join(family, "june.w");
        let undo = page.form(&at);
        let june = Browser::of(server, "june.w").submit(&undo.clone());
        assert_eq!(june.status, 422, "it was hers to take back who wrote it");
        let page = imani.send_off(&undo);
        assert_eq!(
            last(server, family, 2),
            [
                ("wondering.taken_back".to_owned(), Facet::Practitioner),
                ("words.taken_back".to_owned(), Facet::Caregiver(nan))
            ]
        );
        assert!(plain(&page).contains("taken back") && plain(&page).contains(HEARD));
        assert_eq!(stands(server, family, visit), Stands::Held);
        assert!(!story().contains(HEARD));
        // Nor do words that were never hers stand in her copy.
        let preview = urls::release_preview(family);
        let form = imani.get(&urls::releasing(family)).ok().form(&preview);
        let copy = imani.submit(&form.with("authority", &format!("own-{nan}"))).ok();
        assert!(!plain(&copy).contains(HEARD));
    });
}

#[test]
fn she_reads_her_words_and_not_that_somebody_wondered_and_he_finds_nothing() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, visit) = wondered(&imani, "Wheatear", &["Ana", "Ben"]);
        let (ana, ben) = (carer(server, family, "Ana"), carer(server, family, "Ben"));
        let heard = form(&imani, family, visit).with("wondered-heard", HEARD);
        imani.send_off(&heard.with("wondered-teller", &ana.to_string()));
        assert_eq!(
            last(server, family, 2),
            [
                ("wondering.heard".to_owned(), Facet::Practitioner),
                ("words.said".to_owned(), Facet::Caregiver(ana))
            ]
        );
        let (hers, his) = (of_family(server, family, ana), of_family(server, family, ben));
        let pages = [
            urls::story(family),
            urls::wonderings(family),
            urls::visits(family),
            urls::visit(family, visit),
        ];
        let way = urls::wondering(family, visit);
        for page in &pages {
            for (reader, words) in
                [(&hers, &[WONDERED, &way][..]), (&his, &[WONDERED, HEARD, &way])]
            {
                let html = reader.get(page).ok().html();
                for word in words {
                    assert!(!html.contains(word), "{page}: {word}");
                }
            }
        }
        let story = hers.get(&urls::story(family)).ok();
        assert!(story.has_id("own-words") && plain(&story).contains(HEARD));
        assert!(!his.get(&urls::story(family)).ok().has_id("own-words"));
        assert_eq!((hers.get(&way).status, his.get(&way).status), (404, 404));
        for reader in [&hers, &his] {
            let posted = reader.submit(&form(&imani, family, visit).with("wondered", "asked"));
            assert_eq!(posted.status, 403);
        }
        // Where others see the screen, nothing of it is read or written.
        let press = imani.get(urls::TODAY).ok().form(urls::SHARED_SCREEN);
        imani.send_off(&press.press("on"));
        for page in &pages {
            let html = imani.get(page).html();
            assert!(!html.contains(WONDERED) && !html.contains(HEARD), "{page}");
        }
        let (_, note) = begun(&imani, family);
        assert!(note.fields.iter().all(|(name, _)| !name.starts_with("wondered")));
        assert_eq!(imani.get(&way).status, 404);
    });
}

#[test]
fn what_is_shared_is_read_by_whom_it_is_shared_with_and_narrower_once_somebody_has_to_be_kept_safe()
{
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = imani.open_family("Siskin", &["Ana", "Ben"]);
        let (ana, ben) = (carer(server, family, "Ana"), carer(server, family, "Ben"));
        let (visit, note) = begun(&imani, family);
        let note = note.with("on", &day(server, -9)).with("part-wondering", "together");
        imani.send_off(&note.with("wondering", WONDERED).press("finish"));
        let (hers, his) = (of_family(server, family, ana), of_family(server, family, ben));
        let way = urls::wondering(family, visit);
        assert!(plain(&his.get(&way).ok()).contains("Held, not asked yet"));
        let asked = |words: &str| {
            let one = form(&imani, family, visit).with("wondered", "asked");
            imani.send_off(&one.with("wondered-words", words));
        };
        asked("On the stairs.");
        assert!(plain(&his.get(&way).ok()).contains("On the stairs."));
        filed(&imani, family, "between", "safety");
        asked("In the kitchen.");
        assert_ne!(last(server, family, 1)[0].1, Facet::Together);
        assert!(!his.get(&way).ok().html().contains("In the kitchen."));
        // Heard from her in a visit of hers, it is hers, and he has no trace of it.
        let (_, note) = begun(&imani, family);
        let of = |name: &str| format!("{name}-{visit}");
        let note = note
            .with(&format!("present-{ana}"), "awake")
            .with(&format!("present-{ben}"), "absent")
            .with("part-visit", "")
            .also(&of("wondered"), "heard")
            .also(&of("wondered-heard"), HEARD)
            .also(&of("wondered-teller"), &ana.to_string());
        imani.send_off(&note.with("between", "Near.").press("finish"));
        let his = his.get(&way).ok();
        assert!(!his.html().contains(HEARD) && !plain(&his).contains("Heard on"));
        assert!(plain(&hers.get(&urls::story(family)).ok()).contains(HEARD));
        let known = server.seen(family);
        let said = known.said.iter().rev().find(|one| matches!(one.event, Event::Wonderings(_)));
        assert_eq!(said.unwrap().label.facet, Facet::Caregiver(ana));
    });
}
