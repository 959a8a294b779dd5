// SPDX-License-Identifier: AGPL-3.0-or-later
//! Signs: the cue book in the baby's voice, what a baby does and needs, who found it, and a page for the fridge.

mod forms;
pub mod in_note;
mod pages;

use axum::Router;
use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use practice::people::{Person, Role};
use practice::relationships::Party;
use practice::signs::{self, Found, Refused};
use practice::{CueId, Facet, PersonId};
use serde::Deserialize;

use crate::accounts::refused;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::open::{ChildAt, CueAt, Hand, Open, answered};
use crate::state::App;
use crate::ui::form::FieldError;
use crate::urls;
use crate::voices;
use crate::voices::forms::Asked;
use crate::words::Language;

use pages::Typed;

pub use pages::{newest, way_there};

/// The routes of signs.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/families/{family}/signs/{child}", get(show).post(find))
        .route("/families/{family}/signs/{child}/fridge", get(fridge))
        .route("/families/{family}/signs/{child}/cues/{cue}", post(change))
}

/// The child an address names; anybody else has no signs.
fn child(open: &Open, id: PersonId) -> Result<Person, Error> {
    let known = open.family.people.get(id).filter(|known| known.role == Role::Child);
    known.cloned().ok_or(Error::NotFound)
}

async fn show(open: Open, ChildAt(id): ChildAt) -> Result<Response, Error> {
    let child = child(&open, id)?;
    let mut fields = Fields::begun();
    fields.set("language", voices::language(&open).await?.code());
    let typed = Typed { fields: &fields, errors: &[], about: None };
    Ok(pages::show(&open, &child, typed).into_response())
}

/// The language a page is asked for in.
#[derive(Deserialize)]
struct In {
    #[serde(default, rename = "in")]
    language: String,
}

/// The page for the fridge, in the language somebody who cares for the child reads in, unless another is asked for.
async fn fridge(
    open: Open,
    ChildAt(id): ChildAt,
    Query(asked): Query<In>,
) -> Result<Response, Error> {
    let child = child(&open, id)?;
    let language = match Language::parse(&asked.language) {
        Some(asked) => asked,
        None => voices::language(&open).await?,
    };
    Ok(pages::fridge::page(&open, &child, language).into_response())
}

/// Keeps a sign somebody found.
async fn find(mut open: Open, ChildAt(id): ChildAt, fields: Fields) -> Result<Response, Error> {
    Hand::writing(&open)?;
    let act = fields.act()?;
    let child = child(&open, id)?;
    let mut reading = Reading::new(&fields, open.who.words);
    let told = forms::found(&mut reading, &open, "");
    let Some(told) = told.filter(|_| reading.problems.is_empty()) else {
        let typed = Typed { fields: &fields, errors: &reading.problems, about: None };
        return Ok(refused(pages::show(&open, &child, typed)));
    };
    let decide = |open: &Open| {
        let part = open.part_of_day(open.today, told.asked.person());
        let found = told.settled(open, id, (part, open.today));
        signs::find(&open.family, CueId(act), found, voices::hand(open)).map(|one| vec![one])
    };
    let written = open.write_by_whole(act, |_| Vec::new(), decide).await;
    answered(written, &urls::signs(open.family.id, id), |reason| {
        let errors = [problem(&open, reason, "")];
        pages::show(&open, &child, Typed { fields: &fields, errors: &errors, about: None })
    })
}

/// What becomes of a cue.
#[derive(Clone)]
enum Becomes {
    Otherwise(forms::Telling),
    /// It holds again, as it stood.
    Again,
    LetGo,
}

/// Says what a cue means now, that it holds again, or that the baby has outgrown it.
async fn change(
    mut open: Open,
    ChildAt(id): ChildAt,
    CueAt(which): CueAt,
    fields: Fields,
) -> Result<Response, Error> {
    Hand::writing(&open)?;
    let act = fields.act()?;
    let child = child(&open, id)?;
    let to = urls::signs(open.family.id, id);
    if open.happened(act) {
        return Ok(axum::response::Redirect::to(&to).into_response());
    }
    let known = open.family.signs.get(which).filter(|known| known.now.child == id);
    let known = known.filter(|known| known.is_of(voices::hand(&open))).ok_or(Error::NotFound)?;
    let ending = forms::ending(which);
    let mut reading = Reading::new(&fields, open.who.words);
    let becomes = match fields.get("do") {
        "change" => forms::found(&mut reading, &open, &ending).map(Becomes::Otherwise),
        "again" if may_say_again(&open, &known.now) => Some(Becomes::Again),
        "let-go" => Some(Becomes::LetGo),
        _ => return Err(Error::NotFound),
    };
    let page = |open: &Open, errors: &[FieldError]| {
        pages::show(open, &child, Typed { fields: &fields, errors, about: Some(which) })
    };
    let Some(becomes) = becomes.filter(|_| reading.problems.is_empty()) else {
        return Ok(refused(page(&open, &reading.problems)));
    };
    let decide = |open: &Open| {
        let (family, hand) = (&open.family, voices::hand(open));
        let known = family.signs.get(which).ok_or(Refused::NoSuchSign)?;
        let one = match &becomes {
            Becomes::Otherwise(telling) => {
                let part = open.part_of_day(open.today, telling.asked.person());
                let found = telling.settled(open, id, (part, open.today));
                signs::change(family, which, found, hand)
            }
            Becomes::Again => signs::change(family, which, again(open, &known.now), hand),
            Becomes::LetGo => {
                let part = voices::limit(open, &known.now.told);
                signs::let_go(family, which, (hand, part), open.today)
            }
        };
        one.map(|one| vec![one])
    };
    let written = open.write_by_whole(act, |_| Vec::new(), decide).await;
    answered(written, &to, |reason| page(&open, &[problem(&open, reason, &ending)]))
}

/// Whether somebody may say that a sign holds again as it stood: what another found is theirs to say, so the team finds
/// it anew in their own voice.
pub(in crate::signs) fn may_say_again(open: &Open, stood: &Found) -> bool {
    Hand::of(open) != Hand::Team || stood.told.person().is_none()
}

/// The same, told by whoever says so now, as things are now.
fn again(open: &Open, stood: &Found) -> Found {
    let told = match Hand::of(open) {
        Hand::Own(me) => {
            let asked = Asked { by: Party::Person(me), all: stood.told.stands_for_all(Some(me)) };
            asked.settled(open, stood.child, Facet::Together)
        }
        _ => stood.told.clone().within(voices::limit(open, &stood.told)),
    };
    Found { told, on: open.today, ..stood.clone() }
}

fn problem(open: &Open, reason: Refused, ending: &str) -> FieldError {
    let field = format!("{}{ending}", reason.field());
    FieldError { field, text: open.who.words.say(reason.code()) }
}
