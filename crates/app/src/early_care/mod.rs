// SPDX-License-Identifier: AGPL-3.0-or-later
//! Early care: in whose arms a baby slept and what the baby is used to, told, counted, and handed on in a letter.

mod forms;
mod letter;
mod pages;

use axum::Router;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use jiff::civil::Date;
use practice::early_care::{self, Habit, Nights, Refused, Stay, Telling};
use practice::people::{Person, Role};
use practice::{Label, PersonId, StayId, label::Facet};
use serde::Deserialize;

use crate::accounts::refused;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::open::{ChildAt, Open, StayAt, answered};
use crate::state::App;
use crate::ui::form::FieldError;
use crate::urls;
use crate::words::{Language, Words};

pub use pages::nature::by_nature;

/// The routes of early care.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/families/{family}/early-care/{child}", get(show))
        .route("/families/{family}/early-care/{child}/stays/new", get(new_stay).post(tell_new))
        .route("/families/{family}/early-care/{child}/stays/{stay}", get(ask_stay).post(tell_stay))
        .route(
            "/families/{family}/early-care/{child}/habits/{habit}",
            get(ask_habit).post(tell_habit),
        )
        .route("/families/{family}/early-care/{child}/letter", get(show_letter).post(give))
}

/// The child an address names; anybody else has no early care here.
fn child(open: &Open, id: PersonId) -> Result<Person, Error> {
    let known = open.family.people.get(id).filter(|known| known.role == Role::Child);
    known.cloned().ok_or(Error::NotFound)
}

/// The nights of a child who is born and lives; of a child who died nothing is counted.
fn nights<'a>(open: &'a Open, child: &Person) -> Option<Nights<'a>> {
    let born = child.born().filter(|_| child.died.is_none())?;
    Some(Nights::of(&open.family.early_care.stays(child.id), born, open.today))
}

/// What is the child's own and told by nobody in confidence.
fn for_all(child: PersonId) -> Label {
    Label::of(Facet::Child(child)).about([child])
}

async fn show(open: Open, ChildAt(id): ChildAt) -> Result<Response, Error> {
    let child = child(&open, id)?;
    Ok(pages::show(&open, &child).into_response())
}

async fn new_stay(open: Open, ChildAt(id): ChildAt) -> Result<Response, Error> {
    open.require_write()?;
    let child = child(&open, id)?;
    Ok(pages::stay::page(&open, (&child, None), &forms::blank(), &[]).into_response())
}

async fn tell_new(open: Open, ChildAt(id): ChildAt, fields: Fields) -> Result<Response, Error> {
    open.require_write()?;
    let act = fields.act()?;
    let child = child(&open, id)?;
    told(open, act, (&child, None), &fields).await
}

fn stay(open: &Open, child: PersonId, id: StayId) -> Result<Stay, Error> {
    let known = open.family.early_care.stay(id).filter(|known| known.child == child);
    known.cloned().ok_or(Error::NotFound)
}

async fn ask_stay(
    open: Open,
    ChildAt(id): ChildAt,
    StayAt(which): StayAt,
) -> Result<Response, Error> {
    open.require_write()?;
    let child = child(&open, id)?;
    let stay = stay(&open, id, which)?;
    let fields = forms::begun(&stay);
    Ok(pages::stay::page(&open, (&child, Some(&stay)), &fields, &[]).into_response())
}

async fn tell_stay(
    open: Open,
    ChildAt(id): ChildAt,
    StayAt(which): StayAt,
    fields: Fields,
) -> Result<Response, Error> {
    open.require_write()?;
    let act = fields.act()?;
    let child = child(&open, id)?;
    if open.happened(act) {
        return Ok(
            axum::response::Redirect::to(&urls::early_care(open.family.id, id)).into_response()
        );
    }
    let stay = stay(&open, id, which)?;
    told(open, act, (&child, Some(&stay)), &fields).await
}

/// Keeps a stay, told for the first time or anew.
async fn told(
    mut open: Open,
    act: u128,
    (child, known): (&Person, Option<&Stay>),
    fields: &Fields,
) -> Result<Response, Error> {
    let today = open.today;
    let mut reading = Reading::new(fields, open.who.words);
    let read = forms::stay(&mut reading, known, today).filter(|_| reading.problems.is_empty());
    let Some((account, told)) = read else {
        return Ok(refused(pages::stay::page(&open, (child, known), fields, &reading.problems)));
    };
    let telling = Telling {
        child: child.id,
        stay: known.map_or(StayId(act), |known| known.id),
        account,
        told,
        seen: known.map_or(0, |_| forms::seen(fields)),
        both: fields.get("both") == "yes",
    };
    let decide = |family: &practice::Family| {
        early_care::tell(family, telling.clone(), today).map(|one| vec![one])
    };
    let written = open.write(act, |_| Vec::new(), decide).await;
    answered(written, &urls::early_care(open.family.id, child.id), |reason| {
        // What was told meanwhile stands above the form now: it has been seen.
        let now = known.and_then(|known| open.family.early_care.stay(known.id));
        let mut fields = fields.clone();
        if let (Refused::AnotherStands, Some(now)) = (reason, now) {
            forms::see(&mut fields, now);
        }
        pages::stay::page(
            &open,
            (child, now.or(known)),
            &fields,
            &[problem(open.who.words, reason)],
        )
    })
}

fn habit(code: &str) -> Result<Habit, Error> {
    Habit::parse(code).ok_or(Error::NotFound)
}

type HabitAt = Path<(String, String, String)>;

async fn ask_habit(
    open: Open,
    ChildAt(id): ChildAt,
    Path((.., code)): HabitAt,
) -> Result<Response, Error> {
    let habit = habit(&code)?;
    let child = child(&open, id)?;
    Ok(pages::habit::page(&open, (&child, habit), &forms::blank(), &[]).into_response())
}

async fn tell_habit(
    mut open: Open,
    ChildAt(id): ChildAt,
    Path((.., code)): HabitAt,
    fields: Fields,
) -> Result<Response, Error> {
    open.require_write()?;
    let act = fields.act()?;
    let habit = habit(&code)?;
    let child = child(&open, id)?;
    let mut reading = Reading::new(&fields, open.who.words);
    let read = forms::habit(&mut reading, open.today).filter(|_| reading.problems.is_empty());
    let Some(answer) = read else {
        let problems = reading.problems;
        return Ok(refused(pages::habit::page(&open, (&child, habit), &fields, &problems)));
    };
    let decide = |family: &practice::Family| {
        early_care::used_to(family, id, habit, answer.clone()).map(|one| vec![one])
    };
    let written = open.write(act, |_| Vec::new(), decide).await;
    answered(written, &urls::early_care(open.family.id, id), |reason| {
        let problems = [problem(open.who.words, reason)];
        pages::habit::page(&open, (&child, habit), &fields, &problems)
    })
}

/// The language a letter is asked for in.
#[derive(Deserialize)]
struct Asked {
    #[serde(default, rename = "in")]
    language: String,
}

async fn show_letter(
    open: Open,
    ChildAt(id): ChildAt,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let child = child(&open, id)?;
    let language = Language::parse(&asked.language).unwrap_or(open.who.words.language());
    let mut fields = forms::blank();
    fields.set("on", open.today.to_string());
    let written = letter::sentences(&open, Words::of(language), &child);
    fields.0.extend(written.into_iter().map(|one| ("says".to_owned(), one.code)));
    Ok(pages::letter::page(&open, (&child, language), &fields, &[]).into_response())
}

/// Shows the letter without the sentences that were left out, or keeps it as it was given.
async fn give(mut open: Open, ChildAt(id): ChildAt, fields: Fields) -> Result<Response, Error> {
    open.require_write()?;
    let act = fields.act()?;
    let child = child(&open, id)?;
    let mut reading = Reading::new(&fields, open.who.words);
    let language = Language::parse(fields.get("language"));
    let language = language.unwrap_or(open.who.words.language());
    let page = |open: &Open, problems: &[FieldError]| {
        pages::letter::page(open, (&child, language), &fields, problems)
    };
    if fields.get("do") == "look" {
        return Ok(page(&open, &[]).into_response());
    }
    let given = forms::given(&mut reading);
    let Some((to, on)) = given.filter(|_| reading.problems.is_empty()) else {
        return Ok(refused(page(&open, &reading.problems)));
    };
    let today: Date = open.today;
    let decide = |open: &Open| {
        // What goes in is composed anew from the record; the form only names what was left in.
        let kept = letter::kept(open, (&child, language), &fields);
        let letter = letter::as_given(kept, language, (to.clone(), on));
        early_care::give(&open.family, id, letter, today).map(|one| vec![one])
    };
    let written = open.write_by_whole(act, |_| Vec::new(), decide).await;
    let then = format!("{}?in={}", urls::letter(open.family.id, id), language.code());
    answered(written, &then, |reason| page(&open, &[problem(open.who.words, reason)]))
}

fn problem(words: Words, reason: Refused) -> FieldError {
    FieldError { field: reason.field().to_owned(), text: words.say(reason.code()) }
}
