// SPDX-License-Identifier: AGPL-3.0-or-later
//! Halfway through signing in: right once, and asked for a code before anything opens.

use std::net::SocketAddr;

use axum::extract::{ConnectInfo, Query, State};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, HeaderName, StatusCode};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use jiff::SignedDuration;
use practice::visits::signatures::Way;
use record::{Statement, StoreError};

use super::guessing::{self, Guess, Then, Tried};
use super::second_steps::is_code;
use super::signing_in::{Going, begin};
use super::{Asked, cookie_named, known, lists, pages};
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::state::App;
use crate::typed::back_to;
use crate::ui::form::FieldError;
use crate::urls;

/// How long somebody may take for the second step.
const LASTS: SignedDuration = SignedDuration::from_mins(10);
/// The cookie of somebody halfway. It is not a session's: no page but one looks at it.
const COOKIE_NAME: &str = "__Host-h";

/// Goes on after a first step that was right: in, or to the second step where the account has one.
pub async fn after_first_step(
    app: &App,
    headers: &HeaderMap,
    (account, way, mut all): (&lists::Account, Way, Vec<Statement>),
    to: Option<String>,
) -> Result<Response, Error> {
    let record = &app.record;
    if !lists::has_second_step(record, account.id).await? {
        return begin(app, headers, (account, way, all), to).await;
    }
    let secret = crate::random::hex(&crate::random::bytes::<32>());
    let now = app.clock.now();
    all.push(lists::put_half(record, secret.as_bytes(), account.id, now));
    all.push(lists::end_halves_before(record, now.checked_sub(LASTS)?));
    match record.store().write(all).await {
        Ok(_) => {}
        // The link was used meanwhile, and is as if it had never been.
        Err(StoreError::Conflict) => return Err(Error::NotFound),
        Err(other) => return Err(other.into()),
    }
    let cookie = format!(
        "{COOKIE_NAME}={secret}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age={}",
        LASTS.as_secs()
    );
    let there = urls::second_half(to.as_deref());
    Ok(([(SET_COOKIE, cookie)], Redirect::to(&there)).into_response())
}

/// Whoever is halfway, with the secret that says so.
async fn halfway(app: &App, headers: &HeaderMap) -> Result<(lists::Account, Vec<u8>), Error> {
    let token = cookie_named(headers, COOKIE_NAME).ok_or(Error::SignedOut)?;
    let half = lists::half(&app.record, &token).await?;
    let now = app.clock.now();
    let half = half.filter(|(_, made)| now.duration_since(*made) <= LASTS);
    let (account, _) = half.ok_or(Error::SignedOut)?;
    let account = lists::by_id(&app.record, account).await?;
    let account = account.filter(|known| known.ended.is_none()).ok_or(Error::SignedOut)?;
    Ok((account, token))
}

pub async fn page(
    State(app): State<App>,
    Asked(words): Asked,
    Query(going): Query<Going>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    halfway(&app, &headers).await?;
    let to = back_to(&going.to).unwrap_or_default();
    Ok(pages::second_half(words, &to, &[]).into_response())
}

pub async fn sign_in(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    Asked(words): Asked,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Error> {
    let (account, token) = halfway(&app, &headers).await?;
    let device = known::of(&app, &headers, Some(&account)).await?;
    let from = peer.ip();
    let tried = Tried { name: &account.sign_in, from, account: Some(&account), device };
    let look = Box::pin(is_code(&app.record, account.id, fields.get("code"), app.clock.now()));
    let mut reading = Reading::new(&fields, words);
    let status = match guessing::looked_at(&app, &tried, Then::In, look).await? {
        Guess::Right => {
            let used = vec![lists::end_half(&app.record, &token)];
            let to = back_to(fields.get("to"));
            let response = begin(&app, &headers, (&account, Way::TwoSteps, used), to).await?;
            return Ok((AppendHeaders([gone()]), response).into_response());
        }
        Guess::Wait(seconds) => {
            let text = words.with("sign-in-wait", &[("seconds", seconds.into())]);
            reading.problems.push(FieldError { field: "code".to_owned(), text });
            StatusCode::TOO_MANY_REQUESTS
        }
        Guess::Wrong => {
            reading.problem("code", "second-half-wrong");
            StatusCode::UNPROCESSABLE_ENTITY
        }
    };
    Ok((status, pages::second_half(words, fields.get("to"), &reading.problems)).into_response())
}

/// The header by which a browser forgets that somebody was halfway.
fn gone() -> (HeaderName, String) {
    let gone = format!("{COOKIE_NAME}=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0");
    (SET_COOKIE, gone)
}
