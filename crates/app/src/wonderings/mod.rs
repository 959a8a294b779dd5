// SPDX-License-Identifier: AGPL-3.0-or-later
//! Wonderings: what a note held open, from being asked to being heard in somebody's own words or let go; on pages and in the note.

mod filing;
mod forms;
pub mod in_note;
mod pages;

use axum::Router;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use practice::access::Screen;
use practice::wonderings::{self, Refused, Taken};
use practice::{StepId, VisitId};

use crate::accounts::refused;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::open::{Open, VisitAt, answered};
use crate::state::App;
use crate::ui::form::FieldError;
use crate::urls;

pub use pages::before::{before_visit, on_visit, own_words, still};

/// The routes of wonderings.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/families/{family}/wonderings", get(show))
        .route("/families/{family}/wonderings/{visit}", get(show_one).post(change))
        .route("/families/{family}/wonderings/{visit}/take-back", post(take_back))
}

/// Whether whoever looks may say what became of a wondering: alone with the screen, since it is read there again.
fn may_say(open: &Open) -> bool {
    open.may_write() && open.reader.screen == Screen::Own
}

async fn show(open: Open) -> Response {
    pages::show(&open).into_response()
}

async fn show_one(open: Open, VisitAt(visit): VisitAt) -> Result<Response, Error> {
    let known = open.family.wondering(visit).ok_or(Error::NotFound)?;
    Ok(pages::one::show(&open, known, &forms::begun(&open), &[]).into_response())
}

/// Says what became of a wondering.
async fn change(
    mut open: Open,
    VisitAt(visit): VisitAt,
    fields: Fields,
) -> Result<Response, Error> {
    let act = saying(&open, visit, &fields)?;
    let mut reading = Reading::new(&fields, open.who.words);
    let becomes = forms::becomes(&mut reading, "");
    if becomes.is_none() && reading.problems.is_empty() {
        reading.problem(forms::WHAT, "wonderings-choose");
    }
    let on = forms::day(&mut reading);
    let (Some(becomes), Some(on), true) = (becomes, on, reading.problems.is_empty()) else {
        return Ok(refused(again(&open, visit, &fields, &reading.problems)));
    };
    let decide = |open: &Open| {
        let during = open.held_on(on, None);
        let taken = Taken { step: StepId(act), becomes: becomes.clone(), on, during };
        filing::step(open, visit, taken, open.part_of_signed(during))
    };
    let written = open.write_by_whole(act, |_| Vec::new(), decide).await;
    let to = urls::wondering(open.family.id, visit);
    answered(written, &to, |reason| again(&open, visit, &fields, &[problem(&open, reason)]))
}

/// Takes the last step back.
async fn take_back(
    mut open: Open,
    VisitAt(visit): VisitAt,
    fields: Fields,
) -> Result<Response, Error> {
    let act = saying(&open, visit, &fields)?;
    let step: StepId = fields.get("step").parse().map_err(|_| Error::NotFound)?;
    let (me, today) = (open.who.practitioner(), open.today);
    let decide = |open: &Open| {
        let said: Vec<_> = open.said().collect();
        let said = said.into_iter();
        wonderings::take_back(&open.family, (visit, step), said, (me, today))
    };
    let written = open.write_by_whole(act, |_| Vec::new(), decide).await;
    let to = urls::wondering(open.family.id, visit);
    answered(written, &to, |reason| {
        again(&open, visit, &forms::begun(&open), &[problem(&open, reason)])
    })
}

/// The number of the act of a form about a wondering; ends the request of somebody who may not write it, or does not
/// know of it.
fn saying(open: &Open, visit: VisitId, fields: &Fields) -> Result<u128, Error> {
    open.require_write()?;
    if !may_say(open) {
        return Err(Error::Forbidden);
    }
    let act = fields.act()?;
    open.family.wondering(visit).ok_or(Error::NotFound)?;
    Ok(act)
}

/// The page again; the list of all where the note reads otherwise by now and nothing is wondered in it.
fn again(open: &Open, visit: VisitId, fields: &Fields, errors: &[FieldError]) -> maud::Markup {
    match open.family.wondering(visit) {
        Some(known) => pages::one::show(open, known, fields, errors),
        None => pages::show(open),
    }
}

fn problem(open: &Open, reason: Refused) -> FieldError {
    FieldError { field: reason.field().to_owned(), text: open.who.words.say(reason.code()) }
}
