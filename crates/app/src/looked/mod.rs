// SPDX-License-Identifier: AGPL-3.0-or-later
//! Who has looked: the access book in plain words, for a family, its team and the privacy officer.

mod book;
pub mod budget;
mod family;
pub mod notices;
mod pages;
mod unusual;

use axum::Router;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use jiff::civil::Date;
use jiff::{SignedDuration, ToSpan as _};
use practice::access::{Hat, Purpose};
use record::{Access, ActorId, StreamId};
use serde::Deserialize;

use crate::accounts::{Who, everybody};
use crate::error::Error;
use crate::fields::Fields;
use crate::open::{FamilyAt, Open};
use crate::staff::approvals::{self, BOOK, Proposal, Stands};
use crate::state::App;
use crate::urls;

/// Days a page of a family's looks goes back.
const DAYS: i32 = 28;
/// The most rows of those days that are read.
const ROWS_MAX: u32 = 20_000;
/// Rows of the book on a page.
const PAGE: u32 = 100;
/// Rows of the book in a file.
const FILE_MAX: u32 = 50_000;

/// The routes of who has looked.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/families/{family}/looked", get(of_family))
        .route("/families/{family}/printed", post(printed))
        .route("/notices/{notice}/seen", post(notices::seen))
        .route(urls::UNUSUAL, get(unusual::report).post(unusual::review))
        .route(urls::LOOKED, get(whole_book))
        .route(urls::LOOKED_FILE, get(file).post(ask_for_file))
}

/// Which days of a family's looks are asked for.
#[derive(Deserialize)]
struct Until {
    #[serde(default)]
    until: String,
}

async fn of_family(open: Open, Query(asked): Query<Until>) -> Result<Response, Error> {
    // A day that is none is as good as today's: there is nothing to type here.
    let until = asked.until.parse::<Date>().ok().filter(|day| *day <= open.today);
    let until = until.filter(|day| day.year() >= 1900).unwrap_or(open.today);
    let from = until.checked_sub((DAYS - 1).days())?;
    let after = until.checked_add(1.days())?;
    let moments = (book::begins(&open.app, from)?, book::begins(&open.app, after)?);
    let stream = StreamId(open.family.id.0);
    let rows = open.app.record.access_between(stream, moments, ROWS_MAX).await?;
    let looks = family::looks(&open, rows).await?;
    let earlier = open.whole().whole.opened.is_some_and(|opened| opened < from);
    let before = if earlier { Some(from.checked_sub(1.days())?) } else { None };
    Ok(pages::of_family(&open, (from, until), &looks, before).into_response())
}

/// A page of the family goes to paper: the browser says so, and it stands in the book.
async fn printed(
    State(app): State<App>,
    who: Who,
    FamilyAt(family): FamilyAt,
) -> Result<StatusCode, Error> {
    Open::family(app, who, family, (Purpose::Care, "family.print")).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The book is for the privacy officer; whoever reads it stands in it too.
async fn for_the_officer(app: &App, who: &Who, what: &str) -> Result<(), Error> {
    if who.hat != Hat::PrivacyOfficer {
        return Err(Error::Forbidden);
    }
    let row = Access {
        who: ActorId(who.account),
        hat: who.hat.code().to_owned(),
        stream: None,
        what: what.to_owned(),
        purpose: "review".to_owned(),
        at: app.clock.now().as_microsecond(),
    };
    app.record.note_access(row).await?;
    Ok(())
}

async fn whole_book(
    State(app): State<App>,
    who: Who,
    Query(asked): Query<book::Asked>,
) -> Result<Response, Error> {
    for_the_officer(&app, &who, "book.open").await?;
    let search = book::search(&app, &asked)?;
    let before = asked.before.parse().ok();
    let rows = app.record.access_search(&search, before, PAGE).await?;
    let people = everybody(&app).await?;
    let stands = approvals::stands(&app, &who, BOOK, FILE_HOLDS).await?;
    Ok(pages::book::page(&app, &who, (&asked, stands), &people, &rows).into_response())
}

/// How long the book may be taken as a file once a second person confirmed it.
const FILE_HOLDS: SignedDuration = SignedDuration::from_hours(24);

/// Asks a second person for the book as a file: everybody's looks at once are not one person's to
/// carry away.
async fn ask_for_file(State(app): State<App>, who: Who, fields: Fields) -> Result<Response, Error> {
    if who.hat != Hat::PrivacyOfficer {
        return Err(Error::Forbidden);
    }
    let act = fields.act()?;
    if approvals::stands(&app, &who, BOOK, FILE_HOLDS).await? == Stands::NotAsked {
        let subject = app.record.agency().0;
        let proposal = Proposal { act, what: BOOK, subject, detail: &() };
        approvals::propose(&app, &who, &proposal).await?;
    }
    Ok(Redirect::to(urls::LOOKED).into_response())
}

async fn file(
    State(app): State<App>,
    who: Who,
    Query(asked): Query<book::Asked>,
) -> Result<Response, Error> {
    for_the_officer(&app, &who, "book.file").await?;
    let stands = approvals::stands(&app, &who, BOOK, FILE_HOLDS).await?;
    if !matches!(stands, Stands::Until(_)) {
        return Err(Error::NeedsSecond);
    }
    let search = book::search(&app, &asked)?;
    let rows = app.record.access_search(&search, None, FILE_MAX).await?;
    let people = everybody(&app).await?;
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"who-looked.csv\""),
    ];
    Ok((headers, book::csv(&app, who.words, &people, &rows)).into_response())
}
