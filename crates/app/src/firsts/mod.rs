// SPDX-License-Identifier: AGPL-3.0-or-later
//! Firsts, and the baby's book: what a child did for the first time, in the voices of those who tell it, to print and keep.

mod book;
mod forms;
pub mod in_note;
mod pages;

use axum::Router;
use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use practice::firsts::{self, Refused, Voice};
use practice::people::{Person, Role};
use practice::relationships::Party;
use practice::{FirstId, PersonId};
use serde::Deserialize;

use crate::accounts::refused;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::open::{ChildAt, FirstAt, Hand, Open, answered};
use crate::state::App;
use crate::ui::form::FieldError;
use crate::urls;
use crate::voices;
use crate::words::Language;

use pages::Typed;

pub use pages::{on_story, way_there};

/// The routes of firsts.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/families/{family}/book/{child}", get(show).post(happen))
        .route("/families/{family}/book/{child}/firsts/{first}", post(change))
}

/// The language a book is asked for in.
#[derive(Deserialize)]
struct Asked {
    #[serde(default, rename = "in")]
    language: String,
}

/// The child an address names; anybody else has no book.
fn child(open: &Open, id: PersonId) -> Result<Person, Error> {
    let known = open.family.people.get(id).filter(|known| known.role == Role::Child);
    known.cloned().ok_or(Error::NotFound)
}

async fn show(
    open: Open,
    ChildAt(id): ChildAt,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let child = child(&open, id)?;
    let language = match Language::parse(&asked.language) {
        Some(asked) => asked,
        None => voices::language(&open).await?,
    };
    let fields = forms::blank(&open);
    let typed = Typed { fields: &fields, errors: &[], about: None };
    Ok(pages::show(&open, (&child, language), typed).into_response())
}

/// Tells what happened for the first time.
async fn happen(mut open: Open, ChildAt(id): ChildAt, fields: Fields) -> Result<Response, Error> {
    Hand::writing(&open)?;
    let act = fields.act()?;
    let child = child(&open, id)?;
    let language = open.who.words.language();
    let mut reading = Reading::new(&fields, open.who.words);
    let told = forms::happened(&mut reading, &open, "");
    let Some(told) = told.filter(|_| reading.problems.is_empty()) else {
        let typed = Typed { fields: &fields, errors: &reading.problems, about: None };
        return Ok(refused(pages::show(&open, (&child, language), typed)));
    };
    let decide = |open: &Open| {
        let part = open.part_of_day(told.day, told.asked.person());
        let happened = told.settled(open, id, part);
        let by = (voices::hand(open), open.today);
        firsts::happen(&open.family, FirstId(act), happened, by).map(|one| vec![one])
    };
    let written = open.write_by_whole(act, |_| Vec::new(), decide).await;
    answered(written, &urls::book(open.family.id, id), |reason| {
        let errors = [problem(&open, reason)];
        let typed = Typed { fields: &fields, errors: &errors, about: None };
        pages::show(&open, (&child, language), typed)
    })
}

/// Tells of a first too, or in other words; or takes somebody's words back.
async fn change(
    mut open: Open,
    ChildAt(id): ChildAt,
    FirstAt(which): FirstAt,
    fields: Fields,
) -> Result<Response, Error> {
    Hand::writing(&open)?;
    let act = fields.act()?;
    let child = child(&open, id)?;
    let to = urls::book(open.family.id, id);
    if open.happened(act) {
        return Ok(axum::response::Redirect::to(&to).into_response());
    }
    let known = open.family.firsts.get(which).filter(|known| known.happened.child == id);
    known.ok_or(Error::NotFound)?;
    let language = open.who.words.language();
    let page = |open: &Open, errors: &[FieldError]| {
        let typed = Typed { fields: &fields, errors, about: Some(which) };
        pages::show(open, (&child, language), typed)
    };
    match fields.get("do") {
        "take-back" => {
            let by = forms::party(fields.get("whose")).ok_or(Error::NotFound)?;
            let decide = |open: &Open| {
                let of = (voices::hand(open), open.today);
                let later = shared_later(open, (which, by));
                firsts::take_back(&open.family, (which, by), of, &later).map(|one| vec![one])
            };
            let written = open.write_by_whole(act, |_| Vec::new(), decide).await;
            answered(written, &to, |reason| page(&open, &[problem(&open, reason)]))
        }
        "too" => {
            let mut reading = Reading::new(&fields, open.who.words);
            let words = reading.narrative(&forms::too_field(which));
            let asked = voices::forms::asked(&mut reading, &open, (&forms::ending(which), true));
            if !reading.problems.is_empty() {
                return Ok(refused(page(&open, &reading.problems)));
            }
            let decide = |open: &Open| {
                let told = forms::as_before(open, which, asked, id);
                let voice = Voice { words: words.clone(), told, on: open.today };
                firsts::tell_too(&open.family, which, voice, voices::hand(open))
                    .map(|one| vec![one])
            };
            let written = open.write_by_whole(act, |_| Vec::new(), decide).await;
            answered(written, &to, |reason| {
                let text = open.who.words.say(reason.code());
                page(&open, &[FieldError { field: forms::too_field(which), text }])
            })
        }
        _ => Err(Error::NotFound),
    }
}

/// Who of the family could read somebody's words, ever since they were first told, and whom they were shared with later.
fn shared_later(open: &Open, (first, by): (FirstId, Party)) -> Vec<PersonId> {
    use practice::firsts::Event;
    let whole = open.whole();
    let is = |event: &practice::Event| match event {
        practice::Event::Firsts(Event::Happened { first: of, happened }) => {
            *of == first && happened.voice.told.by == by
        }
        practice::Event::Firsts(Event::ToldToo { first: of, voice }) => {
            *of == first && voice.told.by == by
        }
        _ => false,
    };
    let mut all = Vec::new();
    for said in whole.said.iter().filter(|said| is(&said.event)) {
        all.extend(open.readers_of(&said.label));
        all.extend(whole.whole.rights.shared_with(said.id));
    }
    all
}

fn problem(open: &Open, reason: Refused) -> FieldError {
    FieldError { field: reason.field().to_owned(), text: open.who.words.say(reason.code()) }
}
