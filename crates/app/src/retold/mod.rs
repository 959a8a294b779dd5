// SPDX-License-Identifier: AGPL-3.0-or-later
//! Retold: a page of one visit for one caregiver, previewed through her eyes, shared, read by her, and taken back.

mod forms;
mod pages;

use axum::Router;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use practice::access::{Screen, may_read};
use practice::people::{Person, Role};
use practice::retold::{self, Refused, Retold};
use practice::{Facet, Label, PersonId, RetellingId, VisitId};

use crate::accounts::refused;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::open::{Hand, Open, PersonAt, RetellingAt, Seen, VisitAt, answered};
use crate::state::App;
use crate::ui::form::FieldError;
use crate::urls;
use crate::voices;
use crate::words::Words;

use crate::tongues;
use pages::View;

pub use pages::{is_mine, on_visit, own_on_story};

/// The routes of pages of visits.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/families/{family}/pages", get(list))
        .route("/families/{family}/pages/{retelling}", get(show).post(take_back))
        .route("/families/{family}/visits/{visit}/page-for/{person}", get(begin).post(write))
}

/// Whether whoever looks may tell a visit back: who reads what the team wrote, and alone with the screen.
fn may_tell(open: &Open) -> bool {
    open.reader.screen == Screen::Own
        && open.may_write()
        && may_read(&open.reader, &Label::of(Facet::Practitioner), &[])
}

/// For whom pages may be: those who care for a child and live.
fn carer(open: &Open, id: PersonId) -> Option<&Person> {
    let known = open.family.people.get(id).filter(|known| known.role == Role::Caregiver);
    known.filter(|known| known.is_living())
}

async fn list(open: Open) -> Response {
    pages::list(&open).into_response()
}

/// One page. For whoever it is for, nothing is there once nothing of it stands.
async fn show(open: Open, RetellingAt(id): RetellingAt) -> Result<Response, Error> {
    let known = open.family.retold.get(id).ok_or(Error::NotFound)?;
    let seen = open.seen_by(known.told.to);
    let mine = Hand::of(&open).person() == Some(known.told.to);
    if mine && seen.eyes().page(&known.told).is_empty() {
        return Err(Error::NotFound);
    }
    let words = chrome(&open, &known.told).await?;
    let view = View { seen: &seen, told: &known.told, by: known.by, words };
    Ok(pages::one(&open, id, &view).into_response())
}

/// The words around the texts of a page.
async fn chrome(open: &Open, told: &Retold) -> Result<Words, Error> {
    tongues::around(open, &told.language, told.to).await
}

/// What a page of this visit for this person begins from.
fn of_visit(open: &Open, visit: VisitId, person: PersonId) -> Result<Seen<'_>, Error> {
    if !may_tell(open) {
        return Err(Error::Forbidden);
    }
    carer(open, person).ok_or(Error::NotFound)?;
    let seen = open.seen_by(person);
    let known = open.family.visits.get(visit).is_some_and(|known| known.signed.is_some());
    if known && seen.eyes().knows(visit) { Ok(seen) } else { Err(Error::NotFound) }
}

async fn begin(
    open: Open,
    VisitAt(visit): VisitAt,
    PersonAt(person): PersonAt,
) -> Result<Response, Error> {
    let seen = of_visit(&open, visit, person)?;
    let theirs = open.language_of(person).await?;
    let mut fields = Fields::begun();
    fields.set("language", tongues::of_person(&open, person, theirs).code);
    Ok(pages::write(&open, (&seen, visit), &fields, &[]).into_response())
}

/// Shows the page as she would read it, or shares it.
async fn write(
    mut open: Open,
    VisitAt(visit): VisitAt,
    PersonAt(person): PersonAt,
    fields: Fields,
) -> Result<Response, Error> {
    if !may_tell(&open) {
        return Err(Error::Forbidden);
    }
    let act = fields.act()?;
    let page = RetellingId(act);
    let to = urls::page_of_visit(open.family.id, page);
    if open.happened(act) {
        return Ok(Redirect::to(&to).into_response());
    }
    let told = {
        let seen = of_visit(&open, visit, person)?;
        let mut reading = Reading::new(&fields, open.who.words);
        let told = forms::page(&mut reading, &open, &seen, visit);
        if let Some(told) = &told
            && let Err(reason) = retold::share(&open.family, &seen.eyes(), page, told.clone())
        {
            reading.problems.push(problem(&open, reason));
        }
        let Some(told) = told.filter(|_| reading.problems.is_empty()) else {
            return Ok(refused(pages::write(&open, (&seen, visit), &fields, &reading.problems)));
        };
        if fields.get("do") != "share" {
            let words = chrome(&open, &told).await?;
            let by = open.who.practitioner();
            let view = View { seen: &seen, told: &told, by, words };
            return Ok(pages::preview(&open, (&seen, visit), &fields, &view).into_response());
        }
        told
    };
    let decide = |open: &Open| {
        let seen = open.seen_by(person);
        retold::share(&open.family, &seen.eyes(), page, told.clone()).map(|one| vec![one])
    };
    let written = open.write_by_whole(act, |_| Vec::new(), decide).await;
    answered(written, &to, |reason| {
        let problems = [problem(&open, reason)];
        pages::write(&open, (&open.seen_by(person), visit), &fields, &problems)
    })
}

/// Takes a page back, or puts it away where whoever it is for does.
async fn take_back(
    mut open: Open,
    RetellingAt(id): RetellingAt,
    fields: Fields,
) -> Result<Response, Error> {
    Hand::writing(&open)?;
    let act = fields.act()?;
    let to = urls::pages_of_visits(open.family.id);
    if open.happened(act) {
        return Ok(Redirect::to(&to).into_response());
    }
    open.family.retold.get(id).ok_or(Error::NotFound)?;
    let decide = |open: &Open| {
        let hand = voices::hand(open);
        retold::take_back(&open.family, id, hand, open.today).map(|one| vec![one])
    };
    let written = open.write_by_whole(act, |_| Vec::new(), decide).await;
    answered(written, &to, |_| pages::list(&open))
}

fn problem(open: &Open, reason: Refused) -> FieldError {
    FieldError { field: reason.field().to_owned(), text: open.who.words.say(reason.code()) }
}
