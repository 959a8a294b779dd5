// SPDX-License-Identifier: AGPL-3.0-or-later
//! Guidance for this baby: written for one who cares for the child, seen as she will read it, given, printed, and asked about.

mod forms;
pub mod in_note;
mod pages;

use axum::Router;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use jiff::civil::Date;
use practice::access::{Screen, may_read};
use practice::guidance::{self, Given, Guidance, Refused, Through, knows};
use practice::people::{Person, Role};
use practice::{Facet, GuidanceId, Label, PersonId};

use crate::accounts::refused;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::open::{ChildAt, GuidanceAt, Hand, Open, PersonAt, Seen, answered};
use crate::state::App;
use crate::tongues;
use crate::ui::form::FieldError;
use crate::urls;
use crate::voices;

use pages::View;

pub use pages::{before_visit, own_on_story, way_there};

/// The routes of guidance.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/families/{family}/guidance/{child}", get(list))
        .route("/families/{family}/guidance/{child}/for/{person}", get(begin).post(write))
        .route("/families/{family}/guidance/{child}/cards/{guidance}", get(show).post(change))
}

/// Whether whoever looks may give guidance: who reads what the team wrote, alone with the screen, while the work goes on.
fn may_give(open: &Open) -> bool {
    open.reader.screen == Screen::Own
        && open.may_write()
        && may_read(&open.reader, &Label::of(Facet::Practitioner), &[])
}

/// The child an address names. Of one who died or was lost there is no guidance: all of it is silent.
fn child(open: &Open, id: PersonId) -> Result<Person, Error> {
    let known = open.family.people.get(id).filter(|known| known.role == Role::Child);
    known.filter(|known| known.is_living()).cloned().ok_or(Error::NotFound)
}

/// Those who care for this child, live, and may know of the child today.
fn carers(open: &Open, child: PersonId) -> Vec<PersonId> {
    let whole = &open.whole().whole;
    open.carers().filter(|id| knows(whole, *id, child, open.today)).collect()
}

/// A family through the eyes of one it may be given to.
fn through<'a>(open: &'a Open, seen: &'a Seen<'a>) -> Through<'a> {
    Through { eyes: seen.eyes(), whole: &open.whole().whole, today: open.today }
}

/// All guidance that speaks to whoever looks, the newest first: to the one it was given to, and where it is for all to
/// each, while they may know of the child. Of what was put away nothing speaks, also where nobody here may know who did.
fn known(open: &Open) -> Vec<&Guidance> {
    let whole = &open.whole().whole;
    let theirs = |given: &Given| match Hand::of(open).person() {
        None => true,
        Some(me) => (given.to == me || given.for_all) && knows(whole, me, given.child, open.today),
    };
    let stands = |one: &&Guidance| theirs(&one.given) && whole.guidance_of(one.id).is_some();
    open.family.guidance().filter(stands).collect()
}

/// The cards that may stand on a screen others see: those for all, the newest first.
pub fn for_the_room(open: &Open) -> Vec<&Guidance> {
    known(open).into_iter().filter(|one| one.given.for_all).collect()
}

/// As it will be given: for all only where nobody of the family has to be kept safe.
fn settled(open: &Open, given: Given) -> Given {
    let for_all = given.for_all && open.part_now(&[given.to]) == Facet::Together;
    Given { for_all, ..given }
}

/// Whether one speaks to whoever looks.
pub fn speaks(open: &Open, which: GuidanceId) -> bool {
    known(open).iter().any(|one| one.id == which)
}

/// What is asked about on a day, while the one it was given to may know of the child and the work goes on.
fn asked(open: &Open, on: Date) -> Vec<&Guidance> {
    if open.family.goodbye.ended.is_some() {
        return Vec::new();
    }
    let whole = &open.whole().whole;
    let theirs = |to: PersonId| Hand::of(open).person().is_none_or(|me| me == to);
    let now = |one: &&Guidance| {
        // What was answered is not asked again where whoever looks may not read the answer.
        whole.guidance_of(one.id).is_some_and(|known| known.is_asked(on))
            && theirs(one.given.to)
            && knows(whole, one.given.to, one.given.child, open.today)
    };
    known(open).into_iter().filter(now).collect()
}

async fn list(open: Open, ChildAt(id): ChildAt) -> Result<Response, Error> {
    let child = child(&open, id)?;
    Ok(pages::list(&open, &child).into_response())
}

/// For whom guidance for this child is begun.
fn for_whom(open: &Open, id: PersonId, person: PersonId) -> Result<Person, Error> {
    if !may_give(open) {
        return Err(Error::Forbidden);
    }
    let child = child(open, id)?;
    let goes_on = open.family.goodbye.ended.is_none();
    if goes_on && carers(open, id).contains(&person) { Ok(child) } else { Err(Error::NotFound) }
}

async fn begin(
    open: Open,
    ChildAt(id): ChildAt,
    PersonAt(person): PersonAt,
) -> Result<Response, Error> {
    let child = for_whom(&open, id, person)?;
    let theirs = open.language_of(person).await?;
    let mut fields = Fields::begun();
    fields.set("guide-language", tongues::of_person(&open, person, theirs).code);
    let seen = open.seen_by(person);
    Ok(pages::write(&open, (&child, &seen), &fields, &[]).into_response())
}

/// Shows it as she would read it, or gives it.
async fn write(
    mut open: Open,
    ChildAt(id): ChildAt,
    PersonAt(person): PersonAt,
    fields: Fields,
) -> Result<Response, Error> {
    if !may_give(&open) {
        return Err(Error::Forbidden);
    }
    let act = fields.act()?;
    let which = GuidanceId(act);
    let to = urls::guidance_card(open.family.id, id, which);
    if open.happened(act) {
        return Ok(Redirect::to(&to).into_response());
    }
    let child = for_whom(&open, id, person)?;
    let mut reading = Reading::new(&fields, open.who.words);
    let told = forms::telling(&mut reading, open.today);
    let told = {
        let seen = open.seen_by(person);
        let through = through(&open, &seen);
        let given = told
            .as_ref()
            .map(|told| settled(&open, told.given(&through, (&child, person), open.today)));
        if let Some(given) = &given
            && let Err(reason) = guidance::give(&open.family, &through, which, given.clone())
        {
            reading.problems.push(problem(&open, reason));
        }
        let (Some(told), Some(given)) = (told, given.filter(|_| reading.problems.is_empty()))
        else {
            return Ok(refused(pages::write(&open, (&child, &seen), &fields, &reading.problems)));
        };
        if fields.get("do") != "give" {
            let words = tongues::around(&open, &given.language, person).await?;
            let view = View { seen: &seen, given: &given, by: open.who.practitioner(), words };
            return Ok(pages::preview(&open, &child, &fields, &view).into_response());
        }
        told
    };
    let decide = |open: &Open| {
        let seen = open.seen_by(person);
        let through = through(open, &seen);
        let given = settled(open, told.given(&through, (&child, person), open.today));
        guidance::give(&open.family, &through, which, given).map(|one| vec![one])
    };
    let written = open.write_by_whole(act, |_| Vec::new(), decide).await;
    answered(written, &to, |reason| {
        let problems = [problem(&open, reason)];
        pages::write(&open, (&child, &open.seen_by(person)), &fields, &problems)
    })
}

/// Guidance for a child that speaks to whoever looks.
fn found(open: &Open, id: PersonId, which: GuidanceId) -> Result<&Guidance, Error> {
    let all = known(open).into_iter();
    let mut of = all.filter(|one| one.given.child == id && one.id == which);
    of.next().ok_or(Error::NotFound)
}

async fn show(
    open: Open,
    ChildAt(id): ChildAt,
    GuidanceAt(which): GuidanceAt,
) -> Result<Response, Error> {
    card(&open, (id, which), &Fields::begun(), &[]).await.map(IntoResponse::into_response)
}

async fn card(
    open: &Open,
    (id, which): (PersonId, GuidanceId),
    fields: &Fields,
    errors: &[FieldError],
) -> Result<maud::Markup, Error> {
    let one = found(open, id, which)?;
    let seen = open.seen_by(one.given.to);
    let words = tongues::around(open, &one.given.language, one.given.to).await?;
    let view = View { seen: &seen, given: &one.given, by: one.by, words };
    Ok(pages::card(open, one, &view, (fields, errors)))
}

/// Says whether it came, or takes it back.
async fn change(
    mut open: Open,
    ChildAt(id): ChildAt,
    GuidanceAt(which): GuidanceAt,
    fields: Fields,
) -> Result<Response, Error> {
    Hand::writing(&open)?;
    let act = fields.act()?;
    let to = urls::guidance(open.family.id, id);
    if open.happened(act) {
        return Ok(Redirect::to(&to).into_response());
    }
    let child = child(&open, id)?;
    found(&open, id, which)?;
    if fields.get("do") == "take-back" {
        let decide = |open: &Open| {
            let hand = voices::hand(open);
            guidance::take_back(&open.family, which, hand, open.today).map(|one| vec![one])
        };
        let written = open.write_by_whole(act, |_| Vec::new(), decide).await;
        return answered(written, &to, |_| pages::list(&open, &child));
    }
    let mut reading = Reading::new(&fields, open.who.words);
    let told = forms::answer(&mut reading, &open, which);
    if told.is_none() && reading.problems.is_empty() {
        reading.problem(&forms::of(which, "came"), "guidance-refused-not-chosen");
    }
    let Some(told) = told.filter(|_| reading.problems.is_empty()) else {
        return Ok(refused(card(&open, (id, which), &fields, &reading.problems).await?));
    };
    let decide = |open: &Open| {
        let in_hand = (voices::hand(open), Facet::Together);
        guidance::answer(&open.family, which, told.clone(), in_hand).map(|one| vec![one])
    };
    match open.write_by_whole(act, |_| Vec::new(), decide).await {
        Err(crate::open::NotWritten::Refused(reason)) => {
            let errors = [answer_problem(&open, reason, which)];
            Ok(refused(card(&open, (id, which), &fields, &errors).await?))
        }
        written => answered(written, &to, |_| pages::list(&open, &child)),
    }
}

fn problem(open: &Open, reason: Refused) -> FieldError {
    FieldError { field: reason.field().to_owned(), text: open.who.words.say(reason.code()) }
}

/// The same of an answer, whose fields end with what it is about.
fn answer_problem(open: &Open, reason: Refused, which: GuidanceId) -> FieldError {
    let name = match reason {
        Refused::NotAhead => "again",
        Refused::NoAnswer => "how",
        Refused::UnknownTeller => "by",
        _ => "came",
    };
    FieldError { field: forms::of(which, name), text: open.who.words.say(reason.code()) }
}
