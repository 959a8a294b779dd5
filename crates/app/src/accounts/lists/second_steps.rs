// SPDX-License-Identifier: AGPL-3.0-or-later
//! Second steps, as their tables keep them: the secret of an app that shows codes, recovery codes, and sign-ins halfway.

use jiff::Timestamp;
use record::{Must, Record, Statement, Value, args};

use super::{agency_stream, token_hash};
use crate::error::Error;
use crate::lists::hashed;

/// The app of an account that shows codes.
pub struct SecondStep {
    /// What the app and we both know.
    pub secret: Vec<u8>,
    /// Since when it counts; none until a first code was typed.
    pub since: Option<Timestamp>,
    /// The last step of thirty seconds a code was used of, so that none is used twice.
    pub last: i64,
    account: u128,
    sealed: Vec<u8>,
}

const PUT: &str = "INSERT INTO second_step (agency, account, secret, since, last_step, mac) \
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (agency, account) DO UPDATE SET \
     secret = excluded.secret, since = excluded.since, last_step = excluded.last_step, \
     mac = excluded.mac WHERE second_step.since IS NULL";
const CHANGE: &str = "UPDATE second_step SET since = $3, last_step = $4, mac = $5 \
     WHERE agency = $1 AND account = $2 AND mac = $6";
const OF_ACCOUNT: &str = "SELECT secret, since, last_step FROM second_step \
     WHERE agency = $1 AND account = $2";
const END: &str = "DELETE FROM second_step WHERE agency = $1 AND account = $2";

fn purpose(account: u128) -> String {
    format!("second-step:{account:032x}")
}

fn columns(record: &Record, step: &SecondStep) -> Vec<Value> {
    args![
        record.agency(),
        step.account,
        step.sealed.clone(),
        step.since.map(Timestamp::as_microsecond),
        step.last
    ]
}

/// The statement that keeps a secret nobody has typed a code of yet. One that counts is not replaced.
pub async fn begin_second_step(
    record: &Record,
    account: u128,
    secret: Vec<u8>,
) -> Result<Statement, Error> {
    let sealed = record.seal(agency_stream(record), "accounts", &purpose(account), &secret).await?;
    let step = SecondStep { secret, since: None, last: 0, account, sealed };
    let mut statement = hashed(record, "second_step", PUT, columns(record, &step));
    statement.must = Must::Change;
    Ok(statement)
}

/// The statement by which a code of this step was used, and, the first time, the second step counts.
/// Of two uses at the same instant one is refused.
pub fn use_step(record: &Record, found: &SecondStep, (step, now): (i64, Timestamp)) -> Statement {
    let to = SecondStep {
        since: found.since.or(Some(now)),
        last: step,
        secret: Vec::new(),
        account: found.account,
        sealed: found.sealed.clone(),
    };
    let args = args![
        record.agency(),
        to.account,
        to.since.map(Timestamp::as_microsecond),
        to.last,
        record.row_mac("second_step", &columns(record, &to)),
        record.row_mac("second_step", &columns(record, found))
    ];
    Statement { sql: CHANGE, args, must: Must::Change }
}

/// An account's second step, whether it counts yet or not.
pub async fn second_step(record: &Record, account: u128) -> Result<Option<SecondStep>, Error> {
    let rows = record.store().query(OF_ACCOUNT, args![record.agency(), account]).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let sealed = row.blob(0)?.to_vec();
    let secret =
        record.unseal(agency_stream(record), "accounts", &purpose(account), &sealed).await?;
    let since = row.opt_int(1)?.map(Timestamp::from_microsecond).transpose()?;
    Ok(Some(SecondStep { secret: secret.to_vec(), since, last: row.int(2)?, account, sealed }))
}

const COUNTS: &str = "SELECT account FROM second_step \
     WHERE agency = $1 AND account = $2 AND since IS NOT NULL";

/// Whether signing in to this account takes a second step.
pub async fn has_second_step(record: &Record, account: u128) -> Result<bool, Error> {
    Ok(!record.store().query(COUNTS, args![record.agency(), account]).await?.is_empty())
}

const PUT_CODE: &str = "INSERT INTO recovery_code (agency, account, code, made, used, mac) \
     VALUES ($1, $2, $3, $4, $5, $6)";
const USE_CODE: &str = "UPDATE recovery_code SET used = $4, mac = $5 \
     WHERE agency = $1 AND account = $2 AND code = $3 AND mac = $6";
const CODE: &str = "SELECT made FROM recovery_code \
     WHERE agency = $1 AND account = $2 AND code = $3 AND used IS NULL";
const CODES_LEFT: &str = "SELECT COUNT(*) FROM recovery_code \
     WHERE agency = $1 AND account = $2 AND used IS NULL";
const DROP_CODES: &str = "DELETE FROM recovery_code WHERE agency = $1 AND account = $2";

/// What the table keeps of a code: a hash that nobody makes without the agency's key.
fn code_hash(record: &Record, account: u128, code: &str) -> Value {
    record.row_mac("recovery_code.code", &args![record.agency(), account, code])
}

fn code_columns(
    record: &Record,
    account: u128,
    (code, made, used): (Value, i64, Option<i64>),
) -> Vec<Value> {
    args![record.agency(), account, code, made, used]
}

/// The statements that give an account these recovery codes and no others.
pub fn put_codes(
    record: &Record,
    account: u128,
    codes: &[String],
    made: Timestamp,
) -> Vec<Statement> {
    let mut all = vec![drop_codes(record, account)];
    all.extend(codes.iter().map(|code| {
        let code = (code_hash(record, account, code), made.as_microsecond(), None);
        hashed(record, "recovery_code", PUT_CODE, code_columns(record, account, code))
    }));
    all
}

/// The statement that uses a recovery code up; none where there is no such code.
pub async fn use_code(
    record: &Record,
    account: u128,
    code: &str,
    now: Timestamp,
) -> Result<Option<Statement>, Error> {
    let hash = code_hash(record, account, code);
    let asked = args![record.agency(), account, hash.clone()];
    let rows = record.store().query(CODE, asked).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let mac = |used| {
        let columns = code_columns(record, account, (hash.clone(), row.int(0)?, used));
        Ok::<_, Error>(record.row_mac("recovery_code", &columns))
    };
    let used = now.as_microsecond();
    let (to, found) = (mac(Some(used))?, mac(None)?);
    let args = args![record.agency(), account, hash.clone(), used, to, found];
    Ok(Some(Statement { sql: USE_CODE, args, must: Must::Change }))
}

/// How many recovery codes an account has left.
pub async fn codes_left(record: &Record, account: u128) -> Result<i64, Error> {
    let rows = record.store().query(CODES_LEFT, args![record.agency(), account]).await?;
    Ok(rows.first().map_or(Ok(0), |row| row.int(0))?)
}

fn drop_codes(record: &Record, account: u128) -> Statement {
    Statement { sql: DROP_CODES, args: args![record.agency(), account], must: Must::Any }
}

/// The statements that take an account's second step away, its recovery codes with it.
pub fn end_second_step(record: &Record, account: u128) -> Vec<Statement> {
    let args = args![record.agency(), account];
    let end = Statement { sql: END, args, must: Must::Any };
    vec![end, drop_codes(record, account)]
}

const PUT_HALF: &str = "INSERT INTO half_session (agency, token, account, made, mac) \
     VALUES ($1, $2, $3, $4, $5)";
const HALF: &str = "SELECT account, made FROM half_session WHERE agency = $1 AND token = $2";
const END_HALF: &str = "DELETE FROM half_session WHERE agency = $1 AND token = $2";
const END_HALVES: &str = "DELETE FROM half_session WHERE agency = $1 AND made < $2";
const END_OF_ACCOUNT: &str = "DELETE FROM half_session WHERE agency = $1 AND account = $2";

/// The statement that keeps that somebody was right once and has to be so a second time.
pub fn put_half(record: &Record, token: &[u8], account: u128, made: Timestamp) -> Statement {
    let columns = args![record.agency(), token_hash(token), account, made.as_microsecond()];
    hashed(record, "half_session", PUT_HALF, columns)
}

/// Who is halfway signed in, and since when.
pub async fn half(record: &Record, token: &[u8]) -> Result<Option<(u128, Timestamp)>, Error> {
    let rows = record.store().query(HALF, args![record.agency(), token_hash(token)]).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    Ok(Some((row.id(0)?, Timestamp::from_microsecond(row.int(1)?)?)))
}

/// The statement that goes the rest of the way. It has to be halfway still: one code signs in once.
pub fn end_half(record: &Record, token: &[u8]) -> Statement {
    let args = args![record.agency(), token_hash(token)];
    Statement { sql: END_HALF, args, must: Must::Change }
}

/// The statement by which nobody who is halfway into an account goes the rest of the way.
pub fn end_halves(record: &Record, account: u128) -> Statement {
    Statement { sql: END_OF_ACCOUNT, args: args![record.agency(), account], must: Must::Any }
}

/// The statement that forgets those who went no further.
pub fn end_halves_before(record: &Record, before: Timestamp) -> Statement {
    let args = args![record.agency(), before.as_microsecond()];
    Statement { sql: END_HALVES, args, must: Must::Any }
}
