// SPDX-License-Identifier: AGPL-3.0-or-later
//! The family's own card: what they say about themselves, written with them or by a caregiver herself.

mod forms;
mod pages;

use axum::Router;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use practice::PersonId;
use practice::card::{Slot, Topic};
use practice::people::{self, Person, Role};
use serde::Deserialize;

use crate::accounts::refused;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::open::{Hand, Open, PersonAt, answered};
use crate::state::App;
use crate::ui::form::FieldError;
use crate::urls;

pub use pages::in_short;

/// Whether what is one person's own stays off a page that goes to paper: printed by anybody else, it
/// would lie on a table where another of the family finds it.
pub fn own_stays_off_paper(open: &Open) -> bool {
    Hand::of(open).keeps_own_off_paper()
}

/// The routes of the family's own card.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/families/{family}/card", get(show))
        .route("/families/{family}/card/{topic}", get(ask).post(answer))
        .route("/families/{family}/card/people/{person}", get(ask_who).post(say_who))
}

impl Hand {
    /// Whether they may answer in this place.
    fn writes(self, slot: Slot) -> bool {
        match self {
            Self::Team => true,
            Self::Own(me) => slot.whose == Some(me),
            Self::Nobody => false,
        }
    }

    /// Whether what is one person's own stays off their paper: a caregiver prints what is hers.
    fn keeps_own_off_paper(self) -> bool {
        !matches!(self, Self::Own(_))
    }

    /// Whether they may write who somebody is.
    fn writes_of(self, person: PersonId) -> bool {
        match self {
            Self::Team => true,
            Self::Own(me) => me == person,
            Self::Nobody => false,
        }
    }
}

async fn show(open: Open) -> Response {
    pages::show(&open, Hand::of(&open)).into_response()
}

/// Whose answer is to be changed.
#[derive(Deserialize)]
struct Of {
    #[serde(default)]
    of: String,
}

fn topic(code: &str) -> Result<Topic, Error> {
    Topic::parse(code).ok_or(Error::NotFound)
}

async fn ask(
    open: Open,
    Path((_, code)): Path<(String, String)>,
    Query(asked): Query<Of>,
) -> Result<Response, Error> {
    let topic = topic(&code)?;
    let hand = Hand::of(&open);
    let fields = forms::begun(&open, hand, topic, &asked.of);
    Ok(pages::asking::topic(&open, hand, topic, (&fields, &[])).into_response())
}

async fn answer(
    mut open: Open,
    Path((_, code)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Error> {
    let topic = topic(&code)?;
    let hand = Hand::writing(&open)?;
    let act = fields.act()?;
    let mut reading = Reading::new(&fields, open.who.words);
    let told = forms::answer(&mut reading, &open, hand, topic);
    let Some((slot, answer)) = told.filter(|_| reading.problems.is_empty()) else {
        let typed = (&fields, reading.problems.as_slice());
        return Ok(refused(pages::asking::topic(&open, hand, topic, typed)));
    };
    let (today, began) = (open.today, forms::began(&fields, slot));
    let written = open
        .write_by_whole(
            act,
            |_| Vec::new(),
            |open| {
                slot.begun_from(began, slot.newest(open.said()))?;
                practice::card::answer(&open.family, slot, answer.clone(), today)
                    .map(|one| vec![one])
            },
        )
        .await;
    answered(written, &urls::card(open.family.id), |reason| {
        let text = open.who.words.say(reason.code());
        let problem = FieldError { field: reason.field().to_owned(), text };
        // What was written meanwhile stands above the form now: it has been seen.
        let mut fields = fields.clone();
        if reason == practice::card::Refused::AnotherStands {
            forms::see(&open, topic, &mut fields);
        }
        pages::asking::topic(&open, hand, topic, (&fields, &[problem]))
    })
}

fn person(open: &Open, id: PersonId) -> Result<Person, Error> {
    open.family.people.get(id).cloned().ok_or(Error::NotFound)
}

async fn ask_who(open: Open, PersonAt(id): PersonAt) -> Result<Response, Error> {
    let person = person(&open, id)?;
    let fields = forms::who_begun(&person);
    Ok(pages::who::page(&open, Hand::of(&open), &person, (&fields, &[])).into_response())
}

async fn say_who(
    mut open: Open,
    PersonAt(id): PersonAt,
    fields: Fields,
) -> Result<Response, Error> {
    let hand = Hand::writing(&open)?;
    let act = fields.act()?;
    let person = person(&open, id)?;
    if !hand.writes_of(id) {
        return Err(Error::NotFound);
    }
    let mut reading = Reading::new(&fields, open.who.words);
    let said = forms::who(&mut reading, &person, open.today);
    let Some(said) = said.filter(|_| reading.problems.is_empty()) else {
        let typed = (&fields, reading.problems.as_slice());
        return Ok(refused(pages::who::page(&open, hand, &person, typed)));
    };
    let today = open.today;
    let written = open
        .write(
            act,
            |_| Vec::new(),
            |family| people::identity(family, id, said.clone(), today).map(|one| vec![one]),
        )
        .await;
    answered(written, &urls::card(open.family.id), |reason| {
        let text = open.who.words.say(reason.code());
        let problem = FieldError { field: reason.field().to_owned(), text };
        pages::who::page(&open, hand, &person, (&fields, &[problem]))
    })
}

/// Those of the family who may have said something: grown, and living.
fn tellers(open: &Open) -> Vec<&Person> {
    let grown = |person: &&Person| person.role != Role::Child && person.died.is_none();
    open.family.people.iter().filter(grown).collect()
}
