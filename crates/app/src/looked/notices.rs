// SPDX-License-Identifier: AGPL-3.0-or-later
//! What waits to be seen on somebody's Today, and marking it as seen.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Redirect;
use maud::Markup;
use practice::FamilyId;

use super::pages;
use super::pages::waiting::Told;
use crate::accounts::{Who, device_since, may_put_away, name_of};
use crate::error::Error;
use crate::lists::notices;
use crate::state::App;
use crate::urls;

/// The card of what waits for this person; nothing where nothing waits.
pub async fn card(app: &App, who: &Who, headers: &HeaderMap) -> Result<Markup, Error> {
    let mut told = Vec::new();
    let (since, now) = (device_since(app, headers, who).await?, app.clock.now());
    for notice in notices::waiting(&app.record, who.account, who.hat).await? {
        let about = match notice.about {
            Some(account) => name_of(app, account).await?,
            None => None,
        };
        let put_away = may_put_away(&notice, since, now);
        told.push(Told { notice, about, put_away });
    }
    Ok(pages::waiting::card(app, who, &told))
}

/// Marks one as seen. What waits for somebody else is not found, and what this very device is the
/// news of stays.
pub async fn seen(
    State(app): State<App>,
    who: Who,
    headers: HeaderMap,
    Path(notice): Path<String>,
) -> Result<Redirect, Error> {
    let id = notice.parse::<FamilyId>().map_err(|_| Error::NotFound)?.0;
    let waiting = notices::waiting(&app.record, who.account, who.hat).await?;
    let notice = waiting.into_iter().find(|known| known.id == id).ok_or(Error::NotFound)?;
    let now = app.clock.now();
    if !may_put_away(&notice, device_since(&app, &headers, &who).await?, now) {
        return Err(Error::Forbidden);
    }
    let by = (who.account, now);
    app.record.store().write(vec![notices::seen(&app.record, &notice, by)]).await?;
    Ok(Redirect::to(urls::TODAY))
}
