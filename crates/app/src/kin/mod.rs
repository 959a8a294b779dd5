// SPDX-License-Identifier: AGPL-3.0-or-later
//! Kin: the family's map, and drawing it together, one fact after the other, in a list beside the picture.

mod drawn;
mod forms;
mod pages;
mod picture;
mod told;

use axum::Router;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use practice::Family;
use practice::access::Screen;

pub use self::drawn::Maps;
use self::forms::Form;
pub use self::pages::on_story;
use self::told::Refusal;
use crate::accounts::refused;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::open::{AsOf, Open, answered};
use crate::state::App;
use crate::ui::form::FieldError;
use crate::urls;

/// The routes of a family's map.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/families/{family}/map", get(show))
        .route("/families/{family}/map/{form}", post(tell))
}

/// The map as it is now, or as it was known on a day.
async fn show(open: Open, Query(as_of): Query<AsOf>) -> Response {
    if let Some((family, on)) = as_of.before(&open) {
        return pages::before(&open, &family, on).into_response();
    }
    let fields = Fields::begun();
    pages::show(&open, &fields, None, &[]).into_response()
}

/// One of the forms beside the picture.
async fn tell(
    mut open: Open,
    Path((_, form)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Error> {
    open.require_write()?;
    let act = fields.act()?;
    let form = Form::of_code(&form).ok_or(Error::NotFound)?;
    let mut reading = Reading::new(&fields, open.who.words);
    let told = form.read(&mut reading, act, open.reader.screen == Screen::Shared);
    let Some(told) = told.filter(|_| reading.problems.is_empty()) else {
        return Ok(refused(pages::show(&open, &fields, Some(form), &reading.problems)));
    };
    let (today, by, now) = (open.today, open.who.practitioner(), open.now);
    let written = open
        .write(
            act,
            |_| Vec::new(),
            |family: &Family| told.decide(family, today, |family, all| family.after(all, by, now)),
        )
        .await;
    answered(written, &urls::map(open.family.id), |reason: Refusal| {
        let text = open.who.words.say(reason.code);
        let problem = FieldError { field: form.field(reason.field), text };
        pages::show(&open, &fields, Some(form), &[problem])
    })
}
