// SPDX-License-Identifier: AGPL-3.0-or-later
//! The report of a day's unusual looks: the book of the day, put beside who worked with whom.

use std::collections::{BTreeMap, BTreeSet};

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use practice::access::Hat;
use practice::looks::{Look, Unusual, unusual};
use practice::{FamilyId, PractitionerId};
use record::{AccessRow, AccessSearch};
use serde::Deserialize;

use super::{book, for_the_officer, pages};
use crate::accounts::{Person, Who, everybody};
use crate::error::Error;
use crate::fields::Fields;
use crate::lists::cards::words_of;
use crate::lists::looks::{self, Found};
use crate::state::App;
use crate::urls;

/// Days before a look in which a visit or a note is a reason for it.
const BEFORE: i32 = 14;
/// Days after it in which a planned visit is.
const AFTER: i32 = 7;
/// The most rows of a day that are gone through.
const ROWS_MAX: u32 = 200_000;
/// The hours of the night: from the first on, and before the second.
const NIGHT: (i8, i8) = (22, 6);
/// How what is done with sealed notes is called in the book.
const SEALED: &str = "sealed.";
/// Names shorter than this meet by chance too often.
const NAME_MIN: usize = 3;

/// Which day is asked for.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    day: String,
}

/// The report of one day: yesterday's, where no other is asked for.
pub async fn report(
    State(app): State<App>,
    who: Who,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    for_the_officer(&app, &who, "book.unusual").await?;
    let yesterday = app.today().yesterday()?;
    let day = if asked.day.is_empty() { yesterday } else { day_of(&asked.day)? };
    let people = everybody(&app).await?;
    let found = of_day(&app, day, &people).await?;
    let reviews = looks::reviews(&app.record, day).await?;
    Ok(pages::unusual::page(&who, day, &people, &found, &reviews).into_response())
}

/// Keeps what was found about one of them.
pub async fn review(State(app): State<App>, who: Who, fields: Fields) -> Result<Redirect, Error> {
    for_the_officer(&app, &who, "book.review").await?;
    let day = day_of(fields.get("day"))?;
    let id = |name: &str| {
        let id = fields.get(name).parse::<FamilyId>();
        id.map_err(|_| Error::BadRequest("an id is none"))
    };
    let look = (day, PractitionerId(id("who")?.0), id("family")?);
    let found = Found::parse(fields.get("found"));
    let found = found.ok_or(Error::BadRequest("what was found is none of the answers"))?;
    // Only what the report of that day holds can be looked into.
    let people = everybody(&app).await?;
    let known = of_day(&app, day, &people).await?;
    if !known.iter().any(|known| (known.who, known.family) == (look.1, look.2)) {
        return Err(Error::NotFound);
    }
    let by = (who.account, app.clock.now());
    app.record.store().write(vec![looks::review(&app.record, look, found, by)]).await?;
    Ok(Redirect::to(&urls::unusual(day)))
}

fn day_of(typed: &str) -> Result<Date, Error> {
    let day = typed.parse::<Date>().ok().filter(|day| (1900..=2200).contains(&day.year()));
    day.ok_or(Error::BadRequest("the day is none"))
}

async fn of_day(
    app: &App,
    day: Date,
    people: &BTreeMap<u128, Person>,
) -> Result<Vec<Unusual>, Error> {
    let from = book::begins(app, day)?;
    let until = Some(book::begins(app, day.tomorrow()?)?);
    let search = AccessSearch { from: Some(from), until, ..AccessSearch::default() };
    let rows = app.record.access_search(&search, None, ROWS_MAX).await?;
    let begins = day.checked_sub(BEFORE.days())?;
    let mut worked = looks::worked(&app.record, (begins, day.checked_add(AFTER.days())?)).await?;
    let wrote = AccessSearch {
        from: Some(book::begins(app, begins)?),
        until,
        what_or_purpose: Some(("family.write".to_owned(), "-".to_owned())),
        ..AccessSearch::default()
    };
    for row in app.record.access_search(&wrote, None, ROWS_MAX).await? {
        if let Some(stream) = row.access.stream {
            worked.insert((FamilyId(stream.0), PractitionerId(row.access.who.0)));
        }
    }
    let mut all = day_looks(app, &rows, &worked)?;
    let cards = app.cards.all(&app.record).await?;
    for look in &mut all {
        let Some(card) = cards.get(&look.family) else { continue };
        let theirs = people.get(&look.who.0).map(|person| words_of(&person.name));
        let theirs: Vec<String> = theirs.unwrap_or_default().into_iter().skip(1).collect();
        let names = card.people.iter().flat_map(|person| &person.texts);
        let names: BTreeSet<String> = names.flat_map(|name| words_of(name)).collect();
        look.same_name =
            theirs.iter().any(|name| name.chars().count() >= NAME_MIN && names.contains(name));
    }
    Ok(unusual(&all))
}

/// The looks of the day, one for each person and family, oldest first.
fn day_looks(
    app: &App,
    rows: &[AccessRow],
    worked: &BTreeSet<(FamilyId, PractitionerId)>,
) -> Result<Vec<Look>, Error> {
    let families: BTreeSet<FamilyId> = worked.iter().map(|(family, _)| *family).collect();
    let mut all: Vec<Look> = Vec::new();
    let mut places: BTreeMap<(u128, u128), usize> = BTreeMap::new();
    for row in rows.iter().rev() {
        let access = &row.access;
        // What was done with sealed notes stands beside a stream of their own, which is no family: two
        // people who open them are in the book, and nobody's look into a family.
        let looks = access.hat != Hat::Caregiver.code() && !access.what.starts_with(SEALED);
        let Some(stream) = access.stream.filter(|_| looks) else { continue };
        let (who, family) = (PractitionerId(access.who.0), FamilyId(stream.0));
        let hour = app.local(Timestamp::from_microsecond(access.at)?).hour();
        let night = hour >= NIGHT.0 || hour < NIGHT.1;
        let denied = access.what == "family.denied";
        let stands_in = matches!(access.purpose.as_str(), "supervision" | "cover");
        // Questions of who may know what, and copies, are work of their own.
        let other_work = matches!(access.purpose.as_str(), "rights" | "release");
        let works = worked.contains(&(family, who))
            || stands_in && families.contains(&family)
            || other_work;
        let fresh = || {
            all.push(Look {
                who,
                family,
                denied: true,
                supervises: false,
                worked: false,
                night: true,
                same_name: false,
                same_street: false,
            });
            all.len() - 1
        };
        let place = *places.entry((who.0, family.0)).or_insert_with(fresh);
        let Some(look) = all.get_mut(place) else { continue };
        look.denied &= denied;
        look.night &= night;
        look.worked |= works && !denied;
        look.supervises |= access.purpose == "supervision";
    }
    Ok(all)
}
