// SPDX-License-Identifier: AGPL-3.0-or-later
//! One-time codes for a first sign-in, as their table keeps them, and the account of somebody in a family.

use jiff::{Timestamp, ToSpan as _};
use practice::{FamilyId, PersonId};
use record::{Must, Record, Statement, Value, args};

use super::super::{codes, telling};
use super::{Account, change, forgetting, read};
use crate::error::Error;
use crate::lists::hashed;

const PUT: &str = "INSERT INTO enrolment (agency, account, code, ends, mac) \
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT (agency, account) DO UPDATE SET \
     code = excluded.code, ends = excluded.ends, mac = excluded.mac";
const TAKE: &str = "DELETE FROM enrolment WHERE agency = $1 AND account = $2 AND code = $3";
const LASTS: &str = "SELECT ends FROM enrolment WHERE agency = $1 AND account = $2 AND code = $3";
const ENDS: &str = "SELECT ends FROM enrolment WHERE agency = $1 AND account = $2";
const DROP: &str = "DELETE FROM enrolment WHERE agency = $1 AND account = $2";

/// What the table keeps of a code: a hash that nobody makes without the agency's key.
fn code_hash(record: &Record, account: u128, code: &str) -> Value {
    record.row_mac("enrolment.code", &args![record.agency(), account, code])
}

/// The statement that gives an account this code, good once and until then, and no other.
pub fn put_enrolment(record: &Record, account: u128, code: &str, ends: Timestamp) -> Statement {
    let code = code_hash(record, account, code);
    hashed(record, "enrolment", PUT, args![record.agency(), account, code, ends.as_microsecond()])
}

/// Whether this is the account's code and lasts still.
pub async fn enrolment_lasts(
    record: &Record,
    account: u128,
    code: &str,
    now: Timestamp,
) -> Result<bool, Error> {
    let asked = args![record.agency(), account, code_hash(record, account, code)];
    let rows = record.store().query(LASTS, asked).await?;
    Ok(rows.first().map_or(Ok(false), |row| row.int(0).map(|ends| ends > now.as_microsecond()))?)
}

/// Until when an account's code is good, where it has one.
pub async fn enrolment_ends(record: &Record, account: u128) -> Result<Option<Timestamp>, Error> {
    let rows = record.store().query(ENDS, args![record.agency(), account]).await?;
    let ends = rows.first().map(|row| row.int(0)).transpose()?;
    Ok(ends.map(Timestamp::from_microsecond).transpose()?)
}

/// The statement that uses a code up. It has to be there still.
pub fn take_enrolment(record: &Record, account: u128, code: &str) -> Statement {
    let args = args![record.agency(), account, code_hash(record, account, code)];
    Statement { sql: TAKE, args, must: Must::Change }
}

/// The statement that drops an account's code.
pub fn drop_enrolment(record: &Record, account: u128) -> Statement {
    Statement { sql: DROP, args: args![record.agency(), account], must: Must::Any }
}

/// The statements by which somebody who lost everything starts again: nothing of what they signed in
/// with counts any more, and a code lets them in once. They are told.
pub async fn starting_again(
    record: &Record,
    account: &Account,
    (code, ends): (&str, Timestamp),
) -> Result<Vec<Statement>, Error> {
    let bare = Account { password: None, ..account.clone() };
    let mut all = vec![change(record, account, &bare).await?];
    // The device that was lost must not stay a way in for whoever found it.
    all.extend(forgetting(record, account.id));
    all.push(put_enrolment(record, account.id, code, ends));
    let at = ends.checked_sub(codes::HOURS.hours())?;
    all.push(telling::owner(record, account.id, (telling::AGAIN, None), at));
    Ok(all)
}

const OF_PERSON: &str = "SELECT account, sign_in, name, password, hats, language, theme, family, \
     person, ended FROM account WHERE agency = $1 AND family = $2 AND person = $3 \
     ORDER BY account";

/// Every account somebody in a family has or had. One that is open is what they should have at most.
pub async fn of_person(
    record: &Record,
    family: FamilyId,
    person: PersonId,
) -> Result<Vec<Account>, Error> {
    let asked = args![record.agency(), family.0, person.0];
    let rows = record.store().query(OF_PERSON, asked).await?;
    let mut accounts = Vec::with_capacity(rows.len());
    for row in &rows {
        accounts.push(read(record, row).await?);
    }
    Ok(accounts)
}

/// The id of the account somebody in a family is given after so many they had. It follows from whose it
/// is, so that of two who find the same and give one at the same instant only the first does.
pub fn next_of_person(
    record: &Record,
    (family, person): (FamilyId, PersonId),
    had: &[Account],
) -> u128 {
    let had = i64::try_from(had.len()).unwrap_or(i64::MAX);
    let named = args![record.agency(), family.0, person.0, had];
    let id = match record.row_mac("account.of-person", &named) {
        Value::Blob(mac) => mac.first_chunk().copied().map(u128::from_be_bytes),
        _ => None,
    };
    id.expect("a keyed hash has thirty-two bytes")
}
