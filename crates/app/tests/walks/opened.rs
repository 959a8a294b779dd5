// SPDX-License-Identifier: AGPL-3.0-or-later
//! A copy that was made, opened again: by whom, for what, for how long as a file, and in which language it is written.

use std::sync::Arc;
use std::sync::atomic::AtomicI64;

use alongside::clock::Clock;
use alongside::urls;
use practice::release::{Authority, Event, Made, Told};
use practice::rights::ConsentFor;
use practice::text::{LINE_MAX, Text};
use practice::{Facet, FamilyId, Label, Labelled, PersonId, ReleaseId, RequestId};
use record::AccessSearch;

use super::browser::Browser;
use super::caregiver::{canary, mateos};
use super::copies::{consent_to, copied, previewed, una_and_vic, with_ground};
use super::notes::begun;
use super::page::Page;
use super::server::{Server, Wanted, on_each};
use super::signing_in::pass;

/// A server with the made-up agency, on which time passes as the walk says.
pub fn server_in_time() -> (Server, Arc<AtomicI64>) {
    let micros = Arc::new(AtomicI64::new(Clock::Machine.now().as_microsecond()));
    let clock = Clock::Set(Arc::clone(&micros));
    (Server::start(Wanted { clock, ..Wanted::small() }), micros)
}

/// A word of Una's own.
fn told(server: &Server, family: FamilyId, una: PersonId) -> String {
    let imani = Browser::of(server, "imani");
    let word = canary("una");
    let (_, form) = begun(&imani, family);
    let form = form.with("teller", &una.to_string()).with("words", &word);
    imani.send_off(&form.press("finish"));
    word
}

/// What the access book has of this family: what was done and what for.
fn book(server: &Server, family: FamilyId) -> Vec<(String, String)> {
    let search =
        AccessSearch { stream: Some(record::StreamId(family.0)), ..AccessSearch::default() };
    let rows = server.wait(server.app.record.access_search(&search, None, 10_000)).unwrap();
    rows.into_iter().map(|row| (row.access.what, row.access.purpose)).collect()
}

fn has(book: &[(String, String)], what: &str, purpose: &str) -> bool {
    book.iter().any(|(did, why)| did == what && why == purpose)
}

/// A copy of what is Una's own, by a consent of hers.
fn by_consent(server: &Server, family: FamilyId, una: PersonId, to: &str) -> Page {
    let imani = Browser::of(server, "imani");
    let action = urls::rights_form(family, "consent");
    let form = imani.get(&action).ok().form(&action).with("to", to).with("covers", "own");
    imani.send_off(&form.with("by", &una.to_string()).with("purpose", "treatment"));
    let given = consent_to(server, family, to);
    let choose = imani.get(&urls::releasing(family)).ok();
    let form = choose.form(&urls::release_preview(family));
    let preview = imani.submit(&form.with("authority", &format!("consent-{given}"))).ok();
    imani.send_off(&preview.form(&urls::releasing(family)))
}

#[test]
fn a_copy_is_read_and_taken_as_a_file_behind_a_fresh_proof_and_each_has_its_row() {
    let (server, clock) = server_in_time();
    let (family, una, _) = una_and_vic(&server, "Linnet");
    let word = told(&server, family, una);
    let imani = Browser::of(&server, "imani");
    let preview = previewed(&imani, family, una).ok();
    let made = imani.send_off(&with_ground(&preview, family));
    assert!(has(&book(&server, family), "release.copy", "release"));
    assert!(!has(&book(&server, family), "release.file", "release"));
    let data = format!("{}/data", made.at);
    assert!(imani.get(&data).ok().html().contains(&word));
    assert!(has(&book(&server, family), "release.file", "release"));
    pass(&clock, 5 * 60 + 1);
    let there = urls::step_up(Some(&made.at));
    assert_eq!(imani.get(&made.at).to(), there);
    assert_eq!(imani.get(&data).to(), there);
}

#[test]
fn by_a_consent_that_was_taken_back_no_file_is_given_any_more() {
    on_each(|server| {
        let (family, una, _) = una_and_vic(server, "Serin");
        let word = told(server, family, una);
        let made = by_consent(server, family, una, "Made-up Clinic, until");
        let imani = Browser::of(server, "imani");
        let data = format!("{}/data", made.at);
        assert!(imani.get(&data).ok().html().contains(&word));
        assert_eq!(made.links(&data).len(), 1);
        let given = urls::consent(family, consent_to(server, family, "Made-up Clinic, until"));
        imani.send_off(&imani.get(&given).ok().form(&given));
        assert_eq!(imani.get(&data).status, 404);
        assert!(imani.get(&made.at).ok().links(&data).is_empty());
    });
}

#[test]
fn whoever_answers_for_confidentiality_opens_an_old_copy_for_a_request_or_a_reason_that_is_kept() {
    on_each(|server| {
        let (family, una, _) = una_and_vic(server, "Twite");
        let word = told(server, family, una);
        let made = copied(server, family, una);
        let data = format!("{}/data", made.at);
        let officer = Browser::of(server, "piotr");
        let asks = officer.get(&made.at).ok();
        assert!(!asks.html().contains(&word) && asks.links(&data).is_empty());
        assert_eq!(officer.get(&data).status, 404);
        let form = asks.form(&made.at);
        let refused = officer.submit(&form);
        assert_eq!((refused.status, refused.errors()[0].0.as_str()), (422, "reason"));
        let before = book(server, family);
        assert!(!has(&before, "release.copy", "complaint"));
        let shown = officer.submit(&form.with("reason", "complaint")).ok();
        assert!(shown.html().contains(&word) && shown.links(&data).is_empty());
        assert!(has(&book(server, family), "release.copy", "complaint"));
        assert!(!officer.get(&made.at).ok().html().contains(&word), "for this once");

        let list = urls::requests(family);
        let imani = Browser::of(server, "imani");
        let form = imani.get(&list).ok().form(&list).with("kind", "access");
        imani.send_off(&form.with("from", "A. Testling").with("request-words", "All of it."));
        assert!(officer.get(&made.at).ok().html().contains(&word));
        assert!(officer.get(&data).ok().html().contains(&word));
        let request = server.family(family).releases.requests[0].id;
        let action = urls::request_form(family, request, "answer");
        let form = imani.get(&urls::request(family, request)).ok().form(&action);
        imani.send_off(&form.with("answer", "granted").with("words", "Given by hand."));
        assert!(!officer.get(&made.at).ok().html().contains(&word), "nobody waits for it now");
    });
}

#[test]
fn a_copy_is_written_in_the_language_of_whom_it_is_for_or_in_the_one_that_is_chosen() {
    let server = &Server::start(Wanted::small());
    let (family, rosa, _) = mateos(server);
    told(server, family, rosa);
    let imani = Browser::of(server, "imani");
    let preview = previewed(&imani, family, rosa).ok();
    let form = with_ground(&preview, family);
    assert_eq!(form.get("language"), "es", "she reads her own pages in Spanish");
    let hers = imani.send_off(&form.clone());
    assert!(hers.html().contains("<html lang=\"es\"") && hers.text().contains("Copia para"));
    let (family, una, _) = una_and_vic(server, "Siskinette");
    told(server, family, una);
    let preview = previewed(&imani, family, una).ok();
    let form = with_ground(&preview, family);
    assert_eq!(form.get("language"), "en", "whoever makes it reads English");
    let chosen = imani.send_off(&form.with("language", "es"));
    assert!(chosen.html().contains("<html lang=\"es\""));
    assert!(chosen.text().contains("Copia para"), "{}", chosen.text());
}

#[test]
fn who_takes_the_first_call_sees_neither_what_waits_nor_to_whom_something_went() {
    on_each(|server| {
        let (family, una, _) = una_and_vic(server, "Crossbill");
        told(server, family, una);
        let made = by_consent(server, family, una, "Made-up Shelter, kept");
        let list = urls::requests(family);
        let imani = Browser::of(server, "imani");
        assert!(imani.get(&list).ok().text().contains("Made-up Shelter, kept"));
        server.join(family, "anselmo");
        let intake = Browser::of(server, "anselmo");
        let page = intake.get(&list).ok();
        assert!(!page.html().contains("Made-up Shelter, kept"), "{}", page.text());
        assert!(page.links("/families/").iter().all(|to| !to.contains("/releases/")));
        let release: ReleaseId = made.at.rsplit('/').next().unwrap().parse().unwrap();
        for path in [urls::accounting(family, una), urls::release_told(family, release)] {
            assert_eq!(intake.get(&path).status, 404, "{path}");
            assert_eq!(imani.get(&path).status, 200, "{path}");
        }
    });
}

#[test]
fn who_was_not_told_yet_is_named_where_another_was() {
    on_each(|server| {
        let (family, una, vic) = una_and_vic(server, "Brambling");
        let release = ReleaseId(alongside::random::id());
        let line = |words: &str| Text::line(words, LINE_MAX).unwrap();
        let on = server.app.today();
        let whose = |person: PersonId| {
            let known = server.family(family);
            let wish = practice::family::wish(&known, person, line("A word."), on).unwrap();
            server.tell(family, server.account("imani").id, &[wish]);
            server.seen(family).said.last().unwrap().id
        };
        let made = Made {
            to: line("Made-up Court, told in part"),
            authority: Authority::Order(RequestId(1)),
            purpose: ConsentFor::Court,
            request: None,
            went: vec![whose(una), whose(vic)],
            withheld: Vec::new(),
            reviewer: None,
            until: None,
            second: None,
            corrections: None,
            language: None,
            on,
        };
        let of_agency = |event: Event| Labelled::new(Label::of(Facet::Agency), event);
        let told = |person| {
            let told = Told { release, person, to: made.to.clone(), went: on, on };
            of_agency(Event::ReleaseTold(told))
        };
        let tell = |all: &[Labelled]| {
            server.tell(family, server.account("imani").id, all);
        };
        tell(&[of_agency(Event::ReleaseMade { release, made: made.clone() }), told(una)]);
        let imani = Browser::of(server, "imani");
        let text = || imani.get(&urls::requests(family)).ok().text();
        assert!(text().contains("Told in part. Not told yet: \u{2068}Vic"), "{}", text());
        assert!(!text().contains("They were told"));
        tell(&[told(vic)]);
        assert!(text().contains("They were told") && !text().contains("Told in part"));
    });
}
