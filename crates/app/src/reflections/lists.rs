// SPDX-License-Identifier: AGPL-3.0-or-later
//! Private reflections as their tables keep them: what somebody's browser sealed, and the key it is sealed with, locked twice.

use record::{Must, Record, Row, Statement, args};

use crate::error::Error;
use crate::lists::hashed;

/// The lock a passphrase opens.
pub const PASSPHRASE: &str = "passphrase";
/// The lock a printed code opens.
pub const CODE: &str = "code";

/// The lock a passkey opens, beside the other two; its salt is what the passkey is asked, and which.
pub const PASSKEY: &str = "passkey";

/// Reflections of one person, and bytes of all of them: more than a life of work needs.
const MOST: i64 = 20_000;
const BYTES_MOST: i64 = 64 * 1024 * 1024;

const PUT_KEY: &str = "INSERT INTO reflection_key (agency, account, lock, salt, rounds, wrapped, mac) \
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (agency, account, lock) DO NOTHING";
const CHANGE_KEY: &str = "UPDATE reflection_key SET salt = $4, rounds = $5, wrapped = $6, mac = $7 \
     WHERE agency = $1 AND account = $2 AND lock = $3 AND wrapped = $8";
const DROP_KEY: &str = "DELETE FROM reflection_key \
     WHERE agency = $1 AND account = $2 AND lock = $3 AND wrapped = $4";
const KEYS: &str = "SELECT lock, salt, rounds, wrapped FROM reflection_key \
     WHERE agency = $1 AND account = $2 ORDER BY lock";
const DROP_KEYS: &str = "DELETE FROM reflection_key WHERE agency = $1 AND account = $2";
const PUT: &str = "INSERT INTO reflection (agency, account, reflection, version, sealed, mac) \
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (agency, account, reflection) DO NOTHING";
const CHANGE: &str = "UPDATE reflection SET version = $4, sealed = $5, mac = $6 \
     WHERE agency = $1 AND account = $2 AND reflection = $3 AND version = $7";
const ALL: &str = "SELECT reflection, version, sealed FROM reflection \
     WHERE agency = $1 AND account = $2 ORDER BY reflection";
const HOW_MANY: &str = "SELECT COUNT(*), CAST(COALESCE(SUM(LENGTH(sealed)), 0) AS bigint) \
     FROM reflection WHERE agency = $1 AND account = $2";
const DROP: &str = "DELETE FROM reflection WHERE agency = $1 AND account = $2 AND reflection = $3";
const DROP_ALL: &str = "DELETE FROM reflection WHERE agency = $1 AND account = $2";

/// The key of somebody's reflections, locked one way. The server can open no lock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locked {
    /// [`PASSPHRASE`], [`CODE`] or [`PASSKEY`].
    pub lock: String,
    /// What the passphrase or the code is salted with.
    pub salt: Vec<u8>,
    /// How often the passphrase is hashed; zero for a code, which nobody guesses.
    pub rounds: i64,
    /// The key under the lock.
    pub wrapped: Vec<u8>,
}

impl Locked {
    fn of(row: &Row) -> Result<Self, Error> {
        let (salt, wrapped) = (row.blob(1)?.to_vec(), row.blob(3)?.to_vec());
        Ok(Self { lock: row.text(0)?.to_owned(), salt, rounds: row.int(2)?, wrapped })
    }

    fn columns(&self, record: &Record, account: u128) -> Vec<record::Value> {
        let Self { lock, salt, rounds, wrapped } = self.clone();
        args![record.agency(), account, lock, salt, rounds, wrapped]
    }
}

/// One reflection as it is kept: bytes for whoever wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// Which.
    pub id: u128,
    /// One when it was first kept, and one more each time it was changed.
    pub version: i64,
    /// What the browser sealed.
    pub bytes: Vec<u8>,
}

/// The statement that keeps a lock, where there was none of its kind.
pub fn put_key(record: &Record, account: u128, locked: &Locked) -> Statement {
    let mut put = hashed(record, "reflection_key", PUT_KEY, locked.columns(record, account));
    put.must = Must::Change;
    put
}

/// The statement that changes a lock, where it still is what it was.
pub fn change_key(record: &Record, account: u128, (to, was): (&Locked, Vec<u8>)) -> Statement {
    let mut change = hashed(record, "reflection_key", CHANGE_KEY, to.columns(record, account));
    change.args.push(was.into());
    change.must = Must::Change;
    change
}

/// The statement that takes a lock away, where it still is what it was.
pub fn drop_key(record: &Record, account: u128, (lock, was): (&str, Vec<u8>)) -> Statement {
    let args = args![record.agency(), account, lock.to_owned(), was];
    Statement { sql: DROP_KEY, args, must: Must::Change }
}

/// The locks of somebody's key; none before it was made.
pub async fn keys(record: &Record, account: u128) -> Result<Vec<Locked>, Error> {
    let rows = record.store().query(KEYS, args![record.agency(), account]).await?;
    rows.iter().map(Locked::of).collect()
}

/// The statement that keeps a reflection: a new one, or the next version of the one there is. One that was burned
/// meanwhile does not come back.
pub fn put(record: &Record, account: u128, one: Sealed) -> Statement {
    let (version, new) = (one.version, one.version == 1);
    let columns = args![record.agency(), account, one.id, version, one.bytes];
    let mut put = hashed(record, "reflection", if new { PUT } else { CHANGE }, columns);
    if !new {
        put.args.push((version - 1).into());
    }
    put.must = Must::Change;
    put
}

/// Everything somebody wrote, as it is kept.
pub async fn all(record: &Record, account: u128) -> Result<Vec<Sealed>, Error> {
    let rows = record.store().query(ALL, args![record.agency(), account]).await?;
    let one = |row: &Row| {
        Ok(Sealed { id: row.id(0)?, version: row.int(1)?, bytes: row.blob(2)?.to_vec() })
    };
    rows.iter().map(one).collect()
}

/// Whether there is room for one more.
pub async fn has_room(record: &Record, account: u128) -> Result<bool, Error> {
    let rows = record.store().query(HOW_MANY, args![record.agency(), account]).await?;
    let Some(row) = rows.first() else { return Ok(true) };
    Ok(row.int(0)? < MOST && row.int(1)? < BYTES_MOST)
}

/// The statement that burns one.
pub fn drop_one(record: &Record, account: u128, id: u128) -> Statement {
    Statement { sql: DROP, args: args![record.agency(), account, id], must: Must::Any }
}

/// The statements that burn everything somebody wrote, and the locks of its key.
pub fn drop_all(record: &Record, account: u128) -> [Statement; 2] {
    [DROP_ALL, DROP_KEYS].map(|sql| Statement {
        sql,
        args: args![record.agency(), account],
        must: Must::Any,
    })
}
