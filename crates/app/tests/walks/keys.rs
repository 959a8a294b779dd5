// SPDX-License-Identifier: AGPL-3.0-or-later
//! What opens the record, from the command line: added only when it is known, and never fewer than two.

use alongside::accounts::{lists, passwords};

use super::commands::{agency, fails, json, run, text};

/// What two people type to sign, before anything else is asked.
const SIGNED: &str = "seven quiet herons\neleven loud geese\n";
const BOTH: [&str; 4] = ["--by", "ruth", "--and", "piotr"];
const PASSPHRASE: &str = "herons stand by the old mill";

#[test]
fn a_passphrase_opens_the_record_when_it_was_typed_twice() {
    let folder = tempfile::tempdir().unwrap();
    agency(folder.path());
    let data = folder.path().display().to_string();
    let slots = || json(&["key", "list", "--data", &data, "--json"]).as_array().unwrap().len();
    assert_eq!(slots(), 3, "a key file and two recovery codes");
    let add = [&["key", "add-passphrase", "--data", &data], &BOTH[..]].concat();
    let other = format!("{PASSPHRASE}\n{PASSPHRASE} \n");
    for typed in ["", "too short\ntoo short\n", other.as_str()] {
        fails(&add, &format!("{SIGNED}{typed}"));
        assert_eq!(slots(), 3);
    }
    let added = run(&add, &format!("{SIGNED}{PASSPHRASE}\n{PASSPHRASE}\n"));
    assert!(added.status.success(), "{}", text(&added.stderr));
    assert_eq!(slots(), 4);

    // With the key file gone it still opens, and a wrong one does not.
    std::fs::rename(folder.path().join("agency.key"), folder.path().join("elsewhere")).unwrap();
    fails(&["account", "list", "--data", &data], "");
    let ask = ["account", "list", "--data", &data, "--ask"];
    fails(&ask, "herons stand by the new mill\n");
    assert!(run(&ask, &format!("{PASSPHRASE}\n")).status.success());
}

#[test]
fn recovery_codes_nobody_typed_back_are_not_added() {
    let folder = tempfile::tempdir().unwrap();
    agency(folder.path());
    let data = folder.path().display().to_string();
    for typed in ["", "not the code\n"] {
        let add = [&["key", "add-recovery-codes", "--data", &data], &BOTH[..]].concat();
        fails(&add, &format!("{SIGNED}{typed}"));
        let slots = json(&["key", "list", "--data", &data, "--json"]);
        assert_eq!(slots.as_array().unwrap().len(), 3);
    }
}

#[test]
fn two_slots_always_remain() {
    let folder = tempfile::tempdir().unwrap();
    agency(folder.path());
    let data = folder.path().display().to_string();
    let remove = |slot| [&["key", "remove", "--data", &data, "--slot", slot], &BOTH[..]].concat();
    let removed = run(&remove("2"), SIGNED);
    assert!(removed.status.success(), "{}", text(&removed.stderr));
    fails(&remove("3"), SIGNED);
    fails(&remove("9"), SIGNED);
    let left = json(&["key", "list", "--data", &data, "--json"]);
    assert_eq!(left.as_array().unwrap().len(), 2);
    assert_eq!(
        json(&["verify", "--data", &data, "--json"])["faults"].as_array().map(Vec::len),
        Some(0)
    );
}

#[test]
fn no_key_is_added_or_taken_away_by_one_person_alone() {
    let folder = tempfile::tempdir().unwrap();
    agency(folder.path());
    let data = folder.path().display().to_string();
    let passphrase = format!("{PASSPHRASE}\n{PASSPHRASE}\n");
    let commands: [(Vec<&str>, &str); 3] = [
        (vec!["key", "add-passphrase", "--data", &data], &passphrase),
        (vec!["key", "add-recovery-codes", "--data", &data], ""),
        (vec!["key", "remove", "--data", &data, "--slot", "2"], ""),
    ];
    for (command, then) in &commands {
        let with = |by: &'static str, and: &'static str| {
            [&command[..], &["--by", by, "--and", and]].concat()
        };
        let twice = fails(&with("ruth", "ruth"), &format!("seven quiet herons\n{then}"));
        assert!(twice.contains("two different people"), "{twice}");
        let wrong = format!("seven quiet herons\nnot it\n{then}");
        assert!(fails(&with("ruth", "piotr"), &wrong).contains("`piotr` did not sign"));
        let none = format!("seven quiet herons\n\n{then}");
        assert!(fails(&with("ruth", "imani"), &none).ends_with("Nothing was changed."));
        assert!(!run(command, SIGNED).status.success(), "nor without saying who");
    }
    // Nor the key of sealed notes, nor may a colleague's way in be made anew.
    for command in [
        vec!["key", "sealed-recovery", "--data", &data],
        vec!["account", "again", "--data", &data, "--sign-in", "imani"],
    ] {
        assert!(!run(&command, SIGNED).status.success(), "{command:?}");
        let same = [&command[..], &["--by", "ruth", "--and", "ruth"]].concat();
        assert!(fails(&same, SIGNED).contains("two different people"));
        let wrong = [&command[..], &BOTH[..]].concat();
        let why = fails(&wrong, "seven quiet herons\nnot it\n");
        assert!(why.contains("`piotr` did not sign"), "{why}");
    }
    let own = ["account", "again", "--data", &data, "--sign-in", "ruth"];
    assert!(fails(&[&own[..], &BOTH[..]].concat(), SIGNED).contains("their own"));
    let left = json(&["key", "list", "--data", &data, "--json"]);
    assert_eq!(left.as_array().unwrap().len(), 3);
    let removed = run(&[&commands[2].0[..], &BOTH[..]].concat(), SIGNED);
    assert!(removed.status.success(), "{}", text(&removed.stderr));
    // Both stand in the access book, before it happened.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let record = super::server::place(folder.path(), None).record().await.unwrap();
        let rows = record.access_page(None, 2).await.unwrap();
        assert!(rows.iter().all(|row| row.access.what == "key.remove"));
        assert_ne!(rows[0].access.who, rows[1].access.who);
        record.store().clone().close().await;
    });
    // Together they may.
    let again = ["account", "again", "--data", &data, "--sign-in", "imani"];
    let shown = run(&[&again[..], &BOTH[..]].concat(), SIGNED);
    assert!(shown.status.success() && text(&shown.stdout).contains("`imani` types it"));
}

#[test]
fn a_caregivers_account_signs_for_nothing() {
    let folder = tempfile::tempdir().unwrap();
    agency(folder.path());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let record = super::server::place(folder.path(), None).record().await.unwrap();
        let found = lists::by_sign_in(&record, "rosa").await.unwrap().unwrap();
        let password = Some(passwords::hash_now("a song in the kitchen").unwrap());
        let rosa = lists::Account { password, ..found.clone() };
        let change = lists::change(&record, &found, &rosa).await.unwrap();
        record.store().write(vec![change]).await.unwrap();
        record.store().clone().close().await;
    });
    let data = folder.path().display().to_string();
    let remove = ["key", "remove", "--data", &data, "--slot", "2", "--by", "ruth", "--and", "rosa"];
    let why = fails(&remove, "seven quiet herons\na song in the kitchen\n");
    assert!(why.contains("`rosa` did not sign"), "{why}");
}
