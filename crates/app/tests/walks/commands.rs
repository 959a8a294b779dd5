// SPDX-License-Identifier: AGPL-3.0-or-later
//! The command line as somebody who keeps an agency's record types it.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use alongside::accounts::{lists, passwords};
use alongside::cli::made;
use jiff::tz::TimeZone;
use serde_json::Value;

use super::server::place;

const COMMANDS: [&[&str]; 23] = [
    &["demo"],
    &["init"],
    &["serve"],
    &["verify"],
    &["rebuild"],
    &["digest"],
    &["leak-scan"],
    &["shred"],
    &["key", "list"],
    &["key", "add-passphrase"],
    &["key", "add-recovery-codes"],
    &["key", "remove"],
    &["key", "sealed-recovery"],
    &["key", "open-sealed"],
    &["account", "add"],
    &["account", "list"],
    &["account", "link"],
    &["account", "code"],
    &["account", "again"],
    &["account", "end"],
    &["account", "supervise"],
    &["import", "fhir"],
    &["import", "people"],
];

fn spawned(arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_alongside"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Runs a command with lines typed to it.
pub fn run(arguments: &[&str], typed: &str) -> Output {
    let mut child = spawned(arguments);
    // A command that asks nothing may have ended before it could be typed to.
    let _typed = child.stdin.take().unwrap().write_all(typed.as_bytes());
    child.wait_with_output().unwrap()
}

/// What was printed.
pub fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// It fails and says why in one plain sentence; answers the sentence.
#[track_caller]
pub fn fails(arguments: &[&str], typed: &str) -> String {
    let output = run(arguments, typed);
    assert_eq!(output.status.code(), Some(1), "{arguments:?}");
    let said = text(&output.stderr);
    let lines: Vec<&str> = said.lines().collect();
    let said = *lines.last().unwrap();
    assert_eq!(lines.len(), 1, "{arguments:?}: {lines:?}");
    let (_, sentence) = said.split_once("alongside: ").unwrap();
    for jargon in ["panicked", "Err(", "Some(", "::", "unwrap"] {
        assert!(!sentence.contains(jargon), "{sentence}");
    }
    sentence.to_owned()
}

/// What a command reports.
#[track_caller]
pub fn json(arguments: &[&str]) -> Value {
    let output = run(arguments, "");
    assert!(output.status.success(), "{arguments:?}: {}", text(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// A made-up agency with one family in a folder; two people have passwords. Answers the family.
pub fn agency(data: &Path) -> String {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let made = made(&place(data, None), 1, 1, &TimeZone::UTC).await.unwrap();
        for (name, password) in [("ruth", "seven quiet herons"), ("piotr", "eleven loud geese")] {
            let found = lists::by_sign_in(&made.record, name).await.unwrap().unwrap();
            let password = Some(passwords::hash_now(password).unwrap());
            let account = lists::Account { password, ..found.clone() };
            let change = lists::change(&made.record, &found, &account).await.unwrap();
            made.record.store().write(vec![change]).await.unwrap();
        }
        let family = made.record.streams().await.unwrap()[0].to_string();
        made.record.store().clone().close().await;
        family
    })
}

#[test]
fn every_command_has_help_with_an_example() {
    for command in COMMANDS {
        let output = run(&[command, &["--help"][..]].concat(), "");
        let help = text(&output.stdout);
        assert!(output.status.success());
        let (_, example) = help.split_once("Example: alongside ").unwrap();
        assert!(example.starts_with(&command.join(" ")), "{command:?}");
        // What looks through files has no record of its own.
        let takes = help.contains("--data") && help.contains("--database");
        assert!(takes || command[0] == "leak-scan", "{command:?} takes a folder or a database");
    }
    let all = text(&run(&["--help"], "").stdout);
    for command in COMMANDS {
        assert!(all.contains(command[0]));
    }
}

#[test]
fn what_cannot_be_done_is_said_in_one_plain_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let nowhere = folder.path().join("nowhere").display().to_string();
    let bundle = format!("{}/../fhir/tests/bundles/pregnant.json", env!("CARGO_MANIFEST_DIR"));
    let busy = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let busy = busy.local_addr().unwrap().to_string();
    let id = "0".repeat(32);
    let at = ["--data", nowhere.as_str()];
    let cases: Vec<Vec<&str>> = vec![
        vec!["verify"],
        vec!["rebuild"],
        vec!["digest", "--json"],
        vec!["serve"],
        vec!["account", "list"],
        vec!["account", "link", "--sign-in", "imani"],
        vec!["shred", "--family", &id, "--by", "a", "--and", "b", "--reason", "family-asked"],
        vec!["shred", "--family", "x", "--by", "a", "--and", "b", "--reason", "family-asked"],
        vec!["shred", "--family", &id, "--by", "a", "--and", "b", "--reason", "because"],
        vec!["shred", "--family", &id, "--by", "a", "--and", "a", "--reason", "family-asked"],
        vec!["import", "fhir", &nowhere, "--dry-run"],
        vec!["import", "people", &bundle, "--dry-run"],
        vec!["import", "fhir", &bundle, "--by", "imani"],
        vec!["serve", "--listen", "0.0.0.0:0"],
        vec!["demo", "--listen", "0.0.0.0:0"],
        vec!["demo", "--zone", "Middle/Nowhere"],
    ];
    for case in cases {
        let sentence = fails(&[&case[..], &at[..]].concat(), "");
        assert!(sentence.ends_with('.'), "{sentence}");
        assert!(!Path::new(&nowhere).exists(), "{case:?} made nothing");
    }
    let data = folder.path().join("demo").display().to_string();
    let said = fails(&["demo", "--data", &data, "--families", "1", "--listen", &busy], "");
    assert!(said.contains("--listen"), "{said}");
    let said =
        fails(&["verify", "--data", &data, "--database", "host=/nowhere/at/all dbname=x"], "");
    assert!(!said.is_empty());
}

#[test]
fn an_agency_is_set_up_only_when_both_codes_are_typed_back() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("agency").display().to_string();
    let init = ["init", "--data", &data, "--admin", "Robin Examplesen"];
    // The codes are shown before they are asked for.
    let with_codes = |type_back: fn(&str) -> String| {
        let mut child = spawned(&init);
        let mut shown = BufReader::new(child.stdout.take().unwrap());
        let mut lines = [const { String::new() }; 3];
        for line in &mut lines {
            shown.read_line(line).unwrap();
        }
        let mut stdin = child.stdin.take().unwrap();
        for code in &lines[1..] {
            let _sent = writeln!(stdin, "{}", type_back(code.trim()));
        }
        drop(stdin);
        let mut rest = String::new();
        shown.read_to_string(&mut rest).unwrap();
        let output = child.wait_with_output().unwrap();
        (output.status.success(), rest, text(&output.stderr))
    };
    let (done, _, said) = with_codes(|code| code.chars().rev().collect());
    assert!(!done && said.contains("that is not code 1. Nothing was set up"), "{said}");
    fails(&["account", "list", "--data", &data], "");
    let said = fails(&init, "");
    assert!(said.contains("nothing was typed"), "{said}");

    let (done, rest, said) = with_codes(str::to_lowercase);
    assert!(done, "{said}");
    assert!(rest.contains("/sign-in/link/"));
    let accounts = json(&["account", "list", "--data", &data, "--json"]);
    assert_eq!(accounts[0]["sign_in"], "admin");
    assert_eq!(accounts[0]["hats"][0], "administrator");
    assert!(fails(&init, "").contains("agency here already"));
    let verified = json(&["verify", "--data", &data, "--json"]);
    assert_eq!(verified["faults"].as_array().map(Vec::len), Some(0));
}

#[test]
fn accounts_are_added_linked_and_closed() {
    let folder = tempfile::tempdir().unwrap();
    agency(folder.path());
    let data = folder.path().display().to_string();
    let account = |rest: &[&str]| run(&[&["account"], rest, &["--data", &data]].concat(), "");
    let added = account(&["add", "--sign-in", "noa", "--name", "Noa Test", "--hat", "visitor"]);
    assert!(added.status.success() && text(&added.stdout).starts_with("/sign-in/link/"));
    for bad in [
        ["add", "--sign-in", "noa", "--name", "Twice", "--hat", "visitor"],
        ["add", "--sign-in", "No A", "--name", "Capital", "--hat", "visitor"],
        ["add", "--sign-in", "nob", "--name", "No hat", "--hat", "king"],
        ["add", "--sign-in", "noc", "--name", "Not staff", "--hat", "caregiver"],
    ] {
        fails(&[&["account"], &bad[..], &["--data", &data]].concat(), "");
    }
    assert!(
        account(&["supervise", "--supervisor", "ruth", "--practitioner", "noa"]).status.success()
    );
    assert!(account(&["end", "--sign-in", "noa"]).status.success());
    let all = json(&["account", "list", "--json", "--data", &data]);
    let noa = all.as_array().unwrap().iter().find(|one| one["sign_in"] == "noa").unwrap();
    assert_eq!(noa["ended"], true);
    assert!(
        !text(&run(&["account", "list", "--data", &data], "").stdout).contains("Imani Clarke"),
        "no names"
    );
}

#[test]
fn what_reports_speaks_json_and_a_broken_list_is_named_and_mended() {
    let folder = tempfile::tempdir().unwrap();
    agency(folder.path());
    let data = folder.path().display().to_string();
    let at = |command: &[&'static str]| -> Value {
        json(&[command, &["--data", &data, "--json"]].concat())
    };
    let digest = at(&["digest"]);
    assert!(Path::new(digest["file"].as_str().unwrap()).exists());
    let verified = at(&["verify"]);
    assert!(verified["entries"].as_u64() > Some(100));
    assert_eq!(verified["lists_differing"].as_array().map(Vec::len), Some(0));
    assert_eq!(at(&["rebuild"])["differing"].as_array().map(Vec::len), Some(0));

    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let record = place(folder.path(), None).record().await.unwrap();
        let sql = "UPDATE family_row SET held = held + 1";
        let broken = record::Statement { sql, args: Vec::new(), must: record::Must::Change };
        record.store().write(vec![broken]).await.unwrap();
        record.store().clone().close().await;
    });
    let broken = run(&["verify", "--data", &data, "--json"], "");
    assert_eq!(broken.status.code(), Some(1));
    let report: Value = serde_json::from_slice(&broken.stdout).unwrap();
    assert!(report["faults"][0].as_str().unwrap().starts_with("family_row"));
    assert!(report["lists_differing"][0].as_str().unwrap().starts_with("family_row"));
    let dry = run(&["rebuild", "--dry-run", "--data", &data], "");
    assert_eq!(dry.status.code(), Some(1), "a dry run mends nothing");
    assert_eq!(at(&["rebuild"])["differing"].as_array().map(Vec::len), Some(1));
    assert_eq!(at(&["verify"])["faults"].as_array().map(Vec::len), Some(0));
}

#[test]
fn a_file_is_looked_at_and_then_brought_in_once() {
    let folder = tempfile::tempdir().unwrap();
    let bundle =
        format!("{}/../fhir/tests/bundles/infant_spanish.json", env!("CARGO_MANIFEST_DIR"));
    let looked = json(&["import", "fhir", &bundle, "--dry-run", "--json"]);
    assert_eq!((looked["form"].as_str(), looked["families"].as_u64()), (Some("fhir-r4"), Some(1)));
    assert!(!looked.to_string().contains("Testling"), "a report names nobody");
    let table = folder.path().join("people.csv");
    std::fs::write(
        &table,
        "family_ref,name,role,born\nF,Kim Muster,child,2026-01-02\nF,Mo,chid,\n",
    )
    .unwrap();
    let table = table.display().to_string();
    let looked = json(&["import", "people", &table, "--dry-run", "--json"]);
    assert_eq!(looked["people"].as_u64(), Some(1));
    assert_eq!(
        (looked["refused"][0]["line"].as_u64(), looked["refused"][0]["column"].as_str()),
        (Some(3), Some("role"))
    );

    let data = folder.path().join("agency");
    agency(&data);
    let data = data.display().to_string();
    let verify = ["verify", "--data", &data, "--json"];
    let streams = json(&verify)["streams"].as_u64();
    let bring = ["import", "people", &table, "--by", "imani", "--data", &data, "--json"];
    assert_eq!(json(&bring)["people"].as_u64(), Some(1));
    assert!(fails(&bring, "").contains("before"));
    assert!(
        fails(&["import", "people", &table, "--by", "rosa", "--data", &data], "").contains("rosa")
    );
    assert_eq!(json(&verify)["streams"].as_u64(), streams.map(|count| count + 1));
}

#[test]
fn an_empty_database_beside_a_log_that_holds_something_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    agency(folder.path());
    let (file, log) = (folder.path().join("alongside.db"), folder.path().join("alongside.db-wal"));
    std::fs::write(&file, b"").unwrap();
    std::fs::write(&log, vec![7_u8; 4096]).unwrap();
    let data = folder.path().display().to_string();
    for command in ["verify", "serve", "rebuild"] {
        fails(&[command, "--data", &data], "");
    }
    assert_eq!(
        (std::fs::read(&file).unwrap().len(), std::fs::read(&log).unwrap().len()),
        (0, 4096)
    );
}

#[test]
fn the_demo_prints_a_link_for_each_person_serves_and_ends_in_order() {
    let mut child = spawned(&["demo", "--families", "1", "--listen", "127.0.0.1:0"]);
    let mut shown = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    let first = shown.next().unwrap();
    let address =
        first.split("http://").nth(1).and_then(|rest| rest.split('/').next()).unwrap().to_owned();
    assert!(address.starts_with("localhost:"), "passkeys are bound to a name");
    let people: Vec<String> = shown.by_ref().skip(1).take_while(|line| !line.is_empty()).collect();
    assert_eq!(people.len(), 11);
    for line in &people {
        let parts: Vec<&str> = line.split(", ").collect();
        let [_, hat, link] = parts[..] else { panic!("{line}") };
        assert!(practice::access::Hat::parse(hat).is_some(), "{hat}");
        assert!(link.starts_with(&format!("http://{address}/sign-in/link/")));
        let page = ureq::get(link).call().unwrap();
        assert_eq!(page.status(), 200);
    }
    let ended = Command::new("kill").arg("-TERM").arg(child.id().to_string()).status().unwrap();
    assert!(ended.success());
    assert!(child.wait().unwrap().success());
}
