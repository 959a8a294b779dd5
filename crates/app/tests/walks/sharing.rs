// SPDX-License-Identifier: AGPL-3.0-or-later
//! What one caregiver told, shared with another and taken back: by herself, and by the team when she agreed.

use alongside::urls;
use practice::access::Hat;
use practice::visits::Field;
use practice::{FamilyId, PersonId, VisitId};

use super::browser::Browser;
use super::caregiver::{canary, mateos};
use super::notes::{begun, refused};
use super::page::Form;
use super::server::{Server, on_each};

/// The forms of a visit page that share or take back, as they come.
pub fn share_form(browser: &Browser<'_>, family: FamilyId, visit: VisitId) -> Form {
    browser.get(&urls::visit(family, visit)).ok().form(&urls::share(family, visit))
}

/// Writes a visit with these words of somebody's.
pub fn written(server: &Server, (family, teller): (FamilyId, PersonId), words: &str) -> VisitId {
    let imani = Browser::of(server, "imani");
    let (visit, form) = begun(&imani, family);
    let form = form.with("teller", &teller.to_string()).with("words", words);
    imani.send_off(&form.press("finish"));
    visit
}

/// Who of the family reads these words, as the entries stand.
fn reads(server: &Server, family: FamilyId, person: PersonId, words: &str) -> bool {
    let entries = server.seen(family);
    let now = server.app.clock.now();
    let at = practice::access::Moment { now, today: server.app.today() };
    let asker = practice::access::Asker::Member(person);
    let relation = practice::access::relation(&entries.whole, &asker, at);
    let reader = practice::access::Reader::new(Hat::Caregiver, relation);
    let rights = &entries.whole.rights;
    let said = entries.said.iter().filter(|said| {
        practice::access::may_read(&reader, &said.label, rights.shared_with(said.id))
    });
    let seen = practice::Family::fold(family, said);
    let texts: Vec<String> = seen
        .visits
        .iter()
        .flat_map(|visit| visit.texts(Field::Words).map(|text| text.text.to_string()))
        .collect();
    texts.iter().any(|text| text.contains(words))
}

#[test]
fn she_shares_one_thing_he_reads_exactly_that_and_nothing_after_she_takes_it_back() {
    on_each(|server| {
        let (family, rosa, andre) = mateos(server);
        let (one, other) = (canary("shared"), canary("kept"));
        let visit = written(server, (family, rosa), &one);
        written(server, (family, rosa), &other);
        assert!(!reads(server, family, andre, &one));
        let her = Browser::of(server, "rosa");
        let share = share_form(&her, family, visit).with("with", &andre.to_string());
        her.send_off(&share);
        assert!(reads(server, family, andre, &one));
        assert!(!reads(server, family, andre, &other));
        let back = share_form(&her, family, visit);
        assert_eq!(back.get("with"), andre.to_string());
        her.send_off(&back.with("do", "take-back"));
        assert!(!reads(server, family, andre, &one), "from the next request on");
        // What another told is not hers to share, nor there to find.
        let his = written(server, (family, andre), &canary("his"));
        let strange = share.with("act", &alongside::random::hex(&[7; 16]));
        let entry = server.seen(family).said.last().unwrap().id.to_string();
        let strange = Form { action: urls::share(family, his), ..strange }.with("entry", &entry);
        assert_eq!(her.submit(&strange).status, 404);
    });
}

#[test]
fn the_team_shares_only_what_whoever_told_it_agreed_to() {
    on_each(|server| {
        let (family, rosa, andre) = mateos(server);
        let words = canary("agreed");
        let visit = written(server, (family, rosa), &words);
        let imani = Browser::of(server, "imani");
        let share = share_form(&imani, family, visit).with("with", &andre.to_string());
        let agreed = format!("agreed-{}", share.get("entry"));
        refused(&imani.submit(&share), &agreed, &words);
        assert!(!reads(server, family, andre, &words));
        imani.send_off(&share.with(&agreed, "yes"));
        assert!(reads(server, family, andre, &words));
    });
}

#[test]
fn what_was_shared_while_it_was_written_is_taken_back_with_what_stood_before() {
    on_each(|server| {
        let (family, rosa, andre) = mateos(server);
        let imani = Browser::of(server, "imani");
        let (first, second) = (canary("first"), canary("second"));
        let (visit, note) = begun(&imani, family);
        let note = note.with("teller", &rosa.to_string()).with("words", &first);
        imani.send_off(&note.with("shared-words", &andre.to_string()).press("finish"));
        let amend = urls::amend(family, visit);
        let amended = imani.get(&amend).ok().form(&amend).with("reason", "Rosa read it.");
        imani.send_off(&amended.with("words", &second));
        assert!(reads(server, family, andre, &first) && reads(server, family, andre, &second));
        let her = Browser::of(server, "rosa");
        her.send_off(&share_form(&her, family, visit).with("do", "take-back"));
        assert!(!reads(server, family, andre, &first), "nor what stood before");
        assert!(!reads(server, family, andre, &second));
    });
}
