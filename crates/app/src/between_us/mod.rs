// SPDX-License-Identifier: AGPL-3.0-or-later
//! Between us: how it was for whoever visits, in the note, at the head of the page before the next visit, and on the visit's page.

pub mod in_note;
mod pages;

use axum::Router;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::post;
use practice::access::{Screen, may_read};
use practice::between_us::take_back;
use practice::{Facet, Label, PersonId};

use crate::error::Error;
use crate::fields::Fields;
use crate::open::{NotWritten, Open, VisitAt};
use crate::state::App;
use crate::urls;

pub use pages::{before_visit, of_visit};

/// The routes of what is between us.
pub fn routes() -> Router<App> {
    Router::new().route("/families/{family}/visits/{visit}/between-us", post(take_it_back))
}

/// Takes back what whoever asks told of this visit. Where nothing of it stands any more, they see just that.
async fn take_it_back(
    mut open: Open,
    VisitAt(visit): VisitAt,
    fields: Fields,
) -> Result<Response, Error> {
    if !may_tell(&open) {
        return Err(Error::Forbidden);
    }
    open.family.visits.get(visit).ok_or(Error::NotFound)?;
    let act = fields.act()?;
    let with: PersonId = fields.get("of").parse().map_err(|_| Error::NotFound)?;
    let by = open.who.practitioner();
    let decide =
        |open: &Open| take_back(&open.family, (visit, with), by, open.said()).map(|one| vec![one]);
    let written = open.write_by_whole(act, |_| Vec::new(), decide).await;
    let to = urls::visit(open.family.id, visit);
    match written {
        Ok(()) | Err(NotWritten::Refused(_)) => Ok(Redirect::to(&to).into_response()),
        Err(NotWritten::Failed(error)) => Err(error),
    }
}

/// Whether whoever looks may tell it: who reads what the team wrote, alone with the screen.
fn may_tell(open: &Open) -> bool {
    open.reader.screen == Screen::Own
        && open.may_write()
        && may_read(&open.reader, &Label::of(Facet::Practitioner), &[])
}
