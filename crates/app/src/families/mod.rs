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

use practice::access::Hat;

use crate::accounts::Who;
use crate::accounts::lists::supervised_by;
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
    let mut rows = Vec::new();
    if who.is_staff() {
        let at = app.clock.now();
        let what = if search.q.is_empty() { "families.list" } else { "families.search" };
        app.record.note_access(who.looking(what, at)).await?;
        rows = lists::families_of(&app.record, who.practitioner(), today).await?;
    }
    if who.hat == Hat::Supervisor {
        for practitioner in supervised_by(&app.record, who.account).await? {
            rows.extend(lists::families_of(&app.record, practitioner, today).await?);
        }
        rows.sort_by_key(|row| row.family);
        rows.dedup_by_key(|row| row.family);
    }
    let cards = app.cards.all(&app.record).await?;
    let looked_for = words_of(&search.q);
    let everybody = search.q.trim().is_empty();
    let too_long = search.q.chars().count() > practice::text::NAME_MAX;
    // Signs alone are no name, so that nobody is found by them.
    let nobody = too_long || looked_for.is_empty();
    let mut found: Vec<_> = rows
        .iter()
        .filter_map(|row| cards.get(&row.family).map(|card| (*row, card.clone())))
        .filter(|(_, card)| everybody || (!nobody && card.matches(&looked_for)))
        .collect();
    found.sort_by_cached_key(|(row, card)| {
        (words_of(&crate::called::family(who.words, card)), row.family)
    });
    Ok(pages::list(&who, &search.q, rows.len(), &found, today).into_response())
}
