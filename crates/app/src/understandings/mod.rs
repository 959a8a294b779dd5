// SPDX-License-Identifier: AGPL-3.0-or-later
//! Understandings: how those who do the work understand what is between two, side by side; said otherwise, laid aside, taken up.

mod forms;
mod pages;
mod rewording;

use axum::Router;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use maud::Markup;
use practice::access::{Screen, may_read};
use practice::understandings::{self, Refused};
use practice::{Facet, Label, Labelled, RelationshipId, UnderstandingId};

use crate::accounts::refused;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::open::{Open, RelationshipAt, UnderstandingAt, answered};
use crate::state::App;
use crate::ui::form::FieldError;
use crate::urls;

use forms::ending;
pub use pages::elsewhere::{before_visit, on_relationship};

/// The routes of understandings.
pub fn routes() -> Router<App> {
    Router::new()
        .route(
            "/families/{family}/relationships/{relationship}/understandings",
            get(show).post(hold),
        )
        .route("/families/{family}/understandings/{understanding}", post(say_otherwise))
        .route("/families/{family}/understandings/{understanding}/lay-aside", post(lay_aside))
        .route("/families/{family}/understandings/{understanding}/take-up", post(take_up))
        .route("/families/{family}/understandings/{understanding}/take-back", post(take_back))
}

/// Whether whoever looks reads them: those who do the work, alone with the screen.
fn may_see(open: &Open) -> bool {
    let theirs = Label::of(Facet::Practitioner);
    open.who.is_staff() && open.reader.screen == Screen::Own && may_read(&open.reader, &theirs, &[])
}

/// Whether they may write one.
fn may_tell(open: &Open) -> bool {
    may_see(open) && open.may_write()
}

async fn show(open: Open, RelationshipAt(id): RelationshipAt) -> Result<Response, Error> {
    let known = open.family.relationships.get(id).filter(|_| may_see(&open));
    let known = known.ok_or(Error::NotFound)?;
    Ok(pages::show(&open, known, (&Fields::begun(), &[])).into_response())
}

/// Holds an understanding more.
async fn hold(
    mut open: Open,
    RelationshipAt(of): RelationshipAt,
    fields: Fields,
) -> Result<Response, Error> {
    let act = telling(&open, &fields)?;
    open.family.relationships.get(of).ok_or(Error::NotFound)?;
    let sent = Sent { act, of, one: None, fields: &fields, field: forms::WORDS };
    let mut reading = Reading::new(&fields, open.who.words);
    let account = forms::account(&mut reading, "", open.today);
    let decide = |open: &Open| {
        understandings::hold(&open.family, (UnderstandingId(act), of), account.clone())
    };
    sent.write(&mut open, &reading.problems, decide).await
}

/// Says one otherwise; what stood before stays.
async fn say_otherwise(
    mut open: Open,
    UnderstandingAt(one): UnderstandingAt,
    fields: Fields,
) -> Result<Response, Error> {
    let sent = Sent::about(&open, one, &fields, forms::WORDS)?;
    let mut reading = Reading::new(&fields, open.who.words);
    let account = forms::account(&mut reading, &ending(one), open.today);
    let seen = (one, forms::began_from(&fields));
    let decide = |open: &Open| understandings::say_otherwise(&open.family, seen, account.clone());
    sent.write(&mut open, &reading.problems, decide).await
}

/// Lays one aside, with why.
async fn lay_aside(
    mut open: Open,
    UnderstandingAt(one): UnderstandingAt,
    fields: Fields,
) -> Result<Response, Error> {
    let sent = Sent::about(&open, one, &fields, forms::WHY)?;
    let mut reading = Reading::new(&fields, open.who.words);
    let why = reading.narrative(&format!("{}{}", forms::WHY, ending(one)));
    let (seen, today) = ((one, forms::began_from(&fields)), open.today);
    let decide = |open: &Open| understandings::lay_aside(&open.family, seen, why.clone(), today);
    sent.write(&mut open, &reading.problems, decide).await
}

/// Takes up again what was laid aside.
async fn take_up(
    mut open: Open,
    UnderstandingAt(one): UnderstandingAt,
    fields: Fields,
) -> Result<Response, Error> {
    let sent = Sent::about(&open, one, &fields, forms::ONE)?;
    let (seen, today) = ((one, forms::began_from(&fields)), open.today);
    let decide = |open: &Open| understandings::take_up(&open.family, seen, today);
    sent.write(&mut open, &[], decide).await
}

/// Takes the last step back.
async fn take_back(
    mut open: Open,
    UnderstandingAt(one): UnderstandingAt,
    fields: Fields,
) -> Result<Response, Error> {
    let sent = Sent::about(&open, one, &fields, forms::ONE)?;
    let seen = (one, forms::began_from(&fields));
    let by = (open.who.practitioner(), open.today);
    let decide = |open: &Open| understandings::take_back(&open.family, seen, open.said(), by);
    sent.write(&mut open, &[], decide).await
}

/// A form that was sent: its act, whose relationship it is of and which understanding, and the field that lacks where the
/// rules refuse it.
struct Sent<'a> {
    act: u128,
    of: RelationshipId,
    one: Option<UnderstandingId>,
    fields: &'a Fields,
    field: &'static str,
}

impl<'a> Sent<'a> {
    /// A form about one there is, or was until it was taken back.
    fn about(
        open: &Open,
        one: UnderstandingId,
        fields: &'a Fields,
        field: &'static str,
    ) -> Result<Self, Error> {
        let act = telling(open, fields)?;
        let of = open.family.understandings.was_of(one).ok_or(Error::NotFound)?;
        Ok(Self { act, of, one: Some(one), fields, field })
    }

    /// Keeps what is decided and leads back to the page; with what lacks, or what the rules refuse, it is the page again.
    async fn write(
        &self,
        open: &mut Open,
        problems: &[FieldError],
        decide: impl Fn(&Open) -> Result<Labelled, Refused>,
    ) -> Result<Response, Error> {
        if !problems.is_empty() {
            return Ok(refused(self.again(open, problems)?));
        }
        let decide = |open: &Open| decide(open).map(|one| vec![one]);
        let written = open.write_by_whole(self.act, |_| Vec::new(), decide).await;
        let to = urls::understandings(open.family.id, self.of);
        answered(written, &to, |reason| {
            let ending = self.one.map(ending).unwrap_or_default();
            let text = open.who.words.say(reason.code());
            let problem = FieldError { field: format!("{}{ending}", self.field), text };
            self.again(open, &[problem]).unwrap_or_default()
        })
    }

    /// The page again, with what was typed and what lacks.
    fn again(&self, open: &Open, errors: &[FieldError]) -> Result<Markup, Error> {
        let known = open.family.relationships.get(self.of).ok_or(Error::NotFound)?;
        let gone = self.one.filter(|one| open.family.understandings.get(*one).is_none());
        let Some(one) = gone else {
            return Ok(pages::show(open, known, (self.fields, errors)));
        };
        let fields = forms::in_new_form(one, self.fields);
        // Where nothing was typed, nothing is asked for in its place.
        let typed = !fields.get(forms::WORDS).is_empty();
        let field = if typed { forms::WORDS } else { forms::ALL }.to_owned();
        let gone = open.who.words.say("understood-gone");
        let of_page = |error: &FieldError| {
            let text = if typed { &error.text } else { &gone };
            FieldError { field: field.clone(), text: text.clone() }
        };
        let errors: Vec<FieldError> = errors.iter().map(of_page).collect();
        Ok(pages::show(open, known, (&fields, &errors)))
    }
}

/// The number of the act of a form; ends the request of somebody who may not write here.
fn telling(open: &Open, fields: &Fields) -> Result<u128, Error> {
    if !may_tell(open) {
        return Err(Error::Forbidden);
    }
    fields.act()
}
