// SPDX-License-Identifier: AGPL-3.0-or-later
//! One's own settings: language, theme, password, and the hat worn.

use std::net::SocketAddr;

use axum::extract::{ConnectInfo, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use practice::access::Hat;
use record::{Must, Statement};

use super::guessing::{self, Guess, Then, Tried};
use super::{TRIES, Who, change_session, known, lists, pages, passwords, refused};
use super::{telling, token, unless_changed};
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
    for _ in 0..TRIES {
        let found = lists::by_id(&app.record, who.account).await?.ok_or(Error::SignedOut)?;
        let to = lists::Account { language, theme: theme.to_owned(), ..found.clone() };
        let change = lists::change(&app.record, &found, &to).await?;
        match unless_changed(&app, vec![change]).await {
            Err(Error::Changed) => {}
            done => return done.map(|()| Redirect::to(urls::ME).into_response()),
        }
    }
    Err(Error::Changed)
}

pub async fn change_password(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    who: Who,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Error> {
    let account = lists::by_id(&app.record, who.account).await?;
    let account = account.ok_or(Error::SignedOut)?;
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
    let hash = passwords::hash(&app, fields.get("new").to_owned()).await?;
    let all = with_password(&app, &headers, &account, hash).await?;
    unless_changed(&app, all).await?;
    Ok(pages::me(&who, &[], true).into_response())
}

/// What happens with a new password, all of it or nothing: hashing takes its time, and an account or a
/// session that ended meanwhile does not come back.
async fn with_password(
    app: &App,
    headers: &HeaderMap,
    found: &lists::Account,
    hash: String,
) -> Result<Vec<Statement>, Error> {
    let (record, now) = (&app.record, app.clock.now());
    let token = token(headers).ok_or(Error::SignedOut)?;
    let known = lists::session(record, &token).await?.ok_or(Error::SignedOut)?;
    // A password alone proves nothing of somebody whose sign-in takes a second step.
    let second = lists::has_second_step(record, found.id).await?;
    let stepped = if second { known.stepped } else { Some(now) };
    let session = lists::Session { seen: now, stepped, ..known.clone() };
    let to = lists::Account { password: Some(hash), ..found.clone() };
    let mut all = vec![
        lists::change(record, found, &to).await?,
        lists::change_session(record, &token, (&known, &session), Must::Change),
        // Whoever else is signed in with the old password is signed out by the same act.
        lists::end_others(record, found.id, &token),
    ];
    all.extend(lists::drop_pending(record, found.id));
    // Where there was no way in before, the first password is news to nobody.
    if found.password.is_some() || lists::has_passkey(record, found.id).await? {
        all.push(telling::owner(record, found.id, (telling::PASSWORD, None), now));
    }
    Ok(all)
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
