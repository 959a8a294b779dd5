// SPDX-License-Identifier: AGPL-3.0-or-later
//! Verifying: is every row of the record as it was written, is none missing, and does it match a digest.

mod books;
mod digests;
mod streams;
#[cfg(test)]
mod tampering;

use std::collections::BTreeSet;

use crate::digest::READ_STREAMS;
use crate::error::Error;
use crate::fault::{Fault, FaultKind, Place};
use crate::rows::{AgencyRow, READ_AGENCY};
use crate::unlocked::Record;
use crate::value::{Row, Value};
use crate::{StoreError, StreamId, args, hex};

/// A table beside the record whose rows end in a keyed hash ([`Record::row_mac`]).
#[derive(Debug, Clone, Copy)]
pub struct CheckedTable {
    /// Its name, as given to [`Record::row_mac`].
    pub name: &'static str,
    /// `SELECT columns.., mac FROM name WHERE agency = $1 ORDER BY key`, the columns in the order
    /// in which they were hashed.
    pub sql: &'static str,
    /// How many of the first columns name the row. Ids and codes only: they are printed.
    pub key_columns: usize,
}

/// How far verifying has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// Streams done.
    pub streams: u64,
    /// Of how many.
    pub of_streams: u64,
    /// Entries checked.
    pub entries: u64,
}

/// What verifying found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// Streams checked.
    pub streams: u64,
    /// Entries checked.
    pub entries: u64,
    /// Rows of all other tables checked.
    pub rows: u64,
    /// What is wrong; empty when nothing is.
    pub faults: Vec<Fault>,
}

/// Which checks are made. All of them, save in tests, which show what each is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Checks(u16);

impl Checks {
    /// What the database itself says of its file.
    pub(crate) const FILE: Self = Self(1);
    /// Keyed hashes of rows.
    pub(crate) const ROWS: Self = Self(2);
    /// Entries' hashes and their order.
    pub(crate) const CHAIN: Self = Self(4);
    /// Streams end where their rows say.
    pub(crate) const HEADS: Self = Self(8);
    /// Entries and files open, and keys unwrap.
    pub(crate) const OPEN: Self = Self(16);
    /// Rows add up to what was counted.
    pub(crate) const COUNTS: Self = Self(32);
    /// The chain of the access book.
    pub(crate) const ACCESS: Self = Self(64);
    /// Digests, and the one kept elsewhere.
    pub(crate) const DIGEST: Self = Self(128);
    /// Everything.
    pub(crate) const ALL: Self = Self(255);

    #[cfg(test)]
    pub(crate) fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    #[cfg(test)]
    pub(crate) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn has(self, check: Self) -> bool {
        self.0 & check.0 != 0
    }
}

/// Checks every row of an agency's record: that it is as it was written, that it stands where it
/// was written, that none is missing, that everything opens whose key was not destroyed. With the
/// newest digest kept elsewhere also that nothing written before it was taken away. May run while
/// others write. What it finds is in the report; an error means that it could not be finished.
///
/// # Errors
/// When the database does not answer.
pub async fn verify(
    record: &Record,
    tables: &[CheckedTable],
    last_digest: Option<&str>,
    progress: &mut (dyn FnMut(Progress) + Send),
) -> Result<Report, Error> {
    verify_with(record, tables, last_digest, (Checks::ALL, progress)).await
}

pub(crate) async fn verify_with(
    record: &Record,
    tables: &[CheckedTable],
    last_digest: Option<&str>,
    (checks, progress): (Checks, &mut (dyn FnMut(Progress) + Send)),
) -> Result<Report, Error> {
    let mut verifier = Verifier { record, checks, report: Report::default() };
    verifier.file().await?;
    verifier.migrations().await?;
    let known = verifier.all_streams(progress).await?;
    verifier.strays(&known).await?;
    verifier.agency(&known).await?;
    for table in tables {
        verifier.table(table).await?;
    }
    if checks.has(Checks::DIGEST)
        && let Some(note) = last_digest
    {
        verifier.against(note).await?;
    }
    let mut report = verifier.report;
    // The same fault may be found from two sides.
    let mut seen: Vec<Fault> = Vec::with_capacity(report.faults.len());
    report.faults.retain(|fault| {
        let new = !seen.contains(fault);
        if new && seen.len() < 1000 {
            seen.push(fault.clone());
        }
        new
    });
    Ok(report)
}

struct Verifier<'a> {
    record: &'a Record,
    checks: Checks,
    report: Report,
}

/// The streams that have no row of their own are strays.
const STRAYS: [(&str, &str); 3] = [
    ("stream_key", "SELECT DISTINCT stream FROM stream_key WHERE agency = $1"),
    ("tombstone", "SELECT DISTINCT stream FROM tombstone WHERE agency = $1"),
    ("attachment", "SELECT DISTINCT stream FROM attachment WHERE agency = $1"),
];

impl Verifier<'_> {
    fn fault(&mut self, place: Place, what: FaultKind) {
        self.report.faults.push(Fault::new(place, what));
    }

    fn has(&self, check: Checks) -> bool {
        self.checks.has(check)
    }

    /// Turns what was found wrong while reading into a fault; what prevents reading stays an error.
    fn found(&mut self, table: &'static str, result: Result<(), Error>) -> Result<(), Error> {
        match result {
            Ok(()) => Ok(()),
            Err(Error::Damaged(fault)) => {
                self.report.faults.push(*fault);
                Ok(())
            }
            Err(Error::UnknownFormat(place)) => {
                self.fault(*place, FaultKind::UnknownFormat);
                Ok(())
            }
            Err(Error::Store(StoreError::Column(_))) => {
                self.fault(Place::of(table), FaultKind::RowUnreadable);
                Ok(())
            }
            Err(Error::Store(StoreError::Damaged(code))) => {
                self.fault(Place::of(table), FaultKind::FileUnsound(code));
                Ok(())
            }
            Err(other) => Err(other),
        }
    }

    /// The rows of a query; none when the pages that hold them are damaged, which is a fault.
    async fn rows(
        &mut self,
        table: &'static str,
        sql: &'static str,
        args: Vec<Value>,
    ) -> Result<Vec<Row>, Error> {
        match self.record.query(sql, args).await {
            Ok(rows) => Ok(rows),
            Err(error) => self.found(table, Err(error)).map(|()| Vec::new()),
        }
    }

    async fn file(&mut self) -> Result<(), Error> {
        if !self.has(Checks::FILE) {
            return Ok(());
        }
        match self.record.store().unsound().await {
            Ok(words) => {
                for words in words {
                    self.fault(Place::of("the database file"), FaultKind::FileUnsound(words));
                }
                Ok(())
            }
            Err(error) => self.found("the database file", Err(error.into())),
        }
    }

    async fn migrations(&mut self) -> Result<(), Error> {
        match self.record.store().odd_migrations().await {
            Ok(odd) => {
                if self.has(Checks::ROWS) {
                    for name in odd {
                        let place = Place::keyed("migration", name.to_owned());
                        self.fault(place, FaultKind::RowChanged);
                    }
                }
                Ok(())
            }
            Err(error) => self.found("migration", Err(error.into())),
        }
    }

    async fn all_streams(
        &mut self,
        progress: &mut (dyn FnMut(Progress) + Send),
    ) -> Result<BTreeSet<StreamId>, Error> {
        let rows = self.rows("stream", READ_STREAMS, args![self.record.agency()]).await?;
        let of_streams = u64::try_from(rows.len()).unwrap_or(u64::MAX);
        let mut known = BTreeSet::new();
        for row in rows {
            let Ok(stream) = row.id(0).map(StreamId) else {
                self.fault(Place::of("stream"), FaultKind::RowUnreadable);
                continue;
            };
            known.insert(stream);
            self.stream(stream, &row).await?;
            self.report.streams += 1;
            let Report { streams, entries, .. } = self.report;
            progress(Progress { streams, of_streams, entries });
        }
        Ok(known)
    }

    async fn strays(&mut self, known: &BTreeSet<StreamId>) -> Result<(), Error> {
        if !self.has(Checks::COUNTS) {
            return Ok(());
        }
        for (table, sql) in STRAYS {
            for row in self.rows(table, sql, args![self.record.agency()]).await? {
                match row.id(0).map(StreamId) {
                    Ok(stream) if known.contains(&stream) => {}
                    Ok(stream) => {
                        self.fault(Place::stream(table, stream), FaultKind::Unexpected);
                        self.fault(Place::stream("stream", stream), FaultKind::Missing);
                    }
                    Err(_) => self.fault(Place::of(table), FaultKind::RowUnreadable),
                }
            }
        }
        Ok(())
    }

    /// What hangs on the agency's row; looked at again when others wrote meanwhile.
    async fn agency(&mut self, known: &BTreeSet<StreamId>) -> Result<(), Error> {
        for look in 0.. {
            let before = self.rows("agency", READ_AGENCY, args![self.record.agency()]).await?;
            let faults = self.report.faults.len();
            let counted = self.report.rows;
            let Some(row) = before.first() else {
                self.fault(Place::of("agency"), FaultKind::Missing);
                return Ok(());
            };
            let Ok((agency, sound)) = AgencyRow::read(self.record.keys(), row) else {
                self.fault(Place::of("agency"), FaultKind::RowUnreadable);
                return Ok(());
            };
            if !sound && self.has(Checks::ROWS) {
                self.fault(Place::of("agency"), FaultKind::RowChanged);
            }
            self.numbers(&agency, known).await?;
            self.access_book(&agency).await?;
            self.slots(&agency).await?;
            self.digests(&agency).await?;
            if self.report.faults.len() == faults || look == 2 {
                return Ok(());
            }
            let after = self.rows("agency", READ_AGENCY, args![self.record.agency()]).await?;
            if before == after {
                return Ok(());
            }
            self.report.faults.truncate(faults);
            self.report.rows = counted;
        }
        Ok(())
    }

    async fn table(&mut self, table: &CheckedTable) -> Result<(), Error> {
        for row in self.rows(table.name, table.sql, args![self.record.agency()]).await? {
            self.report.rows += 1;
            let Some((mac, columns)) = row.values().split_last() else { continue };
            if *mac != self.record.row_mac(table.name, columns) && self.has(Checks::ROWS) {
                let key = columns.get(..table.key_columns).unwrap_or(columns);
                self.fault(Place::keyed(table.name, key_of(key)), FaultKind::RowChanged);
            }
        }
        Ok(())
    }
}

/// A row's key as it may be printed: ids, numbers and codes; of anything else only its length.
fn key_of(columns: &[Value]) -> String {
    let parts = columns.iter().map(|column| match column {
        Value::Null => "-".to_owned(),
        Value::Int(value) => value.to_string(),
        Value::Real(value) => value.to_string(),
        Value::Blob(bytes) if bytes.len() <= 32 => hex(bytes),
        Value::Blob(bytes) => format!("({} bytes)", bytes.len()),
        Value::Text(text) => {
            let plain = |b: u8| b.is_ascii_alphanumeric() || b"-_.:/".contains(&b);
            let is_code = text.len() <= 64 && text.bytes().all(plain);
            if is_code { text.clone() } else { format!("({} bytes)", text.len()) }
        }
    });
    parts.collect::<Vec<_>>().join(" ")
}
