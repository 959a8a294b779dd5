// SPDX-License-Identifier: AGPL-3.0-or-later
//! Passkeys, as their table keeps them: sealed, each under the hash of its credential's id.

use jiff::Timestamp;
use record::{Must, Record, Row, Statement, args};
use serde::{Deserialize, Serialize};

use super::{agency_stream, token_hash};
use crate::error::Error;
use crate::lists::hashed;

/// A passkey of an account.
pub struct Passkey {
    /// The hash of the credential's id, which is what it is called by.
    pub id: Vec<u8>,
    /// Whose.
    pub account: u128,
    /// How its owner calls it.
    pub name: String,
    /// The public key, and how often it was used as far as the authenticator counts.
    pub key: webauthn_rs::prelude::Passkey,
    /// When it was added.
    pub made: Timestamp,
    /// When it was last used.
    pub used: Option<Timestamp>,
    /// The row's hash as it was found; empty for a new one.
    found: Vec<u8>,
}

/// What is sealed of it.
#[derive(Serialize, Deserialize)]
struct Sealed<N, K> {
    name: N,
    key: K,
}

impl Passkey {
    /// One that is added now.
    pub fn new(
        account: u128,
        name: String,
        key: webauthn_rs::prelude::Passkey,
        made: Timestamp,
    ) -> Self {
        let id = token_hash(key.cred_id().as_ref());
        Self { id, account, name, key, made, used: None, found: Vec::new() }
    }
}

const PUT: &str = "INSERT INTO passkey (agency, passkey, account, sealed, made, used, mac) \
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (agency, passkey) DO NOTHING";
const CHANGE: &str = "UPDATE passkey SET sealed = $3, used = $4, mac = $5 \
     WHERE agency = $1 AND passkey = $2 AND mac = $6";
const OF_ACCOUNT: &str = "SELECT passkey, account, sealed, made, used, mac FROM passkey \
     WHERE agency = $1 AND account = $2 ORDER BY made, passkey";
const ANY: &str = "SELECT passkey FROM passkey WHERE agency = $1 AND account = $2 LIMIT 1";
const REMOVE: &str = "DELETE FROM passkey WHERE agency = $1 AND account = $2 AND passkey = $3";
const DROP: &str = "DELETE FROM passkey WHERE agency = $1 AND account = $2";

fn purpose(id: &[u8]) -> String {
    format!("passkey:{}", crate::random::hex(id))
}

async fn sealed(record: &Record, passkey: &Passkey) -> Result<Vec<u8>, Error> {
    let sealed = serde_json::to_vec(&Sealed { name: &passkey.name, key: &passkey.key })?;
    Ok(record.seal(agency_stream(record), "accounts", &purpose(&passkey.id), &sealed).await?)
}

/// The statement that keeps a new passkey; one that is there already is a failure.
pub async fn put_passkey(record: &Record, passkey: &Passkey) -> Result<Statement, Error> {
    let columns = args![
        record.agency(),
        passkey.id.clone(),
        passkey.account,
        sealed(record, passkey).await?,
        passkey.made.as_microsecond(),
        passkey.used.map(Timestamp::as_microsecond)
    ];
    Ok(Statement { must: Must::Change, ..hashed(record, "passkey", PUT, columns) })
}

/// The statement that changes a passkey as it was found. One that was removed or used meanwhile is a
/// failure: of two who show the same count one at most signs in.
pub async fn change_passkey(record: &Record, passkey: &Passkey) -> Result<Statement, Error> {
    let sealed = sealed(record, passkey).await?;
    let used = passkey.used.map(Timestamp::as_microsecond);
    let columns = args![
        record.agency(),
        passkey.id.clone(),
        passkey.account,
        sealed.clone(),
        passkey.made.as_microsecond(),
        used
    ];
    let mac = record.row_mac("passkey", &columns);
    let found = passkey.found.clone();
    let args = args![record.agency(), passkey.id.clone(), sealed, used, mac, found];
    Ok(Statement { sql: CHANGE, args, must: Must::Change })
}

/// The passkeys of an account, in the order they were added.
pub async fn passkeys_of(record: &Record, account: u128) -> Result<Vec<Passkey>, Error> {
    let rows = record.store().query(OF_ACCOUNT, args![record.agency(), account]).await?;
    let mut all = Vec::with_capacity(rows.len());
    for row in &rows {
        all.push(read(record, row).await?);
    }
    Ok(all)
}

async fn read(record: &Record, row: &Row) -> Result<Passkey, Error> {
    let id = row.blob(0)?.to_vec();
    let stream = agency_stream(record);
    let opened = record.unseal(stream, "accounts", &purpose(&id), row.blob(2)?).await?;
    let Sealed { name, key } = serde_json::from_slice(&opened)?;
    Ok(Passkey {
        id,
        account: row.id(1)?,
        name,
        key,
        made: Timestamp::from_microsecond(row.int(3)?)?,
        used: row.opt_int(4)?.map(Timestamp::from_microsecond).transpose()?,
        found: row.blob(5)?.to_vec(),
    })
}

/// Whether an account has a passkey.
pub async fn has_passkey(record: &Record, account: u128) -> Result<bool, Error> {
    let rows = record.store().query(ANY, args![record.agency(), account]).await?;
    Ok(!rows.is_empty())
}

/// The statement that removes one passkey of this account; it has to be there still.
pub fn remove_passkey(record: &Record, account: u128, id: Vec<u8>) -> Statement {
    Statement { sql: REMOVE, args: args![record.agency(), account, id], must: Must::Change }
}

/// The statement that removes every passkey of an account, for off-boarding.
pub fn drop_passkeys(record: &Record, account: u128) -> Statement {
    Statement { sql: DROP, args: args![record.agency(), account], must: Must::Any }
}
