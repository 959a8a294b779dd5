// SPDX-License-Identifier: AGPL-3.0-or-later
//! The protected part of a family's record: opened by the team alone, to keep somebody safe, and freshly proved.

mod amending;
mod forms;
mod held;
mod pages;
mod reports;

use axum::Router;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use jiff::Timestamp;
use practice::people::{Person, Role};
use practice::safety::{self, Refused, Told, Way};
use practice::{Family, PersonId};

use crate::accounts::refused;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::lists::drafts;
use crate::open::{Door, NotWritten, Open, PersonAt, Protected};
use crate::state::App;
use crate::ui::form::FieldError;
use crate::urls;

use held::Form;

pub use pages::contact::{how_to_reach, way_in_words};

/// The routes of the protected part.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/families/{family}/safety", get(show))
        .route("/families/{family}/safety/contact/{person}", get(contact_page).post(agree))
        .route("/families/{family}/safety/plan/{person}", get(plan_page).post(plan))
        .route("/families/{family}/safety/place/{person}", get(place_page).post(hide))
        .route(
            "/families/{family}/safety/visits/{visit}/{field}",
            get(amending::page).post(amending::amend),
        )
        .route("/families/{family}/safety/typed/{form}/{about}", post(held::typed))
        .route("/families/{family}/safety/report", get(reports::sheet).post(reports::report))
        .route(
            "/families/{family}/safety/reports/{report}",
            get(reports::show).post(reports::follow),
        )
}

/// Whether somebody of a family may be told something by this way at this moment. `whole` is folded
/// from everybody's entries: the rule may be one that whoever sends the message does not read.
pub fn may_tell(app: &App, whole: &Family, (person, way): (PersonId, Way), at: Timestamp) -> Told {
    let at = app.local(at);
    safety::may_tell(whole.safety.contact_on(person, at.date()), way, at)
}

async fn show(Protected(open): Protected) -> Response {
    pages::show(&open).into_response()
}

/// Somebody who is reached, and plans, themselves.
fn grown(open: &Open, id: PersonId) -> Result<Person, Error> {
    let known = open.family.people.get(id).filter(|person| person.role != Role::Child);
    known.cloned().ok_or(Error::NotFound)
}

async fn contact_page(
    Protected(open): Protected,
    PersonAt(id): PersonAt,
) -> Result<Response, Error> {
    let person = grown(&open, id)?;
    let fields = held::begun(&open, Form::Contact(id), || forms::as_agreed(&open, &person)).await?;
    Ok(pages::contact::write(&open, &person, &fields, &[]).into_response())
}

async fn agree(door: Door, PersonAt(id): PersonAt, fields: Fields) -> Result<Response, Error> {
    let form = Form::Contact(id);
    let mut open = match held::through(door, form, &fields).await? {
        Ok(open) => open,
        Err(answer) => return Ok(answer),
    };
    let act = fields.act()?;
    let person = grown(&open, id)?;
    let mut reading = Reading::new(&fields, open.who.words);
    let rule = forms::contact(&mut reading, &open);
    if !reading.problems.is_empty() {
        return Ok(refused(pages::contact::write(&open, &person, &fields, &reading.problems)));
    }
    let (today, of) = (open.today, form.held(&open));
    let written = open
        .write(
            act,
            |app| vec![drafts::drop(&app.record, of)],
            |family| safety::agree(family, id, rule.clone(), today),
        )
        .await;
    answered(&open, written, |problem| pages::contact::write(&open, &person, &fields, &[problem]))
}

async fn plan_page(Protected(open): Protected, PersonAt(id): PersonAt) -> Result<Response, Error> {
    let person = grown(&open, id)?;
    let fields = held::begun(&open, Form::Plan(id), || forms::as_planned(&open, id)).await?;
    Ok(pages::plan::write(&open, &person, &fields, &[]).into_response())
}

async fn plan(door: Door, PersonAt(id): PersonAt, fields: Fields) -> Result<Response, Error> {
    let form = Form::Plan(id);
    let mut open = match held::through(door, form, &fields).await? {
        Ok(open) => open,
        Err(answer) => return Ok(answer),
    };
    let act = fields.act()?;
    let person = grown(&open, id)?;
    let mut reading = Reading::new(&fields, open.who.words);
    let plan = forms::plan(&mut reading, &open, id);
    if !reading.problems.is_empty() {
        return Ok(refused(pages::plan::write(&open, &person, &fields, &reading.problems)));
    }
    let (today, of) = (open.today, form.held(&open));
    let written = open
        .write(
            act,
            |app| vec![drafts::drop(&app.record, of)],
            |family| safety::plan(family, plan.clone(), today).map(|one| vec![one]),
        )
        .await;
    answered(&open, written, |problem| pages::plan::write(&open, &person, &fields, &[problem]))
}

async fn place_page(Protected(open): Protected, PersonAt(id): PersonAt) -> Result<Response, Error> {
    let person = grown(&open, id)?;
    let fields = held::begun(&open, Form::Place(id), || forms::as_hidden(&open, id)).await?;
    Ok(pages::plan::hide(&open, &person, &fields, &[]).into_response())
}

async fn hide(door: Door, PersonAt(id): PersonAt, fields: Fields) -> Result<Response, Error> {
    let form = Form::Place(id);
    let mut open = match held::through(door, form, &fields).await? {
        Ok(open) => open,
        Err(answer) => return Ok(answer),
    };
    let act = fields.act()?;
    let person = grown(&open, id)?;
    let mut reading = Reading::new(&fields, open.who.words);
    let place = forms::place(&mut reading);
    if !reading.problems.is_empty() {
        return Ok(refused(pages::plan::hide(&open, &person, &fields, &reading.problems)));
    }
    let (today, of) = (open.today, form.held(&open));
    let written = open
        .write(
            act,
            |app| vec![drafts::drop(&app.record, of)],
            |family| safety::hide(family, id, place.clone(), today).map(|one| vec![one]),
        )
        .await;
    answered(&open, written, |problem| pages::plan::hide(&open, &person, &fields, &[problem]))
}

/// How a form of the protected part is answered: on to its page, or the form again.
fn answered(
    open: &Open,
    written: Result<(), NotWritten<Refused>>,
    again: impl FnOnce(FieldError) -> maud::Markup,
) -> Result<Response, Error> {
    match written {
        Ok(()) => Ok(Redirect::to(&urls::safety(open.family.id)).into_response()),
        Err(NotWritten::Refused(reason)) => {
            let text = open.who.words.say(reason.code());
            Ok(refused(again(FieldError { field: reason.field().to_owned(), text })))
        }
        Err(NotWritten::Failed(error)) => Err(error),
    }
}
