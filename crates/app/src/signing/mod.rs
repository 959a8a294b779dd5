// SPDX-License-Identifier: AGPL-3.0-or-later
//! Signing: one's own note by a passkey, after it is safe in the record; standing for a colleague's; and how each finished note is bound for both.

mod cosigning;
mod pages;
mod today;

use axum::Router;
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use practice::bytes::Sum;
use practice::visits::Visit;
use practice::visits::committing::{Binding, Meaning, Signing, Spot, bind, challenge};
use practice::visits::signatures::{self, Colleague, Refused, attest, due, may_cosign};
use practice::{FamilyId, Labelled, PractitionerId, Said, VisitId};
use record::{ActorId, Record, Value, args};
use serde::Deserialize;

pub use crate::accounts::by_passkey::Signer;
use crate::accounts::by_passkey::signer;
use crate::accounts::{name_of, refused};
use crate::error::Error;
use crate::fields::Fields;
use crate::lists::drafts::{self, DraftOf, Kept};
use crate::open::{NotWritten, Open, VisitAt};
use crate::staff::training::is_in_training;
use crate::state::App;
use crate::ui::form::FieldError;
use crate::urls;

pub use pages::{Lines, moment, offered, shown, stood_for, to_stand_for};
pub use today::on_today;

/// The routes of signing.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/families/{family}/visits/{visit}/signature", get(to_visit).post(sign))
        .route("/families/{family}/visits/{visit}/signature/begin", post(begin))
        .merge(cosigning::routes())
}

/// Binds what an act finishes, so that it can be signed; and says that it waits for a colleague, where its writer is in
/// training.
pub fn bound(open: &Open, mut all: Vec<Labelled>, in_training: bool) -> Vec<Labelled> {
    let (record, stream) = (&open.app.record, open.family.id.0);
    let nothing = |spot: Spot| nothing(record, stream, spot);
    let mut salts = || Sum(crate::random::bytes::<32>());
    bind(&mut all, Binding { way: open.who.way, salts: &mut salts, nothing: &nothing });
    let waits = due(&all).filter(|_| in_training);
    all.extend(waits);
    all
}

/// Whether whoever writes is in training today.
pub async fn in_training(open: &Open) -> Result<bool, Error> {
    is_in_training(&open.app.record, open.who.account, open.today).await
}

/// The sum of a place in which nothing was written: under the agency's key, so that nobody without it can tell it from
/// the sum of something.
pub fn nothing(record: &Record, stream: u128, (visit, amendment, place): Spot) -> Sum {
    let place = i64::try_from(place).unwrap_or(i64::MAX);
    let columns = args![record.agency(), stream, visit.0, i64::from(amendment), place];
    match record.row_mac("note-nothing", &columns) {
        Value::Blob(sum) => Sum(sum.try_into().unwrap_or([0; 32])),
        _ => Sum([0; 32]),
    }
}

/// The line by which a colleague gave a note back: for its writer alone, beside the record.
pub fn line_to(family: FamilyId, visit: VisitId, writer: PractitionerId) -> DraftOf {
    DraftOf::returned(family, visit, ActorId(writer.0))
}

/// What stands beside a note for its reader: by what they sign, whether they may stand for it, and what a colleague wrote.
#[derive(Default)]
pub struct Beside<'a> {
    /// What the reader signs by, where there is something to sign.
    pub signer: Option<Signer<'a>>,
    /// The reader, where they may stand for what waits.
    pub colleague: Option<Colleague>,
    /// The line by which it was given back to the reader, and whose it is.
    pub line: Option<(String, String)>,
}

/// What stands beside a note for whoever reads it here.
pub async fn beside<'a>(app: &'a App, open: &Open, visit: &Visit) -> Result<Beside<'a>, Error> {
    let mut beside = Beside::default();
    let me = open.who.practitioner();
    let due = visit.cosign_due();
    if let Some(due) = due.filter(|due| due.by != me && practice::access::cosigns(&open.reader)) {
        let colleague = cosigning::colleague(open).await?;
        let may = may_cosign(visit, &colleague, visit.newest(due)).is_ok();
        beside.colleague = Some(colleague).filter(|_| may);
    }
    let mine = open.may_write() && visit.to_attest(me).next().is_some();
    if mine || beside.colleague.is_some() {
        beside.signer = signer(app, &open.who).await?;
    }
    if due.is_some_and(|due| due.by == me) {
        beside.line = line(app, open, visit.id).await?;
    }
    Ok(beside)
}

async fn line(app: &App, open: &Open, visit: VisitId) -> Result<Option<(String, String)>, Error> {
    let of = line_to(open.family.id, visit, open.who.practitioner());
    let Kept::So(_, fields) = drafts::take(&app.record, of).await? else { return Ok(None) };
    let by = fields.get("by").parse::<PractitionerId>().ok();
    let name = match by {
        Some(by) => name_of(app, by.0).await?,
        None => None,
    };
    Ok(name.map(|name| (name, fields.get("line").to_owned())))
}

/// Which of a visit's notes: zero as signed, else the number of an amendment.
#[derive(Deserialize)]
struct Of {
    #[serde(default)]
    of: u32,
}

/// The address of a form that stands on the page of the visit: whoever comes back to it finds it there.
async fn to_visit(open: Open, VisitAt(visit): VisitAt) -> Result<Response, Error> {
    open.family.visits.get(visit).ok_or(Error::NotFound)?;
    Ok(Redirect::to(&urls::visit(open.family.id, visit)).into_response())
}

/// What binds a note, and the challenge to its writer; none where there is nothing to sign.
fn to_sign(open: &Open, of: (VisitId, u32)) -> Option<(&Said, Sum)> {
    let bound = signatures::bound(open.said(), of)?;
    let sum = *open.whole().sums.get(&bound.id)?;
    let (family, by) = (open.family.id, open.who.practitioner());
    let signing = Signing { family, entry: bound.id, by, meaning: Meaning::Wrote };
    Some((bound, challenge(sum, signing)))
}

/// Begins to sign: the challenge, for whoever wrote the note and did not sign it yet.
async fn begin(
    open: Open,
    VisitAt(visit): VisitAt,
    Query(Of { of }): Query<Of>,
) -> Result<Response, Error> {
    open.require_write()?;
    let known = open.family.visits.get(visit).ok_or(Error::NotFound)?;
    if !known.to_attest(open.who.practitioner()).any(|number| number == of) {
        return Err(Error::NotFound);
    }
    let (_, challenge) = to_sign(&open, (visit, of)).ok_or(Error::NotFound)?;
    let signer = signer(&open.app, &open.who).await?.ok_or(Error::NotFound)?;
    signer.begun(challenge)
}

/// Keeps the signature a device made. The note is in the record already, whatever becomes of it.
async fn sign(mut open: Open, VisitAt(visit): VisitAt, fields: Fields) -> Result<Response, Error> {
    open.require_write()?;
    let act = fields.act()?;
    let known = open.family.visits.get(visit).ok_or(Error::NotFound)?.clone();
    let of = fields.get("of").parse::<u32>().map_err(|_| Error::NotFound)?;
    let to_visit = urls::visit(open.family.id, visit);
    if open.happened(act) {
        return Ok(Redirect::to(&to_visit).into_response());
    }
    let me = open.who.practitioner();
    let app = open.app.clone();
    let signer = signer(&app, &open.who).await?;
    let made = to_sign(&open, (visit, of)).map(|(bound, challenge)| (bound.clone(), challenge));
    let (bound, challenge) = made.unzip();
    let proof = challenge.zip(signer.as_ref()).and_then(|(of, signer)| signer.proof(&fields, of));
    let again = (pages::button(of), &known);
    let Some((owner, proof)) = proof else {
        return shown_again(&app, &open, again, "signing-wrong").await;
    };
    let decide = |family: &practice::Family| {
        attest(bound.as_ref(), family, (me, owner), proof.clone()).map(|one| vec![one])
    };
    match open.write(act, |_| Vec::new(), decide).await {
        // Pressed twice at once, both are this signature.
        Ok(()) | Err(NotWritten::Refused(Refused::SignedAlready)) => {
            Ok(Redirect::to(&to_visit).into_response())
        }
        Err(NotWritten::Refused(reason)) => shown_again(&app, &open, again, reason.code()).await,
        Err(NotWritten::Failed(error)) => Err(error),
    }
}

/// The visit again, with what could not be taken beside the button it belongs to.
async fn shown_again(
    app: &App,
    open: &Open,
    (field, visit): (String, &Visit),
    code: &str,
) -> Result<Response, Error> {
    let beside = beside(app, open, visit).await?;
    let errors = [FieldError { field, text: open.who.words.say(code) }];
    let lines = Lines { beside: Some(&beside), errors: &errors, typed: "" };
    Ok(refused(crate::visits::page(open, visit, lines)))
}
