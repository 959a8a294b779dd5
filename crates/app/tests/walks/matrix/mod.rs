// SPDX-License-Identifier: AGPL-3.0-or-later
//! Every route of the product, asked by everybody there is: what is expected stands in tables a person can read.

mod ahead;
mod asking;
mod beside;
pub mod cast;
mod early;
mod ended;
mod hats;
pub mod routes;
mod voices;

pub use cast::of_family;

use std::sync::Arc;
use std::sync::atomic::AtomicI64;
use std::time::Instant;

use alongside::clock::Clock;
use alongside::leaks::{Scanned, Words};

use self::asking::Asked;
use super::server::{Server, Wanted, fresh_database};

/// A server on which time stands still until it is let pass.
fn fresh(database: Option<String>) -> (Server, Arc<AtomicI64>) {
    let micros = Arc::new(AtomicI64::new(Clock::Machine.now().as_microsecond()));
    let clock = Clock::Set(Arc::clone(&micros));
    (Server::start(Wanted { database, families: 0, demo: false, clock, passkeys: true }), micros)
}

/// Asks every route as everybody, on a server of its own.
pub fn asked(database: Option<String>) -> Asked {
    let ((server, clock), (elsewhere, _)) = (fresh(database), fresh(None));
    let begun = Instant::now();
    let cast = cast::cast(&server, &elsewhere);
    let told = Instant::now();
    let asked = asking::ask_all(&cast, &clock);
    report(&asked, begun, told);
    asked
}

fn report(asked: &Asked, begun: Instant, told: Instant) {
    println!(
        "{} cells in {:.1} s, after {:.1} s of telling four families",
        asked.cells,
        told.elapsed().as_secs_f32(),
        told.duration_since(begun).as_secs_f32()
    );
}

/// The words that a scan finds among the answers to those who were to be shown nothing.
pub fn found_shut_out(asked: &Asked) -> usize {
    let kept = tempfile::tempdir().unwrap();
    std::fs::write(
        kept.path().join("answers"),
        asked.shut.iter().flatten().copied().collect::<Vec<u8>>(),
    )
    .unwrap();
    let mut scanned = Scanned::default();
    Words::new(&asked.told).look(kept.path(), &mut scanned).unwrap();
    assert!(scanned.bytes > 4096, "there is something to look through");
    scanned.hits.len()
}

fn nothing(wrong: &[String], what: &str) {
    assert!(wrong.is_empty(), "{} {what}:\n{}", wrong.len(), wrong.join("\n"));
}

#[cfg_attr(feature = "ungated", ignore = "the control run has the door open")]
#[test]
fn every_route_answers_everybody_as_the_tables_say_and_shows_no_word_that_is_not_theirs() {
    let mut databases = vec![None];
    databases.extend(fresh_database().map(Some));
    for database in databases {
        let asked = asked(database);
        nothing(&asked.words, "words are where they are not to be");
        nothing(&asked.statuses, "answers are not what the tables say");
        nothing(&asked.missing, "words are nowhere");
        assert_eq!(found_shut_out(&asked), 0);
    }
}
