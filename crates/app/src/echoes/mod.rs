// SPDX-License-Identifier: AGPL-3.0-or-later
//! Echoes: a moment now beside a story then, heard by those who do the work, and offered to whoever told the story alone.

mod forms;
mod pages;

use axum::Router;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use practice::access::Screen;
use practice::echoes::{self, Answered, Echo, Refused};
use practice::visits::{Field, Standing, Status, Visit};
use practice::{EchoId, Label, Labelled, VisitId};

use crate::accounts::refused;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::open::{EchoAt, Hand, Open, VisitAt, answered};
use crate::state::App;
use crate::ui::form::FieldError;
use crate::urls;

pub use pages::story::{before_visit, on_story, on_visit};

/// The routes of echoes.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/families/{family}/echoes", get(show))
        .route("/families/{family}/echoes/{echo}", get(show_one).post(change))
        .route("/families/{family}/visits/{visit}/echo", get(hear_page).post(hear))
}

/// In whose hand something is written here. Never on a screen that others see.
fn hand(open: &Open) -> Hand {
    match Hand::of(open) {
        Hand::Team if open.reader.screen == Screen::Shared => Hand::Nobody,
        hand => hand,
    }
}

async fn show(open: Open) -> Response {
    pages::show(&open).into_response()
}

/// The visit an echo is heard in, where whoever asks may hear one.
fn visit(open: &Open, visit: VisitId) -> Result<Visit, Error> {
    open.require_write()?;
    if hand(open) != Hand::Team {
        return Err(Error::Forbidden);
    }
    let known = open.family.visits.get(visit).filter(|known| known.status() == Status::Held);
    known.cloned().ok_or(Error::NotFound)
}

async fn hear_page(open: Open, VisitAt(id): VisitAt) -> Result<Response, Error> {
    let visit = visit(&open, id)?;
    let fields = forms::begun(&open, &visit);
    Ok(pages::hear::show(&open, &visit, &fields, &[]).into_response())
}

/// Hears a story then in a moment of this visit.
async fn hear(mut open: Open, VisitAt(id): VisitAt, fields: Fields) -> Result<Response, Error> {
    let visit = visit(&open, id)?;
    let act = fields.act()?;
    let mut reading = Reading::new(&fields, open.who.words);
    let heard = forms::heard(&mut reading, &open, &visit);
    let Some(heard) = heard.filter(|_| reading.problems.is_empty()) else {
        return Ok(refused(pages::hear::show(&open, &visit, &fields, &reading.problems)));
    };
    let today = open.today;
    let decide = |open: &Open| {
        let stands = stands(open, id, heard.now.field);
        let one = echoes::hear(&open.family, EchoId(act), heard.clone(), stands.as_ref(), today);
        one.map(|one| vec![one])
    };
    let written = open.write_by_whole(act, |_| Vec::new(), decide).await;
    answered(written, &urls::echo(open.family.id, EchoId(act)), |reason| {
        pages::hear::show(&open, &visit, &fields, &[problem(&open, reason)])
    })
}

/// An echo, as far as whoever asks may know it: to whoever it was offered, what it was not is over.
fn known(open: &Open, echo: EchoId) -> Result<Echo, Error> {
    let known = open.family.echoes.get(echo).ok_or(Error::NotFound)?;
    match Hand::of(open) {
        Hand::Own(_) if !known.goes_on() => Err(Error::NotFound),
        _ => Ok(known.clone()),
    }
}

async fn show_one(open: Open, EchoAt(id): EchoAt) -> Result<Response, Error> {
    let known = known(&open, id)?;
    Ok(pages::one::show(&open, &known, &Fields::begun(), &[]).into_response())
}

/// Offers it, lets it go, or answers it, by the button that was pressed.
async fn change(mut open: Open, EchoAt(id): EchoAt, fields: Fields) -> Result<Response, Error> {
    let hand = hand(&open);
    if hand == Hand::Nobody {
        return Err(Error::Forbidden);
    }
    let act = fields.act()?;
    let (one, all) = (urls::echo(open.family.id, id), urls::echoes(open.family.id));
    let to = match (hand, fields.get("do")) {
        (Hand::Team, "offer") | (Hand::Own(_), "taken") => one,
        (Hand::Team, "let-go") => all,
        (Hand::Own(_), "not-this") => urls::story(open.family.id),
        _ => return Err(Error::NotFound),
    };
    if open.happened(act) {
        return Ok(axum::response::Redirect::to(&to).into_response());
    }
    let known = known(&open, id)?;
    let mut reading = Reading::new(&fields, open.who.words);
    let words = reading.narrative(if hand == Hand::Team { "why" } else { "answer" }).some();
    if !reading.problems.is_empty() {
        return Ok(refused(pages::one::show(&open, &known, &fields, &reading.problems)));
    }
    let on = open.today;
    let decide = |open: &Open| {
        let one = match hand {
            Hand::Own(me) => {
                let taken = fields.get("do") == "taken";
                let says = Answered { taken, words: words.clone(), on };
                echoes::answer(&open.family, id, says, me)
            }
            _ if fields.get("do") == "offer" => offered(open, id),
            _ => echoes::let_go(&open.family, id, (words.clone(), on)),
        };
        one.map(|one| vec![one])
    };
    let written = open.write_by_whole(act, |_| Vec::new(), decide).await;
    answered(written, &to, |reason| {
        // What came to an end meanwhile is looked at as it stands now.
        let known = open.family.echoes.get(id).unwrap_or(&known);
        pages::one::show(&open, known, &fields, &[problem(&open, reason)])
    })
}

fn offered(open: &Open, id: EchoId) -> Result<Labelled, Refused> {
    let known = open.family.echoes.get(id).ok_or(Refused::NoSuchEcho)?;
    let now = &known.shown.now;
    let part = open.part_of_signed(Some(now.visit));
    let stands = stands(open, now.visit, now.field);
    echoes::offer(&open.family, id, (stands.as_ref(), part), open.today)
}

/// The label a text of this note has now, where whoever asks may read how it stands.
fn stands(open: &Open, visit: VisitId, field: Field) -> Option<Label> {
    let said = &open.whole().said;
    let mut standing = Standing::of(said, visit, |said| open.said_at(said.id).is_some());
    standing.labels.remove(&field)
}

fn problem(open: &Open, reason: Refused) -> FieldError {
    FieldError { field: reason.field().to_owned(), text: open.who.words.say(reason.code()) }
}
