// SPDX-License-Identifier: AGPL-3.0-or-later
//! Accounts, sessions, second steps, sign-in links and failed attempts, as their tables keep them.

mod enrolments;
mod feeds;
mod known_devices;
mod passkeys;
mod second_steps;
mod sessions;
mod supervision;

use jiff::Timestamp;
use practice::access::Hat;
use practice::{FamilyId, PersonId};
use record::{Must, Record, Row, Statement, StreamId, Value, args};
use sha2::{Digest as _, Sha256};

use crate::error::Error;
use crate::lists::{hashed, taken_along};
use crate::words::Language;

pub use crate::lists::settings::{SECOND_STEP_RULE, put_setting, setting};
pub use enrolments::{
    drop_enrolment, enrolment_ends, enrolment_lasts, next_of_person, of_person, put_enrolment,
    starting_again, take_enrolment,
};
pub use feeds::{drop_feed, feed_made, feed_of, put_feed};
pub use known_devices::{
    KnownDevice, devices_of, forget_device, forget_devices, forget_devices_before, had_device,
    is_anybodys, put_device, put_first_device,
};
pub use passkeys::{
    Passkey, change_passkey, drop_passkeys, has_passkey, passkeys_of, put_passkey, remove_passkey,
};
pub use second_steps::{
    SecondStep, begin_second_step, codes_left, end_half, end_halves, end_halves_before,
    end_second_step, half, has_second_step, put_codes, put_half, second_step, use_code, use_step,
};
pub use sessions::{
    Kept, Session, change_session, end_one, end_others, end_session, end_sessions,
    end_sessions_before, put_session, session, sessions_of,
};
pub use supervision::{end_supervision, supervise, supervised_by, supervisors_of};

/// The stream whose key seals what belongs to the agency as a whole.
fn agency_stream(record: &Record) -> StreamId {
    StreamId(record.agency().0)
}

/// How somebody signs in, and what they may wear.
#[derive(Clone)]
pub struct Account {
    /// The account; for staff also the practitioner's id.
    pub id: u128,
    /// The short name typed at sign-in.
    pub sign_in: String,
    /// The person's name, sealed at rest.
    pub name: String,
    /// The password's argon2id hash; none while only a link opens it.
    pub password: Option<String>,
    /// What the person may sign in as; the first is worn at sign-in.
    pub hats: Vec<Hat>,
    /// The language of pages.
    pub language: Language,
    /// "system", "light" or "dark".
    pub theme: String,
    /// The family and the person, for a caregiver.
    pub caregiver_in: Option<(FamilyId, PersonId)>,
    /// Since when the account is closed.
    pub ended: Option<Timestamp>,
}

const PUT: &str = "INSERT INTO account (agency, account, sign_in, name, password, hats, language, \
     theme, family, person, ended, mac) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) \
     ON CONFLICT DO NOTHING";
const CHANGE: &str = "UPDATE account SET sign_in = $3, name = $4, password = $5, hats = $6, \
     language = $7, theme = $8, family = $9, person = $10, ended = $11, mac = $12 \
     WHERE agency = $1 AND account = $2 AND password IS NOT DISTINCT FROM $13 AND hats = $14 \
     AND language = $15 AND theme = $16 AND ended IS NOT DISTINCT FROM $17";
const CLOSE: &str = "UPDATE account SET sign_in = $3, name = $4, password = $5, hats = $6, \
     language = $7, theme = $8, family = $9, person = $10, ended = $11, mac = $12 \
     WHERE agency = $1 AND account = $2 AND ended IS NULL";
const BY_ID: &str = "SELECT account, sign_in, name, password, hats, language, theme, family, \
     person, ended FROM account WHERE agency = $1 AND account = $2";
const BY_SIGN_IN: &str = "SELECT account, sign_in, name, password, hats, language, theme, family, \
     person, ended FROM account WHERE agency = $1 AND sign_in = $2";
const ALL: &str = "SELECT account, sign_in, name, password, hats, language, theme, family, \
     person, ended FROM account WHERE agency = $1 ORDER BY sign_in";

/// The columns of an account, in the order they are hashed.
async fn columns(record: &Record, account: &Account) -> Result<Vec<Value>, Error> {
    let purpose = format!("account:{:032x}", account.id);
    let stream = agency_stream(record);
    let name = record.seal(stream, "accounts", &purpose, account.name.as_bytes()).await?;
    Ok(args![
        record.agency(),
        account.id,
        account.sign_in.as_str(),
        name,
        account.password.clone(),
        hats_of(account),
        account.language.code(),
        account.theme.as_str(),
        account.caregiver_in.map(|(family, _)| family.0),
        account.caregiver_in.map(|(_, person)| person.0),
        account.ended.map(Timestamp::as_microsecond)
    ])
}

fn hats_of(account: &Account) -> String {
    let hats: Vec<&str> = account.hats.iter().map(|hat| hat.code()).collect();
    hats.join(" ")
}

/// The statement that keeps a new account. One of this id or this sign-in name must not be there.
pub async fn put(record: &Record, account: &Account) -> Result<Statement, Error> {
    let columns = columns(record, account).await?;
    Ok(Statement { must: Must::Change, ..hashed(record, "account", PUT, columns) })
}

/// The statement that changes an account as it was found. What somebody else changed meanwhile is not
/// undone, and an account that was closed meanwhile stays closed: then nothing of the act happens.
pub async fn change(record: &Record, found: &Account, to: &Account) -> Result<Statement, Error> {
    let columns = columns(record, to).await?;
    let mut statement = hashed(record, "account", CHANGE, columns);
    statement.args.extend(args![
        found.password.clone(),
        hats_of(found),
        found.language.code(),
        found.theme.as_str(),
        found.ended.map(Timestamp::as_microsecond)
    ]);
    statement.must = Must::Change;
    Ok(statement)
}

/// Keeps a new account, durably.
pub async fn keep(record: &Record, account: &Account) -> Result<(), Error> {
    let statement = put(record, account).await?;
    record.store().write(vec![statement]).await?;
    Ok(())
}

/// An account by its id.
pub async fn by_id(record: &Record, id: u128) -> Result<Option<Account>, Error> {
    let rows = record.store().query(BY_ID, args![record.agency(), id]).await?;
    first(record, &rows).await
}

/// An account by what is typed at sign-in.
pub async fn by_sign_in(record: &Record, sign_in: &str) -> Result<Option<Account>, Error> {
    let rows = record.store().query(BY_SIGN_IN, args![record.agency(), sign_in]).await?;
    first(record, &rows).await
}

/// Every account, by its sign-in name.
pub async fn all(record: &Record) -> Result<Vec<Account>, Error> {
    let rows = record.store().query(ALL, args![record.agency()]).await?;
    let mut accounts = Vec::with_capacity(rows.len());
    for row in &rows {
        accounts.push(read(record, row).await?);
    }
    Ok(accounts)
}

async fn first(record: &Record, rows: &[Row]) -> Result<Option<Account>, Error> {
    match rows.first() {
        Some(row) => read(record, row).await.map(Some),
        None => Ok(None),
    }
}

async fn read(record: &Record, row: &Row) -> Result<Account, Error> {
    let id = row.id(0)?;
    let purpose = format!("account:{id:032x}");
    let name = record.unseal(agency_stream(record), "accounts", &purpose, row.blob(2)?).await?;
    let ended = row.opt_int(9)?.map(Timestamp::from_microsecond).transpose()?;
    let family = row.opt_id(7)?.map(FamilyId);
    let person = row.opt_id(8)?.map(PersonId);
    Ok(Account {
        id,
        sign_in: row.text(1)?.to_owned(),
        name: String::from_utf8_lossy(&name).into_owned(),
        password: row.opt_text(3)?.map(str::to_owned),
        hats: row.text(4)?.split(' ').filter_map(Hat::parse).collect(),
        language: Language::parse(row.text(5)?).unwrap_or(Language::English),
        theme: row.text(6)?.to_owned(),
        caregiver_in: family.zip(person),
        ended,
    })
}

/// The statements that close an account at once: whatever it signs in with ends with it, and
/// supervision too. Closing asks for nothing as it was found: whatever else is changed at the same
/// instant, it is closed.
pub async fn closing(record: &Record, ended: &Account) -> Result<Vec<Statement>, Error> {
    let mut all = vec![hashed(record, "account", CLOSE, columns(record, ended).await?)];
    all.extend(end_supervision(record, ended.id, ended.ended).await?);
    all.extend(forgetting(record, ended.id));
    // What they took along lies on a device that is not ours.
    let taken = taken_along::of_account(record, ended.id).await?;
    all.extend(taken_along::erase(record, &taken, None));
    Ok(all)
}

/// The statements that forget everything an account signs in with, but its password.
fn forgetting(record: &Record, account: u128) -> Vec<Statement> {
    // The address for a phone's calendar as well: the phone may be what was lost.
    let mut all = vec![
        end_sessions(record, account),
        drop_passkeys(record, account),
        drop_feed(record, account),
    ];
    all.extend(drop_pending(record, account));
    all.extend(end_second_step(record, account));
    all.extend(forget_devices(record, account));
    all
}

/// The statements that drop what would let somebody into an account without its password, or goes on
/// from the one until now: links, codes, and sign-ins halfway.
pub fn drop_pending(record: &Record, account: u128) -> [Statement; 3] {
    [drop_links(record, account), drop_enrolment(record, account), end_halves(record, account)]
}

/// What the table keeps of a secret: its hash, so that a copy of the table opens nothing.
pub fn token_hash(token: &[u8]) -> Vec<u8> {
    Sha256::digest(token).to_vec()
}

const PUT_LINK: &str = "INSERT INTO sign_in_link (agency, token, account, ends, mac) \
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT (agency, token) DO NOTHING";
const LINK: &str = "SELECT account, ends FROM sign_in_link WHERE agency = $1 AND token = $2";
const TAKE_LINK: &str = "DELETE FROM sign_in_link WHERE agency = $1 AND token = $2";
const DROP_LINKS: &str = "DELETE FROM sign_in_link WHERE agency = $1 AND account = $2";

/// The statement that keeps a sign-in link.
pub fn put_link(record: &Record, token: &[u8], account: u128, ends: Timestamp) -> Statement {
    let columns = args![record.agency(), token_hash(token), account, ends.as_microsecond()];
    hashed(record, "sign_in_link", PUT_LINK, columns)
}

/// The statement that uses a sign-in link up. It has to be there still: of two presses at the same
/// instant one signs in.
pub fn take_link(record: &Record, token: &[u8]) -> Statement {
    let args = args![record.agency(), token_hash(token)];
    Statement { sql: TAKE_LINK, args, must: Must::Change }
}

/// The statement that drops an account's sign-in links.
pub fn drop_links(record: &Record, account: u128) -> Statement {
    Statement { sql: DROP_LINKS, args: args![record.agency(), account], must: Must::Any }
}

/// The account a sign-in link opens, while it lasts.
pub async fn link(record: &Record, token: &[u8], now: Timestamp) -> Result<Option<u128>, Error> {
    let rows = record.store().query(LINK, args![record.agency(), token_hash(token)]).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    Ok(if row.int(1)? > now.as_microsecond() { Some(row.id(0)?) } else { None })
}

const PUT_ATTEMPT: &str = "INSERT INTO attempt (agency, subject, failures, last, mac) \
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT (agency, subject) DO UPDATE SET \
     failures = excluded.failures, last = excluded.last, mac = excluded.mac \
     WHERE attempt.mac = $6";
const ATTEMPT: &str = "SELECT failures, last FROM attempt WHERE agency = $1 AND subject = $2";
const DROP_ATTEMPT: &str = "DELETE FROM attempt WHERE agency = $1 AND subject = $2";

/// How often a subject (a sign-in name, an address, a device) failed, and when last.
#[derive(Clone, Copy)]
pub struct Attempts {
    /// How often.
    pub failures: i64,
    /// When last.
    pub last: Timestamp,
}

impl Attempts {
    /// How many of them count still.
    pub fn failures_at(&self, now: Timestamp) -> i64 {
        let forgotten = now.duration_since(self.last) > super::passwords::FORGOTTEN_AFTER;
        if forgotten { 0 } else { self.failures }
    }
}

/// How often a subject failed, and when last.
pub async fn attempts(record: &Record, subject: &str) -> Result<Attempts, Error> {
    let arguments = args![record.agency(), token_hash(subject.as_bytes())];
    let rows = record.store().query(ATTEMPT, arguments).await?;
    let Some(row) = rows.first() else {
        return Ok(Attempts { failures: 0, last: Timestamp::UNIX_EPOCH });
    };
    Ok(Attempts { failures: row.int(0)?, last: Timestamp::from_microsecond(row.int(1)?)? })
}

/// The statement that keeps how often a subject failed, if nobody counted since it was `found` so.
pub fn put_attempts(record: &Record, subject: &str, found: &Attempts, to: &Attempts) -> Statement {
    let columns = |known: &Attempts| {
        let subject = token_hash(subject.as_bytes());
        args![record.agency(), subject, known.failures, known.last.as_microsecond()]
    };
    let was = record.row_mac("attempt", &columns(found));
    let mut statement = hashed(record, "attempt", PUT_ATTEMPT, columns(to));
    statement.args.push(was);
    statement.must = Must::Change;
    statement
}

/// The statement that forgets a subject's failures, after signing in.
pub fn drop_attempts(record: &Record, subject: &str) -> Statement {
    let arguments = args![record.agency(), token_hash(subject.as_bytes())];
    Statement { sql: DROP_ATTEMPT, args: arguments, must: Must::Any }
}
