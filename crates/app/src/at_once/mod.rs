// SPDX-License-Identifier: AGPL-3.0-or-later
//! What to do at once: one page that names nobody, for everybody who works here, with the numbers the agency wrote.

mod numbers;
mod pages;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use practice::access::Hat;
use practice::at_once::{Kind, Number, Numbers, Telephone};
use practice::text::NAME_MAX;
use record::StoreError;

use crate::accounts::{Who, refused};
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::state::App;
use crate::ui::form::FieldError;
use crate::urls;
use numbers::{Written, written};
use pages::Stands;

pub use numbers::fill_in;
pub use pages::way_there;

/// From which numbers a form began.
const BASE: &str = "base";

/// The routes of what to do at once.
pub fn routes() -> Router<App> {
    Router::new()
        .route(urls::AT_ONCE, get(page))
        .route(urls::AT_ONCE_NUMBERS, get(to_write).post(write))
}

/// For everybody who works here, also where others look on; a family has other ways.
async fn page(State(app): State<App>, who: Who) -> Result<Response, Error> {
    if who.hat == Hat::Caregiver {
        return Err(Error::NotFound);
    }
    let written = written(&app.record).await?;
    Ok(pages::page(&who, &written.numbers).into_response())
}

/// Whether somebody writes the agency's numbers.
fn may_write(who: &Who) -> bool {
    matches!(who.hat, Hat::Manager | Hat::Administrator)
}

/// Ends the request of somebody who does not; whoever answers for nobody finds no such page.
fn require_write(who: &Who) -> Result<(), Error> {
    match who.hat {
        _ if may_write(who) => Ok(()),
        Hat::PrivacyOfficer => Err(Error::Forbidden),
        _ => Err(Error::NotFound),
    }
}

async fn to_write(State(app): State<App>, who: Who) -> Result<Response, Error> {
    require_write(&who)?;
    if !who.is_fresh(app.clock.now()) {
        return Ok(Redirect::to(&urls::step_up(Some(urls::AT_ONCE_NUMBERS))).into_response());
    }
    let written = written(&app.record).await?;
    Ok(pages::numbers(&who, &begun(&written), &[], Stands::Unchanged).into_response())
}

/// The name of a field about a kind of number.
fn field(name: &str, kind: Kind) -> String {
    format!("{name}-{}", kind.code())
}

/// The form as it begins, with what is written.
fn begun(written: &Written) -> Fields {
    let mut fields = Fields::begun();
    fields.set(BASE, written.base());
    for kind in Kind::ALL {
        if let Some(number) = written.numbers.of(kind) {
            fields.set(&field("name", kind), number.name.as_str());
            fields.set(&field("number", kind), number.telephone.as_str());
        }
    }
    fields
}

/// Reads every number, each with what is wrong with it.
fn read(reading: &mut Reading<'_>) -> Numbers {
    let mut numbers = Numbers::default();
    for kind in Kind::ALL {
        let name = reading.line(&field("name", kind), NAME_MAX);
        let at = field("number", kind);
        match Telephone::read(reading.fields.get(&at)) {
            Ok(Some(telephone)) => numbers.put(kind, Number { name, telephone }),
            Ok(None) if name.is_empty() => {}
            Ok(None) => reading.problem(&at, "numbers-refused-missing"),
            Err(reason) => reading.problem(&at, reason.code()),
        }
    }
    numbers
}

/// Keeps all of them in one act, which stands in the access book.
async fn write(State(app): State<App>, who: Who, fields: Fields) -> Result<Response, Error> {
    require_write(&who)?;
    fields.act()?;
    let mut reading = Reading::new(&fields, who.words);
    let numbers = read(&mut reading);
    if !reading.problems.is_empty() {
        return Ok(refused(pages::numbers(&who, &fields, &reading.problems, Stands::Unchanged)));
    }
    let before = written(&app.record).await?;
    let done = || Redirect::to(urls::AT_ONCE).into_response();
    if before.numbers == numbers {
        return Ok(done());
    }
    let now = app.clock.now();
    // What was typed stays where it is while whoever typed it proves who they are in another window.
    if !who.is_fresh(now) {
        let page = pages::numbers(&who, &fields, &[], Stands::Stale);
        return Ok((StatusCode::FORBIDDEN, page).into_response());
    }
    if fields.get(BASE) != before.base() {
        return Ok(changed(&who, &fields, &before));
    }
    app.record.note_access(who.looking("numbers.write", now)).await?;
    let put = numbers::put_over(&app.record, &numbers, &before, now).await?;
    match app.record.store().write(vec![put]).await {
        Err(StoreError::Conflict) => {
            let before = written(&app.record).await?;
            Ok(changed(&who, &fields, &before))
        }
        kept => Ok(kept.map(|_| done())?),
    }
}

/// Somebody wrote them meanwhile: what stands now beside what was typed, which is kept if it is sent once more.
fn changed(who: &Who, fields: &Fields, now: &Written) -> Response {
    let mut fields = fields.clone();
    fields.set(BASE, now.base());
    let text = who.words.say("numbers-refused-changed");
    let problems = [FieldError { field: field("name", Kind::Emergency), text }];
    let page = pages::numbers(who, &fields, &problems, Stands::Changed(&now.numbers));
    (StatusCode::CONFLICT, page).into_response()
}
