// SPDX-License-Identifier: AGPL-3.0-or-later
//! Supervision: what each chose to bring to the hour, read by the pair alone.

mod lists;
mod pages;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use practice::access::Hat;

use crate::accounts::{Who, name_of, refused, supervised, supervisors_of};
use crate::called;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::lists::joys;
use crate::state::App;
use crate::ui::form::FieldError;
use crate::urls;

use lists::Brought;
pub use pages::to_bring;

/// Most characters of a line that is brought.
pub const LINE_MOST: usize = 500;

/// The routes of supervision.
pub fn routes() -> Router<App> {
    Router::new().route(urls::BROUGHT, get(page).post(change))
}

/// These accounts, as a form sends them back: a line goes to whoever was named beside it.
pub fn named(readers: &[u128]) -> String {
    readers.iter().map(|one| format!("{one:032x}")).collect::<Vec<_>>().join(".")
}

/// Whoever supervises somebody: their names, and the same as a form sends them back.
pub struct Readers {
    /// Their names.
    pub names: Vec<String>,
    /// Their accounts.
    pub ids: String,
}

/// Whoever would read a line that somebody brings now.
async fn readers_of(app: &App, who: &Who) -> Result<Readers, Error> {
    let all = supervisors_of(app, who.account).await?;
    let mut names = Vec::new();
    for one in all.iter().copied() {
        names.extend(name_of(app, one).await?);
    }
    Ok(Readers { names, ids: named(&all) })
}

/// The same, for a page on which a line may be brought; none where nobody supervises them, or others see the screen.
pub async fn readers(app: &App, who: &Who) -> Result<Option<Readers>, Error> {
    if require(who).is_err() {
        return Ok(None);
    }
    Ok(Some(readers_of(app, who).await?).filter(|readers| !readers.names.is_empty()))
}

/// What somebody sees who sits down for the hour.
pub struct Desk {
    /// The names of whoever supervises them.
    pub with: Vec<String>,
    /// The same, as a form sends them back.
    pub readers: String,
    /// What they bring themselves.
    pub own: Vec<Brought>,
    /// How the families are called of which they wrote four visits without a moment of joy: to wonder about, on this page alone.
    pub wonders: Vec<String>,
    /// Whom they supervise, by account and name, with what each brings.
    pub theirs: Vec<(u128, String, Vec<Brought>)>,
}

/// Nobody's but staff's, and not where others look on.
fn require(who: &Who) -> Result<(), Error> {
    if !who.may_share_screen() {
        return Err(Error::NotFound);
    }
    if who.shared_screen { Err(Error::Forbidden) } else { Ok(()) }
}

/// Whom somebody supervises, under the hat for it.
async fn theirs_of(app: &App, who: &Who) -> Result<Vec<u128>, Error> {
    if who.hat != Hat::Supervisor {
        return Ok(Vec::new());
    }
    supervised(app, who.account).await
}

async fn desk(app: &App, who: &Who) -> Result<Desk, Error> {
    let Readers { names: with, ids: readers } = readers_of(app, who).await?;
    let mut own = lists::of(&app.record, who.account).await?;
    own.dedup_by_key(|one| one.id);
    let wonders =
        if with.is_empty() || !who.visits() { Vec::new() } else { wonders(app, who).await? };
    let mut theirs = Vec::new();
    for one in theirs_of(app, who).await? {
        let name = name_of(app, one).await?.unwrap_or_default();
        let mut brought = lists::of(&app.record, one).await?;
        brought.retain(|line| line.supervisor == who.account);
        theirs.push((one, name, brought));
    }
    theirs.sort_by(|(_, a, _), (_, b, _)| a.cmp(b));
    Ok(Desk { with, readers, own, wonders, theirs })
}

/// Of which families somebody may wonder that they wrote of no joy: their own notes, and families they work with. Nobody
/// else is told, whoever supervises them neither; they bring it, or not.
async fn wonders(app: &App, who: &Who) -> Result<Vec<String>, Error> {
    let all = joys::of(&app.record, who.practitioner(), app.today()).await?;
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let cards = app.cards.all(&app.record).await?;
    let mut names: Vec<String> = all
        .iter()
        .filter_map(|family| cards.get(family))
        .map(|card| called::family(who.words, card))
        .collect();
    names.sort();
    Ok(names)
}

async fn page(State(app): State<App>, who: Who) -> Result<Response, Error> {
    if !who.may_share_screen() {
        return Err(Error::NotFound);
    }
    if who.shared_screen {
        return Ok(pages::not_here(&who).into_response());
    }
    let desk = desk(&app, &who).await?;
    Ok(pages::page(&app, &who, &desk, (&Fields::begun(), &[])).into_response())
}

/// Brings a line, takes one back, or says that it was talked about.
async fn change(State(app): State<App>, who: Who, fields: Fields) -> Result<Response, Error> {
    require(&who)?;
    let statement = match fields.get("do") {
        "" | "bring" => return bring(&app, &who, &fields).await,
        "back" => lists::drop_one(&app.record, who.account, id_of(&fields, "line")?),
        "talked" => {
            let of = id_of(&fields, "of")?;
            if of != who.account && !theirs_of(&app, &who).await?.contains(&of) {
                return Err(Error::NotFound);
            }
            return talked(&app, &who, (of, id_of(&fields, "line")?)).await;
        }
        _ => return Err(Error::BadRequest("nothing to do with a line is called so")),
    };
    app.record.store().write(vec![statement]).await?;
    Ok(Redirect::to(urls::BROUGHT).into_response())
}

/// That a line was talked about, for whoever says so: a supervisor of their own row, whoever brought it of all.
async fn talked(app: &App, who: &Who, (of, id): (u128, u128)) -> Result<Response, Error> {
    let mut all = lists::of(&app.record, of).await?;
    let mine = |one: &Brought| of == who.account || one.supervisor == who.account;
    all.retain(|one| one.id == id && mine(one));
    if all.is_empty() {
        return Err(Error::NotFound);
    }
    let now = app.clock.now();
    let said = all.iter().map(|one| lists::talked(&app.record, of, one, now)).collect();
    app.record.store().write(said).await?;
    Ok(Redirect::to(urls::BROUGHT).into_response())
}

async fn bring(app: &App, who: &Who, fields: &Fields) -> Result<Response, Error> {
    let act = fields.act()?;
    let from_reflections = fields.get("from") == "reflection";
    // Another person may have signed in meanwhile beside an open page that holds a line already.
    let is_of_somebody = from_reflections || fields.has("account");
    if is_of_somebody && fields.get("account") != format!("{:032x}", who.account) {
        return Err(Error::SignedOut);
    }
    let mut reading = Reading::new(fields, who.words);
    let line = reading.line("line", LINE_MOST);
    if line.is_empty() && reading.problems.is_empty() {
        reading.problem("line", "brought-refused-nothing");
    }
    let desk = desk(app, who).await?;
    if desk.with.is_empty() && reading.problems.is_empty() {
        reading.problem("line", "brought-refused-nobody");
    }
    if fields.get("readers") != desk.readers && reading.problems.is_empty() {
        reading.problem("line", "brought-refused-others");
    }
    if !reading.problems.is_empty() {
        let problems: &[FieldError] = &reading.problems;
        return Ok(refused(pages::page(app, who, &desk, (fields, problems))));
    }
    let (record, now) = (&app.record, app.clock.now());
    let mut kept = Vec::new();
    for reader in supervisors_of(app, who.account).await? {
        kept.push(lists::put(record, who.account, (act, reader, line.as_str()), now).await?);
    }
    record.store().write(kept).await?;
    // The page of reflections stays where it is.
    if from_reflections {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    Ok(Redirect::to(urls::BROUGHT).into_response())
}

/// An id as the form sends it.
fn id_of(fields: &Fields, name: &str) -> Result<u128, Error> {
    u128::from_str_radix(fields.get(name), 16)
        .map_err(|_| Error::BadRequest("a line is named by its id"))
}
