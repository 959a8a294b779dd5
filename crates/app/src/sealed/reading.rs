// SPDX-License-Identifier: AGPL-3.0-or-later
//! Reading a sealed note: by its author alone, freshly proved, with the passphrase typed each time.

use std::net::SocketAddr;

use axum::extract::ConnectInfo;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use practice::sealed::{Entry, Note};
use practice::{EntryId, FamilyId};
use record::{ActorId, Record};

use super::locks::{self, Opener};
use super::{Author, keys, pages};
use crate::accounts::{Guess, passphrase};
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::lists::sealed as lists;
use crate::open::EntryAt;
use crate::ui::form::FieldError;
use crate::urls;

/// A note as it was opened.
pub struct Opened {
    /// Its text.
    pub note: Note,
    /// The note it amends.
    pub amends: Option<EntryId>,
}

/// Asks for the passphrase; first for a fresh proof.
pub async fn page(author: Author, EntryAt(note): EntryAt) -> Result<Response, Error> {
    let row = author.note(note)?;
    let open = &author.open;
    if !open.who.is_fresh(open.now) {
        let to = urls::step_up(Some(&urls::sealed_note(open.family.id, note)));
        return Ok(Redirect::to(&to).into_response());
    }
    Ok(pages::ask(&author, row, &[]).into_response())
}

pub async fn open(
    author: Author,
    EntryAt(note): EntryAt,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    fields: Fields,
) -> Result<Response, Error> {
    let row = author.note(note)?;
    let open = &author.open;
    open.who.require_fresh(open.now)?;
    let (app, account) = (&open.app, open.who.account);
    let pair = lists::key(&app.record, account).await?.ok_or(Error::NotFound)?;
    let right = keys::opened(app, pair, fields.get("passphrase").to_owned());
    let mut reading = Reading::new(&fields, open.who.words);
    let status = match passphrase(app, account, peer.ip(), right).await? {
        (Guess::Right, Some(key)) => {
            app.record.note_access(open.who.looking("sealed.open", open.now)).await?;
            let opened = one(&app.record, (account, open.family.id), note, &key).await?;
            return Ok(pages::read(&author, row, &opened).into_response());
        }
        (Guess::Wait(seconds), _) => {
            let text = open.who.words.with("sign-in-wait", &[("seconds", seconds.into())]);
            reading.problems.push(FieldError { field: "passphrase".to_owned(), text });
            StatusCode::TOO_MANY_REQUESTS
        }
        (Guess::Wrong | Guess::Right, _) => {
            reading.problem("passphrase", "sealed-refused-wrong");
            StatusCode::UNPROCESSABLE_ENTITY
        }
    };
    Ok((status, pages::ask(&author, row, &reading.problems)).into_response())
}

/// One note of an author's, opened. It is read past what the server keeps in memory of families.
async fn one(
    record: &Record,
    (account, family): (u128, FamilyId),
    note: EntryId,
    key: &Opener,
) -> Result<Opened, Error> {
    let stream = lists::stream_of(record, ActorId(account), family);
    let opened = record.read(stream).await?;
    let entry = opened.entries.iter().find(|entry| entry.id.0 == note.0);
    text_of(entry.ok_or(Error::NotFound)?, key)?.ok_or_else(damaged)
}

/// The note in an entry of a sealed stream; none where this key does not open it.
pub fn text_of(entry: &record::Entry, key: &Opener) -> Result<Option<Opened>, Error> {
    let kept: Entry = serde_json::from_slice(&entry.body)?;
    let sealed = BASE64_STANDARD.decode(&kept.sealed).map_err(|_| damaged())?;
    let Some(text) = locks::open(key, &sealed) else { return Ok(None) };
    Ok(Some(Opened { note: serde_json::from_slice(&text)?, amends: kept.amends }))
}

fn damaged() -> Error {
    Error::Internal("a sealed note is not as it was sealed".into())
}
