// SPDX-License-Identifier: AGPL-3.0-or-later
//! Showing a passkey: to sign in with nothing typed, and to prove anew who one is.

use std::net::SocketAddr;

use axum::extract::{ConnectInfo, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use practice::access::Hat;
use practice::visits::signatures::Way;
use record::Statement;
use webauthn_rs::prelude::WebauthnError;

use super::{Passkeys, Shown, may_have};
use crate::accounts::signing_in::begin;
use crate::accounts::{Asked, Who, guessing, lists, pages, proving, token};
use crate::error::Error;
use crate::fields::Fields;
use crate::lists::notices::{self, For, Notice};
use crate::state::App;
use crate::typed::back_to;
use crate::ui::form::FieldError;
use crate::words::Words;

/// Begins to sign in: a challenge for any passkey of ours. It says nothing of any account.
pub async fn begin_sign_in(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
) -> Result<Response, Error> {
    let passkeys = app.passkeys.get().ok_or(Error::NotFound)?;
    passkeys.ask(&[], (guessing::named_place(peer.ip()), app.clock.now()))?.answer()
}

/// Signs in whoever showed a passkey that was asked for. It stands for both what one has and what one
/// knows or is, so nothing else is asked for.
pub async fn sign_in(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    Asked(words): Asked,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Error> {
    let passkeys = app.passkeys.get().ok_or(Error::NotFound)?;
    let to = back_to(fields.get("to"));
    let (status, text) = if let Some(seconds) = guessing::address_waits(&app, peer.ip()).await? {
        wait(words, seconds)
    } else {
        if let Some((account, used)) = of_anybody(&app, passkeys, &fields).await? {
            return begin(&app, &headers, (&account, Way::Passkey, vec![used]), to).await;
        }
        guessing::failed(&app, peer.ip()).await?;
        (StatusCode::UNPROCESSABLE_ENTITY, words.say("passkey-sign-in-wrong"))
    };
    let errors = [FieldError { field: "passkey".to_owned(), text }];
    let to = to.unwrap_or_default();
    Ok((status, pages::sign_in((words, Some(passkeys)), "", &to, &errors)).into_response())
}

/// Begins a fresh proof: a challenge for one's own passkeys, in this session.
pub async fn begin_proof(
    State(app): State<App>,
    who: Who,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let passkeys = app.passkeys.get().ok_or(Error::NotFound)?;
    let own = lists::passkeys_of(&app.record, who.account).await?;
    if own.is_empty() || !may_have(&who) {
        return Err(Error::NotFound);
    }
    passkeys.ask(&own, (session(&headers)?, app.clock.now()))?.answer()
}

/// Takes a passkey of one's own as a fresh proof.
pub async fn prove(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    who: Who,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Error> {
    let passkeys = app.passkeys.get().ok_or(Error::NotFound)?;
    let account = lists::by_id(&app.record, who.account).await?.ok_or(Error::SignedOut)?;
    let to = back_to(fields.get("to"));
    let by = session(&headers)?;
    let (status, text) = if let Some(seconds) = guessing::address_waits(&app, peer.ip()).await? {
        wait(who.words, seconds)
    } else {
        let shown = passkeys.shown(&fields, app.clock.now()).filter(|shown| shown.by == by);
        if let Some(used) = held(&app, passkeys, shown, &account).await? {
            return proving::proved(&app, &headers, vec![used], to).await;
        }
        guessing::failed(&app, peer.ip()).await?;
        (StatusCode::UNPROCESSABLE_ENTITY, who.words.say("passkey-step-up-wrong"))
    };
    let errors = [FieldError { field: "passkey".to_owned(), text }];
    let page = proving::asking(&app, &who, to.as_deref().unwrap_or_default(), &errors).await?;
    Ok((status, page).into_response())
}

fn wait(words: Words, seconds: i64) -> (StatusCode, String) {
    let text = words.with("sign-in-wait", &[("seconds", seconds.into())]);
    (StatusCode::TOO_MANY_REQUESTS, text)
}

/// What stands for this session among ceremonies: one begun in another is not answered here.
pub fn session(headers: &HeaderMap) -> Result<String, Error> {
    let token = token(headers).ok_or(Error::SignedOut)?;
    Ok(crate::random::hex(&lists::token_hash(&token)))
}

/// Whoever's passkey was shown, with the statement that keeps its use. Whether it is unknown, of
/// somebody who left, or wrongly signed makes no difference to who asks.
async fn of_anybody(
    app: &App,
    passkeys: &Passkeys,
    fields: &Fields,
) -> Result<Option<(lists::Account, Statement)>, Error> {
    let Some(shown) = passkeys.shown(fields, app.clock.now()) else { return Ok(None) };
    let Some(owner) = passkeys.owner(&shown) else { return Ok(None) };
    let account = lists::by_id(&app.record, owner).await?;
    let Some(account) = account.filter(|known| known.ended.is_none()) else { return Ok(None) };
    let used = held(app, passkeys, Some(shown), &account).await?;
    Ok(used.map(|used| (account, used)))
}

/// Holds what was shown against the account's passkeys.
async fn held(
    app: &App,
    passkeys: &Passkeys,
    shown: Option<Shown>,
    account: &lists::Account,
) -> Result<Option<Statement>, Error> {
    let Some(shown) = shown else { return Ok(None) };
    let mut own = lists::passkeys_of(&app.record, account.id).await?;
    let id = shown.answer.get_credential_id();
    let Some(one) = own.iter_mut().find(|one| one.key.cred_id().as_slice() == id) else {
        return Ok(None);
    };
    match passkeys.held(shown, one) {
        Ok(()) => {
            one.used = Some(app.clock.now());
            Ok(Some(lists::change_passkey(&app.record, one).await?))
        }
        Err(WebauthnError::CredentialPossibleCompromise) => {
            let told = [For::Account(account.id), For::Hat(Hat::PrivacyOfficer)];
            let told = told.map(|to| tell(app, to, "passkey.copied", account.id));
            app.record.store().write(told.into()).await?;
            Ok(None)
        }
        Err(_) => Ok(None),
    }
}

/// The statement that tells of a passkey.
pub fn tell(app: &App, to: For, what: &str, about: u128) -> Statement {
    let notice = Notice {
        id: crate::random::id(),
        to,
        what: what.to_owned(),
        family: None,
        about: Some(about),
        at: app.clock.now(),
    };
    notices::tell(&app.record, &notice)
}
