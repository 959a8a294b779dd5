// SPDX-License-Identifier: AGPL-3.0-or-later
//! Sixty-four writers on one stream: nothing is lost, nothing stands twice, and who loses is told.

use std::collections::BTreeSet;
use std::sync::Arc;

use record::{AppendError, Head, Record, StoreError, StreamId, verify};
use tokio::sync::Semaphore;

use crate::support::{act, databases, says};

const WRITERS: u128 = 64;
/// Appends of each on SQLite; on PostgreSQL, where each waits for its own round trips, a tenth.
const EACH: u128 = 500;
/// How many contend at any moment. All would spend their time losing to one another.
const AT_ONCE: usize = 3;
const STREAM: StreamId = StreamId(0xa);

/// Appends until it is in the record; answers how often somebody else was first.
async fn write(record: Record, turns: Arc<Semaphore>, writer: u128, each: u128) -> u64 {
    let mut lost = 0;
    let mut head = Head::EMPTY;
    for number in 0..each {
        let id = writer * 1_000_000 + number + 1;
        let turn = turns.acquire().await.unwrap();
        loop {
            let mut one = act(STREAM, head, vec![says(id, "f", "said")]);
            one.access = None;
            match record.append(one).await {
                Ok(done) => {
                    assert!(done.first_time);
                    head = done.heads[0].1;
                    break;
                }
                Err(AppendError::Changed { head: now, .. }) => {
                    lost += 1;
                    head = now;
                }
                Err(AppendError::Store(StoreError::Busy)) => {}
                Err(other) => panic!("{other}"),
            }
        }
        drop(turn);
    }
    lost
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sixty_four_writers_on_one_stream_lose_nothing() {
    for database in databases() {
        let record = database.record().await;
        let each = if database.name == "SQLite" { EACH } else { EACH / 10 };
        let turns = Arc::new(Semaphore::new(AT_ONCE));
        let all: Vec<_> = (0..WRITERS)
            .map(|writer| tokio::spawn(write(record.clone(), Arc::clone(&turns), writer, each)))
            .collect();
        let mut lost = 0;
        for writer in all {
            lost += writer.await.unwrap();
        }
        assert!(lost > 0, "nobody contended");
        let opened = record.read(STREAM).await.unwrap();
        let ids: BTreeSet<u128> = opened.entries.iter().map(|entry| entry.id.0).collect();
        let expected = u64::try_from(WRITERS * each).unwrap();
        assert_eq!(u64::try_from(ids.len()), Ok(expected), "none is lost, none stands twice");
        assert!(opened.entries.iter().map(|entry| entry.version).eq(1..=expected));
        assert!(opened.entries.iter().map(|entry| entry.seq).eq(1..=expected));
        let report = verify(&record, &[], None, &mut |_| {}).await.unwrap();
        assert_eq!(report.faults, []);
        println!("{}: {expected} appended, {lost} told that they changed", database.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_act_sent_by_many_at_once_is_in_the_record_once() {
    for database in databases() {
        let record = database.record().await;
        for round in 1..=10_u128 {
            let seen = record.head(STREAM).await.unwrap();
            let one = act(STREAM, seen, vec![says(round, "f", "clicked twice")]);
            let all: Vec<_> = (0..8)
                .map(|_| {
                    let (record, one) = (record.clone(), one.clone());
                    tokio::spawn(async move { record.append(one).await.unwrap() })
                })
                .collect();
            let mut first = 0;
            let mut heads = BTreeSet::new();
            for sent in all {
                let done = sent.await.unwrap();
                first += u64::from(done.first_time);
                heads.insert((done.heads[0].1.version, done.heads[0].1.hash));
            }
            assert_eq!((first, heads.len()), (1, 1));
        }
        assert_eq!(record.head(STREAM).await.unwrap().version, 10);
    }
}
