// SPDX-License-Identifier: AGPL-3.0-or-later
//! Accounts: who is signed in, with which hat, in which language; signing in and out.

pub mod lists;
mod pages;
pub mod passwords;
mod signing_in;

use axum::Router;
use axum::extract::{FromRequestParts, State};
use axum::http::HeaderMap;
use axum::http::header::{ACCEPT_LANGUAGE, COOKIE};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use jiff::{SignedDuration, ToSpan as _};
use practice::access::Hat;
use practice::{FamilyId, PersonId, PractitionerId};

use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::state::App;
use crate::ui::page::{Frame, Place, Theme};
use crate::urls;
use crate::words::{Language, Words};

/// Staff's sessions end after this long without use; what is typed in a note counts as use.
const IDLE: SignedDuration = SignedDuration::from_mins(15);
/// Sessions of staff end after this long in any case.
const LONGEST: SignedDuration = SignedDuration::from_hours(12);
/// How long a fresh proof of who one is counts.
const FRESH: SignedDuration = SignedDuration::from_mins(5);
/// A caregiver may share the telephone with somebody who must not read along.
const IDLE_CAREGIVER: SignedDuration = SignedDuration::from_mins(10);
/// A caregiver's sessions end after this long in any case.
const LONGEST_CAREGIVER: SignedDuration = SignedDuration::from_hours(2);

/// How long a session may rest, and how long it may last, under a hat.
fn limits(hat: Hat) -> (SignedDuration, SignedDuration) {
    match hat {
        Hat::Caregiver => (IDLE_CAREGIVER, LONGEST_CAREGIVER),
        _ => (IDLE, LONGEST),
    }
}

/// The cookie that holds the session's secret.
const COOKIE_NAME: &str = "__Host-s";

/// Who asks: a signed-in person and the hat they wear.
#[derive(Clone)]
pub struct Who {
    /// The account, for staff also the practitioner.
    pub account: u128,
    /// Their name.
    pub name: String,
    /// The hat worn.
    pub hat: Hat,
    /// Every hat they may wear.
    pub hats: Vec<Hat>,
    /// Their language.
    pub words: Words,
    /// Their theme.
    pub theme: Theme,
    /// The family and the person, for a caregiver.
    pub caregiver_in: Option<(FamilyId, PersonId)>,
    /// Whether others see the screen.
    pub shared_screen: bool,
    /// When they last proved anew who they are, in this session.
    pub stepped: Option<jiff::Timestamp>,
}

impl Who {
    /// The practitioner who writes under this account.
    pub fn practitioner(&self) -> PractitionerId {
        PractitionerId(self.account)
    }

    /// Whether they proved who they are within the last five minutes: what must not happen from a
    /// screen left open asks for it.
    pub fn is_fresh(&self, now: jiff::Timestamp) -> bool {
        self.stepped.is_some_and(|at| at <= now && now.duration_since(at) <= FRESH)
    }

    /// Whether they work with families: the pages of visitors, supervisors and intake.
    pub fn is_staff(&self) -> bool {
        matches!(self.hat, Hat::Visitor | Hat::Supervisor | Hat::Intake)
    }

    /// Whether they answer for who works here and what they may.
    pub fn answers_for_staff(&self) -> bool {
        matches!(self.hat, Hat::Manager | Hat::PrivacyOfficer | Hat::Administrator)
    }

    /// A row of the access book for a list that names families. It keeps that somebody looked, and
    /// not what for.
    pub fn looking(&self, what: &str, at: jiff::Timestamp) -> record::Access {
        record::Access {
            who: record::ActorId(self.account),
            hat: self.hat.code().to_owned(),
            stream: None,
            what: what.to_owned(),
            purpose: "care".to_owned(),
            at: at.as_microsecond(),
        }
    }

    /// The frame of a page this person sees.
    pub fn frame<'a>(&'a self, title: &'a str, here: Place) -> Frame<'a> {
        Frame {
            words: self.words,
            title,
            here,
            who: Some(&self.name),
            hat: Some(self.words.say(&format!("hat-{}", self.hat.code()))),
            theme: self.theme,
            sub: None,
            find: self.is_staff(),
            staff: self.answers_for_staff(),
            save_bar: false,
        }
    }
}

impl FromRequestParts<App> for Who {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let token = token(&parts.headers).ok_or(Error::SignedOut)?;
        let session = lists::session(&app.record, &token).await?.ok_or(Error::SignedOut)?;
        let now = app.clock.now();
        let (idle, longest) = limits(session.hat);
        let idle = now.duration_since(session.seen) > idle;
        if idle || now.duration_since(session.made) > longest {
            return Err(Error::SignedOut);
        }
        let account = lists::by_id(&app.record, session.account).await?;
        let account = account.filter(|known| known.ended.is_none()).ok_or(Error::SignedOut)?;
        if !account.hats.contains(&session.hat) {
            return Err(Error::SignedOut);
        }
        // To the minute is enough, and spares a durable write on each page.
        if now.duration_since(session.seen) > SignedDuration::from_secs(60) {
            let seen = lists::Session { seen: now, ..session.clone() };
            app.record.store().write(vec![lists::put_session(&app.record, &token, &seen)]).await?;
        }
        Ok(Self {
            account: account.id,
            name: account.name,
            hat: session.hat,
            hats: account.hats,
            words: Words::of(account.language),
            theme: theme_of(&account.theme),
            caregiver_in: account.caregiver_in,
            shared_screen: session.shared,
            stepped: session.stepped,
        })
    }
}

/// The language of somebody who is not signed in.
pub struct Asked(pub Words);

impl<S: Send + Sync> FromRequestParts<S> for Asked {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(
        parts: &mut Parts,
        _state: &S,
    ) -> Result<Self, std::convert::Infallible> {
        Ok(Self(asked(&parts.headers)))
    }
}

/// The language a browser asks for.
pub fn asked(headers: &HeaderMap) -> Words {
    let accepted = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    Words::of(Language::from_accept_language(accepted.unwrap_or_default()))
}

/// The language and the theme of whoever's session this is; they need not have passed the gate.
pub async fn wished(app: &App, token: Option<Vec<u8>>) -> Option<(Words, Theme)> {
    let session = lists::session(&app.record, &token?).await.ok()??;
    let account = lists::by_id(&app.record, session.account).await.ok()??;
    Some((Words::of(account.language), theme_of(&account.theme)))
}

/// The session's secret among the request's cookies.
pub fn token(headers: &HeaderMap) -> Option<Vec<u8>> {
    let cookies = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let pairs = cookies.flat_map(|cookie| cookie.split(';'));
    let mut named = pairs.filter_map(|pair| pair.trim().split_once('='));
    let (_, value) = named.find(|(name, _)| *name == COOKIE_NAME)?;
    let digits = value.len() == 64 && value.bytes().all(|byte| byte.is_ascii_hexdigit());
    digits.then(|| value.as_bytes().to_vec())
}

fn theme_of(code: &str) -> Theme {
    match code {
        "light" => Theme::Light,
        "dark" => Theme::Dark,
        _ => Theme::System,
    }
}

/// The routes of signing in and of one's own settings.
pub fn routes() -> Router<App> {
    Router::new()
        .route(urls::SIGN_IN, get(signing_in::page).post(signing_in::sign_in))
        .route("/sign-in/link/{token}", get(signing_in::link).post(signing_in::take_link))
        .route(urls::SIGN_OUT, post(signing_in::sign_out))
        .route(urls::ME, get(me).post(change_me))
        .route("/me/password", post(change_password))
        .route("/me/hat", post(change_hat))
}

async fn me(who: Who) -> Response {
    pages::me(&who, &[], false).into_response()
}

async fn change_me(State(app): State<App>, who: Who, fields: Fields) -> Result<Response, Error> {
    let mut reading = Reading::new(&fields, who.words);
    let language = reading.choice("language", Language::parse);
    let theme = reading.choice("theme", |code| {
        ["system", "light", "dark"].into_iter().find(|known| *known == code)
    });
    let (Some(language), Some(theme)) = (language, theme) else {
        return Ok(refused(pages::me(&who, &reading.problems, false)));
    };
    let account = lists::by_id(&app.record, who.account).await?;
    let mut account = account.ok_or(Error::SignedOut)?;
    account.language = language;
    theme.clone_into(&mut account.theme);
    lists::keep(&app.record, &account).await?;
    Ok(Redirect::to(urls::ME).into_response())
}

async fn change_password(
    State(app): State<App>,
    who: Who,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Error> {
    let account = lists::by_id(&app.record, who.account).await?;
    let mut account = account.ok_or(Error::SignedOut)?;
    let mut reading = Reading::new(&fields, who.words);
    if account.password.is_some() {
        let known = fields.get("now").to_owned();
        if !passwords::verify(&app, known, account.password.clone()).await? {
            reading.problem("now", "password-now-wrong");
        }
    }
    if let Some(key) = passwords::refused(fields.get("new"), &account.sign_in) {
        reading.problem("new", key);
    }
    if !reading.problems.is_empty() {
        return Ok(refused(pages::me(&who, &reading.problems, false)));
    }
    account.password = Some(passwords::hash(&app, fields.get("new").to_owned()).await?);
    // Whoever else is signed in with the old password is signed out by the same act.
    let mut all = vec![lists::put(&app.record, &account).await?];
    all.push(lists::end_sessions(&app.record, account.id));
    if let Some(token) = token(&headers) {
        let known = lists::session(&app.record, &token).await?.ok_or(Error::SignedOut)?;
        let now = app.clock.now();
        let session = lists::Session { made: now, seen: now, ..known };
        all.push(lists::put_session(&app.record, &token, &session));
    }
    app.record.store().write(all).await?;
    Ok(pages::me(&who, &[], true).into_response())
}

async fn change_hat(
    State(app): State<App>,
    who: Who,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Error> {
    let hat = Hat::parse(fields.get("hat")).filter(|hat| who.hats.contains(hat));
    let (Some(hat), Some(token)) = (hat, token(&headers)) else { return Err(Error::Forbidden) };
    let session = lists::session(&app.record, &token).await?.ok_or(Error::SignedOut)?;
    let worn = lists::Session { hat, seen: app.clock.now(), ..session };
    app.record.store().write(vec![lists::put_session(&app.record, &token, &worn)]).await?;
    Ok(Redirect::to(urls::TODAY).into_response())
}

/// A page that shows what cannot be taken, with the status that says so.
pub fn refused(page: maud::Markup) -> Response {
    (axum::http::StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}

/// When a sign-in link made now ends.
pub fn link_ends(now: jiff::Timestamp, hours: i64) -> Result<jiff::Timestamp, Error> {
    Ok(now.checked_add(hours.hours())?)
}
