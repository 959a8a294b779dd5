// SPDX-License-Identifier: AGPL-3.0-or-later
//! The open record of one agency.

use std::sync::{Arc, Mutex};

use crate::key_rows::Cache;
use crate::rows::{READ_STREAM, StreamRow};
use crate::sealing::keys::Keys;
use crate::{AgencyId, Error, Head, Row, Store, StreamId, Value, args};

/// The record of one agency, unlocked. Cheap to clone.
#[derive(Clone)]
pub struct Record {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub(crate) store: Store,
    pub(crate) keys: Arc<Keys>,
    pub(crate) cache: Mutex<Cache>,
}

impl std::fmt::Debug for Record {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Record({})", self.agency())
    }
}

const STREAMS: &str = "SELECT stream FROM stream WHERE agency = $1 AND version > 0 \
     AND shredded = 0 ORDER BY stream";

impl Record {
    pub(crate) fn unlocked(store: Store, keys: Keys) -> Self {
        let inner = Inner { store, keys: Arc::new(keys), cache: Mutex::default() };
        Self { inner: Arc::new(inner) }
    }

    /// The agency whose record this is.
    #[must_use]
    pub fn agency(&self) -> AgencyId {
        self.inner.keys.agency()
    }

    /// The database below, for tables of one's own.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.inner.store
    }

    pub(crate) fn keys(&self) -> &Keys {
        &self.inner.keys
    }

    pub(crate) async fn query(
        &self,
        sql: &'static str,
        args: Vec<Value>,
    ) -> Result<Vec<Row>, Error> {
        Ok(self.inner.store.query(sql, args).await?)
    }

    pub(crate) async fn stream_row(&self, stream: StreamId) -> Result<StreamRow, Error> {
        let rows = self.query(READ_STREAM, args![self.agency(), stream]).await?;
        StreamRow::sound(self.keys(), stream, &rows)
    }

    /// Where a stream ends. A stream nobody wrote to ends at [`Head::EMPTY`].
    ///
    /// # Errors
    /// [`Error::Shredded`] when it was destroyed; [`Error::Damaged`] when its row was changed.
    pub async fn head(&self, stream: StreamId) -> Result<Head, Error> {
        let row = self.stream_row(stream).await?;
        if row.shredded { Err(Error::Shredded(stream)) } else { Ok(row.head) }
    }

    /// The streams that hold entries and were not destroyed, in the order of their ids.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn streams(&self) -> Result<Vec<StreamId>, Error> {
        let rows = self.query(STREAMS, args![self.agency()]).await?;
        rows.iter().map(|row| Ok(StreamId(row.id(0)?))).collect()
    }

    /// The keyed hash of a row of one's own table, to be kept in its last column, so that
    /// [`crate::verify`] finds a row that was changed by hand. `columns` stand in the order in
    /// which the table's [`crate::CheckedTable`] selects them.
    #[must_use]
    pub fn row_mac(&self, table: &'static str, columns: &[Value]) -> Value {
        self.keys().row_mac(table, columns).into()
    }
}
