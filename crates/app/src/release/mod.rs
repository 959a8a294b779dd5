// SPDX-License-Identifier: AGPL-3.0-or-later
//! Requests and releases: who asked by when, what would go by which right, and the copy that went.

mod accounting;
mod copy;
mod demand;
mod desk;
mod forms;
mod items;
mod own;
mod pages;
mod second;
mod tell;
mod told;
mod told_ahead;
mod told_back;
mod told_brought;
mod told_echoed;
mod told_facts;
mod told_guidance;
mod told_handover;
mod told_held;
mod told_joys;
mod told_ours;
mod told_plays;
mod told_retold;
mod told_signed;
mod told_understood;
mod told_us;
mod told_voices;
mod told_wondered;

use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use maud::Markup;
use practice::access::Hat;
use practice::release::{self, Asked, Authority, KeptQuiet, Made, Refused};
use practice::{Family, ReleaseId, RequestId};

use forms::Right;

pub use items::in_words;

use crate::accounts::refused;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::open::{ForRelease, ForRights, NotWritten, Open, answered};
use crate::state::App;
use crate::ui::form::FieldError;
use crate::urls;

/// The routes of requests and releases.
pub fn routes() -> Router<App> {
    Router::new()
        .route(urls::REQUESTS, get(desk::show).post(desk::find))
        .route("/families/{family}/requests", get(list).post(ask))
        .route("/families/{family}/requests/{request}", get(show))
        .route("/families/{family}/requests/{request}/exists", get(demand::exists))
        .route("/families/{family}/requests/{request}/{form}", post(go_on))
        .route("/families/{family}/not-so/{entry}", get(own::show).post(own::ask))
        .route("/families/{family}/went", get(tell::went))
        .route("/families/{family}/releases/{release}/told", get(tell::show).post(tell::answer))
        .route(
            "/families/{family}/accounting/{person}",
            get(accounting::show).post(accounting::note),
        )
        .route("/families/{family}/hold", post(hold))
        .route("/families/{family}/release", get(choose).post(make))
        .route("/families/{family}/release/preview", post(preview))
        .route("/families/{family}/release/protected", get(second::list).post(second::preview))
        .route("/families/{family}/release/waiting", post(second::wait))
        .route("/families/{family}/releases/{release}", get(copy::show).post(copy::for_reason))
        .route("/families/{family}/releases/{release}/data", get(copy::data))
        .route("/families/{family}/releases/{release}/files/{attachment}", get(copy::beside))
        .route(
            "/families/{family}/releases/{release}/protected",
            get(second::show).post(second::answer),
        )
        .route("/families/{family}/releases/{release}/protected/data", get(second::data))
}

async fn list(ForRights(open): ForRights) -> Response {
    pages::requests::list(&open, &forms::blank(&open), &[]).into_response()
}

async fn ask(ForRights(mut open): ForRights, fields: Fields) -> Result<Response, Error> {
    let act = fields.act()?;
    let mut reading = Reading::new(&fields, open.who.words);
    let asked = forms::request(&mut reading, &open);
    let Some(asked) = asked.filter(|_| reading.problems.is_empty()) else {
        return Ok(refused(pages::requests::list(&open, &fields, &reading.problems)));
    };
    let today = open.today;
    let decide = |family: &Family| {
        release::ask(family, RequestId(act), asked.clone(), today).map(|one| vec![one])
    };
    let written = open.write(act, |_| Vec::new(), decide).await;
    answered(written, &urls::requests(open.family.id), |reason| {
        let problem = problem(&open, reason.field(), reason);
        pages::requests::list(&open, &fields, &[problem])
    })
}

fn asked_at(open: &Open, request: &str) -> Result<Asked, Error> {
    let id: RequestId = request.parse().map_err(|_| Error::NotFound)?;
    let mut known = open.family.releases.requests.iter();
    known.find(|known| known.id == id).cloned().ok_or(Error::NotFound)
}

async fn show(
    ForRights(open): ForRights,
    Path((_, request)): Path<(String, String)>,
) -> Result<Response, Error> {
    let asked = asked_at(&open, &request)?;
    Ok(pages::requests::one(&open, &asked, &forms::blank(&open), &[]).into_response())
}

/// The one extension, or the answer.
async fn go_on(
    ForRights(mut open): ForRights,
    Path((_, request, form)): Path<(String, String, String)>,
    fields: Fields,
) -> Result<Response, Error> {
    let act = fields.act()?;
    let asked = asked_at(&open, &request)?;
    let extends = match form.as_str() {
        "extend" => true,
        "demand" | "counsel" | "decision" => {
            return demand::go_on(open, asked, (act, &form), &fields).await;
        }
        "statement" => return own::for_them(open, asked, act, &fields).await,
        "answer" => false,
        _ => return Err(Error::NotFound),
    };
    let field = if extends { "why" } else { "words" };
    let mut reading = Reading::new(&fields, open.who.words);
    let words = reading.narrative(field);
    let answer = reading.choice("answer", forms::answer_of);
    if !extends && answer.is_none() && reading.problems.is_empty() {
        reading.problem("answer", "release-answer-missing");
    }
    if !reading.problems.is_empty() {
        return Ok(refused(pages::requests::one(&open, &asked, &fields, &reading.problems)));
    }
    let (id, today) = (asked.id, open.today);
    let decide = |family: &Family| match answer.filter(|_| !extends) {
        Some(answer) => {
            release::answer(family, id, (answer, words.clone()), today).map(|one| vec![one])
        }
        None => release::extend(family, id, words.clone(), today).map(|one| vec![one]),
    };
    let written = open.write(act, |_| Vec::new(), decide).await;
    answered(written, &urls::requests(open.family.id), |reason| {
        let named = if reason.field() == "words" { field } else { reason.field() };
        let problem = problem(&open, named, reason);
        pages::requests::one(&open, &asked, &fields, &[problem])
    })
}

async fn hold(ForRights(mut open): ForRights, fields: Fields) -> Result<Response, Error> {
    let act = fields.act()?;
    let mut reading = Reading::new(&fields, open.who.words);
    let words = reading.narrative("hold-words");
    if !reading.problems.is_empty() {
        return Ok(refused(pages::requests::list(&open, &fields, &reading.problems)));
    }
    let (holds, today) = (fields.get("holds") == "yes", open.today);
    // After its end something may be destroyed: that is decided, and by somebody who is there.
    if !holds {
        decides(&open)?;
    }
    let decide =
        |family: &Family| release::hold(family, holds, words.clone(), today).map(|one| vec![one]);
    let written = open.write(act, |_| Vec::new(), decide).await;
    let field = |field: &'static str| if field == "words" { "hold-words" } else { field };
    answered(written, &urls::requests(open.family.id), |reason| {
        let problem = problem(&open, field(reason.field()), reason);
        pages::requests::list(&open, &fields, &[problem])
    })
}

/// Who takes a first call decides nothing about a demand or a hold, and nobody does at a screen that was
/// left open.
fn decides(open: &Open) -> Result<(), Error> {
    if open.who.hat == Hat::Intake {
        return Err(Error::NotFound);
    }
    open.who.require_fresh(open.now)
}

fn problem(open: &Open, field: &str, reason: Refused) -> FieldError {
    FieldError { field: field.to_owned(), text: open.who.words.say(reason.code()) }
}

async fn choose(ForRelease(open): ForRelease) -> Response {
    pages::copies::choose(&open, &forms::blank(&open), &[]).into_response()
}

/// What would go, item by item, as whoever reads the copy would see it.
async fn preview(ForRelease(open): ForRelease, fields: Fields) -> Result<Response, Error> {
    let mut reading = Reading::new(&fields, open.who.words);
    let Some(right) = forms::right(&mut reading, &open) else {
        return Ok(refused(pages::copies::choose(&open, &fields, &reading.problems)));
    };
    let fields = in_their_language(&open, fields, &right).await?;
    Ok(pages::preview::preview(&open, &fields, &right, (false, &[])).into_response())
}

/// The form with the language of whoever the copy is for, where they read their own page in one and
/// nobody chose yet; otherwise it is that of whoever makes the copy.
async fn in_their_language(
    open: &Open,
    mut fields: Fields,
    right: &Right,
) -> Result<Fields, Error> {
    if !fields.has("language") {
        let theirs = match right.authority {
            Authority::OwnCopy(person) => open.language_of(person).await?,
            Authority::Consent(_) | Authority::Order(_) => None,
        };
        fields.set("language", theirs.unwrap_or(open.who.words.language()).code());
    }
    Ok(fields)
}

/// A copy as a form asks for it: by which right, what would go, and why nobody is to be told yet.
struct Prepared {
    right: Right,
    made: Made,
    quiet: Option<KeptQuiet>,
}

/// Reads the form of a copy, on the page that shows the protected part or on the one that does not; or
/// answers with what is wrong with it.
fn prepared(open: &Open, fields: &Fields, protected: bool) -> Result<Prepared, Box<Response>> {
    let mut reading = Reading::new(fields, open.who.words);
    let Some(right) = forms::right(&mut reading, open) else {
        return Err(refused(pages::copies::choose(open, fields, &reading.problems)).into());
    };
    let again = |problems: &[FieldError]| {
        pages::preview::preview(open, fields, &right, (protected, problems))
    };
    if forms::picks_what_is_not_here(open, fields) {
        reading.problem("went", "release-refused-not-here");
        return Err((StatusCode::CONFLICT, again(&reading.problems)).into_response().into());
    }
    if !protected && forms::ticks_protected(fields, open, &right) {
        return Err(turned_down(open, Refused::NeedsSecond, again).into());
    }
    let quiet = tell::quiet(&mut reading, open);
    let made = forms::made(&mut reading, open, &right);
    match made.filter(|_| reading.problems.is_empty()) {
        Some(made) => Ok(Prepared { right, made, quiet }),
        None => Err(refused(again(&reading.problems)).into()),
    }
}

async fn make(ForRelease(mut open): ForRelease, fields: Fields) -> Result<Response, Error> {
    open.who.require_fresh(open.now)?;
    let act = fields.act()?;
    let Prepared { right, made, quiet } = match prepared(&open, &fields, false) {
        Ok(prepared) => prepared,
        Err(answer) => return Ok(*answer),
    };
    let id = ReleaseId(act);
    // By the record as it stands when it is written: a consent or a text taken back meanwhile counts.
    let decide = |open: &Open| {
        let (family, said) = (&open.family, &open.whole().said);
        let one = release::release(family, said, id, made.clone(), open.today)?;
        tell::after(open, (id, one), quiet.as_ref())
    };
    match open.write_by_whole(act, |_| Vec::new(), decide).await {
        Ok(()) => Ok(Redirect::to(&urls::release(open.family.id, id)).into_response()),
        Err(NotWritten::Failed(error)) => Err(error),
        Err(NotWritten::Refused(reason)) => Ok(turned_down(&open, reason, |problems| {
            pages::preview::preview(&open, &fields, &right, (false, problems))
        })),
    }
}

/// The form again with the rule that refused it. What waits for somebody else is a conflict, not a
/// mistake in the form.
fn turned_down(
    open: &Open,
    reason: Refused,
    again: impl FnOnce(&[FieldError]) -> Markup,
) -> Response {
    let page = again(&[problem(open, reason.field(), reason)]);
    match reason {
        Refused::NeedsSecond => (StatusCode::CONFLICT, page).into_response(),
        _ => refused(page),
    }
}

fn made_at<'a>(open: &'a Open, release: &str) -> Result<&'a Made, Error> {
    let id: ReleaseId = release.parse().map_err(|_| Error::NotFound)?;
    let made = open.family.releases.made.iter().find(|(known, ..)| *known == id);
    made.map(|(_, made, _)| made).ok_or(Error::NotFound)
}
