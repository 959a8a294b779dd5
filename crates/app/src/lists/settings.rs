// SPDX-License-Identifier: AGPL-3.0-or-later
//! What an agency chose for all who work in it, as its table keeps it.

use jiff::Timestamp;
use record::{Must, Record, Statement, args};

use crate::error::Error;
use crate::lists::hashed;

/// The name of the rule about the second step.
pub const SECOND_STEP_RULE: &str = "second-step";

const PUT: &str = "INSERT INTO setting (agency, name, value, at, mac) \
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT (agency, name) DO UPDATE SET \
     value = excluded.value, at = excluded.at, mac = excluded.mac";
const PUT_OVER: &str = "INSERT INTO setting (agency, name, value, at, mac) \
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT (agency, name) DO UPDATE SET \
     value = excluded.value, at = excluded.at, mac = excluded.mac WHERE setting.at = $6";
const PUT_FIRST: &str = "INSERT INTO setting (agency, name, value, at, mac) \
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT (agency, name) DO NOTHING";
const SETTING: &str = "SELECT value, at FROM setting WHERE agency = $1 AND name = $2";

/// The statement that keeps a choice.
pub fn put_setting(record: &Record, name: &str, value: &str, at: Timestamp) -> Statement {
    let columns = args![record.agency(), name, value, at.as_microsecond()];
    hashed(record, "setting", PUT, columns)
}

/// The statement that keeps a choice in place of the one made at the moment that was `seen`; one that somebody made
/// meanwhile undoes all that was to happen with it.
pub fn put_setting_over(
    record: &Record,
    (name, value): (&str, &str),
    seen: Option<Timestamp>,
    at: Timestamp,
) -> Statement {
    let columns = args![record.agency(), name, value, at.as_microsecond()];
    let sql = if seen.is_some() { PUT_OVER } else { PUT_FIRST };
    let mut statement = hashed(record, "setting", sql, columns);
    statement.args.extend(seen.map(|seen| seen.as_microsecond().into()));
    statement.must = Must::Change;
    statement
}

/// What was chosen, if anything was.
pub async fn setting(record: &Record, name: &str) -> Result<Option<String>, Error> {
    Ok(setting_since(record, name).await?.map(|(value, _)| value))
}

/// What was chosen and when, if anything was.
pub async fn setting_since(
    record: &Record,
    name: &str,
) -> Result<Option<(String, Timestamp)>, Error> {
    let rows = record.store().query(SETTING, args![record.agency(), name]).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    Ok(Some((row.text(0)?.to_owned(), Timestamp::from_microsecond(row.int(1)?)?)))
}
