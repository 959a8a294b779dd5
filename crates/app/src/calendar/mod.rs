// SPDX-License-Identifier: AGPL-3.0-or-later
//! The calendar: a week of somebody's visits with what does not go together, and a feed of the hours without names.

mod days;
mod feed;
mod ical;
mod pages;

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use jiff::ToSpan as _;
use jiff::civil::Date;
use practice::FamilyId;
use practice::visits::{is_for_all, takes_for_all};
use serde::Deserialize;

use crate::accounts::Who;
use crate::called;
use crate::error::Error;
use crate::lists::cards::Card;
use crate::lists::{self, VisitRow};
use crate::state::App;
use crate::urls;

pub use days::{Days, at_visit, of_family};

/// The routes of the calendar.
pub fn routes() -> Router<App> {
    Router::new().route(urls::CALENDAR, get(week)).route("/calendar/feed/{token}", get(feed::feed))
}

/// Which week is asked for: the one any day is in.
#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    week: String,
}

/// A week of somebody's visits.
pub struct Week {
    /// Today.
    pub today: Date,
    /// Its Monday.
    pub monday: Date,
    /// Its visits, by day and hour; what did not happen is not among them.
    pub visits: Vec<VisitRow>,
    /// What is planned of them, where what does not go together is said.
    pub planned: Option<Days>,
    /// Names.
    pub cards: BTreeMap<FamilyId, Arc<Card>>,
}

impl Week {
    /// Its days in order.
    pub fn days(&self) -> Vec<Date> {
        (0..7).filter_map(|ahead: i32| self.monday.checked_add(ahead.days()).ok()).collect()
    }

    /// What a family is called.
    pub fn name(&self, who: &Who, family: FamilyId) -> String {
        let card = self.cards.get(&family);
        card.map_or_else(
            || who.words.say("called-nobody-yet"),
            |card| called::family(who.words, card),
        )
    }
}

fn monday(of: Date) -> Result<Date, Error> {
    Ok(of.checked_sub(i64::from(of.weekday().to_monday_zero_offset()).days())?)
}

/// The day somebody asked for, where the calendar goes so far; else today.
fn asked(week: &str, today: Date) -> Date {
    let day = week.parse::<Date>().ok();
    day.filter(|day| (day.year() - today.year()).abs() <= 2).unwrap_or(today)
}

async fn week(
    State(app): State<App>,
    who: Who,
    Query(query): Query<Asked>,
) -> Result<Response, Error> {
    if !who.visits() {
        return Err(Error::NotFound);
    }
    app.record.note_access(who.looking("calendar.open", app.clock.now())).await?;
    let today = app.today();
    let monday = monday(asked(&query.week, today))?;
    let span = (monday, monday.checked_add(6.days())?);
    let me = who.practitioner();
    let mut visits = lists::visits_of(&app.record, me, today, span).await?;
    visits.retain(|visit| visit.status != "did-not-happen");
    if who.shared_screen {
        visits = for_the_room(&app, visits).await?;
    }
    let planned = Days::of(&app, &who, &visits).await?;
    let mut cards = app.cards.all(&app.record).await?;
    if who.shared_screen {
        cards = cards.iter().map(|(id, card)| (*id, card.initials().into())).collect();
    }
    let week = Week { today, monday, visits, planned, cards };
    Ok(pages::week(&who, &week).into_response())
}

/// Those of these visits that may stand on a screen a family looks at too: of which the family reads together, and
/// without the way there, which is for those who do the work, or what it takes where that was changed for fewer.
pub async fn for_the_room(app: &App, visits: Vec<VisitRow>) -> Result<Vec<VisitRow>, Error> {
    let mut all = Vec::new();
    for mut row in visits {
        let entries = app.entries(row.family).await?;
        if is_for_all(&entries.said, row.visit) {
            row.planned.travel_minutes = None;
            if !takes_for_all(&entries.said, row.visit) {
                (row.planned.minutes, row.planned.interpreter) = (None, None);
            }
            all.push(row);
        }
    }
    Ok(all)
}
