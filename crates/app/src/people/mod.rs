// SPDX-License-Identifier: AGPL-3.0-or-later
//! People: who is in the family, how they are called, who cares for whom, where they sleep.

pub mod forms;
pub mod pages;
mod way_in;

use axum::Router;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use practice::people::{self, Refused};
use practice::{Family, HomeId, Labelled, PersonId};

use crate::accounts::refused;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::open::{Open, PersonAt, answered};
use crate::state::App;
use crate::ui::form::FieldError;
use crate::urls;

/// The routes of a family's people.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/families/{family}/people", get(list))
        .route("/families/{family}/people/add", get(add_page).post(add))
        .route("/families/{family}/people/{person}", get(show))
        .route("/families/{family}/people/{person}/way-in", get(way_in::page).post(way_in::change))
        .route("/families/{family}/people/{person}/{form}", post(change))
        .route("/families/{family}/homes", post(homes))
}

async fn list(open: Open) -> Response {
    pages::list(&open, &blank(), &[]).into_response()
}

async fn show(open: Open, PersonAt(id): PersonAt) -> Result<Response, Error> {
    let person = open.family.people.get(id).ok_or(Error::NotFound)?;
    Ok(pages::show(&open, person, &forms::as_known(person), "", &[]).into_response())
}

async fn add_page(open: Open) -> Result<Response, Error> {
    open.require_write()?;
    Ok(pages::add(&open, &blank(), &[]).into_response())
}

async fn add(mut open: Open, fields: Fields) -> Result<Response, Error> {
    open.require_write()?;
    let act = fields.act()?;
    let mut reading = Reading::new(&fields, open.who.words);
    let new = forms::new_person(&mut reading, PersonId(act));
    let Some((person, care)) = new.filter(|_| reading.problems.is_empty()) else {
        return Ok(refused(pages::add(&open, &fields, &reading.problems)));
    };
    let (today, by, now) = (open.today, open.who.practitioner(), open.now);
    let id = person.id;
    let written = open
        .write(
            act,
            |_| Vec::new(),
            |family: &Family| {
                let mut all = vec![people::add(person.clone(), today)?];
                if let Some((child, role, words, daily)) = &care {
                    let after = family.after(&all, by, now);
                    let began = people::CareBegan {
                        caregiver: id,
                        child: *child,
                        role: *role,
                        words: words.clone(),
                        since: None,
                        day_to_day: *daily,
                    };
                    all.push(people::care(&after, began, today)?);
                }
                Ok(all)
            },
        )
        .await;
    let to_person = urls::person(open.family.id, id);
    answered(written, &to_person, |reason| {
        pages::add(&open, &fields, &[problem(&open, "add", reason)])
    })
}

/// One of the forms on a person's page.
async fn change(
    mut open: Open,
    PersonAt(id): PersonAt,
    Path((_, _, form)): Path<(String, String, String)>,
    fields: Fields,
) -> Result<Response, Error> {
    open.require_write()?;
    let act = fields.act()?;
    let known = open.family.people.get(id).ok_or(Error::NotFound)?.clone();
    let mut reading = Reading::new(&fields, open.who.words);
    let told = forms::told(&mut reading, &form, &known).ok_or(Error::NotFound)?;
    let Some(told) = told.filter(|_| reading.problems.is_empty()) else {
        return Ok(refused(pages::show(&open, &known, &fields, &form, &reading.problems)));
    };
    let today = open.today;
    let written = open
        .write(
            act,
            |_| Vec::new(),
            |family: &Family| told.clone().decide(family, today).map(|one| vec![one]),
        )
        .await;
    let to_person = urls::person(open.family.id, id);
    answered(written, &to_person, |reason| {
        pages::show(&open, &known, &fields, &form, &[problem(&open, &form, reason)])
    })
}

async fn homes(mut open: Open, fields: Fields) -> Result<Response, Error> {
    open.require_write()?;
    let act = fields.act()?;
    let mut reading = Reading::new(&fields, open.who.words);
    let events = forms::homes(&mut reading, HomeId(act));
    let Some(events) = events.filter(|_| reading.problems.is_empty()) else {
        return Ok(refused(pages::list(&open, &fields, &reading.problems)));
    };
    let (by, now) = (open.who.practitioner(), open.now);
    let written = open
        .write(
            act,
            |_| Vec::new(),
            |family: &Family| {
                let mut all: Vec<Labelled> = Vec::new();
                for event in &events {
                    let after = family.after(&all, by, now);
                    all.push(people::home(&after, event.clone())?);
                }
                Ok(all)
            },
        )
        .await;
    let to_people = urls::people(open.family.id);
    answered(written, &to_people, |reason| {
        pages::list(&open, &fields, &[problem(&open, "homes", reason)])
    })
}

fn blank() -> Fields {
    Fields::begun()
}

/// Why the rules refuse it, beside the field of the form that was posted.
fn problem(open: &Open, form: &str, reason: Refused) -> FieldError {
    let field = match (form, reason.field()) {
        ("born", "born") => "on",
        ("care", "on") => "since",
        ("care" | "add", "person") => "child",
        ("contact", "words") => "how",
        ("homes", "person") => "sleeps",
        (_, field) => field,
    };
    FieldError { field: field.to_owned(), text: open.who.words.say(reason.code()) }
}
