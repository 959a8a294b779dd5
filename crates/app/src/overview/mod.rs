// SPDX-License-Identifier: AGPL-3.0-or-later
//! What composes areas: Today, and the story a family opens on.

mod before;
mod beside;
mod frame;
mod fresh;
mod story;
mod today;

use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use jiff::ToSpan as _;
use maud::{Markup, PreEscaped};
use practice::access::Hat;
use practice::{family, people};

use crate::accounts::{Who, band, refused};
use crate::calendar::Days;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::lists::{self, drafts};
use crate::looked::notices;
use crate::open::{Open, answered};
use crate::signing;
use crate::state::App;
use crate::ui::form::FieldError;
use crate::urls;

pub use frame::{frame, heading};

/// Weeks the rhythm of visits looks back.
const WEEKS_BACK: i32 = 12;

/// The routes of Today and of the story.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/", get(|| async { Redirect::to(urls::TODAY) }))
        .route(urls::TODAY, get(today))
        .route("/families/{family}", get(to_story))
        .route("/families/{family}/story", get(show_story))
        .route("/families/{family}/brings", post(add_brings))
        .merge(before::routes())
}

async fn to_story(open: Open) -> Redirect {
    Redirect::to(&urls::story(open.family.id))
}

/// A family's story. Whoever is of the family begins here, so what waits for them is here as well.
async fn show_story(
    State(app): State<App>,
    open: Open,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let told = match open.who.hat {
        Hat::Caregiver => {
            let waiting = notices::card(&app, &open.who, &headers).await?;
            fresh::on_story(&open, waiting).await?
        }
        _ => Markup::default(),
    };
    let fields = Fields::begun();
    Ok(story::page(&open, &told, &fields, &[]).into_response())
}

/// Adds to what a family brings.
async fn add_brings(mut open: Open, fields: Fields) -> Result<Response, Error> {
    open.require_write()?;
    let act = fields.act()?;
    let mut reading = Reading::new(&fields, open.who.words);
    let told = reading.narrative("words");
    let teller = reading.choice("teller", |id| match id {
        "me" => Some(None),
        id => id.parse().ok().map(Some),
    });
    let again = |open: &Open, problems: &[FieldError]| {
        story::page(open, &Markup::default(), &fields, problems)
    };
    if !reading.problems.is_empty() {
        return Ok(refused(again(&open, &reading.problems)));
    }
    let (teller, today) = (teller.flatten(), open.today);
    let written = open
        .write(
            act,
            |_| Vec::new(),
            |family| family::brings(family, told.clone(), teller, today).map(|one| vec![one]),
        )
        .await;
    answered(written, &urls::story(open.family.id), |reason: people::Refused| {
        let field = if reason == people::Refused::NoSuchPerson { "teller" } else { "words" };
        let text = open.who.words.say(reason.code());
        again(&open, &[FieldError { field: field.to_owned(), text }])
    })
}

/// What waits for somebody, and what is asked of them, above the rest of the day.
async fn waiting(app: &App, who: &Who, headers: &HeaderMap) -> Result<Markup, Error> {
    let (asked, told) = (band(app, who).await?, notices::card(app, who, headers).await?);
    Ok(PreEscaped(asked.0 + &told.0))
}

async fn today(State(app): State<App>, who: Who, headers: HeaderMap) -> Result<Response, Error> {
    match who.hat {
        Hat::Visitor | Hat::Supervisor => {}
        Hat::Caregiver => {
            let (family, _) = who.caregiver_in.ok_or(Error::Forbidden)?;
            return Ok(Redirect::to(&urls::story(family)).into_response());
        }
        Hat::Manager | Hat::PrivacyOfficer | Hat::Administrator | Hat::Intake => {
            let notices = waiting(&app, &who, &headers).await?;
            return Ok(today::of_hat(&who, &notices).into_response());
        }
    }
    app.record.note_access(who.looking("today.open", app.clock.now())).await?;
    let day = app.today();
    let span = (day.checked_sub((WEEKS_BACK * 7).days())?, day.checked_add(7.days())?);
    let me = who.practitioner();
    let mut cards = app.cards.all(&app.record).await?;
    if who.shared_screen {
        cards = cards.iter().map(|(id, card)| (*id, card.initials().into())).collect();
    }
    let mut families = lists::families_of(&app.record, me, day).await?;
    let emergencies = lists::emergencies::of(&app.record, me, app.clock.now()).await?;
    // A note that was begun waits as long as its family opens: of another no page says a name.
    let theirs = |family| {
        let opened = emergencies.iter().any(|opened| opened.family == family);
        opened || families.iter().any(|row| row.family == family)
    };
    let mut waiting_notes = drafts::waiting(&app.record, record::ActorId(who.account)).await?;
    // What one gave away oneself waits for others.
    waiting_notes.retain(|draft| draft.kind != drafts::GIVEN);
    let given = drafts::given(&app.record).await?.into_iter().map(|(given, _)| given);
    waiting_notes.extend(given);
    waiting_notes.retain(|draft| match draft.kind.as_str() {
        "note" => theirs(draft.family),
        // Either version may hold what was typed alone.
        drafts::APART | drafts::GIVEN | drafts::RETURNED | "letter" => {
            theirs(draft.family) && !who.shared_screen
        }
        drafts::SETTLED => false,
        _ => true,
    });
    families.retain(|row| row.ended.is_none());
    let mut visits = lists::visits_of(&app.record, me, day, span).await?;
    if who.shared_screen {
        visits = crate::calendar::for_the_room(&app, visits).await?;
        let in_the_room = |draft: u128| visits.iter().any(|visit| visit.visit.0 == draft);
        waiting_notes.retain(|draft| draft.kind != "note" || in_the_room(draft.draft));
    }
    let days = Days::of(&app, &who, &visits).await?;
    let cosign = signing::on_today(&app, &who, &cards).await?;
    let desk = today::Desk {
        today: day,
        families,
        visits,
        days,
        handovers: lists::handovers::with(&app.record, me, day).await?,
        waiting: waiting_notes,
        cards,
        cosign,
        zone: &app.zone,
        notices: waiting(&app, &who, &headers).await?,
    };
    Ok(today::page(&who, &desk).into_response())
}
