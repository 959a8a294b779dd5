// SPDX-License-Identifier: AGPL-3.0-or-later
//! Standing for the note of somebody in training: by a licensed colleague who reads the family in any case, or given back with a line.

use axum::Router;
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use practice::access::cosigns;
use practice::bytes::Sum;
use practice::text::LINE_MAX;
use practice::visits::committing::{Meaning, Signing, challenge, together};
use practice::visits::label_of_visit;
use practice::visits::signatures::{Colleague, Proof, Refused, bound, cosign, may_cosign};
use practice::{EntryId, Labelled, PractitionerId, VisitId};

use super::{Lines, Of, beside, line_to, shown_again, to_visit};
use crate::accounts::by_passkey::signer;
use crate::accounts::refused;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::lists::drafts;
use crate::open::{NotWritten, Open, VisitAt};
use crate::staff::licences::holding;
use crate::staff::training::is_in_training;
use crate::state::App;
use crate::urls;

/// What the button that stands for a note is called in the page, and the one that does it by a passkey.
pub const BUTTON: &str = "cosign";
pub const BY_PASSKEY: &str = "cosign-passkey";
/// The field of the line to its writer.
pub const LINE: &str = "line";

/// The routes of standing for a note.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/families/{family}/visits/{visit}/cosign", get(to_visit).post(stand_for))
        .route("/families/{family}/visits/{visit}/cosign/begin", post(begin))
        .route("/families/{family}/visits/{visit}/cosign/back", get(to_visit).post(give_back))
}

/// Ends the request of somebody who may stand for no note of this family, whatever it says.
fn require_cosigns(open: &Open) -> Result<(), Error> {
    if cosigns(&open.reader) { Ok(()) } else { Err(Error::Forbidden) }
}

/// The reader, as the agency knows them today.
pub async fn colleague(open: &Open) -> Result<Colleague, Error> {
    let (record, account) = (&open.app.record, open.who.account);
    Ok(Colleague {
        me: open.who.practitioner(),
        licence: holding(record, account, open.today).await?,
        in_training: is_in_training(record, account, open.today).await?,
        way: open.who.way,
    })
}

/// The challenge over a note as it was read, up to an amendment.
fn to_sign(open: &Open, (visit, read): (VisitId, u32)) -> Option<Sum> {
    let number = |number| {
        let said = bound(open.said(), (visit, number))?;
        Some((said.id, *open.whole().sums.get(&said.id)?))
    };
    let known = open.family.visits.get(visit)?;
    let mut numbers: Vec<u32> = known.committed.iter().map(|one| one.amendment).collect();
    numbers.retain(|number| *number <= read);
    numbers.sort_unstable();
    let all: Option<Vec<(EntryId, Sum)>> = numbers.into_iter().map(number).collect();
    let (entries, sums): (Vec<EntryId>, Vec<Sum>) = all?.into_iter().unzip();
    let (family, by, entry) = (open.family.id, open.who.practitioner(), *entries.last()?);
    let signing = Signing { family, entry, by, meaning: Meaning::StandsFor };
    Some(challenge(together(&sums), signing))
}

/// Begins to stand for a note by a passkey.
async fn begin(
    open: Open,
    VisitAt(visit): VisitAt,
    Query(Of { of }): Query<Of>,
) -> Result<Response, Error> {
    require_cosigns(&open)?;
    let known = open.family.visits.get(visit).ok_or(Error::NotFound)?;
    may_cosign(known, &colleague(&open).await?, of).map_err(|_| Error::NotFound)?;
    let challenge = to_sign(&open, (visit, of)).ok_or(Error::NotFound)?;
    let signer = signer(&open.app, &open.who).await?.ok_or(Error::NotFound)?;
    signer.begun(challenge)
}

/// Stands for a note: by a passkey where the form brings what one signed, else by the server's word.
async fn stand_for(
    mut open: Open,
    VisitAt(visit): VisitAt,
    fields: Fields,
) -> Result<Response, Error> {
    require_cosigns(&open)?;
    let act = fields.act()?;
    let known = open.family.visits.get(visit).ok_or(Error::NotFound)?.clone();
    let read = fields.get("read").parse::<u32>().map_err(|_| Error::NotFound)?;
    let to_visit = urls::visit(open.family.id, visit);
    if open.happened(act) {
        return Ok(Redirect::to(&to_visit).into_response());
    }
    let app = open.app.clone();
    let colleague = colleague(&open).await?;
    let mut proof: Option<(PractitionerId, Proof)> = None;
    if fields.has("answer") {
        let challenge = to_sign(&open, (visit, read));
        let signer = signer(&app, &open.who).await?;
        proof = challenge.zip(signer).and_then(|(of, signer)| signer.proof(&fields, of));
        if proof.is_none() {
            let again = (BY_PASSKEY.to_owned(), &known);
            return shown_again(&app, &open, again, "cosign-wrong").await;
        }
    }
    let decide = |open: &Open| -> Result<Vec<Labelled>, Refused> {
        let visit = open.family.visits.get(visit).ok_or(Refused::NothingDue)?;
        let label = label_of_visit(open.said(), visit.id).ok_or(Refused::NothingDue)?;
        cosign(visit, label, (&colleague, read), proof.clone()).map(|one| vec![one])
    };
    let line = known.cosign_due().map(|due| line_to(open.family.id, visit, due.by));
    let drop_line =
        |app: &App| line.map(|line| drafts::drop(&app.record, line)).into_iter().collect();
    match open.write_by_whole(act, drop_line, decide).await {
        Ok(()) => Ok(Redirect::to(&to_visit).into_response()),
        Err(NotWritten::Refused(reason)) => {
            // What was amended since is read before it is stood for.
            let known = open.family.visits.get(visit).ok_or(Error::NotFound)?.clone();
            shown_again(&app, &open, (BUTTON.to_owned(), &known), reason.code()).await
        }
        Err(NotWritten::Failed(error)) => Err(error),
    }
}

/// Gives a note back to its writer with a line: for them alone, beside the record, until they answer it.
async fn give_back(open: Open, VisitAt(visit): VisitAt, fields: Fields) -> Result<Response, Error> {
    require_cosigns(&open)?;
    fields.act()?;
    let known = open.family.visits.get(visit).ok_or(Error::NotFound)?.clone();
    let app = open.app.clone();
    let due = known.cosign_due();
    let read = due.map_or(0, |due| known.newest(due));
    let due = match may_cosign(&known, &colleague(&open).await?, read) {
        Ok(due) => due,
        Err(reason) => {
            return shown_again(&app, &open, (BUTTON.to_owned(), &known), reason.code()).await;
        }
    };
    let mut reading = Reading::new(&fields, open.who.words);
    let line = reading.line(LINE, LINE_MAX);
    if line.is_empty() && reading.problems.is_empty() {
        reading.problem(LINE, "cosign-line-missing");
    }
    if !reading.problems.is_empty() {
        let beside = beside(&app, &open, &known).await?;
        let (errors, typed) = (reading.problems.as_slice(), fields.get(LINE));
        let lines = Lines { beside: Some(&beside), errors, typed };
        return Ok(refused(crate::visits::page(&open, &known, lines)));
    }
    let mut kept = Fields::default();
    kept.set(LINE, line.as_str());
    kept.set("by", open.who.practitioner().to_string());
    drafts::keep(&app.record, line_to(open.family.id, visit, due.by), open.now, &kept).await?;
    Ok(Redirect::to(urls::TODAY).into_response())
}
