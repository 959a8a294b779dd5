// SPDX-License-Identifier: AGPL-3.0-or-later
//! An address for the calendar of somebody's phone: made once and shown once, taken back at any time.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use practice::PractitionerId;
use practice::access::Hat;

use super::{Who, lists, pages};
use crate::error::Error;
use crate::fields::Fields;
use crate::state::App;
use crate::urls;
use crate::words::Words;

/// Whose address was asked for.
pub struct Owner {
    /// Who visits.
    pub practitioner: PractitionerId,
    /// Under which of their hats.
    pub hat: Hat,
    /// The words their own calendar is in.
    pub words: Words,
}

/// The hats under which somebody visits families, or stands by those who do.
const VISITING: [Hat; 2] = [Hat::Visitor, Hat::Supervisor];

/// Whose address has this secret. One of somebody who left, or who lost the hat for it, is as if it had never been.
pub async fn owner(app: &App, token: &str) -> Result<Option<Owner>, Error> {
    let Some(account) = lists::feed_of(&app.record, token.as_bytes()).await? else {
        return Ok(None);
    };
    let account = lists::by_id(&app.record, account).await?;
    let Some(account) = account.filter(|known| known.ended.is_none()) else { return Ok(None) };
    let hat = account.hats.iter().copied().find(|hat| VISITING.contains(hat));
    Ok(hat.map(|hat| Owner {
        practitioner: PractitionerId(account.id),
        hat,
        words: Words::of(account.language),
    }))
}

fn require(who: &Who) -> Result<(), Error> {
    if who.visits() { Ok(()) } else { Err(Error::NotFound) }
}

pub async fn page(State(app): State<App>, who: Who) -> Result<Response, Error> {
    require(&who)?;
    let made = lists::feed_made(&app.record, who.account).await?;
    Ok(pages::feed(&who, made.map(|at| app.local(at).date())).into_response())
}

/// Makes an address, which ends the one until now, or takes it back. What opens without signing in is made only by
/// somebody who proved just now who they are, where nobody else looks; taking it back asks for nothing.
pub async fn change(State(app): State<App>, who: Who, fields: Fields) -> Result<Response, Error> {
    require(&who)?;
    match fields.get("do") {
        "end" => {
            let end = lists::drop_feed(&app.record, who.account);
            app.record.store().write(vec![end]).await?;
            Ok(Redirect::to(urls::CALENDAR_FEED).into_response())
        }
        "make" => make(&app, &who).await,
        _ => Err(Error::BadRequest("nothing to do with the address is called so")),
    }
}

async fn make(app: &App, who: &Who) -> Result<Response, Error> {
    if who.shared_screen {
        return Err(Error::Forbidden);
    }
    let now = app.clock.now();
    who.require_fresh(now)?;
    let token = crate::random::hex(&crate::random::bytes::<32>());
    let put = lists::put_feed(&app.record, who.account, token.as_bytes(), now);
    app.record.store().write(vec![put]).await?;
    let origin = app.passkeys.get().map(super::Passkeys::origin).unwrap_or_default();
    let address = format!("{origin}{}", urls::calendar_feed(&token));
    Ok(pages::feed_made(who, &address).into_response())
}
