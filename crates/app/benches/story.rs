// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the story of a long family costs: the whole way of a request in one process, the first time on a
//! server that keeps nothing yet and again when it does, and the bytes that are sent.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench that cannot go on has failed"
)]

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use alongside::accounts::lists as accounts;
use alongside::cli::{Place, made};
use alongside::clock::Clock;
use alongside::router::router;
use alongside::state::{App, Entries, read};
use alongside::writing::{self, Writing};
use alongside::{lists, random, urls};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, Response};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, ToSpan as _};
use practice::visits::Event;
use practice::{FamilyId, Labelled, PractitionerId, VisitId};
use record::{Record, StreamId};
use tower_service::Service as _;

/// As many entries as a family of some years has.
const ENTRIES: usize = 500;
const ROUNDS: usize = 40;

fn main() {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(run());
}

async fn run() {
    let folder = tempfile::tempdir().unwrap();
    let place =
        Place { data: folder.path().to_owned(), database: None, key_file: None, ask: false };
    let record = made(&place, 40, 1, &TimeZone::UTC).await.unwrap().record;
    let app = app(&record);
    let imani = accounts::by_sign_in(&record, "imani").await.unwrap().unwrap().id;
    let family = longest(&app, PractitionerId(imani)).await;
    let mut seen = read(&record, StreamId(family.0)).await.unwrap();
    let mut years = 1;
    while seen.said.len() < ENTRIES {
        lengthen(&app, family, (PractitionerId(imani), years), &seen).await;
        seen = read(&record, StreamId(family.0)).await.unwrap();
        years += 1;
    }
    let session = signed_in(&app, imani).await;
    let (mut cold, mut warm, mut bytes) = (Vec::new(), Vec::new(), 0);
    for _ in 0..ROUNDS {
        let mut fresh = router(self::app(&record));
        for times in [&mut cold, &mut warm] {
            let request = Request::get(urls::story(family)).header("cookie", &session);
            let begin = Instant::now();
            let answer = fresh.call(request.body(Body::empty()).unwrap()).await.unwrap();
            assert!(answer.status().is_success(), "{}", answer.status());
            bytes = to_bytes(answer.into_body(), usize::MAX).await.unwrap().len();
            times.push(begin.elapsed());
        }
    }
    println!(
        "the story of {} entries: {:.1?} on a server that keeps nothing, {:.1?} again; {} kB",
        seen.said.len(),
        middle(cold),
        middle(warm),
        bytes / 1000
    );
}

fn app(record: &Record) -> App {
    App::new(record.clone(), Clock::Machine, TimeZone::UTC, true)
}

async fn longest(app: &App, visitor: PractitionerId) -> FamilyId {
    let mut sizes = Vec::new();
    for row in lists::families_of(&app.record, visitor, app.today()).await.unwrap() {
        let entries = read(&app.record, StreamId(row.family.0)).await.unwrap().said.len();
        sizes.push((entries, row.family));
    }
    sizes.into_iter().max().unwrap().1
}

/// Tells the family's visits again, so many years before.
async fn lengthen(app: &App, family: FamilyId, (by, years): (PractitionerId, i32), seen: &Entries) {
    let mut visits: BTreeMap<VisitId, VisitId> = BTreeMap::new();
    let mut new = |known: VisitId| *visits.entry(known).or_insert_with(|| VisitId(random::id()));
    let mut events = Vec::new();
    for said in &seen.said {
        let practice::Event::Visits(event) = &said.event else { continue };
        let event = match event.clone() {
            Event::Signed { visit, mut held } => {
                held.when.on = held.when.on.checked_sub(years.years()).unwrap();
                Event::Signed { visit: new(visit), held }
            }
            Event::Wrote { visit, field, text, teller, amendment: 0 } => {
                Event::Wrote { visit: new(visit), field, text, teller, amendment: 0 }
            }
            _ => continue,
        };
        events.push(Labelled::new(said.label.clone(), event));
    }
    events.truncate(ENTRIES - seen.said.len());
    let at = app.clock.now();
    let (act, attachment, statements, access) = (random::id(), None, Vec::new(), None);
    let writing = Writing { family, act, by, at, events, attachment, statements, access };
    writing::append(app, seen, writing).await.unwrap();
}

/// The cookie of a session, by a link as anybody signs in.
async fn signed_in(app: &App, account: u128) -> String {
    let token = random::hex(&random::bytes::<32>());
    let ends = app.clock.now() + SignedDuration::from_hours(1);
    let link = accounts::put_link(&app.record, token.as_bytes(), account, ends);
    app.record.store().write(vec![link]).await.unwrap();
    let mut pages: Router = router(app.clone());
    let form = Request::post(urls::sign_in_link(&token))
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/x-www-form-urlencoded");
    let answer: Response<Body> = pages.call(form.body(Body::empty()).unwrap()).await.unwrap();
    let cookies = answer.headers().get_all("set-cookie").iter();
    let session = cookies.filter_map(|set| set.to_str().ok()?.split(';').next());
    session.collect::<Vec<_>>().join("; ")
}

fn middle(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}
