// SPDX-License-Identifier: AGPL-3.0-or-later
//! Appending: entries, lists and the access row in one transaction, at the head that was seen.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use crate::access::Access;
use crate::error::{AppendError, Error, Stop};
use crate::key_rows::StreamKeys;
use crate::reading::{READ_ONE, entry_mac};
use crate::rows::{AgencyRow, Head, StreamRow};
use crate::sealing::attached::{self, ATTACHMENT_MAX, Beside};
use crate::sealing::content::{Attached, BODY_MAX, CODE_MAX, Content};
use crate::sealing::envelope::{ALG, Envelope, FORMAT};
use crate::sealing::keys::{FacetTag, Keys};
use crate::sealing::random;
use crate::store::{Decided, Failed, Must, Plan, Statement};
use crate::unlocked::Record;
use crate::value::{Row, signed};
use crate::{ActorId, EntryId, StoreError, StreamId, args};

/// How often an act is sealed anew when keys are made or destroyed meanwhile.
const TRIES: usize = 4;
const INSERT: &str = "INSERT INTO entry (agency, stream, version, seq, id, author, at, facet, \
     epoch, format, alg, prev, nonce, sealed, hash, mac) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, \
     $9, $10, $11, $12, $13, $14, $15, $16)";
const FACET_OF: &str = "SELECT facet FROM entry WHERE agency = $1 AND stream = $2 AND id = $3";
/// The parts go with the entry that says so, or nothing does.
const REMOVE: &str = "DELETE FROM attachment WHERE agency = $1 AND stream = $2 AND entry = $3";
const ATTACH: &str = "INSERT INTO attachment (agency, stream, entry, part, sealed, mac) \
     VALUES ($1, $2, $3, $4, $5, $6)";

/// An entry to be appended.
#[derive(Clone, PartialEq, Eq)]
pub struct NewEntry {
    /// Its id, made by the writer.
    pub id: EntryId,
    /// The facet it belongs to: entries of one facet share a key.
    pub facet: String,
    /// What happened: a permanent code.
    pub kind: String,
    /// What was said.
    pub body: Vec<u8>,
    /// A file beside it.
    pub attachment: Option<Vec<u8>>,
    /// An earlier entry of the same stream and facet whose file is taken away for good.
    pub removes: Option<EntryId>,
}

// An entry holds somebody's words.
impl fmt::Debug for NewEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NewEntry({}, {} bytes)", self.id, self.body.len())
    }
}

/// Entries for the end of one stream.
#[derive(Debug, Clone)]
pub struct Append {
    /// The stream.
    pub stream: StreamId,
    /// Where it ended when the writer last looked.
    pub seen: Head,
    /// What to add, in order.
    pub entries: Vec<NewEntry>,
}

/// One act of writing: all of it happens, or none.
#[derive(Debug, Clone)]
pub struct Act {
    /// Who writes.
    pub author: ActorId,
    /// When, in microseconds since 1970.
    pub at: i64,
    /// What is added to which streams.
    pub appends: Vec<Append>,
    /// What else changes in the same transaction.
    pub statements: Vec<Statement>,
    /// The row of the access book.
    pub access: Option<Access>,
}

/// An act that is in the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appended {
    /// Where each stream ended after this act.
    pub heads: Vec<(StreamId, Head)>,
    /// False when these very entries were in the record already: nothing was done again.
    pub first_time: bool,
}

/// Entries of one stream, sealed for their place in the chain.
struct SealedAppend {
    stream: StreamId,
    seen: Head,
    stamp: (u64, u64),
    entries: Vec<(Envelope, Vec<u8>, [u8; 32])>,
}

impl SealedAppend {
    fn head(&self) -> Head {
        match self.entries.last() {
            Some((envelope, _, hash)) => Head { version: envelope.version, hash: *hash },
            None => self.seen,
        }
    }
}

impl Record {
    /// Appends an act, durably. At the head that was seen, or not at all; and once, however often
    /// the same act is sent.
    ///
    /// # Errors
    /// [`AppendError::Changed`] when somebody wrote since, [`AppendError::IdReused`] when an id
    /// stands for something else already, [`AppendError::Shredded`] when a stream was destroyed,
    /// [`AppendError::Conflict`] when a statement that must change a row changed none. Nothing is
    /// written then.
    pub async fn append(&self, act: Act) -> Result<Appended, AppendError> {
        check(&act)?;
        let act = Arc::new(act);
        for _ in 0..TRIES {
            match self.append_once(&act).await {
                Ok(heads) => {
                    self.empty_after(&act).await?;
                    return Ok(Appended { heads, first_time: true });
                }
                Err(Failed::Stopped(Stop::KeysMoved(stream))) => self.forget_keys(stream),
                Err(Failed::Stopped(Stop::Changed(stream, head))) => {
                    let there = self.already(&act).await?;
                    return there.ok_or(AppendError::Changed { stream, head });
                }
                // A key is taken: by this very act when it was sent twice at once.
                Err(Failed::Store(StoreError::Conflict)) => {
                    return self.already(&act).await?.ok_or(AppendError::Conflict);
                }
                Err(Failed::Rest(StoreError::Conflict)) => return Err(AppendError::Conflict),
                Err(Failed::Stopped(Stop::Error(error))) => return Err(error.into()),
                Err(Failed::Store(error) | Failed::Rest(error)) => return Err(error.into()),
            }
        }
        Err(StoreError::Busy.into())
    }

    /// Bytes of a file that was taken away were overwritten; the log still holds them until it is emptied.
    async fn empty_after(&self, act: &Act) -> Result<(), StoreError> {
        let mut entries = act.appends.iter().flat_map(|append| &append.entries);
        if entries.any(|entry| entry.removes.is_some()) {
            self.inner.store.empty_log().await?;
        }
        Ok(())
    }

    /// What takes the file of an earlier entry away. Both entries are of one facet, so that whoever can
    /// open the one can open the other.
    async fn removal(&self, of: EntryId, place: &Standing<'_>) -> Result<Statement, Error> {
        let about = args![self.agency(), place.stream, of];
        let found = self.query(FACET_OF, about.clone()).await?;
        let facet = found.first().and_then(|row| row.blob(0).ok());
        if facet != Some(place.facet.0.as_slice()) {
            return Err(Error::NothingToRemove(of));
        }
        Ok(Statement { sql: REMOVE, args: about, must: Must::Change })
    }

    async fn append_once(&self, act: &Arc<Act>) -> Result<Vec<(StreamId, Head)>, Failed<Stop>> {
        let mut sealed = Vec::with_capacity(act.appends.len());
        let mut rest = Vec::new();
        for append in &act.appends {
            let stopped = |error| Failed::Stopped(Stop::Error(error));
            sealed.push(self.seal_append(act, append, &mut rest).await.map_err(stopped)?);
        }
        rest.extend(act.statements.iter().cloned());
        let keys = Arc::clone(&self.inner.keys);
        let mut asks = vec![AgencyRow::lock(&keys)];
        asks.extend(sealed.iter().map(|append| StreamRow::ask(&keys, append.stream)));
        let access = act.access.clone();
        let decide = move |answers: &[Vec<Row>]| place(&keys, &sealed, access.as_ref(), answers);
        self.inner.store.transact(Plan { asks, decide: Arc::new(decide), rest }).await
    }

    async fn seal_append(
        &self,
        act: &Act,
        append: &Append,
        rest: &mut Vec<Statement>,
    ) -> Result<SealedAppend, Error> {
        let stream = append.stream;
        let tags: Vec<FacetTag> =
            append.entries.iter().map(|entry| self.keys().tag(stream, &entry.facet)).collect();
        let keys = self.keys_for_appending(stream, &tags).await?;
        let mut sealed = SealedAppend {
            stream,
            seen: append.seen,
            stamp: keys.stamp,
            entries: Vec::with_capacity(append.entries.len()),
        };
        for (entry, facet) in append.entries.iter().zip(tags) {
            let before = sealed.head();
            let place = Standing { act, stream, before, facet };
            if let Some(of) = entry.removes {
                rest.push(self.removal(of, &place).await?);
            }
            sealed.entries.push(self.seal_entry(&place, entry, &keys, rest)?);
        }
        Ok(sealed)
    }

    fn seal_entry(
        &self,
        place: &Standing<'_>,
        entry: &NewEntry,
        keys: &StreamKeys,
        rest: &mut Vec<Statement>,
    ) -> Result<(Envelope, Vec<u8>, [u8; 32]), Error> {
        // The keys were made for exactly these facets.
        let (epoch, key) = keys.current(place.facet).ok_or(StoreError::Busy)?;
        let envelope = Envelope {
            agency: self.agency(),
            stream: place.stream,
            version: place.before.version.saturating_add(1),
            id: entry.id,
            author: place.act.author,
            at: place.act.at,
            facet: place.facet,
            epoch,
            prev: place.before.hash,
            nonce: random()?,
        };
        let attached = match &entry.attachment {
            None => None,
            Some(file) => {
                let attached = Attached::of(file, random()?);
                let key = key.attachment_key(entry.id, attached.salt);
                let beside =
                    Beside { agency: self.agency(), stream: place.stream, entry: entry.id };
                for (part, sealed) in (0_i64..).zip(attached::seal(beside, &key, file)) {
                    let mut args = args![self.agency(), place.stream, entry.id, part, sealed];
                    args.push(self.row_mac("attachment", &args));
                    rest.push(Statement { sql: ATTACH, args, must: Must::Any });
                }
                Some(attached)
            }
        };
        let content = Content {
            kind: entry.kind.clone(),
            facet: entry.facet.clone(),
            attached,
            removes: entry.removes,
            body: entry.body.clone(),
        };
        let (sealed, hash) = key.seal_entry(&envelope, content.encode());
        Ok((envelope, sealed, hash))
    }

    /// Whether this act's entries are in the record already, saying the same.
    async fn already(&self, act: &Act) -> Result<Option<Appended>, AppendError> {
        let mut heads = Vec::with_capacity(act.appends.len());
        let mut missing = false;
        let mut found = None;
        for append in &act.appends {
            let row = self.stream_row(append.stream).await?;
            let mut head = append.seen;
            for entry in &append.entries {
                let about = args![self.agency(), append.stream, entry.id];
                let rows = self.query(READ_ONE, about).await?;
                let Some(kept) = rows.first() else {
                    missing = true;
                    continue;
                };
                let kept = self.kept(append.stream, kept)?;
                let keys = self.stream_keys(append.stream, row).await?;
                let content = kept.open(&keys)?.ok_or(AppendError::Shredded(append.stream))?;
                if !says_the_same(&content, entry) {
                    return Err(AppendError::IdReused(entry.id));
                }
                found = Some(entry.id);
                head = kept.head();
            }
            heads.push((append.stream, head));
        }
        match found {
            None => Ok(None),
            // An act is whole or absent: an id that stands alone belongs to another act.
            Some(id) if missing => Err(AppendError::IdReused(id)),
            Some(_) => Ok(Some(Appended { heads, first_time: false })),
        }
    }
}

/// Where an entry is to stand.
struct Standing<'a> {
    act: &'a Act,
    stream: StreamId,
    before: Head,
    facet: FacetTag,
}

fn says_the_same(content: &Content, entry: &NewEntry) -> bool {
    let same_file = match (&content.attached, &entry.attachment) {
        (None, None) => true,
        (Some(attached), Some(file)) => attached.is(file),
        _ => false,
    };
    content.facet == entry.facet
        && content.kind == entry.kind
        && content.body == entry.body
        && content.removes == entry.removes
        && same_file
}

fn check(act: &Act) -> Result<(), AppendError> {
    if let Some(access) = &act.access {
        access.check()?;
    }
    let mut streams = BTreeSet::new();
    for append in &act.appends {
        if !streams.insert(append.stream) {
            return Err(AppendError::StreamTwice(append.stream));
        }
        let mut ids = BTreeSet::new();
        for entry in &append.entries {
            if !ids.insert(entry.id) {
                return Err(AppendError::IdReused(entry.id));
            }
            let long = entry.facet.len() > CODE_MAX
                || entry.kind.len() > CODE_MAX
                || entry.body.len() > BODY_MAX
                || entry.attachment.as_ref().is_some_and(|file| file.len() > ATTACHMENT_MAX);
            if long {
                return Err(AppendError::Record(Error::TooLong));
            }
        }
    }
    Ok(())
}

/// Inside the transaction: are the heads where they were seen, and then which rows are written.
fn place(
    keys: &Keys,
    sealed: &[SealedAppend],
    access: Option<&Access>,
    answers: &[Vec<Row>],
) -> Decided<Vec<(StreamId, Head)>, Stop> {
    let mut agency = AgencyRow::sound(keys, &answers[0])?;
    let mut statements = Vec::new();
    let mut heads = Vec::with_capacity(sealed.len());
    for (append, rows) in sealed.iter().zip(&answers[1..]) {
        let mut row = StreamRow::sound(keys, append.stream, rows)?;
        if row.shredded {
            return Err(Error::Shredded(append.stream).into());
        }
        if row.head != append.seen {
            return Err(Stop::Changed(append.stream, row.head));
        }
        if row.stamp() != append.stamp {
            return Err(Stop::KeysMoved(append.stream));
        }
        for entry in &append.entries {
            agency.entries += 1;
            statements.push(insert(keys, agency.entries, entry));
        }
        row.head = append.head();
        statements.push(row.put(keys, append.stream, append.seen));
        heads.push((append.stream, row.head));
    }
    if let Some(access) = access {
        statements.push(access.write(keys, &mut agency));
    }
    statements.push(agency.put(keys));
    Ok((statements, heads))
}

fn insert(keys: &Keys, seq: u64, entry: &(Envelope, Vec<u8>, [u8; 32])) -> Statement {
    let (envelope, sealed, hash) = entry;
    let args = args![
        envelope.agency,
        envelope.stream,
        signed(envelope.version),
        signed(seq),
        envelope.id,
        envelope.author,
        envelope.at,
        envelope.facet.0,
        i64::from(envelope.epoch),
        i64::from(FORMAT),
        i64::from(ALG),
        envelope.prev,
        envelope.nonce,
        sealed.as_slice(),
        *hash,
        entry_mac(keys, seq, envelope, hash)
    ];
    Statement { sql: INSERT, args, must: Must::Any }
}
