// SPDX-License-Identifier: AGPL-3.0-or-later
//! One's own settings: language, theme, password, and the hat worn.

use std::net::SocketAddr;

use axum::extract::{ConnectInfo, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use practice::access::Hat;

use super::guessing::{self, Guess, Then, Tried};
use super::{Who, change_session, known, lists, pages, passwords, refused, token};
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::state::App;
use crate::ui::form::FieldError;
use crate::urls;
use crate::words::Language;

pub async fn me(who: Who) -> Response {
    pages::me(&who, &[], false).into_response()
}

pub async fn change_me(
    State(app): State<App>,
    who: Who,
    fields: Fields,
) -> Result<Response, Error> {
    let mut reading = Reading::new(&fields, who.words);
    let language = reading.choice("language", Language::parse);
    let theme = reading.choice("theme", |code| {
        ["system", "light", "dark"].into_iter().find(|known| *known == code)
    });
    let (Some(language), Some(theme)) = (language, theme) else {
        return Ok(refused(pages::me(&who, &reading.problems, false)));
    };
    let account = lists::by_id(&app.record, who.account).await?;
    let mut account = account.ok_or(Error::SignedOut)?;
    account.language = language;
    theme.clone_into(&mut account.theme);
    lists::keep(&app.record, &account).await?;
    Ok(Redirect::to(urls::ME).into_response())
}

pub async fn change_password(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    who: Who,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Error> {
    let account = lists::by_id(&app.record, who.account).await?;
    let mut account = account.ok_or(Error::SignedOut)?;
    let mut reading = Reading::new(&fields, who.words);
    let now = app.clock.now();
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    if account.password.is_some() {
        let device = known::of(&app, &headers, Some(&account)).await?;
        let from = peer.ip();
        let tried = Tried { name: &account.sign_in, from, account: Some(&account), device };
        match guessing::password(&app, &tried, fields.get("now"), Then::SecondStep).await? {
            Guess::Right => {}
            Guess::Wrong => reading.problem("now", "password-now-wrong"),
            Guess::Wait(seconds) => {
                let text = who.words.with("sign-in-wait", &[("seconds", seconds.into())]);
                reading.problems.push(FieldError { field: "now".to_owned(), text });
                status = StatusCode::TOO_MANY_REQUESTS;
            }
        }
    } else {
        // A first password set on a screen left open would be a proof for everything after it.
        who.require_fresh(now)?;
    }
    if let Some(key) = passwords::refused(fields.get("new"), &account.sign_in) {
        reading.problem("new", key);
    }
    if !reading.problems.is_empty() {
        return Ok((status, pages::me(&who, &reading.problems, false)).into_response());
    }
    account.password = Some(passwords::hash(&app, fields.get("new").to_owned()).await?);
    // Whoever else is signed in with the old password is signed out by the same act.
    let mut all = vec![lists::put(&app.record, &account).await?];
    all.push(lists::end_sessions(&app.record, account.id));
    if let Some(token) = token(&headers) {
        let known = lists::session(&app.record, &token).await?.ok_or(Error::SignedOut)?;
        // A password alone proves nothing of somebody whose sign-in takes a second step.
        let second = lists::has_second_step(&app.record, account.id).await?;
        let stepped = if second { known.stepped } else { Some(now) };
        let session = lists::Session { made: now, seen: now, stepped, ..known };
        all.push(lists::put_session(&app.record, &token, &session));
    }
    app.record.store().write(all).await?;
    Ok(pages::me(&who, &[], true).into_response())
}

pub async fn change_hat(
    State(app): State<App>,
    who: Who,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Error> {
    let hat = Hat::parse(fields.get("hat")).filter(|hat| who.hats.contains(hat));
    let hat = hat.ok_or(Error::Forbidden)?;
    let now = app.clock.now();
    change_session(&app, &headers, |known| lists::Session { hat, seen: now, ..known }).await?;
    Ok(Redirect::to(urls::TODAY).into_response())
}

/// The address of a form that stands on the page of settings: whoever comes back to it finds it there.
pub async fn to_me(_who: Who) -> Redirect {
    Redirect::to(urls::ME)
}
