// SPDX-License-Identifier: AGPL-3.0-or-later
//! Staff: who works here with which hats, and how somebody comes, changes hats and leaves.

mod again;
pub mod approvals;
mod forms;
mod hats;
mod leaving;
pub mod licences;
mod lists;
mod pages;
mod rule;
mod teams;
pub mod training;

use axum::Router;
use axum::extract::{FromRequestParts, Path, State};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use jiff::Timestamp;
use practice::PractitionerId;
use practice::access::Hat;

use crate::accounts::{Who, lists as accounts};
use crate::error::Error;
use crate::state::App;
use crate::urls;

/// The routes of people and access.
pub fn routes() -> Router<App> {
    Router::new()
        .route(urls::STAFF, get(everybody))
        .route("/staff/people/{account}", get(show))
        .route(urls::STAFF_FAMILIES, get(teams::all))
        .route("/staff/families/{family}", get(teams::one))
        .route("/staff/families/{family}/{change}", post(teams::change))
        .route(urls::STAFF_NEW, get(hats::new_page).post(hats::ask_new))
        .route(urls::STAFF_WAITING, get(hats::waiting))
        .route("/staff/waiting/{approval}", post(hats::answer))
        .route("/staff/people/{account}/hats", get(hats::hats_page).post(hats::ask_hats))
        .route("/staff/people/{account}/again", get(again::page).post(again::ask))
        .route(urls::STAFF_RULE, get(rule::page).post(rule::ask))
        .route("/staff/people/{account}/licences", get(licences::page).post(licences::check))
        .route("/staff/people/{account}/training", get(training::page).post(training::say))
        .route("/staff/people/{account}/leave", get(leaving::page).post(leaving::end))
        .route("/staff/people/{account}/last-day", post(leaving::announce))
}

/// Somebody who answers for who works here. For everybody else there is no such page.
pub struct Answers(pub Who);

impl FromRequestParts<App> for Answers {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let who = Who::from_request_parts(parts, app).await?;
        if who.answers_for_staff() { Ok(Self(who)) } else { Err(Error::NotFound) }
    }
}

/// Somebody who works here, as People and access shows them.
pub struct Colleague {
    /// Their account.
    pub account: accounts::Account,
    /// Whom they supervise, by name.
    pub supervises: Vec<String>,
    /// Whom they supervised, by name, and when that ended.
    pub supervised: Vec<(String, Timestamp)>,
    /// With how many families they work today; told to a manager alone.
    pub families: Option<i64>,
}

/// Everybody who works or worked here. A caregiver's name is a family's and no business of this page.
async fn colleagues(app: &App, who: &Who) -> Result<Vec<Colleague>, Error> {
    let record = &app.record;
    let all = accounts::all(record).await?;
    let counts = match who.hat {
        Hat::Manager => Some(lists::families_by_practitioner(record, app.today()).await?),
        _ => None,
    };
    let pairs = lists::supervisions(record).await?;
    let ended = lists::ended_supervisions(record).await?;
    let name = |id: u128| all.iter().find(|account| account.id == id).map(|one| one.name.clone());
    let colleague = |account: &accounts::Account| Colleague {
        account: account.clone(),
        supervises: pairs
            .iter()
            .filter(|(supervisor, _)| *supervisor == account.id)
            .filter_map(|(_, practitioner)| name(*practitioner))
            .collect(),
        supervised: ended
            .iter()
            .filter(|(supervisor, ..)| *supervisor == account.id)
            .filter_map(|(_, practitioner, at)| Some((name(*practitioner)?, *at)))
            .collect(),
        families: counts.as_ref().map(|counts| counts.get(&account.id).copied().unwrap_or(0)),
    };
    let mut found: Vec<Colleague> = all
        .iter()
        .filter(|account| !account.hats.contains(&Hat::Caregiver))
        .map(colleague)
        .collect();
    found.sort_by_cached_key(|one| crate::lists::cards::words_of(&one.account.name));
    Ok(found)
}

/// One of them, by what the address says.
async fn colleague(app: &App, who: &Who, id: &str) -> Result<Colleague, Error> {
    let id: PractitionerId = id.parse().map_err(|_| Error::NotFound)?;
    let all = colleagues(app, who).await?;
    all.into_iter().find(|one| one.account.id == id.0).ok_or(Error::NotFound)
}

async fn everybody(State(app): State<App>, Answers(who): Answers) -> Result<Response, Error> {
    let all = colleagues(&app, &who).await?;
    Ok(pages::everybody(&who, &all).into_response())
}

async fn show(
    State(app): State<App>,
    Answers(who): Answers,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let one = colleague(&app, &who, &id).await?;
    let goodbyes = leaving::goodbyes(&app, &who, &one).await?;
    let seen = pages::Seen { day: |at| app.local(at).date(), goodbyes };
    Ok(pages::show(&who, &one, &seen).into_response())
}

/// Where to prove anew who one is, unless one just did: a screen left open must not be enough.
fn fresh_or_sent(who: &Who, now: Timestamp, to: &str) -> Option<Response> {
    let sent = || Redirect::to(&urls::step_up(Some(to))).into_response();
    (!who.is_fresh(now)).then(sent)
}

/// The hat nobody else would have any more, if this person had only these: an agency is never left
/// without an administrator or a privacy officer.
async fn sole(app: &App, account: &accounts::Account, then: &[Hat]) -> Result<Option<Hat>, Error> {
    let all = accounts::all(&app.record).await?;
    let others = |hat: Hat| {
        let mut others = all.iter().filter(|one| one.id != account.id && one.ended.is_none());
        others.any(|one| one.hats.contains(&hat))
    };
    let kept = [Hat::Administrator, Hat::PrivacyOfficer];
    let gone = |hat: &Hat| account.hats.contains(hat) && !then.contains(hat) && !others(*hat);
    Ok(kept.into_iter().find(gone))
}
