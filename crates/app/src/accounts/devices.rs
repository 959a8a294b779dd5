// SPDX-License-Identifier: AGPL-3.0-or-later
//! Where somebody is signed in, and ending it from here.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;

use super::lists::{self, Kept};
use super::{Who, known, limits, pages, token};
use crate::error::Error;
use crate::fields::Fields;
use crate::lists::taken_along::{self, Taken};
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
    let taken = taken_along::of_account(&app.record, who.account).await?;
    Ok(pages::devices(&who, &app, (&devices, &known, &away(&taken))).into_response())
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
    if fields.has("erase") {
        // What waits there unsent is lost with the rest, so no screen left open does it.
        who.require_fresh(app.clock.now())?;
        let hash = hash_of(fields.get("erase"));
        let hash = hash.ok_or(Error::BadRequest("no device is called so"))?;
        let away = taken_along::of_account(&app.record, who.account).await?;
        app.record.store().write(taken_along::erase(&app.record, &away, Some(&hash))).await?;
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

/// A device that holds families.
pub struct Away {
    /// What a form calls it by.
    pub id: String,
    /// The kind of device.
    pub called: String,
    /// How many families.
    pub families: i64,
    /// Until when they may be read there.
    pub until: Timestamp,
    /// Whether it is emptied at its next contact.
    pub erase: bool,
}

/// What somebody took along, device by device.
fn away(taken: &[Taken]) -> Vec<Away> {
    let mut all: Vec<Away> = Vec::new();
    for one in taken_along::newest(taken) {
        let id = crate::random::hex(&one.device);
        if let Some(known) = all.iter_mut().find(|known| known.id == id) {
            known.families += 1;
            known.until = known.until.max(one.until);
        } else {
            let called = one.called.clone();
            all.push(Away { id, called, families: 1, until: one.until, erase: one.erase });
        }
    }
    all
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
