// SPDX-License-Identifier: AGPL-3.0-or-later
//! The key two people hold together: made for an agency, and used when an author died or a court orders it.

use jiff::Timestamp;
use practice::FamilyId;
use practice::access::Hat;
use practice::sealed::Note;
use record::{Access, ActorId, Record, RecoveryCode};

use super::locks;
use super::reading::text_of;
use crate::error::Error;
use crate::lists::sealed as lists;

/// Two new codes, for two people.
pub fn codes() -> Result<[RecoveryCode; 2], Error> {
    let code = || RecoveryCode::generate().map_err(|error| Error::Internal(Box::new(error)));
    Ok([code()?, code()?])
}

/// Keeps a key that these two codes open together. From now on sealed notes are sealed to it too.
pub async fn keep(record: &Record, codes: &[RecoveryCode; 2], at: Timestamp) -> Result<(), Error> {
    lists::keep_recovery(record, &locks::for_recovery(codes)?, at).await
}

/// A sealed note as two people opened it.
pub struct Recovered {
    /// When it was sealed.
    pub at: Timestamp,
    /// Its text; none where it was sealed to another pair of codes.
    pub note: Option<Note>,
}

/// Opens an author's sealed notes of a family, the oldest first, for two people; none where their
/// codes open no key. That it was done, or tried, stands in the access book before anything is opened,
/// with the stream of the notes: whoever holds the agency key can tell whose they are, and no page of
/// the family shows it.
pub async fn opened(
    record: &Record,
    (author, family): (ActorId, FamilyId),
    codes: &[RecoveryCode; 2],
    (by, now): ([(ActorId, Hat); 2], Timestamp),
) -> Result<Option<Vec<Recovered>>, Error> {
    let mut keys = Vec::new();
    for pair in lists::recoveries(record).await? {
        keys.extend(locks::by_codes(&pair, codes)?);
    }
    let stream = lists::stream_of(record, author, family);
    let what = if keys.is_empty() { "sealed.recovery-wrong" } else { "sealed.recovery" };
    for (who, hat) in by {
        let row = Access {
            who,
            hat: hat.code().to_owned(),
            stream: Some(stream),
            what: what.to_owned(),
            purpose: "review".to_owned(),
            at: now.as_microsecond(),
        };
        record.note_access(row).await?;
    }
    if keys.is_empty() {
        return Ok(None);
    }
    let kept = record.read(stream).await?;
    let mut all = Vec::with_capacity(kept.entries.len());
    for entry in &kept.entries {
        let mut note = None;
        for key in &keys {
            note = note.or(text_of(entry, key)?.map(|opened| opened.note));
        }
        all.push(Recovered { at: Timestamp::from_microsecond(entry.at)?, note });
    }
    Ok(Some(all))
}
