// SPDX-License-Identifier: AGPL-3.0-or-later
//! The two databases behind one text: what is written comes back, all or nothing, once.

use std::os::unix::fs::PermissionsExt as _;

use record::{Location, Migration, Must, Record, Slot, Statement, Store, StoreError, Value, args};

use crate::support::{append, databases, random_id, said, says, sqlite};

const TABLE: Migration = Migration {
    name: "test-0001-values",
    statements: &["CREATE TABLE test_value (agency {blob} NOT NULL, id bigint NOT NULL, \
         whole bigint, part double precision, word text, bytes {blob}, PRIMARY KEY (agency, id))"],
};
const INSERT: &str = "INSERT INTO test_value (bytes, word, part, whole, id, agency) \
     VALUES ($6, $5, $4, $3, $2, $1)";
const READ: &str = "SELECT whole, part, word, bytes FROM test_value \
     WHERE agency = $1 AND id = $2";

fn statement(sql: &'static str, args: Vec<Value>, must: Must) -> Statement {
    Statement { sql, args, must }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_of_value_comes_back_as_it_was_bound() {
    for database in databases() {
        let store = Store::open(&database.location).await.unwrap();
        store.migrate(&[TABLE]).await.unwrap();
        let agency = random_id();
        let rows = [
            args![1_i64, 0.5, "word", vec![0_u8, 255, 7]],
            args![i64::MIN, -0.0, "", Vec::<u8>::new()],
            args![i64::MAX, f64::MAX, "ñ \u{1F476} 'quoted' $1 ?1", vec![0_u8; 70_000]],
            args![None::<i64>, None::<f64>, None::<String>, None::<Vec<u8>>],
        ];
        for (id, row) in (0_i64..).zip(&rows) {
            let mut bound = args![agency, id];
            bound.extend(row.clone());
            let changed = store.write(vec![statement(INSERT, bound, Must::Change)]).await;
            assert_eq!(changed, Ok(vec![1]));
            let read = store.query(READ, args![agency, id]).await.unwrap();
            assert_eq!(read[0].values(), row, "{} row {id}", database.name);
        }
        assert_eq!(store.query(READ, args![agency, 9_i64]).await, Ok(Vec::new()));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn statements_happen_together_or_not_at_all() {
    for database in databases() {
        let store = Store::open(&database.location).await.unwrap();
        store.migrate(&[TABLE]).await.unwrap();
        let agency = random_id();
        let insert = |id: i64| {
            let args = args![agency, id, 1_i64, 0.0, "w", vec![1_u8]];
            statement(INSERT, args, Must::Any)
        };
        let update = "UPDATE test_value SET whole = $3 WHERE agency = $1 AND id = $2";
        let missing = statement(update, args![agency, 99_i64, 5_i64], Must::Change);
        let refused = store.write(vec![insert(1), missing.clone()]).await;
        assert_eq!(refused, Err(StoreError::Conflict));
        assert_eq!(store.write(vec![insert(2), insert(2)]).await, Err(StoreError::Conflict));
        for id in [1_i64, 2] {
            assert_eq!(store.query(READ, args![agency, id]).await, Ok(Vec::new()));
        }
        let tolerant = Statement { must: Must::Any, ..missing };
        let there = statement(update, args![agency, 1_i64, 5_i64], Must::Change);
        let done = store.write(vec![insert(1), tolerant, there]).await;
        assert_eq!(done, Ok(vec![1, 0, 1]), "in the order in which they stand");
        assert_eq!(store.write(Vec::new()).await, Ok(Vec::new()));
        let wrong = store.query("SELECT nothing FROM nowhere", args![]).await;
        assert!(matches!(wrong, Err(StoreError::Refused(_))), "{wrong:?}");
        assert_eq!(store.query(READ, args![agency, 1_i64]).await.unwrap()[0].int(0), Ok(5));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_never_repeats_what_was_bound() {
    for database in databases() {
        let store = Store::open(&database.location).await.unwrap();
        store.migrate(&[TABLE]).await.unwrap();
        let args = args![random_id(), 1_i64, "Amara", 0.0, "Amara", b"Amara".to_vec()];
        let twice = statement(INSERT, args, Must::Any);
        let refused = store.write(vec![twice.clone(), twice]).await.unwrap_err();
        let told = format!("{refused} {refused:?}");
        assert!(!told.contains("Amara"), "{told}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn processes_that_start_together_migrate_once() {
    for database in databases() {
        // A name of its own each time, so that it is new on a shared database too.
        let name: &'static str = format!("test-together-{:032x}", random_id()).leak();
        let table: &'static str =
            format!("CREATE TABLE together_{:032x} (agency {{blob}} PRIMARY KEY)", random_id())
                .leak();
        let statements: &'static [&'static str] = vec![table].leak();
        let both: Vec<_> = (0..6)
            .map(|_| {
                let location = database.location.clone();
                tokio::spawn(async move {
                    let store = Store::open(&location).await?;
                    store.migrate(&[Migration { name, statements }]).await?;
                    store.migrate(&[Migration { name, statements }]).await
                })
            })
            .collect();
        for one in both {
            assert_eq!(one.await.unwrap(), Ok(()), "{}", database.name);
        }
        let broken = Migration { name: "test-broken", statements: &["CREATE TABLE ("] };
        let store = Store::open(&database.location).await.unwrap();
        for _ in 0..2 {
            let refused = store.migrate(&[broken]).await;
            assert!(matches!(refused, Err(StoreError::Refused(_))), "it is not taken for done");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_servers_on_one_database_see_each_other_at_once() {
    for database in databases() {
        let here = database.record().await;
        let store = Store::open(&database.location).await.unwrap();
        let key = database.folder.path().join("key");
        let there = Record::unlock(store, here.agency(), Slot::KeyFile(&key)).await.unwrap();
        let stream = record::StreamId(0xa);
        for id in 1..=20_u128 {
            let writer = if id % 2 == 0 { &here } else { &there };
            append(writer, stream, says(id, "f", &id.to_string())).await;
        }
        let expected: Vec<String> = (1..=20).map(|id| id.to_string()).collect();
        assert_eq!(said(&here, stream).await, expected);
        assert_eq!(said(&there, stream).await, expected);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_store_says_so() {
    for database in databases() {
        let record = database.record().await;
        let clone = record.clone();
        append(&record, record::StreamId(0xa), says(1, "f", "one")).await;
        record.store().clone().close().await;
        let read = clone.read(record::StreamId(0xa)).await;
        assert_eq!(read, Err(record::Error::Store(StoreError::Closed)));
        let look = clone.note_access(crate::support::looked(record::StreamId(0xa))).await;
        assert_eq!(look, Err(record::Error::Store(StoreError::Closed)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_file_has_no_log_beside_it() {
    for round in 0..100 {
        let database = sqlite();
        let record = database.record().await;
        append(&record, record::StreamId(0xa), says(1, "f", "one")).await;
        // Readers that are still at it while the store closes.
        let reading = (0..16).map(|_| {
            let record = record.clone();
            tokio::spawn(async move { record.read(record::StreamId(0xa)).await.is_ok() })
        });
        let reading: Vec<_> = reading.collect();
        record.store().clone().close().await;
        for read in reading {
            read.await.unwrap();
        }
        let Location::Sqlite(path) = &database.location else { unreachable!() };
        let log = std::fs::exists(format!("{}-wal", path.display())).unwrap();
        assert!(!log, "round {round}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_file_is_its_owners_alone_and_its_first_table_is_in_it() {
    let database = sqlite();
    let Location::Sqlite(path) = &database.location else { unreachable!() };
    let store = Store::open(&database.location).await.unwrap();
    for end in ["", "-wal"] {
        let mode = std::fs::metadata(format!("{}{end}", path.display())).unwrap().permissions();
        assert_eq!(mode.mode() & 0o777, 0o600, "{end}");
    }
    let bytes = std::fs::read(path).unwrap();
    assert!(bytes.windows(22).any(|part| part == b"CREATE TABLE migration"));
    store.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_connection_waits_for_the_disk() {
    let store = Store::open(&sqlite().location).await.unwrap();
    let full = store.query("PRAGMA synchronous", args![]).await.unwrap();
    assert_eq!(full[0].int(0), Ok(2));
    let log = store.query("PRAGMA journal_mode", args![]).await.unwrap();
    assert_eq!(log[0].text(0), Ok("wal"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_file_beside_a_log_is_not_opened() {
    let database = sqlite();
    let Location::Sqlite(path) = &database.location else { unreachable!() };
    let record = database.record().await;
    append(&record, record::StreamId(0xa), says(1, "f", "one")).await;
    let log = std::fs::read(format!("{}-wal", path.display())).unwrap();
    drop(record);
    let lost = sqlite();
    let Location::Sqlite(path) = &lost.location else { unreachable!() };
    std::fs::write(path, b"").unwrap();
    let log_path = format!("{}-wal", path.display());
    std::fs::write(&log_path, &log).unwrap();
    let refused = Store::open(&lost.location).await.unwrap_err();
    assert_eq!(refused, StoreError::EmptyBesideLog(path.clone()));
    assert!(refused.to_string().contains("back from a backup"));
    assert_eq!(std::fs::read(&log_path).unwrap(), log, "the log is as it was");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_database_is_refused_in_plain_words() {
    let database = sqlite();
    let Location::Sqlite(path) = &database.location else { unreachable!() };
    std::fs::write(path, b"this is a letter, not a database; it is long enough to be looked at")
        .unwrap();
    let refused = Store::open(&database.location).await.unwrap_err();
    assert!(matches!(refused, StoreError::Damaged(_)), "{refused:?}");
    let nowhere = Location::Sqlite(path.join("below/a/file"));
    assert!(matches!(Store::open(&nowhere).await, Err(StoreError::File(..))));
    let nobody = Location::Postgres("host=/nowhere/at/all user=nobody".to_owned());
    assert_eq!(Store::open(&nobody).await.unwrap_err(), StoreError::Unreachable);
    let nonsense = Location::Postgres("host".to_owned());
    assert_eq!(Store::open(&nonsense).await.unwrap_err(), StoreError::Location);
    assert_eq!(format!("{nobody:?}"), "Postgres(..)");
}
