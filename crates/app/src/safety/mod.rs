// SPDX-License-Identifier: AGPL-3.0-or-later
//! The protected part of a family's record: opened by the team alone, to keep somebody safe, and freshly proved.

mod amending;
mod forms;
mod held;
mod pages;
mod reports;
mod standing;

use axum::Router;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use jiff::Timestamp;
use jiff::civil::Date;
use maud::Markup;
use practice::people::{Person, Role};
use practice::safety::{self, Refused, Told, Way};
use practice::{Family, Labelled, PersonId};

use crate::accounts::refused;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::lists::drafts;
use crate::open::{Door, Open, PersonAt, Protected, answered};
use crate::state::App;
use crate::ui::form::FieldError;
use crate::urls;

use held::Form;

pub use pages::contact::{how_to_reach, way_in_words};

/// The routes of the protected part.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/families/{family}/safety", get(show))
        .route("/families/{family}/safety/contact/{person}", get(contact_page).post(agree))
        .route("/families/{family}/safety/plan/{person}", get(plan_page).post(plan))
        .route("/families/{family}/safety/place/{person}", get(place_page).post(hide))
        .route(
            "/families/{family}/safety/visits/{visit}/{field}",
            get(amending::page).post(amending::amend),
        )
        .route("/families/{family}/safety/typed/{form}/{about}", post(held::typed))
        .route("/families/{family}/safety/report", get(reports::sheet).post(reports::report))
        .route(
            "/families/{family}/safety/reports/{report}",
            get(reports::show).post(reports::follow),
        )
}

/// Whether somebody of a family may be told something by this way at this moment. `whole` is folded
/// from everybody's entries: the rule may be one that whoever sends the message does not read.
pub fn may_tell(app: &App, whole: &Family, (person, way): (PersonId, Way), at: Timestamp) -> Told {
    let at = app.local(at);
    safety::may_tell(whole.safety.contact_on(person, at.date()), way, at)
}

async fn show(Protected(open): Protected) -> Response {
    pages::show(&open).into_response()
}

/// Somebody who is reached, and plans, themselves.
fn grown(open: &Open, id: PersonId) -> Result<Person, Error> {
    let known = open.family.people.get(id).filter(|person| person.role != Role::Child);
    known.cloned().ok_or(Error::NotFound)
}

/// What a form comes to: the entries it adds, or the rule that refuses it.
type Decided = Result<Vec<Labelled>, Refused>;

/// A form about one person, from what was typed to what stands in the record.
struct AboutSomebody<T> {
    form: fn(PersonId) -> Form,
    read: fn(&mut Reading<'_>, &Open, PersonId) -> T,
    decide: fn(&Family, PersonId, T, Date) -> Decided,
    page: fn(&Open, &Person, &Fields, &[FieldError]) -> Markup,
}

impl<T: Clone> AboutSomebody<T> {
    async fn take(self, door: Door, id: PersonId, fields: Fields) -> Result<Response, Error> {
        let form = (self.form)(id);
        let mut open = match held::through(door, form, &fields).await? {
            Ok(open) => open,
            Err(answer) => return Ok(answer),
        };
        let act = fields.act()?;
        let person = grown(&open, id)?;
        let mut reading = Reading::new(&fields, open.who.words);
        let told = (self.read)(&mut reading, &open, id);
        if !reading.problems.is_empty() {
            return Ok(refused((self.page)(&open, &person, &fields, &reading.problems)));
        }
        let (today, began) = (open.today, standing::began(&fields));
        let decide = |open: &Open| {
            if let Some(whole) = form.whole() {
                whole.begun_from(began, whole.stands(open.said()))?;
            }
            (self.decide)(&open.family, id, told.clone(), today)
        };
        let again = |open: &Open, problem: FieldError| {
            let mut fields = fields.clone();
            standing::show_another(open, form, &mut fields);
            (self.page)(open, &person, &fields, &[problem])
        };
        keep(&mut open, (form, act), decide, again).await
    }
}

async fn contact_page(
    Protected(open): Protected,
    PersonAt(id): PersonAt,
) -> Result<Response, Error> {
    let person = grown(&open, id)?;
    let fields = held::begun(&open, Form::Contact(id), || forms::as_agreed(&open, &person)).await?;
    Ok(pages::contact::write(&open, &person, &fields, &[]).into_response())
}

async fn agree(door: Door, PersonAt(id): PersonAt, fields: Fields) -> Result<Response, Error> {
    let about = AboutSomebody {
        form: Form::Contact,
        read: |reading, open, _| forms::contact(reading, open),
        decide: safety::agree,
        page: pages::contact::write,
    };
    about.take(door, id, fields).await
}

async fn plan_page(Protected(open): Protected, PersonAt(id): PersonAt) -> Result<Response, Error> {
    let person = grown(&open, id)?;
    let fields = held::begun(&open, Form::Plan(id), || forms::as_planned(&open, id)).await?;
    Ok(pages::plan::write(&open, &person, &fields, &[]).into_response())
}

async fn plan(door: Door, PersonAt(id): PersonAt, fields: Fields) -> Result<Response, Error> {
    let about = AboutSomebody {
        form: Form::Plan,
        read: forms::plan,
        decide: |family, _, plan, today| safety::plan(family, plan, today).map(|one| vec![one]),
        page: pages::plan::write,
    };
    about.take(door, id, fields).await
}

async fn place_page(Protected(open): Protected, PersonAt(id): PersonAt) -> Result<Response, Error> {
    let person = grown(&open, id)?;
    let fields = held::begun(&open, Form::Place(id), || forms::as_hidden(&open, id)).await?;
    Ok(pages::plan::hide(&open, &person, &fields, &[]).into_response())
}

async fn hide(door: Door, PersonAt(id): PersonAt, fields: Fields) -> Result<Response, Error> {
    let about = AboutSomebody {
        form: Form::Place,
        read: |reading, _, _| forms::place(reading),
        decide: |family, id, place, today| {
            safety::hide(family, id, place, today).map(|one| vec![one])
        },
        page: pages::plan::hide,
    };
    about.take(door, id, fields).await
}

/// Keeps what a form of the protected part decides, and lets go of what was held of it as it was
/// typed, in one act; then its page, or the form again with the rule that refused it.
async fn keep(
    open: &mut Open,
    (form, act): (Form, u128),
    decide: impl Fn(&Open) -> Decided,
    again: impl FnOnce(&Open, FieldError) -> Markup,
) -> Result<Response, Error> {
    let of = form.held(open);
    let drop = |app: &App| vec![drafts::drop(&app.record, of)];
    let written = open.write_by_whole(act, drop, decide).await;
    answered(written, &urls::safety(open.family.id), |reason| {
        let text = open.who.words.say(reason.code());
        again(open, FieldError { field: reason.field().to_owned(), text })
    })
}
