// SPDX-License-Identifier: AGPL-3.0-or-later
//! Licences: who is a licensed mental health professional, as somebody else has checked it.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use jiff::civil::Date;
use practice::access::Hat;
use practice::text::LINE_MAX;
use record::{Record, Statement};

use super::pages::licences as pages;
use super::{Answers, colleague, lists};
use crate::accounts::{Who, refused};
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::state::App;
use crate::urls;

/// The kinds of licence whose holders may keep what only licensed people may.
pub const KINDS: [&str; 6] = ["lcsw", "lpc", "lmft", "psychologist", "psychiatrist", "pmhnp"];

/// A licence as it was checked.
#[derive(Clone)]
pub struct Licence {
    /// Its kind, one of [`KINDS`].
    pub kind: String,
    /// Its number; sealed at rest.
    pub number: String,
    /// The last day it holds.
    pub until: Date,
    /// Who checked it.
    pub checked_by: u128,
    /// When.
    pub checked: Timestamp,
}

/// Whether somebody holds a licence on this day that another person has checked.
pub async fn is_licensed(record: &Record, account: u128, today: Date) -> Result<bool, Error> {
    Ok(holding(record, account, today).await?.is_some())
}

/// The kind of the licence somebody holds on this day that another person has checked; of several, the one that holds longest.
pub async fn holding(record: &Record, account: u128, today: Date) -> Result<Option<String>, Error> {
    let all = lists::licences(record, account).await?;
    let held = all.into_iter().find(|licence| {
        KINDS.contains(&licence.kind.as_str())
            && today <= licence.until
            && licence.checked_by != account
    });
    Ok(held.map(|licence| licence.kind))
}

/// The statement that keeps a licence, as somebody checked it.
pub async fn put(record: &Record, account: u128, licence: &Licence) -> Result<Statement, Error> {
    lists::put_licence(record, account, licence).await
}

/// An administrator keeps the installation and judges nobody's papers.
pub fn may_check(who: &Who) -> bool {
    matches!(who.hat, Hat::Manager | Hat::PrivacyOfficer)
}

/// Ends the request of somebody who judges nobody's papers.
pub fn require_may_check(who: &Who) -> Result<(), Error> {
    if may_check(who) { Ok(()) } else { Err(Error::Forbidden) }
}

pub async fn page(
    State(app): State<App>,
    Answers(who): Answers,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    require_may_check(&who)?;
    let one = colleague(&app, &who, &id).await?;
    let all = lists::licences(&app.record, one.account.id).await?;
    let fields = Fields::default();
    Ok(pages::page(&who, &one, (&all, app.today()), (&fields, &[])).into_response())
}

pub async fn check(
    State(app): State<App>,
    Answers(who): Answers,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Error> {
    require_may_check(&who)?;
    let one = colleague(&app, &who, &id).await?;
    let mut reading = Reading::new(&fields, who.words);
    let kind = reading.choice("kind", |code| KINDS.into_iter().find(|known| *known == code));
    let number = reading.line("number", LINE_MAX).as_str().trim().to_owned();
    let until = reading.date("until");
    if one.account.id == who.account {
        reading.problem("kind", "staff-not-yourself");
    } else if one.account.ended.is_some() {
        reading.problem("kind", "staff-licence-ended");
    } else if fields.get("kind").is_empty() {
        reading.problem("kind", "staff-licence-kind-missing");
    }
    if number.is_empty() && !reading.problems.iter().any(|known| known.field == "number") {
        reading.problem("number", "staff-licence-number-missing");
    }
    if fields.get("until").trim().is_empty() {
        reading.problem("until", "staff-licence-day-missing");
    }
    let (Some(kind), Some(until), true) = (kind, until, reading.problems.is_empty()) else {
        let all = lists::licences(&app.record, one.account.id).await?;
        let typed = (&fields, reading.problems.as_slice());
        return Ok(refused(pages::page(&who, &one, (&all, app.today()), typed)));
    };
    let checked = app.clock.now();
    let kind = kind.to_owned();
    let licence = Licence { kind, number, until, checked_by: who.account, checked };
    app.record.note_access(who.looking("licence.check", checked)).await?;
    let statement = put(&app.record, one.account.id, &licence).await?;
    app.record.store().write(vec![statement]).await?;
    Ok(Redirect::to(&urls::licences(one.account.id)).into_response())
}
