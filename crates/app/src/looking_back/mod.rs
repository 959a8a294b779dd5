// SPDX-License-Identifier: AGPL-3.0-or-later
//! Looking back at one's own signed note: what it shows, said sentence by sentence by whoever wrote it.

mod forms;
mod pages;
mod reading;

use axum::Router;
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use practice::access::{Screen, writes};
use practice::looking_back::{self, Refused, Shown, label_of_fit};
use practice::visits::{Field, Standing, Visit};
use practice::{Label, Labelled, VisitId};
use serde::Deserialize;

use crate::accounts::refused;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::open::{Open, VisitAt, answered};
use crate::signing::{self, Lines};
use crate::state::App;
use crate::supervision::readers;
use crate::ui::form::FieldError;
use crate::urls;

use forms::Said;
pub use pages::hints::{found, hint_shape, hints};
pub use pages::{on_visit, where_child};

/// The routes of looking back.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/families/{family}/visits/{visit}/look-back", get(page).post(say))
        .route("/families/{family}/look-back", get(mine))
}

/// What was put away while looking back; it is kept in the address alone.
#[derive(Deserialize)]
struct Away {
    #[serde(default)]
    not: String,
}

/// The note, for whoever wrote it and sits alone with the screen.
fn own_note(open: &Open, visit: VisitId) -> Result<Visit, Error> {
    let known = open.family.visits.get(visit).ok_or(Error::NotFound)?;
    if is_own(open, known) { Ok(known.clone()) } else { Err(Error::Forbidden) }
}

/// Whether somebody looks back at this note: its writer, alone with the screen.
fn is_own(open: &Open, visit: &Visit) -> bool {
    let wrote = visit.signed.as_ref().is_some_and(|signed| signed.by == open.who.practitioner());
    wrote && writes(&open.reader) && open.reader.screen == Screen::Own
}

/// Where somebody goes who just signed a note: to look back where something is found, else to the visit.
pub fn after_note<'a>(
    open: &Open,
    visit: VisitId,
    texts: impl Iterator<Item = (Field, &'a str)>,
) -> String {
    let texts: Vec<(Field, &str)> = texts.collect();
    let found = open.reader.screen == Screen::Own && !reading::strategies(open, &texts).is_empty();
    let id = open.family.id;
    if found { urls::look_back(id, visit) } else { urls::visit(id, visit) }
}

async fn page(
    open: Open,
    VisitAt(visit): VisitAt,
    Query(away): Query<Away>,
) -> Result<Response, Error> {
    let visit = own_note(&open, visit)?;
    let app = open.app.clone();
    let beside = signing::beside(&app, &open, &visit).await?;
    let lines = Lines::of(&beside);
    Ok(pages::page(&open, &visit, &with_away(&away.not), lines).into_response())
}

fn with_away(not: &str) -> Fields {
    let mut fields = Fields::begun();
    fields.set(forms::AWAY, not);
    fields
}

/// What shows in one's own notes of this family, for thinking.
async fn mine(open: Open) -> Result<Response, Error> {
    if !writes(&open.reader) || open.reader.screen != Screen::Own {
        return Err(Error::Forbidden);
    }
    let readers = readers(&open.app, &open.who).await?;
    Ok(pages::mine(&open, readers.as_ref()).into_response())
}

/// Says that a sentence fits, takes that back, or puts a suggestion away, which is kept nowhere.
async fn say(mut open: Open, VisitAt(visit): VisitAt, fields: Fields) -> Result<Response, Error> {
    let known = own_note(&open, visit)?;
    let act = fields.act()?;
    let kept_away = forms::put_away(fields.get(forms::AWAY), "");
    let back = urls::look_back_without(open.family.id, visit, &kept_away);
    if open.happened(act) {
        return Ok(Redirect::to(&back).into_response());
    }
    let mut reading = Reading::new(&fields, open.who.words);
    let said = forms::said(&mut reading, &known);
    let again = |open: &Open, errors: &[FieldError]| {
        pages::page(open, &known, &fields, Lines::with(errors))
    };
    let Some(said) = said.filter(|_| reading.problems.is_empty()) else {
        return Ok(refused(again(&open, &reading.problems)));
    };
    let written = match said {
        Said::NotThis(codes) => {
            return Ok(Redirect::to(&urls::look_back_without(open.family.id, visit, &codes))
                .into_response());
        }
        Said::Strategy(fits) => keep(&mut open, act, fits).await,
        Said::Domain(fits) => keep(&mut open, act, fits).await,
        Said::LeaveStrategy(shows) => leave(&mut open, act, (visit, shows)).await,
        Said::LeaveDomain(shows) => leave(&mut open, act, (visit, shows)).await,
    };
    answered(written, &back, |reason| {
        let text = open.who.words.say(reason.code());
        again(&open, &[FieldError { field: reason.field().to_owned(), text }])
    })
}

type Written = Result<(), crate::open::NotWritten<Refused>>;

async fn keep<W: Shown>(open: &mut Open, act: u128, fits: looking_back::Fits<W>) -> Written {
    let by = open.who.practitioner();
    let decide = |open: &Open| -> Result<Vec<Labelled>, Refused> {
        let entries = open.whole();
        let standing =
            Standing::of(&entries.said, fits.visit, |said| open.said_at(said.id).is_some());
        looking_back::fits(&open.family, fits.clone(), &standing, by).map(|one| vec![one])
    };
    open.write_by_whole(act, |_| Vec::new(), decide).await
}

async fn leave<W: Shown>(open: &mut Open, act: u128, of: (VisitId, W)) -> Written {
    let by = open.who.practitioner();
    let decide = |open: &Open| -> Result<Vec<Labelled>, Refused> {
        let label: Option<&Label> = label_of_fit(open.said(), of);
        looking_back::leave(&open.family, of, label, by).map(|one| vec![one])
    };
    open.write_by_whole(act, |_| Vec::new(), decide).await
}
