// SPDX-License-Identifier: AGPL-3.0-or-later
//! Reading a stream: every entry checked against the chain, then opened.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use crate::error::Error;
use crate::fault::{FaultKind, Place};
use crate::key_rows::StreamKeys;
use crate::rows::Head;
use crate::sealing::attached::{self, Beside};
use crate::sealing::content::{Attached, Content};
use crate::sealing::envelope::{ALG, ENCODED, Envelope, FORMAT, chained};
use crate::sealing::keys::{FacetTag, Keys};
use crate::unlocked::Record;
use crate::value::{Row, signed};
use crate::{ActorId, EntryId, StoreError, StreamId, args};

macro_rules! entries {
    ($condition:literal) => {
        concat!(
            "SELECT version, seq, id, author, at, facet, epoch, format, alg, prev, nonce, sealed, \
             hash, mac FROM entry WHERE agency = $1 AND stream = $2 AND ",
            $condition
        )
    };
}

const READ: &str = entries!("version <= $3 ORDER BY version");
pub(crate) const READ_PAGE: &str = entries!("version > $3 ORDER BY version LIMIT $4");
pub(crate) const READ_ONE: &str = entries!("id = $3");
const READ_ATTACHMENT: &str = "SELECT part, sealed FROM attachment WHERE agency = $1 \
     AND stream = $2 AND entry = $3 AND part BETWEEN $4 AND $5 ORDER BY part";

/// An entry, opened.
#[derive(Clone, PartialEq, Eq)]
pub struct Entry {
    /// The stream.
    pub stream: StreamId,
    /// Its number in the stream, from 1.
    pub version: u64,
    /// Its number in the agency, from 1, in the order of writing.
    pub seq: u64,
    /// Its id.
    pub id: EntryId,
    /// Who wrote it.
    pub author: ActorId,
    /// When, in microseconds since 1970.
    pub at: i64,
    /// The facet it belongs to.
    pub facet: String,
    /// What happened: a permanent code.
    pub kind: String,
    /// What was said.
    pub body: Vec<u8>,
}

// An entry holds somebody's words: only where it stands is printed.
impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Entry({}, {}, {} bytes)", self.stream, self.version, self.body.len())
    }
}

/// A stream, opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// What was said, in order; without facets that were destroyed.
    pub entries: Vec<Entry>,
    /// Where the stream ends.
    pub head: Head,
}

/// An entry's row, still sealed.
pub(crate) struct Kept {
    pub(crate) envelope: Envelope,
    pub(crate) seq: u64,
    pub(crate) sealed: Vec<u8>,
    pub(crate) hash: [u8; 32],
    mac: [u8; 32],
    known: bool,
}

impl Kept {
    pub(crate) fn read(keys: &Keys, stream: StreamId, row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            seq: row.count(1)?,
            envelope: Envelope {
                agency: keys.agency(),
                stream,
                version: row.count(0)?,
                id: EntryId(row.id(2)?),
                author: ActorId(row.id(3)?),
                at: row.int(4)?,
                facet: FacetTag(row.bytes(5)?),
                epoch: row.small(6)?,
                prev: row.bytes(9)?,
                nonce: row.bytes(10)?,
            },
            known: row.int(7)? == i64::from(FORMAT) && row.int(8)? == i64::from(ALG),
            sealed: row.blob(11)?.to_vec(),
            hash: row.bytes(12)?,
            mac: row.bytes(13)?,
        })
    }

    fn place(&self) -> Place {
        let Envelope { stream, version, .. } = self.envelope;
        Place { seq: Some(self.seq), ..Place::entry(stream, version) }
    }

    fn damaged(&self, what: FaultKind) -> Error {
        Error::damaged(self.place(), what)
    }

    /// Whether the format is known: one that is not is neither checked nor opened.
    pub(crate) fn check_format(&self) -> Result<(), Error> {
        if self.known { Ok(()) } else { Err(Error::UnknownFormat(Box::new(self.place()))) }
    }

    /// Whether it follows the entry before it.
    pub(crate) fn check_order(&self, before: Head) -> Result<(), Error> {
        let next = before.version.checked_add(1) == Some(self.envelope.version);
        if next && self.envelope.prev == before.hash {
            Ok(())
        } else {
            Err(self.damaged(FaultKind::ChainBroken))
        }
    }

    /// Whether its hash fits what it holds.
    pub(crate) fn check_hash(&self) -> Result<(), Error> {
        let encoded: [u8; ENCODED] = self.envelope.encode();
        if chained(&self.envelope.prev, &encoded, &self.sealed) == self.hash {
            Ok(())
        } else {
            Err(self.damaged(FaultKind::HashDoesNotFit))
        }
    }

    /// Whether the row stands where it was written.
    pub(crate) fn check_mac(&self, keys: &Keys) -> Result<(), Error> {
        if entry_mac(keys, self.seq, &self.envelope, &self.hash) == self.mac {
            Ok(())
        } else {
            Err(self.damaged(FaultKind::RowChanged))
        }
    }

    pub(crate) fn head(&self) -> Head {
        Head { version: self.envelope.version, hash: self.hash }
    }

    /// The content; nothing when its key was destroyed.
    pub(crate) fn open(&self, keys: &StreamKeys) -> Result<Option<Content>, Error> {
        let Envelope { facet, epoch, .. } = self.envelope;
        let Some(key) = keys.key(facet, epoch) else {
            return if keys.was_destroyed(facet, epoch) {
                Ok(None)
            } else {
                Err(self.damaged(FaultKind::KeyMissing))
            };
        };
        let opened = key.open_entry(&self.envelope, &self.sealed);
        let content = opened.ok().and_then(|plain| Content::decode(&plain));
        content.map(Some).ok_or_else(|| self.damaged(FaultKind::DoesNotOpen))
    }
}

/// The keyed hash of an entry's row: its number in the agency, bound to the entry.
pub(crate) fn entry_mac(keys: &Keys, seq: u64, envelope: &Envelope, hash: &[u8; 32]) -> [u8; 32] {
    let version = signed(envelope.version);
    keys.row_mac("entry", &args![keys.agency(), signed(seq), envelope.stream, version, *hash])
}

impl Record {
    /// Opens a stream: reads it to its end, checks every entry against the chain, and unseals it.
    /// Facets that were destroyed are left out.
    ///
    /// # Errors
    /// [`Error::Shredded`] when the stream was destroyed; [`Error::Damaged`] naming the place when
    /// anything is not as it was written; [`Error::UnknownFormat`] when a newer version wrote it.
    pub async fn read(&self, stream: StreamId) -> Result<Opened, Error> {
        let row = self.stream_row(stream).await?;
        if row.shredded {
            return Err(Error::Shredded(stream));
        }
        let keys = self.stream_keys(stream, row).await?;
        let about = args![self.agency(), stream, signed(row.head.version)];
        let rows = self.query(READ, about).await?;
        let mut entries = Vec::with_capacity(rows.len());
        let mut head = Head::EMPTY;
        for kept in &rows {
            let kept = self.kept(stream, kept)?;
            kept.check_order(head)?;
            kept.check_hash()?;
            kept.check_mac(self.keys())?;
            head = kept.head();
            if let Some(content) = kept.open(&keys)? {
                entries.push(entry(&kept, content));
            }
        }
        if head == row.head {
            Ok(Opened { entries, head })
        } else {
            Err(Error::damaged(Place::stream("stream", stream), FaultKind::HeadDoesNotFit))
        }
    }

    pub(crate) fn kept(&self, stream: StreamId, row: &Row) -> Result<Kept, Error> {
        let kept = Kept::read(self.keys(), stream, row).map_err(|_| {
            let version = row.count(0).ok();
            let place = Place { version, ..Place::stream("entry", stream) };
            Error::damaged(place, FaultKind::RowUnreadable)
        })?;
        kept.check_format()?;
        Ok(kept)
    }

    /// The file beside an entry; nothing when there is none, or when its key was destroyed.
    ///
    /// # Errors
    /// [`Error::Shredded`] when the stream was destroyed; [`Error::Damaged`] when the file is not
    /// the one the entry speaks of.
    pub async fn attachment(
        &self,
        stream: StreamId,
        entry: EntryId,
    ) -> Result<Option<Vec<u8>>, Error> {
        let Some((envelope, attached, keys)) = self.attached(stream, entry).await? else {
            return Ok(None);
        };
        self.open_attachment(&envelope, attached, &keys).await.map(Some)
    }

    /// The bytes of the file beside an entry from one place to before another, as far as it reaches; nothing
    /// where [`Self::attachment`] gives nothing. Only the parts that hold them are read.
    ///
    /// # Errors
    /// As [`Self::attachment`], of the parts that are read: the hash of the whole is not compared.
    pub async fn attachment_range(
        &self,
        stream: StreamId,
        entry: EntryId,
        wanted: Range<u64>,
    ) -> Result<Option<Vec<u8>>, Error> {
        let Some((envelope, attached, keys)) = self.attached(stream, entry).await? else {
            return Ok(None);
        };
        let end = wanted.end.min(attached.length);
        if end <= wanted.start {
            return Ok(Some(Vec::new()));
        }
        let parts = attached::part_of(wanted.start)..attached::part_of(end - 1) + 1;
        let skipped = wanted.start - attached::begins(parts.start);
        let opened = self.open_parts(&envelope, attached, &keys, parts).await?;
        let bytes = opened.into_iter().skip(usize::try_from(skipped).unwrap_or(usize::MAX));
        Ok(Some(bytes.take(usize::try_from(end - wanted.start).unwrap_or(usize::MAX)).collect()))
    }

    /// What an entry says of the file beside it, and the keys that open it.
    async fn attached(
        &self,
        stream: StreamId,
        entry: EntryId,
    ) -> Result<Option<(Envelope, Attached, Arc<StreamKeys>)>, Error> {
        let row = self.stream_row(stream).await?;
        if row.shredded {
            return Err(Error::Shredded(stream));
        }
        let keys = self.stream_keys(stream, row).await?;
        let found = self.query(READ_ONE, args![self.agency(), stream, entry]).await?;
        let Some(found) = found.first() else { return Ok(None) };
        let kept = self.kept(stream, found)?;
        kept.check_hash()?;
        kept.check_mac(self.keys())?;
        let attached = kept.open(&keys)?.and_then(|content| content.attached);
        Ok(attached.map(|attached| (kept.envelope, attached, keys)))
    }

    pub(crate) async fn open_attachment(
        &self,
        envelope: &Envelope,
        attached: Attached,
        keys: &StreamKeys,
    ) -> Result<Vec<u8>, Error> {
        let file = self.open_parts(envelope, attached, keys, 0..attached.parts()).await?;
        if attached.is(&file) {
            return Ok(file);
        }
        let place =
            Place { table: "attachment", ..Place::entry(envelope.stream, envelope.version) };
        let place = place.with_key(envelope.id.to_string());
        Err(Error::damaged(place, FaultKind::AttachmentDoesNotFit))
    }

    /// Some parts of a file, one behind the other.
    async fn open_parts(
        &self,
        envelope: &Envelope,
        attached: Attached,
        keys: &StreamKeys,
        wanted: Range<u64>,
    ) -> Result<Vec<u8>, Error> {
        let &Envelope { agency, stream, id, version, facet, epoch, .. } = envelope;
        let place = || {
            let place = Place { table: "attachment", ..Place::entry(stream, version) };
            place.with_key(id.to_string())
        };
        let wrong = |what| Error::damaged(place(), what);
        let key = keys.key(facet, epoch).ok_or_else(|| wrong(FaultKind::KeyMissing))?;
        let key = key.attachment_key(id, attached.salt);
        let beside = Beside { agency, stream, entry: id };
        let (from, to) = (signed(wanted.start), signed(wanted.end.saturating_sub(1)));
        let rows = self.query(READ_ATTACHMENT, args![agency, stream, id, from, to]).await?;
        if u64::try_from(rows.len()) != Ok(wanted.end - wanted.start) {
            return Err(wrong(FaultKind::Missing));
        }
        let first = u32::try_from(wanted.start).unwrap_or(u32::MAX);
        let mut file = Vec::new();
        for (number, row) in (first..).zip(&rows) {
            let (part, sealed) = (row.small(0), row.blob(1));
            let (Ok(part), Ok(sealed)) = (part, sealed) else {
                return Err(wrong(FaultKind::RowUnreadable));
            };
            let opened = attached::open(beside, &key, (number, attached.parts()), sealed);
            match opened {
                Ok(plain) if part == number => file.extend_from_slice(&plain),
                _ => return Err(wrong(FaultKind::DoesNotOpen)),
            }
        }
        Ok(file)
    }
}

pub(crate) fn entry(kept: &Kept, content: Content) -> Entry {
    let Envelope { stream, version, id, author, at, .. } = kept.envelope;
    let Content { kind, facet, body, .. } = content;
    Entry { stream, version, seq: kept.seq, id, author, at, facet, kind, body }
}
