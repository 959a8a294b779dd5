// SPDX-License-Identifier: AGPL-3.0-or-later
//! Which families lie on which device, and until when, as their table keeps it; what lies there, it does not know.

use jiff::Timestamp;
use practice::FamilyId;
use record::{CheckedTable, Migration, Must, Record, Statement, args};

use super::hashed;
use crate::error::Error;

/// Families taken along. `erase` is set once the device is to be emptied at its next contact.
pub(super) const TABLE: Migration = Migration {
    name: "app-0021-taken-along",
    statements: &[
        "CREATE TABLE taken_along (agency {blob} NOT NULL, account {blob} NOT NULL, \
         device {blob} NOT NULL, family {blob} NOT NULL, called text NOT NULL, at bigint NOT NULL, \
         until_at bigint NOT NULL, erase bigint NOT NULL, mac {blob} NOT NULL, \
         PRIMARY KEY (agency, account, device, family))",
        "CREATE INDEX taken_along_device ON taken_along (agency, device)",
    ],
};

/// Its columns, in the order they were hashed.
pub(super) const CHECKED: CheckedTable = CheckedTable {
    name: "taken_along",
    sql: "SELECT agency, account, device, family, called, at, until_at, erase, mac FROM taken_along \
          WHERE agency = $1 ORDER BY account, device, family",
    key_columns: 4,
};

/// A family on a device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Who took it along.
    pub account: u128,
    /// The hash of the device's number.
    pub device: Vec<u8>,
    /// The family.
    pub family: FamilyId,
    /// The kind of device, as one would call it.
    pub called: String,
    /// When it was taken.
    pub at: Timestamp,
    /// Until when it may be read there.
    pub until: Timestamp,
    /// Whether the device is to be emptied.
    pub erase: bool,
}

const PUT: &str = "INSERT INTO taken_along (agency, account, device, family, called, at, until_at, \
     erase, mac) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
     ON CONFLICT (agency, account, device, family) DO UPDATE SET called = excluded.called, \
     at = excluded.at, until_at = excluded.until_at, erase = excluded.erase, mac = excluded.mac";
const OF_ACCOUNT: &str = "SELECT account, device, family, called, at, until_at, erase \
     FROM taken_along WHERE agency = $1 AND account = $2 ORDER BY device, family";
const OF_DEVICE: &str = "SELECT account, device, family, called, at, until_at, erase \
     FROM taken_along WHERE agency = $1 AND device = $2 ORDER BY account, family";
const DROP: &str =
    "DELETE FROM taken_along WHERE agency = $1 AND account = $2 AND device = $3 AND erase = 0";
const FORGET: &str = "DELETE FROM taken_along WHERE agency = $1 AND until_at < $2";

/// The statement that keeps that a family lies on a device.
pub fn put(record: &Record, taken: &Taken) -> Statement {
    let Taken { account, device, family, called, at, until, erase } = taken.clone();
    let columns = args![
        record.agency(),
        account,
        device,
        family.0,
        called.as_str(),
        at.as_microsecond(),
        until.as_microsecond(),
        i64::from(erase)
    ];
    hashed(record, "taken_along", PUT, columns)
}

/// The statement that keeps that nothing of an account lies on a device any more.
pub fn drop_device(record: &Record, account: u128, device: Vec<u8>) -> Statement {
    let args = args![record.agency(), account, device];
    Statement { sql: DROP, args, must: Must::Any }
}

/// The statement that forgets what nobody has read since a moment.
pub fn forget_before(record: &Record, before: Timestamp) -> Statement {
    let args = args![record.agency(), before.as_microsecond()];
    Statement { sql: FORGET, args, must: Must::Any }
}

/// What somebody took along, by device.
pub async fn of_account(record: &Record, account: u128) -> Result<Vec<Taken>, Error> {
    read(&record.store().query(OF_ACCOUNT, args![record.agency(), account]).await?)
}

/// What lies on a device.
pub async fn of_device(record: &Record, device: Vec<u8>) -> Result<Vec<Taken>, Error> {
    read(&record.store().query(OF_DEVICE, args![record.agency(), device]).await?)
}

/// Of these, what was taken last on each device: what was taken before is not there any more, and is remembered for the
/// notes that may still wait there.
pub fn newest(all: &[Taken]) -> impl Iterator<Item = &Taken> {
    let later = |one: &Taken, other: &Taken| {
        one.account == other.account && one.device == other.device && one.at < other.at
    };
    all.iter().filter(move |one| !all.iter().any(|other| later(one, other)))
}

/// The statements that have devices of an account emptied at their next contact: one of them, or all.
pub fn erase(record: &Record, all: &[Taken], device: Option<&[u8]>) -> Vec<Statement> {
    let asked = all.iter().filter(|one| device.is_none_or(|device| device == one.device));
    asked.map(|one| put(record, &Taken { erase: true, ..one.clone() })).collect()
}

fn read(rows: &[record::Row]) -> Result<Vec<Taken>, Error> {
    rows.iter()
        .map(|row| {
            Ok(Taken {
                account: row.id(0)?,
                device: row.blob(1)?.to_vec(),
                family: FamilyId(row.id(2)?),
                called: row.text(3)?.to_owned(),
                at: Timestamp::from_microsecond(row.int(4)?)?,
                until: Timestamp::from_microsecond(row.int(5)?)?,
                erase: row.int(6)? != 0,
            })
        })
        .collect()
}
