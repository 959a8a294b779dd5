// SPDX-License-Identifier: AGPL-3.0-or-later
//! The bare databases, doing the least that could be compared: the same bytes, no keys, no chain.

use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::Connection;
use tokio_postgres::NoTls;

/// Bytes of a sealed entry of the size the benches write.
const SEALED: usize = 528;

/// So many inserts, each committed and waited for.
pub(crate) fn append_on_sqlite(path: &Path, count: u32) -> Duration {
    let connection = Connection::open(path).expect("it opens");
    connection
        .execute_batch(
            "PRAGMA synchronous = FULL; PRAGMA journal_mode = WAL; \
             CREATE TABLE entry (agency BLOB, stream BLOB, version bigint, sealed BLOB, hash BLOB, \
             PRIMARY KEY (agency, stream, version))",
        )
        .expect("the table is made");
    let mut insert =
        connection.prepare("INSERT INTO entry VALUES (?1, ?2, ?3, ?4, ?5)").expect("it is SQL");
    let begun = Instant::now();
    for version in 0..count {
        insert
            .execute((
                &[1_u8; 16][..],
                &[2_u8; 16][..],
                version,
                &[3_u8; SEALED][..],
                &[4_u8; 32][..],
            ))
            .expect("it is inserted");
    }
    begun.elapsed()
}

/// Reads every column of every entry of the only stream, so many times; seconds of one time.
pub(crate) fn read_on_sqlite(path: &Path, turns: u32) -> f64 {
    let connection = Connection::open(path).expect("it opens");
    let begun = Instant::now();
    for _ in 0..turns {
        let mut read = connection
            .prepare_cached(
                "SELECT version, seq, id, author, at, facet, epoch, format, alg, prev, nonce, \
                 sealed, hash, mac FROM entry ORDER BY agency, stream, version",
            )
            .expect("it is SQL");
        let mut rows = read.query([]).expect("it runs");
        let mut bytes = 0;
        while let Some(row) = rows.next().expect("it goes on") {
            for column in [2, 3, 5, 9, 10, 11, 12, 13] {
                let blob: Vec<u8> = row.get(column).expect("it is there");
                bytes += blob.len();
            }
        }
        assert!(bytes > 0);
    }
    begun.elapsed().as_secs_f64() / f64::from(turns)
}

/// So many inserts by each of so many connections, each its own transaction.
pub(crate) async fn append_on_postgres(text: &str, writers: u128, each: u32) -> Duration {
    let mut clients = Vec::new();
    for _ in 0..writers {
        let (client, connection) = tokio_postgres::connect(text, NoTls).await.expect("it connects");
        tokio::spawn(connection);
        clients.push(client);
    }
    clients[0]
        .batch_execute(
            "DROP TABLE IF EXISTS bare; CREATE TABLE bare (agency bytea, stream bytea, \
             version bigint, sealed bytea, hash bytea, PRIMARY KEY (agency, stream, version))",
        )
        .await
        .expect("the table is made");
    let mut prepared = Vec::new();
    for client in clients {
        let insert = client.prepare("INSERT INTO bare VALUES ($1, $2, $3, $4, $5)").await;
        prepared.push((client, insert.expect("it is SQL")));
    }
    let begun = Instant::now();
    let all: Vec<_> = (0_u8..)
        .zip(prepared)
        .map(|(writer, (client, insert))| {
            tokio::spawn(async move {
                let (agency, sealed, hash) = (vec![1_u8; 16], vec![3_u8; SEALED], vec![4_u8; 32]);
                for version in 0..i64::from(each) {
                    let stream = vec![writer; 16];
                    client
                        .execute(&insert, &[&agency, &stream, &version, &sealed, &hash])
                        .await
                        .expect("it is inserted");
                }
            })
        })
        .collect();
    for one in all {
        one.await.expect("a writer ends");
    }
    begun.elapsed()
}
