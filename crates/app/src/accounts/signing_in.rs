// SPDX-License-Identifier: AGPL-3.0-or-later
//! Signing in by password or by a link, and signing out.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, Path, Query, State};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};

use serde::Deserialize;

use super::{Asked, COOKIE_NAME, LONGEST, lists, pages, passwords, token};
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::state::App;
use crate::typed::back_to;
use crate::urls;

/// Where somebody was going when they had to sign in.
#[derive(Deserialize)]
pub struct Going {
    #[serde(default)]
    to: String,
}

pub async fn page(Asked(words): Asked, Query(going): Query<Going>) -> Response {
    let to = back_to(&going.to).unwrap_or_default();
    pages::sign_in(words, "", &to, &[]).into_response()
}

pub async fn sign_in(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    Asked(words): Asked,
    fields: Fields,
) -> Result<Response, Error> {
    let typed = fields.get("name").trim().to_lowercase();
    let subjects = [format!("account:{typed}"), format!("address:{}", network(peer.ip()))];
    let now = app.clock.now();
    let record = &app.record;
    let mut reading = Reading::new(&fields, words);
    let mut failures = [0; 2];
    for (number, subject) in subjects.iter().enumerate() {
        let (failed, last) = lists::attempts(record, subject).await?;
        let failed = if now.duration_since(last) > passwords::FORGOTTEN_AFTER { 0 } else { failed };
        failures[number] = failed;
        let wait = if number == 0 {
            passwords::wait_of_account(failed)
        } else {
            passwords::wait_of_address(failed)
        };
        if let Some(left) = passwords::still_waiting(wait, last, now) {
            let seconds = left.as_secs().max(1);
            let text = words.with("sign-in-wait", &[("seconds", seconds.into())]);
            let problem = crate::ui::form::FieldError { field: "password".to_owned(), text };
            let page = pages::sign_in(words, fields.get("name"), fields.get("to"), &[problem]);
            return Ok((StatusCode::TOO_MANY_REQUESTS, page).into_response());
        }
    }
    // A name holds no such character, and one database would refuse to look for it.
    let known = if typed.contains(char::is_control) {
        None
    } else {
        lists::by_sign_in(record, &typed).await?
    };
    let account = known.filter(|known| known.ended.is_none());
    let hash = account.as_ref().and_then(|known| known.password.clone());
    let right = passwords::verify(&app, fields.get("password").to_owned(), hash).await?;
    let (Some(account), true) = (account, right) else {
        let failed = subjects
            .iter()
            .zip(failures)
            .map(|(subject, failures)| lists::put_attempts(record, subject, failures + 1, now));
        record.store().write(failed.collect()).await?;
        reading.problem("password", "sign-in-wrong");
        let page = pages::sign_in(words, fields.get("name"), fields.get("to"), &reading.problems);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    let forget = subjects.iter().map(|subject| lists::drop_attempts(record, subject));
    record.store().write(forget.collect()).await?;
    begin(&app, &account, back_to(fields.get("to"))).await
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
) -> Result<Response, Error> {
    let account = of_link(&app, &token).await?;
    // Links of the made-up agency stay good while it runs; any other opens once.
    if !app.demo {
        app.record.store().write(vec![lists::drop_links(&app.record, account.id)]).await?;
    }
    begin(&app, &account, None).await
}

async fn of_link(app: &App, token: &str) -> Result<lists::Account, Error> {
    let account = lists::link(&app.record, token.as_bytes(), app.clock.now()).await?;
    let account = lists::by_id(&app.record, account.ok_or(Error::NotFound)?).await?;
    account.filter(|known| known.ended.is_none()).ok_or(Error::NotFound)
}

pub async fn sign_out(State(app): State<App>, headers: HeaderMap) -> Result<Response, Error> {
    if let Some(token) = token(&headers) {
        app.record.store().write(vec![lists::end_session(&app.record, &token)]).await?;
    }
    let gone = format!("{COOKIE_NAME}=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0");
    let headers = [
        (SET_COOKIE, gone),
        (
            axum::http::HeaderName::from_static("clear-site-data"),
            "\"cache\", \"cookies\"".to_owned(),
        ),
    ];
    Ok((headers, Redirect::to(urls::SIGN_IN)).into_response())
}

async fn begin(app: &App, account: &lists::Account, to: Option<String>) -> Result<Response, Error> {
    let hat = *account.hats.first().ok_or(Error::Forbidden)?;
    let secret = crate::random::hex(&crate::random::bytes::<32>());
    let now = app.clock.now();
    let session = lists::Session {
        account: account.id,
        hat,
        made: now,
        seen: now,
        stepped: Some(now),
        shared: false,
        device: String::new(),
    };
    let record = &app.record;
    let all = vec![
        lists::put_session(record, secret.as_bytes(), &session),
        lists::end_sessions_before(record, now.checked_sub(LONGEST)?),
    ];
    record.store().write(all).await?;
    let cookie = format!("{COOKIE_NAME}={secret}; Path=/; Secure; HttpOnly; SameSite=Strict");
    Ok(([(SET_COOKIE, cookie)], Redirect::to(to.as_deref().unwrap_or(urls::TODAY))).into_response())
}

/// The part of an address that stands for one place: an IPv6 guest has a whole /64.
fn network(address: IpAddr) -> String {
    match address {
        IpAddr::V4(v4) => v4.to_string(),
        IpAddr::V6(v6) => {
            let s = v6.segments();
            format!("{:x}:{:x}:{:x}:{:x}", s[0], s[1], s[2], s[3])
        }
    }
}
