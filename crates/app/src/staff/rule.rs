// SPDX-License-Identifier: AGPL-3.0-or-later
//! The agency's rule about the second step: asked for by one, confirmed by a second person.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use serde::{Deserialize, Serialize};

use super::Answers;
use super::approvals::{self, Proposal};
use super::hats::may_ask;
use super::pages::waiting as pages;
use crate::accounts::{SecondStepRule, refused};
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::state::App;
use crate::urls;

/// How it is kept among what waits.
pub const RULE: &str = "second-step";

/// The rule that is to hold.
#[derive(Clone, Serialize, Deserialize)]
pub struct Rule {
    /// Its code.
    pub rule: String,
}

pub async fn page(State(app): State<App>, Answers(who): Answers) -> Result<Response, Error> {
    let rule = SecondStepRule::of(&app).await?;
    Ok(pages::rule(&who, rule, &[]).into_response())
}

pub async fn ask(
    State(app): State<App>,
    Answers(who): Answers,
    fields: Fields,
) -> Result<Response, Error> {
    if !may_ask(&who) {
        return Err(Error::Forbidden);
    }
    let act = fields.act()?;
    let now = SecondStepRule::of(&app).await?;
    let mut reading = Reading::new(&fields, who.words);
    let rule = reading.choice("rule", SecondStepRule::parse);
    let waiting = approvals::waiting(&app).await?;
    if rule.is_none() && reading.problems.is_empty() {
        reading.problem("rule", "form-not-offered");
    } else if rule == Some(now) {
        reading.problem("rule", "staff-rule-same");
    } else if waiting.iter().any(|known| known.what == RULE && known.id != act) {
        reading.problem("rule", "staff-rule-waiting");
    }
    let Some(rule) = rule.filter(|_| reading.problems.is_empty()) else {
        return Ok(refused(pages::rule(&who, now, &reading.problems)));
    };
    let detail = Rule { rule: rule.code().to_owned() };
    let subject = app.record.agency().0;
    let proposal = Proposal { act, what: RULE, subject, detail: &detail };
    approvals::propose(&app, &who, &proposal).await?;
    Ok(Redirect::to(urls::STAFF_WAITING).into_response())
}
