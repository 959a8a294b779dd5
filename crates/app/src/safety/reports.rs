// SPDX-License-Identifier: AGPL-3.0-or-later
//! Reports to child protection: the sheet of one that is made, and what came of it.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use practice::ReportId;
use practice::safety::{self, Reported};

use super::held::Form;
use super::{forms, held, keep, pages};
use crate::accounts::refused;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::open::{Door, Open, Protected};

/// The sheet of a report.
pub async fn sheet(Protected(open): Protected) -> Result<Response, Error> {
    let form = Form::Report(open.family.id);
    let fields = held::begun(&open, form, || forms::report_blank(&open)).await?;
    Ok(pages::report::write(&open, &fields, &[]).into_response())
}

/// Keeps the sheet.
pub async fn report(door: Door, fields: Fields) -> Result<Response, Error> {
    let form = Form::Report(door.family());
    let mut open = match held::through(door, form, &fields).await? {
        Ok(open) => open,
        Err(answer) => return Ok(answer),
    };
    let act = fields.act()?;
    let mut reading = Reading::new(&fields, open.who.words);
    let made = forms::report(&mut reading, &open);
    let Some(made) = made.filter(|_| reading.problems.is_empty()) else {
        return Ok(refused(pages::report::write(&open, &fields, &reading.problems)));
    };
    let now = open.app.local(open.now);
    let decide = |open: &Open| {
        safety::report(&open.family, ReportId(act), made.clone(), now).map(|one| vec![one])
    };
    let again = |open: &Open, problem| pages::report::write(open, &fields, &[problem]);
    keep(&mut open, (form, act), decide, again).await
}

fn known(open: &Open, report: &str) -> Result<Reported, Error> {
    let id: ReportId = report.parse().map_err(|_| Error::NotFound)?;
    let known = open.family.safety.reports.iter().find(|known| known.id == id);
    known.cloned().ok_or(Error::NotFound)
}

/// A report that was made.
pub async fn show(
    Protected(open): Protected,
    Path((_, report)): Path<(String, String)>,
) -> Result<Response, Error> {
    let known = known(&open, &report)?;
    let fields = held::begun(&open, Form::Outcome(known.id), || forms::blank(&open)).await?;
    Ok(pages::report::one(&open, &known, &fields, &[]).into_response())
}

/// Keeps what came of it.
pub async fn follow(
    door: Door,
    Path((_, report)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Error> {
    let form = Form::Outcome(report.parse().map_err(|_| Error::NotFound)?);
    let mut open = match held::through(door, form, &fields).await? {
        Ok(open) => open,
        Err(answer) => return Ok(answer),
    };
    let act = fields.act()?;
    let known = known(&open, &report)?;
    let mut reading = Reading::new(&fields, open.who.words);
    let words = reading.narrative("words");
    let on = reading.date("on").unwrap_or(open.today);
    if !reading.problems.is_empty() {
        return Ok(refused(pages::report::one(&open, &known, &fields, &reading.problems)));
    }
    let days = (on, open.today);
    let decide = |open: &Open| {
        safety::follow(&open.family, known.id, words.clone(), days).map(|one| vec![one])
    };
    let again = |open: &Open, problem| pages::report::one(open, &known, &fields, &[problem]);
    keep(&mut open, (form, act), decide, again).await
}
