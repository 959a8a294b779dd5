// SPDX-License-Identifier: AGPL-3.0-or-later
//! Supports: who and what carries a family, drawn around its home, with a page for each of them.

mod forms;
mod pages;

use axum::Router;
use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use practice::supports::{self, Refused};
use practice::{Family, SupportId};

use crate::accounts::refused;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::open::{AsOf, Open, SupportAt, answered};
use crate::state::App;
use crate::ui::form::FieldError;
use crate::urls;

/// The routes of what carries a family.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/families/{family}/supports", get(show))
        .route("/families/{family}/supports/add", post(tell))
        .route("/families/{family}/supports/{support}", get(show_one))
        .route("/families/{family}/supports/{support}/change", post(change))
        .route("/families/{family}/supports/{support}/end", post(end))
}

/// What carries them now, or as it was known on a day.
async fn show(open: Open, Query(as_of): Query<AsOf>) -> Response {
    if let Some((family, on)) = as_of.before(&open) {
        return pages::before(&open, &family, on).into_response();
    }
    pages::show(&open, &begun(), &[]).into_response()
}

fn begun() -> Fields {
    Fields::begun()
}

fn problem(open: &Open, reason: Refused) -> FieldError {
    FieldError { field: reason.field().to_owned(), text: open.who.words.say(reason.code()) }
}

/// Tells of a support.
async fn tell(mut open: Open, fields: Fields) -> Result<Response, Error> {
    open.require_write()?;
    let act = fields.act()?;
    let mut reading = Reading::new(&fields, open.who.words);
    let stands = forms::read(&mut reading, None, open.today);
    let Some(stands) = stands.filter(|_| reading.problems.is_empty()) else {
        return Ok(refused(pages::show(&open, &fields, &reading.problems)));
    };
    let id = SupportId(act);
    let decide = |family: &Family| supports::tell(family, id, stands.clone()).map(|one| vec![one]);
    let written = open.write(act, |_| Vec::new(), decide).await;
    answered(written, &urls::supports(open.family.id), |reason| {
        pages::show(&open, &fields, &[problem(&open, reason)])
    })
}

async fn show_one(open: Open, SupportAt(id): SupportAt) -> Result<Response, Error> {
    let known = open.family.supports.get(id).ok_or(Error::NotFound)?;
    let mut fields = begun();
    forms::fill(&mut fields, known.now());
    Ok(pages::one(&open, known, (&fields, &[])).into_response())
}

/// Tells how a support stands now.
async fn change(
    mut open: Open,
    SupportAt(id): SupportAt,
    fields: Fields,
) -> Result<Response, Error> {
    open.require_write()?;
    let act = fields.act()?;
    let known = open.family.supports.get(id).ok_or(Error::NotFound)?.clone();
    let mut reading = Reading::new(&fields, open.who.words);
    let stands = forms::read(&mut reading, Some(known.now()), open.today);
    let Some(stands) = stands.filter(|_| reading.problems.is_empty()) else {
        return Ok(refused(pages::one(&open, &known, (&fields, &reading.problems))));
    };
    let decide =
        |family: &Family| supports::change(family, id, stands.clone()).map(|one| vec![one]);
    let written = open.write(act, |_| Vec::new(), decide).await;
    answered(written, &urls::supports(open.family.id), |reason| {
        pages::one(&open, &known, (&fields, &[problem(&open, reason)]))
    })
}

/// Keeps that a support is one no longer.
async fn end(mut open: Open, SupportAt(id): SupportAt, fields: Fields) -> Result<Response, Error> {
    open.require_write()?;
    let act = fields.act()?;
    let known = open.family.supports.get(id).ok_or(Error::NotFound)?.clone();
    // The other form of the page opens as it stands; of this one what was typed stays.
    let mut again = fields.clone();
    forms::fill(&mut again, known.now());
    let mut reading = Reading::new(&fields, open.who.words);
    let why = reading.narrative("why").some();
    if !reading.problems.is_empty() {
        return Ok(refused(pages::one(&open, &known, (&again, &reading.problems))));
    }
    let today = open.today;
    let decide =
        |family: &Family| supports::end(family, id, why.clone(), today).map(|one| vec![one]);
    let written = open.write(act, |_| Vec::new(), decide).await;
    answered(written, &urls::supports(open.family.id), |reason| {
        pages::one(&open, &known, (&again, &[problem(&open, reason)]))
    })
}
