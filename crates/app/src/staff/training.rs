// SPDX-License-Identifier: AGPL-3.0-or-later
//! Who is in training, from when until when: what they finish waits for a licensed colleague.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use jiff::civil::Date;
use record::Record;

use super::licences::require_may_check;
use super::pages::training as pages;
use super::{Answers, Colleague, colleague, lists};
use crate::accounts::{Who, refused};
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::state::App;
use crate::urls;

/// A time in training.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Training {
    /// The first day.
    pub since: Date,
    /// The first day on which they no longer are; none while it goes on.
    pub until: Option<Date>,
    /// Who said so.
    pub said_by: u128,
    /// When.
    pub said: Timestamp,
}

impl Training {
    fn holds_on(&self, day: Date) -> bool {
        self.since <= day && self.until.is_none_or(|until| day < until)
    }
}

/// Whether somebody is in training on this day.
pub async fn is_in_training(record: &Record, account: u128, day: Date) -> Result<bool, Error> {
    Ok(lists::trainings(record, account).await?.iter().any(|one| one.holds_on(day)))
}

pub async fn page(
    State(app): State<App>,
    Answers(who): Answers,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    require_may_check(&who)?;
    let one = colleague(&app, &who, &id).await?;
    let all = lists::trainings(&app.record, one.account.id).await?;
    let mut fields = Fields::default();
    fields.set("on", app.today().to_string());
    Ok(pages::page(&who, &one, &all, (&fields, &[])).into_response())
}

/// Says that somebody is in training from a day on, or no longer.
pub async fn say(
    State(app): State<App>,
    Answers(who): Answers,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Error> {
    require_may_check(&who)?;
    let one = colleague(&app, &who, &id).await?;
    let all = lists::trainings(&app.record, one.account.id).await?;
    let going_on = all.iter().find(|known| known.until.is_none());
    let mut reading = Reading::new(&fields, who.words);
    let on = reading.date("on");
    if fields.get("on").trim().is_empty() {
        reading.problem("on", "staff-training-day-missing");
    }
    let refusal = on.and_then(|on| refusal(&who, &one, going_on, on));
    if let Some(refusal) = refusal {
        reading.problem("on", refusal);
    }
    let (Some(on), true) = (on, reading.problems.is_empty()) else {
        let page = pages::page(&who, &one, &all, (&fields, &reading.problems));
        return Ok(refused(page));
    };
    let said = app.clock.now();
    let known = match going_on {
        Some(known) => Training { until: Some(on), said_by: who.account, said, ..*known },
        None => Training { since: on, until: None, said_by: who.account, said },
    };
    app.record.note_access(who.looking("training.say", said)).await?;
    app.record
        .store()
        .write(vec![lists::put_training(&app.record, one.account.id, &known)])
        .await?;
    Ok(Redirect::to(&urls::training(one.account.id)).into_response())
}

fn refusal(
    who: &Who,
    one: &Colleague,
    going_on: Option<&Training>,
    on: Date,
) -> Option<&'static str> {
    if one.account.id == who.account {
        Some("staff-not-yourself")
    } else if one.account.ended.is_some() {
        Some("staff-training-ended")
    } else if going_on.is_some_and(|known| on < known.since) {
        Some("staff-training-before")
    } else {
        None
    }
}
