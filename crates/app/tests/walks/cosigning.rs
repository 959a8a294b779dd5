// SPDX-License-Identifier: AGPL-3.0-or-later
//! What somebody in training finishes waits for a licensed colleague, who reads it and stands for it, or gives it back.

use alongside::staff::training::is_in_training;
use alongside::urls;
use jiff::ToSpan as _;
use practice::access::Hat;
use practice::{FamilyId, VisitId};

use super::browser::Browser;
use super::copies::{copied, una_and_vic};
use super::notes::signed;
use super::page::Page;
use super::passkeys::{add, asked, device};
use super::server::{Server, Wanted, fresh_database};
use super::signing::{found, sign};
use super::staff::hired;

const WAITS: &str = "Waits for a licensed colleague";

/// Walks on a server of its own with a few families, on every database there is.
fn on_small(walk: impl Fn(&Server)) {
    walk(&Server::start(Wanted::small()));
    match fresh_database() {
        Some(database) => {
            walk(&Server::start(Wanted { database: Some(database), ..Wanted::small() }));
        }
        None => println!("skipped: no PostgreSQL"),
    }
}

fn plain(page: &Page) -> String {
    page.text().replace(|c| matches!(c, '\u{2066}'..='\u{2069}'), "")
}

fn read(browser: &Browser<'_>, at: (FamilyId, VisitId)) -> String {
    plain(&browser.get(&urls::visit(at.0, at.1)).ok())
}

fn today(browser: &Browser<'_>) -> String {
    plain(&browser.get(urls::TODAY).ok())
}

/// Says that somebody is in training from today on, or no longer.
fn training(server: &Server, account: u128) {
    let piotr = Browser::of(server, "piotr");
    let at = urls::training(account);
    let form = piotr.get(&at).ok().form(&at);
    assert_eq!(piotr.submit(&form).to(), at);
}

/// Imani, in training, with a note in the family of Rosa.
fn in_training(server: &Server) -> (Browser<'_>, (FamilyId, VisitId)) {
    training(server, server.account("imani").id);
    let imani = Browser::of(server, "imani");
    let (family, _) = server.account("rosa").caregiver_of.unwrap();
    let visit = signed(&imani, family, "between", "A look, and another.");
    (imani, (family, visit))
}

fn fields<const N: usize>(all: [(&str, &str); N]) -> Vec<(String, String)> {
    all.map(|(name, value)| (name.to_owned(), value.to_owned())).into()
}

/// Tries to stand for a note with a form of one's own making.
fn tried(browser: &Browser<'_>, (family, visit): (FamilyId, VisitId), read: &str) -> Page {
    let act = alongside::random::hex(&alongside::random::bytes::<16>());
    browser.post(&urls::cosign(family, visit), &fields([("act", &act), ("read", read)]))
}

#[test]
fn a_trainees_note_waits_and_a_licensed_colleague_stands_for_it_and_the_family_reads_both_names() {
    on_small(|server| {
        let (imani, at) = in_training(server);
        let text = read(&imani, at);
        assert!(text.contains(WAITS) && !text.contains("I have read it"), "{text}");
        assert!(today(&imani).contains("One of your notes waits for a licensed colleague"));
        let rosa = Browser::of(server, "rosa");
        let hers = read(&rosa, at);
        assert!(!hers.contains("aits") && !hers.contains("training"), "{hers}");

        let ruth = Browser::of(server, "ruth");
        let day = ruth.get(urls::TODAY).ok();
        assert!(plain(&day).contains("One note waits for you to read it"));
        assert_eq!(day.links(&urls::visit(at.0, at.1)).len(), 1);
        let page = ruth.get(&urls::visit(at.0, at.1)).ok();
        assert!(page.html().contains("A look, and another."));
        let form = page.form(&urls::cosign(at.0, at.1));
        assert_eq!(ruth.submit(&form).to(), urls::visit(at.0, at.1));
        assert_eq!(ruth.submit(&form).to(), urls::visit(at.0, at.1), "pressed twice it is once");
        let kinds = server.kinds(at.0);
        assert_eq!(kinds.iter().filter(|kind| *kind == "visit.cosigned").count(), 1);
        for browser in [&imani, &rosa] {
            let text = read(browser, at);
            assert!(!text.contains(WAITS), "{text}");
        }
        assert!(
            read(&imani, at).contains("stood for by Ruth Alder, Clinical social worker (LCSW)")
        );
        let hers = plain(&rosa.get(&urls::visit(at.0, at.1)).ok());
        assert!(hers.contains("Ruth Alder") && hers.contains("Imani Clarke"), "{hers}");
        assert!(read(&ruth, at).contains("Said while signed in by a link"));
        assert!(!today(&ruth).contains("waits for you") && !today(&imani).contains("licensed"));
    });
}

#[test]
fn a_passkey_stands_for_it_over_the_note_with_its_amendments_and_one_that_is_amended_waits_anew() {
    on_small(|server| {
        let (imani, at) = in_training(server);
        let ruth = Browser::of(server, "ruth");
        let mut device = device(server);
        add(&ruth, &mut device).to();
        let before = found(server);
        let stand_for = |device: &mut super::authenticator::Authenticator, read: u32| {
            let page = ruth.get(&urls::visit(at.0, at.1)).ok();
            let begin = urls::begin_cosign(at.0, at.1, read);
            let answer = device.show(&asked(&ruth.post(&begin, &[]).ok()));
            let mut forms = page.forms(&urls::cosign(at.0, at.1)).into_iter();
            let form = forms
                .find(|form| {
                    page.html().contains(&begin)
                        && form.fields.iter().any(|(name, _)| name == "answer")
                })
                .unwrap();
            ruth.submit(&form.with("answer", &answer.to_string()))
        };
        assert_eq!(ruth.post(&urls::begin_cosign(at.0, at.1, 4), &[]).status, 404, "not to come");
        let mut stranger = self::device(server);
        let wrong = stand_for(&mut stranger, 0);
        assert_eq!((wrong.status, wrong.errors()[0].0.as_str()), (422, "cosign-passkey"));
        assert_eq!(stand_for(&mut device, 0).to(), urls::visit(at.0, at.1));
        assert!(read(&imani, at).contains("Signed with a passkey"));
        assert_eq!(found(server), (before.0 + 1, before.1, Vec::new()));

        let amend = urls::amend(at.0, at.1);
        let form = imani.get(&amend).ok().form(&amend);
        imani.send_off(&form.with("between", "A look.").with("reason", "There was one."));
        let text = read(&ruth, at);
        assert!(text.contains("It was amended since a colleague stood for it"), "{text}");
        let unread = tried(&ruth, at, "0");
        assert_eq!((unread.status, unread.errors()[0].0.as_str()), (422, "cosign"));
        assert!(unread.text().contains("was amended since you read it"));
        assert_eq!(stand_for(&mut device, 1).to(), urls::visit(at.0, at.1));
        assert!(!read(&ruth, at).contains(WAITS));
        assert_eq!(found(server), (before.0 + 2, before.1, Vec::new()));
    });
}

#[test]
fn a_note_given_back_brings_its_line_to_its_writer_alone_until_it_is_answered() {
    on_small(|server| {
        let (imani, at) = in_training(server);
        let ruth = Browser::of(server, "ruth");
        let line = "Whose look was it first?";
        let back = urls::give_back(at.0, at.1);
        let form = ruth.get(&urls::visit(at.0, at.1)).ok().form(&back);
        let empty = ruth.submit(&form.clone().with("line", " "));
        assert_eq!((empty.status, empty.errors()[0].0.as_str()), (422, "line"));
        let long = "a".repeat(400);
        let kept = ruth.submit(&form.clone().with("line", &long));
        assert!(kept.status == 422 && kept.html().contains(&long), "what was typed is kept");
        let entries = server.kinds(at.0).len();
        let before = imani.get(urls::TODAY).ok().links(&urls::visit(at.0, at.1)).len();
        assert_eq!(ruth.submit(&form.with("line", line)).to(), urls::TODAY);
        assert_eq!(server.kinds(at.0).len(), entries, "it is no part of the record");
        let day = imani.get(urls::TODAY).ok();
        assert!(plain(&day).contains("a colleague wrote you a line"));
        let led = day.links(&urls::visit(at.0, at.1)).len();
        assert_eq!(led, before + 1, "the line leads to the note");
        let hers = read(&imani, at);
        assert!(hers.contains(line) && hers.contains("Ruth Alder"), "{hers}");
        server.join(at.0, "june.w");
        let june = Browser::of(server, "june.w");
        for browser in [&ruth, &june, &Browser::of(server, "rosa")] {
            assert!(!read(browser, at).contains(line));
        }
        assert!(!today(&ruth).contains("wrote you") && !today(&june).contains("wrote you"));
        let press = imani.get(urls::TODAY).ok().form(urls::SHARED_SCREEN);
        imani.send_off(&press.press("on"));
        assert!(!read(&imani, at).contains(line) && !read(&imani, at).contains(WAITS));
        let imani = Browser::of(server, "imani");
        let amend = urls::amend(at.0, at.1);
        let form = imani.get(&amend).ok().form(&amend);
        imani.send_off(&form.with("between", "Hers first.").with("reason", "Asked."));
        assert!(!read(&imani, at).contains(line), "answered, it is gone");
        assert!(!today(&imani).contains("wrote you a line"));
    });
}

#[test]
fn nobody_stands_for_a_note_of_their_own_in_training_without_a_licence_or_of_a_family_they_do_not_read()
 {
    on_small(|server| {
        let (imani, at) = in_training(server);
        let refused = |page: Page, words: &str| {
            assert_eq!((page.status, page.errors()[0].0.as_str()), (422, "cosign"), "{words}");
            assert!(page.text().contains(words), "{}", page.text());
            assert!(page.has_id("cosign"));
        };
        refused(tried(&imani, at, "0"), "You wrote this");
        server.join(at.0, "tavish");
        let tavish = Browser::of(server, "tavish");
        refused(tried(&tavish, at, "0"), "whose licence holds today");
        assert!(!read(&tavish, at).contains("I have read it"));
        let june = Browser::of(server, "june.w");
        assert_eq!(tried(&june, at, "0").status, 404, "a licence opens no family");
        assert!(!today(&june).contains("waits for you"));
        server.join(at.0, "june.w");
        assert!(today(&june).contains("One note waits for you to read it"));
        let id = server.account("june.w").id;
        training(server, id);
        refused(tried(&june, at, "0"), "You are in training yourself");
        assert!(!today(&june).contains("waits for you"));
        training(server, id);
        assert!(today(&june).contains("waits for you"));
        let piotr = Browser::of(server, "piotr");
        let licences = urls::licences(id);
        let over = server.app.today().checked_sub(1.days()).unwrap().to_string();
        let form = piotr.get(&licences).ok().form(&licences).with("kind", "lmft");
        piotr.submit(&form.with("number", "MADE-UP 2").with("until", &over)).to();
        refused(tried(&june, at, "0"), "whose licence holds today");
        for name in ["rosa", "marguerite", "sefa", "anselmo"] {
            let browser = Browser::of(server, name);
            assert!([403, 404].contains(&tried(&browser, at, "0").status), "{name}");
        }
        let ruth = Browser::of(server, "ruth");
        assert_eq!(tried(&ruth, at, "none").status, 404);
        assert_eq!(tried(&ruth, at, "0").to(), urls::visit(at.0, at.1));
        refused(tried(&ruth, at, "0"), "Nothing of this note waits");
        assert_eq!(server.kinds(at.0).iter().filter(|kind| *kind == "visit.cosigned").count(), 1);
    });
}

#[test]
fn somebody_is_in_training_from_a_day_until_a_day_as_somebody_else_said() {
    on_small(|server| {
        let (account, person) = hired(server, "Made-up Trainee", &[Hat::Visitor]);
        let marguerite = Browser::of(server, "marguerite");
        let at = urls::training(account);
        let day = server.app.today();
        let trains = |on| server.wait(is_in_training(&server.app.record, account, on)).unwrap();
        let form = marguerite.get(&at).ok().form(&at);
        for wrong in ["", "soon", "2026-02-30"] {
            let page = marguerite.submit(&form.clone().with("on", wrong));
            assert_eq!((page.status, page.errors()[0].0.as_str()), (422, "on"), "{wrong}");
        }
        assert!(!trains(day));
        assert_eq!(marguerite.submit(&form).to(), at);
        assert!(trains(day) && !trains(day.yesterday().unwrap()));
        let form = marguerite.get(&at).ok().form(&at);
        let before = form.clone().with("on", &day.yesterday().unwrap().to_string());
        assert_eq!(marguerite.submit(&before).status, 422);
        let later = day.checked_add(3.days()).unwrap();
        assert_eq!(marguerite.submit(&form.with("on", &later.to_string())).to(), at);
        assert!(trains(day) && trains(later.yesterday().unwrap()) && !trains(later));
        assert_eq!(person.get(&at).status, 404);
        let own = urls::training(server.account("marguerite").id);
        let today = day.to_string();
        let page = marguerite.post(&own, &fields([("on", today.as_str())]));
        assert_eq!(page.status, 422, "nobody says it of themselves");
        assert_eq!(Browser::of(server, "sefa").get(&at).status, 403);
        let spanish = Browser::of(server, "graciela");
        assert_eq!(spanish.get(&at).status, 404);
    });
}

#[test]
fn what_goes_out_says_who_signed_and_who_stands_for_it_and_not_that_it_waited() {
    on_small(|server| {
        let imani = Browser::of(server, "imani");
        training(server, server.account("imani").id);
        let mut device = device(server);
        add(&imani, &mut device).to();
        let (family, una, _) = una_and_vic(server, "Wren");
        let visit = signed(&imani, family, "between", "There.");
        sign(&imani, &mut device, (family, visit, 0));
        let waited = plain(&copied(server, family, una));
        assert!(waited.contains("Signed with Imani Clarke’s passkey"), "by name: {waited}");
        assert!(!waited.contains("aits") && !waited.contains("training"), "{waited}");
        let ruth = Browser::of(server, "ruth");
        tried(&ruth, (family, visit), "0").to();
        let copy = plain(&copied(server, family, una));
        assert!(copy.contains("stood for by Ruth Alder, Clinical social worker"), "{copy}");
    });
}
