// SPDX-License-Identifier: AGPL-3.0-or-later
//! Ways in that are told in person: a caregiver's first sign-in by a code, and taking it away.

use alongside::accounts::lists;
use alongside::urls;
use practice::{FamilyId, PersonId};

use super::browser::Browser;
use super::page::Page;
use super::second_steps::tried_with;
use super::server::{Server, on_each};
use super::signing_in::{PASSWORD, pass, server_with_clock};

/// Opens a family and answers whoever cares for the child in it.
fn opened(server: &Server, browser: &Browser<'_>) -> (FamilyId, PersonId) {
    let family = browser.open_family("Siskin", &["Wren Made-up"]);
    let known = server.family(family);
    let carer = known.people.caregivers().next().unwrap().id;
    (family, carer)
}

/// Gives somebody a way in, or a new code; answers the sign-in name and the code.
fn given(browser: &Browser<'_>, family: FamilyId, person: PersonId) -> (String, String) {
    let at = urls::way_in(family, person);
    let form = browser.get(&at).ok().form(&at).press("give");
    let html = browser.submit(&form).ok().html();
    let told: Vec<&str> =
        html.split("<code>").skip(1).map(|part| part.split("</code>").next().unwrap()).collect();
    assert_eq!(told[0], urls::WITH_CODE);
    (told[1].to_owned(), told[2].to_owned())
}

/// Types a code in a browser of its own.
pub fn typed<'a>(server: &'a Server, name: &str, code: &str) -> (Browser<'a>, Page) {
    let browser = Browser::new(server);
    let form = browser.get(urls::WITH_CODE).ok().form(urls::WITH_CODE);
    let page = browser.submit(&form.with("name", name).with("code", code));
    (browser, page)
}

#[test]
fn a_caregiver_is_given_a_way_in_reads_what_is_hers_and_is_out_at_once_when_it_is_taken_away() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, carer) = opened(server, &imani);
        let person = imani.get(&urls::person(family, carer)).ok();
        let at = urls::way_in(family, carer);
        assert_eq!(person.links(&at).len(), 1);
        let child = server.family(family).people.children().next().unwrap().id;
        assert_eq!(imani.get(&urls::way_in(family, child)).status, 404, "a baby has none");
        let (name, code) = given(&imani, family, carer);
        assert_eq!(code.len(), 14, "three groups of four");
        assert!(!name.to_lowercase().contains("wren"), "the name says nothing of the person");
        assert!(!imani.get(&at).ok().html().contains(&code), "it is shown once");

        let (wren, page) =
            typed(server, &name.to_uppercase(), &code.to_lowercase().replace('-', " "));
        assert_eq!(page.to(), urls::ME);
        assert!(wren.get(&urls::story(family)).ok().text().contains("Siskin"));
        assert_eq!(wren.get(&at).status, 403, "she gives nobody a way in");
        assert_eq!(typed(server, &name, &code).1.status, 422, "it works once");
        // A new code is for the same account, and the one before it opens nothing.
        let (same, first) = given(&imani, family, carer);
        let (_, second) = given(&imani, family, carer);
        assert_eq!(same, name);
        assert_eq!(typed(server, &name, &first).1.status, 422);
        assert_eq!(typed(server, &name, &second).1.to(), urls::ME);

        let withdraw = [("do".to_owned(), "withdraw".to_owned())];
        assert!(imani.get(&at).ok().html().contains("value=\"withdraw\""));
        let (_, unused) = given(&imani, family, carer);
        assert_eq!(imani.post(&at, &withdraw).to(), at);
        assert_eq!(wren.get(urls::ME).status, 401);
        assert_eq!(typed(server, &name, &unused).1.status, 422);
        assert_ne!(given(&imani, family, carer).0, name, "another way in is another account");
        // It stands in the book, and the privacy officer is told.
        let book = server.app.record.access_of(record::StreamId(family.0));
        let book = server.wait(book).unwrap();
        let did: Vec<&str> = book.iter().map(|row| row.access.what.as_str()).collect();
        for what in ["account.give", "account.code", "account.withdraw"] {
            assert!(did.contains(&what), "{what} in {did:?}");
        }
        let rows = "SELECT notice FROM notice WHERE agency = $1 AND what = 'account.given' \
                    AND family = $2 AND hat = 'privacy-officer'";
        let about = record::args![server.app.record.agency(), family.0];
        assert_eq!(server.wait(server.app.record.store().query(rows, about)).unwrap().len(), 2);
    });
}

#[test]
fn a_code_ends_after_a_day_and_is_guessed_no_faster_than_a_password() {
    let (server, clock) = server_with_clock();
    let imani = Browser::of(&server, "imani");
    let (family, carer) = opened(&server, &imani);
    let (name, code) = given(&imani, family, carer);
    let told = |name: &str| {
        let (_, page) = typed(&server, name, "AAAA-BBBB-CCCC");
        assert_eq!((page.status, page.errors()[0].0.as_str()), (422, "code"));
        page.html().replace(name, "")
    };
    assert_eq!(told(&name), told("coral.0000"), "a known and an unknown name are told the same");
    told(&name);
    told(&name);
    assert_eq!(typed(&server, &name, &code).1.status, 429, "even the right one waits");
    pass(&clock, 24 * 3600);
    assert_eq!(typed(&server, &name, &code).1.status, 422, "a day is over");
    // Who guesses at her password keeps her from no code.
    let stale = imani.get(&urls::way_in(family, carer));
    assert_eq!(stale.status, 401);
    let imani = Browser::of_account(&server, server.account("imani").id);
    let (_, code) = given(&imani, family, carer);
    for _ in 0..4 {
        super::signing_in::tried(&server, &name, "x");
    }
    assert_eq!(typed(&server, &name, &code).1.to(), urls::ME);
    // Nothing of it lies readable on the disk.
    let rows = "SELECT code FROM enrolment WHERE agency = $1";
    let record = &server.app.record;
    let (_, code) = given(&imani, family, carer);
    let rows = server.wait(record.store().query(rows, record::args![record.agency()])).unwrap();
    let plain = code.replace('-', "").into_bytes();
    let hash = lists::token_hash(&plain);
    let kept = rows[0].blob(0).unwrap();
    assert!(kept != plain.as_slice() && kept != hash.as_slice());
}

#[test]
fn a_way_in_is_given_by_whoever_just_proved_who_they_are() {
    let (server, clock) = server_with_clock();
    let imani = super::signing_in::with_password(&server, "imani");
    let (family, carer) = opened(&server, &imani);
    let at = urls::way_in(family, carer);
    pass(&clock, 5 * 60 + 1);
    let form = imani.get(&at).ok().form(&at).press("give");
    let there = urls::step_up(Some(&at));
    assert_eq!(imani.submit(&form).to(), there);
    let proof = imani.get(&there).ok().form(urls::STEP_UP).with("password", PASSWORD);
    assert_eq!(imani.submit(&proof).to(), at);
    imani.submit(&form).ok();
    assert_eq!(imani.post(&at, &[]).status, 400);
}

/// The open accounts of somebody in a family.
fn open_accounts(server: &Server, family: FamilyId, person: PersonId) -> Vec<lists::Account> {
    let had = server.wait(lists::of_person(&server.app.record, family, person)).unwrap();
    had.into_iter().filter(|one| one.ended.is_none()).collect()
}

#[test]
fn two_who_give_a_way_in_at_the_same_instant_make_one_account() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let (family, carer) = opened(server, &imani);
        let at = urls::way_in(family, carer);
        let form = imani.get(&at).ok().form(&at).press("give");
        let begin = std::sync::Barrier::new(8);
        let give = || {
            begin.wait();
            imani.submit(&form).status
        };
        let answers: Vec<u16> = std::thread::scope(|scope| {
            let running: Vec<_> = (0..8).map(|_| scope.spawn(give)).collect();
            running.into_iter().map(|one| one.join().unwrap()).collect()
        });
        assert!(answers.iter().all(|status| [200, 409].contains(status)), "{answers:?}");
        assert!(answers.contains(&200));
        assert_eq!(open_accounts(server, family, carer).len(), 1);
        // What came to be before is closed whole.
        let one = open_accounts(server, family, carer).remove(0);
        let id = alongside::random::id();
        let other = lists::Account { id, sign_in: format!("w{:016x}", id >> 64), ..one };
        server.wait(lists::keep(&server.app.record, &other)).unwrap();
        let signed_in = Browser::of_account(server, id);
        signed_in.get(urls::ME).ok();
        imani.post(&at, &[("do".to_owned(), "withdraw".to_owned())]).to();
        assert!(open_accounts(server, family, carer).is_empty());
        assert_eq!(signed_in.get(urls::ME).status, 401);
    });
}

#[test]
fn every_code_is_told_to_the_privacy_officer_and_to_whoever_has_the_account() {
    let (server, _) = server_with_clock();
    let imani = Browser::of(&server, "imani");
    let (family, carer) = opened(&server, &imani);
    let piotr = Browser::of(&server, "piotr");
    let begins = |browser: &Browser<'_>| match browser.get(urls::TODAY) {
        page if page.status == 303 => browser.get(&page.to()).ok(),
        page => page.ok(),
    };
    let told = |browser: &Browser<'_>, text: &str| begins(browser).text().matches(text).count();
    given(&imani, family, carer);
    let (name, code) = given(&imani, family, carer);
    assert_eq!(told(&piotr, "gave somebody in a family a way in"), 2, "read out and shown");
    assert_eq!(told(&piotr, "made a new code for somebody in a family"), 2);
    let (wren, _) = typed(&server, &name, &code);
    assert_eq!(told(&wren, "made a code that signs in as you"), 4);
    let story = begins(&wren);
    assert!(!story.links(urls::DEVICES).is_empty());
    for at in story.actions().into_iter().filter(|at| at.starts_with("/notices/")) {
        assert_eq!(wren.post(&at, &[]).to(), urls::TODAY);
    }
    assert_eq!(told(&wren, "made a code that signs in as you"), 0);
    let story = imani.get(&urls::story(family)).ok();
    assert!(!story.text().contains("as you, once"), "it is hers alone");
}

#[test]
fn a_caregiver_who_lost_her_app_for_codes_starts_again() {
    let (server, _) = server_with_clock();
    let imani = Browser::of(&server, "imani");
    let (family, rosa) = opened(&server, &imani);
    let (name, code) = given(&imani, family, rosa);
    let at = urls::way_in(family, rosa);
    let again = [("do".to_owned(), "again".to_owned())];
    assert_eq!(imani.post(&at, &again).to(), at, "nothing is lost yet");
    assert!(!imani.get(&at).ok().html().contains("value=\"again\""));
    let (phone, _) = typed(&server, &name, &code);
    let me = phone.get(urls::ME).ok();
    phone.submit(&me.form("/me/password").with("new", PASSWORD)).ok();
    let begun = phone.get(urls::SECOND_STEP).ok().form(urls::SECOND_STEP).press("begin");
    let page = phone.send_off(&begun);
    let app = super::second_steps::App::on(&server, &page);
    let form = page.form(urls::SECOND_STEP).with("code", &app.shows());
    phone.submit(&form).ok();
    // A code alone leaves her before the second step.
    let (_, code) = given(&imani, family, rosa);
    assert_eq!(typed(&server, &name, &code).1.to().split('?').next(), Some(urls::SECOND_HALF));
    assert_eq!(tried_with(&server, &name, "000000").1.status, 422);

    assert!(imani.get(&at).ok().html().contains("value=\"again\""));
    let html = imani.post(&at, &again).ok().html();
    let told: Vec<&str> =
        html.split("<code>").skip(1).map(|part| part.split("</code>").next().unwrap()).collect();
    assert_eq!(told[1], name);
    assert_eq!(phone.get(urls::ME).status, 401);
    let (wren, page) = typed(&server, &name, told[2]);
    assert_eq!(page.to(), urls::ME);
    assert!(wren.get(&urls::story(family)).ok().text().contains("You were let start again"));
    let piotr = Browser::of(&server, "piotr").get(urls::TODAY).ok().text();
    assert!(piotr.contains("let somebody in a family start again"));
}

#[test]
fn wrong_codes_for_somebodys_name_keep_them_from_theirs_nowhere_else() {
    let (server, _) = server_with_clock();
    let imani = Browser::of(&server, "imani");
    let (family, carer) = opened(&server, &imani);
    let (name, code) = given(&imani, family, carer);
    for _ in 0..4 {
        assert_eq!(typed(&server, &name, "AAAA-BBBB-CCCC").1.status, 422);
    }
    assert_eq!(typed(&server, &name, &code).1.status, 429, "here one waits");
    // Elsewhere nothing was tried; a right one forgets nothing of the others.
    let wrong = || typed(&server, &name, "AAAA-BBBB-CCCC").1.status;
    std::thread::scope(|scope| {
        let elsewhere = scope.spawn(|| {
            assert_eq!(wrong(), 422);
            assert_eq!(typed(&server, &name, &code).1.to(), urls::ME);
            assert_eq!([wrong(), wrong(), wrong()], [422; 3]);
            assert_eq!(wrong(), 429);
        });
        elsewhere.join().unwrap();
    });
}
