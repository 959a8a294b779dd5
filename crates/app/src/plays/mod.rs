// SPDX-License-Identifier: AGPL-3.0-or-later
//! Plays: an agency's box of small plays, what a family plays with a child, and what happened each time, first to last.

mod forms;
mod in_box;
pub mod in_note;
mod one;
mod pages;

use axum::Router;
use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use jiff::Timestamp;
use practice::people::{Person, Role};
use practice::plays::{self, Refused};
use practice::text::{LINE_MAX, Text};
use practice::{PersonId, PlayId, TryId};
use record::Record;

use crate::accounts::refused;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::open::{ChildAt, Hand, Open, answered};
use crate::state::App;
use crate::ui::form::FieldError;
use crate::urls;
use crate::voices;
use crate::words::Language;

use in_box::lists::{Boxed, Small, Wording};
use in_box::looking::Asked;
use pages::{Shown, Typed};

pub use pages::{of_visit, on_story, waiting, way_there};

/// The routes of plays.
pub fn routes() -> Router<App> {
    Router::new()
        .merge(in_box::routes())
        .route("/families/{family}/plays/{child}", get(show).post(add))
        .route("/families/{family}/plays/{child}/{play}", get(one::page).post(one::change))
        .route("/families/{family}/plays/{child}/{play}/fridge", get(one::fridge))
}

/// A play as a family knows it, or as it lies in the box.
#[derive(Clone)]
pub struct Which {
    id: PlayId,
    title: Text,
    boxed: bool,
    /// How it goes, and in which language, where somebody said.
    goes: Option<(String, String)>,
    /// What it needs and for which age, where it lies in the box.
    small: Option<Small>,
}

impl Which {
    /// One of which nobody said how it goes.
    fn called(id: PlayId, title: Text, boxed: bool) -> Self {
        Self { id, title, boxed, goes: None, small: None }
    }

    /// One of the box.
    fn boxed(one: &Boxed, language: Language) -> Option<Self> {
        let worded = one.small.worded(language)?;
        let title = Text::line(&worded.title, LINE_MAX).ok()?;
        let goes = Some((worded.language.clone(), worded.how.clone()));
        let small = Some(one.small.clone());
        Some(Self { id: one.id, title, boxed: true, goes, small })
    }

    /// One of the family's own, or one that was only named.
    fn of_family(open: &Open, child: PersonId, id: PlayId) -> Option<Self> {
        let plays = &open.family.plays;
        if let Some(own) = plays.own(id).filter(|own| own.now.child == child) {
            let goes = Some((own.now.language.clone(), own.now.how.to_string()));
            let title = own.now.title.clone();
            return Some(Self { goes, ..Self::called(id, title, false) });
        }
        let every = plays.tries(child, id);
        let tried = every.last().map(|one| (one.tried.title.clone(), one.tried.boxed));
        let all = plays.for_next_time(child).into_iter();
        let mut chosen = all.filter(|one| one.chosen.play == id);
        let chosen = chosen.next().map(|one| (one.chosen.title.clone(), one.chosen.boxed));
        let (title, boxed) = tried.or(chosen)?;
        Some(Self::called(id, title, boxed))
    }
}

/// What a play of the agency's box is called.
pub struct Titled {
    id: PlayId,
    title: String,
    /// Whether it was taken out of the box: it is offered only where it was chosen already.
    is_out: bool,
}

/// Brings the titles of the box to where a note is written, in the language of what the family keeps.
pub async fn bring_box(open: &mut Open) -> Result<(), Error> {
    let language = voices::language(open).await?;
    let all = in_box::lists::all(&open.app.record).await?;
    let called = |one: &Boxed| {
        let title = one.title(language).to_owned();
        Titled { id: one.id, title, is_out: one.out.is_some() }
    };
    let mut titles: Vec<Titled> = all.iter().map(called).collect();
    titles.sort_by_key(|one| one.title.to_lowercase());
    open.in_box = titles;
    Ok(())
}

/// Fills the box of the made-up agency.
pub async fn fill_box(record: &Record, author: u128, made: Timestamp) -> Result<(), Error> {
    let mut all = Vec::new();
    for one in &crate::demo::BOX {
        let wordings = Language::ALL.into_iter().zip(one.wordings);
        let wordings = wordings.map(|(language, (title, how, needs))| Wording {
            language: language.code().to_owned(),
            title: title.to_owned(),
            how: how.to_owned(),
            needs: needs.iter().map(|need| (*need).to_owned()).collect(),
        });
        let (from_months, to_months) = one.months;
        let nothing_to_buy = one.nothing_to_buy;
        let small = Small { wordings: wordings.collect(), nothing_to_buy, from_months, to_months };
        let boxed = Boxed { id: PlayId(one.id), author, version: 1, made, out: None, small };
        all.push(in_box::lists::put(record, &boxed).await?);
    }
    record.store().write(all).await?;
    Ok(())
}

/// The child an address names; nobody plays with anybody else here.
fn child(open: &Open, id: PersonId) -> Result<Person, Error> {
    let known = open.family.people.get(id).filter(|known| known.role == Role::Child);
    known.cloned().ok_or(Error::NotFound)
}

async fn show(
    open: Open,
    ChildAt(id): ChildAt,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let child = child(&open, id)?;
    let language = voices::language(&open).await?;
    let all = in_box::lists::all(&open.app.record).await?;
    let fields = forms::blank(&open, language);
    let shown = Shown { all: &all, asked: &asked, language };
    let typed = Typed { fields: &fields, errors: &[] };
    Ok(pages::show(&open, &child, shown, typed).into_response())
}

/// What somebody tells on a child's page of plays.
#[derive(Clone)]
enum Told {
    /// A song or a game of their own.
    Own(forms::Keeping),
    /// Something else they played.
    Named(Text, forms::Trying),
}

/// Keeps a play of the family's own, or that something else was played.
async fn add(mut open: Open, ChildAt(id): ChildAt, fields: Fields) -> Result<Response, Error> {
    Hand::writing(&open)?;
    let act = fields.act()?;
    let child = child(&open, id)?;
    let language = voices::language(&open).await?;
    let all = in_box::lists::all(&open.app.record).await?;
    let nothing = Asked::default();
    let shown = Shown { all: &all, asked: &nothing, language };
    let mut reading = Reading::new(&fields, open.who.words);
    let told = match fields.get("do") {
        "keep" => forms::keeping(&mut reading, &open, forms::OWN).map(Told::Own),
        "named" => {
            let title = forms::named(&mut reading, &format!("title{}", forms::NAMED));
            forms::trying(&mut reading, &open, forms::NAMED).map(|one| Told::Named(title, one))
        }
        _ => return Err(Error::BadRequest("nothing to tell of plays is called so")),
    };
    let page = |open: &Open, errors: &[FieldError]| {
        pages::show(open, &child, shown, Typed { fields: &fields, errors })
    };
    let Some(told) = told.filter(|_| reading.problems.is_empty()) else {
        return Ok(refused(page(&open, &reading.problems)));
    };
    let decide = |open: &Open| {
        let (family, hand) = (&open.family, voices::hand(open));
        match &told {
            Told::Own(keeping) => {
                let part = open.part_of_day(open.today, keeping.asked.person());
                let kept = keeping.settled(open, id, part);
                plays::keep(family, PlayId(act), kept, hand).map(|one| vec![one])
            }
            Told::Named(title, trying) => {
                let which = Which::called(PlayId(act), title.clone(), false);
                let part = open.part_of_day(trying.day, trying.asked.person());
                let tried = trying.settled(open, (id, &which), (part, None));
                plays::try_out(family, TryId(act), tried, (hand, open.today)).map(|one| vec![one])
            }
        }
    };
    let written = open.write_by_whole(act, |_| Vec::new(), decide).await;
    let ending = if matches!(told, Told::Own(_)) { forms::OWN } else { forms::NAMED };
    answered(written, &urls::play(open.family.id, id, PlayId(act)), |reason| {
        page(&open, &[problem(&open, reason, ending)])
    })
}

fn problem(open: &Open, reason: Refused, ending: &str) -> FieldError {
    let field = format!("{}{ending}", reason.field());
    FieldError { field, text: open.who.words.say(reason.code()) }
}
