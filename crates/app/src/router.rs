// SPDX-License-Identifier: AGPL-3.0-or-later
//! Every route, and what stands around all of them.

use axum::Router;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::error::Error;
use crate::state::App;
use crate::{
    accounts, agenda, assets, at_once, attachments, away, between_us, calendar, capacities, card,
    early_care, echoes, emergency, expecting, families, firsts, goodbye, guidance, handover,
    headers, holding, import, joys, kin, looked, looking_back, observations, overview, people,
    plays, presence, promises, reflections, relationships, release, retold, rights, safety, sealed,
    signing, signs, staff, supervision, supports, understandings, visits, wonderings,
};

/// Largest form, in bytes.
pub const FORM_MAX: usize = 1024 * 1024;

/// The whole product.
pub fn router(app: App) -> Router {
    Router::new()
        .merge(overview::routes())
        .merge(accounts::routes())
        .merge(families::routes())
        .merge(goodbye::routes())
        .merge(handover::routes())
        .merge(presence::routes())
        .merge(promises::routes())
        .merge(agenda::routes())
        .merge(observations::routes())
        .merge(firsts::routes())
        .merge(signs::routes())
        .merge(guidance::routes())
        .merge(plays::routes())
        .merge(joys::routes())
        .merge(people::routes())
        .merge(kin::routes())
        .merge(expecting::routes())
        .merge(supports::routes())
        .merge(relationships::routes())
        .merge(card::routes())
        .merge(early_care::routes())
        .merge(visits::routes())
        .merge(signing::routes())
        .merge(retold::routes())
        .merge(wonderings::routes())
        .merge(capacities::routes())
        .merge(holding::routes())
        .merge(between_us::routes())
        .merge(understandings::routes())
        .merge(echoes::routes())
        .merge(looking_back::routes())
        .merge(calendar::routes())
        .merge(away::routes())
        .merge(at_once::routes())
        .merge(safety::routes())
        .merge(sealed::routes())
        .merge(reflections::routes())
        .merge(supervision::routes())
        .merge(release::routes())
        .merge(emergency::routes())
        .merge(looked::routes())
        .merge(staff::routes())
        .merge(rights::routes())
        .layer(DefaultBodyLimit::max(FORM_MAX))
        .merge(import::routes())
        .merge(attachments::routes())
        .route("/assets/{name}", get(asset))
        .route("/livez", get(|| async { "alive\n" }))
        .route("/readyz", get(ready))
        .fallback(|| async { Error::NotFound })
        .layer(from_fn(headers::same_origin))
        .layer(from_fn_with_state(app.clone(), headers::dress))
        .with_state(app)
}

async fn asset(Path(name): Path<String>) -> Response {
    assets::serve(&name)
}

/// Ready: the database answers.
async fn ready(State(app): State<App>) -> Response {
    match app.record.head(record::StreamId(app.record.agency().0)).await {
        Ok(_) => "ready\n".into_response(),
        Err(_) => {
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n").into_response()
        }
    }
}
