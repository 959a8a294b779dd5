// SPDX-License-Identifier: AGPL-3.0-or-later
//! What can be found wrong with a record, and where: the table, the stream, the entry.

use std::fmt;

use crate::StreamId;

/// Where something is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// The table.
    pub table: &'static str,
    /// The stream, where the row belongs to one.
    pub stream: Option<StreamId>,
    /// The entry's number in its stream.
    pub version: Option<u64>,
    /// The entry's number in the agency, or the row's number in the access book or of the digest.
    pub seq: Option<u64>,
    /// The row's key, for other tables.
    pub key: Option<String>,
}

impl Place {
    pub(crate) fn of(table: &'static str) -> Self {
        Self { table, ..Self::default() }
    }

    pub(crate) fn stream(table: &'static str, stream: StreamId) -> Self {
        Self { table, stream: Some(stream), ..Self::default() }
    }

    pub(crate) fn entry(stream: StreamId, version: u64) -> Self {
        Self { table: "entry", stream: Some(stream), version: Some(version), ..Self::default() }
    }

    pub(crate) fn numbered(table: &'static str, seq: u64) -> Self {
        Self { table, seq: Some(seq), ..Self::default() }
    }

    pub(crate) fn keyed(table: &'static str, key: String) -> Self {
        Self { table, key: Some(key), ..Self::default() }
    }

    pub(crate) fn with_key(self, key: String) -> Self {
        Self { key: Some(key), ..self }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.table)?;
        if let Some(stream) = self.stream {
            write!(f, ", stream {stream}")?;
        }
        if let Some(version) = self.version {
            write!(f, ", entry {version}")?;
        }
        if let Some(seq) = self.seq {
            write!(f, ", number {seq}")?;
        }
        if let Some(key) = &self.key {
            write!(f, ", row {key}")?;
        }
        Ok(())
    }
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// The row is not as it was written.
    RowChanged,
    /// The row holds what never stands there.
    RowUnreadable,
    /// A row is missing.
    Missing,
    /// A row is there that should not be.
    Unexpected,
    /// An entry's hash does not fit what it holds.
    HashDoesNotFit,
    /// An entry does not follow the one before it.
    ChainBroken,
    /// A stream does not end as its own row says.
    HeadDoesNotFit,
    /// Rows do not add up to what the agency's row counted.
    CountDoesNotFit,
    /// The key of an entry is missing, and no tombstone says why.
    KeyMissing,
    /// A key does not unwrap in its place.
    KeyDoesNotOpen,
    /// An entry or a file does not open with its key.
    DoesNotOpen,
    /// A file is not the one its entry speaks of.
    AttachmentDoesNotFit,
    /// Sealed in a way this version does not know.
    UnknownFormat,
    /// A digest is not signed by this agency, or is another's.
    DigestForged,
    /// The record is older than the digest: what came after was taken away.
    RolledBack,
    /// The record went another way than the digest says.
    OtherHistory,
    /// The database itself finds its file unsound; in its own words.
    FileUnsound(String),
}

impl fmt::Display for FaultKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::RowChanged => "the row is not as it was written",
            Self::RowUnreadable => "the row holds what never stands there",
            Self::Missing => "a row is missing",
            Self::Unexpected => "there is a row that should not be there",
            Self::HashDoesNotFit => "its hash does not fit what it holds",
            Self::ChainBroken => "it does not follow the entry before it",
            Self::HeadDoesNotFit => "the stream does not end where its row says",
            Self::CountDoesNotFit => "the rows do not add up to what was counted",
            Self::KeyMissing => "its key is missing, and nothing says that it was destroyed",
            Self::KeyDoesNotOpen => "the key does not open here; it was put in from elsewhere",
            Self::DoesNotOpen => "it does not open with its key",
            Self::AttachmentDoesNotFit => "the file is not the one its entry speaks of",
            Self::UnknownFormat => "it is sealed in a way this version does not know",
            Self::DigestForged => "the digest was not made by this agency's record",
            Self::RolledBack => "the record is older than the digest; what came after is gone",
            Self::OtherHistory => "the record is not the one the digest was made of",
            Self::FileUnsound(words) => return write!(f, "the file is unsound: {words}"),
        })
    }
}

/// Something wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub place: Place,
    /// What.
    pub what: FaultKind,
}

impl Fault {
    pub(crate) fn new(place: Place, what: FaultKind) -> Self {
        Self { place, what }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.what)
    }
}
