// SPDX-License-Identifier: AGPL-3.0-or-later
//! Sealed notes and their key where somebody tries twice: sent twice it is one note, and guesses are counted.

use alongside::urls;

use super::sealed::{PASSPHRASE, Therapist, licensed, next_year, therapist};
use super::server::on_each;
use super::signing_in::{PASSWORD, pass, server_with_clock, with_password};

/// The notes a list leads to.
fn listed(author: &Therapist<'_>) -> Vec<String> {
    let to = urls::sealed(author.family);
    let mut links = author.browser.get(&to).ok().links(&format!("{to}/"));
    links.retain(|link| !link.ends_with("/new") && !link.ends_with("/passphrase"));
    links
}

#[test]
fn what_is_sent_twice_is_sealed_once_also_at_the_same_instant() {
    on_each(|server| {
        let author = therapist(server, "Sealm");
        let note = author.seals(server, "Kept once.");
        let to = urls::sealed(author.family);
        let amend = format!("{note}/amend");
        let form = author.browser.get(&amend).ok().form(&amend).with("far", "Further on.");
        for _ in 0..2 {
            assert_eq!(author.browser.submit(&form).to(), to);
        }
        assert_eq!(listed(&author).len(), 2);
        let amendment = author.browser.get(&amend).ok().form(&amend).with("far", "At once.");
        let another = author.form(server).with("said", "At once too.");
        for (number, form) in [amendment, another].iter().enumerate() {
            let answers: Vec<u16> = std::thread::scope(|scope| {
                let sent: Vec<_> =
                    (0..6).map(|_| scope.spawn(|| author.browser.submit(form).status)).collect();
                sent.into_iter().map(|sent| sent.join().unwrap()).collect()
            });
            let taken = |status: &u16| matches!(status, 303 | 409);
            assert!(answers.iter().all(taken) && answers.contains(&303), "{answers:?}");
            assert_eq!(author.browser.submit(form).to(), to);
            assert_eq!(listed(&author).len(), 3 + number);
        }
    });
}

#[test]
fn making_a_key_answers_nothing_about_the_password_but_what_is_counted() {
    let (server, clock) = server_with_clock();
    let imani = with_password(&server, "imani");
    let family = imani.open_family("Sealn", &["Mara"]);
    let account = server.account("imani").id;
    licensed(&server, account, next_year(&server));
    let (list, key) = (urls::sealed(family), urls::sealed_key(family));
    let form = imani.get(&list).ok().form(&key);
    let both = |one: &str, two: &str| {
        imani.submit(&form.clone().with("passphrase", one).with("again", two))
    };
    let page = both(PASSWORD, "not the same five words");
    assert_eq!((page.status, page.errors()[0].0.as_str()), (422, "again"));
    // Where too much was tried it waits, as with the passphrase of a note, and looks at nothing.
    let (record, now) = (&server.app.record, server.app.clock.now());
    let subject = format!("passphrase:{account:032x}");
    let none = server.wait(alongside::accounts::lists::attempts(record, &subject)).unwrap();
    let many = alongside::accounts::lists::Attempts { failures: 6, last: now };
    let put = alongside::accounts::lists::put_attempts(record, &subject, &none, &many);
    server.wait(record.store().write(vec![put])).unwrap();
    for typed in [PASSWORD, PASSPHRASE] {
        let page = both(typed, typed);
        assert_eq!((page.status, page.errors()[0].0.as_str()), (429, "passphrase"));
    }
    pass(&clock, 11);
    assert_eq!(both(PASSWORD, PASSWORD).status, 422);
    assert_eq!(both(PASSPHRASE, PASSPHRASE).to(), list);
}
