// SPDX-License-Identifier: AGPL-3.0-or-later
//! The access book: who looked at what, and why; chained, and only ever added to.

use std::sync::Arc;

use crate::error::{Error, Stop};
use crate::rows::AgencyRow;
use crate::sealing::content::CODE_MAX;
use crate::sealing::keys::Keys;
use crate::store::{Must, Plan, Statement};
use crate::unlocked::Record;
use crate::value::{Row, signed};
use crate::{ActorId, StoreError, StreamId, Value, args};

const INSERT: &str = "INSERT INTO access (agency, number, who, hat, stream, what, purpose, at, \
     hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const OF_STREAM: &str = "SELECT number, who, hat, stream, what, purpose, at FROM access \
     WHERE agency = $1 AND stream = $2 ORDER BY number DESC";
// A filter that is not wanted is switched off by the number before it.
const SEARCHED: &str = "SELECT number, who, hat, stream, what, purpose, at FROM access \
     WHERE agency = $1 AND number < $2 AND at >= $3 AND at < $4 \
     AND (CAST($5 AS bigint) = 0 OR who = $6) AND (CAST($7 AS bigint) = 0 OR stream = $8) \
     AND (CAST($9 AS bigint) = 0 OR hat = $10) \
     AND (CAST($11 AS bigint) = 0 OR what = $12 OR purpose = $13) \
     ORDER BY number DESC LIMIT $14";
const OF_STREAM_BETWEEN: &str = "SELECT number, who, hat, stream, what, purpose, at FROM access \
     WHERE agency = $1 AND stream = $2 AND at >= $3 AND at < $4 ORDER BY number DESC LIMIT $5";
const STREAMS_SINCE: &str = "SELECT COUNT(DISTINCT stream) FROM access \
     WHERE agency = $1 AND who = $2 AND at > $3 AND what <> $4 AND stream <> $5";
const TIMES_SINCE: &str = "SELECT COUNT(*) FROM access \
     WHERE agency = $1 AND who = $2 AND at > $3 AND what = $4";
const PAGE: &str = "SELECT number, who, hat, stream, what, purpose, at FROM access \
     WHERE agency = $1 AND number < $2 ORDER BY number DESC LIMIT $3";

/// A look into the record, to be noted before anything is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    /// Who looked.
    pub who: ActorId,
    /// In what role: a short code.
    pub hat: String,
    /// Into which stream, where it was one.
    pub stream: Option<StreamId>,
    /// What was done: a short code such as `family.open`.
    pub what: String,
    /// What for: a short code.
    pub purpose: String,
    /// When, in microseconds since 1970.
    pub at: i64,
}

/// A row of the access book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessRow {
    /// Its place in the book, from 1.
    pub number: u64,
    /// What it says.
    pub access: Access,
}

/// Which rows of the book are looked for. What is left out does not narrow it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AccessSearch {
    /// By whom.
    pub who: Option<ActorId>,
    /// Into which stream.
    pub stream: Option<StreamId>,
    /// In what role.
    pub hat: Option<String>,
    /// What was done, or what for: either code fits.
    pub what_or_purpose: Option<(String, String)>,
    /// From this moment on, in microseconds since 1970.
    pub from: Option<i64>,
    /// Before this moment.
    pub until: Option<i64>,
}

impl Access {
    /// Codes only: nobody's words belong in the book.
    pub(crate) fn check(&self) -> Result<(), Error> {
        let codes = [&self.hat, &self.what, &self.purpose];
        if codes.iter().any(|code| code.len() > CODE_MAX) { Err(Error::TooLong) } else { Ok(()) }
    }

    fn columns(&self, keys: &Keys, number: u64) -> Vec<Value> {
        args![
            keys.agency(),
            signed(number),
            self.who,
            self.hat.as_str(),
            self.stream,
            self.what.as_str(),
            self.purpose.as_str(),
            self.at
        ]
    }

    /// The hash of this row behind the row before.
    pub(crate) fn hash(&self, keys: &Keys, number: u64, prev: &[u8; 32]) -> [u8; 32] {
        keys.access_hash(prev, &keys.row_mac("access", &self.columns(keys, number)))
    }

    /// The statement that writes this row next, and counts it.
    pub(crate) fn write(&self, keys: &Keys, agency: &mut AgencyRow) -> Statement {
        agency.accesses += 1;
        agency.access_hash = self.hash(keys, agency.accesses, &agency.access_hash);
        let mut args = self.columns(keys, agency.accesses);
        args.push(agency.access_hash.into());
        Statement { sql: INSERT, args, must: Must::Any }
    }

    /// Reads number, who, hat, stream, what, purpose and time.
    pub(crate) fn read(row: &Row) -> Result<AccessRow, StoreError> {
        Ok(AccessRow {
            number: row.count(0)?,
            access: Self {
                who: ActorId(row.id(1)?),
                hat: row.text(2)?.to_owned(),
                stream: row.opt_id(3)?.map(StreamId),
                what: row.text(4)?.to_owned(),
                purpose: row.text(5)?.to_owned(),
                at: row.int(6)?,
            },
        })
    }
}

impl Record {
    /// Notes a look into the record. Durable when this returns: nothing may be shown before.
    ///
    /// # Errors
    /// When it could not be noted. Then nothing may be shown.
    pub async fn note_access(&self, access: Access) -> Result<(), Error> {
        access.check()?;
        let keys = Arc::clone(&self.inner.keys);
        let asks = vec![AgencyRow::lock(&keys)];
        let decide = move |answers: &[Vec<Row>]| {
            let mut agency = AgencyRow::sound(&keys, &answers[0])?;
            let row = access.write(&keys, &mut agency);
            Ok::<_, Stop>((vec![row, agency.put(&keys)], ()))
        };
        let plan = Plan { asks, decide: Arc::new(decide), rest: Vec::new() };
        Ok(self.inner.store.transact(plan).await?)
    }

    /// Who looked into a stream, newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn access_of(&self, stream: StreamId) -> Result<Vec<AccessRow>, Error> {
        let rows = self.query(OF_STREAM, args![self.agency(), stream]).await?;
        rows.iter().map(|row| Ok(Access::read(row)?)).collect()
    }

    /// A page of the access book, newest first, from below `before` (or from the newest).
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn access_page(
        &self,
        before: Option<u64>,
        limit: u32,
    ) -> Result<Vec<AccessRow>, Error> {
        let before = before.map_or(i64::MAX, signed);
        let rows = self.query(PAGE, args![self.agency(), before, i64::from(limit)]).await?;
        rows.iter().map(|row| Ok(Access::read(row)?)).collect()
    }

    /// A page of the rows that fit, newest first, from below `before` (or from the newest).
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn access_search(
        &self,
        search: &AccessSearch,
        before: Option<u64>,
        limit: u32,
    ) -> Result<Vec<AccessRow>, Error> {
        let wanted = i64::from;
        let (what, purpose) = search.what_or_purpose.clone().unwrap_or_default();
        let args = args![
            self.agency(),
            before.map_or(i64::MAX, signed),
            search.from.unwrap_or(i64::MIN),
            search.until.unwrap_or(i64::MAX),
            wanted(search.who.is_some()),
            search.who.unwrap_or(ActorId(0)),
            wanted(search.stream.is_some()),
            search.stream.unwrap_or(StreamId(0)),
            wanted(search.hat.is_some()),
            search.hat.clone().unwrap_or_default(),
            wanted(search.what_or_purpose.is_some()),
            what,
            purpose,
            i64::from(limit)
        ];
        let rows = self.query(SEARCHED, args).await?;
        rows.iter().map(|row| Ok(Access::read(row)?)).collect()
    }

    /// Who looked into a stream between two moments, newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn access_between(
        &self,
        stream: StreamId,
        (from, until): (i64, i64),
        limit: u32,
    ) -> Result<Vec<AccessRow>, Error> {
        let args = args![self.agency(), stream, from, until, i64::from(limit)];
        let rows = self.query(OF_STREAM_BETWEEN, args).await?;
        rows.iter().map(|row| Ok(Access::read(row)?)).collect()
    }

    /// Into how many streams besides this one somebody looked after this moment, but for rows of one
    /// code.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn other_streams_looked_into(
        &self,
        who: ActorId,
        besides: StreamId,
        (since, but): (i64, &str),
    ) -> Result<i64, Error> {
        let args = args![self.agency(), who, since, but, besides];
        let rows = self.query(STREAMS_SINCE, args).await?;
        Ok(rows.first().map(|row| row.int(0)).transpose()?.unwrap_or(0))
    }

    /// How many rows of one code somebody has after this moment.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn times_noted(&self, who: ActorId, since: i64, what: &str) -> Result<i64, Error> {
        let rows = self.query(TIMES_SINCE, args![self.agency(), who, since, what]).await?;
        Ok(rows.first().map(|row| row.int(0)).transpose()?.unwrap_or(0))
    }
}
