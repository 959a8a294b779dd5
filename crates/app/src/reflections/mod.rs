// SPDX-License-Identifier: AGPL-3.0-or-later
//! Private reflections: sealed in the writer's browser under a key the server never has; nobody else opens them or learns how many there are.

mod lists;
mod pages;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use record::{Statement, StoreError};
use serde_json::json;

use crate::accounts::{Who, name_of, supervisors_of};
use crate::answers;
use crate::error::Error;
use crate::fields::Fields;
use crate::random::hex;
use crate::state::App;
use crate::urls;
use lists::{Locked, Sealed};

/// Most bytes of one sealed reflection: some fifteen thousand words.
const SEALED_MOST: usize = 128 * 1024;
/// Most bytes of a salt, and of a key under its lock.
const LOCK_MOST: usize = 64;
/// Most bytes of what a passkey is asked, with the passkey's own name behind it (WebAuthn: 1,023 at most).
const ASKED_MOST: usize = 32 + 1023;

/// The routes of private reflections.
pub fn routes() -> Router<App> {
    Router::new()
        .route(urls::REFLECTIONS, get(page))
        .route(urls::REFLECTIONS_BOOK, get(book))
        .route(urls::REFLECTIONS_KEY, post(keep_key))
        .route(urls::REFLECTIONS_KEEP, post(keep))
        .route(urls::REFLECTIONS_BURN, post(burn))
}

/// Whoever works here has a place to think; a family's account has none, and there is none where others look on.
fn require(who: &Who) -> Result<(), Error> {
    if !who.may_share_screen() {
        return Err(Error::NotFound);
    }
    if who.shared_screen { Err(Error::Forbidden) } else { Ok(()) }
}

/// The same for what a page sends: it says whose it is. Where somebody else signed in meanwhile in the same browser,
/// nothing of one person goes to the other.
fn require_same(who: &Who, fields: &Fields) -> Result<(), Error> {
    require(who)?;
    match fields.get("account") {
        "" => Err(Error::BadRequest("a page of reflections says whose it is")),
        account if account == name(who.account) => Ok(()),
        _ => Err(Error::SignedOut),
    }
}

/// An id as pages write it.
fn name(id: u128) -> String {
    format!("{id:032x}")
}

/// The names of whoever would read a line that is brought.
async fn readers(app: &App, account: u128) -> Result<Vec<String>, Error> {
    let mut names = Vec::new();
    for one in supervisors_of(app, account).await? {
        names.extend(name_of(app, one).await?);
    }
    Ok(names)
}

async fn page(State(app): State<App>, who: Who) -> Result<Response, Error> {
    if !who.may_share_screen() {
        return Err(Error::NotFound);
    }
    let ids = crate::supervision::named(&supervisors_of(&app, who.account).await?);
    Ok(pages::page(&who, (&readers(&app, who.account).await?, &ids)).into_response())
}

/// Everything as it is kept, for the browser to open. Nobody's but one's own: the account is the session's.
async fn book(State(app): State<App>, who: Who) -> Result<Response, Error> {
    require(&who)?;
    let keys = lists::keys(&app.record, who.account).await?;
    let all = lists::all(&app.record, who.account).await?;
    let locks = keys.iter().map(|one| {
        json!({ "lock": one.lock, "salt": hex(&one.salt), "rounds": one.rounds, "wrapped": hex(&one.wrapped) })
    });
    let kept = all.iter().map(
        |one| json!({ "id": name(one.id), "version": one.version, "sealed": hex(&one.bytes) }),
    );
    let book = json!({ "account": name(who.account), "locks": locks.collect::<Vec<_>>(), "kept": kept.collect::<Vec<_>>() });
    Ok(answers::json(&book))
}

/// Keeps the two locks of a new key, a new lock in the place of one, or a passkey's beside them.
async fn keep_key(State(app): State<App>, who: Who, fields: Fields) -> Result<Response, Error> {
    require_same(&who, &fields)?;
    let account = who.account;
    let statements = match fields.get("do") {
        "begin" => [lists::PASSPHRASE, lists::CODE]
            .into_iter()
            .map(|lock| Ok(lists::put_key(&app.record, account, &locked(&fields, lock)?)))
            .collect::<Result<Vec<Statement>, Error>>()?,
        "change" => {
            // From a screen left open nobody changes what opens it.
            who.require_fresh(app.clock.now())?;
            let lock = match fields.get("lock") {
                lists::PASSPHRASE => lists::PASSPHRASE,
                lists::CODE => lists::CODE,
                _ => return Err(Error::BadRequest("no lock of a key is called so")),
            };
            let was = bytes(&fields, "was", LOCK_MOST)?;
            vec![lists::change_key(&app.record, account, (&locked(&fields, lock)?, was))]
        }
        // Another way in, and taking it away, also from a screen of one's own alone.
        "add" => {
            who.require_fresh(app.clock.now())?;
            let lock = locked(&fields, lists::PASSKEY)?;
            if lists::keys(&app.record, account).await?.is_empty() {
                return Err(Error::Changed);
            }
            vec![if fields.get("was").is_empty() {
                lists::put_key(&app.record, account, &lock)
            } else {
                let was = bytes(&fields, "was", LOCK_MOST)?;
                lists::change_key(&app.record, account, (&lock, was))
            }]
        }
        "remove" => {
            who.require_fresh(app.clock.now())?;
            let was = bytes(&fields, "was", LOCK_MOST)?;
            vec![lists::drop_key(&app.record, account, (lists::PASSKEY, was))]
        }
        // Whether it may be changed, before somebody writes a new code down.
        "fresh" => {
            who.require_fresh(app.clock.now())?;
            return Ok(StatusCode::NO_CONTENT.into_response());
        }
        _ => return Err(Error::BadRequest("nothing to do with a key is called so")),
    };
    done(&app, statements).await
}

/// A lock as the form sends it, each of its fields ending in which lock it is.
fn locked(fields: &Fields, lock: &str) -> Result<Locked, Error> {
    let named = |name: &str| format!("{name}-{lock}");
    let rounds = fields
        .get(&named("rounds"))
        .parse()
        .ok()
        .filter(|rounds| (0..=100_000_000).contains(rounds));
    Ok(Locked {
        lock: lock.to_owned(),
        salt: bytes(
            fields,
            &named("salt"),
            if lock == lists::PASSKEY { ASKED_MOST } else { LOCK_MOST },
        )?,
        rounds: rounds.ok_or(Error::BadRequest("how often a passphrase is hashed is a number"))?,
        wrapped: bytes(fields, &named("wrapped"), LOCK_MOST)?,
    })
}

/// Keeps one reflection. What was changed elsewhere meanwhile is not written over.
async fn keep(State(app): State<App>, who: Who, fields: Fields) -> Result<Response, Error> {
    require_same(&who, &fields)?;
    let id = id(&fields)?;
    let version = fields.get("version").parse().ok().filter(|version: &i64| *version > 0);
    let version = version.ok_or(Error::BadRequest("a version is a number from one"))?;
    let sealed = bytes(&fields, "sealed", SEALED_MOST)?;
    if version == 1 && !lists::has_room(&app.record, who.account).await? {
        return Err(Error::TooLarge);
    }
    // Under a key that was burned meanwhile nobody could open it again.
    let keys = lists::keys(&app.record, who.account).await?;
    let salt = bytes(&fields, "key", LOCK_MOST)?;
    if !keys.iter().any(|known| known.lock == lists::CODE && known.salt == salt) {
        return Err(Error::Changed);
    }
    done(&app, vec![lists::put(&app.record, who.account, Sealed { id, version, bytes: sealed })])
        .await
}

/// Burns one, or everything with its key.
async fn burn(State(app): State<App>, who: Who, fields: Fields) -> Result<Response, Error> {
    require_same(&who, &fields)?;
    let statements = if fields.get("do") == "all" {
        who.require_fresh(app.clock.now())?;
        lists::drop_all(&app.record, who.account).to_vec()
    } else {
        vec![lists::drop_one(&app.record, who.account, id(&fields)?)]
    };
    done(&app, statements).await
}

async fn done(app: &App, statements: Vec<Statement>) -> Result<Response, Error> {
    match app.record.store().write(statements).await {
        Ok(_) => Ok(StatusCode::NO_CONTENT.into_response()),
        Err(StoreError::Conflict) => Err(Error::Changed),
        Err(other) => Err(other.into()),
    }
}

fn id(fields: &Fields) -> Result<u128, Error> {
    let typed = fields.get("reflection");
    let digits = typed.len() == 32 && typed.bytes().all(|byte| byte.is_ascii_hexdigit());
    let id = u128::from_str_radix(typed, 16).ok().filter(|_| digits);
    id.ok_or(Error::BadRequest("a reflection is named by 32 hexadecimal digits"))
}

/// Bytes as hexadecimal digits, at least one.
fn bytes(fields: &Fields, name: &str, most: usize) -> Result<Vec<u8>, Error> {
    let typed = fields.get(name).as_bytes();
    if typed.len() > most * 2 {
        return Err(Error::TooLarge);
    }
    let pair = |pair: &[u8]| match pair {
        [high, low] => Some(digit(*high)? << 4 | digit(*low)?),
        _ => None,
    };
    let read: Option<Vec<u8>> = typed.chunks(2).map(pair).collect();
    read.filter(|read| !read.is_empty()).ok_or(Error::BadRequest("bytes are hexadecimal digits"))
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}
