// SPDX-License-Identifier: AGPL-3.0-or-later
//! What opens the record, from the command line: added only when it is known, and never fewer than two.

use super::commands::{agency, fails, json, run, text};

const PASSPHRASE: &str = "herons stand by the old mill";

#[test]
fn a_passphrase_opens_the_record_when_it_was_typed_twice() {
    let folder = tempfile::tempdir().unwrap();
    agency(folder.path());
    let data = folder.path().display().to_string();
    let slots = || json(&["key", "list", "--data", &data, "--json"]).as_array().unwrap().len();
    assert_eq!(slots(), 3, "a key file and two recovery codes");
    let add = ["key", "add-passphrase", "--data", &data];
    let other = format!("{PASSPHRASE}\n{PASSPHRASE} \n");
    for typed in ["", "too short\ntoo short\n", other.as_str()] {
        fails(&add, typed);
        assert_eq!(slots(), 3);
    }
    let added = run(&add, &format!("{PASSPHRASE}\n{PASSPHRASE}\n"));
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
        fails(&["key", "add-recovery-codes", "--data", &data], typed);
        let slots = json(&["key", "list", "--data", &data, "--json"]);
        assert_eq!(slots.as_array().unwrap().len(), 3);
    }
}

#[test]
fn two_slots_always_remain() {
    let folder = tempfile::tempdir().unwrap();
    agency(folder.path());
    let data = folder.path().display().to_string();
    let removed = run(&["key", "remove", "--data", &data, "--slot", "2"], "");
    assert!(removed.status.success(), "{}", text(&removed.stderr));
    fails(&["key", "remove", "--data", &data, "--slot", "3"], "");
    fails(&["key", "remove", "--data", &data, "--slot", "9"], "");
    let left = json(&["key", "list", "--data", &data, "--json"]);
    assert_eq!(left.as_array().unwrap().len(), 2);
    assert_eq!(
        json(&["verify", "--data", &data, "--json"])["faults"].as_array().map(Vec::len),
        Some(0)
    );
}
