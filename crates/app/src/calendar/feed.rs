// SPDX-License-Identifier: AGPL-3.0-or-later
//! The feed of somebody's days for the calendar of their phone: opened by its secret, and it says hours alone.

use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use jiff::ToSpan as _;
use practice::VisitId;
use practice::visits::USUAL_MINUTES;
use record::{Access, ActorId, Record, Value, args};

use super::ical::{self, At, Event};
use crate::accounts::feeds::{self, Owner};
use crate::error::Error;
use crate::lists::planned::{self, Bounds};
use crate::lists::{self, VisitRow};
use crate::state::App;

/// Weeks it looks back.
const WEEKS_BACK: i32 = 2;
/// Weeks it looks ahead.
const WEEKS_AHEAD: i32 = 8;

/// The hours of somebody's visits. Whatever is wrong with an address, the answer is the same.
pub async fn feed(State(app): State<App>, Path(token): Path<String>) -> Result<Response, Error> {
    let token = token.strip_suffix(".ics").ok_or(Error::NotFound)?;
    let owner = feeds::owner(&app, token).await?.ok_or(Error::NotFound)?;
    let now = app.clock.now();
    app.record.note_access(fetched(&owner, now.as_microsecond())).await?;
    let today = app.today();
    let span =
        (today.checked_sub((WEEKS_BACK * 7).days())?, today.checked_add((WEEKS_AHEAD * 7).days())?);
    let me = owner.practitioner;
    let bounds = planned::bounds_of(&app.record, me, today).await?;
    let visits = lists::visits_of(&app.record, me, today, span).await?;
    let theirs = visits.iter().filter(|visit| {
        let Bounds { until, ended, .. } = bounds.get(&visit.family).copied().unwrap_or_default();
        let mine = until.is_none_or(|until| visit.on < until) && ended.is_none();
        mine && visit.status != "did-not-happen"
    });
    let events: Vec<Event> = theirs.map(|visit| event(&app.record, &owner, visit)).collect();
    let summary = owner.words.say("feed-visit");
    let text = ical::calendar(&events, &summary, (&app.zone, now));
    let headers = [
        (CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (CONTENT_DISPOSITION, "inline; filename=\"calendar.ics\""),
        (CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, text).into_response())
}

/// The row of the access book: that it was asked for. Of no family, since it tells hours and no family's.
fn fetched(owner: &Owner, at: i64) -> Access {
    Access {
        who: ActorId(owner.practitioner.0),
        hat: owner.hat.code().to_owned(),
        stream: None,
        what: "calendar.feed".to_owned(),
        purpose: "care".to_owned(),
        at,
    }
}

fn event(record: &Record, owner: &Owner, visit: &VisitRow) -> Event {
    let minutes = visit.planned.minutes.unwrap_or(USUAL_MINUTES);
    let at = match visit.at {
        Some(at) => At::Hour(visit.on.to_datetime(at), minutes),
        None => At::Day(visit.on),
    };
    Event { uid: uid(record, owner, visit.visit), sequence: visit.planned.moved, at }
}

/// The same name for the same visit in one person's feed. Nobody without the agency's key comes from it to the
/// visit, or finds the same one in a colleague's feed.
fn uid(record: &Record, owner: &Owner, visit: VisitId) -> String {
    let named = args![record.agency(), owner.practitioner.0, visit.0];
    match record.row_mac("calendar.uid", &named) {
        Value::Blob(mac) => crate::random::hex(&mac[..mac.len().min(16)]),
        _ => String::new(),
    }
}
