// SPDX-License-Identifier: AGPL-3.0-or-later
//! Families: the list with search over all names, and opening a family by hand.

mod forms;
mod opening;
mod pages;

use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use practice::access::Hat;

use crate::accounts::Who;
use crate::accounts::lists::supervised_by;
use crate::error::Error;
use crate::fields::Fields;
use crate::lists;
use crate::lists::cards::words_of;
use crate::state::App;
use crate::urls;

/// The routes of the list and of opening a family.
pub fn routes() -> Router<App> {
    Router::new()
        .route(urls::FAMILIES, get(list).post(search))
        .route(urls::NEW_FAMILY, get(opening::begin))
        .route("/families/new/{family}/{step}", get(opening::show).post(opening::post))
}

async fn list(State(app): State<App>, who: Who) -> Result<Response, Error> {
    found(&app, &who, "").await
}

/// The same list, of those with a name that begins so.
async fn search(State(app): State<App>, who: Who, fields: Fields) -> Result<Response, Error> {
    found(&app, &who, fields.get("q")).await
}

async fn found(app: &App, who: &Who, looked_for: &str) -> Result<Response, Error> {
    if let Some((family, _)) = who.caregiver_in {
        return Ok(Redirect::to(&urls::story(family)).into_response());
    }
    let today = app.today();
    let mut rows = Vec::new();
    if who.is_staff() {
        let at = app.clock.now();
        let what = if looked_for.is_empty() { "families.list" } else { "families.search" };
        app.record.note_access(who.looking(what, at)).await?;
        rows = lists::families_of(&app.record, who.practitioner(), today).await?;
        for opened in lists::emergencies::of(&app.record, who.practitioner(), at).await? {
            rows.extend(lists::family_row_of(&app.record, opened.family).await?);
        }
    }
    if who.hat == Hat::Supervisor {
        for practitioner in supervised_by(&app.record, who.account).await? {
            rows.extend(lists::families_of(&app.record, practitioner, today).await?);
        }
    }
    rows.sort_by_key(|row| row.family);
    rows.dedup_by_key(|row| row.family);
    let cards = app.cards.all(&app.record).await?;
    let names = words_of(looked_for);
    let everybody = looked_for.trim().is_empty();
    let too_long = looked_for.chars().count() > practice::text::NAME_MAX;
    // Signs alone are no name, so that nobody is found by them.
    let nobody = too_long || names.is_empty();
    let mut found: Vec<_> = rows
        .iter()
        .filter_map(|row| cards.get(&row.family).map(|card| (*row, card.clone())))
        .filter(|(_, card)| everybody || (!nobody && card.matches(&names)))
        .collect();
    found.sort_by_cached_key(|(row, card)| {
        (words_of(&crate::called::family(who.words, card)), row.family)
    });
    // Found by the whole name, shown by its first letters where others see the screen.
    if who.shared_screen {
        for (_, card) in &mut found {
            *card = card.initials().into();
        }
    }
    Ok(pages::list(who, looked_for, rows.len(), &found, today).into_response())
}
