// SPDX-License-Identifier: AGPL-3.0-or-later
//! Another passphrase for an author's own keys: what was sealed stays as it is, and the old one opens nothing any more.

use std::net::SocketAddr;

use axum::extract::ConnectInfo;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use practice::sealed;
use record::StoreError;

use super::{Author, keys, locks, pages};
use crate::accounts::{Guess, passphrase, passphrase_changed, refused};
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::lists::sealed as lists;
use crate::ui::form::FieldError;
use crate::urls;

/// Asks for the old passphrase and a new one; first for a fresh proof.
pub async fn page(author: Author) -> Result<Response, Error> {
    let open = &author.open;
    if !lists::has_key(&open.app.record, open.who.account).await? {
        return Ok(Redirect::to(&urls::sealed(open.family.id)).into_response());
    }
    if !open.who.is_fresh(open.now) {
        let to = urls::step_up(Some(&urls::sealed_passphrase(open.family.id)));
        return Ok(Redirect::to(&to).into_response());
    }
    Ok(pages::changing::ask(&author, &[]).into_response())
}

/// Locks the author's keys anew. The notes are not touched: they are sealed to the keys.
pub async fn change(
    author: Author,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    fields: Fields,
) -> Result<Response, Error> {
    let open = &author.open;
    open.who.require_fresh(open.now)?;
    let (app, account, from) = (&open.app, open.who.account, peer.ip());
    let found = lists::found(&app.record, account).await?.ok_or(Error::NotFound)?;
    let (old, new) = (fields.get("passphrase"), fields.get("new"));
    let mut reading = Reading::new(&fields, open.who.words);
    if let Err(reason) = sealed::passphrase(new) {
        reading.problem("new", reason.code());
    } else if new == old {
        reading.problem("new", "sealed-refused-same");
    } else if new != fields.get("again") {
        reading.problem("again", "sealed-refused-again");
    }
    if !reading.problems.is_empty() {
        return Ok(refused(pages::changing::ask(&author, &reading.problems)));
    }
    let again = |status: StatusCode, problem: FieldError| {
        (status, pages::changing::ask(&author, &[problem])).into_response()
    };
    let says = |key: &str| open.who.words.say(key);
    let at_old = |text: String| FieldError { field: "passphrase".to_owned(), text };
    let right = keys::opened(app, found.pair.clone(), old.to_owned());
    let opener = match passphrase(app, account, from, right).await? {
        (Guess::Right, Some(opener)) => opener,
        (Guess::Wait(seconds), _) => {
            let text = open.who.words.with("sign-in-wait", &[("seconds", seconds.into())]);
            return Ok(again(StatusCode::TOO_MANY_REQUESTS, at_old(text)));
        }
        (Guess::Wrong | Guess::Right, _) => {
            let problem = at_old(says("sealed-refused-wrong"));
            return Ok(again(StatusCode::UNPROCESSABLE_ENTITY, problem));
        }
    };
    if let Some((status, problem)) = keys::why_not(&author, from, ("new", new)).await? {
        return Ok(again(status, problem));
    }
    let chosen = new.to_owned();
    let pair = keys::slowly(app, move || locks::anew(&opener, &chosen)).await?;
    app.record.note_access(open.who.looking("sealed.passphrase", open.now)).await?;
    let kept = lists::lock_anew(&app.record, account, &found, pair.locked).await?;
    let told = passphrase_changed(&app.record, account, open.now);
    match app.record.store().write(vec![kept, told]).await {
        Ok(_) => {}
        // Changed meanwhile, from another page: that one holds.
        Err(StoreError::Conflict) => {
            let problem = at_old(says("sealed-refused-meanwhile"));
            return Ok(again(StatusCode::CONFLICT, problem));
        }
        Err(other) => return Err(other.into()),
    }
    // Whoever changed it knew the one before: the count begins anew.
    passphrase(app, account, from, async { Ok(Some(())) }).await?;
    Ok(Redirect::to(&urls::sealed(open.family.id)).into_response())
}
