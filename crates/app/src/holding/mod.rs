// SPDX-License-Identifier: AGPL-3.0-or-later
//! Holding: how somebody who told something hard was held, in the note and put right after; on the visit, and before the next one.

pub mod in_note;
mod pages;

use axum::Router;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use practice::access::{self, Purpose, Reader, Screen};
use practice::holding::{self, How, Of, Refused};
use practice::sealed::is_authors;
use practice::text::LINE_MAX;
use practice::{Facet, PersonId, VisitId};

use crate::accounts::refused;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::open::{Hand, Open, VisitAt, answered};
use crate::state::App;
use crate::ui::form::FieldError;
use crate::urls;
use crate::words::Words;

pub use pages::{before_visit, held, of_visit};

/// Who was held.
const ABOUT: &str = "holding-about";
/// What was said.
const SAID: &str = "holding-said";
/// How far they wished to go.
const FAR: &str = "holding-far";
/// How it ended.
const ENDED: &str = "holding-ended";
/// That it was enough for now.
const ENOUGH: &str = "holding-enough";
/// Whether they are safe. It is kept nowhere: it leads to the protected part.
pub const SAFE: &str = "holding-safe";

/// The answer of somebody who does not know whether they are.
const UNSURE: &str = "unsure";

/// The routes of holding.
pub fn routes() -> Router<App> {
    Router::new().route("/families/{family}/visits/{visit}/holding", get(show).post(keep))
}

/// Whether it is asked at all: of those who work with the family, alone with the screen.
fn is_asked(open: &Open) -> bool {
    Hand::of(open) == Hand::Team && open.reader.screen == Screen::Own
}

/// Whether whoever looks opens what keeps somebody safe, so that a doubt has somewhere to lead.
fn opens_safety(open: &Open) -> bool {
    access::may_open(&Reader { purpose: Purpose::Safety, ..open.reader.clone() })
}

/// Whether whoever looks wrote the note of this visit, so that how it ended is theirs to tell.
fn may_tell(open: &Open, visit: VisitId) -> bool {
    let author = open.who.practitioner();
    is_asked(open) && is_authors(&open.family, visit, author)
}

/// The page: what stands of somebody is there to put right, and else room for what was left out.
async fn show(open: Open, VisitAt(visit): VisitAt) -> Result<Response, Error> {
    require(&open, visit)?;
    let fields = pages::form::begun(open.family.holding.of_visit(visit).next());
    Ok(pages::form::show(&open, visit, &fields, &[]).into_response())
}

/// Keeps what was left out of a note, puts right what was written, or takes it back: the first stays readable for those who
/// do the work.
async fn keep(mut open: Open, VisitAt(visit): VisitAt, fields: Fields) -> Result<Response, Error> {
    require(&open, visit)?;
    let act = fields.act()?;
    let to_visit = urls::visit(open.family.id, visit);
    let to = leads(&open, &fields).unwrap_or_else(|| to_visit.clone());
    if open.happened(act) {
        return Ok(Redirect::to(&to).into_response());
    }
    if fields.get("do") == "take-back" {
        return take_back(open, visit, &fields, act).await;
    }
    let mut reading = Reading::new(&fields, open.who.words);
    is_safe(&mut reading);
    // A doubt alone needs no word beside it.
    if to != to_visit && !in_note::is_told(&fields) && reading.problems.is_empty() {
        return Ok(Redirect::to(&to).into_response());
    }
    let typed = read_one(&mut reading, &open);
    let Some((about, how)) = typed.filter(|_| reading.problems.is_empty()) else {
        return Ok(refused(pages::form::show(&open, visit, &fields, &reading.problems)));
    };
    let decide = |open: &Open| {
        let part = open.part_of_signed(Some(visit)).unwrap_or(Facet::Practitioner);
        let law = holding::laws_of_visit(&open.whole().said, visit);
        let of = Of { visit, part, law: &law };
        holding::keep(&open.family, of, about, how.clone()).map(|one| vec![one])
    };
    let written = open.write_by_whole(act, |_| Vec::new(), decide).await;
    answered(written, &to, |reason| {
        pages::form::show(&open, visit, &fields, &[problem(open.who.words, reason)])
    })
}

/// Takes back what was written under the wrong name.
async fn take_back(
    mut open: Open,
    visit: VisitId,
    fields: &Fields,
    act: u128,
) -> Result<Response, Error> {
    let about: PersonId = fields.get("of").parse().map_err(|_| Error::NotFound)?;
    let decide = |open: &Open| {
        holding::take_back(&open.family, (visit, about), open.said()).map(|one| vec![one])
    };
    let written = open.write_by_whole(act, |_| Vec::new(), decide).await;
    answered(written, &urls::visit(open.family.id, visit), |reason| {
        let begun = pages::form::begun(None);
        pages::form::show(&open, visit, &begun, &[problem(open.who.words, reason)])
    })
}

/// Ends the request of somebody who did not write the note, or is not alone with the screen.
fn require(open: &Open, visit: VisitId) -> Result<(), Error> {
    open.family.visits.get(visit).ok_or(Error::NotFound)?;
    if may_tell(open, visit) { Ok(()) } else { Err(Error::Forbidden) }
}

/// How one was held, as it was typed; whom it is about is the only one there is, where nobody chose.
fn read_one(reading: &mut Reading<'_>, open: &Open) -> Option<(PersonId, How)> {
    let carers: Vec<PersonId> = open.carers().collect();
    let only = carers.first().copied().filter(|_| carers.len() == 1);
    let about = reading.choice(ABOUT, |id| id.parse().ok()).or(only);
    let how = How {
        said: reading.narrative(SAID),
        far: reading.line(FAR, LINE_MAX),
        ended: reading.line(ENDED, LINE_MAX),
        enough: reading.fields.get(ENOUGH) == "yes",
    };
    if about.is_none() && reading.fields.get(ABOUT).is_empty() {
        reading.problem(ABOUT, Refused::UnknownPerson.code());
    }
    Some((about?, how))
}

/// Reads whether they are safe, so that another answer than those asked for is said beside it.
fn is_safe(reading: &mut Reading<'_>) {
    let known = |code: &str| (code == "yes" || code == UNSURE).then_some(());
    let _known = reading.choice(SAFE, known);
}

/// Where somebody goes on who is not sure that whoever was held is safe: to what keeps them safe.
pub fn leads(open: &Open, fields: &Fields) -> Option<String> {
    let unsure = is_asked(open) && opens_safety(open) && fields.get(SAFE) == UNSURE;
    unsure.then(|| urls::safety(open.family.id))
}

fn problem(words: Words, reason: Refused) -> FieldError {
    FieldError { field: reason.field().to_owned(), text: words.say(reason.code()) }
}
