// SPDX-License-Identifier: AGPL-3.0-or-later
//! Opening a family in an emergency: by whom, why, for four hours; told at once, and looked at after.

mod pages;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use practice::access::Hat;
use practice::rights::{self, Refused};
use practice::text::{LINE_MAX, NAME_MAX, Text};
use practice::{Family, FamilyId, PractitionerId};
use record::{ActorId, Statement};

use crate::accounts::{Fresh, Who, name_of, refused, supervisors_of};
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::lists::cards;
use crate::lists::notices::{self, For, Notice};
use crate::open::{ForRights, NotWritten, Open, access_row};
use crate::state::App;
use crate::ui::form::FieldError;
use crate::urls;
use crate::writing::{self, Writing, Written};

/// How often somebody may look for a family that is not found so, in an hour.
const TRIES_AN_HOUR: i64 = 5;
/// How often an act is decided anew when somebody else writes meanwhile.
const WRITES: usize = 3;
/// What the access book keeps of a family that was not found so.
const NOT_FOUND: &str = "emergency.denied";

/// The routes of opening in an emergency, and of looking at it afterwards.
pub fn routes() -> Router<App> {
    Router::new()
        .route(urls::EMERGENCY, get(page).post(open))
        .route(urls::EMERGENCIES, get(all))
        .route("/families/{family}/emergencies", get(of_family).post(review))
}

async fn page(Fresh(who): Fresh) -> Result<Response, Error> {
    let who = may_ask(who)?;
    Ok(pages::ask(&who, &blank(), &[]).into_response())
}

fn may_ask(who: Who) -> Result<Who, Error> {
    let works = matches!(who.hat, Hat::Visitor | Hat::Supervisor) && !who.shared_screen;
    if works { Ok(who) } else { Err(Error::NotFound) }
}

fn blank() -> Fields {
    Fields::begun()
}

/// What is asked for, as typed.
struct Asked {
    child: String,
    born: Date,
    reason: Text,
}

fn read(reading: &mut Reading<'_>) -> Option<Asked> {
    let child = reading.line("child", NAME_MAX);
    let born = reading.date("born");
    let reason = reading.line("reason", LINE_MAX);
    if child.is_empty() {
        reading.problem("child", "emergency-child-missing");
    }
    if born.is_none() && reading.problems.is_empty() {
        reading.problem("born", "emergency-born-missing");
    }
    let asked = Asked { child: child.to_string(), born: born?, reason };
    reading.problems.is_empty().then_some(asked)
}

async fn open(
    State(app): State<App>,
    Fresh(who): Fresh,
    fields: Fields,
) -> Result<Response, Error> {
    let who = may_ask(who)?;
    let act = fields.act()?;
    let now = app.clock.now();
    let mut reading = Reading::new(&fields, who.words);
    let asked = read(&mut reading);
    // The reason is looked at before the name, so that nobody learns whether there is such a child
    // without having given one.
    let decided = asked
        .as_ref()
        .map(|asked| rights::emergency(who.practitioner(), asked.reason.clone(), now));
    if let Some(Err(reason)) = &decided {
        reading.problem(reason.field(), reason.code());
    }
    let (Some(asked), Some(Ok(opened)), true) = (asked, decided, reading.problems.is_empty())
    else {
        return Ok(refused(pages::ask(&who, &fields, &reading.problems)));
    };
    let since = (now - SignedDuration::from_hours(1)).as_microsecond();
    let tried = app.record.times_noted(ActorId(who.account), since, NOT_FOUND).await?;
    if tried >= TRIES_AN_HOUR {
        reading.problem("child", "emergency-too-often");
        let page = pages::ask(&who, &fields, &reading.problems);
        return Ok((StatusCode::TOO_MANY_REQUESTS, page).into_response());
    }
    let Some(family) = found(&app, &who, &asked).await? else {
        app.record.note_access(who.looking(NOT_FOUND, now)).await?;
        reading.problem("child", "emergency-not-found");
        return Ok(refused(pages::ask(&who, &fields, &reading.problems)));
    };
    for _ in 0..WRITES {
        let seen = app.entries(family).await?;
        if writing::happened(&seen, act) {
            return Ok(Redirect::to(&urls::story(family)).into_response());
        }
        let writing = Writing {
            family,
            act,
            by: who.practitioner(),
            at: now,
            events: vec![opened.clone()],
            attachment: None,
            statements: told(&app, &who, (family, act), now).await?,
            access: Some(access_row(&who, family, ("family.emergency", "emergency"), now)),
        };
        if let Written::Done = writing::append(&app, &seen, writing).await? {
            return Ok(Redirect::to(&urls::story(family)).into_response());
        }
    }
    Err(Error::Changed)
}

/// The one family with a child of this whole name, born on this day. None where there are several, or
/// where whoever asks keeps out of it.
async fn found(app: &App, who: &Who, asked: &Asked) -> Result<Option<FamilyId>, Error> {
    let cards = app.cards.all(&app.record).await?;
    let Some(family) = cards::only_child(&cards, &asked.child, asked.born) else {
        return Ok(None);
    };
    let whole = app.entries(family).await?;
    let me = who.practitioner();
    let mut distances = whole.whole.rights.distances.iter();
    let keeps_out = distances.any(|known| known.practitioner == me && known.until.is_none());
    Ok((!keeps_out).then_some(family))
}

/// The statements by which supervisors and the privacy officer are told, with the act itself.
async fn told(
    app: &App,
    who: &Who,
    (family, act): (FamilyId, u128),
    at: Timestamp,
) -> Result<Vec<Statement>, Error> {
    let mut to = vec![For::Hat(Hat::PrivacyOfficer)];
    to.extend(supervisors_of(app, who.account).await?.into_iter().map(For::Account));
    let notice = |(number, to): (u128, For)| {
        let what = "emergency.opened".to_owned();
        let id = act.wrapping_add(number);
        let notice = Notice { id, to, what, family: Some(family), about: Some(who.account), at };
        notices::tell(&app.record, &notice)
    };
    Ok((0..).zip(to).map(notice).collect())
}

/// Every opening in an emergency, those to be looked at first; no family is named.
async fn all(State(app): State<App>, who: Who) -> Result<Response, Error> {
    if who.hat != Hat::PrivacyOfficer {
        return Err(Error::NotFound);
    }
    let mut rows = Vec::new();
    for row in crate::lists::emergencies::all(&app.record).await? {
        let name = name_of(&app, row.practitioner.0).await?.unwrap_or_default();
        rows.push((row, name));
    }
    Ok(pages::all(&app, &who, &rows).into_response())
}

async fn of_family(ForRights(open): ForRights) -> Result<Response, Error> {
    show(&open, &blank(), &[]).await
}

async fn show(open: &Open, fields: &Fields, errors: &[FieldError]) -> Result<Response, Error> {
    let mut names = Vec::new();
    for opened in &open.family.rights.emergencies {
        names.push(name_of(&open.app, opened.practitioner.0).await?.unwrap_or_default());
    }
    Ok(pages::of_family(open, &names, fields, errors).into_response())
}

/// What the privacy officer found.
async fn review(ForRights(mut open): ForRights, fields: Fields) -> Result<Response, Error> {
    if open.who.hat != Hat::PrivacyOfficer {
        return Err(Error::Forbidden);
    }
    let act = fields.act()?;
    let mut reading = Reading::new(&fields, open.who.words);
    let fair = reading.choice("fair", |code| match code {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    });
    let words = reading.narrative("words");
    let practitioner = fields.get("practitioner").parse::<PractitionerId>().ok();
    let from = fields.get("from").parse::<Timestamp>().ok();
    let (Some(practitioner), Some(from)) = (practitioner, from) else {
        return Err(Error::NotFound);
    };
    if fair.is_none() && reading.problems.is_empty() {
        reading.problem("fair", "emergency-fair-missing");
    }
    let Some(fair) = fair.filter(|_| reading.problems.is_empty()) else {
        let page = show(&open, &fields, &reading.problems).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    let today = open.today;
    let decide = |family: &Family| {
        rights::review(family, (practitioner, from), fair, words.clone(), today)
            .map(|one| vec![one])
    };
    let written = open.write(act, |_| Vec::new(), decide).await;
    match written {
        Ok(()) => Ok(Redirect::to(urls::EMERGENCIES).into_response()),
        Err(NotWritten::Refused(reason)) => {
            let page = show(&open, &fields, &[problem(&open, reason)]).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(NotWritten::Failed(error)) => Err(error),
    }
}

fn problem(open: &Open, reason: Refused) -> FieldError {
    FieldError { field: reason.field().to_owned(), text: open.who.words.say(reason.code()) }
}
