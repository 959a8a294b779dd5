// SPDX-License-Identifier: AGPL-3.0-or-later
//! The agency's box of plays as its table keeps it: each sealed, with who wrote it and how often it was written anew.

use jiff::Timestamp;
use practice::PlayId;
use record::{Must, Record, Row, Statement, StreamId, Value, args};
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::lists::hashed;
use crate::words::Language;

const FACET: &str = "plays";

const PUT: &str = "INSERT INTO boxed_play (agency, play, author, version, made, taken_out, sealed, mac) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (agency, play) DO NOTHING";
const CHANGE: &str = "UPDATE boxed_play SET version = $3, taken_out = $4, sealed = $5, mac = $6 \
     WHERE agency = $1 AND play = $2 AND version = $7";
const ALL: &str = "SELECT play, author, version, made, taken_out, sealed FROM boxed_play \
     WHERE agency = $1 ORDER BY made, play";
const ONE: &str = "SELECT play, author, version, made, taken_out, sealed FROM boxed_play \
     WHERE agency = $1 AND play = $2";

/// A play in one language.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// The language, by its code.
    pub language: String,
    /// What it is called.
    pub title: String,
    /// How it goes.
    pub how: String,
    /// What is needed; nothing where it takes none.
    #[serde(default)]
    pub needs: Vec<String>,
}

/// A small play, as somebody who works here wrote it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Small {
    /// In one language or in both, at least one.
    pub wordings: Vec<Wording>,
    /// Whether nothing has to be bought for it.
    pub nothing_to_buy: bool,
    /// From which age, in months.
    pub from_months: Option<i64>,
    /// To which age, in months.
    pub to_months: Option<i64>,
}

impl Small {
    /// In this language, or as it was written.
    pub fn worded(&self, language: Language) -> Option<&Wording> {
        let own = self.wordings.iter().find(|one| one.language == language.code());
        own.or(self.wordings.first())
    }
}

/// A play of the box.
#[derive(Clone, PartialEq, Eq)]
pub struct Boxed {
    /// Which.
    pub id: PlayId,
    /// The account of whoever wrote it first.
    pub author: u128,
    /// How often it was written.
    pub version: i64,
    /// When it was written first.
    pub made: Timestamp,
    /// Since when it is out of the box.
    pub out: Option<Timestamp>,
    /// How it goes.
    pub small: Small,
}

impl Boxed {
    /// What it is called in this language, or as it was written.
    pub fn title(&self, language: Language) -> &str {
        self.small.worded(language).map_or("", |one| one.title.as_str())
    }
}

fn purpose(play: PlayId) -> String {
    format!("play:{play}")
}

fn columns(record: &Record, one: &Boxed, sealed: Vec<u8>) -> Vec<Value> {
    let out = one.out.map(Timestamp::as_microsecond);
    args![
        record.agency(),
        one.id.0,
        one.author,
        one.version,
        one.made.as_microsecond(),
        out,
        sealed
    ]
}

async fn sealed(record: &Record, one: &Boxed) -> Result<Vec<u8>, Error> {
    let plain = serde_json::to_vec(&one.small)?;
    Ok(record.seal(StreamId(record.agency().0), FACET, &purpose(one.id), &plain).await?)
}

/// The statement that puts a play into the box. Sent twice it is one play.
pub async fn put(record: &Record, one: &Boxed) -> Result<Statement, Error> {
    let sealed = sealed(record, one).await?;
    Ok(hashed(record, "boxed_play", PUT, columns(record, one, sealed)))
}

/// The statement that writes a play anew, over the version before it: what another wrote meanwhile is not lost.
pub async fn change(record: &Record, one: &Boxed) -> Result<Statement, Error> {
    let sealed = sealed(record, one).await?;
    let mac = record.row_mac("boxed_play", &columns(record, one, sealed.clone()));
    let out = one.out.map(Timestamp::as_microsecond);
    let args = args![record.agency(), one.id.0, one.version, out, sealed, mac, one.version - 1];
    Ok(Statement { sql: CHANGE, args, must: Must::Change })
}

/// Every play that was ever put into the box, the oldest first.
pub async fn all(record: &Record) -> Result<Vec<Boxed>, Error> {
    let rows = record.store().query(ALL, args![record.agency()]).await?;
    let mut all = Vec::with_capacity(rows.len());
    for row in &rows {
        all.push(opened(record, row).await?);
    }
    Ok(all)
}

/// One of them, also one that is out of the box.
pub async fn one(record: &Record, play: PlayId) -> Result<Option<Boxed>, Error> {
    let rows = record.store().query(ONE, args![record.agency(), play.0]).await?;
    match rows.first() {
        Some(row) => Ok(Some(opened(record, row).await?)),
        None => Ok(None),
    }
}

async fn opened(record: &Record, row: &Row) -> Result<Boxed, Error> {
    let id = PlayId(row.id(0)?);
    let stream = StreamId(record.agency().0);
    let plain = record.unseal(stream, FACET, &purpose(id), row.blob(5)?).await?;
    Ok(Boxed {
        id,
        author: row.id(1)?,
        version: row.int(2)?,
        made: Timestamp::from_microsecond(row.int(3)?)?,
        out: row.opt_int(4)?.map(Timestamp::from_microsecond).transpose()?,
        small: serde_json::from_slice(&plain)?,
    })
}
