// SPDX-License-Identifier: AGPL-3.0-or-later
//! Leaving: known ahead, so that each family has its goodbye and hello; and the end itself, by which somebody is out at once.

use std::collections::{BTreeMap, BTreeSet};

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use practice::access::Hat;
use practice::handover::{self, Leaving};
use practice::{FamilyId, PractitionerId};

use super::lists::{self, FamilyKnown};
use super::pages::leaving as pages;
use super::{Answers, Colleague, colleague, fresh_or_sent, sole};
use crate::accounts::{Who, lists as accounts, refused};
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::lists::handovers::{self, HandoverRow};
use crate::state::App;
use crate::team::{self, Change};
use crate::ui::form::FieldError;
use crate::urls;

/// What is known of somebody's leaving.
pub struct Goodbyes {
    /// Their last day, where it is known.
    pub until: Option<Date>,
    /// Today.
    pub today: Date,
    /// How many families they have not left.
    pub not_left: usize,
    /// In how many of these no goodbye and hello began yet.
    pub without: usize,
    /// Each family's goodbye and hello, with its days and counts; told to a manager alone.
    pub all: Vec<(HandoverRow, FamilyKnown)>,
    /// Everybody's name.
    pub names: BTreeMap<u128, String>,
}

/// Looks up what is known of somebody's leaving.
pub async fn goodbyes(app: &App, who: &Who, one: &Colleague) -> Result<Goodbyes, Error> {
    let id = one.account.id;
    let until = handovers::leaving(&app.record, id).await?;
    let still = still_with(app, one).await?;
    let rows = handovers::of(&app.record, id).await?;
    let known = lists::families(&app.record).await?;
    let known: BTreeMap<FamilyId, FamilyKnown> =
        known.into_iter().map(|family| (family.family, family)).collect();
    let begun: BTreeSet<FamilyId> = rows.iter().map(|row| row.family).collect();
    let goes_on = |family: &&FamilyId| known.get(family).is_some_and(|one| one.ended.is_none());
    let without = still.iter().filter(goes_on).filter(|family| !begun.contains(family)).count();
    let mut names = BTreeMap::new();
    let mut all = Vec::new();
    if who.hat == Hat::Manager {
        let accounts = accounts::all(&app.record).await?;
        let staff = accounts.iter().filter(|one| !one.hats.contains(&Hat::Caregiver));
        names.extend(staff.map(|one| (one.id, one.name.clone())));
        let with = rows.into_iter().filter_map(|row| {
            let family = *known.get(&row.family)?;
            Some((row, family))
        });
        all.extend(with);
    }
    Ok(Goodbyes { until, today: app.today(), not_left: still.len(), without, all, names })
}

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
    let known = goodbyes(&app, &who, &one).await?;
    Ok(pages::leave(&who, &one, &known, (&blank(&known), &[])).into_response())
}

/// The form of a last day: the one that is known, to be moved.
fn blank(known: &Goodbyes) -> Fields {
    let mut fields = Fields::begun();
    fields.set("until", known.until.map(|until| until.to_string()).unwrap_or_default());
    fields
}

/// Keeps somebody's last day, or that they stay, and then each family's goodbye and hello with it. If it
/// stops halfway, the same button goes on with what is left.
pub async fn announce(
    State(app): State<App>,
    Answers(who): Answers,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Error> {
    require_may_end(&who)?;
    let one = colleague(&app, &who, &id).await?;
    let (now, account) = (app.clock.now(), one.account.id);
    if let Some(sent) = fresh_or_sent(&who, now, &urls::leave(account)) {
        return Ok(sent);
    }
    let act = fields.act()?;
    let until = match meant(&app, &who, &one, &fields) {
        Ok(until) => until,
        Err(problems) => {
            let known = goodbyes(&app, &who, &one).await?;
            return Ok(refused(pages::leave(&who, &one, &known, (&fields, &problems))));
        }
    };
    app.record.note_access(who.looking("account.leaving", now)).await?;
    let kept = match until {
        Some(until) => handovers::put_leaving(&app.record, account, until),
        None => handovers::drop_leaving(&app.record, account),
    };
    app.record.store().write(vec![kept]).await?;
    let leaver = PractitionerId(account);
    let change = until.map_or(Change::Stays(leaver), |until| {
        Change::SaysGoodbye(Leaving { who: leaver, on: app.today(), until, at_once: false })
    });
    for family in still_with(&app, &one).await? {
        team::change(&app, &who, family, act ^ family.0, change).await?;
    }
    Ok(Redirect::to(&urls::colleague(account)).into_response())
}

/// The last day as typed; none where they stay after all.
fn meant(
    app: &App,
    who: &Who,
    one: &Colleague,
    fields: &Fields,
) -> Result<Option<Date>, Vec<FieldError>> {
    let mut reading = Reading::new(fields, who.words);
    if one.account.id == who.account {
        reading.problem("until", "staff-not-yourself");
    } else if one.account.ended.is_some() {
        reading.problem("until", "staff-last-day-ended");
    } else if fields.get("do") != "stays" {
        let until = reading.date("until");
        if fields.get("until").trim().is_empty() {
            reading.problem("until", "staff-last-day-missing");
        }
        match until.map(|until| handover::last_day(until, app.today())) {
            Some(Ok(until)) => return Ok(Some(until)),
            Some(Err(reason)) => reading.problem("until", reason.code()),
            None => {}
        }
    }
    if reading.problems.is_empty() { Ok(None) } else { Err(reading.problems) }
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
    if let Some(problem) = why_not(&app, &who, &one, &fields).await? {
        let known = goodbyes(&app, &who, &one).await?;
        let shown = blank(&known);
        return Ok(refused(pages::leave(&who, &one, &known, (&shown, &[problem]))));
    }
    app.record.note_access(who.looking("account.end", now)).await?;
    if one.account.ended.is_none() {
        let ended = accounts::Account { ended: Some(now), ..one.account.clone() };
        let mut closing = accounts::closing(&app.record, &ended).await?;
        closing.push(handovers::drop_leaving(&app.record, one.account.id));
        app.record.store().write(closing).await?;
    }
    // From here on they are out. What follows only takes them off the teams; if it stops halfway,
    // the same button goes on with what is left.
    for family in still_with(&app, &one).await? {
        let gone = Change::IsGone(PractitionerId(one.account.id));
        team::change(&app, &who, family, act ^ family.0, gone).await?;
    }
    Ok(Redirect::to(&urls::colleague(one.account.id)).into_response())
}

/// A privacy officer sees who works here and ends nobody's work alone.
fn require_may_end(who: &Who) -> Result<(), Error> {
    let may = matches!(who.hat, Hat::Manager | Hat::Administrator);
    if may { Ok(()) } else { Err(Error::Forbidden) }
}

/// The families they are still on the team of.
async fn still_with(app: &App, one: &Colleague) -> Result<Vec<FamilyId>, Error> {
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
