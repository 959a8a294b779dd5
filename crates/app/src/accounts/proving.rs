// SPDX-License-Identifier: AGPL-3.0-or-later
//! Proving anew who one is, for what must not happen from a screen somebody left open.

use std::net::SocketAddr;

use axum::extract::{ConnectInfo, FromRequestParts, Query, State};
use axum::http::header::SET_COOKIE;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};

use maud::Markup;

use super::guessing::{self, Guess, Then, Tried};
use super::second_steps::is_code;
use super::signing_in::{Going, cookie};
use super::{Who, known, lists, pages, passwords, token};
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::state::App;
use crate::typed::back_to;
use crate::ui::form::FieldError;
use crate::urls;

/// Somebody who proved within the last five minutes who they are. A page asks for the proof and comes
/// back; a form that was sent is answered with what was typed.
pub struct Fresh(pub Who);

impl FromRequestParts<App> for Fresh {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let who = Who::from_request_parts(parts, app).await.map_err(Error::into_response)?;
        match who.require_fresh(app.clock.now()) {
            Ok(()) => Ok(Self(who)),
            Err(_) if parts.method == Method::GET => {
                let to = back_to(parts.uri.path());
                Err(Redirect::to(&urls::step_up(to.as_deref())).into_response())
            }
            Err(stale) => Err(stale.into_response()),
        }
    }
}

pub async fn page(
    State(app): State<App>,
    who: Who,
    Query(going): Query<Going>,
) -> Result<Response, Error> {
    let to = back_to(&going.to).unwrap_or_default();
    Ok(asking(&app, &who, &to, &[]).await?.into_response())
}

/// The page that asks for the proof this person can give.
pub async fn asking(
    app: &App,
    who: &Who,
    to: &str,
    errors: &[FieldError],
) -> Result<Markup, Error> {
    let account = lists::by_id(&app.record, who.account).await?.ok_or(Error::SignedOut)?;
    let has = lists::has_passkey(&app.record, who.account).await?;
    let passkeys = app.passkeys.get().filter(|_| has);
    let second = lists::has_second_step(&app.record, who.account).await?;
    Ok(match (&account.password, passkeys) {
        (None, None) => pages::step_up_by_link(who),
        (password, passkeys) => {
            pages::step_up(who, (password.is_some(), passkeys), to, second, errors)
        }
    })
}

pub async fn prove(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    who: Who,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Error> {
    let account = lists::by_id(&app.record, who.account).await?.ok_or(Error::SignedOut)?;
    let mut reading = Reading::new(&fields, who.words);
    let device = known::of(&app, &headers, Some(&account)).await?;
    let from = peer.ip();
    let tried = Tried { name: &account.sign_in, from, account: Some(&account), device };
    let to = back_to(fields.get("to"));
    let second = lists::has_second_step(&app.record, who.account).await?;
    let look = Box::pin(async {
        let typed = fields.get("password").to_owned();
        let right = passwords::verify(&app, typed, account.password.clone()).await?;
        // The code is looked at only after the password was right: looking uses it up.
        Ok(right
            && (!second
                || is_code(&app.record, who.account, fields.get("code"), app.clock.now()).await?))
    });
    let status = match guessing::looked_at(&app, &tried, Then::In, look).await? {
        Guess::Right => return proved(&app, &headers, Vec::new(), to).await,
        Guess::Wait(seconds) => {
            let text = who.words.with("sign-in-wait", &[("seconds", seconds.into())]);
            reading.problems.push(FieldError { field: "password".to_owned(), text });
            StatusCode::TOO_MANY_REQUESTS
        }
        Guess::Wrong => {
            let wrong = if second { "step-up-wrong-either" } else { "step-up-wrong" };
            reading.problem("password", wrong);
            StatusCode::UNPROCESSABLE_ENTITY
        }
    };
    let page = asking(&app, &who, to.as_deref().unwrap_or_default(), &reading.problems).await?;
    Ok((status, page).into_response())
}

/// Whoever proved anew who they are goes on with a secret nobody has seen yet: a copy of the one until
/// now gains nothing by their proof. What is used up for it goes in the same act.
pub async fn proved(
    app: &App,
    headers: &HeaderMap,
    mut all: Vec<record::Statement>,
    to: Option<String>,
) -> Result<Response, Error> {
    let old = token(headers).ok_or(Error::SignedOut)?;
    let known = lists::session(&app.record, &old).await?.ok_or(Error::SignedOut)?;
    let now = app.clock.now();
    let session = lists::Session { seen: now, stepped: Some(now), ..known };
    let secret = crate::random::hex(&crate::random::bytes::<32>());
    let end =
        record::Statement { must: record::Must::Change, ..lists::end_session(&app.record, &old) };
    all.extend([end, lists::put_session(&app.record, secret.as_bytes(), &session)]);
    match app.record.store().write(all).await {
        Ok(_) => {}
        // Ended meanwhile, from another device.
        Err(record::StoreError::Conflict) => return Err(Error::SignedOut),
        Err(other) => return Err(other.into()),
    }
    let to = Redirect::to(to.as_deref().unwrap_or(urls::TODAY));
    Ok(([(SET_COOKIE, cookie(&secret))], to).into_response())
}
