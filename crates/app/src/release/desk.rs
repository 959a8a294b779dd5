// SPDX-License-Identifier: AGPL-3.0-or-later
//! The privacy officer's desk: every request that waits, and the way to the record of whoever writes.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::SignedDuration;
use maud::Markup;
use practice::access::Hat;
use practice::text::NAME_MAX;
use record::ActorId;

use super::pages;
use crate::accounts::{Who, refused};
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::lists::{cards, requests};
use crate::state::App;
use crate::ui::form::FieldError;
use crate::urls;

/// How often somebody may look for a family that is not found so, in an hour.
const TRIES_AN_HOUR: i64 = 20;
/// What the access book keeps of a family that was not found so.
const NOT_FOUND: &str = "requests.denied";

/// What waits, the most pressing first. No family is named here: each opens under its own reason.
pub async fn show(State(app): State<App>, who: Who) -> Result<Response, Error> {
    let who = officer(who)?;
    Ok(desk(&app, &who, &Fields::default(), &[]).await?.into_response())
}

fn officer(who: Who) -> Result<Who, Error> {
    if who.hat == Hat::PrivacyOfficer { Ok(who) } else { Err(Error::NotFound) }
}

async fn desk(
    app: &App,
    who: &Who,
    fields: &Fields,
    errors: &[FieldError],
) -> Result<Markup, Error> {
    app.record.note_access(who.looking("requests.list", app.clock.now())).await?;
    let rows = requests::waiting(&app.record).await?;
    Ok(pages::desk::show(app.today(), who, &rows, (fields, errors)))
}

/// The record of the child of this whole name, born on this day: somebody wrote or called about it.
pub async fn find(State(app): State<App>, who: Who, fields: Fields) -> Result<Response, Error> {
    let who = officer(who)?;
    let now = app.clock.now();
    let mut reading = Reading::new(&fields, who.words);
    let name = reading.line("child", NAME_MAX);
    let born = reading.date("born");
    if name.is_empty() {
        reading.problem("child", "release-desk-child-missing");
    }
    if born.is_none() && reading.problems.is_empty() {
        reading.problem("born", "release-desk-born-missing");
    }
    let Some(born) = born.filter(|_| reading.problems.is_empty()) else {
        return Ok(refused(desk(&app, &who, &fields, &reading.problems).await?));
    };
    let since = (now - SignedDuration::from_hours(1)).as_microsecond();
    let tried = app.record.times_noted(ActorId(who.account), since, NOT_FOUND).await?;
    if tried >= TRIES_AN_HOUR {
        reading.problem("child", "release-desk-too-often");
        let page = desk(&app, &who, &fields, &reading.problems).await?;
        return Ok((StatusCode::TOO_MANY_REQUESTS, page).into_response());
    }
    let all = app.cards.all(&app.record).await?;
    let Some(family) = cards::only_child(&all, name.as_str(), born) else {
        app.record.note_access(who.looking(NOT_FOUND, now)).await?;
        reading.problem("child", "release-desk-not-found");
        return Ok(refused(desk(&app, &who, &fields, &reading.problems).await?));
    };
    Ok(Redirect::to(&urls::requests(family)).into_response())
}
