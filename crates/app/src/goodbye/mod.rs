// SPDX-License-Identifier: AGPL-3.0-or-later
//! Goodbye: ending the work with a family, in two steps, and beginning it anew.

mod forms;
mod pages;

use axum::Router;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use practice::access;
use practice::goodbye::{self, Explained, Refused};

use crate::accounts::refused;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::open::{Open, answered};
use crate::state::App;
use crate::ui::form::FieldError;
use crate::urls;

pub use pages::band;

/// The routes of saying goodbye.
pub fn routes() -> Router<App> {
    Router::new().route("/families/{family}/goodbye", get(page).post(post))
}

/// Ends the request of somebody who reads the family and does not end its work.
fn require(open: &Open) -> Result<(), Error> {
    if access::says_goodbye(&open.reader) { Ok(()) } else { Err(Error::Forbidden) }
}

async fn page(open: Open) -> Result<Response, Error> {
    require(&open)?;
    let fields = forms::blank(open.today);
    Ok(pages::page(&open, &fields, &[]).into_response())
}

/// The first step asks and looks; the second says what it does, and does it.
async fn post(open: Open, fields: Fields) -> Result<Response, Error> {
    require(&open)?;
    let act = fields.act()?;
    match fields.get("do") {
        "look" => Ok(look(&open, &fields)),
        "change" => Ok(pages::page(&open, &fields, &[]).into_response()),
        "close" => close(open, act, &fields).await,
        "reopen" => reopen(open, act, &fields).await,
        _ => Err(Error::BadRequest("a goodbye is looked at, said or taken back")),
    }
}

/// What was typed, or what is wrong with it.
fn read(open: &Open, fields: &Fields) -> Result<Explained, Vec<FieldError>> {
    let mut reading = Reading::new(fields, open.who.words);
    let read = forms::explained(&mut reading).filter(|_| reading.problems.is_empty());
    read.ok_or(reading.problems)
}

fn look(open: &Open, fields: &Fields) -> Response {
    let decided = read(open, fields).and_then(|explained| {
        let decided = goodbye::close(&open.family, explained.clone(), open.today);
        decided.map(|_| explained).map_err(|reason| vec![problem(open, reason)])
    });
    match decided {
        Ok(explained) => pages::confirm(open, &explained, fields).into_response(),
        Err(problems) => refused(pages::page(open, fields, &problems)),
    }
}

async fn close(mut open: Open, act: u128, fields: &Fields) -> Result<Response, Error> {
    let explained = match read(&open, fields) {
        Ok(explained) => explained,
        Err(problems) => return Ok(refused(pages::page(&open, fields, &problems))),
    };
    let (today, to) = (open.today, urls::goodbye(open.family.id));
    let decide = |family: &practice::Family| goodbye::close(family, explained.clone(), today);
    let written = open.write(act, |_| Vec::new(), decide).await;
    answered(written, &to, |reason| pages::page(&open, fields, &[problem(&open, reason)]))
}

async fn reopen(mut open: Open, act: u128, fields: &Fields) -> Result<Response, Error> {
    let (today, to) = (open.today, urls::story(open.family.id));
    let decide = |family: &practice::Family| goodbye::reopen(family, today).map(|one| vec![one]);
    let written = open.write(act, |_| Vec::new(), decide).await;
    answered(written, &to, |reason| pages::page(&open, fields, &[problem(&open, reason)]))
}

fn problem(open: &Open, reason: Refused) -> FieldError {
    FieldError { field: reason.field().to_owned(), text: open.who.words.say(reason.code()) }
}
