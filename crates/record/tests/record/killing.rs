// SPDX-License-Identifier: AGPL-3.0-or-later
//! A writer killed at any moment loses nothing it said was in the record.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use record::{Location, Record, StreamId, verify};

use crate::support::{Database, databases, random_id};

const ROUNDS: &str = "ALONGSIDE_KILL_ROUNDS";

/// How often the writer is killed: 50 times, or as often as the environment says.
fn rounds() -> usize {
    #[expect(clippy::disallowed_methods, reason = "tests have no command line")]
    let rounds = std::env::var(ROUNDS);
    rounds.ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(50)
}

fn appender() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let example = test.parent().unwrap().parent().unwrap().join("examples/appender");
    assert!(example.exists(), "first: cargo build -p record --examples");
    example
}

/// Runs a writer, kills it after a random while, and answers what it said was in the record.
fn kill(database: &Database, record: &Record, extra: &[&str]) -> BTreeMap<StreamId, u64> {
    let (kind, place) = match &database.location {
        Location::Sqlite(path) => ("sqlite", path.display().to_string()),
        Location::Postgres(text) => ("postgres", text.clone()),
    };
    let key = database.folder.path().join("key");
    let mut child = Command::new(appender())
        .args([kind, &place])
        .arg(&key)
        .arg(record.agency().to_string())
        .args(extra)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut said = BTreeMap::new();
    let mut hear = |line: String| {
        let (stream, version) = line.split_once(' ').unwrap();
        said.insert(stream.parse().unwrap(), version.parse().unwrap());
    };
    // It is killed while it writes, not while it starts.
    hear(lines.next().expect("the writer wrote").unwrap());
    std::thread::sleep(Duration::from_micros(u64::try_from(random_id() % 30_000).unwrap()));
    child.kill().unwrap();
    child.wait().unwrap();
    // What it said before it died is still in the pipe; half a line was not said.
    lines.map_while(Result::ok).filter(|line| line.len() > 33).for_each(hear);
    said
}

/// How many entries were said to be in the record and are not.
async fn lost(record: &Record, said: &BTreeMap<StreamId, u64>) -> u64 {
    let mut lost = 0;
    for (stream, version) in said {
        let there = record.head(*stream).await.unwrap().version;
        lost += version.saturating_sub(there);
    }
    lost
}

async fn whole(record: &Record) {
    let report = verify(record, &[], None, &mut |_| {}).await.unwrap();
    assert_eq!(report.faults, []);
    for stream in record.streams().await.unwrap() {
        let opened = record.read(stream).await.unwrap();
        for (version, entry) in (1_u64..).zip(&opened.entries) {
            assert_eq!(entry.body, version.to_string().into_bytes(), "each stands once");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_writer_loses_nothing_it_said_was_written() {
    for database in databases() {
        let record = database.record().await;
        let rounds = if database.name == "SQLite" { rounds() } else { rounds() / 2 };
        let mut entries = 0;
        for round in 0..rounds {
            let said = kill(&database, &record, &[]);
            assert_eq!(lost(&record, &said).await, 0, "{} round {round}", database.name);
            if round % 10 == 9 || round + 1 == rounds {
                whole(&record).await;
            }
            entries = said.values().sum::<u64>().max(entries);
        }
        assert!(entries > u64::try_from(rounds).unwrap(), "hardly anything was written");
        println!("{}: killed {rounds} times, {entries} entries, 0 lost", database.name);
    }
}

/// The control: a writer that says so before it is true is caught by the same test.
#[tokio::test(flavor = "multi_thread")]
async fn a_writer_that_speaks_too_early_is_caught() {
    let database = crate::support::sqlite();
    let record = database.record().await;
    let mut caught = 0;
    for _ in 0..15 {
        let said = kill(&database, &record, &["says-too-early"]);
        caught += lost(&record, &said).await;
    }
    assert!(caught > 0, "the test would not notice a loss");
    whole(&record).await;
}
