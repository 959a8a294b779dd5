// SPDX-License-Identifier: AGPL-3.0-or-later
//! What asking who may read costs: opening a family with labels and the decision, against reading and
//! folding the same entries without; and sixteen readers at once, each opening durably noted.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench that cannot go on has failed"
)]

use std::hint::black_box;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};

use alongside::accounts::{Who, lists as accounts};
use alongside::cli::{Place, made};
use alongside::clock::Clock;
use alongside::lists;
use alongside::open::Open;
use alongside::state::{App, read};
use alongside::ui::page::Theme;
use alongside::words::{Language, Words};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use practice::FamilyId;
use practice::access::{Hat, Purpose};
use record::StreamId;

const ROUNDS: usize = 400;
const READERS: usize = 16;
const PAGES: usize = 250;

fn main() {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(run());
}

async fn run() {
    let folder = tempfile::tempdir().unwrap();
    let place =
        Place { data: folder.path().to_owned(), database: None, key_file: None, ask: false };
    let made = made(&place, 40, 1, &TimeZone::UTC).await.unwrap();
    let app = App::new(made.record, Clock::Machine, TimeZone::UTC, true);
    let who = visitor(&app).await;
    let families = lists::families_of(&app.record, who.practitioner(), app.today()).await.unwrap();
    let families: Vec<FamilyId> = families.iter().map(|row| row.family).collect();
    let mut sizes = Vec::new();
    for family in &families {
        sizes.push((read(&app.record, StreamId(family.0)).await.unwrap().said.len(), *family));
    }
    sizes.sort_by_key(|(entries, _)| std::cmp::Reverse(*entries));
    println!("{} families of one visitor; the longest has {} entries", sizes.len(), sizes[0].0);
    for (entries, family) in [sizes[0], sizes[sizes.len() / 2]] {
        decided(&app, &who, family, entries).await;
    }
    at_once(&app, &who, &families).await;
}

async fn visitor(app: &App) -> Who {
    let account = accounts::by_sign_in(&app.record, "imani").await.unwrap().unwrap();
    Who {
        account: account.id,
        name: account.name,
        hat: Hat::Visitor,
        hats: account.hats,
        words: Words::of(Language::English),
        theme: Theme::System,
        caregiver_in: None,
        shared_screen: false,
        takes_along: false,
        stepped: None,
        way: None,
    }
}

/// The middle of what each took, taken in turn so that the machine's moods meet both.
async fn decided(app: &App, who: &Who, family: FamilyId, entries: usize) {
    let clock = Arc::new(AtomicI64::new(app.clock.now().as_microsecond()));
    let mut plain = Vec::with_capacity(ROUNDS);
    let mut asked = Vec::with_capacity(ROUNDS);
    let mut kept = Vec::with_capacity(ROUNDS);
    for _ in 0..ROUNDS {
        let begin = Instant::now();
        // Reading folds them already.
        let read = read(&app.record, StreamId(family.0)).await.unwrap();
        app.record.note_access(who.looking("bench", at(&clock))).await.unwrap();
        black_box(read.whole);
        plain.push(begin.elapsed());

        // Two minutes later, on a server that keeps nothing yet: within an hour about ninety looks.
        clock.fetch_add(120_000_000, Ordering::Relaxed);
        let set = Clock::Set(Arc::clone(&clock));
        let fresh = App::new(app.record.clone(), set, TimeZone::UTC, true);
        for times in [&mut asked, &mut kept] {
            let begin = Instant::now();
            let (fresh, who) = (fresh.clone(), who.clone());
            let open = Open::family(fresh, who, family, (Purpose::Care, "bench")).await;
            black_box(open.ok().unwrap().family);
            times.push(begin.elapsed());
        }
    }
    let (plain, asked, kept) = (middle(plain), middle(asked), middle(kept));
    let ratio = asked.as_secs_f64() / plain.as_secs_f64();
    println!(
        "{entries} entries: read, noted and folded {plain:.2?}; through the door {asked:.2?} \
         ({ratio:.2} times); through the door again, entries kept, {kept:.2?}"
    );
}

fn at(clock: &AtomicI64) -> Timestamp {
    Timestamp::from_microsecond(clock.load(Ordering::Relaxed)).unwrap()
}

fn middle(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

async fn at_once(app: &App, who: &Who, families: &[FamilyId]) {
    let families: Arc<[FamilyId]> = families.into();
    let begin = Instant::now();
    let readers = (0..READERS).map(|reader| {
        let (app, who, families) = (app.clone(), who.clone(), Arc::clone(&families));
        tokio::spawn(async move {
            let mut times = Vec::with_capacity(PAGES);
            for page in 0..PAGES {
                let family = families[(reader * 7 + page) % families.len()];
                let begin = Instant::now();
                let opened = (Purpose::Care, "bench");
                let open = Open::family(app.clone(), who.clone(), family, opened).await;
                black_box(open.ok().unwrap().family);
                times.push(begin.elapsed());
            }
            times
        })
    });
    let readers: Vec<_> = readers.collect();
    let mut times = Vec::new();
    for reader in readers {
        times.extend(reader.await.unwrap());
    }
    let whole = begin.elapsed();
    times.sort();
    let at = |part: usize| times[times.len() * part / 100];
    let pages = u32::try_from(READERS * PAGES).unwrap();
    let rate = f64::from(pages) / whole.as_secs_f64();
    println!(
        "{READERS} readers at once: {rate:.0} openings a second, each in the book before it is \
         shown; half within {:.1?}, 95 of 100 within {:.1?}",
        at(50),
        at(95)
    );
}
