// SPDX-License-Identifier: AGPL-3.0-or-later
//! What an agency chose for all who work in it, as its table keeps it.

use jiff::Timestamp;
use record::{Record, Statement, args};

use crate::error::Error;
use crate::lists::hashed;

/// The name of the rule about the second step.
pub const SECOND_STEP_RULE: &str = "second-step";

const PUT: &str = "INSERT INTO setting (agency, name, value, at, mac) \
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT (agency, name) DO UPDATE SET \
     value = excluded.value, at = excluded.at, mac = excluded.mac";
const SETTING: &str = "SELECT value FROM setting WHERE agency = $1 AND name = $2";

/// The statement that keeps a choice.
pub fn put_setting(record: &Record, name: &str, value: &str, at: Timestamp) -> Statement {
    let columns = args![record.agency(), name, value, at.as_microsecond()];
    hashed(record, "setting", PUT, columns)
}

/// What was chosen, if anything was.
pub async fn setting(record: &Record, name: &str) -> Result<Option<String>, Error> {
    let rows = record.store().query(SETTING, args![record.agency(), name]).await?;
    Ok(rows.first().map(|row| row.text(0).map(str::to_owned)).transpose()?)
}
