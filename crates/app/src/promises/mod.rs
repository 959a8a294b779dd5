// SPDX-License-Identifier: AGPL-3.0-or-later
//! Promises: what whoever visits and the family said they would do, by when, and what became of it; both see it.

mod forms;
pub mod in_note;
mod pages;

use axum::Router;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use practice::promises::{self, Promise, Refused};
use practice::relationships::Party;
use practice::{Family, PromiseId};

use crate::accounts::refused;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::open::{Hand, Open, PromiseAt, answered};
use crate::state::App;
use crate::ui::form::FieldError;
use crate::urls;

pub use pages::before::{late, on_story, since};

/// The routes of promises.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/families/{family}/promises", get(show).post(make))
        .route("/families/{family}/promises/{promise}", get(show_one).post(change))
}

impl Hand {
    /// Whether they may say what became of a promise: those who work with the family of any, a caregiver of her own.
    fn keeps(self, promise: &Promise) -> bool {
        match self {
            Self::Team => true,
            Self::Own(me) => promise.made.by == Party::Person(me),
            Self::Nobody => false,
        }
    }
}

async fn show(open: Open) -> Response {
    pages::show(&open, &Fields::begun(), &[]).into_response()
}

/// Keeps a promise.
async fn make(mut open: Open, fields: Fields) -> Result<Response, Error> {
    let hand = Hand::of(&open);
    if hand == Hand::Nobody {
        return Err(Error::Forbidden);
    }
    let act = fields.act()?;
    let mut reading = Reading::new(&fields, open.who.words);
    let made = forms::made(&mut reading, &open, "");
    let Some(made) = made.filter(|_| reading.problems.is_empty()) else {
        return Ok(refused(pages::show(&open, &fields, &reading.problems)));
    };
    let (today, id) = (open.today, PromiseId(act));
    let decide = |family: &Family| {
        promises::make(family, id, made.clone(), (hand.person(), today)).map(|one| vec![one])
    };
    let written = open.write(act, |_| Vec::new(), decide).await;
    answered(written, &urls::promises(open.family.id), |reason| {
        pages::show(&open, &fields, &[problem(&open, reason)])
    })
}

async fn show_one(open: Open, PromiseAt(id): PromiseAt) -> Result<Response, Error> {
    let known = open.family.promises.get(id).ok_or(Error::NotFound)?;
    Ok(pages::one::show(&open, known, &Fields::begun(), &[]).into_response())
}

/// Says what became of a promise, or puts it off.
async fn change(
    mut open: Open,
    PromiseAt(id): PromiseAt,
    fields: Fields,
) -> Result<Response, Error> {
    let hand = Hand::of(&open);
    if hand == Hand::Nobody {
        return Err(Error::Forbidden);
    }
    let act = fields.act()?;
    let known = open.family.promises.get(id).ok_or(Error::NotFound)?.clone();
    if !hand.keeps(&known) {
        return Err(Error::NotFound);
    }
    let mut reading = Reading::new(&fields, open.who.words);
    let becomes = forms::becomes(&mut reading, open.today)?;
    let Some(becomes) = becomes.filter(|_| reading.problems.is_empty()) else {
        return Ok(refused(pages::one::show(&open, &known, &fields, &reading.problems)));
    };
    let decide = |family: &Family| becomes.clone().decide(family, id, hand).map(|one| vec![one]);
    let written = open.write(act, |_| Vec::new(), decide).await;
    let then = match fields.get("then") {
        "story" => urls::story(open.family.id),
        _ => urls::promises(open.family.id),
    };
    answered(written, &then, |reason| {
        pages::one::show(&open, &known, &fields, &[problem(&open, reason)])
    })
}

fn problem(open: &Open, reason: Refused) -> FieldError {
    FieldError { field: reason.field().to_owned(), text: open.who.words.say(reason.code()) }
}
