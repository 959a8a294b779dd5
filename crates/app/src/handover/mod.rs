// SPDX-License-Identifier: AGPL-3.0-or-later
//! Handover: the goodbye of who leaves and the hello of who comes next, step by step, and letters of goodbye.

mod farewell;
mod forms;
mod pages;

use axum::Router;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use practice::handover::{self, Plan, Refused};
use practice::{Family, Labelled, PractitionerId, access};

use crate::accounts::refused;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::open::{LeaverAt, Open, answered};
use crate::state::App;
use crate::ui::form::FieldError;
use crate::urls;

pub use pages::today::{Named, on_today};
pub use pages::told::on_story;

/// The routes of goodbyes and hellos.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/families/{family}/handover", get(all))
        .route("/families/{family}/handover/{leaver}", get(plan))
        .route("/families/{family}/handover/{leaver}/told", post(told))
        .route("/families/{family}/handover/{leaver}/met", post(met))
        .route("/families/{family}/handover/{leaver}/carried", post(carried))
        .route("/families/{family}/handover/{leaver}/left-out", post(left_out))
        .route("/families/{family}/farewell", get(farewell::page).post(farewell::post))
        .route("/families/{family}/farewell/draft", post(farewell::keep_draft))
}

/// Ends the request of somebody who reads the family and does not work with it.
fn require(open: &Open) -> Result<(), Error> {
    if access::reaches_out(&open.reader) { Ok(()) } else { Err(Error::Forbidden) }
}

/// The goodbye of this practitioner, as far as the reader reads it.
fn plan_of(open: &Open, leaver: PractitionerId) -> Result<&Plan, Error> {
    open.family.handover.plan_of(leaver).ok_or(Error::NotFound)
}

async fn all(open: Open) -> Response {
    pages::all(&open).into_response()
}

async fn plan(open: Open, LeaverAt(leaver): LeaverAt) -> Result<Response, Error> {
    let forms = pages::Forms::blank(&open, plan_of(&open, leaver)?);
    Ok(pages::plan(&open, plan_of(&open, leaver)?, &forms, &[]).into_response())
}

/// Who may write here, whose goodbye, and the number of the act.
fn begin(open: &Open, leaver: PractitionerId, fields: &Fields) -> Result<u128, Error> {
    require(open)?;
    plan_of(open, leaver)?;
    fields.act()
}

/// The plan again, with what was typed and what is wrong with it.
fn again(
    open: &Open,
    leaver: PractitionerId,
    fields: &Fields,
    problems: &[FieldError],
) -> Result<Response, Error> {
    let plan = plan_of(open, leaver)?;
    let forms = pages::Forms::typed(open, plan, fields);
    Ok(refused(pages::plan(open, plan, &forms, problems)))
}

/// Writes what was decided, and shows the plan with it.
async fn write(
    mut open: Open,
    (leaver, act): (PractitionerId, u128),
    (fields, field): (&Fields, fn(Refused) -> &'static str),
    decide: impl Fn(&Family) -> Result<Vec<Labelled>, Refused>,
) -> Result<Response, Error> {
    let to = urls::handover(open.family.id, leaver);
    let written = open.write(act, |_| Vec::new(), decide).await;
    let mut reason = None;
    let answer = answered(written, &to, |refused| {
        reason = Some(refused);
        maud::Markup::default()
    });
    match reason {
        Some(reason) => {
            let text = open.who.words.say(reason.code());
            again(&open, leaver, fields, &[FieldError { field: field(reason).to_owned(), text }])
        }
        None => answer,
    }
}

/// Keeps that the family was told.
async fn told(open: Open, LeaverAt(leaver): LeaverAt, fields: Fields) -> Result<Response, Error> {
    let act = begin(&open, leaver, &fields)?;
    let mut reading = Reading::new(&fields, open.who.words);
    let telling = forms::telling(&mut reading).filter(|_| reading.problems.is_empty());
    let Some(telling) = telling else { return again(&open, leaver, &fields, &reading.problems) };
    let today = open.today;
    write(open, (leaver, act), (&fields, forms::told_field), |family| {
        handover::tell(family, leaver, telling.clone(), today)
    })
    .await
}

/// Keeps at which visit they met who comes next.
async fn met(open: Open, LeaverAt(leaver): LeaverAt, fields: Fields) -> Result<Response, Error> {
    let act = begin(&open, leaver, &fields)?;
    let mut reading = Reading::new(&fields, open.who.words);
    let Some(visit) = forms::visit(&mut reading) else {
        return again(&open, leaver, &fields, &reading.problems);
    };
    write(open, (leaver, act), (&fields, |_| "visit"), |family| {
        handover::meet(family, leaver, visit).map(|one| vec![one])
    })
    .await
}

/// Keeps what is carried on, in the words of who leaves.
async fn carried(
    open: Open,
    LeaverAt(leaver): LeaverAt,
    fields: Fields,
) -> Result<Response, Error> {
    let act = begin(&open, leaver, &fields)?;
    if open.who.practitioner() != leaver {
        return Err(Error::Forbidden);
    }
    let mut reading = Reading::new(&fields, open.who.words);
    let carried = forms::carried(&mut reading, leaver, open.today);
    if !reading.problems.is_empty() {
        return again(&open, leaver, &fields, &reading.problems);
    }
    write(open, (leaver, act), (&fields, |_| "helps"), |family| {
        handover::carry_on(family, carried.clone()).map(|one| vec![one])
    })
    .await
}

/// Leaves a step out that is not right for this family.
async fn left_out(
    open: Open,
    LeaverAt(leaver): LeaverAt,
    fields: Fields,
) -> Result<Response, Error> {
    let act = begin(&open, leaver, &fields)?;
    let mut reading = Reading::new(&fields, open.who.words);
    let omitted = forms::omitted(&mut reading, leaver, open.today);
    let Some(omitted) = omitted.filter(|_| reading.problems.is_empty()) else {
        return again(&open, leaver, &fields, &reading.problems);
    };
    write(open, (leaver, act), (&fields, forms::omitted_field), |family| {
        handover::leave_out(family, omitted.clone()).map(|one| vec![one])
    })
    .await
}
