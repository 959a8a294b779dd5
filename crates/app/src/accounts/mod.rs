// SPDX-License-Identifier: AGPL-3.0-or-later
//! Accounts: who is signed in, with which hat, in which language; signing in and out.

pub mod codes;
mod devices;
pub mod feeds;
mod guessing;
mod halfway;
mod known;
pub mod lists;
mod pages;
mod passkeys;
pub mod passwords;
mod proving;
mod rule;
mod screens;
mod second_steps;
mod settings;
mod signing_in;
mod telling;
pub mod ways_in;

use std::collections::BTreeMap;

use axum::Router;
use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::header::{ACCEPT_LANGUAGE, COOKIE};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use jiff::{SignedDuration, ToSpan as _};
use practice::access::Hat;
use practice::visits::signatures::Way;
use practice::{FamilyId, PersonId, PractitionerId};
use record::Must;

use crate::error::Error;
use crate::state::App;
use crate::ui::page::{Frame, Place, Theme};
use crate::urls;
use crate::words::{Language, Words};

pub use guessing::{Guess, passphrase};
pub use known::{device_since, may_put_away};
pub use lists::token_hash;
pub use pages::passkeys::{Asks, scripted as asks_for_passkey};
pub use passkeys::Passkeys;
pub use passkeys::origin::Origin;
pub use passkeys::signing as by_passkey;
pub use proving::Fresh;
pub use rule::{SecondStepRule, band};
pub use screens::device as device_called;
pub use second_steps::is_code;
pub use telling::passphrase_changed;

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
/// The header of a request for a page that is taken along: it is read in somebody's home, so it holds what may be
/// seen there. It only ever narrows.
const TAKEN: &str = "alongside-taken";

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
    /// Whether others see the screen, or will see the page that is asked for.
    pub shared_screen: bool,
    /// Whether the page is taken along to where there is no signal.
    pub takes_along: bool,
    /// When they last proved anew who they are, in this session.
    pub stepped: Option<jiff::Timestamp>,
    /// How they signed in.
    pub way: Option<Way>,
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

    /// Ends the request of somebody who did not prove lately who they are.
    pub fn require_fresh(&self, now: jiff::Timestamp) -> Result<(), Error> {
        if self.is_fresh(now) { Ok(()) } else { Err(Error::StepUp) }
    }

    /// Whether they work with families: the pages of visitors, supervisors and intake.
    pub fn is_staff(&self) -> bool {
        matches!(self.hat, Hat::Visitor | Hat::Supervisor | Hat::Intake)
    }

    /// Whether they visit families, or stand by those who do.
    pub fn visits(&self) -> bool {
        matches!(self.hat, Hat::Visitor | Hat::Supervisor)
    }

    /// Whether they answer for who works here and what they may.
    pub fn answers_for_staff(&self) -> bool {
        matches!(self.hat, Hat::Manager | Hat::PrivacyOfficer | Hat::Administrator)
    }

    /// Whether theirs is a screen that families look at with them: everybody's who works here.
    pub fn may_share_screen(&self) -> bool {
        self.hat != Hat::Caregiver
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
            shared: self.may_share_screen().then_some(self.shared_screen),
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
        rule::require_second_step(app, &account, parts.uri.path()).await?;
        // To the minute is enough, and spares a durable write on each page.
        if now.duration_since(session.seen) > SignedDuration::from_secs(60) {
            let seen = lists::Session { seen: now, ..session.clone() };
            let both = (&session, &seen);
            let touched = lists::change_session(&app.record, &token, both, Must::Any);
            app.record.store().write(vec![touched]).await?;
        }
        let takes_along = session.hat != Hat::Caregiver && parts.headers.contains_key(TAKEN);
        Ok(Self {
            account: account.id,
            name: account.name,
            hat: session.hat,
            hats: account.hats,
            words: Words::of(account.language),
            theme: theme_of(&account.theme),
            caregiver_in: account.caregiver_in,
            shared_screen: session.shared || takes_along,
            takes_along,
            stepped: session.stepped,
            way: Some(session.way),
        })
    }
}

/// How often a change of a session is tried when other requests of it change it too.
const TRIES: usize = 4;

/// Writes all of it, or nothing where somebody else changed something of it meanwhile.
async fn unless_changed(app: &App, all: Vec<record::Statement>) -> Result<(), Error> {
    match app.record.store().write(all).await {
        Err(record::StoreError::Conflict) => Err(Error::Changed),
        done => Ok(done.map(drop)?),
    }
}

/// Changes the session a request came with; one that ended meanwhile stays ended.
async fn change_session(
    app: &App,
    headers: &HeaderMap,
    change: impl Fn(lists::Session) -> lists::Session,
) -> Result<(), Error> {
    let token = token(headers).ok_or(Error::SignedOut)?;
    for _ in 0..TRIES {
        let found = lists::session(&app.record, &token).await?.ok_or(Error::SignedOut)?;
        let to = change(found.clone());
        let act = lists::change_session(&app.record, &token, (&found, &to), Must::Change);
        match app.record.store().write(vec![act]).await {
            Err(record::StoreError::Conflict) => {}
            done => return Ok(done.map(drop)?),
        }
    }
    Err(Error::Changed)
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

/// Somebody who has an account, as others may know them.
pub struct Person {
    /// Their name.
    pub name: String,
    /// Whether the account is a caregiver's.
    pub caregiver: bool,
}

/// Everybody who has or had an account.
pub async fn everybody(app: &App) -> Result<BTreeMap<u128, Person>, Error> {
    let all = lists::all(&app.record).await?;
    let person = |known: lists::Account| {
        (known.id, Person { name: known.name, caregiver: known.caregiver_in.is_some() })
    };
    Ok(all.into_iter().map(person).collect())
}

/// The name of whoever has this account.
pub async fn name_of(app: &App, account: u128) -> Result<Option<String>, Error> {
    Ok(lists::by_id(&app.record, account).await?.map(|known| known.name))
}

/// Whether this is the password an account signs in with.
pub async fn is_own_password(app: &App, account: u128, typed: &str) -> Result<bool, Error> {
    let known = lists::by_id(&app.record, account).await?;
    match known.and_then(|known| known.password) {
        Some(hash) => passwords::verify(app, typed.to_owned(), Some(hash)).await,
        None => Ok(false),
    }
}

/// Whom whoever has this account supervises.
pub async fn supervised(app: &App, account: u128) -> Result<Vec<u128>, Error> {
    let all = lists::supervised_by(&app.record, account).await?;
    Ok(all.into_iter().map(|one| one.0).collect())
}

/// Who supervises whoever has this account.
pub async fn supervisors_of(app: &App, account: u128) -> Result<Vec<u128>, Error> {
    lists::supervisors_of(&app.record, account).await
}

/// The session's secret among the request's cookies.
pub fn token(headers: &HeaderMap) -> Option<Vec<u8>> {
    cookie_named(headers, COOKIE_NAME)
}

/// A secret of ours among the request's cookies.
fn cookie_named(headers: &HeaderMap, name: &str) -> Option<Vec<u8>> {
    let cookies = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let pairs = cookies.flat_map(|cookie| cookie.split(';'));
    let mut named = pairs.filter_map(|pair| pair.trim().split_once('='));
    let (_, value) = named.find(|(known, _)| *known == name)?;
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
        .route(urls::SECOND_HALF, get(halfway::page).post(halfway::sign_in))
        .route(urls::SECOND_STEP, get(second_steps::page).post(second_steps::change))
        .route(urls::WITH_CODE, get(codes::page).post(codes::take))
        .route(urls::SIGN_OUT, post(signing_in::sign_out))
        .route(urls::STEP_UP, get(proving::page).post(proving::prove))
        .route(urls::ME, get(settings::me).post(settings::change_me))
        .route("/me/password", get(settings::to_me).post(settings::change_password))
        .route(urls::DEVICES, get(devices::page).post(devices::end))
        .merge(passkeys::routes())
        .route(urls::CALENDAR_FEED, get(feeds::page).post(feeds::change))
        .route(urls::SHARED_SCREEN, get(screens::page).post(screens::change))
        .route("/me/hat", post(settings::change_hat))
}

/// A page that shows what cannot be taken, with the status that says so.
pub fn refused(page: maud::Markup) -> Response {
    (axum::http::StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}

/// When a sign-in link made now ends.
pub fn link_ends(now: jiff::Timestamp, hours: i64) -> Result<jiff::Timestamp, Error> {
    Ok(now.checked_add(hours.hours())?)
}
