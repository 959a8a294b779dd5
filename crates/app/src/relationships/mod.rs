// SPDX-License-Identifier: AGPL-3.0-or-later
//! Relationships: each has its own page and story; how it stands is kept in somebody's words.

pub mod pages;

use axum::Router;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use practice::relationships::{self, Party, Seen, State, Trend};
use practice::{PersonId, RelationshipId};

pub use self::pages::over_time;
use crate::accounts::refused;
use crate::codes::{STATES, TRENDS};
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::open::{Open, RelationshipAt, answered};
use crate::state::App;
use crate::ui::form::FieldError;
use crate::urls;

/// The routes of a family's relationships.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/families/{family}/relationships/add", get(add_page).post(add))
        .route("/families/{family}/relationships/{relationship}", get(show).post(see))
}

async fn show(open: Open, RelationshipAt(id): RelationshipAt) -> Result<Response, Error> {
    let known = open.family.relationships.get(id).ok_or(Error::NotFound)?;
    let fields = Fields::begun();
    Ok(pages::show(&open, known, &fields, &[]).into_response())
}

async fn see(
    mut open: Open,
    RelationshipAt(id): RelationshipAt,
    fields: Fields,
) -> Result<Response, Error> {
    open.require_write()?;
    let act = fields.act()?;
    let known = open.family.relationships.get(id).ok_or(Error::NotFound)?.clone();
    let mut reading = Reading::new(&fields, open.who.words);
    let seen = read_seen(&mut reading, open.today);
    let Some(seen) = seen.filter(|_| reading.problems.is_empty()) else {
        return Ok(refused(pages::show(&open, &known, &fields, &reading.problems)));
    };
    let today = open.today;
    let written = open
        .write(
            act,
            |_| Vec::new(),
            |family| relationships::see(family, id, seen.clone(), today).map(|one| vec![one]),
        )
        .await;
    answered(written, &urls::relationship(open.family.id, id), |reason| {
        let mut problem = problem(&open, reason);
        // The only party this form names is the one whose words they are.
        if reason == relationships::Refused::NoSuchParty {
            "teller".clone_into(&mut problem.field);
        }
        pages::show(&open, &known, &fields, &[problem])
    })
}

async fn add_page(open: Open) -> Result<Response, Error> {
    open.require_write()?;
    let fields = Fields::begun();
    Ok(pages::add(&open, &fields, &[]).into_response())
}

async fn add(mut open: Open, fields: Fields) -> Result<Response, Error> {
    open.require_write()?;
    let act = fields.act()?;
    let me = open.who.practitioner();
    let mut reading = Reading::new(&fields, open.who.words);
    let party = |code: &str| match code {
        "me" => Some(Party::Practitioner(me)),
        id => id.parse::<PersonId>().ok().map(Party::Person),
    };
    let (a, b) = (reading.choice("a", party), reading.choice("b", party));
    for (field, chosen) in [("a", a), ("b", b)] {
        if chosen.is_none() && reading.problems.is_empty() {
            reading.problem(field, "relationship-choose-two");
        }
    }
    let (Some(a), Some(b), true) = (a, b, reading.problems.is_empty()) else {
        return Ok(refused(pages::add(&open, &fields, &reading.problems)));
    };
    let id = RelationshipId(act);
    let written = open
        .write(
            act,
            |_| Vec::new(),
            |family| relationships::name(family, id, a, b).map(|one| vec![one]),
        )
        .await;
    answered(written, &urls::relationship(open.family.id, id), |reason| {
        let problem = problem(&open, reason);
        pages::add(&open, &fields, &[problem])
    })
}

fn read_seen(reading: &mut Reading<'_>, today: jiff::civil::Date) -> Option<Seen> {
    let of = crate::codes::of_code::<State>;
    let state = reading.choice("state", |code| of(&STATES, code));
    let trend = reading.choice("trend", |code| crate::codes::of_code(&TRENDS, code));
    let since = reading.date("since");
    let words = reading.narrative("words").some();
    let teller = reading.choice("teller", |id| match id {
        "me" => Some(None),
        id => id.parse::<PersonId>().ok().map(Some),
    });
    if state.is_none() && reading.problems.is_empty() {
        reading.problem("state", "relationship-state-missing");
    }
    let trend = trend.unwrap_or(Trend::Steady);
    Some(Seen { state: state?, trend, since, words, teller: teller.flatten(), on: today })
}

fn problem(open: &Open, reason: relationships::Refused) -> FieldError {
    FieldError { field: reason.field().to_owned(), text: open.who.words.say(reason.code()) }
}
