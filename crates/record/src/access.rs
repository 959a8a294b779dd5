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
}
