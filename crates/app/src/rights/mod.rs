// SPDX-License-Identifier: AGPL-3.0-or-later
//! Who may know what of a family: who can see it, consents, courts' orders, decisions, distance.

mod forms;
mod pages;

use axum::Router;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use maud::Markup;
use practice::access::{Hat, Relation};
use practice::rights::{self, Given, Refused};
use practice::{ConsentId, Family, Labelled, OrderId, PersonId, PractitionerId};

use crate::accounts::{Who, refused};
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::open::{ForRights, NotWritten, Open, answered};
use crate::state::App;
use crate::ui::form::FieldError;
use crate::urls;

/// The routes of who may know what.
pub fn routes() -> Router<App> {
    Router::new()
        .route(urls::TABLE, get(table))
        .route("/families/{family}/who", get(who).post(keep_distance))
        .route("/families/{family}/who/{consent}", get(own_consent).post(withdraw_own))
        .route("/families/{family}/rights", get(list))
        .route("/families/{family}/rights/consent", get(consent_page).post(give))
        .route("/families/{family}/rights/consents/{consent}", get(consent).post(withdraw))
        .route("/families/{family}/rights/order", get(order_page).post(order))
        .route("/families/{family}/rights/orders/{order}", post(lift))
        .route("/families/{family}/rights/decision", get(decision_page).post(decide))
        .route("/families/{family}/rights/distances/{practitioner}", post(end_distance))
}

/// Who may read, row by row, for whoever answers for it.
async fn table(asks: Who) -> Result<Response, Error> {
    if asks.hat == Hat::PrivacyOfficer {
        Ok(pages::table::show(&asks).into_response())
    } else {
        Err(Error::NotFound)
    }
}

async fn who(open: Open) -> Response {
    pages::who::show(&open, &forms::blank(&open)).into_response()
}

/// Somebody who works here knows the family privately: from now on its record is closed to them.
async fn keep_distance(mut open: Open, fields: Fields) -> Result<Response, Error> {
    open.require_write()?;
    let act = fields.act()?;
    let (me, today) = (open.who.practitioner(), open.today);
    let decide = |_: &Family| Ok::<_, Refused>(vec![rights::keep_distance(me, today, true)]);
    match open.write(act, |_| Vec::new(), decide).await {
        Ok(()) | Err(NotWritten::Refused(_)) => Ok(Redirect::to(urls::FAMILIES).into_response()),
        Err(NotWritten::Failed(error)) => Err(error),
    }
}

/// Only whoever answers for confidentiality ends it.
async fn end_distance(
    ForRights(mut open): ForRights,
    Path((_, practitioner)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Error> {
    if open.who.hat != Hat::PrivacyOfficer {
        return Err(Error::Forbidden);
    }
    let act = fields.act()?;
    let id: PractitionerId = practitioner.parse().map_err(|_| Error::NotFound)?;
    // Nobody ends the distance they declared themselves.
    if id == open.who.practitioner() {
        return Err(Error::NotFound);
    }
    let keeps = |known: &rights::Distance| known.practitioner == id && known.until.is_none();
    if !open.happened(act) && !open.family.rights.distances.iter().any(keeps) {
        return Err(Error::NotFound);
    }
    let today = open.today;
    let decide = |_: &Family| Ok(vec![rights::keep_distance(id, today, false)]);
    let then = urls::rights(open.family.id);
    let written = open.write(act, |_| Vec::new(), decide).await;
    answered(written, &then, |_: Refused| pages::list(&open, &fields, &[]))
}

async fn list(ForRights(open): ForRights) -> Response {
    pages::list(&open, &forms::blank(&open), &[]).into_response()
}

async fn consent_page(ForRights(open): ForRights) -> Response {
    pages::consents::give(&open, &forms::consent_blank(&open), &[]).into_response()
}

async fn give(ForRights(mut open): ForRights, fields: Fields) -> Result<Response, Error> {
    let act = fields.act()?;
    let mut reading = Reading::new(&fields, open.who.words);
    let given = forms::consent(&mut reading, &open);
    let Some(given) = given.filter(|_| reading.problems.is_empty()) else {
        return Ok(refused(pages::consents::give(&open, &fields, &reading.problems)));
    };
    let today = open.today;
    let decide = |family: &Family| {
        rights::consent(family, ConsentId(act), given.clone(), today).map(|one| vec![one])
    };
    let then = urls::rights(open.family.id);
    let written = open.write(act, |_| Vec::new(), decide).await;
    answered(written, &then, |reason| {
        pages::consents::give(&open, &fields, &[problem(&open, reason)])
    })
}

/// A consent the reader may read; where `signer` is said, one they signed.
fn given_at(open: &Open, consent: &str, signer: Option<PersonId>) -> Result<Given, Error> {
    let id: ConsentId = consent.parse().map_err(|_| Error::NotFound)?;
    let known = open.family.rights.consents.iter().find(|known| known.id == id);
    let own = |known: &&Given| signer.is_none_or(|signer| known.consent.by.contains(&signer));
    known.filter(own).cloned().ok_or(Error::NotFound)
}

async fn consent(
    ForRights(open): ForRights,
    Path((_, consent)): Path<(String, String)>,
) -> Result<Response, Error> {
    let given = given_at(&open, &consent, None)?;
    Ok(pages::consents::one(&open, &given, &forms::blank(&open), &[]).into_response())
}

async fn withdraw(
    ForRights(mut open): ForRights,
    Path((_, consent)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Error> {
    let given = given_at(&open, &consent, None)?;
    let then = urls::rights(open.family.id);
    take_back(&mut open, &given, None, (&fields, &then)).await
}

/// The caregiver who reads: whoever works with the family takes back what somebody signed under
/// its rights.
fn signer(open: &Open) -> Result<PersonId, Error> {
    match &open.reader.relation {
        Relation::Family(standing) => Ok(standing.person),
        _ => Err(Error::NotFound),
    }
}

async fn own_consent(
    open: Open,
    Path((_, consent)): Path<(String, String)>,
) -> Result<Response, Error> {
    let given = given_at(&open, &consent, Some(signer(&open)?))?;
    Ok(pages::consents::one(&open, &given, &forms::blank(&open), &[]).into_response())
}

async fn withdraw_own(
    mut open: Open,
    Path((_, consent)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Error> {
    let me = signer(&open)?;
    let given = given_at(&open, &consent, Some(me))?;
    let then = urls::who(open.family.id);
    take_back(&mut open, &given, Some(me), (&fields, &then)).await
}

async fn take_back(
    open: &mut Open,
    given: &Given,
    told: Option<PersonId>,
    (fields, then): (&Fields, &str),
) -> Result<Response, Error> {
    let act = fields.act()?;
    let (id, today) = (given.id, open.today);
    let decide = |family: &Family| rights::withdraw(family, id, told, today).map(|one| vec![one]);
    let written = open.write(act, |_| Vec::new(), decide).await;
    answered(written, then, |reason| {
        pages::consents::one(open, given, fields, &[problem(open, reason)])
    })
}

async fn order_page(ForRights(open): ForRights) -> Response {
    pages::orders::order(&open, &forms::blank(&open), &[]).into_response()
}

/// A court's order: first shown with what it does, then kept.
async fn order(ForRights(mut open): ForRights, fields: Fields) -> Result<Response, Error> {
    let act = fields.act()?;
    let mut reading = Reading::new(&fields, open.who.words);
    let says = forms::order(&mut reading, &open);
    let Some(says) = says.filter(|_| reading.problems.is_empty()) else {
        return Ok(refused(pages::orders::order(&open, &fields, &reading.problems)));
    };
    let from = says.from;
    let decide =
        |family: &Family| rights::order(family, OrderId(act), says.clone()).map(|one| vec![one]);
    let written = look_or_write(&mut open, (act, &fields, from), decide).await;
    finish(&open, written, |problems| pages::orders::order(&open, &fields, problems))
}

async fn lift(
    ForRights(mut open): ForRights,
    Path((_, order)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Error> {
    open.who.require_fresh(open.now)?;
    let act = fields.act()?;
    let id: OrderId = order.parse().map_err(|_| Error::NotFound)?;
    if !open.family.rights.orders.iter().any(|known| known.id == id) {
        return Err(Error::NotFound);
    }
    let today = open.today;
    let decide = |family: &Family| rights::lift(family, id, today, today).map(|one| vec![one]);
    let then = urls::rights(open.family.id);
    let written = open.write(act, |_| Vec::new(), decide).await;
    answered(written, &then, |reason| {
        let problem = FieldError { field: format!("order-{id}"), ..problem(&open, reason) };
        pages::list(&open, &fields, &[problem])
    })
}

async fn decision_page(ForRights(open): ForRights) -> Response {
    pages::orders::decision(&open, &forms::blank(&open), &[]).into_response()
}

/// Who acts for a child: first shown with what it does, then kept.
async fn decide(ForRights(mut open): ForRights, fields: Fields) -> Result<Response, Error> {
    let act = fields.act()?;
    let mut reading = Reading::new(&fields, open.who.words);
    let decision = forms::decision(&mut reading, &open);
    let Some(decision) = decision.filter(|_| reading.problems.is_empty()) else {
        return Ok(refused(pages::orders::decision(&open, &fields, &reading.problems)));
    };
    let (today, from) = (open.today, decision.on);
    let decide =
        |family: &Family| rights::decide(family, decision.clone(), today).map(|one| vec![one]);
    let written = look_or_write(&mut open, (act, &fields, from), decide).await;
    finish(&open, written, |problems| pages::orders::decision(&open, &fields, problems))
}

/// What looking once more, or writing, ended in.
enum Looked {
    /// The page that says what it would do.
    Shown(Markup),
    /// In the record.
    Written,
}

/// Shows what a decision would do; where that was seen and pressed, writes it.
async fn look_or_write(
    open: &mut Open,
    (act, fields, from): (u128, &Fields, jiff::civil::Date),
    decide: impl Fn(&Family) -> Result<Vec<Labelled>, Refused>,
) -> Result<Looked, NotWritten<Refused>> {
    if fields.get("sure") == "yes" {
        open.who.require_fresh(open.now).map_err(NotWritten::Failed)?;
        open.write(act, |_| Vec::new(), decide).await?;
        return Ok(Looked::Written);
    }
    let events = decide(&open.family).map_err(NotWritten::Refused)?;
    let after = open.whole().whole.after(&events, open.who.practitioner(), open.now);
    Ok(Looked::Shown(pages::orders::sure(open, fields, &after, from.max(open.today))))
}

fn finish(
    open: &Open,
    looked: Result<Looked, NotWritten<Refused>>,
    again: impl FnOnce(&[FieldError]) -> Markup,
) -> Result<Response, Error> {
    match looked {
        Ok(Looked::Shown(page)) => Ok(page.into_response()),
        Ok(Looked::Written) => Ok(Redirect::to(&urls::rights(open.family.id)).into_response()),
        Err(NotWritten::Refused(reason)) => Ok(refused(again(&[problem(open, reason)]))),
        Err(NotWritten::Failed(error)) => Err(error),
    }
}

fn problem(open: &Open, reason: Refused) -> FieldError {
    FieldError { field: reason.field().to_owned(), text: open.who.words.say(reason.code()) }
}
