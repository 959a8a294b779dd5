// SPDX-License-Identifier: AGPL-3.0-or-later
//! Families: the list with search over all names, and opening a family by hand.

mod forms;
mod opening;
mod pages;

use axum::Router;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use serde::Deserialize;

use crate::accounts::Who;
use crate::error::Error;
use crate::lists;
use crate::lists::cards::words_of;
use crate::state::App;
use crate::urls;

/// The routes of the list and of opening a family.
pub fn routes() -> Router<App> {
    Router::new()
        .route(urls::FAMILIES, get(list))
        .route(urls::NEW_FAMILY, get(opening::begin))
        .route("/families/new/{family}/{step}", get(opening::show).post(opening::post))
}

/// What is looked for.
#[derive(Deserialize)]
struct Search {
    #[serde(default)]
    q: String,
}

async fn list(
    State(app): State<App>,
    who: Who,
    Query(search): Query<Search>,
) -> Result<Response, Error> {
    if let Some((family, _)) = who.caregiver_in {
        return Ok(Redirect::to(&urls::story(family)).into_response());
    }
    let today = app.today();
    let rows = lists::families_of(&app.record, who.practitioner(), today).await?;
    let cards = app.cards.all(&app.record).await?;
    let looked_for = words_of(&search.q);
    let too_long = search.q.chars().count() > practice::text::NAME_MAX;
    let mut found: Vec<_> = rows
        .iter()
        .filter_map(|row| cards.get(&row.family).map(|card| (*row, card.clone())))
        .filter(|(_, card)| looked_for.is_empty() || (!too_long && card.matches(&looked_for)))
        .collect();
    found.sort_by_cached_key(|(row, card)| {
        (words_of(&crate::called::family(who.words, card)), row.family)
    });
    if !search.q.is_empty() {
        app.record.note_access(search_row(&who, app.clock.now())).await?;
    }
    Ok(pages::list(&who, &search.q, rows.len(), &found, today).into_response())
}

/// The access book keeps that somebody searched, not for whom.
fn search_row(who: &Who, at: jiff::Timestamp) -> record::Access {
    record::Access {
        who: record::ActorId(who.account),
        hat: who.hat.code().to_owned(),
        stream: None,
        what: "families.search".to_owned(),
        purpose: "care".to_owned(),
        at: at.as_microsecond(),
    }
}
