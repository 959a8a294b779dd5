// SPDX-License-Identifier: AGPL-3.0-or-later
//! Opening a family in a few short pages; what is typed is kept as a sealed draft between them.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use practice::access::Hat;
use practice::people::{self, CareBegan, Role};
use practice::relationships::{self, Party};
use practice::{Family, FamilyId, Labelled, PersonId, RelationshipId, family};
use record::ActorId;

use super::forms::{self, Step, Typed};
use super::pages;
use crate::accounts::{Who, refused};
use crate::error::Error;
use crate::fields::{Fields, Reading};
use crate::lists::drafts::{self, DraftOf, Kept};
use crate::open::{FamilyAt, access_row};
use crate::state::{App, Entries};
use crate::urls;
use crate::writing::{self, Writing, Written};

/// Begins: a new draft under a new id. Nothing is stored until something is typed.
pub async fn begin(who: Who) -> Result<Response, Error> {
    allowed(&who)?;
    let family = FamilyId(crate::random::id());
    Ok(Redirect::to(&urls::new_family(family, Step::FIRST.code())).into_response())
}

pub async fn show(
    State(app): State<App>,
    who: Who,
    FamilyAt(family): FamilyAt,
    Path((_, step)): Path<(String, String)>,
) -> Result<Response, Error> {
    allowed(&who)?;
    let step = Step::parse(&step).ok_or(Error::NotFound)?;
    let mut fields = match drafts::take(&app.record, draft_of(&who, family)).await? {
        Kept::So(_, fields) => fields,
        Kept::Nothing => Fields::default(),
        Kept::Lost if step == Step::Check => return Ok(to_first(family)),
        Kept::Lost => {
            let mut fields = Fields::default();
            fields.set(drafts::LOST, "yes");
            fields
        }
    };
    if !fields.has("act") {
        fields.set("act", crate::random::hex(&crate::random::bytes::<16>()));
    }
    if step == Step::Check {
        let read = forms::read(&fields, who.words, app.today());
        return Ok(pages::check(&who, family, &fields, read.as_ref().err()).into_response());
    }
    Ok(pages::step(&who, family, step, &fields, &[]).into_response())
}

pub async fn post(
    State(app): State<App>,
    who: Who,
    FamilyAt(family): FamilyAt,
    Path((_, step)): Path<(String, String)>,
    posted: Fields,
) -> Result<Response, Error> {
    allowed(&who)?;
    let step = Step::parse(&step).ok_or(Error::NotFound)?;
    let of = draft_of(&who, family);
    let draft = drafts::take(&app.record, of).await?;
    if step == Step::Check {
        return match draft {
            Kept::So(_, fields) => finish(&app, &who, family, &fields).await,
            // Posted twice: the first post has opened the family and dropped the draft.
            Kept::Nothing => Ok(Redirect::to(&urls::story(family)).into_response()),
            Kept::Lost => Ok(to_first(family)),
        };
    }
    let mut fields = match draft {
        Kept::So(_, fields) => fields,
        Kept::Nothing | Kept::Lost => Fields::default(),
    };
    if fields.act().is_err() {
        posted.act()?;
    }
    forms::take_over(&mut fields, step, &posted);
    let mut reading = Reading::new(&fields, who.words);
    forms::check(&mut reading, step, app.today());
    let problems = reading.problems;
    if !problems.is_empty() {
        return Ok(refused(pages::step(&who, family, step, &fields, &problems)));
    }
    drafts::keep(&app.record, of, app.clock.now(), &fields).await?;
    Ok(Redirect::to(&urls::new_family(family, step.next().code())).into_response())
}

/// Where a family is begun anew of which nothing that was typed can be opened: the page says so.
fn to_first(family: FamilyId) -> Response {
    Redirect::to(&urls::new_family(family, Step::FIRST.code())).into_response()
}

async fn finish(app: &App, who: &Who, id: FamilyId, fields: &Fields) -> Result<Response, Error> {
    let today = app.today();
    let typed = match forms::read(fields, who.words, today) {
        Ok(typed) => typed,
        Err(problems) => return Ok(refused(pages::check(who, id, fields, Some(&problems)))),
    };
    let now = app.clock.now();
    let events = decide(who, id, typed, today, now).map_err(|refused| {
        // The same rules were asked step by step, so a refusal here is a fault of ours.
        Error::Internal(Box::new(refused))
    })?;
    let writing = Writing {
        family: id,
        act: fields.act()?,
        by: who.practitioner(),
        at: now,
        events,
        attachment: None,
        statements: vec![drafts::drop(&app.record, draft_of(who, id))],
        access: Some(access_row(who, id, ("family.new", "care"), now)),
    };
    let nothing = Entries::nothing(id);
    match writing::append(app, &nothing, writing).await? {
        Written::Done => Ok(Redirect::to(&urls::story(id)).into_response()),
        Written::Again => Err(Error::Changed),
    }
}

/// Everything that is known of a family on its first day, as one act.
fn decide(
    who: &Who,
    id: FamilyId,
    typed: Typed,
    today: jiff::civil::Date,
    now: jiff::Timestamp,
) -> Result<Vec<Labelled>, people::Refused> {
    let me = who.practitioner();
    let mut all = family::open(me, today, typed.every_days);
    let mut known = Family::new(id).after(&all, me, now);
    let mut say = |labelled: Labelled, known: &mut Family| {
        known.apply(&labelled.event, me, now);
        all.push(labelled);
    };
    let child = typed.child.id;
    say(people::add(typed.child, today)?, &mut known);
    let mut caregivers: Vec<PersonId> = Vec::new();
    for (person, care, words) in typed.caregivers {
        let caregiver = person.id;
        caregivers.push(caregiver);
        say(people::add(person, today)?, &mut known);
        let began =
            CareBegan { caregiver, child, role: care, words, since: None, day_to_day: true };
        say(people::care(&known, began, today)?, &mut known);
    }
    if let (Some(contact), Some(first)) = (typed.contact, caregivers.first()) {
        say(people::contact(&known, *first, contact)?, &mut known);
    }
    if let (Some(wish), Some(first)) = (typed.wish, caregivers.first()) {
        say(family::wish(&known, *first, wish, today)?, &mut known);
    }
    for caregiver in &caregivers {
        let pairs = [
            (Party::Person(child), Party::Person(*caregiver)),
            (Party::Person(*caregiver), Party::Practitioner(me)),
        ];
        for (a, b) in pairs {
            let relationship = RelationshipId(crate::random::id());
            if let Ok(named) = relationships::name(&known, relationship, a, b) {
                say(named, &mut known);
            }
        }
    }
    debug_assert!(known.people.iter().any(|person| person.role == Role::Child));
    Ok(all)
}

fn draft_of(who: &Who, family: FamilyId) -> DraftOf {
    DraftOf { family, draft: family.0, author: ActorId(who.account), kind: "family" }
}

/// Who may open a family: those who will work with it.
fn allowed(who: &Who) -> Result<(), Error> {
    match who.hat {
        Hat::Visitor | Hat::Supervisor => Ok(()),
        _ => Err(Error::Forbidden),
    }
}
