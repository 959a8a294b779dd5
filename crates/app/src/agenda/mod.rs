// SPDX-License-Identifier: AGPL-3.0-or-later
//! The agenda: what a family wants to talk about at the next visit, written by a caregiver herself or as it was told.

mod forms;
mod pages;

use axum::Router;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use practice::agenda::{self, Refused, Told, Topic, Way};
use practice::{Labelled, TopicId};

use crate::accounts::refused;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::open::{Hand, Open, TopicAt, answered};
use crate::state::App;
use crate::ui::form::FieldError;

use pages::Typed;

pub use pages::{first, in_short, of_visit, own_on_story};

/// The routes of the agenda.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/families/{family}/agenda", get(show).post(say))
        .route("/families/{family}/agenda/{matter}", post(change))
}

impl Hand {
    /// Whether they may say a topic anew, or take it back: a caregiver her own, the team what it wrote down.
    fn changes(self, topic: &Topic) -> bool {
        match self {
            Self::Team => topic.told.way != Way::OwnPage,
            Self::Own(me) => topic.told.teller == me && topic.told.whose == Some(me),
            Self::Nobody => false,
        }
    }
}

async fn show(open: Open) -> Response {
    let typed = Typed { fields: &Fields::begun(), about: None, errors: &[] };
    pages::show(&open, typed).into_response()
}

/// Keeps what somebody wants to talk about.
async fn say(mut open: Open, fields: Fields) -> Result<Response, Error> {
    let hand = Hand::writing(&open)?;
    let act = fields.act()?;
    let mut reading = Reading::new(&fields, open.who.words);
    let told = forms::told(&mut reading, &open);
    let Some(told) = told.filter(|_| reading.problems.is_empty()) else {
        let typed = Typed { fields: &fields, about: None, errors: &reading.problems };
        return Ok(refused(pages::show(&open, typed)));
    };
    let id = TopicId(act);
    let decide = |open: &Open| {
        let whose = told.whose.or_else(|| forms::kept(open, &told));
        let told = Told { whose, ..told.clone() };
        agenda::say(&open.family, id, told, hand.person()).map(|one| vec![one])
    };
    let written = open.write_by_whole(act, |_| Vec::new(), decide).await;
    answered(written, &forms::back(&open, &fields), |reason| {
        let errors = [problem(&open, reason, reason.field().to_owned())];
        pages::show(&open, Typed { fields: &fields, about: None, errors: &errors })
    })
}

/// What is said of a topic.
#[derive(Clone)]
enum Saying {
    Anew(Told),
    Back,
    Answer(agenda::Answer, jiff::civil::Date),
}

/// Says a topic anew, takes it back, or says that it was talked about or can wait.
async fn change(mut open: Open, TopicAt(id): TopicAt, fields: Fields) -> Result<Response, Error> {
    let hand = Hand::writing(&open)?;
    let act = fields.act()?;
    let known = open.family.agenda.get(id).ok_or(Error::NotFound)?.clone();
    let mut reading = Reading::new(&fields, open.who.words);
    let saying = match fields.get("do") {
        "take-back" if hand.changes(&known) => Saying::Back,
        "change" if hand.changes(&known) => {
            Saying::Anew(forms::anew(&mut reading, &open, (id, &known.told)))
        }
        code if hand == Hand::Team => {
            let answer = agenda::Answer::ALL.into_iter().find(|answer| answer.code() == code);
            let answer = answer.ok_or(Error::NotFound)?;
            Saying::Answer(answer, forms::day_of(&open, &fields, answer))
        }
        _ => return Err(Error::NotFound),
    };
    if !reading.problems.is_empty() {
        let typed = Typed { fields: &fields, about: Some(id), errors: &reading.problems };
        return Ok(refused(pages::show(&open, typed)));
    }
    let (person, today) = (hand.person(), open.today);
    let decide = |open: &Open| -> Result<Vec<Labelled>, Refused> {
        let (family, kept) = (&open.family, forms::kept(open, &known.told));
        let one = match saying.clone() {
            Saying::Anew(told) => {
                let whose = told.whose.or(kept);
                agenda::say(family, id, Told { whose, ..told }, person)
            }
            Saying::Back => agenda::take_back(family, id, (person, today)),
            Saying::Answer(answer, on) => agenda::answer(family, id, (answer, on), kept),
        };
        one.map(|one| vec![open.as_shared_now(one)])
    };
    let written = open.write_by_whole(act, |_| Vec::new(), decide).await;
    answered(written, &forms::back(&open, &fields), |reason| {
        let errors = [problem(&open, reason, forms::anew_field(id))];
        pages::show(&open, Typed { fields: &fields, about: Some(id), errors: &errors })
    })
}

fn problem(open: &Open, reason: Refused, field: String) -> FieldError {
    FieldError { field, text: open.who.words.say(reason.code()) }
}
