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
use practice::{Facet, PromiseId};

use crate::accounts::refused;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::open::{Hand, Open, PromiseAt, answered};
use crate::state::App;
use crate::ui::form::FieldError;
use crate::urls;

pub use pages::before::{late, on_story, since};
pub use pages::to_make;

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
    let hand = Hand::writing(&open)?;
    let act = fields.act()?;
    let mut reading = Reading::new(&fields, open.who.words);
    let made = forms::made(&mut reading, &open, "");
    let Some(made) = made.filter(|_| reading.problems.is_empty()) else {
        return Ok(refused(pages::show(&open, &fields, &reading.problems)));
    };
    let (today, id) = (open.today, PromiseId(act));
    let decide = |open: &Open| {
        // Whom somebody chose to let read it reads it, and nobody else.
        let part = match made.whose {
            Some(_) => Facet::Together,
            None => forms::part_for_all(open, made.by),
        };
        let of = (part, hand.person(), today);
        promises::make_in(&open.family, id, made.clone(), of).map(|one| vec![one])
    };
    let written = open.write_by_whole(act, |_| Vec::new(), decide).await;
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
    let hand = Hand::writing(&open)?;
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
    let decide = |open: &Open| {
        let today = forms::part_for_all(open, known.made.by);
        let part = promises::part_of_change(&open.whole().said, id, today);
        let one = becomes.clone().decide(&open.family, id, (hand, part))?;
        Ok(vec![open.as_shared_now(one)])
    };
    let written = open.write_by_whole(act, |_| Vec::new(), decide).await;
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
