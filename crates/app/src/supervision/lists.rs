// SPDX-License-Identifier: AGPL-3.0-or-later
//! Lines brought to supervision as their table keeps them: sealed, one row for each who supervised when it was brought.

use jiff::Timestamp;
use record::{Must, Record, Row, Statement, StreamId, Value, args};

use crate::error::Error;
use crate::lists::hashed;

const FACET: &str = "supervision";

const PUT: &str = "INSERT INTO brought (agency, account, brought, supervisor, at, sealed, talked, mac) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) \
     ON CONFLICT (agency, account, brought, supervisor) DO NOTHING";
const TALKED: &str = "UPDATE brought SET talked = $5, mac = $6 WHERE agency = $1 AND account = $2 \
     AND brought = $3 AND supervisor = $4 AND talked IS NULL";
const OF: &str = "SELECT brought, supervisor, at, sealed, talked FROM brought \
     WHERE agency = $1 AND account = $2 ORDER BY at, brought, supervisor";
const DROP: &str = "DELETE FROM brought WHERE agency = $1 AND account = $2 AND brought = $3";

/// A line that somebody brings to one who supervises them.
#[derive(Clone, PartialEq, Eq)]
pub struct Brought {
    /// Which.
    pub id: u128,
    /// Who reads it beside whoever brought it. Who comes to supervise later does not.
    pub supervisor: u128,
    /// When it was brought.
    pub at: Timestamp,
    /// The line, in their words.
    pub line: String,
    /// When the two talked about it.
    pub talked: Option<Timestamp>,
    sealed: Vec<u8>,
}

fn purpose(account: u128, (id, supervisor): (u128, u128)) -> String {
    format!("brought:{account:032x}:{id:032x}:{supervisor:032x}")
}

fn columns(record: &Record, account: u128, one: &Brought) -> Vec<Value> {
    let Brought { id, supervisor, sealed, .. } = one.clone();
    let talked = one.talked.map(Timestamp::as_microsecond);
    args![record.agency(), account, id, supervisor, one.at.as_microsecond(), sealed, talked]
}

/// The statement that keeps a line for one who supervises. Sent twice it is kept once.
pub async fn put(
    record: &Record,
    account: u128,
    (id, supervisor, line): (u128, u128, &str),
    at: Timestamp,
) -> Result<Statement, Error> {
    let (stream, purpose) = (StreamId(record.agency().0), purpose(account, (id, supervisor)));
    let sealed = record.seal(stream, FACET, &purpose, line.as_bytes()).await?;
    let one = Brought { id, supervisor, at, line: String::new(), talked: None, sealed };
    Ok(hashed(record, "brought", PUT, columns(record, account, &one)))
}

/// What somebody brings, and to whom, the oldest first.
pub async fn of(record: &Record, account: u128) -> Result<Vec<Brought>, Error> {
    let rows = record.store().query(OF, args![record.agency(), account]).await?;
    let mut all = Vec::new();
    for row in &rows {
        all.push(opened(record, account, row).await?);
    }
    Ok(all)
}

async fn opened(record: &Record, account: u128, row: &Row) -> Result<Brought, Error> {
    let (id, supervisor, sealed) = (row.id(0)?, row.id(1)?, row.blob(3)?.to_vec());
    let (stream, purpose) = (StreamId(record.agency().0), purpose(account, (id, supervisor)));
    let plain = record.unseal(stream, FACET, &purpose, &sealed).await?;
    let talked = row.opt_int(4)?.map(Timestamp::from_microsecond).transpose()?;
    let line = String::from_utf8_lossy(&plain).into_owned();
    let at = Timestamp::from_microsecond(row.int(2)?)?;
    Ok(Brought { id, supervisor, at, line, talked, sealed })
}

/// The statement by which the two talked about it; said twice it is said once.
pub fn talked(record: &Record, account: u128, one: &Brought, at: Timestamp) -> Statement {
    let now = Brought { talked: Some(at), ..one.clone() };
    let mac = record.row_mac("brought", &columns(record, account, &now));
    let args = args![record.agency(), account, one.id, one.supervisor, at.as_microsecond(), mac];
    Statement { sql: TALKED, args, must: Must::Any }
}

/// The statement by which somebody takes a line back, from whoever reads it.
pub fn drop_one(record: &Record, account: u128, id: u128) -> Statement {
    Statement { sql: DROP, args: args![record.agency(), account, id], must: Must::Any }
}
