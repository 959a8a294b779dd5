// SPDX-License-Identifier: AGPL-3.0-or-later
//! One play with a child: what is told of it, chosen for next time, taken back, and how it goes, on paper too.

use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use practice::people::Person;
use practice::plays::{self, Event, Kept, Refused, Tried};
use practice::relationships::Party;
use practice::{ChoiceId, Facet, Labelled, PersonId, PlayId, TryId};
use serde::Deserialize;

use super::pages::{Typed, fridge as paper, one as pages};
use super::{Which, child, forms, in_box, problem};
use crate::accounts::refused;
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::open::{ChildAt, Hand, Open, PlayAt, answered};
use crate::ui::form::FieldError;
use crate::urls;
use crate::voices;
use crate::voices::forms::Asked;
use crate::words::Language;

/// The play an address names: the family's own, or of the box. One that is out of the box is there where the family
/// knows it.
async fn which(
    open: &Open,
    (child, id): (PersonId, PlayId),
    language: Language,
) -> Result<Which, Error> {
    let known = Which::of_family(open, child, id);
    if let Some(known) = known.as_ref().filter(|known| !known.boxed) {
        return Ok(known.clone());
    }
    let boxed = in_box::lists::one(&open.app.record, id).await?;
    let boxed = boxed.filter(|one| one.out.is_none() || known.is_some());
    let boxed = boxed.and_then(|one| Which::boxed(&one, language));
    boxed.or(known).ok_or(Error::NotFound)
}

/// The page of one play.
pub async fn page(
    open: Open,
    ChildAt(id): ChildAt,
    PlayAt(play): PlayAt,
) -> Result<Response, Error> {
    let child = child(&open, id)?;
    let language = voices::language(&open).await?;
    let which = which(&open, (id, play), language).await?;
    let fields = forms::blank(&open, language);
    let typed = Typed { fields: &fields, errors: &[] };
    Ok(pages::page(&open, &child, &which, typed).into_response())
}

/// The language a page is asked for in.
#[derive(Deserialize)]
pub struct In {
    #[serde(default, rename = "in")]
    language: String,
}

/// How a play goes, on a page to print, in the language somebody who cares for the child reads in, unless another is
/// asked for.
pub async fn fridge(
    open: Open,
    ChildAt(id): ChildAt,
    PlayAt(play): PlayAt,
    Query(asked): Query<In>,
) -> Result<Response, Error> {
    let child = child(&open, id)?;
    if !child.is_living() {
        // Nothing is hung up any more: how it went stays where it was played.
        return Ok(Redirect::to(&urls::play(open.family.id, id, play)).into_response());
    }
    let language = match Language::parse(&asked.language) {
        Some(asked) => asked,
        None => voices::language(&open).await?,
    };
    let which = which(&open, (id, play), language).await?;
    Ok(paper::page(&open, &child, &which, language).into_response())
}

/// What becomes of a play.
#[derive(Clone)]
enum Becomes {
    Tried(forms::Trying),
    TakenBack(TryId),
    Chosen,
    PutBack(ChoiceId),
    Otherwise(forms::Keeping),
    LetGo,
    /// It is played again, as it went.
    Again,
}

/// Keeps what happened, chooses it for next time, or says how it goes now.
pub async fn change(
    mut open: Open,
    ChildAt(id): ChildAt,
    PlayAt(play): PlayAt,
    fields: Fields,
) -> Result<Response, Error> {
    Hand::writing(&open)?;
    let act = fields.act()?;
    let child = child(&open, id)?;
    let to = urls::play(open.family.id, id, play);
    if open.happened(act) {
        return Ok(Redirect::to(&to).into_response());
    }
    let language = voices::language(&open).await?;
    let which = which(&open, (id, play), language).await?;
    let mut reading = Reading::new(&fields, open.who.words);
    let becomes = asked_for(&mut reading, &open, (id, play))?;
    let ending = match fields.get("do") {
        "change" => forms::ending(play),
        _ => String::new(),
    };
    let page = |open: &Open, errors: &[FieldError]| {
        pages::page(open, &child, &which, Typed { fields: &fields, errors })
    };
    let Some(becomes) = becomes.filter(|_| reading.problems.is_empty()) else {
        return Ok(refused(page(&open, &reading.problems)));
    };
    let decide = |open: &Open| decided(open, (&child, &which), act, &becomes).map(|one| vec![one]);
    let written = open.write_by_whole(act, |_| Vec::new(), decide).await;
    // What was taken back may have been all that was known of it.
    let gone = matches!(becomes, Becomes::TakenBack(_) | Becomes::PutBack(_));
    let to = if gone { urls::plays(open.family.id, id) } else { to };
    answered(written, &to, |reason| page(&open, &[problem(&open, reason, &ending)]))
}

/// What the form asks for; not found where it is not theirs.
fn asked_for(
    reading: &mut Reading<'_>,
    open: &Open,
    (child, play): (PersonId, PlayId),
) -> Result<Option<Becomes>, Error> {
    let (plays, hand) = (&open.family.plays, voices::hand(open));
    let own = || {
        let known = plays.own(play).filter(|known| known.now.child == child);
        known.filter(|known| known.is_of(hand)).ok_or(Error::NotFound)
    };
    Ok(match reading.fields.get("do") {
        "try" => forms::trying(reading, open, "").map(Becomes::Tried),
        "choose" => Some(Becomes::Chosen),
        "take-back" => {
            let id = reading.fields.get("attempt").parse().ok();
            let known = id.and_then(|id| plays.attempt(id)).filter(|known| known.is_of(hand));
            let known = known.filter(|one| (one.tried.child, one.tried.play) == (child, play));
            Some(Becomes::TakenBack(known.ok_or(Error::NotFound)?.id))
        }
        "put-back" => {
            let id = reading.fields.get("choice").parse().ok();
            let known = id.and_then(|id| plays.choice(id)).filter(|known| known.is_of(hand));
            Some(Becomes::PutBack(known.ok_or(Error::NotFound)?.id))
        }
        "change" => {
            own()?;
            forms::keeping(reading, open, &forms::ending(play)).map(Becomes::Otherwise)
        }
        "let-go" => own().map(|_| Some(Becomes::LetGo))?,
        "again" if may_say_again(open, &own()?.now) => Some(Becomes::Again),
        _ => return Err(Error::NotFound),
    })
}

fn decided(
    open: &Open,
    (child, which): (&Person, &Which),
    act: u128,
    becomes: &Becomes,
) -> Result<Labelled, Refused> {
    let (family, hand, today) = (&open.family, voices::hand(open), open.today);
    let own = || family.plays.own(which.id).ok_or(Refused::NoSuchPlay);
    match becomes {
        Becomes::Tried(trying) => {
            let part = open.part_of_day(trying.day, trying.asked.person());
            let tried = trying.settled(open, (child.id, which), (part, None));
            plays::try_out(family, TryId(act), tried, (hand, today))
        }
        Becomes::TakenBack(id) => plays::take_back(family, *id, (hand, today), &later(open, *id)),
        Becomes::Chosen => {
            let part = open.part_of_day(today, None);
            let chosen = forms::chosen(open, (child.id, which), (for_all(open), part));
            plays::choose(family, ChoiceId(act), chosen, hand)
        }
        Becomes::PutBack(id) => {
            let known = family.plays.choice(*id).ok_or(Refused::NoSuchChoice)?;
            let part = voices::limit(open, &known.chosen.told);
            plays::put_back(family, *id, (hand, part), today)
        }
        Becomes::Otherwise(keeping) => {
            let part = open.part_of_day(today, keeping.asked.person());
            plays::change(family, which.id, keeping.settled(open, child.id, part), hand)
        }
        Becomes::LetGo => {
            let part = voices::limit(open, &own()?.now.told);
            plays::let_go(family, which.id, (hand, part), today)
        }
        Becomes::Again => plays::change(family, which.id, again(open, &own()?.now), hand),
    }
}

/// Whoever writes, for all who care for the child.
pub fn for_all(open: &Open) -> Asked {
    let by = match Hand::of(open) {
        Hand::Own(me) => Party::Person(me),
        _ => Party::Practitioner(open.who.practitioner()),
    };
    Asked { by, all: true }
}

/// Whom of the family one time was shared with after it was written.
fn later(open: &Open, id: TryId) -> Vec<PersonId> {
    let whole = open.whole();
    let is = |event: &practice::Event| matches!(event, practice::Event::Plays(Event::Tried { attempt, .. }) if *attempt == id);
    let entry = whole.said.iter().find(|said| is(&said.event));
    entry.map(|said| whole.whole.rights.shared_with(said.id).to_vec()).unwrap_or_default()
}

/// Whether somebody may say that a play is played again as it went: what another told is theirs to say.
pub fn may_say_again(open: &Open, stood: &Kept) -> bool {
    Hand::of(open) != Hand::Team || stood.told.person().is_none()
}

/// The same, told by whoever says so now, as things are now.
fn again(open: &Open, stood: &Kept) -> Kept {
    let told = match Hand::of(open) {
        Hand::Own(me) => {
            let asked = Asked { by: Party::Person(me), all: stood.told.stands_for_all(Some(me)) };
            asked.settled(open, stood.child, Facet::Together)
        }
        _ => stood.told.clone().within(voices::limit(open, &stood.told)),
    };
    Kept { told, on: open.today, ..stood.clone() }
}

/// Those who played along, as the reader knows them.
pub fn with(open: &Open, tried: &Tried) -> Option<String> {
    let words = open.who.words;
    let names: Vec<String> =
        tried.with.iter().map(|one| crate::called::person_in(words, &open.family, *one)).collect();
    (!names.is_empty()).then(|| words.list(&names))
}
