// SPDX-License-Identifier: AGPL-3.0-or-later
//! The rows of an agency and of a stream, each with a keyed hash that shows a change by hand.

use crate::error::Error;
use crate::fault::{FaultKind, Place};
use crate::sealing::keys::Keys;
use crate::store::{Ask, Must, Statement};
use crate::value::{Row, signed};
use crate::{StoreError, StreamId, Value, args};

/// Takes the agency's row for the rest of the transaction: who appends after, waits.
const LOCK_AGENCY: &str = "UPDATE agency SET entries = entries WHERE agency = $1 \
     RETURNING made, entries, accesses, access_hash, digests, slots, mac";
pub(crate) const READ_AGENCY: &str = "SELECT made, entries, accesses, access_hash, digests, \
     slots, mac FROM agency WHERE agency = $1";
const MAKE_AGENCY: &str = "INSERT INTO agency (agency, made, entries, accesses, access_hash, \
     digests, slots, mac) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
const PUT_AGENCY: &str = "UPDATE agency SET entries = $2, accesses = $3, access_hash = $4, \
     digests = $5, slots = $6, mac = $7 WHERE agency = $1";
pub(crate) const READ_STREAM: &str = "SELECT version, hash, key_count, tombstones, shredded, mac \
     FROM stream WHERE agency = $1 AND stream = $2";
/// Changes no row when the stream does not end where it was seen to.
const PUT_STREAM: &str = "INSERT INTO stream (agency, stream, version, hash, key_count, \
     tombstones, shredded, mac) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) \
     ON CONFLICT (agency, stream) DO UPDATE SET version = excluded.version, \
     hash = excluded.hash, key_count = excluded.key_count, tombstones = excluded.tombstones, \
     shredded = excluded.shredded, mac = excluded.mac \
     WHERE stream.version = $9 AND stream.hash = $10";

/// Where a stream ends: how many entries it has, and the hash of the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Head {
    /// The number of entries.
    pub version: u64,
    /// The hash of the last.
    pub hash: [u8; 32],
}

impl Head {
    /// The head of a stream that has no entries.
    pub const EMPTY: Self = Self { version: 0, hash: [0; 32] };
}

/// The counters of an agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AgencyRow {
    pub(crate) made: i64,
    pub(crate) entries: u64,
    pub(crate) accesses: u64,
    pub(crate) access_hash: [u8; 32],
    pub(crate) digests: u64,
    pub(crate) slots: u64,
}

impl AgencyRow {
    pub(crate) fn new(made: i64) -> Self {
        Self { made, entries: 0, accesses: 0, access_hash: [0; 32], digests: 0, slots: 0 }
    }

    pub(crate) fn lock(keys: &Keys) -> Ask {
        Ask { sql: LOCK_AGENCY, args: args![keys.agency()] }
    }

    /// The row and whether it is as it was written.
    pub(crate) fn read(keys: &Keys, row: &Row) -> Result<(Self, bool), StoreError> {
        let read = Self {
            made: row.int(0)?,
            entries: row.count(1)?,
            accesses: row.count(2)?,
            access_hash: row.bytes(3)?,
            digests: row.count(4)?,
            slots: row.count(5)?,
        };
        let sound = row.blob(6)? == read.mac(keys);
        Ok((read, sound))
    }

    /// The one row of an answer, as it was written: an agency whose counters were changed is
    /// not written to, since that would sign the change.
    pub(crate) fn sound(keys: &Keys, rows: &[Row]) -> Result<Self, Error> {
        let row = rows.first().ok_or(Error::NoSuchAgency)?;
        match Self::read(keys, row) {
            Ok((read, true)) => Ok(read),
            _ => Err(Error::damaged(Place::of("agency"), FaultKind::RowChanged)),
        }
    }

    fn mac(&self, keys: &Keys) -> [u8; 32] {
        keys.row_mac(
            "agency",
            &args![
                keys.agency(),
                self.made,
                signed(self.entries),
                signed(self.accesses),
                self.access_hash,
                signed(self.digests),
                signed(self.slots)
            ],
        )
    }

    fn counters(&self, keys: &Keys) -> Vec<Value> {
        args![
            signed(self.entries),
            signed(self.accesses),
            self.access_hash,
            signed(self.digests),
            signed(self.slots),
            self.mac(keys)
        ]
    }

    pub(crate) fn make(&self, keys: &Keys) -> Statement {
        let mut args = args![keys.agency(), self.made];
        args.extend(self.counters(keys));
        Statement { sql: MAKE_AGENCY, args, must: Must::Change }
    }

    pub(crate) fn put(&self, keys: &Keys) -> Statement {
        let mut args = args![keys.agency()];
        args.extend(self.counters(keys));
        Statement { sql: PUT_AGENCY, args, must: Must::Any }
    }
}

/// The row of a stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct StreamRow {
    pub(crate) head: Head,
    /// How many keys the stream has.
    pub(crate) keys: u64,
    /// How often something in it was destroyed.
    pub(crate) tombstones: u64,
    /// Whether the whole of it was.
    pub(crate) shredded: bool,
}

impl StreamRow {
    pub(crate) const EMPTY: Self =
        Self { head: Head::EMPTY, keys: 0, tombstones: 0, shredded: false };

    pub(crate) fn ask(keys: &Keys, stream: StreamId) -> Ask {
        Ask { sql: READ_STREAM, args: args![keys.agency(), stream] }
    }

    /// The row and whether it is as it was written. Its columns begin at `from`.
    pub(crate) fn read(
        keys: &Keys,
        stream: StreamId,
        row: &Row,
        from: usize,
    ) -> Result<(Self, bool), StoreError> {
        let shredded = row.int(from + 4)?;
        let read = Self {
            head: Head { version: row.count(from)?, hash: row.bytes(from + 1)? },
            keys: row.count(from + 2)?,
            tombstones: row.count(from + 3)?,
            shredded: shredded == 1,
        };
        let known = matches!(shredded, 0 | 1);
        let sound = known && row.blob(from + 5)? == read.mac(keys, stream);
        Ok((read, sound))
    }

    /// The row of an answer, as it was written; an empty stream has none.
    pub(crate) fn sound(keys: &Keys, stream: StreamId, rows: &[Row]) -> Result<Self, Error> {
        let Some(row) = rows.first() else { return Ok(Self::EMPTY) };
        match Self::read(keys, stream, row, 0) {
            Ok((read, true)) => Ok(read),
            _ => Err(Error::damaged(Place::stream("stream", stream), FaultKind::RowChanged)),
        }
    }

    fn mac(&self, keys: &Keys, stream: StreamId) -> [u8; 32] {
        keys.row_mac("stream", &self.columns(keys, stream))
    }

    fn columns(&self, keys: &Keys, stream: StreamId) -> Vec<Value> {
        args![
            keys.agency(),
            stream,
            signed(self.head.version),
            self.head.hash,
            signed(self.keys),
            signed(self.tombstones),
            i64::from(self.shredded)
        ]
    }

    /// The statement that puts this row where `seen` is the head so far.
    pub(crate) fn put(&self, keys: &Keys, stream: StreamId, seen: Head) -> Statement {
        let mut args = self.columns(keys, stream);
        args.extend(args![self.mac(keys, stream), signed(seen.version), seen.hash]);
        Statement { sql: PUT_STREAM, args, must: Must::Change }
    }

    /// Changes whenever keys are made or destroyed.
    pub(crate) fn stamp(&self) -> (u64, u64) {
        (self.keys, self.tombstones)
    }
}
