// SPDX-License-Identifier: AGPL-3.0-or-later
//! Where somebody is signed in, and ending it from here.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};

use super::lists::{self, Kept};
use super::{Who, known, limits, pages, token};
use crate::error::Error;
use crate::fields::Fields;
use crate::state::App;
use crate::urls;

/// A session as its owner sees it.
pub struct Device {
    /// What a form calls it by.
    pub id: String,
    /// Whether it is the one that asks.
    pub this: bool,
    /// The session.
    pub session: lists::Session,
}

/// A device its owner signed in from before.
pub struct Known {
    /// What a form calls it by.
    pub id: String,
    /// Whether it is the one that asks.
    pub this: bool,
    /// The device.
    pub device: lists::KnownDevice,
}

pub async fn page(State(app): State<App>, who: Who, headers: HeaderMap) -> Result<Response, Error> {
    let own = token(&headers).map(|token| lists::token_hash(&token));
    let now = app.clock.now();
    let kept = lists::sessions_of(&app.record, who.account).await?;
    let mut devices: Vec<Device> = kept
        .into_iter()
        .filter(|Kept { session, .. }| lasts(session, now))
        .map(|Kept { hash, session }| Device {
            this: own.as_ref() == Some(&hash),
            id: crate::random::hex(&hash),
            session,
        })
        .collect();
    devices.sort_by_key(|device| !device.this);
    let account = lists::by_id(&app.record, who.account).await?.ok_or(Error::SignedOut)?;
    let here = known::of(&app, &headers, Some(&account)).await?;
    let known: Vec<Known> = lists::devices_of(&app.record, who.account)
        .await?
        .into_iter()
        .map(|device| Known {
            this: here.as_ref() == Some(&device.hash),
            id: crate::random::hex(&device.hash),
            device,
        })
        .collect();
    Ok(pages::devices(&who, &app, (&devices, &known)).into_response())
}

/// Ends one session, or all but this one. It asks for no proof: whoever sees a session that is not
/// theirs must be able to end it at once, and the worst of it is signing in again.
pub async fn end(
    State(app): State<App>,
    who: Who,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Error> {
    let token = token(&headers).ok_or(Error::SignedOut)?;
    if fields.has("forget") {
        let hash = hash_of(fields.get("forget"));
        let hash = hash.ok_or(Error::BadRequest("no device is called so"))?;
        let forget = lists::forget_device(&app.record, who.account, hash);
        app.record.store().write(vec![forget]).await?;
        return Ok(Redirect::to(urls::DEVICES).into_response());
    }
    let end = if fields.get("end") == "others" {
        lists::end_others(&app.record, who.account, &token)
    } else {
        let hash = hash_of(fields.get("end"));
        let hash = hash.ok_or(Error::BadRequest("no session is called so"))?;
        lists::end_one(&app.record, who.account, hash)
    };
    app.record.store().write(vec![end]).await?;
    Ok(Redirect::to(urls::DEVICES).into_response())
}

/// Whether a session is still good, by its hat's limits.
fn lasts(session: &lists::Session, now: jiff::Timestamp) -> bool {
    let (idle, longest) = limits(session.hat);
    now.duration_since(session.seen) <= idle && now.duration_since(session.made) <= longest
}

fn hash_of(id: &str) -> Option<Vec<u8>> {
    if id.len() != 64 || !id.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    (0..32).map(|at| u8::from_str_radix(&id[at * 2..at * 2 + 2], 16).ok()).collect()
}
