// SPDX-License-Identifier: AGPL-3.0-or-later
//! Expecting: the baby imagined, the story of a birth, words after a loss, and tender dates.

mod forms;
mod pages;

use axum::Router;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use practice::access::Screen;
use practice::expecting::Refused;
use practice::people::{Person, Role};
use practice::{Family, PersonId, TenderId};

use self::forms::Form;
pub use self::pages::tender::{before_visit, said_when, tender_dates};
pub use self::pages::{hopes_back, way_there};
use crate::accounts::refused;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::open::{Hand, Open, PersonAt, answered};
use crate::state::App;
use crate::ui::form::FieldError;
use crate::urls;

/// The routes around a child who is expected, was born, or was lost, and of tender dates.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/families/{family}/people/{person}/expecting", get(show))
        .route("/families/{family}/people/{person}/expecting/{form}", post(tell))
        .route("/families/{family}/people/{person}/tender", post(tender))
}

impl Hand {
    /// Whether they see and write this person's tender dates: never where others see the screen.
    fn holds_dates_of(self, open: &Open, person: &Person) -> bool {
        let carer = person.role == Role::Caregiver && person.is_living();
        let theirs = match self {
            Self::Team => true,
            Self::Own(me) => me == person.id,
            Self::Nobody => false,
        };
        carer && theirs && open.reader.screen == Screen::Own
    }
}

fn person(open: &Open, id: PersonId) -> Result<Person, Error> {
    open.family.people.get(id).cloned().ok_or(Error::NotFound)
}

fn blank() -> Fields {
    Fields::begun()
}

/// The page of a child; whoever is none has a page of their own.
async fn show(open: Open, PersonAt(id): PersonAt) -> Result<Response, Error> {
    let child = person(&open, id)?;
    if child.role != Role::Child {
        return Ok(Redirect::to(&urls::person(open.family.id, id)).into_response());
    }
    let typed = pages::Typed { fields: &blank(), form: None, errors: &[] };
    Ok(pages::show(&open, Hand::of(&open), &child, typed).into_response())
}

/// One of the forms on the page of a child.
async fn tell(
    mut open: Open,
    PersonAt(id): PersonAt,
    Path((_, _, form)): Path<(String, String, String)>,
    fields: Fields,
) -> Result<Response, Error> {
    let hand = Hand::writing(&open)?;
    let act = fields.act()?;
    let form = Form::of_code(&form).ok_or(Error::NotFound)?;
    let child = person(&open, id)?;
    let mut reading = Reading::new(&fields, open.who.words);
    let told = form.read(&mut reading, hand, open.today);
    let again = |open: &Open, errors: &[FieldError]| {
        let typed = pages::Typed { fields: &fields, form: Some(form), errors };
        pages::show(open, hand, &child, typed)
    };
    let Some(told) = told.filter(|_| reading.problems.is_empty()) else {
        return Ok(refused(again(&open, &reading.problems)));
    };
    let today = open.today;
    let written = open
        .write(
            act,
            |_| Vec::new(),
            |family: &Family| told.clone().decide(family, id, today).map(|one| vec![one]),
        )
        .await;
    answered(written, &urls::expecting(open.family.id, id), |reason: Refused| {
        let text = open.who.words.say(reason.code());
        again(&open, &[FieldError { field: form.name(reason.field()), text }])
    })
}

/// Tells a tender date of a caregiver, or lets go of one.
async fn tender(mut open: Open, PersonAt(id): PersonAt, fields: Fields) -> Result<Response, Error> {
    let hand = Hand::writing(&open)?;
    let act = fields.act()?;
    let whose = person(&open, id)?;
    if !hand.holds_dates_of(&open, &whose) {
        return Err(Error::NotFound);
    }
    let mut reading = Reading::new(&fields, open.who.words);
    let told = forms::tender(&mut reading, id, TenderId(act), open.today);
    let Some(told) = told.filter(|_| reading.problems.is_empty()) else {
        return Ok(refused(pages::tender::again(&open, &whose, &fields, &reading.problems)));
    };
    let today = open.today;
    let written = open
        .write(
            act,
            |_| Vec::new(),
            |family: &Family| told.clone().decide(family, id, today).map(|one| vec![one]),
        )
        .await;
    answered(written, &urls::person(open.family.id, id), |reason: Refused| {
        let field = forms::tender_field(reason.field()).to_owned();
        let problem = FieldError { field, text: open.who.words.say(reason.code()) };
        pages::tender::again(&open, &whose, &fields, &[problem])
    })
}
