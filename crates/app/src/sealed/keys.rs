// SPDX-License-Identifier: AGPL-3.0-or-later
//! An author's own keys: made once, locked by a passphrase that nobody can set anew.

use std::net::{IpAddr, SocketAddr};

use axum::extract::ConnectInfo;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use practice::sealed;

use super::locks::{self, Opener};
use super::{Author, pages};
use crate::accounts::{Guess, is_own_password, passphrase, refused};
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::lists::sealed::{self as lists, KeyPair};
use crate::state::App;
use crate::ui::form::FieldError;
use crate::urls;

/// What is there to seal with.
pub struct Ready {
    /// The author's own keys.
    pub own: Option<KeyPair>,
    /// The key two people hold together, the newest.
    pub recovery: Option<KeyPair>,
}

/// What is there for this author to seal with.
pub async fn ready(author: &Author) -> Result<Ready, Error> {
    let record = &author.open.app.record;
    let own = lists::key(record, author.open.who.account).await?;
    let recovery = lists::recoveries(record).await?.into_iter().next();
    Ok(Ready { own, recovery })
}

/// The address of a form that stands on the page of sealed notes.
pub async fn to_list(author: Author) -> Redirect {
    Redirect::to(&urls::sealed(author.open.family.id))
}

/// Makes an author's keys, once.
pub async fn make(
    author: Author,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    fields: Fields,
) -> Result<Response, Error> {
    author.require_writes()?;
    let open = &author.open;
    open.who.require_fresh(open.now)?;
    let ready = ready(&author).await?;
    let to = urls::sealed(open.family.id);
    if ready.own.is_some() {
        return Ok(Redirect::to(&to).into_response());
    }
    let typed = fields.get("passphrase");
    let mut reading = Reading::new(&fields, open.who.words);
    if let Err(reason) = sealed::passphrase(typed) {
        reading.problem(reason.field(), reason.code());
    } else if typed != fields.get("again") {
        reading.problem("again", "sealed-refused-again");
    }
    if !reading.problems.is_empty() {
        return Ok(refused(pages::list(&author, &ready, &reading.problems)));
    }
    let (app, account, from) = (&open.app, open.who.account, peer.ip());
    if let Some((status, problem)) = why_not(&author, from, ("passphrase", typed)).await? {
        return Ok((status, pages::list(&author, &ready, &[problem])).into_response());
    }
    let chosen = typed.to_owned();
    let pair = slowly(&open.app, move || locks::for_author(&chosen)).await?;
    open.app.record.note_access(open.who.looking("sealed.key", open.now)).await?;
    let kept = lists::put_key(&open.app.record, open.who.account, &pair, open.now).await?;
    open.app.record.store().write(vec![kept]).await?;
    // Whoever made it knows it, and there is no second one to guess with: the count begins anew.
    passphrase(app, account, from, async { Ok(Some(())) }).await?;
    Ok(Redirect::to(&to).into_response())
}

/// Why somebody may not choose this passphrase: it is the password they sign in with, or they tried
/// too often. That it is not the password says something about the password: it is counted like a
/// guess.
pub async fn why_not(
    author: &Author,
    from: IpAddr,
    (field, typed): (&str, &str),
) -> Result<Option<(StatusCode, FieldError)>, Error> {
    let (app, who) = (&author.open.app, &author.open.who);
    let is_password = async { Ok(is_own_password(app, who.account, typed).await?.then_some(())) };
    let (status, text) = match passphrase(app, who.account, from, is_password).await?.0 {
        Guess::Wrong => return Ok(None),
        Guess::Right => {
            (StatusCode::UNPROCESSABLE_ENTITY, who.words.say("sealed-refused-password"))
        }
        Guess::Wait(seconds) => {
            let text = who.words.with("sign-in-wait", &[("seconds", seconds.into())]);
            (StatusCode::TOO_MANY_REQUESTS, text)
        }
    };
    Ok(Some((status, FieldError { field: field.to_owned(), text })))
}

/// Opens an author's keys by their passphrase.
pub async fn opened(app: &App, pair: KeyPair, typed: String) -> Result<Option<Opener>, Error> {
    slowly(app, move || locks::by_passphrase(&pair, &typed)).await
}

/// Work as slow as a password's, in one of the places there are for it.
pub async fn slowly<T: Send + 'static>(
    app: &App,
    work: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    let _place = app.hashing.acquire().await.map_err(|e| Error::Internal(Box::new(e)))?;
    tokio::task::spawn_blocking(work).await.map_err(|e| Error::Internal(Box::new(e)))?
}
