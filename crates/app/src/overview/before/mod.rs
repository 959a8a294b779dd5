// SPDX-License-Identifier: AGPL-3.0-or-later
//! The page before a visit: what a family wants to talk about, what was promised, the child now, and what to hold in mind.

mod pages;

use axum::Router;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use practice::Family;
use practice::visits::{Status, Visit};

use crate::error::Error;
use crate::open::{Open, VisitAt};
use crate::state::App;
use crate::urls;

pub use pages::reach;

/// The routes of the page before a visit.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/families/{family}/before", get(next))
        .route("/families/{family}/visits/{visit}/before", get(of_visit))
}

/// The next visit that is planned, from a day on.
pub fn next_planned(family: &Family, today: jiff::civil::Date) -> Option<&Visit> {
    let planned = family.visits.iter().filter(|visit| visit.status() == Status::Planned);
    let ahead = planned.filter(|visit| visit.on().is_some_and(|on| today <= on));
    ahead.min_by_key(|visit| (visit.on(), visit.when().and_then(|when| when.at)))
}

/// Before the next visit, or before one that nobody planned.
async fn next(open: Open) -> Result<Response, Error> {
    open.require_write()?;
    Ok(pages::page(&open, next_planned(&open.family, open.today)).into_response())
}

/// Before one visit; of one that took place, or did not, there is no before any more.
async fn of_visit(open: Open, VisitAt(id): VisitAt) -> Result<Response, Error> {
    open.require_write()?;
    let visit = open.family.visits.get(id).ok_or(Error::NotFound)?;
    if visit.status() != Status::Planned {
        return Ok(Redirect::to(&urls::visit(open.family.id, id)).into_response());
    }
    Ok(pages::page(&open, Some(visit)).into_response())
}
