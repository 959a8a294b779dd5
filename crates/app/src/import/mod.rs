// SPDX-License-Identifier: AGPL-3.0-or-later
//! Bringing in a FHIR bundle or a table of people: first what would come in, then, if wanted, it does.

mod apply;
mod fhir_plan;
mod pages;
pub mod people_csv;
mod people_plan;
pub mod plan;

use axum::Router;
use axum::extract::multipart::MultipartError;
use axum::extract::{DefaultBodyLimit, Multipart, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use practice::FamilyId;
use practice::access::Hat;
use record::ActorId;

use crate::accounts::{Who, refused};
use crate::error::Error;
use crate::fields::Fields;
use crate::lists::drafts::{self, DraftOf, Kept};
use crate::open::FamilyAt;
use crate::state::App;
use crate::urls;

pub use apply::{Applied, apply};
pub use plan::{Plan, Refusal, read};

/// Largest file taken on a page, in bytes; the command line takes larger ones.
const FILE_MAX: usize = 16 * 1024 * 1024;

/// The routes of bringing a file in.
pub fn routes() -> Router<App> {
    Router::new()
        .route(urls::IMPORT, get(ask).post(upload))
        .route("/families/import/{family}", get(preview).post(bring_in))
        .layer(DefaultBodyLimit::max(FILE_MAX + 64 * 1024))
}

fn allowed(who: &Who) -> Result<(), Error> {
    match who.hat {
        Hat::Visitor | Hat::Supervisor => Ok(()),
        _ => Err(Error::Forbidden),
    }
}

fn draft_of(who: &Who, family: FamilyId) -> DraftOf {
    DraftOf { family, draft: family.0, author: ActorId(who.account), kind: "import" }
}

async fn ask(who: Who) -> Result<Response, Error> {
    allowed(&who)?;
    Ok(pages::ask(&who, None).into_response())
}

/// A file too large, or a form that is cut off.
#[expect(clippy::needless_pass_by_value, reason = "the shape `map_err` gives it")]
fn not_taken(error: MultipartError) -> Error {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        Error::TooLarge
    } else {
        Error::BadRequest("the form with the file is not whole")
    }
}

/// Takes the file, keeps it sealed, and shows what is in it. Nothing comes in yet.
async fn upload(State(app): State<App>, who: Who, mut form: Multipart) -> Result<Response, Error> {
    allowed(&who)?;
    let mut file = None;
    while let Some(field) = form.next_field().await.map_err(not_taken)? {
        if field.name() == Some("file") {
            file = Some(field.bytes().await.map_err(not_taken)?);
        }
    }
    let Some(file) = file.filter(|file| !file.is_empty()) else {
        return Ok(refused(pages::ask(&who, Some(&who.words.say("import-no-file")))));
    };
    if let Err(refusal) = read(&file, app.today()) {
        return Ok(refused(pages::ask(&who, Some(&refusal.to_string()))));
    }
    let family = FamilyId(crate::random::id());
    drafts::keep_bytes(&app.record, draft_of(&who, family), app.clock.now(), &file).await?;
    Ok(Redirect::to(&urls::import_preview(family)).into_response())
}

async fn preview(
    State(app): State<App>,
    who: Who,
    FamilyAt(family): FamilyAt,
) -> Result<Response, Error> {
    allowed(&who)?;
    let Some((plan, _)) = kept(&app, &who, family).await? else { return Ok(lost(&who)) };
    let before = crate::lists::imported(&app.record, &plan.digest).await?;
    Ok(pages::preview(&who, family, &plan, before.is_some()).into_response())
}

async fn bring_in(
    State(app): State<App>,
    who: Who,
    FamilyAt(family): FamilyAt,
    fields: Fields,
) -> Result<Response, Error> {
    allowed(&who)?;
    if fields.get("do") == "drop" {
        let statement = drafts::drop(&app.record, draft_of(&who, family));
        app.record.store().write(vec![statement]).await?;
        return Ok(Redirect::to(urls::FAMILIES).into_response());
    }
    let Some((plan, file)) = kept(&app, &who, family).await? else { return Ok(lost(&who)) };
    let statements = vec![drafts::drop(&app.record, draft_of(&who, family))];
    let applied = apply(&app, &who, family, &plan, file, statements).await?;
    let to = match applied {
        Applied::New(families) if families.len() == 1 => urls::story(families[0]),
        Applied::New(_) => urls::FAMILIES.to_owned(),
        Applied::Before(family) => urls::story(family),
    };
    Ok(Redirect::to(&to).into_response())
}

/// The file that waits, and what would come in; none where it cannot be opened any more.
async fn kept(app: &App, who: &Who, family: FamilyId) -> Result<Option<(Plan, Vec<u8>)>, Error> {
    let file = match drafts::take_bytes(&app.record, draft_of(who, family)).await? {
        Kept::So(_, file) => file,
        Kept::Nothing => return Err(Error::NotFound),
        Kept::Lost => return Ok(None),
    };
    let plan = read(&file, app.today()).map_err(|refusal| Error::Internal(Box::new(refusal)))?;
    Ok(Some((plan, file)))
}

/// Asks for the file again, and says why.
fn lost(who: &Who) -> Response {
    pages::ask(who, Some(&who.words.say("draft-file-lost"))).into_response()
}
