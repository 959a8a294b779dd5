// SPDX-License-Identifier: AGPL-3.0-or-later
//! Devices somebody signed in from before, as their table keeps them.

use jiff::Timestamp;
use record::{Must, Record, Statement, args};

use super::token_hash;
use crate::error::Error;
use crate::lists::hashed;

/// A device an account signed in from.
pub struct KnownDevice {
    /// The hash of its secret.
    pub hash: Vec<u8>,
    /// The kind of device, as one would call it.
    pub called: String,
    /// When somebody first signed in from it.
    pub first: Timestamp,
    /// When last.
    pub last: Timestamp,
}

const PUT: &str = "INSERT INTO known_device (agency, device, account, called, first_at, last_at, \
     mac) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (agency, device, account) DO UPDATE SET \
     called = excluded.called, first_at = excluded.first_at, last_at = excluded.last_at, \
     mac = excluded.mac";
const OF_ACCOUNT: &str = "SELECT device, called, first_at, last_at FROM known_device \
     WHERE agency = $1 AND account = $2 ORDER BY last_at DESC, device";
const IS_ANYBODYS: &str =
    "SELECT account FROM known_device WHERE agency = $1 AND device = $2 LIMIT 1";
const FORGET: &str = "DELETE FROM known_device WHERE agency = $1 AND account = $2 AND device = $3";
const FORGET_OLD: &str = "DELETE FROM known_device WHERE agency = $1 AND last_at < $2";

/// The statement that keeps a device of an account.
pub fn put_device(record: &Record, account: u128, device: &KnownDevice) -> Statement {
    let columns = args![
        record.agency(),
        device.hash.clone(),
        account,
        device.called.as_str(),
        device.first.as_microsecond(),
        device.last.as_microsecond()
    ];
    hashed(record, "known_device", PUT, columns)
}

/// The devices an account signed in from, the one used last first.
pub async fn devices_of(record: &Record, account: u128) -> Result<Vec<KnownDevice>, Error> {
    let rows = record.store().query(OF_ACCOUNT, args![record.agency(), account]).await?;
    rows.iter()
        .map(|row| {
            Ok(KnownDevice {
                hash: row.blob(0)?.to_vec(),
                called: row.text(1)?.to_owned(),
                first: Timestamp::from_microsecond(row.int(2)?)?,
                last: Timestamp::from_microsecond(row.int(3)?)?,
            })
        })
        .collect()
}

/// Whether a secret is that of a device somebody signed in from; anything else was not made here.
pub async fn is_anybodys(record: &Record, secret: &[u8]) -> Result<bool, Error> {
    let asked = args![record.agency(), token_hash(secret)];
    Ok(!record.store().query(IS_ANYBODYS, asked).await?.is_empty())
}

/// The statement that forgets a device of an account.
pub fn forget_device(record: &Record, account: u128, hash: Vec<u8>) -> Statement {
    Statement { sql: FORGET, args: args![record.agency(), account, hash], must: Must::Any }
}

const FORGET_ALL: &str = "DELETE FROM known_device WHERE agency = $1 AND account = $2";
const FORGET_FIRST: &str = "DELETE FROM first_device WHERE agency = $1 AND account = $2";

/// The statements that forget every device of an account, as if nobody had signed in to it yet.
pub fn forget_devices(record: &Record, account: u128) -> [Statement; 2] {
    [FORGET_ALL, FORGET_FIRST].map(|sql| {
        let args = args![record.agency(), account];
        Statement { sql, args, must: Must::Any }
    })
}

const PUT_FIRST: &str = "INSERT INTO first_device (agency, account, at, mac) \
     VALUES ($1, $2, $3, $4) ON CONFLICT (agency, account) DO NOTHING";
const FIRST: &str = "SELECT account FROM first_device WHERE agency = $1 AND account = $2";

/// The statement that keeps when an account was first signed in to, from whatever device.
pub fn put_first_device(record: &Record, account: u128, at: Timestamp) -> Statement {
    let columns = args![record.agency(), account, at.as_microsecond()];
    hashed(record, "first_device", PUT_FIRST, columns)
}

/// Whether somebody signed in to an account before, be the device forgotten since or not.
pub async fn had_device(record: &Record, account: u128) -> Result<bool, Error> {
    Ok(!record.store().query(FIRST, args![record.agency(), account]).await?.is_empty())
}

/// The statement that forgets devices nobody signed in from since.
pub fn forget_devices_before(record: &Record, before: Timestamp) -> Statement {
    let args = args![record.agency(), before.as_microsecond()];
    Statement { sql: FORGET_OLD, args, must: Must::Any }
}
