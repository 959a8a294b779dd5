// SPDX-License-Identifier: AGPL-3.0-or-later
//! Presence: the rhythm of one family's visits with its gaps, another rhythm agreed, and reaching out as work.

mod forms;
mod pages;

use axum::Router;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use practice::access;
use practice::presence::{self, Refused};

use crate::accounts::refused;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::open::{Open, answered};
use crate::state::App;
use crate::ui::form::FieldError;
use crate::urls;

pub use pages::{Quiet, on_story, on_today};

/// The routes of presence.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/families/{family}/rhythm", get(page).post(agree))
        .route("/families/{family}/outreach", post(reach_out))
}

/// Ends the request of somebody who reads the family and is not who reaches out to it.
fn require(open: &Open) -> Result<(), Error> {
    if access::reaches_out(&open.reader) { Ok(()) } else { Err(Error::Forbidden) }
}

async fn page(open: Open) -> Result<Response, Error> {
    require(&open)?;
    let forms = pages::Forms::blank(&open);
    Ok(pages::page(&open, &forms, &[]).into_response())
}

/// Keeps another rhythm, or a pause, as it was agreed with the family.
async fn agree(mut open: Open, fields: Fields) -> Result<Response, Error> {
    require(&open)?;
    let act = fields.act()?;
    let again = |open: &Open, problems: &[FieldError]| {
        let forms = pages::Forms { rhythm: fields.clone(), ..pages::Forms::blank(open) };
        pages::page(open, &forms, problems)
    };
    let mut reading = Reading::new(&fields, open.who.words);
    let (agreed, why) = (forms::agreed(&mut reading), reading.narrative("why"));
    let Some(agreed) = agreed.filter(|_| reading.problems.is_empty()) else {
        return Ok(refused(again(&open, &reading.problems)));
    };
    let (today, to) = (open.today, urls::rhythm(open.family.id));
    let decide = |family: &practice::Family| presence::agree(family, agreed, why.clone(), today);
    let written = open.write(act, |_| Vec::new(), decide).await;
    answered(written, &to, |reason| again(&open, &[problem(&open, reason, reason.field())]))
}

/// Keeps a try to reach the family.
async fn reach_out(mut open: Open, fields: Fields) -> Result<Response, Error> {
    require(&open)?;
    let act = fields.act()?;
    let again = |open: &Open, problems: &[FieldError]| {
        let forms = pages::Forms { outreach: fields.clone(), ..pages::Forms::blank(open) };
        pages::page(open, &forms, problems)
    };
    let mut reading = Reading::new(&fields, open.who.words);
    let tried = forms::tried(&mut reading);
    let Some(tried) = tried.filter(|_| reading.problems.is_empty()) else {
        return Ok(refused(again(&open, &reading.problems)));
    };
    let (today, to) = (open.today, urls::story(open.family.id));
    let decide = |family: &practice::Family| {
        presence::reach_out(family, tried.clone(), today).map(|one| vec![one])
    };
    let written = open.write(act, |_| Vec::new(), decide).await;
    answered(written, &to, |reason| again(&open, &[problem(&open, reason, forms::TRIED_ON)]))
}

fn problem(open: &Open, reason: Refused, field: &str) -> FieldError {
    FieldError { field: field.to_owned(), text: open.who.words.say(reason.code()) }
}
