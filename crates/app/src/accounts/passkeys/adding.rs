// SPDX-License-Identifier: AGPL-3.0-or-later
//! One's own passkeys: looking at them, adding one, calling it otherwise, removing it.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};

use super::showing::{session, tell};
use super::{Passkeys, may_have};
use crate::accounts::screens::device;
use crate::accounts::{Fresh, Who, lists, pages, refused};
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::lists::notices::For;
use crate::state::App;
use crate::urls;

/// How many one account may have.
const MOST: usize = 20;
/// The longest name of one.
const NAME_MAX: usize = 60;

pub async fn page(State(app): State<App>, who: Who) -> Result<Response, Error> {
    let own = own(&app, &who).await?;
    Ok(pages::passkeys::list(&who, &app, &own, &[]).into_response())
}

/// Calls a passkey otherwise, or removes it.
pub async fn change(State(app): State<App>, who: Who, fields: Fields) -> Result<Response, Error> {
    let mut own = own(&app, &who).await?;
    let (id, removes) = match (fields.get("rename"), fields.get("remove")) {
        ("", id) => (id, true),
        (id, _) => (id, false),
    };
    let at = own.iter().position(|one| crate::random::hex(&one.id) == id);
    let at = at.ok_or(Error::NotFound)?;
    let mut reading = Reading::new(&fields, who.words);
    if removes {
        who.require_fresh(app.clock.now())?;
        let account = lists::by_id(&app.record, who.account).await?.ok_or(Error::SignedOut)?;
        if own.len() > 1 || account.password.is_some() {
            let all = vec![
                lists::remove_passkey(&app.record, who.account, own[at].id.clone()),
                tell(&app, For::Account(who.account), "passkey.removed", who.account),
            ];
            return written(&app, all).await;
        }
        reading.problem(&format!("remove-{id}"), "passkey-last");
    } else {
        let field = format!("name-{id}");
        let name = reading.line(&field, NAME_MAX);
        if name.is_empty() && reading.problems.is_empty() {
            reading.problem(&field, "passkey-name-missing");
        }
        if reading.problems.is_empty() {
            name.as_str().clone_into(&mut own[at].name);
            let changed = lists::change_passkey(&app.record, &own[at]).await?;
            return written(&app, vec![changed]).await;
        }
    }
    Ok(refused(pages::passkeys::list(&who, &app, &own, &reading.problems)))
}

/// Writes, and goes back to the list. What somebody else changed meanwhile is said.
async fn written(app: &App, all: Vec<record::Statement>) -> Result<Response, Error> {
    match app.record.store().write(all).await {
        Ok(_) => Ok(Redirect::to(urls::PASSKEYS).into_response()),
        Err(record::StoreError::Conflict) => Err(Error::Changed),
        Err(other) => Err(other.into()),
    }
}

pub async fn new(
    State(app): State<App>,
    Fresh(who): Fresh,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let passkeys = offered(&app, &who)?;
    Ok(pages::passkeys::new(&who, passkeys, &device(&headers), &[]).into_response())
}

/// Begins to add one. It asks for a fresh proof, and what it begins is answered in this session alone.
pub async fn begin(
    State(app): State<App>,
    who: Who,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let passkeys = offered(&app, &who)?;
    let now = app.clock.now();
    who.require_fresh(now)?;
    let account = lists::by_id(&app.record, who.account).await?.ok_or(Error::SignedOut)?;
    let own = lists::passkeys_of(&app.record, who.account).await?;
    passkeys.add(&account, &own, (session(&headers)?, now))?.answer()
}

/// Keeps the passkey a browser made.
pub async fn add(
    State(app): State<App>,
    who: Who,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Error> {
    let passkeys = offered(&app, &who)?;
    let now = app.clock.now();
    who.require_fresh(now)?;
    let own = lists::passkeys_of(&app.record, who.account).await?;
    let mut reading = Reading::new(&fields, who.words);
    let name = reading.line("name", NAME_MAX);
    if own.len() >= MOST {
        reading.problem("passkey", "passkey-too-many");
    } else if name.is_empty() && reading.problems.is_empty() {
        reading.problem("name", "passkey-name-missing");
    }
    if reading.problems.is_empty() {
        if let Some(key) = passkeys.added(&fields, (&session(&headers)?, now)) {
            let passkey = lists::Passkey::new(who.account, name.as_str().to_owned(), key, now);
            let all = vec![
                lists::put_passkey(&app.record, &passkey).await?,
                tell(&app, For::Account(who.account), "passkey.added", who.account),
            ];
            return written(&app, all).await;
        }
        reading.problem("passkey", "passkey-new-wrong");
    }
    let page = pages::passkeys::new(&who, passkeys, fields.get("name"), &reading.problems);
    Ok(refused(page))
}

async fn own(app: &App, who: &Who) -> Result<Vec<lists::Passkey>, Error> {
    if !may_have(who) {
        return Err(Error::NotFound);
    }
    lists::passkeys_of(&app.record, who.account).await
}

fn offered<'a>(app: &'a App, who: &Who) -> Result<&'a Passkeys, Error> {
    app.passkeys.get().filter(|_| may_have(who)).ok_or(Error::NotFound)
}
