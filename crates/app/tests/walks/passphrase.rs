// SPDX-License-Identifier: AGPL-3.0-or-later
//! Another passphrase for sealed notes: the notes stay, the old one opens nothing, and of two who change it at once one does.

use alongside::lists::sealed as lists;
use alongside::sealed::recovery;
use alongside::urls;
use record::{ActorId, StoreError};

use super::browser::Browser;
use super::caregiver::canary;
use super::page::{Form, Page};
use super::sealed::{PASSPHRASE, Therapist, licensed, next_year, therapist};
use super::sealed_kept::with_codes;
use super::server::on_each;
use super::signing_in::{PASSWORD, pass, server_with_clock, with_password};

const NEW: &str = "seven larks over the wet meadow";

/// The form that asks for another passphrase, filled in.
fn form(author: &Therapist<'_>, [old, new, again]: [&str; 3]) -> Form {
    let at = urls::sealed_passphrase(author.family);
    let form = author.browser.get(&at).ok().form(&at);
    form.with("passphrase", old).with("new", new).with("again", again)
}

fn changes(author: &Therapist<'_>, typed: [&str; 3]) -> Page {
    author.browser.submit(&form(author, typed))
}

#[test]
fn a_passphrase_is_changed_and_the_notes_open_by_the_new_one_alone() {
    on_each(|server| {
        let author = therapist(server, "Sealr");
        let word = canary("stays");
        let note = author.seals(server, &word);
        let (list, at) = (urls::sealed(author.family), urls::sealed_passphrase(author.family));
        assert_eq!(author.browser.get(&list).ok().links(&at).len(), 1);
        let what = author.browser.get(&at).ok().text();
        assert!(what.contains("A backup made before today still opens with the old one"), "{what}");
        for (typed, field) in [
            ([PASSPHRASE, "four words are few", "four words are few"], "new"),
            ([PASSPHRASE, PASSPHRASE, PASSPHRASE], "new"),
            ([PASSPHRASE, NEW, "seven larks over the dry meadow"], "again"),
            (["three grey herons by the hill", NEW, NEW], "passphrase"),
            (["", NEW, NEW], "passphrase"),
        ] {
            let page = changes(&author, typed);
            assert_eq!((page.status, page.errors()[0].0.as_str()), (422, field), "{typed:?}");
            let html = page.html();
            assert!(!html.contains("herons by") && !html.contains("larks over"), "{typed:?}");
        }
        assert!(author.types(&note, PASSPHRASE).ok().text().contains(&word), "nothing changed");
        assert_eq!(changes(&author, [PASSPHRASE, NEW, NEW]).to(), list);
        assert_eq!(author.types(&note, PASSPHRASE).status, 422);
        assert!(author.types(&note, NEW).ok().text().contains(&word));
        let later = canary("later");
        let another = author.seals(server, &later);
        assert!(author.types(&another, NEW).ok().text().contains(&later));
        let today = author.browser.get(urls::TODAY).ok().text();
        assert!(today.contains("passphrase of your sealed notes was changed"), "{today}");
        let search = record::AccessSearch {
            who: Some(ActorId(author.account)),
            what_or_purpose: Some(("sealed.passphrase".to_owned(), String::new())),
            ..record::AccessSearch::default()
        };
        let rows = server.wait(server.app.record.access_search(&search, None, 9)).unwrap();
        assert_eq!(rows.len(), 1, "it stands in the access book");
        assert_eq!(Browser::of(server, "imani").get(&at).status, 404);
    });
}

#[test]
fn two_people_open_what_was_sealed_before_and_after_it_was_changed() {
    let (server, codes) = with_codes();
    let author = therapist(&server, "Seals");
    let words = ["before", "after"].map(canary);
    author.seals(&server, &words[0]);
    assert_eq!(changes(&author, [PASSPHRASE, NEW, NEW]).status, 303);
    author.seals(&server, &words[1]);
    let of = (ActorId(author.account), author.family);
    let two = ["piotr", "marguerite"].map(|name| ActorId(server.account(name).id));
    let by = (two.map(|who| (who, practice::access::Hat::PrivacyOfficer)), server.app.clock.now());
    let opened = server.wait(recovery::opened(&server.app.record, of, &codes, by)).unwrap();
    let said: Vec<String> =
        opened.unwrap().into_iter().map(|one| one.note.unwrap().said.to_string()).collect();
    assert_eq!(said, words);
}

#[test]
fn of_two_who_change_it_at_the_same_instant_one_does_and_the_other_is_told() {
    on_each(|server| {
        let author = therapist(server, "Sealt");
        let note = author.seals(server, "Kept.");
        let chosen = [NEW, "nine owls in the tall dark barn", "six eels under an old stone bridge"];
        let forms = chosen.map(|new| form(&author, [PASSPHRASE, new, new]));
        let answers: Vec<u16> = std::thread::scope(|scope| {
            let sent: Vec<_> = forms
                .iter()
                .map(|form| scope.spawn(|| author.browser.submit(form).status))
                .collect();
            sent.into_iter().map(|sent| sent.join().unwrap()).collect()
        });
        // Whoever comes last types an old one by then; whoever looked at it at once is told of the other.
        let others = answers.iter().filter(|status| **status != 303);
        assert_eq!(others.clone().count(), 2, "{answers:?}");
        assert!(others.into_iter().all(|status| matches!(status, 409 | 422 | 429)), "{answers:?}");
        let won = answers.iter().position(|status| *status == 303).unwrap();
        author.types(&note, chosen[won]).ok();
        // Of two that were found alike the second changes nothing.
        let record = &server.app.record;
        let found = server.wait(lists::found(record, author.account)).unwrap().unwrap();
        let again = || {
            let locked = found.pair.locked.clone();
            let statement = server.wait(lists::lock_anew(record, author.account, &found, locked));
            server.wait(record.store().write(vec![statement.unwrap()]))
        };
        assert!(again().is_ok());
        assert!(matches!(again(), Err(StoreError::Conflict)));
        author.types(&note, chosen[won]).ok();
    });
}

#[test]
fn changing_it_asks_for_a_fresh_proof_and_guesses_at_the_old_one_are_counted() {
    let (server, clock) = server_with_clock();
    let imani = with_password(&server, "imani");
    let family = imani.open_family("Sealu", &["Mara"]);
    let account = server.account("imani").id;
    licensed(&server, account, next_year(&server));
    let (list, key) = (urls::sealed(family), urls::sealed_key(family));
    let at = urls::sealed_passphrase(family);
    assert_eq!(imani.get(&at).to(), list, "there is no key yet");
    let make = imani.get(&list).ok().form(&key);
    imani.send_off(&make.with("passphrase", PASSPHRASE).with("again", PASSPHRASE));
    let form = imani.get(&at).ok().form(&at);
    let typed = |old: &str, new: &str| {
        imani.submit(&form.clone().with("passphrase", old).with("new", new).with("again", new))
    };
    let page = typed(PASSPHRASE, PASSWORD);
    assert_eq!((page.status, page.errors()[0].0.as_str()), (422, "new"), "not the password");
    let (record, now) = (&server.app.record, server.app.clock.now());
    let subject = format!("passphrase:{account:032x}");
    let none = server.wait(alongside::accounts::lists::attempts(record, &subject)).unwrap();
    let many = alongside::accounts::lists::Attempts { failures: 6, last: now };
    let put = alongside::accounts::lists::put_attempts(record, &subject, &none, &many);
    server.wait(record.store().write(vec![put])).unwrap();
    let page = typed(PASSPHRASE, NEW);
    assert_eq!((page.status, page.errors()[0].0.as_str()), (429, "passphrase"));
    pass(&clock, 11);
    assert_eq!(typed("three grey herons by the hill", NEW).status, 422);
    let counted = server.wait(alongside::accounts::lists::attempts(record, &subject)).unwrap();
    assert_eq!(counted.failures, 7);
    pass(&clock, 5 * 60 + 1);
    assert_eq!(imani.get(&at).to(), urls::step_up(Some(&at)));
    let stale = typed(PASSPHRASE, NEW);
    assert_ne!(stale.status, 303);
    assert!(!stale.html().contains("larks over"), "a secret is not given back");
    let found = server.wait(lists::key(record, account)).unwrap();
    assert!(found.is_some());
    let proof = imani.get(&urls::step_up(Some(&at))).ok().form(urls::STEP_UP);
    imani.send_off(&proof.with("password", PASSWORD));
    assert_eq!(typed(PASSPHRASE, NEW).to(), list);
    let changed = server.wait(lists::key(record, account)).unwrap();
    assert!(found != changed);
}
