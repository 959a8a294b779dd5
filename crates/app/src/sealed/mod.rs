// SPDX-License-Identifier: AGPL-3.0-or-later
//! Sealed notes: psychotherapy notes of a licensed author, kept apart from the record and opened by the author alone.

mod changing;
mod forms;
mod keys;
mod locks;
mod pages;
mod reading;
pub mod recovery;
mod writing;

use axum::Router;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use practice::{EntryId, sealed};

use crate::error::Error;
use crate::lists::sealed::{self as lists, NoteRow};
use crate::open::Open;
use crate::staff::licences::is_licensed;
use crate::state::App;

/// The routes of sealed notes.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/families/{family}/sealed", get(list))
        .route("/families/{family}/sealed/key", get(keys::to_list).post(keys::make))
        .route("/families/{family}/sealed/passphrase", get(changing::page).post(changing::change))
        .route("/families/{family}/sealed/new", get(writing::page).post(writing::write))
        .route("/families/{family}/sealed/{note}", get(reading::page).post(reading::open))
        .route(
            "/families/{family}/sealed/{note}/amend",
            get(writing::amend_page).post(writing::amend),
        )
}

/// A family opened by an author of sealed notes. For everybody else there are none, nor this page.
pub struct Author {
    /// The family.
    open: Open,
    /// Whether they may write sealed notes of it today.
    writes: bool,
    /// Those they wrote of it, the newest first.
    notes: Vec<NoteRow>,
}

impl FromRequestParts<App> for Author {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let open = Open::from_request_parts(parts, app).await?;
        let licensed = is_licensed(&app.record, open.who.account, open.today).await?;
        let notes = lists::notes(&app.record, open.family.id, open.who.account).await?;
        if !sealed::may_open(&open.reader, licensed, !notes.is_empty()) {
            return Err(Error::NotFound);
        }
        let writes = sealed::may_write(&open.reader, licensed);
        Ok(Self { open, writes, notes })
    }
}

impl Author {
    /// Ends the request of somebody who may only read: their licence ended, or their work here.
    fn require_writes(&self) -> Result<(), Error> {
        if self.writes { Ok(()) } else { Err(Error::NotFound) }
    }

    /// One of their notes.
    fn note(&self, note: EntryId) -> Result<NoteRow, Error> {
        self.notes.iter().find(|known| known.note == note).copied().ok_or(Error::NotFound)
    }
}

/// Whether there are sealed notes for whoever opened this family; of anybody else's it says nothing.
pub async fn is_open_to(open: &Open) -> Result<bool, Error> {
    if !sealed::may_open(&open.reader, true, true) {
        return Ok(false);
    }
    let (record, account) = (&open.app.record, open.who.account);
    let licensed = is_licensed(record, account, open.today).await?;
    if sealed::may_write(&open.reader, licensed) {
        return Ok(true);
    }
    if !lists::has_key(record, account).await? {
        return Ok(false);
    }
    let notes = lists::notes(record, open.family.id, account).await?;
    Ok(sealed::may_open(&open.reader, licensed, !notes.is_empty()))
}

async fn list(author: Author) -> Result<Response, Error> {
    let ready = keys::ready(&author).await?;
    Ok(pages::list(&author, &ready, &[]).into_response())
}
