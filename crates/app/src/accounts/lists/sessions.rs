// SPDX-License-Identifier: AGPL-3.0-or-later
//! Sessions, as their table keeps them: begun, changed as they were found, ended.

use jiff::Timestamp;
use practice::access::Hat;
use practice::visits::signatures::Way;
use record::{Must, Record, Row, Statement, Value, args};

use super::token_hash;
use crate::error::Error;
use crate::lists::hashed;

/// A signed-in session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Whose.
    pub account: u128,
    /// The hat worn.
    pub hat: Hat,
    /// When it began.
    pub made: Timestamp,
    /// When it was last used, to the minute.
    pub seen: Timestamp,
    /// When whoever holds it last proved anew who they are.
    pub stepped: Option<Timestamp>,
    /// Whether others see the screen: then only what everybody in the room may read is shown.
    pub shared: bool,
    /// The kind of device it began on, as one would call it.
    pub device: String,
    /// How whoever holds it signed in.
    pub way: Way,
}

const PUT_SESSION: &str = "INSERT INTO session (agency, token, account, hat, made, seen, stepped, \
     shared, device, way, mac) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
const CHANGE_SESSION: &str = "UPDATE session SET hat = $3, seen = $4, stepped = $5, shared = $6, \
     mac = $7 WHERE agency = $1 AND token = $2 AND mac = $8";
const SESSION: &str = "SELECT account, hat, made, seen, stepped, shared, device, way FROM session \
     WHERE agency = $1 AND token = $2";
const OF_ACCOUNT: &str = "SELECT account, hat, made, seen, stepped, shared, device, way, token \
     FROM session WHERE agency = $1 AND account = $2 ORDER BY seen DESC, token";
const END_ONE: &str = "DELETE FROM session WHERE agency = $1 AND account = $2 AND token = $3";
const END_OTHERS: &str = "DELETE FROM session WHERE agency = $1 AND account = $2 AND token <> $3";
const END_SESSION: &str = "DELETE FROM session WHERE agency = $1 AND token = $2";
const END_SESSIONS: &str = "DELETE FROM session WHERE agency = $1 AND account = $2";
const END_OLD: &str = "DELETE FROM session WHERE agency = $1 AND made < $2";

/// The columns of a session, in the order they are hashed.
fn columns(record: &Record, token: &[u8], session: &Session) -> Vec<Value> {
    args![
        record.agency(),
        token_hash(token),
        session.account,
        session.hat.code(),
        session.made.as_microsecond(),
        session.seen.as_microsecond(),
        session.stepped.map(Timestamp::as_microsecond),
        i64::from(session.shared),
        session.device.as_str(),
        session.way.code()
    ]
}

/// The statement that keeps a session that begins.
pub fn put_session(record: &Record, token: &[u8], session: &Session) -> Statement {
    hashed(record, "session", PUT_SESSION, columns(record, token, session))
}

/// The statement that changes a session as it was found. One that ended meanwhile stays ended, and
/// what another request changed meanwhile is not undone; `must` says whether that is a failure.
pub fn change_session(
    record: &Record,
    token: &[u8],
    (from, to): (&Session, &Session),
    must: Must,
) -> Statement {
    let found = record.row_mac("session", &columns(record, token, from));
    let mac = record.row_mac("session", &columns(record, token, to));
    let args = args![
        record.agency(),
        token_hash(token),
        to.hat.code(),
        to.seen.as_microsecond(),
        to.stepped.map(Timestamp::as_microsecond),
        i64::from(to.shared),
        mac,
        found
    ];
    Statement { sql: CHANGE_SESSION, args, must }
}

/// A session by its secret.
pub async fn session(record: &Record, token: &[u8]) -> Result<Option<Session>, Error> {
    let rows = record.store().query(SESSION, args![record.agency(), token_hash(token)]).await?;
    rows.first().map_or(Ok(None), read)
}

fn read(row: &Row) -> Result<Option<Session>, Error> {
    let Some(hat) = Hat::parse(row.text(1)?) else { return Ok(None) };
    let Some(way) = Way::parse(row.text(7)?) else { return Ok(None) };
    Ok(Some(Session {
        account: row.id(0)?,
        hat,
        made: Timestamp::from_microsecond(row.int(2)?)?,
        seen: Timestamp::from_microsecond(row.int(3)?)?,
        stepped: row.opt_int(4)?.map(Timestamp::from_microsecond).transpose()?,
        shared: row.int(5)? != 0,
        device: row.text(6)?.to_owned(),
        way,
    }))
}

/// A session among others of its account: what the table keeps of its secret stands for it.
pub struct Kept {
    /// The hash of its secret.
    pub hash: Vec<u8>,
    /// The session.
    pub session: Session,
}

/// The sessions of an account, the one used last first; some may have run out.
pub async fn sessions_of(record: &Record, account: u128) -> Result<Vec<Kept>, Error> {
    let rows = record.store().query(OF_ACCOUNT, args![record.agency(), account]).await?;
    let mut kept = Vec::with_capacity(rows.len());
    for row in &rows {
        let hash = row.blob(8)?.to_vec();
        kept.extend(read(row)?.map(|session| Kept { hash, session }));
    }
    Ok(kept)
}

/// The statement that ends one session of this account, by the hash of its secret.
pub fn end_one(record: &Record, account: u128, hash: Vec<u8>) -> Statement {
    Statement { sql: END_ONE, args: args![record.agency(), account, hash], must: Must::Any }
}

/// The statement that ends every session of this account but one.
pub fn end_others(record: &Record, account: u128, token: &[u8]) -> Statement {
    let args = args![record.agency(), account, token_hash(token)];
    Statement { sql: END_OTHERS, args, must: Must::Any }
}

/// The statement that ends one session.
pub fn end_session(record: &Record, token: &[u8]) -> Statement {
    let arguments = args![record.agency(), token_hash(token)];
    Statement { sql: END_SESSION, args: arguments, must: Must::Any }
}

/// The statement that ends every session of an account, for off-boarding and a new password.
pub fn end_sessions(record: &Record, account: u128) -> Statement {
    Statement { sql: END_SESSIONS, args: args![record.agency(), account], must: Must::Any }
}

/// The statement that forgets sessions begun before this moment.
pub fn end_sessions_before(record: &Record, before: Timestamp) -> Statement {
    let arguments = args![record.agency(), before.as_microsecond()];
    Statement { sql: END_OLD, args: arguments, must: Must::Any }
}
