// SPDX-License-Identifier: AGPL-3.0-or-later
//! Sealed notes: written by a licensed author, read by that author alone, and for everybody else not there.

use alongside::staff::licences::{Licence, put};
use alongside::urls;
use jiff::ToSpan as _;
use jiff::civil::Date;
use practice::access::Hat;
use practice::{EntryId, FamilyId, VisitId};

use super::browser::Browser;
use super::caregiver::canary;
use super::gate::{ask, at, routes};
use super::notes::{refused, signed};
use super::page::{Form, Page};
use super::server::{Server, on_each};
use super::signing_in::{pass, server_with_clock, with_password};
use super::staff::{hired, joined};

/// The passphrase of a made-up author.
pub const PASSPHRASE: &str = "three grey herons by the mill";

/// Says that somebody is licensed until a day, as the privacy officer checked it.
pub fn licensed(server: &Server, account: u128, until: Date) {
    let checked_by = server.account("piotr").id;
    let checked = server.app.clock.now();
    let (kind, number) = ("lcsw".to_owned(), "MADE-UP 5".to_owned());
    let licence = Licence { kind, number, until, checked_by, checked };
    let statement = server.wait(put(&server.app.record, account, &licence)).unwrap();
    server.wait(server.app.record.store().write(vec![statement])).unwrap();
}

/// A day a licence ends on, a year from now.
pub fn next_year(server: &Server) -> Date {
    server.app.today().checked_add(1.year()).unwrap()
}

/// A licensed visitor on the team of a new family, with a signed visit and a key.
pub struct Therapist<'a> {
    /// Signed in.
    pub browser: Browser<'a>,
    /// Their account.
    pub account: u128,
    /// The family.
    pub family: FamilyId,
    /// The visit they signed.
    pub visit: VisitId,
}

/// One of these, with a new family whose child is called so.
pub fn therapist<'a>(server: &'a Server, child: &str) -> Therapist<'a> {
    let imani = Browser::of(server, "imani");
    let family = imani.open_family(child, &["Mara Testling"]);
    let (account, browser) = hired(server, "Made-up Therapist", &[Hat::Visitor]);
    joined(server, family, account);
    licensed(server, account, next_year(server));
    Therapist::of(browser, account, family)
}

impl<'a> Therapist<'a> {
    /// A licensed author on the team of this family, with a visit they sign now, and a key.
    pub fn of(browser: Browser<'a>, account: u128, family: FamilyId) -> Self {
        let visit = signed(&browser, family, "between", "They sang.");
        let to = urls::sealed(family);
        let key = urls::sealed_key(family);
        let page = browser.get(&to).ok();
        // The key is made once, for every family.
        if page.actions().contains(&key) {
            let form = page.form(&key).with("passphrase", PASSPHRASE).with("again", PASSPHRASE);
            assert_eq!(browser.submit(&form).to(), to);
        }
        Self { browser, account, family, visit }
    }

    /// A form of a new note, filled in but for what is sealed.
    pub fn form(&self, server: &Server) -> Form {
        let to = urls::new_sealed(self.family);
        let mother = server.family(self.family).people.caregivers().next().unwrap().id;
        let form = self.browser.get(&to).ok().form(&to);
        form.with("visit", &self.visit.to_string())
            .with("about", &mother.to_string())
            .with("modality", "together")
            .with("progress", "She sleeps again.")
            .with("plan", "Weekly until spring.")
            .with("enough", "yes")
    }

    /// Seals a note; answers where it is opened.
    pub fn seals(&self, server: &Server, words: &str) -> String {
        let list = self.browser.send_off(&self.form(server).with("said", words));
        let begin = format!("{}/", urls::sealed(self.family));
        let mut links = list.links(&begin);
        links.retain(|link| !link.ends_with("/new"));
        links.remove(0)
    }

    /// Types a passphrase for a note.
    pub fn types(&self, note: &str, passphrase: &str) -> Page {
        let form = self.browser.get(note).ok().form(note);
        self.browser.submit(&form.with("passphrase", passphrase))
    }
}

#[test]
fn a_licensed_author_seals_a_note_reads_it_by_passphrase_and_amends_it() {
    on_each(|server| {
        let author = therapist(server, "Seala");
        let people = urls::people(author.family);
        let list = urls::sealed(author.family);
        assert_eq!(author.browser.get(&people).ok().links(&list).len(), 1);
        let (word, later) = (canary("sealed"), canary("amended"));
        let note = author.seals(server, &word);
        let shown = author.browser.get(&list).ok().text();
        assert!(shown.contains("Sealed ") && !shown.contains(&word), "days alone");
        assert!(!author.browser.get(&note).ok().text().contains(&word));
        let wrong = author.types(&note, "three grey herons by the hill");
        assert_eq!((wrong.status, wrong.errors()[0].0.as_str()), (422, "passphrase"));
        assert!(!wrong.html().contains("herons"), "it is not given back");
        let read = author.types(&note, PASSPHRASE).ok();
        assert!(read.text().contains(&word));
        let again = author.browser.get(&note).ok();
        assert!(!again.text().contains(&word), "the passphrase is asked each time");

        // What belongs in the record is on the visit's page, for those who read that part.
        let visit = urls::visit(author.family, author.visit);
        let record = author.browser.get(&visit).ok().text();
        for told in ["She sleeps again.", "Weekly until spring.", "Enough for now", "together"] {
            assert!(record.contains(told), "{told}");
        }
        assert!(!record.contains(&word) && !record.to_lowercase().contains("sealed"));
        let next = author.browser.get(&urls::new_visit(author.family)).to();
        let next = author.browser.get(&next).ok().text();
        assert!(next.contains("Enough for now"), "the pace is known before the next visit");
        let kinds = server.kinds(author.family);
        assert_eq!(kinds.last().unwrap(), "visit.summarised");
        assert!(kinds.iter().all(|kind| !kind.starts_with("sealed")));

        let amend = format!("{note}/amend");
        let form = author.browser.get(&amend).ok().form(&amend);
        refused(&author.browser.submit(&form.clone().with("far", " ")), "said", "Nothing");
        author.browser.send_off(&form.with("far", &later));
        let links = author.browser.get(&list).ok().links(&format!("{list}/"));
        let newest = links.iter().find(|link| !link.ends_with("/new") && **link != note).unwrap();
        let amended = author.types(newest, PASSPHRASE).ok();
        assert!(amended.text().contains(&later) && amended.links(&note).len() == 1);
        assert!(author.types(&note, PASSPHRASE).ok().text().contains(&word), "the first stays");
        assert_eq!(server.kinds(author.family), kinds, "of which the record learns nothing");
        assert_eq!(author.types(&note, "").status, 422);
    });
}

#[test]
fn for_everybody_else_there_are_no_sealed_notes_nor_a_page_of_them() {
    on_each(|server| {
        let author = therapist(server, "Sealb");
        let word = canary("apart");
        let note = author.seals(server, &word);
        let (other, second) = hired(server, "Made-up Colleague", &[Hat::Visitor]);
        joined(server, author.family, other);
        licensed(server, other, next_year(server));
        assert_eq!(second.get(&note).status, 404, "another author's is not there either");
        assert!(!second.get(&urls::sealed(author.family)).ok().text().contains("Sealed 2"));
        let imani = Browser::of(server, "imani");
        let pages = [
            urls::sealed(author.family),
            urls::new_sealed(author.family),
            urls::sealed_key(author.family),
            note.clone(),
            format!("{note}/amend"),
        ];
        let people = ["imani", "ruth", "june.w", "marguerite", "piotr", "sefa", "rosa"];
        for sign_in in people {
            let browser = Browser::of(server, sign_in);
            for page in &pages {
                assert_eq!(browser.get(page).status, 404, "{sign_in} {page}");
                let act = ("act".to_owned(), alongside::random::hex(&[7; 16]));
                let typed = ("passphrase".to_owned(), PASSPHRASE.to_owned());
                if *page != pages[0] {
                    assert_eq!(browser.post(page, &[act, typed]).status, 404, "{sign_in} {page}");
                }
            }
            let (family, all) = (author.family, routes().filter(|(method, _)| *method == "GET"));
            for (method, route) in all {
                let html = ask(&browser, method, &at(server, family, route)).html();
                assert!(!html.contains(&word) && !html.contains("/sealed"), "{sign_in} {route}");
            }
            assert!(browser.find(&word).links(&urls::story(family)).is_empty());
        }
        assert!(imani.get(&urls::people(author.family)).ok().links(&pages[0]).is_empty());

        // Nor in an emergency, with a licence.
        let (outside, june) = hired(server, "Made-up Outsider", &[Hat::Visitor]);
        licensed(server, outside, next_year(server));
        let born = server.app.today().saturating_sub(jiff::Span::new().days(100));
        let form = june.get(urls::EMERGENCY).ok().form(urls::EMERGENCY).with("child", "Sealb");
        let reason = "Her sister called: nobody answers the door.";
        june.send_off(&form.with("born", &born.to_string()).with("reason", reason));
        june.get(&urls::story(author.family)).ok();
        for page in &pages {
            assert_eq!(june.get(page).status, 404, "{page}");
        }
        assert!(june.get(&urls::people(author.family)).ok().links(&pages[0]).is_empty());

        // Not on a screen others see.
        let press = author.browser.get(urls::TODAY).ok().form(urls::SHARED_SCREEN);
        author.browser.send_off(&press.press("on"));
        for page in &pages {
            assert_eq!(author.browser.get(page).status, 404, "{page}");
        }
        let people = author.browser.get(&urls::people(author.family)).ok();
        assert!(people.links(&pages[0]).is_empty());
    });
}

#[test]
fn when_a_licence_has_ended_what_was_sealed_is_read_and_nothing_new_is_sealed() {
    on_each(|server| {
        let author = therapist(server, "Sealc");
        let word = canary("before");
        let note = author.seals(server, &word);
        let form = author.form(server).with("said", "Too late.");
        let yesterday = server.app.today().yesterday().unwrap();
        licensed(server, author.account, yesterday);
        assert_eq!(author.browser.submit(&form).status, 404);
        assert_eq!(author.browser.get(&urls::new_sealed(author.family)).status, 404);
        assert_eq!(author.browser.get(&format!("{note}/amend")).status, 404);
        let list = author.browser.get(&urls::sealed(author.family)).ok();
        assert!(list.links(&urls::new_sealed(author.family)).is_empty());
        let read = author.types(&note, PASSPHRASE).ok();
        assert!(read.text().contains(&word));
        assert!(read.links(&format!("{note}/amend")).is_empty());
    });
}

#[test]
fn nothing_is_sealed_until_the_record_has_its_part_and_what_was_typed_stays() {
    on_each(|server| {
        let author = therapist(server, "Seald");
        let before = server.kinds(author.family);
        let form = author.form(server).with("said", "Typed with care.");
        let stranger = "0".repeat(32);
        for (field, value) in [
            ("progress", " "),
            ("plan", ""),
            ("modality", ""),
            ("modality", "dance"),
            ("about", ""),
            ("about", &stranger),
            ("visit", ""),
            ("visit", &stranger),
            ("visit", "'; --"),
            ("progress", &"long ".repeat(90)),
            ("far", "\u{202e}turned"),
            ("enough", "maybe"),
        ] {
            let page = author.browser.submit(&form.clone().with(field, value));
            refused(&page, field, "Typed with care.");
            assert_eq!(page.errors().len(), 1, "{field}: {:?}", page.errors());
        }
        let empty = author.browser.submit(&form.clone().with("said", "  "));
        refused(&empty, "said", "Nothing is written");
        assert!(empty.html().contains("Weekly until spring."), "the rest is kept");
        assert_eq!(author.browser.submit(&form.clone().with("act", "x")).status, 400);
        // A visit somebody else signed is none of this author's.
        let imani = Browser::of(server, "imani");
        let others = signed(&imani, author.family, "between", "Another day.");
        let page = author.browser.submit(&form.clone().with("visit", &others.to_string()));
        refused(&page, "visit", "Typed with care.");
        let lists = server.kinds(author.family);
        assert!(!lists.contains(&"visit.summarised".to_owned()), "{before:?}");
        // Posted twice it is one note.
        author.browser.send_off(&form);
        author.browser.send_off(&form);
        let list = author.browser.get(&urls::sealed(author.family)).ok();
        let links = list.links(&format!("{}/", urls::sealed(author.family)));
        assert_eq!(links.len(), 3, "the form, one note and the passphrase: {links:?}");
        let none = urls::sealed_note(author.family, EntryId(7));
        assert_eq!(author.browser.get(&none).status, 404);
    });
}

#[test]
fn a_passphrase_is_long_no_password_and_made_once() {
    let (server, _) = server_with_clock();
    let imani = with_password(&server, "imani");
    let family = imani.open_family("Seale", &["Mara"]);
    licensed(&server, server.account("imani").id, next_year(&server));
    let (list, key) = (urls::sealed(family), urls::sealed_key(family));
    let form = imani.get(&list).ok().form(&key);
    let password = super::signing_in::PASSWORD;
    let typed = |one: &str, two: &str| {
        imani.submit(&form.clone().with("passphrase", one).with("again", two))
    };
    for (one, two, field) in [
        ("", "", "passphrase"),
        ("four words are few", "four words are few", "passphrase"),
        (password, password, "passphrase"),
        (PASSPHRASE, "three grey herons by the hill", "again"),
    ] {
        let page = typed(one, two);
        assert_eq!((page.status, page.errors()[0].0.as_str()), (422, field), "{one}");
        assert!(!page.html().contains("herons by"), "a secret is not given back");
    }
    assert!(imani.get(&list).ok().text().contains("A key of your own"));
    assert_eq!(typed(PASSPHRASE, PASSPHRASE).to(), list);
    let first =
        server.wait(alongside::lists::sealed::key(&server.app.record, server.account("imani").id));
    assert_eq!(typed("seven other words that are long", "x").to(), list, "there is one already");
    let second =
        server.wait(alongside::lists::sealed::key(&server.app.record, server.account("imani").id));
    assert!(first.unwrap() == second.unwrap());
    assert!(imani.get(&list).ok().text().contains("Sign the note of a visit"));
}

#[test]
fn reading_asks_for_a_fresh_proof_and_guessing_is_slowed() {
    let (server, clock) = server_with_clock();
    let imani = with_password(&server, "imani");
    let family = imani.open_family("Sealf", &["Mara"]);
    let account = server.account("imani").id;
    licensed(&server, account, next_year(&server));
    let visit = signed(&imani, family, "between", "They sang.");
    let (list, key) = (urls::sealed(family), urls::sealed_key(family));
    let form = imani.get(&list).ok().form(&key);
    imani.send_off(&form.with("passphrase", PASSPHRASE).with("again", PASSPHRASE));
    let author = Therapist { browser: imani, account, family, visit };
    let word = canary("fresh");
    let note = author.seals(&server, &word);
    let ready = author.browser.get(&note).ok().form(&note).with("passphrase", PASSPHRASE);
    let sealing = author.form(&server).with("said", "Written slowly.");
    pass(&clock, 5 * 60 + 1);
    assert_eq!(author.browser.get(&note).to(), urls::step_up(Some(&note)));
    let stale = author.browser.submit(&ready);
    assert_eq!(stale.status, 403);
    assert!(!stale.html().contains(&word) && !stale.html().contains(PASSPHRASE));
    author.browser.send_off(&sealing);
    let proof = author.browser.get(urls::STEP_UP).ok().form(urls::STEP_UP);
    author.browser.submit(&proof.with("password", super::signing_in::PASSWORD)).to();
    for _ in 0..3 {
        assert_eq!(author.types(&note, "not these five words either").status, 422);
    }
    let waits = author.types(&note, PASSPHRASE);
    assert_eq!((waits.status, waits.errors()[0].0.as_str()), (429, "passphrase"));
    assert!(!waits.html().contains(&word));
    // Signing in with the password, which is right, does not shorten it.
    let proof = author.browser.get(urls::STEP_UP).ok().form(urls::STEP_UP);
    author.browser.submit(&proof.with("password", super::signing_in::PASSWORD)).to();
    assert_eq!(author.types(&note, PASSPHRASE).status, 429);
    pass(&clock, 3);
    assert!(author.types(&note, PASSPHRASE).ok().text().contains(&word));
}
