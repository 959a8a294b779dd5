// SPDX-License-Identifier: AGPL-3.0-or-later
//! Observations: what a caregiver sends at any hour and what whoever visits saw, side by side; it waits for the visit.

mod forms;
pub mod in_note;
mod pages;

use axum::Router;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use practice::observations::{self, Observation, Refused};
use practice::text::Text;
use practice::{Facet, Labelled, ObservationId, attachments};

use crate::accounts::refused;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::open::{Hand, ObservationAt, Open, answered};
use crate::state::App;
use crate::ui::form::FieldError;
use crate::voices;

use pages::Typed;

pub use pages::before::since;
pub use pages::{newest, of_visit, own_on_story};

/// The routes of observations.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/families/{family}/observations", get(show).post(see))
        .route("/families/{family}/observations/{observation}", post(change))
}

async fn show(open: Open) -> Response {
    pages::show(&open, Typed { fields: &forms::blank(&open), errors: &[] }).into_response()
}

/// Keeps what somebody saw.
async fn see(mut open: Open, fields: Fields) -> Result<Response, Error> {
    Hand::writing(&open)?;
    let act = fields.act()?;
    let mut reading = Reading::new(&fields, open.who.words);
    let told = forms::seen(&mut reading, &open);
    let Some((asked, told)) = told.filter(|_| reading.problems.is_empty()) else {
        let typed = Typed { fields: &fields, errors: &reading.problems };
        return Ok(refused(pages::show(&open, typed)));
    };
    let decide = |open: &Open| {
        let part = open.part_of_day(told.day, asked.person());
        let seen = told.clone().by(asked.settled(open, told.child, part));
        let by = (voices::hand(open), open.today);
        observations::see(&open.family, ObservationId(act), seen, by).map(|one| vec![one])
    };
    let written = open.write_by_whole(act, |_| Vec::new(), decide).await;
    answered(written, &forms::back(&open, &fields), |reason| {
        let errors = [problem(&open, reason)];
        pages::show(&open, Typed { fields: &fields, errors: &errors })
    })
}

/// What becomes of an observation.
#[derive(Clone, Copy)]
enum Becomes {
    Talked,
    Back,
}

/// Says that it was talked about, or takes it back.
async fn change(
    mut open: Open,
    ObservationAt(id): ObservationAt,
    fields: Fields,
) -> Result<Response, Error> {
    let hand = Hand::writing(&open)?;
    let act = fields.act()?;
    let to = forms::back(&open, &fields);
    if open.happened(act) {
        return Ok(axum::response::Redirect::to(&to).into_response());
    }
    let known = open.family.observations.get(id).ok_or(Error::NotFound)?;
    let becomes = match fields.get("do") {
        "talked" if hand == Hand::Team => Becomes::Talked,
        "take-back" if known.is_of(voices::hand(&open)) => Becomes::Back,
        _ => return Err(Error::NotFound),
    };
    let decide = |open: &Open| match becomes {
        Becomes::Talked => talked(open, id).map(|one| vec![one]),
        Becomes::Back => gone(open, id),
    };
    let written = open.write_by_whole(act, |_| Vec::new(), decide).await;
    answered(written, &to, |problem| {
        let fields = forms::blank(&open);
        pages::show(&open, Typed { fields: &fields, errors: &[problem] })
    })
}

/// That it was talked about, outside of a note: with whoever told it, as things are now.
fn talked(open: &Open, id: ObservationId) -> Result<Labelled, FieldError> {
    let known = open.family.observations.get(id);
    let teller: Vec<_> = known.and_then(|known| known.seen.told.person()).into_iter().collect();
    let part = match open.part_of_day(open.today, teller.first().copied()) {
        Facet::Together => open.part_now(&teller),
        part => part,
    };
    let one = observations::talk(&open.family, id, (None, open.today), part);
    one.map_err(|reason| problem(open, reason))
}

/// That it is gone, and with it what its owner kept beside it, the way everything of that kind goes.
fn gone(open: &Open, id: ObservationId) -> Result<Vec<Labelled>, FieldError> {
    let hand = voices::hand(open);
    let later = shared_later(open, id);
    let one = observations::take_back(&open.family, id, (hand, open.today), &later);
    let mut all = vec![one.map_err(|reason| problem(open, reason))?];
    let by = attachments::Hand { by: hand.by, person: hand.person };
    for known in open.family.attachments.of_observation(id).filter(|known| by.brought(known)) {
        let (attachment, on) = (known.kept.attachment, open.today);
        let removing = attachments::Removing { attachment, why: Text::default(), on };
        let gone = attachments::remove(&open.family, &open.whole().whole, &removing, by);
        all.push(gone.map_err(|reason| FieldError {
            field: "saw".to_owned(),
            text: open.who.words.say(reason.code()),
        })?);
    }
    Ok(all)
}

/// Whom of the family it was shared with after it was written.
fn shared_later(open: &Open, id: ObservationId) -> Vec<practice::PersonId> {
    let whole = open.whole();
    let is = |event: &practice::Event| matches!(event, practice::Event::Observations(observations::Event::Seen { observation, .. }) if *observation == id);
    let entry = whole.said.iter().find(|said| is(&said.event));
    entry.map(|said| whole.whole.rights.shared_with(said.id).to_vec()).unwrap_or_default()
}

/// Whether whoever looks may take it back.
fn may_take_back(open: &Open, known: &Observation) -> bool {
    Hand::of(open) != Hand::Nobody && known.is_of(voices::hand(open))
}

fn problem(open: &Open, reason: Refused) -> FieldError {
    FieldError { field: reason.field().to_owned(), text: open.who.words.say(reason.code()) }
}
