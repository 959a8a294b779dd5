// SPDX-License-Identifier: AGPL-3.0-or-later
//! Devices known from an earlier sign-in: their wrong tries are counted apart from strangers', and a new one is told.

use axum::http::HeaderMap;
use jiff::{SignedDuration, Timestamp};
use record::Statement;

use super::lists::{self, KnownDevice, token_hash};
use super::screens::device;
use super::{Who, cookie_named, telling};
use crate::error::Error;
use crate::lists::notices::Notice;
use crate::state::App;

/// The cookie by which a device is known. It opens nothing.
const COOKIE_NAME: &str = "__Host-d";
/// How long a device stays known: as long as a browser keeps a cookie.
const LASTS: SignedDuration = SignedDuration::from_hours(24 * 400);
/// After this long a new device is told no more of than its owner wants to hear.
const NEWS_FOR: SignedDuration = SignedDuration::from_hours(24 * 7);

/// The hash of this device's secret, where the account signed in from it before.
pub async fn of(
    app: &App,
    headers: &HeaderMap,
    account: Option<&lists::Account>,
) -> Result<Option<Vec<u8>>, Error> {
    let (Some(secret), Some(account)) = (cookie_named(headers, COOKIE_NAME), account) else {
        return Ok(None);
    };
    let hash = token_hash(&secret);
    let known = lists::devices_of(&app.record, account.id).await?;
    Ok(known.into_iter().map(|one| one.hash).find(|known| *known == hash))
}

/// Keeps that this account signs in from this device: what to write with the session, and the cookie.
pub async fn remember(
    app: &App,
    headers: &HeaderMap,
    account: u128,
) -> Result<(Vec<Statement>, String), Error> {
    let (record, now) = (&app.record, app.clock.now());
    // A secret that was not made here may be somebody else's too.
    let secret = match cookie_named(headers, COOKIE_NAME) {
        Some(secret) if lists::is_anybodys(record, &secret).await? => secret,
        _ => crate::random::hex(&crate::random::bytes::<32>()).into_bytes(),
    };
    let hash = token_hash(&secret);
    let known = lists::devices_of(record, account).await?;
    let before = known.iter().find(|one| one.hash == hash);
    let first = before.map_or(now, |one| one.first);
    let this = KnownDevice { hash, called: device(headers), first, last: now };
    let mut all = vec![
        lists::put_device(record, account, &this),
        lists::forget_devices_before(record, now.checked_sub(LASTS)?),
    ];
    // The first device of all is news to nobody. That none is known says nothing: a screen that others
    // see is forgotten at signing out.
    let had_any = !known.is_empty() || lists::had_device(record, account).await?;
    if before.is_none() && had_any {
        all.push(telling::owner(record, account, (telling::NEW_DEVICE, None), now));
    }
    all.push(lists::put_first_device(record, account, now));
    let secret = String::from_utf8_lossy(&secret);
    let cookie = format!(
        "{COOKIE_NAME}={secret}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age={}",
        LASTS.as_secs()
    );
    Ok((all, cookie))
}

/// Since when this person signs in from the device that asks, where it is known.
pub async fn device_since(
    app: &App,
    headers: &HeaderMap,
    who: &Who,
) -> Result<Option<Timestamp>, Error> {
    let Some(secret) = cookie_named(headers, COOKIE_NAME) else { return Ok(None) };
    let hash = token_hash(&secret);
    let known = lists::devices_of(&app.record, who.account).await?;
    Ok(known.into_iter().find(|one| one.hash == hash).map(|one| one.first))
}

/// Whether a notice may be put away from a device known `since` then. That there is a new device, only
/// one that was known before may: whoever it is that came in must not be able to hide it. A week later
/// any may, for somebody who has none of the others left.
pub fn may_put_away(notice: &Notice, since: Option<Timestamp>, now: Timestamp) -> bool {
    notice.what != telling::NEW_DEVICE
        || since.is_some_and(|since| since < notice.at)
        || now.duration_since(notice.at) >= NEWS_FOR
}

/// The statement that forgets this device of an account; nothing where it is not known.
pub fn forget(app: &App, headers: &HeaderMap, account: u128) -> Option<Statement> {
    let secret = cookie_named(headers, COOKIE_NAME)?;
    Some(lists::forget_device(&app.record, account, token_hash(&secret)))
}
