// SPDX-License-Identifier: AGPL-3.0-or-later
//! A way in for somebody in a family: given by those who work with it, with a code told in person, and taken away.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use practice::PersonId;
use practice::people::{Person, Role};

use super::pages;
use crate::accounts::ways_in::{self, Whom};
use crate::called;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::open::{Open, PersonAt};
use crate::state::App;
use crate::urls;
use crate::words::Language;

/// Whoever may have one: somebody who cares for a child, and lives.
pub fn may_have(person: &Person) -> bool {
    person.role == Role::Caregiver && person.died.is_none()
}

/// The person, for whoever works with the family and just proved who they are.
fn asked_for(open: &Open, id: PersonId) -> Result<&Person, Error> {
    open.require_write()?;
    let person = open.family.people.get(id).ok_or(Error::NotFound)?;
    if may_have(person) { Ok(person) } else { Err(Error::NotFound) }
}

pub async fn page(
    State(app): State<App>,
    open: Open,
    PersonAt(id): PersonAt,
) -> Result<Response, Error> {
    let person = asked_for(&open, id)?;
    let known = ways_in::of(&app, open.family.id, person.id).await?;
    Ok(pages::way_in::page(&open, person, known.as_ref(), &[]).into_response())
}

pub async fn change(
    State(app): State<App>,
    open: Open,
    PersonAt(id): PersonAt,
    fields: Fields,
) -> Result<Response, Error> {
    let person = asked_for(&open, id)?;
    let here = urls::way_in(open.family.id, person.id);
    if open.who.require_fresh(open.now).is_err() {
        return Ok(Redirect::to(&urls::step_up(Some(&here))).into_response());
    }
    match fields.get("do") {
        "give" => {}
        "withdraw" => {
            ways_in::close(&app, &open.who, open.family.id, person.id).await?;
            return Ok(Redirect::to(&here).into_response());
        }
        "again" => {
            let whom = (open.family.id, person.id);
            return Ok(match ways_in::start_again(&app, &open.who, whom).await? {
                Some(given) => pages::way_in::given(&open, person, &given).into_response(),
                None => Redirect::to(&here).into_response(),
            });
        }
        _ => return Err(Error::BadRequest("a way in is given or taken away")),
    }
    let mut reading = Reading::new(&fields, open.who.words);
    let language = reading.choice("language", Language::parse);
    let name = called::person(open.who.words, person);
    let whom = Whom {
        family: open.family.id,
        person: person.id,
        name: &name,
        language: language.unwrap_or(open.who.words.language()),
    };
    let given = ways_in::open(&app, &open.who, whom).await?;
    Ok(pages::way_in::given(&open, person, &given).into_response())
}
