// SPDX-License-Identifier: AGPL-3.0-or-later
//! Visits: the list, planning, the note with its draft, signing, amending, and visits that did not happen.

mod apart;
mod arriving;
mod begun;
mod beside;
mod filing;
pub mod forms;
mod given;
mod moving;
mod pages;
mod planning;
mod read_as;
mod settled;
mod sharing;
mod taking;

use std::collections::BTreeSet;

use axum::Router;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use jiff::Timestamp;
use maud::Markup;
use practice::label::LawTag;
use practice::visits::{self, Status, Visit};
use practice::{Labelled, VisitId};
use record::Statement;
use serde_json::json;

use crate::accounts::refused;
use crate::answers;
use crate::calendar::{at_visit, of_family};
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::lists::drafts;
use crate::looking_back::{after_note, found};
use crate::open::{NotWritten, Open, VisitAt, answered};
use crate::plays::bring_box;
use crate::signing::{self, Lines};
use crate::state::App;
use crate::ui::form::FieldError;
use crate::urls;
use crate::words::Words;

use begun::Begun;

pub use beside::InNote;
pub use pages::practical;

/// The routes of a family's visits.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/families/{family}/visits", get(list))
        .route("/families/{family}/visits/new", get(new))
        .route("/families/{family}/visits/plan", get(planning::page).post(planning::plan))
        .route("/families/{family}/visits/next", post(planning::plan_next))
        .route("/families/{family}/visits/{visit}", get(show))
        .route("/families/{family}/visits/{visit}/note", get(note).post(finish))
        .route("/families/{family}/visits/{visit}/draft", post(keep_draft))
        .route("/families/{family}/visits/{visit}/arrive", post(arriving::arrive))
        .route(urls::AWAY_GIVEN, post(given::give))
        .route("/families/{family}/given/{version}", get(given::page).post(given::take))
        .route("/families/{family}/apart/{version}", get(apart::page).post(apart::choose))
        .route("/families/{family}/visits/{visit}/amend", get(amend_page).post(amend))
        .route("/families/{family}/visits/{visit}/as/{person}", get(read_as::show))
        .route("/families/{family}/visits/{visit}/share", post(sharing::share))
        .route("/families/{family}/visits/{visit}/move", get(moving::page).post(moving::change))
        .route("/families/{family}/visits/{visit}/takes", get(taking::page).post(taking::change))
        .route(
            "/families/{family}/visits/{visit}/did-not-happen",
            get(moving::missed_page).post(moving::missed),
        )
}

async fn list(open: Open) -> Result<Response, Error> {
    let days = of_family(&open).await?;
    Ok(pages::list(&open, &days).into_response())
}

async fn show(open: Open, VisitAt(visit): VisitAt) -> Result<Response, Error> {
    let known = open.family.visits.get(visit).ok_or(Error::NotFound)?;
    let app = open.app.clone();
    let beside = signing::beside(&app, &open, known).await?;
    let days = at_visit(&open, known).await?;
    Ok(pages::visit(&open, known, Lines::of(&beside), &days).into_response())
}

/// One visit, with what stands under its note and what could not be taken.
pub fn page(open: &Open, visit: &Visit, lines: Lines<'_>) -> Markup {
    pages::visit(open, visit, lines, &Markup::default())
}

/// A note for a visit that was not planned: a new id, and nothing stored yet.
async fn new(open: Open) -> Result<Response, Error> {
    open.require_write()?;
    let visit = VisitId(crate::random::id());
    Ok(Redirect::to(&urls::note(open.family.id, visit)).into_response())
}

async fn note(mut open: Open, VisitAt(visit): VisitAt) -> Result<Response, Error> {
    open.require_write()?;
    bring_box(&mut open).await?;
    if signed(&open, visit) {
        let to = match apart::left(&open, visit).await? {
            Some(version) => urls::apart(open.family.id, version),
            None => urls::visit(open.family.id, visit),
        };
        return Ok(Redirect::to(&to).into_response());
    }
    let begun = begun::take(&open, visit).await?;
    if open.who.takes_along {
        return Ok(apart::taken_along(&open, visit, begun).into_response());
    }
    let (kept, fields) = match begun {
        Begun::So(at, fields) => (Some(at), apart::gone_on_with(at, fields)),
        Begun::Not => (None, forms::prefilled(&open, visit)),
        Begun::Lost => {
            let mut fields = forms::prefilled(&open, visit);
            fields.set(drafts::LOST, "yes");
            (None, fields)
        }
        Begun::Alone => return Ok(pages::typed_alone(&open).into_response()),
    };
    Ok(pages::note(&open, visit, &fields, kept, &[]).into_response())
}

/// Keeps the draft; also by the button "Save draft" where no script runs.
async fn keep_draft(
    open: Open,
    VisitAt(visit): VisitAt,
    fields: Fields,
) -> Result<Response, Error> {
    open.require_write()?;
    if signed(&open, visit) {
        return Err(Error::Changed);
    }
    let apart = apart::kept_apart(&open, visit, &fields).await?.is_some();
    let mut said = open.saved_at(open.now);
    if apart {
        said = format!("{said}. {}", open.who.words.say("note-saved-apart"));
    }
    let answer = json!({ "said": said, "apart": apart, "hints": found(&open, &fields) });
    Ok(answers::json(&answer))
}

async fn finish(
    mut open: Open,
    VisitAt(visit): VisitAt,
    fields: Fields,
) -> Result<Response, Error> {
    open.require_write()?;
    let of = begun::of(&open, visit);
    let act = fields.act()?;
    let to_visit = urls::visit(open.family.id, visit);
    if open.happened(act) {
        // Added to the signed note from another page, and typed on here.
        if settled::settled(&open, act, &fields).await? == settled::Settled::Others {
            let version = apart::keep(&open, visit, (&fields, act)).await?;
            return Ok(Redirect::to(&urls::apart(open.family.id, version)).into_response());
        }
        let to = crate::holding::leads(&open, &fields).unwrap_or(to_visit);
        return Ok(Redirect::to(&to).into_response());
    }
    // Whatever becomes of it, what was typed is kept first.
    if !signed(&open, visit)
        && let Some(version) = apart::kept_apart(&open, visit, &fields).await?
    {
        return Ok(Redirect::to(&urls::apart(open.family.id, version)).into_response());
    }
    if fields.get("do") == "save" || begun::is_kept_for_alone(&open, &fields) {
        return Ok(Redirect::to(&urls::note(open.family.id, visit)).into_response());
    }
    let dropped = |app: &App| vec![drafts::drop(&app.record, of)];
    match sign(&mut open, visit, (&fields, act), dropped, None).await {
        Ok(then) => Ok(Redirect::to(&then).into_response()),
        Err(NotWritten::Refused(problems)) => {
            Ok(refused(pages::note(&open, visit, &fields, None, &problems)))
        }
        Err(NotWritten::Failed(error)) => Err(error),
    }
}

/// Signs a note as it was sent, with what is kept beside it, and drops what was kept of it till then: where the
/// answer leads, or what cannot be taken.
async fn sign(
    open: &mut Open,
    visit: VisitId,
    (fields, act): (&Fields, u128),
    dropped: impl Fn(&App) -> Vec<Statement>,
    finished: Option<Timestamp>,
) -> Result<String, NotWritten<Vec<FieldError>>> {
    let words = open.who.words;
    bring_box(open).await.map_err(NotWritten::Failed)?;
    let mut reading = Reading::new(fields, words);
    let note = forms::note(&mut reading, open);
    let beside = beside::read(&mut reading, open, visit);
    if !reading.problems.is_empty() {
        return Err(NotWritten::Refused(reading.problems));
    }
    let texts = note.texts.iter().map(|(field, text)| (*field, text.as_str()));
    let then =
        crate::holding::leads(open, fields).unwrap_or_else(|| after_note(open, visit, texts));
    let in_training = signing::in_training(open).await.map_err(NotWritten::Failed)?;
    let decide = |open: &Open| {
        let (signed, kept) = decided(open, (visit, act), &note, &beside)?;
        let away = finished.and_then(|at| visits::arriving::finished_away(visit, at, &signed));
        let mut all = signing::bound(open, signed, in_training);
        all.extend(away);
        all.extend(kept);
        Ok(all)
    };
    open.write_by_whole(act, dropped, decide).await?;
    Ok(then)
}

/// What a note comes to as things are now, and what is kept beside it; or what cannot be taken.
fn decided(
    open: &Open,
    (visit, act): (VisitId, u128),
    note: &visits::Note,
    beside: &beside::Beside,
) -> Result<(Vec<Labelled>, Vec<Labelled>), Vec<FieldError>> {
    let words = open.who.words;
    let there: Vec<_> = note.held.present.iter().map(|present| present.person).collect();
    let part = note.filed.visit.unwrap_or_else(|| open.part_now(&there));
    let mut note = note.clone();
    note.filed.visit = Some(part);
    let (on, law) = (note.held.when.on, law_of(&note));
    let in_note = InNote { visit, part, on, there: &there, law: &law, act, words };
    if arriving::is_signed(open, visit) {
        return Err(vec![problem(words, visits::Refused::AlreadySigned)]);
    }
    let kept = beside.make(open, &in_note);
    // What is wrong with something beside it is something typed: the note's own faults are said first.
    let is_kept = kept.as_ref().map_or(true, |all| !all.is_empty());
    let signed = visits::sign_beside(&open.family, visit, note, (open.today, is_kept));
    let signed = signed.map_err(|reason| vec![problem(words, reason)])?;
    Ok((signed, kept.map_err(|problem| vec![problem])?))
}

/// The rules of law chosen for any text of a note.
fn law_of(note: &visits::Note) -> Vec<LawTag> {
    let all = note.filed.texts.values().flat_map(|filing| &filing.law).copied();
    all.collect::<BTreeSet<_>>().into_iter().collect()
}

async fn amend_page(open: Open, VisitAt(visit): VisitAt) -> Result<Response, Error> {
    require_amend(&open)?;
    let known = open.family.visits.get(visit).ok_or(Error::NotFound)?;
    if known.status() != Status::Held {
        return Ok(Redirect::to(&urls::note(open.family.id, visit)).into_response());
    }
    let fields = forms::as_signed(&open, known);
    Ok(pages::amend(&open, known, &fields, &[]).into_response())
}

async fn amend(mut open: Open, VisitAt(visit): VisitAt, fields: Fields) -> Result<Response, Error> {
    require_amend(&open)?;
    let act = fields.act()?;
    let known = open.family.visits.get(visit).ok_or(Error::NotFound)?.clone();
    let mut reading = Reading::new(&fields, open.who.words);
    let amendment = forms::amendment(&mut reading, &open, visit);
    if !reading.problems.is_empty() {
        return Ok(refused(pages::amend(&open, &known, &fields, &reading.problems)));
    }
    let in_training = signing::in_training(&open).await?;
    let decide = |open: &Open| {
        let amended = visits::amend(&open.family, visit, amendment.clone());
        amended.map(|all| signing::bound(open, all, in_training))
    };
    let line = signing::line_to(open.family.id, visit, open.who.practitioner());
    let drop_line = |app: &App| vec![drafts::drop(&app.record, line)];
    let written = open.write_by_whole(act, drop_line, decide).await;
    let to_visit = urls::visit(open.family.id, visit);
    answered(written, &to_visit, |reason| {
        let problem = problem(open.who.words, reason);
        let known = open.family.visits.get(visit).unwrap_or(&known);
        let mut fields = fields.clone();
        // Once they were shown how the facts stand now, it is these that they put right.
        if let (visits::Refused::FactsChanged, Some(signed)) = (reason, &known.signed) {
            forms::beside_newer_facts(&mut fields, signed);
        }
        pages::amend(&open, known, &fields, &[problem])
    })
}

/// Ends the request of somebody who would write over what they do not see.
fn require_amend(open: &Open) -> Result<(), Error> {
    if filing::may_amend(&open.reader) { Ok(()) } else { Err(Error::Forbidden) }
}

fn signed(open: &Open, visit: VisitId) -> bool {
    open.family.visits.get(visit).is_some_and(|known| known.status() == Status::Held)
}

fn problem(words: Words, reason: visits::Refused) -> FieldError {
    FieldError { field: reason.field().to_owned(), text: words.say(reason.code()) }
}
