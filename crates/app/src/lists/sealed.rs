// SPDX-License-Identifier: AGPL-3.0-or-later
//! Sealed notes, as their tables keep them: whose keys there are, and which notes, by ids and days alone.

use jiff::Timestamp;
use practice::sealed::Entry;
use practice::{EntryId, FamilyId, VisitId};
use record::{ActorId, Must, Record, Row, Statement, StreamId, Value, args};

use super::hashed;
use crate::error::Error;

/// A pair of keys: what encrypts, and what opens, locked by something only people know.
#[derive(Clone, PartialEq, Eq)]
pub struct KeyPair {
    /// What encrypts.
    pub public: String,
    /// What opens, locked.
    pub locked: Vec<u8>,
}

/// A sealed note, by what the list knows of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoteRow {
    /// The note's entry.
    pub note: EntryId,
    /// When it was sealed.
    pub at: Timestamp,
    /// The visit it belongs to.
    pub visit: VisitId,
}

/// The stream of an author's sealed notes of a family. Whoever does not hold the agency key cannot
/// tell which stream it is.
pub fn stream_of(record: &Record, author: ActorId, family: FamilyId) -> StreamId {
    let Value::Blob(hash) =
        record.row_mac("sealed-stream/1", &args![record.agency(), author, family.0])
    else {
        return StreamId(0);
    };
    let first = hash.iter().take(16).fold(0, |id: u128, byte| id << 8 | u128::from(*byte));
    StreamId(first)
}

const PUT_KEY: &str = "INSERT INTO author_key (agency, account, public, sealed, made, mac) \
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (agency, account) DO NOTHING";
const KEY: &str = "SELECT public, sealed, made, mac FROM author_key \
     WHERE agency = $1 AND account = $2";
/// The keys stay, and what locks them changes; the last value is the row as it was found.
const LOCK_ANEW: &str = "UPDATE author_key SET sealed = $4, mac = $6 \
     WHERE agency = $1 AND account = $2 AND public = $3 AND made = $5 AND mac = $7";
const PUT_RECOVERY: &str = "INSERT INTO sealed_recovery (agency, public, sealed, made, mac) \
     VALUES ($1, $2, $3, $4, $5)";
const RECOVERIES: &str = "SELECT public, sealed FROM sealed_recovery WHERE agency = $1 \
     ORDER BY made DESC, public";

/// The part and purposes keys are sealed under once more, so that a copied database gives nobody
/// anything to guess at.
const FACET: &str = "sealed-keys";

fn author_purpose(account: u128) -> String {
    format!("author-key:{account:032x}")
}

const RECOVERY_PURPOSE: &str = "sealed-recovery";

/// Seals a pair, the public key with it: another one put in its place by hand encrypts nothing.
async fn seal_pair(record: &Record, purpose: &str, pair: &KeyPair) -> Result<Vec<u8>, Error> {
    let plain = [pair.public.as_bytes(), b"\n", &pair.locked].concat();
    Ok(record.seal(StreamId(record.agency().0), FACET, purpose, &plain).await?)
}

async fn unseal_pair(record: &Record, purpose: &str, row: &Row) -> Result<KeyPair, Error> {
    let stream = StreamId(record.agency().0);
    let plain = record.unseal(stream, FACET, purpose, row.blob(1)?).await?;
    let public = row.text(0)?;
    let locked = plain.strip_prefix(public.as_bytes()).and_then(|rest| rest.strip_prefix(b"\n"));
    let locked = locked.ok_or_else(|| Error::Internal("a public key was exchanged".into()))?;
    Ok(KeyPair { public: public.to_owned(), locked: locked.to_vec() })
}

/// The statement that keeps an author's keys. There is one pair for good; a second changes nothing.
pub async fn put_key(
    record: &Record,
    account: u128,
    pair: &KeyPair,
    made: Timestamp,
) -> Result<Statement, Error> {
    let sealed = seal_pair(record, &author_purpose(account), pair).await?;
    let columns =
        args![record.agency(), account, pair.public.as_str(), sealed, made.as_microsecond()];
    Ok(hashed(record, "author_key", PUT_KEY, columns))
}

/// An author's keys.
pub async fn key(record: &Record, account: u128) -> Result<Option<KeyPair>, Error> {
    Ok(found(record, account).await?.map(|found| found.pair))
}

/// An author's keys as they were found, so that they change only where they stand so still.
pub struct Found {
    /// The keys.
    pub pair: KeyPair,
    made: i64,
    mac: Vec<u8>,
}

/// An author's keys, to be locked anew.
pub async fn found(record: &Record, account: u128) -> Result<Option<Found>, Error> {
    let rows = record.store().query(KEY, args![record.agency(), account]).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let pair = unseal_pair(record, &author_purpose(account), row).await?;
    Ok(Some(Found { pair, made: row.int(2)?, mac: row.blob(3)?.to_vec() }))
}

/// The statement that keeps the same keys locked otherwise, if nobody locked them anew since they were
/// found: of two who do so at the same instant one does.
pub async fn lock_anew(
    record: &Record,
    account: u128,
    found: &Found,
    locked: Vec<u8>,
) -> Result<Statement, Error> {
    let pair = KeyPair { public: found.pair.public.clone(), locked };
    let sealed = seal_pair(record, &author_purpose(account), &pair).await?;
    let columns = args![record.agency(), account, pair.public.as_str(), sealed, found.made];
    let mut statement = hashed(record, "author_key", LOCK_ANEW, columns);
    statement.args.push(Value::Blob(found.mac.clone()));
    statement.must = Must::Change;
    Ok(statement)
}

/// Keeps the key that two people hold together. Older ones stay, for the notes sealed to them.
pub async fn keep_recovery(record: &Record, pair: &KeyPair, made: Timestamp) -> Result<(), Error> {
    let sealed = seal_pair(record, RECOVERY_PURPOSE, pair).await?;
    let columns = args![record.agency(), pair.public.as_str(), sealed, made.as_microsecond()];
    let statement = hashed(record, "sealed_recovery", PUT_RECOVERY, columns);
    record.store().write(vec![statement]).await?;
    Ok(())
}

/// The keys two people hold together, the newest first.
pub async fn recoveries(record: &Record) -> Result<Vec<KeyPair>, Error> {
    let rows = record.store().query(RECOVERIES, args![record.agency()]).await?;
    let mut all = Vec::with_capacity(rows.len());
    for row in &rows {
        all.push(unseal_pair(record, RECOVERY_PURPOSE, row).await?);
    }
    Ok(all)
}

const PUT_NOTE: &str = "INSERT INTO sealed_note (agency, family, author, stream, note, at, visit, \
     mac) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) \
     ON CONFLICT (agency, family, author, note) DO UPDATE SET stream = excluded.stream, \
     at = excluded.at, visit = excluded.visit, mac = excluded.mac";
const NOTES: &str = "SELECT note, at, visit FROM sealed_note WHERE agency = $1 AND family = $2 \
     AND author = $3 ORDER BY at DESC, note";
const NOTES_IN: &str = "SELECT family, author, note, at, visit FROM sealed_note \
     WHERE agency = $1 AND stream = $2 ORDER BY note";
const STREAMS_OF: &str = "SELECT DISTINCT stream FROM sealed_note WHERE agency = $1 \
     AND family = $2 ORDER BY stream";
const STREAMS: &str = "SELECT DISTINCT stream FROM sealed_note WHERE agency = $1 ORDER BY stream";
const FORGET: &str = "DELETE FROM sealed_note WHERE agency = $1 AND family = $2";
const FORGET_IN: &str = "DELETE FROM sealed_note WHERE agency = $1 AND stream = $2";

/// A sealed note as its entry tells it.
#[derive(Debug)]
pub struct Listed {
    /// The note's entry, when it was sealed, and its visit.
    pub row: NoteRow,
    /// The family.
    pub family: FamilyId,
    /// Who wrote it.
    pub author: ActorId,
}

impl Listed {
    /// What the list keeps of an entry of a sealed stream; nothing of an entry of another kind.
    pub fn of(entry: &record::Entry) -> Result<Option<Self>, Error> {
        if entry.kind != practice::sealed::KIND {
            return Ok(None);
        }
        let told: Entry = serde_json::from_slice(&entry.body)?;
        let at = Timestamp::from_microsecond(entry.at)?;
        let row = NoteRow { note: EntryId(entry.id.0), at, visit: told.visit };
        Ok(Some(Self { row, family: told.family, author: entry.author }))
    }

    fn columns(&self, record: &Record, stream: StreamId) -> Vec<Value> {
        args![
            record.agency(),
            self.family.0,
            self.author,
            stream,
            self.row.note.0,
            self.row.at.as_microsecond(),
            self.row.visit.0
        ]
    }

    /// The statement that lists a note.
    pub fn put(&self, record: &Record, stream: StreamId) -> Statement {
        hashed(record, "sealed_note", PUT_NOTE, self.columns(record, stream))
    }
}

/// An author's sealed notes of a family, the newest first.
pub async fn notes(record: &Record, family: FamilyId, author: u128) -> Result<Vec<NoteRow>, Error> {
    let rows = record.store().query(NOTES, args![record.agency(), family.0, author]).await?;
    rows.iter()
        .map(|row| {
            let at = Timestamp::from_microsecond(row.int(1)?)?;
            Ok(NoteRow { note: EntryId(row.id(0)?), at, visit: VisitId(row.id(2)?) })
        })
        .collect()
}

const HAS_KEY: &str = "SELECT COUNT(*) FROM author_key WHERE agency = $1 AND account = $2";

/// Whether somebody ever made keys for sealed notes.
pub async fn has_key(record: &Record, account: u128) -> Result<bool, Error> {
    let rows = record.store().query(HAS_KEY, args![record.agency(), account]).await?;
    Ok(rows.first().map(|row| row.int(0)).transpose()?.unwrap_or(0) > 0)
}

/// The sealed streams of a family, for shredding.
pub async fn streams_of(record: &Record, family: FamilyId) -> Result<Vec<StreamId>, Error> {
    let rows = record.store().query(STREAMS_OF, args![record.agency(), family.0]).await?;
    rows.iter().map(|row| Ok(StreamId(row.id(0)?))).collect()
}

/// Every sealed stream the list knows.
pub async fn streams(record: &Record) -> Result<Vec<StreamId>, Error> {
    let rows = record.store().query(STREAMS, args![record.agency()]).await?;
    rows.iter().map(|row| Ok(StreamId(row.id(0)?))).collect()
}

/// The statement that forgets a family's sealed notes, for shredding.
pub fn forget(record: &Record, family: FamilyId) -> Statement {
    Statement { sql: FORGET, args: args![record.agency(), family.0], must: Must::Any }
}

/// The statements that list a sealed stream anew.
pub fn rows(record: &Record, stream: StreamId, all: &[Listed]) -> Vec<Statement> {
    let forget =
        Statement { sql: FORGET_IN, args: args![record.agency(), stream], must: Must::Any };
    std::iter::once(forget).chain(all.iter().map(|one| one.put(record, stream))).collect()
}

/// Whether the list says of a sealed stream what its entries tell.
pub async fn differs(record: &Record, stream: StreamId, all: &[Listed]) -> Result<bool, Error> {
    let rows = record.store().query(NOTES_IN, args![record.agency(), stream]).await?;
    let mut kept = Vec::with_capacity(rows.len());
    for row in &rows {
        kept.push((row.id(0)?, row.id(1)?, row.id(2)?, row.int(3)?, row.id(4)?));
    }
    let told = |one: &Listed| {
        let NoteRow { note, at, visit } = one.row;
        (one.family.0, one.author.0, note.0, at.as_microsecond(), visit.0)
    };
    let mut expected: Vec<_> = all.iter().map(told).collect();
    kept.sort_unstable();
    expected.sort_unstable();
    Ok(kept != expected)
}
