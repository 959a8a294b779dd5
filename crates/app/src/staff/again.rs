// SPDX-License-Identifier: AGPL-3.0-or-later
//! Starting again: somebody who lost everything they sign in with, helped by two colleagues.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use serde::{Deserialize, Serialize};

use super::approvals::{self, Approval, Proposal};
use super::hats::may_ask;
use super::pages::waiting as pages;
use super::{Answers, colleague};
use crate::accounts::refused;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::state::App;
use crate::urls;

/// How it is kept among what waits.
pub const AGAIN: &str = "again";

/// What exactly was asked for: nothing more is to be said.
#[derive(Clone, Serialize, Deserialize)]
pub struct Again {}

pub async fn page(
    State(app): State<App>,
    Answers(who): Answers,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    if !may_ask(&who) {
        return Err(Error::Forbidden);
    }
    let one = colleague(&app, &who, &id).await?;
    Ok(pages::again(&who, &one, &[]).into_response())
}

pub async fn ask(
    State(app): State<App>,
    Answers(who): Answers,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Error> {
    if !may_ask(&who) {
        return Err(Error::Forbidden);
    }
    let one = colleague(&app, &who, &id).await?;
    let act = fields.act()?;
    let mut reading = Reading::new(&fields, who.words);
    let waiting = approvals::waiting(&app).await?;
    let waits = |known: &Approval| {
        known.what == AGAIN && known.subject == one.account.id && known.id != act
    };
    if one.account.id == who.account {
        reading.problem("again", "staff-not-yourself");
    } else if one.account.ended.is_some() {
        reading.problem("again", "staff-hats-ended");
    } else if waiting.iter().any(waits) {
        reading.problem("again", "staff-again-waiting");
    }
    if !reading.problems.is_empty() {
        return Ok(refused(pages::again(&who, &one, &reading.problems)));
    }
    let proposal = Proposal { act, what: AGAIN, subject: one.account.id, detail: &Again {} };
    approvals::propose(&app, &who, &proposal).await?;
    Ok(Redirect::to(urls::STAFF_WAITING).into_response())
}
