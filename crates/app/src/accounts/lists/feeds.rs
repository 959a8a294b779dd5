// SPDX-License-Identifier: AGPL-3.0-or-later
//! Who has an address for the calendar of their phone, as its table keeps it: the hash of its secret, one of each.

use jiff::Timestamp;
use record::{Must, Record, Statement, args};

use super::token_hash;
use crate::error::Error;
use crate::lists::hashed;

const PUT: &str = "INSERT INTO calendar_feed (agency, account, token, made, mac) \
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT (agency, account) DO UPDATE SET \
     token = excluded.token, made = excluded.made, mac = excluded.mac";
const MADE: &str = "SELECT made FROM calendar_feed WHERE agency = $1 AND account = $2";
const OF_TOKEN: &str = "SELECT account FROM calendar_feed WHERE agency = $1 AND token = $2";
const DROP: &str = "DELETE FROM calendar_feed WHERE agency = $1 AND account = $2";

/// The statement that gives an account this address, and no other.
pub fn put_feed(record: &Record, account: u128, token: &[u8], made: Timestamp) -> Statement {
    let columns = args![record.agency(), account, token_hash(token), made.as_microsecond()];
    hashed(record, "calendar_feed", PUT, columns)
}

/// Since when an account has an address, where it has one.
pub async fn feed_made(record: &Record, account: u128) -> Result<Option<Timestamp>, Error> {
    let rows = record.store().query(MADE, args![record.agency(), account]).await?;
    let made = rows.first().map(|row| row.int(0)).transpose()?;
    Ok(made.map(Timestamp::from_microsecond).transpose()?)
}

/// Whose address this is.
pub async fn feed_of(record: &Record, token: &[u8]) -> Result<Option<u128>, Error> {
    let rows = record.store().query(OF_TOKEN, args![record.agency(), token_hash(token)]).await?;
    Ok(rows.first().map(|row| row.id(0)).transpose()?)
}

/// The statement that takes an account's address back.
pub fn drop_feed(record: &Record, account: u128) -> Statement {
    Statement { sql: DROP, args: args![record.agency(), account], must: Must::Any }
}
