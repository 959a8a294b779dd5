// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the record costs beside the bare database, as ratios within one run: `cargo bench -p record`.
//!
//! `-- --million` also fills a record with a million entries. PostgreSQL is measured where
//! `ALONGSIDE_TEST_POSTGRES` names a throw-away cluster.

mod bare;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use record::{
    Act, ActorId, AgencyId, Append, EntryId, Head, Location, NewEntry, NewSlot, Record, Store,
    StreamId, verify,
};

/// How many write at once.
const WRITERS: u128 = 16;
/// Rounds of each measurement, taken in turns with what it is compared to; the best counts.
const ROUNDS: usize = 3;
/// Bytes said in an entry.
const BODY: usize = 300;

fn main() {
    let million = std::env::args().any(|word| word == "--million");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime starts");
    runtime.block_on(async {
        durable_appends().await;
        for entries in [200, 3000] {
            opening(entries).await;
        }
        growing(million).await;
        postgres().await;
    });
}

fn random_id() -> u128 {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).expect("there is randomness");
    u128::from_be_bytes(bytes)
}

/// A folder on the disk, or in memory, where the disk's own noise is not to be measured.
fn folder(in_memory: bool) -> tempfile::TempDir {
    let shared = Path::new("/dev/shm");
    let folder = if in_memory && shared.exists() {
        tempfile::tempdir_in(shared)
    } else {
        tempfile::tempdir()
    };
    folder.expect("a folder is made")
}

async fn fresh(location: &Location, key: &Path) -> Record {
    let store = Store::open(location).await.expect("the store opens");
    let agency = AgencyId(random_id());
    let slots = [NewSlot::KeyFile(key)];
    Record::create(store, agency, 1, &slots).await.expect("a record is made").0
}

fn entries(from: u128, count: u128) -> Vec<NewEntry> {
    let one = |id| NewEntry {
        id: EntryId(id),
        facet: "family".to_owned(),
        kind: "note.said".to_owned(),
        body: vec![b'a'; BODY],
        attachment: None,
        removes: None,
    };
    (from..from + count).map(one).collect()
}

async fn append(record: &Record, stream: StreamId, seen: Head, entries: Vec<NewEntry>) -> Head {
    let act = Act {
        author: ActorId(1),
        at: 1,
        appends: vec![Append { stream, seen, entries }],
        statements: Vec::new(),
        access: None,
    };
    record.append(act).await.expect("nobody else writes here").heads[0].1
}

/// So many appends by each of the writers, each to a stream of its own and waiting for the disk.
async fn write_together(records: &[Record], each: u128) -> Duration {
    let mut heads = Vec::new();
    for (writer, record) in (0..WRITERS).zip(records.iter().cycle()) {
        heads.push(append(record, StreamId(writer + 1), Head::EMPTY, entries(1, 1)).await);
    }
    let begun = Instant::now();
    let writers: Vec<_> = (0..WRITERS)
        .zip(records.iter().cycle().cloned().zip(heads))
        .map(|(writer, (record, mut head))| {
            tokio::spawn(async move {
                for id in 2..2 + each {
                    let one = entries(id, 1);
                    head = append(&record, StreamId(writer + 1), head, one).await;
                }
            })
        })
        .collect();
    for writer in writers {
        writer.await.expect("a writer ends");
    }
    begun.elapsed()
}

fn rate(count: u128, took: Duration) -> f64 {
    let count = u32::try_from(count).expect("a count of appends is small");
    f64::from(count) / took.as_secs_f64()
}

fn best(rates: &[f64]) -> f64 {
    rates.iter().copied().fold(0.0, f64::max)
}

async fn durable_appends() {
    let (mut ours, mut bare) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let folder = folder(false);
        let path = folder.path().join("record.db");
        let record = fresh(&Location::Sqlite(path), &folder.path().join("key")).await;
        ours.push(rate(WRITERS * 150, write_together(&[record], 150).await));
        let path = folder.path().join("bare.db");
        bare.push(rate(300, bare::append_on_sqlite(&path, 300)));
    }
    let (ours, bare) = (best(&ours), best(&bare));
    println!("SQLite, durable appends a second on this disk");
    println!("  sealed, {WRITERS} writers      {ours:>8.0}");
    println!("  bare loop, one insert   {bare:>8.0}   ratio {:.1}", ours / bare);
}

async fn opening(count: u128) {
    let folder = folder(true);
    let path = folder.path().join("record.db");
    let record = fresh(&Location::Sqlite(path.clone()), &folder.path().join("key")).await;
    let stream = StreamId(1);
    append(&record, stream, Head::EMPTY, entries(1, count)).await;
    let turns = 20_000 / u32::try_from(count).expect("a stream is short");
    let (mut ours, mut bare) = (f64::MAX, f64::MAX);
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        for _ in 0..turns {
            let opened = record.read(stream).await.expect("it opens");
            let bytes: usize = opened.entries.iter().map(|entry| entry.body.len()).sum();
            assert_eq!(Ok(bytes), usize::try_from(count).map(|count| count * BODY));
        }
        ours = ours.min(begun.elapsed().as_secs_f64() / f64::from(turns));
        bare = bare.min(bare::read_on_sqlite(&path, turns));
    }
    println!("SQLite, opening a stream of {count} entries, warm");
    println!("  read, verified, unsealed {:>8.2} ms", ours * 1e3);
    println!("  the same rows, bare      {:>8.2} ms   ratio {:.1}", bare * 1e3, ours / bare);
}

/// Fills up to so many entries, then measures single appends to streams all over.
async fn growing(million: bool) {
    println!("SQLite in memory, one append at a time behind so many entries (500 to a stream)");
    let folder = folder(true);
    let path: PathBuf = folder.path().join("record.db");
    let record = fresh(&Location::Sqlite(path), &folder.path().join("key")).await;
    let mut heads: Vec<Head> = Vec::new();
    let mut first = None;
    let sizes: &[u128] = if million { &[1_000, 100_000, 1_000_000] } else { &[1_000, 100_000] };
    for size in sizes {
        while u128::try_from(heads.len()).expect("few streams") * 500 < *size {
            let stream = StreamId(u128::try_from(heads.len()).expect("few streams") + 1);
            heads.push(append(&record, stream, Head::EMPTY, entries(1, 500)).await);
        }
        let mut took = f64::MAX;
        for _ in 0..5 {
            let begun = Instant::now();
            for number in 0..200 {
                let at = (number * 7919) % heads.len();
                let stream = StreamId(u128::try_from(at).expect("few streams") + 1);
                let id = 1_000_000 + random_id() / 2;
                heads[at] = append(&record, stream, heads[at], entries(id, 1)).await;
            }
            took = took.min(begun.elapsed().as_secs_f64() / 200.0);
        }
        let first = *first.get_or_insert(took);
        println!("  {size:>9}   {:>7.0} µs   ratio {:.2}", took * 1e6, took / first);
    }
    let begun = Instant::now();
    let report = verify(&record, &[], None, &mut |_| {}).await.expect("it verifies");
    assert!(report.faults.is_empty());
    let each =
        begun.elapsed().as_secs_f64() * 1e6 / rate(report.entries.into(), Duration::from_secs(1));
    println!("  verify: {} entries, {each:.1} µs each", report.entries);
}

async fn postgres() {
    #[expect(clippy::disallowed_methods, reason = "benches have no settings of their own")]
    let text = std::env::var("ALONGSIDE_TEST_POSTGRES");
    let Ok(text) = text else {
        println!("PostgreSQL: skipped, ALONGSIDE_TEST_POSTGRES is not set");
        return;
    };
    let folder = folder(true);
    let location = Location::Postgres(text.clone());
    let (mut alone, mut spread, mut bare) = (Vec::new(), Vec::new(), Vec::new());
    let mut many = Vec::new();
    for number in 0..WRITERS {
        many.push(fresh(&location, &folder.path().join(format!("key{number}"))).await);
    }
    for _ in 0..ROUNDS {
        let one = fresh(&location, &folder.path().join("key")).await;
        alone.push(rate(WRITERS * 40, write_together(&[one], 40).await));
        let mut each = Vec::new();
        for (number, record) in many.iter().enumerate() {
            let agency = AgencyId(random_id());
            let key = folder.path().join(format!("key{number}"));
            let slots = [NewSlot::KeyFile(&key)];
            let made = Record::create(record.store().clone(), agency, 1, &slots).await;
            each.push(made.expect("a record is made").0);
        }
        spread.push(rate(WRITERS * 40, write_together(&each, 40).await));
        bare.push(rate(WRITERS * 40, bare::append_on_postgres(&text, WRITERS, 40).await));
    }
    let (alone, spread, bare) = (best(&alone), best(&spread), best(&bare));
    println!("PostgreSQL, appends a second, {WRITERS} writers");
    println!("  sealed, one agency       {alone:>8.0}   ratio {:.2}", alone / bare);
    println!("  sealed, {WRITERS} agencies      {spread:>8.0}   ratio {:.2}", spread / bare);
    println!("  bare, one insert each    {bare:>8.0}");
}
