// SPDX-License-Identifier: AGPL-3.0-or-later
//! What was typed into a form of the protected part while its door was shut: held, sealed, for whoever typed it.

use axum::response::{IntoResponse, Redirect, Response};
use record::ActorId;

use crate::error::Error;
use crate::fields::Fields;
use crate::lists::drafts::{self, DraftOf};
use crate::open::{Open, Outside};
use crate::urls;

/// The form of how somebody can be reached.
pub const CONTACT: u128 = 1;
/// The form of somebody's plan.
pub const PLAN: u128 = 2;
/// The form of where somebody can be found.
pub const PLACE: u128 = 3;
/// The sheet of a report.
pub const REPORT: u128 = 4;
/// What came of a report.
pub const OUTCOME: u128 = 5;
/// The first text of a note, written anew; its other fields follow.
pub const TEXT: u128 = 16;

/// Which draft a form's is. Forms about one thing differ by their mark.
fn draft(mark: u128, about: u128) -> u128 {
    about ^ mark
}

/// The draft of a form, for the statement that drops it.
pub fn of(open: &Open, mark: u128, about: u128) -> DraftOf {
    let author = ActorId(open.who.account);
    DraftOf { family: open.family.id, draft: draft(mark, about), author }
}

/// Holds what was typed and asks for the proof; after it the form comes back as it was typed. It is
/// not given back on the page that asks, since nobody knows yet who reads that.
pub async fn keep(
    outside: &Outside,
    (mark, about): (u128, u128),
    fields: &Fields,
    then: &str,
) -> Result<Response, Error> {
    let author = ActorId(outside.who.account);
    let of = DraftOf { family: outside.family, draft: draft(mark, about), author };
    let now = outside.app.clock.now();
    drafts::keep(&outside.app.record, of, drafts::PROTECTED, now, fields).await?;
    Ok(Redirect::to(&urls::step_up(Some(then))).into_response())
}

/// What was typed before the proof, where something was.
pub async fn taken(open: &Open, mark: u128, about: u128) -> Result<Option<Fields>, Error> {
    let held = drafts::take(&open.app.record, of(open, mark, about)).await?;
    Ok(held.map(|(_, fields)| fields))
}
