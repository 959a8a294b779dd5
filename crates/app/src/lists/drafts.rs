// SPDX-License-Identifier: AGPL-3.0-or-later
//! Drafts: what is being written, sealed, kept as typed, outside the record until it is signed.

use jiff::Timestamp;
use practice::{FamilyId, VisitId};
use record::{ActorId, Must, Record, Row, Statement, StreamId, args};

use super::hashed;
use crate::error::Error;
use crate::fields::Fields;

/// The facet whose key seals drafts, so that shredding a family takes its drafts too.
const FACET: &str = "draft";
/// The kind of what was typed into a form of the protected part: it waits in no list, since that it is
/// there says something already.
pub const PROTECTED: &str = "protected";

/// The kind of a version of a note that waits beside another.
pub const APART: &str = "apart";
/// The kind of a note of somebody who no longer has the family: for those who have it now.
pub const GIVEN: &str = "given";
/// The kind that is left of one where it was decided, so that it is not taken in a second time.
pub const SETTLED: &str = "settled";
/// The kind of a line by which a colleague gave a note back to its writer: kept like what is being written, for
/// the writer alone, until they answer it.
pub const RETURNED: &str = "returned";

/// Which draft: of a note (by its visit), or of a family being opened (by the family).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DraftOf {
    /// The family it belongs to.
    pub family: FamilyId,
    /// The visit, or the family itself.
    pub draft: u128,
    /// Who writes it.
    pub author: ActorId,
    /// "note", "family", "import", "letter", [`APART`], [`GIVEN`], [`SETTLED`], [`RETURNED`] or [`PROTECTED`]: no page opens what was kept for another kind.
    pub kind: &'static str,
}

/// Told apart from whatever else its writer may have typed about the visit.
const RETURNED_AT: u128 = 0x7265_7475_726e_6564_206e_6f74_6520_6279;

impl DraftOf {
    /// The line by which the note of a visit was given back to its writer.
    pub fn returned(family: FamilyId, visit: VisitId, author: ActorId) -> Self {
        Self { family, draft: visit.0 ^ RETURNED_AT, author, kind: RETURNED }
    }

    fn purpose(self) -> String {
        format!("draft:{}:{:032x}:{}", self.kind, self.draft, self.author)
    }
}

/// Set in what a form shows where a draft of it can no longer be opened.
pub const LOST: &str = "lost-before";

/// What is kept of a draft.
#[derive(Debug, Clone, PartialEq)]
pub enum Kept<T> {
    /// Nothing.
    Nothing,
    /// This, and when it was kept.
    So(Timestamp, T),
    /// Something that cannot be opened any more: an earlier version sealed it for another purpose, or
    /// its row was changed. It counts as nothing, and whoever typed it is told.
    Lost,
}

const PUT: &str = "INSERT INTO draft (agency, family, draft, author, kind, at, sealed, mac) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (agency, family, draft, author) \
     DO UPDATE SET kind = excluded.kind, at = excluded.at, sealed = excluded.sealed, \
     mac = excluded.mac";
const TAKE: &str = "SELECT at, sealed FROM draft \
     WHERE agency = $1 AND family = $2 AND draft = $3 AND author = $4 AND kind = $5";
const DROP: &str = "DELETE FROM draft \
     WHERE agency = $1 AND family = $2 AND draft = $3 AND author = $4 AND kind = $5";
const END: &str = "DELETE FROM draft WHERE agency = $1 AND kind = $2 AND at < $3";
const DROP_ALL: &str = "DELETE FROM draft WHERE agency = $1 AND family = $2";
const WAITING: &str = "SELECT family, draft, kind, at FROM draft \
     WHERE agency = $1 AND author = $2 AND kind <> $3 ORDER BY at DESC";

const GIVEN_ONES: &str = "SELECT family, draft, kind, at, author FROM draft \
     WHERE agency = $1 AND kind = $2 ORDER BY at DESC";

/// The notes that were given to those who have a family now, the newest first, with who wrote each.
pub async fn given(record: &Record) -> Result<Vec<(Waiting, ActorId)>, Error> {
    let rows = record.store().query(GIVEN_ONES, args![record.agency(), GIVEN]).await?;
    rows.iter().map(|row| Ok((waits(row)?, ActorId(row.id(4)?)))).collect()
}

/// Keeps a draft as typed, replacing what was kept before. Durable when it returns.
pub async fn keep(
    record: &Record,
    of: DraftOf,
    at: Timestamp,
    fields: &Fields,
) -> Result<(), Error> {
    let plain = serde_json::to_vec(&fields.0)?;
    keep_bytes(record, of, at, &plain).await
}

/// Keeps the bytes of a file that waits for a decision.
pub async fn keep_bytes(
    record: &Record,
    of: DraftOf,
    at: Timestamp,
    plain: &[u8],
) -> Result<(), Error> {
    let stream = StreamId(of.family.0);
    let sealed = record.seal(stream, FACET, &of.purpose(), plain).await?;
    let (agency, family) = (record.agency(), of.family.0);
    let columns = args![agency, family, of.draft, of.author, of.kind, at.as_microsecond(), sealed];
    record.store().write(vec![hashed(record, "draft", PUT, columns)]).await?;
    Ok(())
}

/// A draft as typed, and when it was kept.
pub async fn take(record: &Record, of: DraftOf) -> Result<Kept<Fields>, Error> {
    Ok(match take_bytes(record, of).await? {
        Kept::So(at, plain) => match serde_json::from_slice(&plain) {
            Ok(fields) => Kept::So(at, Fields(fields)),
            // What the reader of the bytes says may hold some of them.
            Err(_) => lost(of, &"it is not of the shape of a form"),
        },
        Kept::Nothing => Kept::Nothing,
        Kept::Lost => Kept::Lost,
    })
}

/// The bytes of a kept file, and when it was kept.
pub async fn take_bytes(record: &Record, of: DraftOf) -> Result<Kept<Vec<u8>>, Error> {
    let arguments = args![record.agency(), of.family.0, of.draft, of.author, of.kind];
    let rows = record.store().query(TAKE, arguments).await?;
    let Some(row) = rows.first() else { return Ok(Kept::Nothing) };
    let stream = StreamId(of.family.0);
    match record.unseal(stream, FACET, &of.purpose(), row.blob(1)?).await {
        Ok(plain) => Ok(Kept::So(Timestamp::from_microsecond(row.int(0)?)?, plain.to_vec())),
        Err(why @ (record::Error::Damaged(_) | record::Error::UnknownFormat(_))) => {
            Ok(lost(of, &why))
        }
        Err(other) => Err(other.into()),
    }
}

/// Says in the log that a draft cannot be opened, and why, without a word of it.
fn lost<T>(of: DraftOf, why: &dyn std::fmt::Display) -> Kept<T> {
    tracing::warn!(kind = of.kind, %why, "a draft cannot be opened any more and counts as none");
    Kept::Lost
}

/// The statement that drops a draft, for the transaction that signs it.
pub fn drop(record: &Record, of: DraftOf) -> Statement {
    let arguments = args![record.agency(), of.family.0, of.draft, of.author, of.kind];
    Statement { sql: DROP, args: arguments, must: Must::Any }
}

const DROP_SEEN: &str = "DELETE FROM draft \
     WHERE agency = $1 AND family = $2 AND draft = $3 AND author = $4 AND kind = $5 AND at = $6";

/// The statement that drops a draft where it still is what was seen of it.
pub fn drop_seen(record: &Record, of: DraftOf, at: Timestamp) -> Statement {
    let at = at.as_microsecond();
    let arguments = args![record.agency(), of.family.0, of.draft, of.author, of.kind, at];
    Statement { sql: DROP_SEEN, args: arguments, must: Must::Any }
}

/// The statement that ends every draft of a kind that was last kept before a moment.
pub fn end(record: &Record, kind: &'static str, before: Timestamp) -> Statement {
    let arguments = args![record.agency(), kind, before.as_microsecond()];
    Statement { sql: END, args: arguments, must: Must::Any }
}

/// The statement that drops every draft of a family, for shredding.
pub fn drop_all(record: &Record, family: FamilyId) -> Statement {
    Statement { sql: DROP_ALL, args: args![record.agency(), family.0], must: Must::Any }
}

/// A draft that waits for its author.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiting {
    /// The family.
    pub family: FamilyId,
    /// The visit, or the family itself.
    pub draft: u128,
    /// "note", "family", "import", "letter", [`APART`], [`GIVEN`] or [`SETTLED`].
    pub kind: String,
    /// When it was last kept.
    pub at: Timestamp,
}

impl Waiting {
    /// The visit it is about, where it is about one.
    pub fn visit(&self) -> VisitId {
        VisitId(if self.kind == RETURNED { self.draft ^ RETURNED_AT } else { self.draft })
    }
}

/// What an author has begun and not finished, the newest first; nothing of the protected part.
pub async fn waiting(record: &Record, author: ActorId) -> Result<Vec<Waiting>, Error> {
    let rows = record.store().query(WAITING, args![record.agency(), author, PROTECTED]).await?;
    rows.iter().map(waits).collect()
}

fn waits(row: &Row) -> Result<Waiting, Error> {
    Ok(Waiting {
        family: FamilyId(row.id(0)?),
        draft: row.id(1)?,
        kind: row.text(2)?.to_owned(),
        at: Timestamp::from_microsecond(row.int(3)?)?,
    })
}
