// SPDX-License-Identifier: AGPL-3.0-or-later
//! Joys: our good moments, to be read on a bad night; one is kept outside of a note, and taken back.

mod moments;
mod pages;

use axum::Router;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use practice::joys::{self, Event, Kept, Refused};
use practice::{Facet, JoyId, PersonId};

use crate::accounts::refused;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::open::{Hand, JoyAt, Open, answered};
use crate::state::App;
use crate::ui::form::FieldError;
use crate::urls;
use crate::voices;
use crate::voices::forms::{Asked, asked, child};

pub use pages::on_story;

/// The routes of good moments.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/families/{family}/good-moments", get(show).post(keep))
        .route("/families/{family}/good-moments/{joy}", post(take_back))
}

/// A form as it begins: today.
fn blank(open: &Open) -> Fields {
    let mut fields = Fields::begun();
    fields.set("day", open.today.to_string());
    fields
}

async fn show(open: Open) -> Response {
    pages::show(&open, (&blank(&open), &[])).into_response()
}

/// A good moment as typed, before it is known whose part it goes to; none where something lacks.
fn read(reading: &mut Reading<'_>, open: &Open) -> Option<(Asked, Kept)> {
    let words = reading.narrative("joy");
    if words.is_empty() && reading.problems.is_empty() {
        reading.problem("joy", Refused::Nothing.code());
    }
    let child = child(reading, open, "child");
    let place = reading.some_line("place");
    let known = |id: &PersonId| open.family.people.get(*id).is_some();
    let with = reading.choices("with", |id| id.parse().ok().filter(known));
    let day = reading.date("day").unwrap_or(open.today);
    let asked = asked(reading, open, ("", false));
    let child = child?;
    let told = asked.settled(open, child, Facet::Together);
    let with = with.into_iter().filter(|one| *one != child).collect();
    Some((asked, Kept { child, words, place, with, told, day, on: open.today }))
}

/// Keeps a good moment.
async fn keep(mut open: Open, fields: Fields) -> Result<Response, Error> {
    Hand::writing(&open)?;
    let act = fields.act()?;
    let mut reading = Reading::new(&fields, open.who.words);
    let kept = read(&mut reading, &open);
    let Some((asked, kept)) = kept.filter(|_| reading.problems.is_empty()) else {
        return Ok(refused(pages::show(&open, (&fields, &reading.problems))));
    };
    let decide = |open: &Open| {
        let part = open.part_of_day(kept.day, asked.person());
        let kept = Kept { told: asked.settled(open, kept.child, part), ..kept.clone() };
        let by = (voices::hand(open), open.today);
        joys::keep(&open.family, JoyId(act), kept, by).map(|one| vec![one])
    };
    let written = open.write_by_whole(act, |_| Vec::new(), decide).await;
    answered(written, &urls::good_moments(open.family.id), |reason| {
        pages::show(&open, (&fields, &[problem(&open, reason)]))
    })
}

/// Takes back a moment that somebody kept.
async fn take_back(mut open: Open, JoyAt(id): JoyAt, fields: Fields) -> Result<Response, Error> {
    Hand::writing(&open)?;
    let act = fields.act()?;
    let to = urls::good_moments(open.family.id);
    if open.happened(act) {
        return Ok(Redirect::to(&to).into_response());
    }
    let known = open.family.joys.get(id).filter(|known| known.is_of(voices::hand(&open)));
    known.ok_or(Error::NotFound)?;
    let decide = |open: &Open| {
        let by = (voices::hand(open), open.today);
        joys::take_back(&open.family, id, by, &later(open, id)).map(|one| vec![one])
    };
    let written = open.write_by_whole(act, |_| Vec::new(), decide).await;
    answered(written, &to, |reason| pages::show(&open, (&blank(&open), &[problem(&open, reason)])))
}

/// Whom of the family it was shared with after it was written.
fn later(open: &Open, id: JoyId) -> Vec<PersonId> {
    let whole = open.whole();
    let is = |event: &practice::Event| matches!(event, practice::Event::Joys(Event::Kept { joy, .. }) if *joy == id);
    let entry = whole.said.iter().find(|said| is(&said.event));
    entry.map(|said| whole.whole.rights.shared_with(said.id).to_vec()).unwrap_or_default()
}

fn problem(open: &Open, reason: Refused) -> FieldError {
    FieldError { field: reason.field().to_owned(), text: open.who.words.say(reason.code()) }
}
