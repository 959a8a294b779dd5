// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is kept sealed, underneath: ciphertext to whoever holds the database and the agency key, opened by two people, gone with its family.

use alongside::sealed::recovery;
use alongside::urls;
use practice::FamilyId;
use record::{ActorId, RecoveryCode, StreamId};

use super::browser::Browser;
use super::caregiver::canary;
use super::commands::{fails, json, run, text};
use super::notes::refused;
use super::sealed::{PASSPHRASE, therapist};
use super::server::{Server, Wanted, on_each};
use super::signing_in::with_password;

#[test]
fn whoever_holds_the_agency_key_and_the_database_does_not_read_a_sealed_note() {
    on_each(|server| {
        let author = therapist(server, "Sealg");
        let word = canary("locked");
        author.seals(server, &word);
        let record = &server.app.record;
        let by = ActorId(author.account);
        let stream = alongside::lists::sealed::stream_of(record, by, author.family);
        assert_ne!(stream, StreamId(author.family.0));
        let opened = server.wait(record.read(stream)).unwrap();
        assert_eq!((opened.entries.len(), opened.entries[0].kind.as_str()), (1, "sealed.written"));
        let body = String::from_utf8(opened.entries[0].body.clone()).unwrap();
        let kept: practice::sealed::Entry = serde_json::from_str(&body).unwrap();
        let sealed = base64_of(&kept.sealed);
        assert!(sealed.starts_with(b"age-encryption.org/v1"));
        let has = |bytes: &[u8]| bytes.windows(word.len()).any(|part| part == word.as_bytes());
        assert!(!has(body.as_bytes()) && !has(&sealed));
        let pair = server.wait(alongside::lists::sealed::key(record, author.account)).unwrap();
        assert!(!has(&pair.unwrap().locked));
        for place in server.places() {
            let mut scanned = alongside::leaks::Scanned::default();
            let words = alongside::leaks::Words::new(std::slice::from_ref(&word));
            words.look(&place, &mut scanned).unwrap();
            assert!(scanned.files > 0);
            assert_eq!(scanned.hits, []);
        }
        assert!(!super::server::logged().contains(&word));
        // Nor is it taken for a family by its id.
        let as_family = FamilyId(stream.0);
        let piotr = Browser::of(server, "piotr");
        for page in [urls::rights(as_family), urls::requests(as_family), urls::story(as_family)] {
            assert_eq!(piotr.get(&page).status, 404, "{page}");
        }
    });
}

fn base64_of(text: &str) -> Vec<u8> {
    use base64::Engine as _;
    base64::prelude::BASE64_STANDARD.decode(text).unwrap()
}

/// A server of one's own whose folder the command line may look into, with codes somebody holds.
pub fn with_codes() -> (Server, [RecoveryCode; 2]) {
    let server = Server::start(Wanted { families: 1, ..Wanted::small() });
    let codes = recovery::codes().unwrap();
    let now = server.app.clock.now();
    server.wait(recovery::keep(&server.app.record, &codes, now)).unwrap();
    (server, codes)
}

#[test]
fn two_people_with_both_codes_open_what_an_author_sealed_and_one_never() {
    let (server, codes) = with_codes();
    let author = therapist(&server, "Sealh");
    let word = canary("recovered");
    author.seals(&server, &word);
    for sign_in in ["piotr", "marguerite"] {
        with_password(&server, sign_in);
    }
    let sign_in = {
        let known = alongside::accounts::lists::by_id(&server.app.record, author.account);
        server.wait(known).unwrap().unwrap().sign_in
    };
    let data = server.places()[0].display().to_string();
    let family = author.family.to_string();
    let open = ["key", "open-sealed", "--data", &data, "--author", &sign_in, "--family", &family];
    let by = [&open[..], &["--by", "piotr", "--and", "marguerite"]].concat();
    let password = super::signing_in::PASSWORD;
    let [one, two] = codes.map(|code| code.to_string());
    let typed = |lines: [&str; 4]| lines.map(|line| format!("{line}\n")).concat();
    fails(&by, "");
    fails(&by, &typed(["not it", password, &one, &two]));
    fails(&by, &typed([password, password, &one, &one]));
    fails(&by, &typed([password, password, &one, "ABCD"]));
    fails(&[&open[..], &["--by", "piotr", "--and", "piotr"]].concat(), &typed([password; 4]));
    let mut nobody = by.clone();
    nobody[5] = "nobody";
    fails(&nobody, &typed([password, password, &one, &two]));
    let book = || {
        let search = record::AccessSearch {
            what_or_purpose: Some(("sealed.recovery".to_owned(), String::new())),
            ..record::AccessSearch::default()
        };
        server.wait(server.app.record.access_search(&search, None, 9)).unwrap().len()
    };
    assert_eq!(book(), 0, "nothing was opened so far");
    // In either order.
    let done = run(&by, &typed([password, password, &two, &one]));
    assert!(done.status.success(), "{}", text(&done.stderr));
    let said = text(&done.stdout);
    assert!(said.contains(&word) && said.contains("1 sealed notes."), "{said}");
    assert_eq!(book(), 2, "both people stand in the access book");
}

#[test]
fn whose_sealed_notes_two_people_opened_or_tried_to_open_stands_in_the_book() {
    let (server, codes) = with_codes();
    let author = therapist(&server, "Sealo");
    author.seals(&server, "Kept.");
    let record = &server.app.record;
    let of = (ActorId(author.account), author.family);
    let two = ["piotr", "marguerite"].map(|name| ActorId(server.account(name).id));
    let by = (two.map(|who| (who, practice::access::Hat::PrivacyOfficer)), server.app.clock.now());
    let stream = alongside::lists::sealed::stream_of(record, of.0, of.1);
    let rows = || -> Vec<(ActorId, String)> {
        let rows = server.wait(record.access_of(stream)).unwrap();
        rows.into_iter().rev().map(|row| (row.access.who, row.access.what)).collect()
    };
    let open = |codes: &_| server.wait(recovery::opened(record, of, codes, by)).unwrap();
    assert!(open(&recovery::codes().unwrap()).is_none());
    let mut expected = two.map(|who| (who, "sealed.recovery-wrong".to_owned())).to_vec();
    assert_eq!(rows(), expected, "a pair of codes that opened nothing");
    assert_eq!(open(&codes).unwrap().len(), 1);
    expected.extend(two.map(|who| (who, "sealed.recovery".to_owned())));
    assert_eq!(rows(), expected);
    // The officer reads it in words; the family's own page shows nothing of it.
    let piotr = Browser::of(&server, "piotr");
    let book = piotr.get(urls::LOOKED).ok().text();
    for said in ["opened sealed notes together", "tried to open sealed notes"] {
        assert!(book.contains(said), "{book}");
    }
    let imani = Browser::of(&server, "imani");
    let own = imani.get(&urls::looked(author.family)).ok().text();
    assert!(own.contains("Imani") && !own.contains("ealed") && !own.contains("Piotr"), "{own}");
}

#[test]
fn a_stream_of_sealed_notes_is_no_family_in_the_report_of_unusual_looks() {
    let (server, codes) = with_codes();
    let author = therapist(&server, "Sealq");
    author.seals(&server, "Kept.");
    let record = &server.app.record;
    let yesterday = server.app.today().yesterday().unwrap();
    let night = yesterday.at(23, 30, 0, 0).to_zoned(server.app.zone.clone()).unwrap().timestamp();
    let two = ["piotr", "marguerite"].map(|name| ActorId(server.account(name).id));
    let by = (two.map(|who| (who, practice::access::Hat::PrivacyOfficer)), night);
    let of = (ActorId(author.account), author.family);
    server.wait(recovery::opened(record, of, &codes, by)).unwrap();
    // At night and without work with it: in a family that is worth a question.
    let at_night = record::Access {
        who: two[1],
        hat: "visitor".to_owned(),
        stream: Some(StreamId(author.family.0)),
        what: "family.open".to_owned(),
        purpose: "care".to_owned(),
        at: night.as_microsecond(),
    };
    server.wait(record.note_access(at_night)).unwrap();
    let piotr = Browser::of(&server, "piotr");
    let report = piotr.get(&urls::unusual(yesterday)).ok().html();
    assert!(report.contains(&author.family.to_string()), "{report}");
    let stream = alongside::lists::sealed::stream_of(record, of.0, of.1);
    assert!(!report.contains(&FamilyId(stream.0).to_string()));
}

#[test]
fn without_the_key_two_people_hold_nothing_is_sealed_and_the_page_says_what_to_do() {
    let server = Server::start(Wanted { families: 0, ..Wanted::small() });
    let author = therapist(&server, "Seali");
    let form = author.form(&server).with("said", "Typed with care.");
    // The made-up agency brings one: it is taken away for this.
    let sql = "DELETE FROM sealed_recovery WHERE agency = $1";
    let args = record::args![server.app.record.agency()];
    let gone = record::Statement { sql, args, must: record::Must::Change };
    server.wait(server.app.record.store().write(vec![gone])).unwrap();
    refused(&author.browser.submit(&form), "said", "Typed with care.");
    let to_list = urls::sealed(author.family);
    assert_eq!(author.browser.get(&urls::new_sealed(author.family)).to(), to_list);
    let list = author.browser.get(&to_list).ok();
    assert!(list.text().contains("alongside key sealed-recovery"));
    assert!(list.links(&urls::new_sealed(author.family)).is_empty());
    // Codes nobody typed back make no key.
    let data = server.places()[0].display().to_string();
    for sign_in in ["piotr", "marguerite"] {
        with_password(&server, sign_in);
    }
    let by = ["key", "sealed-recovery", "--data", &data, "--by", "piotr", "--and", "marguerite"];
    let signed = format!("{0}\n{0}\n", super::signing_in::PASSWORD);
    for typed in ["", "not the code\n"] {
        let why = fails(&by, &format!("{signed}{typed}"));
        assert!(why.contains("nothing was typed") || why.contains("not the code"), "{why}");
    }
    assert!(
        server.wait(alongside::lists::sealed::recoveries(&server.app.record)).unwrap().is_empty()
    );
}

#[test]
fn sealed_streams_are_verified_rebuilt_and_destroyed_with_their_family() {
    let server = Server::start(Wanted { families: 1, ..Wanted::small() });
    let author = therapist(&server, "Sealj");
    let word = canary("shredded");
    let note = author.seals(&server, &word);
    for sign_in in ["piotr", "marguerite"] {
        with_password(&server, sign_in);
    }
    let data = server.places()[0].display().to_string();
    let whole = |faults: usize| {
        let output = run(&["verify", "--data", &data, "--json"], "");
        let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(told["faults"].as_array().unwrap().len(), 0, "{told}");
        assert_eq!(told["lists_differing"].as_array().unwrap().len(), faults, "{told}");
        told["streams"].as_u64().unwrap()
    };
    assert_eq!(whole(0), 4, "two families, the agency’s own, and a sealed stream");
    let rebuilt = json(&["rebuild", "--data", &data, "--json"]);
    assert_eq!(
        (&rebuilt["families"], rebuilt["differing"].as_array().unwrap().len()),
        (&2.into(), 0)
    );

    // A row taken out by hand is found, and folded anew from the stream.
    let record = &server.app.record;
    let sql = "DELETE FROM sealed_note WHERE agency = $1";
    let args = record::args![record.agency()];
    let gone = record::Statement { sql, args, must: record::Must::Change };
    server.wait(record.store().write(vec![gone])).unwrap();
    whole(1);
    assert_eq!(author.browser.get(&note).status, 404);
    run(&["rebuild", "--data", &data], "");
    whole(0);
    assert!(author.types(&note, PASSPHRASE).ok().text().contains(&word));

    let stream =
        alongside::lists::sealed::stream_of(record, ActorId(author.account), author.family);
    let family = author.family.to_string();
    let shred = ["shred", "--data", &data, "--family", &family];
    let rest = ["--by", "piotr", "--and", "marguerite", "--reason", "family-asked"];
    let password = super::signing_in::PASSWORD;
    let done = run(&[&shred[..], &rest].concat(), &format!("{password}\n{password}\n"));
    assert!(done.status.success(), "{}", text(&done.stderr));
    assert!(matches!(server.wait(record.read(stream)), Err(record::Error::Shredded(_))));
    let left = server.wait(alongside::lists::sealed::notes(record, author.family, author.account));
    assert!(left.unwrap().is_empty());
    whole(0);
}

#[test]
fn a_copy_holds_nothing_sealed_and_one_that_tries_is_refused_with_the_reason() {
    on_each(|server| {
        let author = therapist(server, "Sealk");
        let word = canary("uncopied");
        let note = author.seals(server, &word);
        let id = note.rsplit('/').next().unwrap();
        let mother = server.family(author.family).people.caregivers().next().unwrap().id;
        let to = urls::releasing(author.family);
        let form = author.browser.get(&to).ok().form(&urls::release_preview(author.family));
        let form = form.with("authority", &format!("own-{mother}"));
        let preview = author.browser.submit(&form).ok();
        let shown = preview.text();
        assert!(shown.contains("She sleeps again.") && !shown.contains(&word), "{shown}");
        let make = preview.form(&to).with("ground", "harms-another");
        let make = make.with("reviewer", "M. Testling, LCSW");
        for stranger in [id, &"7".repeat(32)] {
            let page = author.browser.submit(&make.clone().also("went", stranger));
            assert_eq!((page.status, page.errors()[0].0.as_str()), (409, "went"));
            assert!(page.text().contains("an authorization of its own"));
        }
        assert!(server.family(author.family).releases.made.is_empty());
        let copy = author.browser.send_off(&make);
        assert!(copy.text().contains("Weekly until spring.") && !copy.text().contains(&word));
        let asked = author.browser.get(&urls::requests(author.family)).ok().text();
        assert!(asked.contains("needs an authorization of its own"));
    });
}
