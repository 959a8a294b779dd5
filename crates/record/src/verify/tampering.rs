// SPDX-License-Identifier: AGPL-3.0-or-later
//! Fourteen ways of tampering, each found and named, and found by the checks that are there for it.

use std::collections::BTreeMap;

use super::{Checks, verify_with};
use crate::support::{TABLES, act, databases, put_back, rows_of, says, tamper};
use crate::{ActorId, Fault, Head, Place, Record, Row, Shred, StreamId, Value, args, digest};

const A: StreamId = StreamId(0xa);
const B: StreamId = StreamId(0xb);
const C: StreamId = StreamId(0xc);

type Tables = BTreeMap<&'static str, Vec<Row>>;

/// A record with something of everything, and what somebody could have copied on the way.
struct Scene {
    record: Record,
    /// Before stream C was destroyed.
    unshredded: Tables,
    /// Before the last entry was written and the last digest made.
    earlier: Tables,
    /// The last digest, kept elsewhere.
    note: String,
}

async fn copy(record: &Record) -> Tables {
    let mut tables = Tables::new();
    for (table, ..) in TABLES {
        tables.insert(table, rows_of(record, table).await);
    }
    tables
}

impl Scene {
    async fn new(record: Record) -> Self {
        let mut file = says(3, "f", "with a file");
        file.attachment = Some(vec![5; 70_000]);
        let all = [
            (A, says(1, "f", "one")),
            (B, says(11, "f", "one of b")),
            (A, says(2, "g", "two")),
            (A, file),
            (B, says(12, "f", "two of b")),
            (C, says(21, "f", "gone")),
        ];
        for (stream, entry) in all {
            crate::support::append(&record, stream, entry).await;
        }
        record.rotate(A, "f").await.unwrap();
        digest(&record, 5).await.unwrap();
        let unshredded = copy(&record).await;
        let by = [ActorId(1), ActorId(2)];
        let shred =
            Shred { stream: C, facet: None, by, reason: "asked", at: 6, statements: Vec::new() };
        record.shred(shred).await.unwrap();
        let earlier = copy(&record).await;
        let seen = record.head(A).await.unwrap();
        let mut last = act(A, seen, vec![says(4, "f", "under the second key")]);
        last.access = None;
        record.append(last).await.unwrap();
        let note = digest(&record, 7).await.unwrap();
        Self { record, unshredded, earlier, note }
    }

    async fn faults(&self, checks: Checks, note: Option<&str>) -> Vec<Fault> {
        let mut quiet = |_| {};
        let report = verify_with(&self.record, &[], note, (checks, &mut quiet)).await.unwrap();
        report.faults
    }

    /// Found and named with every check; not found without the checks that are there for it, nor,
    /// where only the digest kept elsewhere can tell, without that.
    async fn found(&self, class: &str, place: Place, by: Checks) {
        let with_key = self.faults(Checks::ALL, Some(&self.note)).await;
        let named =
            with_key.iter().any(|fault| Place { key: None, ..fault.place.clone() } == place);
        assert!(named, "{class}: {place} is not among {with_key:#?}");
        let printed = with_key.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
        assert!(printed.contains(place.table), "{printed}");
        let note = if by == Checks::DIGEST { None } else { Some(self.note.as_str()) };
        let control = self.faults(Checks::ALL.without(by), note).await;
        assert_eq!(control, [], "{class}: found by other checks than named");
    }

    async fn run(&self, sql: &str, args: Vec<Value>) {
        assert!(tamper(&self.record, sql, args).await > 0, "{sql} changed nothing");
    }

    /// A column of one row of A or B.
    async fn cell(&self, stream: StreamId, version: i64, column: &str) -> Value {
        let sql = format!(
            "SELECT {column} FROM entry WHERE agency = $1 AND stream = $2 AND version = $3"
        );
        let args = args![self.record.agency(), stream, version];
        let rows = self.record.store().query(sql.leak(), args).await.unwrap();
        rows[0].values()[0].clone()
    }

    async fn set(&self, version: i64, column: &str, value: Value) {
        let sql = format!(
            "UPDATE entry SET {column} = $4 WHERE agency = $1 AND stream = $2 AND version = $3"
        );
        self.run(&sql, args![self.record.agency(), A, version, value]).await;
    }
}

const MOVE: &str = "UPDATE entry SET stream = $4, version = $5 \
     WHERE agency = $1 AND stream = $2 AND version = $3";

/// Does one of the fourteen; answers where it is to be named and by which checks.
async fn tampered(scene: &Scene, class: &str) -> (Place, Checks) {
    match class {
        "edit" | "delete" | "insert" | "swap in a stream" | "swap across streams" | "mac moved" => {
            tampered_entry(scene, class).await
        }
        _ => tampered_beside(scene, class).await,
    }
}

async fn tampered_entry(scene: &Scene, class: &str) -> (Place, Checks) {
    let agency = scene.record.agency();
    let moves = async |from: (StreamId, i64), to: (StreamId, i64)| {
        scene.run(MOVE, args![agency, from.0, from.1, to.0, to.1]).await;
    };
    let entry = Checks::ROWS.and(Checks::CHAIN).and(Checks::OPEN);
    match class {
        "edit" => {
            let Value::Blob(mut sealed) = scene.cell(A, 2, "sealed").await else { panic!() };
            sealed[9] ^= 1;
            scene.set(2, "sealed", sealed.into()).await;
            (place_of(A, 2, Some(3)), Checks::CHAIN.and(Checks::OPEN))
        }
        "delete" => {
            let sql = "DELETE FROM entry WHERE agency = $1 AND stream = $2 AND version = $3";
            scene.run(sql, args![agency, A, 2_i64]).await;
            (Place::entry(A, 2), Checks::CHAIN.and(Checks::COUNTS))
        }
        "insert" => {
            let mut entries = rows_of(&scene.record, "entry").await;
            let mut copy = entries.iter().find(|row| row.int(2) == Ok(4)).unwrap().clone();
            copy.values[2] = 5_i64.into();
            copy.values[3] = 8_i64.into();
            copy.values[4] = 99_u128.into();
            entries.push(copy);
            put_back(&scene.record, "entry", &entries).await;
            let by = entry.and(Checks::COUNTS).and(Checks::HEADS);
            (Place::entry(A, 5), by)
        }
        "swap in a stream" => {
            moves((A, 1), (A, 99)).await;
            moves((A, 2), (A, 1)).await;
            moves((A, 99), (A, 2)).await;
            (place_of(A, 1, Some(3)), entry)
        }
        "swap across streams" => {
            moves((A, 1), (A, 99)).await;
            moves((B, 1), (A, 1)).await;
            moves((A, 99), (B, 1)).await;
            (place_of(B, 1, Some(1)), entry.and(Checks::COUNTS))
        }
        "mac moved" => {
            let mac = scene.cell(A, 1, "mac").await;
            scene.set(2, "mac", mac).await;
            (place_of(A, 2, Some(3)), Checks::ROWS)
        }
        _ => unreachable!("{class}"),
    }
}

async fn tampered_beside(scene: &Scene, class: &str) -> (Place, Checks) {
    let agency = scene.record.agency();
    match class {
        "replay of an old epoch" => {
            put_key(scene, ("f", 1), ("f", 2)).await;
            (Place::stream("stream_key", A), Checks::ROWS.and(Checks::OPEN))
        }
        "key rows swapped" => {
            put_key(scene, ("f", 1), ("g", 1)).await;
            (Place::stream("stream_key", A), Checks::ROWS.and(Checks::OPEN))
        }
        "head forged" => {
            let sql = "UPDATE stream SET version = $3, hash = $4 WHERE agency = $1 AND stream = $2";
            let hash = scene.cell(A, 3, "hash").await;
            scene.run(sql, args![agency, A, 3_i64, hash]).await;
            let by = Checks::ROWS.and(Checks::HEADS).and(Checks::DIGEST);
            (Place::stream("stream", A), by)
        }
        "access row deleted" => {
            scene
                .run("DELETE FROM access WHERE agency = $1 AND number = $2", args![agency, 2_i64])
                .await;
            (Place::numbered("access", 2), Checks::ACCESS.and(Checks::COUNTS))
        }
        "digest swapped" => {
            let mut digests = rows_of(&scene.record, "digest").await;
            let first = digests[0].values[2..].to_vec();
            digests[1].values.splice(2.., first);
            put_back(&scene.record, "digest", &digests).await;
            (Place::numbered("digest", 2), Checks::ROWS.and(Checks::DIGEST))
        }
        "tail cut" => {
            // With old copies of every row that counts, all in themselves as they were written.
            for table in ["entry", "stream", "agency", "digest"] {
                put_back(&scene.record, table, &scene.earlier[table]).await;
            }
            (Place { version: Some(4), ..Place::stream("stream", A) }, Checks::DIGEST)
        }
        "whole database rolled back" => {
            for (table, rows) in &scene.unshredded {
                put_back(&scene.record, table, rows).await;
            }
            (Place { version: Some(4), ..Place::stream("stream", A) }, Checks::DIGEST)
        }
        "tombstone removed" => {
            // The key comes back out of a backup, and with it the rows that did not know better.
            put_back(&scene.record, "tombstone", &scene.unshredded["tombstone"]).await;
            put_back(&scene.record, "stream_key", &scene.unshredded["stream_key"]).await;
            let mut streams = rows_of(&scene.record, "stream").await;
            let old = scene.unshredded["stream"].iter();
            let old = old.filter(|row| row.id(1) == Ok(C.0)).cloned();
            streams.retain(|row| row.id(1) != Ok(C.0));
            streams.extend(old);
            put_back(&scene.record, "stream", &streams).await;
            (Place::stream("tombstone", C), Checks::DIGEST)
        }
        _ => unreachable!("{class}"),
    }
}

fn place_of(stream: StreamId, version: u64, seq: Option<u64>) -> Place {
    Place { seq, ..Place::entry(stream, version) }
}

/// Puts one wrapped key into the row of another.
async fn put_key(scene: &Scene, from: (&str, i64), to: (&str, i64)) {
    let tag = |facet: &str| scene.record.keys().tag(A, facet).0.to_vec();
    let mut keys = rows_of(&scene.record, "stream_key").await;
    let at = |keys: &[Row], (facet, epoch): (&str, i64)| {
        let here = |row: &Row| {
            row.id(1) == Ok(A.0) && row.blob(2) == Ok(&tag(facet)) && row.int(3) == Ok(epoch)
        };
        keys.iter().position(here).unwrap()
    };
    let taken = keys[at(&keys, from)].values[4..].to_vec();
    let into = at(&keys, to);
    keys[into].values.splice(4.., taken);
    put_back(&scene.record, "stream_key", &keys).await;
}

const CLASSES: [&str; 14] = [
    "edit",
    "delete",
    "insert",
    "swap in a stream",
    "swap across streams",
    "replay of an old epoch",
    "tail cut",
    "whole database rolled back",
    "head forged",
    "access row deleted",
    "key rows swapped",
    "mac moved",
    "tombstone removed",
    "digest swapped",
];

#[tokio::test(flavor = "multi_thread")]
async fn every_way_of_tampering_is_found_and_named_by_the_checks_that_are_there_for_it() {
    for database in databases() {
        for class in CLASSES {
            let scene = Scene::new(database.record().await).await;
            let whole = scene.faults(Checks::ALL, Some(&scene.note)).await;
            assert_eq!(whole, [], "{} before {class}", database.name);
            let (place, by) = tampered(&scene, class).await;
            scene.found(&format!("{}: {class}", database.name), place, by).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_tampered_with_is_refused_when_it_is_read() {
    for database in databases() {
        let refused =
            ["edit", "delete", "swap in a stream", "replay of an old epoch", "head forged"];
        for class in refused {
            let scene = Scene::new(database.record().await).await;
            tampered(&scene, class).await;
            scene.record.forget_keys(A);
            let read = scene.record.read(A).await;
            assert!(matches!(read, Err(crate::Error::Damaged(_))), "{class}: {read:?}");
        }
        let scene = Scene::new(database.record().await).await;
        tampered(&scene, "insert").await;
        let read = scene.record.read(A).await.unwrap();
        assert_eq!(read.entries.len(), 4, "what lies beyond the head is not read");
        assert_ne!(read.head, Head::EMPTY);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_changed_after_its_key_was_destroyed_is_found_by_the_chain_alone() {
    for database in databases() {
        let scene = Scene::new(database.record().await).await;
        let Value::Blob(mut sealed) = scene.cell(C, 1, "sealed").await else { panic!() };
        sealed[9] ^= 1;
        let sql = "UPDATE entry SET sealed = $3 WHERE agency = $1 AND stream = $2";
        scene.run(sql, args![scene.record.agency(), C, sealed]).await;
        scene.found("changed ruins", place_of(C, 1, Some(6)), Checks::CHAIN).await;
    }
}
