// SPDX-License-Identifier: AGPL-3.0-or-later
//! Writing a sealed note: its text to the author's own stream and what belongs in the record to the family's, in one act.

use axum::response::{IntoResponse, Redirect, Response};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use practice::sealed::{self, Entry, KIND, Note};
use practice::{EntryId, VisitId};
use record::{Act, ActorId, Append, AppendError, NewEntry, Statement};

use super::keys::{self, Ready};
use super::{Author, forms, locks, pages};
use crate::accounts::refused;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::lists::sealed::{self as lists, Listed, NoteRow};
use crate::open::{EntryAt, access_row, answered};
use crate::ui::form::FieldError;
use crate::urls;
use crate::writing::entry_id;

/// The number of a sealed entry in its act. The family's own entry is the first.
const SEALED_NUMBER: usize = 1;

/// The id of the note an act seals.
fn sealed_id(act: u128) -> EntryId {
    EntryId(entry_id(act, SEALED_NUMBER).0)
}

/// The public keys a note is sealed to: the author's and the one two people hold; none while one of
/// them is missing.
fn sealed_to(ready: &Ready) -> Option<[&str; 2]> {
    let (own, recovery) = (ready.own.as_ref()?, ready.recovery.as_ref()?);
    Some([&own.public, &recovery.public])
}

pub async fn page(author: Author) -> Result<Response, Error> {
    author.require_writes()?;
    let ready = keys::ready(&author).await?;
    if sealed_to(&ready).is_none() || forms::own_visits(&author.open).is_empty() {
        return Ok(Redirect::to(&urls::sealed(author.open.family.id)).into_response());
    }
    Ok(pages::writing::new(&author, &forms::blank(), &[]).into_response())
}

pub async fn write(mut author: Author, fields: Fields) -> Result<Response, Error> {
    author.require_writes()?;
    let act = fields.act()?;
    let to_list = urls::sealed(author.open.family.id);
    if author.open.happened(act) {
        return Ok(Redirect::to(&to_list).into_response());
    }
    let mut reading = Reading::new(&fields, author.open.who.words);
    let note = forms::note(&mut reading);
    let summary = forms::summary(&mut reading, &author.open);
    let ready = keys::ready(&author).await?;
    let to = sealed_to(&ready);
    if to.is_none() {
        reading.problem("said", "sealed-refused-no-keys");
    }
    let (Some((visit, summary)), Some(to), true) = (summary, to, reading.problems.is_empty())
    else {
        return Ok(refused(pages::writing::new(&author, &fields, &reading.problems)));
    };
    let (append, row) = sealed_append(&author, act, (visit, None), (&note, &to)).await?;
    let by = author.open.who.practitioner();
    let written = author
        .open
        .write_beside(
            act,
            |_| vec![row.clone()],
            &[append],
            |family| sealed::summarise(family, by, visit, summary.clone()).map(|told| vec![told]),
        )
        .await;
    answered(written, &to_list, |reason| {
        let text = author.open.who.words.say(reason.code());
        let problem = FieldError { field: reason.field().to_owned(), text };
        pages::writing::new(&author, &fields, &[problem])
    })
}

pub async fn amend_page(author: Author, EntryAt(note): EntryAt) -> Result<Response, Error> {
    author.require_writes()?;
    let row = author.note(note)?;
    Ok(pages::writing::amend(&author, row, &forms::blank(), &[]).into_response())
}

/// Seals a note that names the one it amends. What the record says of the session stands already.
pub async fn amend(
    author: Author,
    EntryAt(note): EntryAt,
    fields: Fields,
) -> Result<Response, Error> {
    author.require_writes()?;
    let row = author.note(note)?;
    let act = fields.act()?;
    let to_list = urls::sealed(author.open.family.id);
    let own = sealed_id(act);
    if author.note(own).is_ok() {
        return Ok(Redirect::to(&to_list).into_response());
    }
    let mut reading = Reading::new(&fields, author.open.who.words);
    let text = forms::note(&mut reading);
    let ready = keys::ready(&author).await?;
    let to = sealed_to(&ready);
    if to.is_none() {
        reading.problem("said", "sealed-refused-no-keys");
    }
    let (Some(to), true) = (to, reading.problems.is_empty()) else {
        return Ok(refused(pages::writing::amend(&author, row, &fields, &reading.problems)));
    };
    let of = (row.visit, Some(row.note));
    let (append, listed) = sealed_append(&author, act, of, (&text, &to)).await?;
    let open = &author.open;
    let purpose = ("family.write", open.reader.purpose_code());
    let act = Act {
        author: ActorId(open.who.account),
        at: open.now.as_microsecond(),
        appends: vec![append],
        statements: vec![listed],
        access: Some(access_row(&open.who, open.family.id, purpose, open.now)),
    };
    match open.app.record.append(act).await {
        Ok(_) => Ok(Redirect::to(&to_list).into_response()),
        // Somebody else sealed meanwhile, or this very form did, sent twice at once.
        Err(AppendError::Changed { .. } | AppendError::Conflict | AppendError::IdReused(_)) => {
            let notes = lists::notes(&open.app.record, open.family.id, open.who.account).await?;
            if notes.iter().any(|known| known.note == own) {
                return Ok(Redirect::to(&to_list).into_response());
            }
            Err(Error::Changed)
        }
        Err(other) => Err(Error::Internal(Box::new(other))),
    }
}

/// The entry that goes to the author's own stream of this family, encrypted before the record ever
/// sees it, and the row that lists it.
async fn sealed_append(
    author: &Author,
    act: u128,
    (visit, amends): (VisitId, Option<EntryId>),
    (note, to): (&Note, &[&str; 2]),
) -> Result<(Append, Statement), Error> {
    let open = &author.open;
    let (record, family) = (&open.app.record, open.family.id);
    let by = ActorId(open.who.account);
    let text = zeroize::Zeroizing::new(serde_json::to_vec(note)?);
    let sealed = BASE64_STANDARD.encode(locks::seal(to, &text)?);
    let body = serde_json::to_vec(&Entry { family, visit, amends, sealed })?;
    let stream = lists::stream_of(record, by, family);
    let id = entry_id(act, SEALED_NUMBER);
    let entry = NewEntry {
        id,
        facet: "sealed".to_owned(),
        kind: KIND.to_owned(),
        body,
        attachment: None,
        removes: None,
    };
    let row = NoteRow { note: EntryId(id.0), at: open.now, visit };
    let listed = Listed { row, family, author: by }.put(record, stream);
    let seen = record.head(stream).await?;
    Ok((Append { stream, seen, entries: vec![entry] }, listed))
}
