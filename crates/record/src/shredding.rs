// SPDX-License-Identifier: AGPL-3.0-or-later
//! Destroying keys: two people, one transaction, and a tombstone that says so for ever.

use std::sync::Arc;

use crate::error::{Error, Stop};
use crate::key_rows::{READ_KEYS, last_epoch};
use crate::rows::{AgencyRow, StreamRow};
use crate::sealing::content::CODE_MAX;
use crate::sealing::keys::{FacetTag, Keys};
use crate::store::{Ask, Decided, Must, Plan, Statement};
use crate::unlocked::Record;
use crate::value::Row;
use crate::{ActorId, StreamId, args};

const DROP_KEYS: &str = "DELETE FROM stream_key WHERE agency = $1 AND stream = $2";
const DROP_FACET: &str = "DELETE FROM stream_key WHERE agency = $1 AND stream = $2 AND facet = $3";
/// Files are kept nowhere but in their parts: what no key opens any more needs not be kept.
const DROP_PARTS: &str = "DELETE FROM attachment WHERE agency = $1 AND stream = $2";
const DROP_FACET_PARTS: &str = "DELETE FROM attachment WHERE agency = $1 AND stream = $2 \
     AND entry IN (SELECT id FROM entry WHERE agency = $1 AND stream = $2 AND facet = $3)";
const MARK: &str = "INSERT INTO tombstone (agency, stream, facet, epoch, first, second, reason, \
     at, mac) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";

/// What is to be destroyed, by whom, and why.
#[derive(Debug, Clone)]
pub struct Shred {
    /// The stream.
    pub stream: StreamId,
    /// One facet of it, or the whole.
    pub facet: Option<String>,
    /// The two people who decided it.
    pub by: [ActorId; 2],
    /// Why: a short code.
    pub reason: &'static str,
    /// When, in microseconds since 1970.
    pub at: i64,
    /// What else goes in the same transaction: list rows, drafts, cards.
    pub statements: Vec<Statement>,
}

impl Record {
    /// Destroys the keys of a stream, or of one facet of it. What they sealed opens never again;
    /// the chain still verifies, and files beside entries are gone. Nothing is appended to a stream that was destroyed as a whole.
    ///
    /// Copies of the keys in backups die only with the backups.
    ///
    /// # Errors
    /// [`Error::OnePerson`] when both people are the same, [`Error::Shredded`] when the stream was
    /// destroyed before, [`Error::NothingToShred`] when there is nothing. Nothing is changed then.
    pub async fn shred(&self, shred: Shred) -> Result<(), Error> {
        if shred.by[0] == shred.by[1] {
            return Err(Error::OnePerson);
        }
        if shred.reason.len() > CODE_MAX {
            return Err(Error::TooLong);
        }
        let stream = shred.stream;
        let keys = Arc::clone(&self.inner.keys);
        let facet = shred.facet.as_deref().map(|facet| keys.tag(stream, facet));
        let asks = vec![
            AgencyRow::lock(&keys),
            StreamRow::ask(&keys, stream),
            Ask { sql: READ_KEYS, args: args![self.agency(), stream] },
        ];
        let rest = shred.statements.clone();
        let decide = move |answers: &[Vec<Row>]| destroy(&keys, &shred, facet, answers);
        let plan = Plan { asks, decide: Arc::new(decide), rest };
        self.inner.store.transact(plan).await?;
        self.forget_keys(stream);
        // The deleted keys were overwritten in the file; the log still holds them until it is emptied.
        Ok(self.inner.store.empty_log().await?)
    }
}

fn destroy(
    keys: &Keys,
    shred: &Shred,
    facet: Option<FacetTag>,
    answers: &[Vec<Row>],
) -> Decided<(), Stop> {
    let stream = shred.stream;
    AgencyRow::sound(keys, &answers[0])?;
    let mut row = StreamRow::sound(keys, stream, &answers[1])?;
    if row.shredded {
        return Err(Error::Shredded(stream).into());
    }
    let about = args![keys.agency(), stream];
    let (gone, epoch) = match facet {
        None => (answers[2].len(), 0),
        Some(facet) => {
            let of_facet = answers[2].iter().filter(|row| row.blob(0) == Ok(facet.0.as_slice()));
            (of_facet.count(), last_epoch(&answers[2], facet)?.unwrap_or(0))
        }
    };
    if gone == 0 {
        return Err(Error::NothingToShred(stream).into());
    }
    let (key_sql, part_sql, of) = match facet {
        None => (DROP_KEYS, DROP_PARTS, about.clone()),
        Some(facet) => (DROP_FACET, DROP_FACET_PARTS, args![keys.agency(), stream, facet.0]),
    };
    let dropped = Statement { sql: key_sql, args: of.clone(), must: Must::Change };
    let parts = Statement { sql: part_sql, args: of, must: Must::Any };
    row.keys = row.keys.saturating_sub(u64::try_from(gone).unwrap_or(u64::MAX));
    row.tombstones += 1;
    row.shredded = facet.is_none();
    let mut mark = about;
    mark.extend(args![
        facet.unwrap_or(FacetTag::WHOLE).0,
        i64::from(epoch),
        shred.by[0],
        shred.by[1],
        shred.reason,
        shred.at
    ]);
    mark.push(keys.row_mac("tombstone", &mark).into());
    let mark = Statement { sql: MARK, args: mark, must: Must::Any };
    Ok((vec![dropped, parts, mark, row.put(keys, stream, row.head)], ()))
}
