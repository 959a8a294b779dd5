// SPDX-License-Identifier: AGPL-3.0-or-later
//! Capacities: what each who cares for a child brings, with the moments that show it; pages, room in the note, and a letter.

mod forms;
pub mod in_note;
mod pages;

use axum::Router;
use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use practice::access::Screen;
use practice::capacities::{self, Capacity, Filing, Refused, Slip};
use practice::text::LINE_MAX;
use practice::{CapacityId, MomentId, PersonId};
use serde::Deserialize;

use crate::accounts::refused;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::open::{CapacityAt, Hand, Open, PersonAt, answered};
use crate::state::App;
use crate::ui::form::FieldError;
use crate::urls;
use crate::words::Language;

pub use pages::story::on_story;

/// The routes of capacities.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/families/{family}/capacities", get(show).post(see))
        .route("/families/{family}/capacities/{capacity}", get(show_one).post(again))
        .route("/families/{family}/capacities/{capacity}/take-back", post(take_back))
        .route("/families/{family}/capacities/{person}/letter", get(letter))
}

/// In whose hand one is written here: those who work with them alone with the screen, since nobody else of the family
/// reads it, and a caregiver her own.
fn hand(open: &Open) -> Hand {
    match Hand::of(open) {
        Hand::Team if open.reader.screen == Screen::Shared => Hand::Nobody,
        hand => hand,
    }
}

/// The hand of a form, and the number of its act; ends the request of somebody who may only read.
fn writing(open: &Open, fields: &Fields) -> Result<(Hand, u128), Error> {
    match hand(open) {
        Hand::Nobody => Err(Error::Forbidden),
        hand => Ok((hand, fields.act()?)),
    }
}

async fn show(open: Open) -> Response {
    pages::show(&open, &forms::begun(&open), &[]).into_response()
}

/// Keeps what somebody brings.
async fn see(mut open: Open, fields: Fields) -> Result<Response, Error> {
    let (hand, act) = writing(&open, &fields)?;
    let mut reading = Reading::new(&fields, open.who.words);
    let whose = forms::whose(&mut reading, hand);
    let words = reading.line(forms::WHAT, LINE_MAX);
    let moment = forms::moment(&mut reading, (hand, whose), MomentId(act));
    let (Some(whose), Some(moment), true) = (whose, moment, reading.problems.is_empty()) else {
        return Ok(refused(pages::show(&open, &fields, &reading.problems)));
    };
    let decide = |open: &Open| {
        let (moment, filing) = filed(open, hand, (whose, moment.clone()));
        let of = (CapacityId(act), whose);
        capacities::see(&open.family, of, words.clone(), moment, filing).map(|one| vec![one])
    };
    let written = open.write_by_whole(act, |_| Vec::new(), decide).await;
    answered(written, &urls::capacities(open.family.id), |reason| {
        pages::show(&open, &fields, &[problem(&open, reason)])
    })
}

/// A moment with the visit it was in, and what decides in whose part it stays: of several visits on that day, the one
/// they were at.
fn filed(
    open: &Open,
    hand: Hand,
    (whose, moment): (PersonId, capacities::Moment),
) -> (capacities::Moment, Filing) {
    let during = open.held_on(moment.on, Some(whose)).filter(|_| hand == Hand::Team);
    let part = open.part_of_signed(during);
    let filing = Filing { hand: hand.person(), during: part, today: open.today };
    (capacities::Moment { during, ..moment }, filing)
}

fn known(open: &Open, capacity: CapacityId) -> Result<Capacity, Error> {
    let known = open.family.capacities.get(capacity).filter(|known| known.stands());
    known.cloned().ok_or(Error::NotFound)
}

async fn show_one(open: Open, CapacityAt(id): CapacityAt) -> Result<Response, Error> {
    let known = known(&open, id)?;
    Ok(pages::one::show(&open, &known, &forms::begun(&open), &[]).into_response())
}

/// Keeps another moment that shows it.
async fn again(
    mut open: Open,
    CapacityAt(id): CapacityAt,
    fields: Fields,
) -> Result<Response, Error> {
    let (hand, act) = writing(&open, &fields)?;
    let known = known(&open, id)?;
    let mut reading = Reading::new(&fields, open.who.words);
    let moment = forms::moment(&mut reading, (hand, Some(known.whose)), MomentId(act));
    let Some(moment) = moment.filter(|_| reading.problems.is_empty()) else {
        return Ok(refused(pages::one::show(&open, &known, &fields, &reading.problems)));
    };
    let decide = |open: &Open| {
        let (moment, filing) = filed(open, hand, (known.whose, moment.clone()));
        let one = capacities::see_again(&open.family, id, moment, open.said(), filing);
        one.map(|one| vec![one])
    };
    let written = open.write_by_whole(act, |_| Vec::new(), decide).await;
    answered(written, &urls::capacity(open.family.id, id), |reason| {
        pages::one::show(&open, &known, &fields, &[problem(&open, reason)])
    })
}

/// Takes a moment back that was a slip.
async fn take_back(
    mut open: Open,
    CapacityAt(id): CapacityAt,
    fields: Fields,
) -> Result<Response, Error> {
    let (hand, act) = writing(&open, &fields)?;
    let to = urls::capacities(open.family.id);
    if open.happened(act) {
        return Ok(axum::response::Redirect::to(&to).into_response());
    }
    let known = known(&open, id)?;
    let moment: MomentId = fields.get("moment").parse().map_err(|_| Error::NotFound)?;
    let field = pages::one::why(moment);
    let mut reading = Reading::new(&fields, open.who.words);
    let why = reading.line(&field, LINE_MAX);
    if !reading.problems.is_empty() {
        return Ok(refused(pages::one::show(&open, &known, &fields, &reading.problems)));
    }
    let on = open.today;
    let decide = |open: &Open| {
        let slip = Slip { moment, why: why.clone(), on };
        let one = capacities::take_back(&open.family, id, slip, open.said(), hand.person());
        one.map(|one| vec![open.as_shared_now(one)])
    };
    let written = open.write_by_whole(act, |_| Vec::new(), decide).await;
    answered(written, &to, |reason| {
        // What lacks is said beside the moment; that there is none to take back, above them all.
        let field = if reason == Refused::NoReason { field } else { "capacity".to_owned() };
        let problem = FieldError { field, text: open.who.words.say(reason.code()) };
        pages::one::show(&open, &known, &fields, &[problem])
    })
}

/// In which language a letter is asked for.
#[derive(Deserialize)]
struct Asked {
    #[serde(default, rename = "in")]
    language: String,
}

/// A letter of what one who cares for a child brings, theirs alone.
async fn letter(
    open: Open,
    PersonAt(person): PersonAt,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let whose = open.family.people.caregivers().find(|one| one.id == person);
    let whose = whose.ok_or(Error::NotFound)?;
    if Hand::of(&open).person().is_some_and(|me| me != person) {
        return Err(Error::NotFound);
    }
    let language = Language::parse(&asked.language).unwrap_or(open.who.words.language());
    Ok(pages::letter::show(&open, whose, language).into_response())
}

fn problem(open: &Open, reason: Refused) -> FieldError {
    FieldError { field: reason.field().to_owned(), text: open.who.words.say(reason.code()) }
}
