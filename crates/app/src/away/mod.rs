// SPDX-License-Identifier: AGPL-3.0-or-later
//! Without signal: families taken along on a device for a stated time, sealed in its browser, and a page that opens them there.

mod families;
mod pages;
mod worker;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use jiff::ToSpan as _;
use practice::PractitionerId;
use practice::access::Purpose;
use serde_json::{Value, json};

use crate::accounts::{Who, device_called, token_hash};
use crate::error::Error;
use crate::fields::Fields;
use crate::lists::families_of;
use crate::lists::taken_along::{self as lists, Taken};
use crate::open::Open;
use crate::state::App;
use crate::urls;
use crate::words::Language;
use families::{Offered, Until, beside, offered, pages_of};

/// Most visits taken along at once: more than anybody makes in three days.
const MOST: usize = 24;
/// Days after its time that a device is remembered, so that it can still be told to empty itself.
const REMEMBERED_DAYS: i64 = 400;

/// The routes of being without signal.
pub fn routes() -> Router<App> {
    Router::new()
        .route(urls::AWAY, get(to_shell))
        .route(urls::AWAY_OFFERED, get(offer))
        .route(urls::AWAY_TAKE, post(take))
        .route(urls::AWAY_STANDS, post(stands))
        .route(urls::AWAY_LEFT, post(left))
        .route("/away/in/{language}", get(shell))
        .route("/away/worker/{language}", get(worker_script))
}

/// Whoever visits takes families along; a family's own telephone keeps nothing.
fn require(who: &Who) -> Result<(), Error> {
    if who.visits() { Ok(()) } else { Err(Error::NotFound) }
}

async fn to_shell(who: Who) -> Result<Redirect, Error> {
    require(&who)?;
    Ok(Redirect::to(&urls::away_in(who.words.language())))
}

/// The page that opens what a device holds. It says nothing of anybody, so that a browser may keep it.
async fn shell(Path(language): Path<String>) -> Result<Response, Error> {
    let language = Language::parse(&language).ok_or(Error::NotFound)?;
    let policy = [(CONTENT_SECURITY_POLICY, crate::headers::policy_with_worker())];
    Ok((policy, pages::shell(language)).into_response())
}

/// What the browser keeps beside, to answer for us while nothing does.
async fn worker_script(Path(language): Path<String>) -> Result<Response, Error> {
    let language = Language::parse(&language).ok_or(Error::NotFound)?;
    let headers = [
        (CONTENT_TYPE.as_str(), "text/javascript; charset=utf-8"),
        (CACHE_CONTROL.as_str(), "no-cache"),
        ("service-worker-allowed", "/"),
    ];
    Ok((headers, worker::script(language)).into_response())
}

fn answer(value: &Value) -> Response {
    ([(CONTENT_TYPE, "application/json")], value.to_string()).into_response()
}

/// The visits of the next days, and until when they may be taken.
async fn offer(State(app): State<App>, who: Who) -> Result<Response, Error> {
    require(&who)?;
    app.record.note_access(who.looking("away.offered", app.clock.now())).await?;
    let offered = offered(&app, &who).await?;
    let untils = Until::ALL.map(|until| {
        let at = until.at(&app);
        let local = app.local(at);
        let words = who.words;
        let with =
            [("date", words.date(local.date()).into()), ("time", words.time(local.time()).into())];
        json!({ "code": until.code(), "text": words.with("away-until", &with) })
    });
    Ok(answer(&json!({
        "account": format!("{:032x}", who.account),
        "offered": offered.iter().map(Offered::json).collect::<Vec<_>>(),
        "untils": untils,
    })))
}

/// Notes that families go along, and says which pages of each are to be fetched. From a screen left open nobody
/// takes anything.
async fn take(
    State(app): State<App>,
    who: Who,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Error> {
    require(&who)?;
    if fields.get("account") != format!("{:032x}", who.account) {
        return Err(Error::SignedOut);
    }
    let now = app.clock.now();
    who.require_fresh(now)?;
    let device = device_of(&fields)?;
    let until = Until::of(fields.get("until")).ok_or(Error::BadRequest("no time is called so"))?;
    let until = until.at(&app);
    let asked: Vec<&str> = fields.all("visit").collect();
    if asked.is_empty() || asked.len() > MOST {
        return Err(Error::BadRequest("there is no visit to take, or there are too many"));
    }
    let all = offered(&app, &who).await?;
    let (mut kept, mut statements) = (Vec::new(), Vec::new());
    let is_asked = |one: &&Offered| one.code().is_some_and(|code| asked.contains(&code.as_str()));
    for one in all.iter().filter(is_asked) {
        let seen = Who { shared_screen: true, takes_along: true, ..who.clone() };
        let opened = Open::family(app.clone(), seen, one.family, (Purpose::Care, "family.taken"));
        let open = match opened.await {
            Ok(open) if open.may_write() => open,
            Ok(_) | Err(Error::NotFound) => continue,
            Err(other) => return Err(other),
        };
        kept.push(pages_of(&open, one));
        let called = device_called(&headers);
        let (account, device, family) = (who.account, device.clone(), one.family);
        let taken = Taken { account, device, family, called, at: now, until, erase: false };
        statements.push(lists::put(&app.record, &taken));
    }
    let before = app.local(now).checked_sub(REMEMBERED_DAYS.days())?;
    let before = before.to_zoned(app.zone.clone())?.timestamp();
    statements.push(lists::forget_before(&app.record, before));
    app.record.store().write(statements).await?;
    let (until, now) = (until.as_millisecond(), now.as_millisecond());
    Ok(answer(&json!({ "until": until, "now": now, "kept": kept, "beside": beside(who.words) })))
}

/// Whether what a device holds still stands. It is asked before anybody signs in, by a number that opens nothing:
/// a device that was lost empties itself as soon as it reaches us.
async fn stands(State(app): State<App>, fields: Fields) -> Result<Response, Error> {
    let all = lists::of_device(&app.record, device_of(&fields)?).await?;
    let erase = all.iter().any(|one| one.erase);
    // A family somebody no longer works with lies with them no longer, whatever was taken beside it.
    let mut over = false;
    for one in lists::newest(&all) {
        let theirs = families_of(&app.record, PractitionerId(one.account), app.today()).await?;
        over |= theirs.iter().all(|row| row.family != one.family);
    }
    let now = app.clock.now().as_millisecond();
    Ok(answer(&json!({ "erase": erase, "over": over, "now": now })))
}

/// Nothing of whoever asks lies on this device any more.
async fn left(State(app): State<App>, who: Who, fields: Fields) -> Result<Response, Error> {
    require(&who)?;
    let drop = lists::drop_device(&app.record, who.account, device_of(&fields)?);
    app.record.store().write(vec![drop]).await?;
    Ok(answer(&json!({})))
}

/// The hash of the number a device gave itself.
fn device_of(fields: &Fields) -> Result<Vec<u8>, Error> {
    let typed = fields.get("device");
    let digits = typed.len() == 64 && typed.bytes().all(|byte| byte.is_ascii_hexdigit());
    if !digits {
        return Err(Error::BadRequest("a device is named by 64 hexadecimal digits"));
    }
    Ok(token_hash(typed.as_bytes()))
}
