// SPDX-License-Identifier: AGPL-3.0-or-later
//! Leaving: the account is closed and every session ended at once, then every family is left.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use practice::access::Hat;
use practice::{FamilyId, PractitionerId};

use super::{Answers, Colleague, colleague, fresh_or_sent, lists, pages, sole};
use crate::accounts::{Who, lists as accounts, refused};
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::state::App;
use crate::team::{self, Change};
use crate::ui::form::FieldError;
use crate::urls;

pub async fn page(
    State(app): State<App>,
    Answers(who): Answers,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    require_may_end(&who)?;
    let one = colleague(&app, &who, &id).await?;
    let now = app.clock.now();
    let here = urls::leave(one.account.id);
    if let Some(sent) = fresh_or_sent(&who, now, &here) {
        return Ok(sent);
    }
    let families = still_with(&app, &one).await?.len();
    Ok(pages::leave(&who, &one, families, &[]).into_response())
}

pub async fn end(
    State(app): State<App>,
    Answers(who): Answers,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Error> {
    require_may_end(&who)?;
    let one = colleague(&app, &who, &id).await?;
    let now = app.clock.now();
    if let Some(sent) = fresh_or_sent(&who, now, &urls::leave(one.account.id)) {
        return Ok(sent);
    }
    let act = fields.act()?;
    let families = still_with(&app, &one).await?;
    if let Some(problem) = why_not(&app, &who, &one, &fields).await? {
        return Ok(refused(pages::leave(&who, &one, families.len(), &[problem])));
    }
    app.record.note_access(who.looking("account.end", now)).await?;
    if one.account.ended.is_none() {
        let ended = accounts::Account { ended: Some(now), ..one.account.clone() };
        app.record.store().write(accounts::closing(&app.record, &ended).await?).await?;
    }
    // From here on they are out. What follows only takes them off the teams; if it stops halfway,
    // the same button goes on with what is left.
    for family in families {
        let leaves = Change::Leaves(PractitionerId(one.account.id));
        team::change(&app, &who, family, act ^ family.0, leaves).await?;
    }
    Ok(Redirect::to(&urls::colleague(one.account.id)).into_response())
}

/// A privacy officer sees who works here and ends nobody's work alone.
fn require_may_end(who: &Who) -> Result<(), Error> {
    let may = matches!(who.hat, Hat::Manager | Hat::Administrator);
    if may { Ok(()) } else { Err(Error::Forbidden) }
}

/// The families they are still on the team of.
pub async fn still_with(app: &App, one: &Colleague) -> Result<Vec<FamilyId>, Error> {
    lists::families_not_left(&app.record, one.account.id, app.today()).await
}

async fn why_not(
    app: &App,
    who: &Who,
    one: &Colleague,
    fields: &Fields,
) -> Result<Option<FieldError>, Error> {
    let mut reading = Reading::new(fields, who.words);
    if one.account.id == who.account {
        reading.problem("leave", "staff-not-yourself");
    } else if one.account.ended.is_none()
        && let Some(hat) = sole(app, &one.account, &[]).await?
    {
        reading.problem("leave", sole_key(hat));
    }
    Ok(reading.problems.pop())
}

/// Why the last one of a hat stays.
pub fn sole_key(hat: Hat) -> &'static str {
    match hat {
        Hat::Administrator => "staff-last-administrator",
        _ => "staff-last-privacy-officer",
    }
}
