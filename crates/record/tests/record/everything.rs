// SPDX-License-Identifier: AGPL-3.0-or-later
//! After changing any byte of any table, verify names the place.

use record::{
    ActorId, CheckedTable, Error, Migration, Must, Record, Row, Shred, Statement, StreamId, Value,
    args, digest, verify,
};

use crate::support::{TABLES, append, databases, put_back, rows_of, says, sqlite, tamper};

const A: StreamId = StreamId(0xa);
const B: StreamId = StreamId(0xb);
const LIST: CheckedTable = CheckedTable {
    name: "test_list",
    sql: "SELECT agency, family, on_day, held, mac FROM test_list WHERE agency = $1 ORDER BY family",
    key_columns: 2,
};

async fn record_with_everything(record: &Record) -> String {
    let mut filed = says(1, "f", "one");
    filed.attachment = Some(vec![8; 66_000]);
    append(record, A, filed).await;
    append(record, A, says(2, "g", "two")).await;
    append(record, B, says(3, "f", "three")).await;
    let by = [ActorId(1), ActorId(2)];
    let facet = Some("g".to_owned());
    let shred = Shred { stream: A, facet, by, reason: "asked", at: 6, statements: Vec::new() };
    record.shred(shred).await.unwrap();
    let migration = Migration {
        name: "test-0001-list",
        statements: &["CREATE TABLE test_list (agency {blob} NOT NULL, family {blob} NOT NULL, \
             on_day text, held bigint NOT NULL, mac {blob} NOT NULL, PRIMARY KEY (agency, family))"],
    };
    record.store().migrate(&[migration]).await.unwrap();
    let mut columns = args![record.agency(), A, "2026-11-24", 3_i64];
    columns.push(record.row_mac("test_list", &columns));
    let sql =
        "INSERT INTO test_list (agency, family, on_day, held, mac) VALUES ($1, $2, $3, $4, $5)";
    let insert = Statement { sql, args: columns, must: Must::Change };
    record.store().write(vec![insert]).await.unwrap();
    digest(record, 7).await.unwrap()
}

/// The same value with one bit changed, far enough not to meet another row's key.
fn changed(value: &Value) -> Value {
    match value {
        Value::Null => Value::Int(1),
        Value::Int(value) => Value::Int(value ^ 0x10000),
        Value::Real(value) => Value::Real(value + 1.0),
        Value::Text(text) if text.is_empty() => Value::Text("x".to_owned()),
        Value::Text(text) => {
            let mut bytes = text.clone().into_bytes();
            *bytes.last_mut().unwrap() ^= 1;
            Value::Text(String::from_utf8(bytes).unwrap())
        }
        Value::Blob(bytes) => {
            let mut bytes = bytes.clone();
            *bytes.last_mut().unwrap() ^= 0x80;
            Value::Blob(bytes)
        }
    }
}

async fn tables_named(record: &Record, note: &str) -> Vec<&'static str> {
    let report = verify(record, &[LIST], Some(note), &mut |_| {}).await.unwrap();
    report.faults.into_iter().map(|fault| fault.place.table).collect()
}

fn with(rows: &[Row], column: usize) -> (Vec<Value>, Vec<Value>) {
    let last = rows.last().unwrap().values().to_vec();
    let mut other = last.clone();
    other[column] = changed(&last[column]);
    (last, other)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_byte_in_any_column_of_any_table_is_found_and_its_table_named() {
    for database in databases() {
        let record = database.record().await;
        let note = record_with_everything(&record).await;
        assert!(tables_named(&record, &note).await.is_empty(), "nothing is wrong to begin with");
        let mut tried = 0;
        for (table, columns, _) in TABLES {
            let rows = rows_of(&record, table).await;
            assert!(!rows.is_empty(), "{table} has nothing to change");
            let all: Vec<&str> = std::iter::once("agency").chain(columns.split(' ')).collect();
            for (number, column) in all.iter().enumerate() {
                let (last, other) = with(&rows, number);
                replace(&record, table, &all, (&last, &other)).await;
                let named = tables_named(&record, &note).await;
                assert!(named.contains(&table), "{}: {table}.{column}: {named:?}", database.name);
                let sql = format!("DELETE FROM {table} WHERE agency = $1");
                tamper(&record, &sql, other[..1].to_vec()).await;
                put_back(&record, table, &rows).await;
                tried += 1;
            }
        }
        assert_eq!(tried, 77);
        assert!(tables_named(&record, &note).await.is_empty(), "and nothing in the end");
    }
}

/// Changes one row, wherever its key goes.
async fn replace(record: &Record, table: &str, columns: &[&str], row: (&[Value], &[Value])) {
    let list = columns.join(", ");
    let places: Vec<String> = (1..=columns.len()).map(|n| format!("${n}")).collect();
    let (_, _, keys) = TABLES.iter().find(|(name, ..)| *name == table).unwrap();
    let key: Vec<String> = (0..=*keys).map(|n| format!("{} = ${}", columns[n], n + 1)).collect();
    let delete = format!("DELETE FROM {table} WHERE {}", key.join(" AND "));
    assert_eq!(tamper(record, &delete, row.0[..=*keys].to_vec()).await, 1);
    let insert = format!("INSERT INTO {table} ({list}) VALUES ({})", places.join(", "));
    assert_eq!(tamper(record, &insert, row.1.to_vec()).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_byte_in_a_list_is_found_and_its_row_named() {
    for database in databases() {
        let record = database.record().await;
        let note = record_with_everything(&record).await;
        for (column, value) in [
            ("family", Value::from(0xb_u128)),
            ("on_day", "2026-11-25".into()),
            ("on_day", Value::Null),
            ("held", 4_i64.into()),
            ("mac", vec![0_u8; 32].into()),
        ] {
            let before = record.store().query(LIST.sql, args![record.agency()]).await.unwrap();
            let sql = format!("UPDATE test_list SET {column} = $2 WHERE agency = $1");
            tamper(&record, &sql, args![record.agency(), value.clone()]).await;
            let report = verify(&record, &[LIST], Some(&note), &mut |_| {}).await.unwrap();
            let named: Vec<String> = report.faults.iter().map(ToString::to_string).collect();
            assert_eq!(named.len(), 1, "{column}: {named:?}");
            let family = if column == "family" { 0xb } else { 0xa };
            assert!(named[0].starts_with("test_list, row "), "{named:?}");
            assert!(named[0].contains(&StreamId(family).to_string()), "{named:?}");
            tamper(&record, "DELETE FROM test_list WHERE agency = $1", args![record.agency()])
                .await;
            let insert = "INSERT INTO test_list (agency, family, on_day, held, mac) \
                 VALUES ($1, $2, $3, $4, $5)";
            tamper(&record, insert, before[0].values().to_vec()).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_migration_is_found_and_named() {
    // Migrations belong to the whole database: only one of one's own may be changed.
    let record = sqlite().record().await;
    for sql in [
        "UPDATE migration SET text_hash = 'x' WHERE name = 'record-0001-tables'",
        "UPDATE migration SET name = 'record-0001-tablet' WHERE name = 'record-0001-tables'",
    ] {
        tamper(&record, sql, args![]).await;
        let report = verify(&record, &[], None, &mut |_| {}).await.unwrap();
        let named: Vec<String> = report.faults.iter().map(ToString::to_string).collect();
        assert_eq!(named, ["migration, row record-0001-tables: the row is not as it was written"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_counter_stops_writing_until_it_is_seen_to() {
    for database in databases() {
        let record = database.record().await;
        append(&record, A, says(1, "f", "one")).await;
        tamper(&record, "UPDATE agency SET entries = 7 WHERE agency = $1", args![record.agency()])
            .await;
        let look = record.note_access(crate::support::looked(A)).await;
        assert!(matches!(look, Err(Error::Damaged(_))), "signing the change would hide it");
        assert!(matches!(digest(&record, 8).await, Err(Error::Damaged(_))));
        assert_eq!(crate::support::said(&record, A).await, ["one"], "what is whole is readable");
    }
}
