// SPDX-License-Identifier: AGPL-3.0-or-later
//! The made-up agency is whole; a byte changed in any column of any table is found, and the table named.

use std::collections::BTreeSet;

use alongside::lists::{self, kept};
use alongside::urls;
use practice::{Family, FamilyId};
use record::{Must, Row, Shred, Statement, StreamId, Value, args};

use super::browser::Browser;
use super::importing::own_bundle;
use super::notes::{begun, signed};
use super::server::{Server, Wanted, fresh_database};
use super::signing_in::tried;

/// The tables in which something is found wrong.
fn wrong(server: &Server, digest: Option<&str>) -> BTreeSet<String> {
    let record = &server.app.record;
    let report = server.wait(record::verify(record, lists::CHECKED, digest, &mut |_| {})).unwrap();
    let mut tables: BTreeSet<String> =
        report.faults.iter().map(|fault| fault.place.table.to_owned()).collect();
    let strays = server.wait(kept::strays(record)).unwrap();
    tables.extend(strays.into_iter().map(str::to_owned));
    let Ok(streams) = server.wait(record.streams()) else { return tables };
    for stream in streams {
        let read = alongside::state::read(record, stream);
        let Ok(entries) = server.wait(read) else { continue };
        let family = Family::fold(FamilyId(stream.0), &entries.said);
        let differing = kept::differing(record, &family, entries.head.version);
        if let Ok(differing) = server.wait(differing) {
            tables.extend(differing.into_iter().map(str::to_owned));
        }
    }
    tables
}

/// Something in every table: accounts, a failed sign-in, a draft, a file, a digest, a destroyed family.
fn filled(server: &Server) -> String {
    let record = &server.app.record;
    let imani = Browser::of(server, "imani");
    let family = imani.open_family("Kaka", &["Pip"]);
    signed(&imani, family, "between", "There.");
    let (_, form) = begun(&imani, family);
    imani.send_off(&form.with("child", "Half said.").press("save"));
    assert_eq!(tried(server, "imani", "not it").1.status, 422);
    let outreach = imani.get(&urls::story(family)).ok().form(&urls::outreach(family));
    imani.send_off(&outreach.with("way", "card").press("answered"));
    let preview = imani.get(&imani.upload(&own_bundle("infant_spanish.json")).to()).ok();
    imani.send_off(&preview.form(&preview.at).press("bring"));
    let gone = imani.open_family("Gone", &["Bye"]);
    let mut statements = lists::forget(record, gone);
    statements.push(lists::cards::drop(record, gone));
    statements.push(lists::drafts::drop_all(record, gone));
    let at = server.app.clock.now().as_microsecond();
    let by = ["ruth", "piotr"].map(|name| record::ActorId(server.account(name).id));
    let stream = StreamId(gone.0);
    let shred = Shred { stream, facet: None, by, reason: "opened-by-mistake", at, statements };
    server.wait(record.shred(shred)).unwrap();
    assert_eq!(imani.get(&urls::story(gone)).status, 404);
    server.wait(record::digest(record, at)).unwrap()
}

fn sql(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}

fn rows(server: &Server, text: String) -> Vec<Row> {
    server.wait(server.app.record.store().query(sql(text), args![])).unwrap()
}

/// The value with one byte of it changed; of a number one that makes it no neighbour's.
fn changed(value: &Value) -> Value {
    match value {
        Value::Int(number) => Value::Int(number ^ (1 << 20)),
        Value::Real(number) => Value::Real(number + 1.0),
        Value::Text(text) => {
            let (last, _) = text.char_indices().next_back().unwrap_or((0, 'x'));
            let other = if text.ends_with('7') { '8' } else { '7' };
            Value::Text(format!("{}{other}", &text[..last]))
        }
        Value::Blob(bytes) => {
            let mut bytes = bytes.clone();
            if let Some(last) = bytes.last_mut() {
                *last ^= 1;
            }
            Value::Blob(bytes)
        }
        Value::Null => Value::Int(1),
    }
}

/// Every table and column of the file in which something stands.
fn columns(server: &Server) -> Vec<(String, String)> {
    let tables = rows(
        server,
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            .to_owned(),
    );
    let mut all = Vec::new();
    for table in &tables {
        let table = table.text(0).unwrap();
        for column in rows(server, format!("SELECT name FROM pragma_table_info('{table}')")) {
            let column = column.text(0).unwrap();
            let filled = format!("SELECT COUNT(*) FROM {table} WHERE {column} IS NOT NULL");
            if rows(server, filled)[0].int(0) != Ok(0) {
                all.push((table.to_owned(), column.to_owned()));
            }
        }
    }
    all
}

fn set(server: &Server, (table, column): (&str, &str), row: &Value, value: &Value) {
    let text = sql(format!("UPDATE {table} SET {column} = $1 WHERE rowid = $2"));
    let arguments = vec![value.clone(), row.clone()];
    let statement = Statement { sql: text, args: arguments, must: Must::Change };
    server.wait(server.app.record.store().write(vec![statement])).unwrap();
}

#[test]
fn a_made_up_agency_is_whole_on_each_database() {
    for database in [None, fresh_database()] {
        let server = Server::start(Wanted { database, families: 4, ..Wanted::small() });
        assert_eq!(wrong(&server, None), BTreeSet::new());
        let digest = filled(&server);
        assert_eq!(wrong(&server, Some(&digest)), BTreeSet::new());
    }
}

#[test]
fn a_byte_changed_in_any_column_of_any_table_is_found_and_the_table_named() {
    let server = Server::start(Wanted { families: 1, ..Wanted::small() });
    let digest = filled(&server);
    let columns = columns(&server);
    let tables: BTreeSet<&str> = columns.iter().map(|(table, _)| table.as_str()).collect();
    assert!(tables.len() > 18, "there is something in {tables:?}");
    let mut missed = Vec::new();
    for (table, column) in &columns {
        let at = (table.as_str(), column.as_str());
        let last = format!(
            "SELECT rowid, {column} FROM {table} WHERE {column} IS NOT NULL ORDER BY rowid DESC LIMIT 1"
        );
        let row = &rows(&server, last)[0];
        let (number, value) = (&row.values()[0], &row.values()[1]);
        set(&server, at, number, &changed(value));
        if !wrong(&server, Some(&digest)).contains(table) {
            missed.push(format!("{table}.{column}"));
        }
        set(&server, at, number, value);
    }
    assert_eq!(missed, Vec::<String>::new());
    assert_eq!(wrong(&server, Some(&digest)), BTreeSet::new(), "all is as it was");
}
