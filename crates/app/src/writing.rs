// SPDX-License-Identifier: AGPL-3.0-or-later
//! Writing into a family's record: entries, lists, card and access row, in one transaction.

use practice::access::is_protected;
use practice::{Event, FamilyId, Labelled, PractitionerId};
use record::{
    Access, Act, ActorId, Append, AppendError, EntryId, Head, NewEntry, Statement, StreamId,
};

use crate::error::Error;
use crate::lists;
use crate::state::{App, Entries};

/// One act of writing, as its author meant it.
pub struct Writing {
    /// The family.
    pub family: FamilyId,
    /// The id the form carried, so that posting twice is the same act.
    pub act: u128,
    /// Who writes.
    pub by: PractitionerId,
    /// When.
    pub at: jiff::Timestamp,
    /// What happened.
    pub events: Vec<Labelled>,
    /// A file to keep beside the first entry.
    pub attachment: Option<Vec<u8>>,
    /// What else changes in the same transaction, such as a draft that is signed.
    pub statements: Vec<Statement>,
    /// The row of the access book.
    pub access: Option<Access>,
}

/// How writing ended.
pub enum Written {
    /// In the record, now or by an earlier post of the same act.
    Done,
    /// Somebody else wrote meanwhile; look again and decide again.
    Again,
}

/// The id of one entry of an act: made from the act's own id, so that a repeat makes the same ids.
pub fn entry_id(act: u128, number: usize) -> EntryId {
    use sha2::{Digest as _, Sha256};
    let number = u64::try_from(number).unwrap_or(u64::MAX);
    let hash = Sha256::new()
        .chain_update(b"alongside/act/1")
        .chain_update(act.to_be_bytes())
        .chain_update(number.to_be_bytes())
        .finalize();
    let mut first = [0; 16];
    first.copy_from_slice(&hash[..16]);
    EntryId(u128::from_be_bytes(first))
}

/// The earlier entry whose file goes for good with this one.
pub fn removed_by(one: &Labelled) -> Option<EntryId> {
    match &one.event {
        Event::Attachments(event) => event.removes().map(|gone| EntryId(gone.0)),
        _ => None,
    }
}

/// Whether this act is in the record already.
pub fn happened(entries: &Entries, act: u128) -> bool {
    entries.ids.contains(&entry_id(act, 0))
}

/// Appends an act to a family's record as it was seen.
pub async fn append(app: &App, seen: &Entries, writing: Writing) -> Result<Written, Error> {
    append_beside(app, seen, writing, &[]).await
}

/// The same, with what goes to other streams in the same transaction.
pub async fn append_beside(
    app: &App,
    seen: &Entries,
    writing: Writing,
    beside: &[Append],
) -> Result<Written, Error> {
    let Writing { family: id, act, by, at, events, attachment, statements, access } = writing;
    if events.is_empty() {
        return Ok(Written::Done);
    }
    // Lists and cards are what everybody who works here may find: nothing protected is in them.
    let open: Vec<Labelled> =
        events.iter().filter(|event| !is_protected(&event.label)).cloned().collect();
    let family = seen.listed().after(&open, by, at);
    let version = seen.head.version + u64::try_from(events.len()).unwrap_or(0);
    let mut all = statements;
    all.extend(lists::rows(&app.record, &family, version));
    all.push(lists::cards::put(&app.record, &family, version).await?);
    let mut attachment = attachment;
    let entries = events.iter().enumerate().map(|(number, labelled)| {
        let (kind, body) = labelled.to_entry();
        let facet = labelled.label.facet.to_string();
        let (id, removes) = (entry_id(act, number), removed_by(labelled));
        NewEntry { id, facet, kind, body, attachment: attachment.take(), removes }
    });
    let append = Append {
        stream: StreamId(id.0),
        seen: Head { version: seen.head.version, hash: seen.head.hash },
        entries: entries.collect(),
    };
    let act = Act {
        author: ActorId(by.0),
        at: at.as_microsecond(),
        appends: std::iter::once(append).chain(beside.iter().cloned()).collect(),
        statements: all,
        access,
    };
    match app.record.append(act).await {
        Ok(_) => Ok(Written::Done),
        // An id that is taken is this very act, sent twice at once: the second look finds it. What is
        // encrypted anew says something else each time.
        Err(AppendError::Changed { .. } | AppendError::Conflict | AppendError::IdReused(_)) => {
            Ok(Written::Again)
        }
        Err(AppendError::Shredded(_)) => Err(Error::NotFound),
        Err(other) => Err(Error::Internal(Box::new(other))),
    }
}
