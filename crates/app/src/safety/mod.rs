// SPDX-License-Identifier: AGPL-3.0-or-later
//! The protected part of a family's record: opened by the team alone, to keep somebody safe, and freshly proved.

mod pages;

use axum::Router;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;

use crate::open::Protected;
use crate::state::App;
use crate::urls;

/// The routes of the protected part.
pub fn routes() -> Router<App> {
    Router::new().route("/families/{family}/safety", get(show))
}

/// The door comes first: whoever may not open it is not asked for a proof either, and so learns
/// nothing.
async fn show(Protected(open): Protected) -> Response {
    if !open.who.is_fresh(open.now) {
        return Redirect::to(&urls::step_up(Some(&urls::safety(open.family.id)))).into_response();
    }
    pages::show(&open).into_response()
}
