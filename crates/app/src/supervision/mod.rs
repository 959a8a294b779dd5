// SPDX-License-Identifier: AGPL-3.0-or-later
//! Supervision: what each chose to bring to the hour, read by the pair alone.

mod lists;
mod pages;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use practice::access::Hat;

use crate::accounts::{Who, name_of, refused, supervised, supervisors_of};
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::state::App;
use crate::ui::form::FieldError;
use crate::urls;

use lists::Brought;

/// Most characters of a line that is brought.
pub const LINE_MOST: usize = 500;

/// The routes of supervision.
pub fn routes() -> Router<App> {
    Router::new().route(urls::BROUGHT, get(page).post(change))
}

/// What somebody sees who sits down for the hour.
pub struct Desk {
    /// The names of whoever supervises them.
    pub with: Vec<String>,
    /// What they bring themselves.
    pub own: Vec<Brought>,
    /// Whom they supervise, by account and name, with what each brings.
    pub theirs: Vec<(u128, String, Vec<Brought>)>,
}

/// Nobody's but staff's, and not where others look on.
fn require(who: &Who) -> Result<(), Error> {
    if !who.may_share_screen() {
        return Err(Error::NotFound);
    }
    if who.shared_screen { Err(Error::Forbidden) } else { Ok(()) }
}

/// Whom somebody supervises, under the hat for it.
async fn theirs_of(app: &App, who: &Who) -> Result<Vec<u128>, Error> {
    if who.hat != Hat::Supervisor {
        return Ok(Vec::new());
    }
    supervised(app, who.account).await
}

async fn desk(app: &App, who: &Who) -> Result<Desk, Error> {
    let mut with = Vec::new();
    for one in supervisors_of(app, who.account).await? {
        with.extend(name_of(app, one).await?);
    }
    let own = lists::of(&app.record, who.account).await?;
    let mut theirs = Vec::new();
    for one in theirs_of(app, who).await? {
        let name = name_of(app, one).await?.unwrap_or_default();
        theirs.push((one, name, lists::of(&app.record, one).await?));
    }
    theirs.sort_by(|(_, a, _), (_, b, _)| a.cmp(b));
    Ok(Desk { with, own, theirs })
}

async fn page(State(app): State<App>, who: Who) -> Result<Response, Error> {
    if !who.may_share_screen() {
        return Err(Error::NotFound);
    }
    if who.shared_screen {
        return Ok(pages::not_here(&who).into_response());
    }
    let desk = desk(&app, &who).await?;
    Ok(pages::page(&app, &who, &desk, (&Fields::begun(), &[])).into_response())
}

/// Brings a line, takes one back, or says that it was talked about.
async fn change(State(app): State<App>, who: Who, fields: Fields) -> Result<Response, Error> {
    require(&who)?;
    let statement = match fields.get("do") {
        "" | "bring" => return bring(&app, &who, &fields).await,
        "back" => lists::drop_one(&app.record, who.account, named(&fields, "line")?),
        "talked" => {
            let of = named(&fields, "of")?;
            if of != who.account && !theirs_of(&app, &who).await?.contains(&of) {
                return Err(Error::NotFound);
            }
            let id = named(&fields, "line")?;
            let all = lists::of(&app.record, of).await?;
            let one = all.iter().find(|one| one.id == id).ok_or(Error::NotFound)?;
            lists::talked(&app.record, of, one, app.clock.now())
        }
        _ => return Err(Error::BadRequest("nothing to do with a line is called so")),
    };
    app.record.store().write(vec![statement]).await?;
    Ok(Redirect::to(urls::BROUGHT).into_response())
}

async fn bring(app: &App, who: &Who, fields: &Fields) -> Result<Response, Error> {
    let act = fields.act()?;
    let mut reading = Reading::new(fields, who.words);
    let line = reading.line("line", LINE_MOST);
    if line.is_empty() && reading.problems.is_empty() {
        reading.problem("line", "brought-refused-nothing");
    }
    let desk = desk(app, who).await?;
    if desk.with.is_empty() && reading.problems.is_empty() {
        reading.problem("line", "brought-refused-nobody");
    }
    if !reading.problems.is_empty() {
        let problems: &[FieldError] = &reading.problems;
        return Ok(refused(pages::page(app, who, &desk, (fields, problems))));
    }
    let put = lists::put(&app.record, who.account, (act, line.as_str()), app.clock.now()).await?;
    app.record.store().write(vec![put]).await?;
    // The page of reflections stays where it is.
    if fields.get("from") == "reflection" {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    Ok(Redirect::to(urls::BROUGHT).into_response())
}

/// An id as the form sends it.
fn named(fields: &Fields, name: &str) -> Result<u128, Error> {
    u128::from_str_radix(fields.get(name), 16)
        .map_err(|_| Error::BadRequest("a line is named by its id"))
}
