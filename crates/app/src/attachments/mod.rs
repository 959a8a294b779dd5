// SPDX-License-Identifier: AGPL-3.0-or-later
//! Attachments: pictures, voices and papers beside the words, and the sound of a name.

pub mod cleaning;
mod forms;
mod pages;
mod serving;
mod uploading;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Query, Request};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use practice::access::Relation;
use practice::attachments::{self, Attachment, Kept, Refused, Removing};
use practice::people::Person;
use practice::{AttachmentId, PersonId};
use serde::Deserialize;

use crate::accounts::refused;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::open::{AttachmentAt, Hand, NotWritten, Open, PersonAt, answered};
use crate::state::App;
use crate::ui::form::FieldError;
use crate::urls;
use crate::writing::entry_id;

pub use pages::{name_sound, names, of_observation, of_visit};
pub use serving::given;

/// The routes of pictures, voices and papers. What is uploaded is larger than a form.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/families/{family}/attachments", get(list).post(keep))
        .route("/families/{family}/attachments/{attachment}", get(serving::give))
        .route("/families/{family}/attachments/{attachment}/remove", get(ask).post(remove))
        .route("/families/{family}/people/{person}/sound", get(sound).post(keep_sound))
        .layer(DefaultBodyLimit::max(uploading::BODY_MAX))
}

/// For which visit, or beside what somebody saw, something is added.
#[derive(Deserialize)]
struct For {
    #[serde(default)]
    visit: String,
    #[serde(default)]
    observation: String,
}

async fn list(open: Open, Query(asked): Query<For>) -> Response {
    let mut fields = forms::begun(&open, &asked.visit);
    forms::beside(&mut fields, &open, &asked.observation);
    pages::list(&open, &fields, &[]).into_response()
}

/// Keeps a picture, a voice or a paper.
async fn keep(mut open: Open, request: Request) -> Result<Response, Error> {
    let hand = Hand::writing(&open)?;
    let sent = uploading::read(request).await?;
    let to = urls::attachments(open.family.id);
    let again =
        |open: &Open, fields: &Fields, problems: &[FieldError]| pages::list(open, fields, problems);
    let read = |reading: &mut Reading<'_>, open: &Open| forms::kept(reading, open, hand);
    uploaded(&mut open, sent, &to, read, again).await
}

/// Keeps how somebody's name sounds.
async fn keep_sound(
    mut open: Open,
    PersonAt(id): PersonAt,
    request: Request,
) -> Result<Response, Error> {
    let hand = Hand::writing(&open)?;
    let sent = uploading::read(request).await?;
    let person = person(&open, id)?;
    if matches!(hand, Hand::Own(me) if me != id) {
        return Err(Error::NotFound);
    }
    // Of somebody who died or has no name yet, none is said.
    if !pages::says(hand, &person) {
        return Err(Error::Forbidden);
    }
    let to = urls::name_sound(open.family.id, id);
    let again = |open: &Open, fields: &Fields, problems: &[FieldError]| {
        pages::sound(open, &person, fields, problems)
    };
    let read = |reading: &mut Reading<'_>, open: &Open| forms::sound(reading, open, hand, id);
    uploaded(&mut open, sent, &to, read, again).await
}

/// What was sent, read, cleaned and kept; or the form again, with what was typed.
async fn uploaded(
    open: &mut Open,
    sent: uploading::Sent,
    to: &str,
    read: impl Fn(&mut Reading<'_>, &Open) -> Option<Kept>,
    again: impl Fn(&Open, &Fields, &[FieldError]) -> maud::Markup,
) -> Result<Response, Error> {
    let uploading::Sent { fields, file } = sent;
    let act = fields.act()?;
    if open.happened(act) {
        return Ok(axum::response::Redirect::to(to).into_response());
    }
    let mut reading = Reading::new(&fields, open.who.words);
    let said = read(&mut reading, open);
    let mut problems = reading.problems;
    let clean = match uploading::cleaned(file).await? {
        Ok(clean) => Some(clean),
        Err(why) => {
            let text = pages::not_taken(open.who.words, why);
            problems.push(FieldError { field: "file".to_owned(), text });
            None
        }
    };
    let (Some(said), Some(clean), true) = (said, clean, problems.is_empty()) else {
        return Ok(refused(again(open, &fields, &problems)));
    };
    let kept = Kept {
        attachment: AttachmentId(entry_id(act, 0).0),
        form: clean.form,
        bytes: u64::try_from(clean.bytes.len()).unwrap_or(u64::MAX),
        ..said
    };
    let decide = |open: &Open| {
        attachments::keep(&open.family, &open.whole().whole, kept.clone(), whose(open))
    };
    let written = open.write_with_file(act, &clean.bytes, decide).await;
    answered(written, to, |reason| again(open, &fields, &[problem(open, reason)]))
}

fn problem(open: &Open, reason: Refused) -> FieldError {
    FieldError { field: reason.field().to_owned(), text: open.who.words.say(reason.code()) }
}

/// Whoever writes, as the rules of what is kept and removed ask for them.
fn whose(open: &Open) -> attachments::Hand {
    attachments::Hand { by: open.who.practitioner(), person: Hand::of(open).person() }
}

/// Whether the reader may remove this for good: a caregiver what she brought herself, the team what it may write;
/// nobody who opened the family in an emergency.
fn may_remove(open: &Open, known: &Attachment) -> bool {
    let calm = open.reader.relation != Relation::Emergency;
    let hand = whose(open);
    calm && open.may_write_under(&known.kept.label())
        && (hand.person.is_none() || hand.brought(known))
}

/// What is to be removed, by somebody who may.
fn removable(open: &Open, id: AttachmentId) -> Result<Attachment, Error> {
    let known = open.family.attachments.get(id).ok_or(Error::NotFound)?;
    if may_remove(open, known) { Ok(known.clone()) } else { Err(Error::Forbidden) }
}

/// Asks whether it is to go for good.
async fn ask(open: Open, AttachmentAt(id): AttachmentAt) -> Result<Response, Error> {
    Hand::writing(&open)?;
    let known = removable(&open, id)?;
    Ok(pages::remove(&open, &known, &Fields::begun(), &[]).into_response())
}

/// Removes it for good.
async fn remove(
    mut open: Open,
    AttachmentAt(id): AttachmentAt,
    fields: Fields,
) -> Result<Response, Error> {
    Hand::writing(&open)?;
    let to = urls::attachments(open.family.id);
    if fields.act().is_ok_and(|act| open.happened(act)) {
        return Ok(axum::response::Redirect::to(&to).into_response());
    }
    let known = removable(&open, id)?;
    let act = fields.act()?;
    let mut reading = Reading::new(&fields, open.who.words);
    let removing = Removing { attachment: id, why: reading.narrative("why"), on: open.today };
    if !reading.problems.is_empty() {
        return Ok(refused(pages::remove(&open, &known, &fields, &reading.problems)));
    }
    let decide = |open: &Open| {
        let whole = &open.whole().whole;
        let gone = attachments::remove(&open.family, whole, &removing, whose(open));
        gone.map(|one| vec![one])
    };
    let written: Result<(), NotWritten<Refused>> =
        open.write_by_whole(act, |_| Vec::new(), decide).await;
    answered(written, &to, |reason| {
        pages::remove(&open, &known, &fields, &[problem(&open, reason)])
    })
}

fn person(open: &Open, id: PersonId) -> Result<Person, Error> {
    open.family.people.get(id).cloned().ok_or(Error::NotFound)
}

async fn sound(open: Open, PersonAt(id): PersonAt) -> Result<Response, Error> {
    let person = person(&open, id)?;
    let fields = forms::begun(&open, "");
    Ok(pages::sound(&open, &person, &fields, &[]).into_response())
}
