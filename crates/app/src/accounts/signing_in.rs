// SPDX-License-Identifier: AGPL-3.0-or-later
//! Signing in by password or by a link, beginning a session, and signing out.

use std::net::SocketAddr;

use axum::extract::{ConnectInfo, Path, Query, State};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};

use practice::visits::signatures::Way;
use record::{Statement, StoreError};
use serde::Deserialize;

use super::guessing::{self, Guess, Then, Tried};
use super::halfway::after_first_step;
use super::screens::{begins_shared, device};
use super::{Asked, COOKIE_NAME, LONGEST, known, lists, pages, token};
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::state::App;
use crate::typed::back_to;
use crate::ui::form::FieldError;
use crate::urls;

/// Where somebody was going when they had to sign in.
#[derive(Deserialize)]
pub struct Going {
    #[serde(default)]
    pub to: String,
}

pub async fn page(
    State(app): State<App>,
    Asked(words): Asked,
    Query(going): Query<Going>,
) -> Response {
    let to = back_to(&going.to).unwrap_or_default();
    pages::sign_in((words, app.passkeys.get()), "", &to, &[]).into_response()
}

pub async fn sign_in(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    Asked(words): Asked,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Error> {
    let (typed, account) = named(&app, fields.get("name")).await?;
    let device = known::of(&app, &headers, account.as_ref()).await?;
    let tried = Tried { name: &typed, from: peer.ip(), account: account.as_ref(), device };
    let then = match &account {
        Some(account) if lists::has_second_step(&app.record, account.id).await? => Then::SecondStep,
        _ => Then::In,
    };
    let guess = guessing::password(&app, &tried, fields.get("password"), then).await?;
    let mut reading = Reading::new(&fields, words);
    let status = match (guess, &account) {
        (Guess::Right, Some(account)) => {
            let to = back_to(fields.get("to"));
            return after_first_step(&app, &headers, (account, Way::Password, Vec::new()), to)
                .await;
        }
        (Guess::Wait(seconds), _) => {
            let text = words.with("sign-in-wait", &[("seconds", seconds.into())]);
            reading.problems.push(FieldError { field: "password".to_owned(), text });
            StatusCode::TOO_MANY_REQUESTS
        }
        (Guess::Right | Guess::Wrong, _) => {
            reading.problem("password", "sign-in-wrong");
            StatusCode::UNPROCESSABLE_ENTITY
        }
    };
    let outside = (words, app.passkeys.get());
    let page = pages::sign_in(outside, fields.get("name"), fields.get("to"), &reading.problems);
    Ok((status, page).into_response())
}

/// A sign-in name as it is kept, and whose it is, unless they left.
pub async fn named(app: &App, typed: &str) -> Result<(String, Option<lists::Account>), Error> {
    let typed = typed.trim().to_lowercase();
    // A name holds no such character, and one database would refuse to look for it.
    let known = if typed.contains(char::is_control) {
        None
    } else {
        lists::by_sign_in(&app.record, &typed).await?
    };
    Ok((typed, known.filter(|known| known.ended.is_none())))
}

/// A page with a button: an address alone changes nothing, so that a preview signs nobody in.
pub async fn link(
    State(app): State<App>,
    Path(token): Path<String>,
    Asked(words): Asked,
) -> Result<Response, Error> {
    let account = of_link(&app, &token).await?;
    Ok(pages::link(words, &token, &account.name).into_response())
}

pub async fn take_link(
    State(app): State<App>,
    Path(token): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let account = of_link(&app, &token).await?;
    // Links of the made-up agency stay good while it runs; any other opens once, and with it go the
    // account's others.
    let record = &app.record;
    let used = if app.demo {
        Vec::new()
    } else {
        vec![lists::take_link(record, token.as_bytes()), lists::drop_links(record, account.id)]
    };
    after_first_step(&app, &headers, (&account, Way::Link, used), None).await
}

async fn of_link(app: &App, token: &str) -> Result<lists::Account, Error> {
    let account = lists::link(&app.record, token.as_bytes(), app.clock.now()).await?;
    let account = lists::by_id(&app.record, account.ok_or(Error::NotFound)?).await?;
    account.filter(|known| known.ended.is_none()).ok_or(Error::NotFound)
}

/// Ends the session, and has the browser forget what it kept of our pages.
///
/// On a screen of one's own the cookie by which the device is known stays, so that a stranger's
/// guesses keep nobody waiting here. It opens nothing and names nobody. A screen that others see is
/// theirs as well: there nothing stays, and the device is a stranger's from then on.
pub async fn sign_out(State(app): State<App>, headers: HeaderMap) -> Result<Response, Error> {
    let mut clear = "\"cache\"";
    if let Some(token) = token(&headers) {
        let mut all = vec![lists::end_session(&app.record, &token)];
        let session = lists::session(&app.record, &token).await?;
        if let Some(session) = session.filter(|session| session.shared) {
            clear = "\"cache\", \"cookies\"";
            all.extend(known::forget(&app, &headers, session.account));
        }
        app.record.store().write(all).await?;
    }
    let gone = format!("{COOKIE_NAME}=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0");
    let clear = (axum::http::HeaderName::from_static("clear-site-data"), clear.to_owned());
    Ok(([(SET_COOKIE, gone), clear], Redirect::to(urls::SIGN_IN)).into_response())
}

/// Begins a session, in one act with what is used up for it.
pub async fn begin(
    app: &App,
    headers: &HeaderMap,
    (account, way, mut all): (&lists::Account, Way, Vec<Statement>),
    to: Option<String>,
) -> Result<Response, Error> {
    let hat = *account.hats.first().ok_or(Error::Forbidden)?;
    let secret = crate::random::hex(&crate::random::bytes::<32>());
    let now = app.clock.now();
    let session = lists::Session {
        account: account.id,
        hat,
        made: now,
        seen: now,
        stepped: Some(now),
        shared: begins_shared(headers, hat),
        device: device(headers),
        way,
    };
    let record = &app.record;
    all.push(lists::put_session(record, secret.as_bytes(), &session));
    all.push(lists::end_sessions_before(record, now.checked_sub(LONGEST)?));
    // Signing in again, here, leaves no second session behind.
    all.extend(token(headers).map(|token| lists::end_session(record, &token)));
    let (device, device_cookie) = known::remember(app, headers, account.id).await?;
    all.extend(device);
    match record.store().write(all).await {
        Ok(_) => {}
        // The link or the passkey was used meanwhile, and is as if it had never been.
        Err(StoreError::Conflict) => return Err(Error::NotFound),
        Err(other) => return Err(other.into()),
    }
    let cookies = AppendHeaders([(SET_COOKIE, cookie(&secret)), (SET_COOKIE, device_cookie)]);
    Ok((cookies, Redirect::to(to.as_deref().unwrap_or(urls::TODAY))).into_response())
}

/// The cookie that holds a session's secret.
pub fn cookie(secret: &str) -> String {
    format!("{COOKIE_NAME}={secret}; Path=/; Secure; HttpOnly; SameSite=Strict")
}
