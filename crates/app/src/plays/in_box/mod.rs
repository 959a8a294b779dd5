// SPDX-License-Identifier: AGPL-3.0-or-later
//! The agency's box of plays: looking through it, writing one, writing it anew, and taking it out. Nothing of a family is in it.

mod forms;
pub mod lists;
pub mod looking;
pub mod pages;

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use practice::PlayId;
use practice::access::Hat;
use record::StoreError;

use crate::accounts::{Who, name_of, refused};
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::state::App;
use crate::urls;

use lists::Boxed;
use looking::Asked;

/// The routes of the box.
pub fn routes() -> Router<App> {
    Router::new()
        .route(urls::PLAYS, get(page).post(put))
        .route(urls::NEW_PLAY, get(new))
        .route("/plays/{boxed}", get(show).post(change))
}

/// Everybody's who works here.
fn require(who: &Who) -> Result<(), Error> {
    if who.may_share_screen() { Ok(()) } else { Err(Error::NotFound) }
}

/// Whether somebody may write a play anew: whoever wrote it, and a manager.
fn may_change(who: &Who, one: &Boxed) -> bool {
    who.account == one.author || who.hat == Hat::Manager
}

async fn page(
    State(app): State<App>,
    who: Who,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    require(&who)?;
    let all = lists::all(&app.record).await?;
    Ok(pages::page(&who, &all, &asked).into_response())
}

async fn new(who: Who) -> Result<Response, Error> {
    require(&who)?;
    Ok(pages::new(&who, (&forms::of(None), &[])).into_response())
}

/// Puts a play into the box.
async fn put(State(app): State<App>, who: Who, fields: Fields) -> Result<Response, Error> {
    require(&who)?;
    let id = PlayId(fields.act()?);
    let mut reading = Reading::new(&fields, who.words);
    let small = forms::read(&mut reading);
    if !reading.problems.is_empty() {
        return Ok(refused(pages::new(&who, (&fields, &reading.problems))));
    }
    let made = app.clock.now();
    let one = Boxed { id, author: who.account, version: 1, made, out: None, small };
    let kept = lists::put(&app.record, &one).await?;
    app.record.store().write(vec![kept]).await?;
    Ok(Redirect::to(&urls::boxed(id)).into_response())
}

/// The play an address names.
async fn at(app: &App, id: &str) -> Result<Boxed, Error> {
    let id = id.parse::<PlayId>().map_err(|_| Error::NotFound)?;
    lists::one(&app.record, id).await?.ok_or(Error::NotFound)
}

async fn show(State(app): State<App>, who: Who, Path(id): Path<String>) -> Result<Response, Error> {
    require(&who)?;
    let one = at(&app, &id).await?;
    let author = name_of(&app, one.author).await?;
    let fields = forms::of(Some(&one));
    Ok(pages::show(&who, (&one, author.as_deref()), (&fields, &[])).into_response())
}

/// Writes a play anew, takes it out of the box, or puts it back.
async fn change(
    State(app): State<App>,
    who: Who,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Error> {
    require(&who)?;
    let one = at(&app, &id).await?;
    if !may_change(&who, &one) {
        return Err(Error::Forbidden);
    }
    fields.act()?;
    let author = name_of(&app, one.author).await?;
    let mut reading = Reading::new(&fields, who.words);
    let mut next = Boxed { version: one.version + 1, ..one.clone() };
    match fields.get("do") {
        "change" => next.small = forms::read(&mut reading),
        "out" => next.out = Some(app.clock.now()),
        "in" => next.out = None,
        _ => return Err(Error::BadRequest("nothing to do with a play is called so")),
    }
    let to = Redirect::to(&urls::boxed(one.id)).into_response();
    if (&next.small, next.out.is_some()) == (&one.small, one.out.is_some()) {
        if reading.problems.is_empty() {
            return Ok(to);
        }
    } else if fields.get("version") != one.version.to_string() {
        reading.problem(&pages::first_field(&who), "plays-box-meanwhile");
    }
    if !reading.problems.is_empty() {
        // To take it out or put it back sends no words: the form then holds what stands.
        let stands = forms::of(Some(&one));
        let typed = if fields.get("do") == "change" { &fields } else { &stands };
        let page = pages::show(&who, (&one, author.as_deref()), (typed, &reading.problems));
        return Ok(refused(page));
    }
    let changed = lists::change(&app.record, &next).await?;
    match app.record.store().write(vec![changed]).await {
        Ok(_) => Ok(to),
        Err(StoreError::Conflict) => Err(Error::Changed),
        Err(error) => Err(error.into()),
    }
}
