// SPDX-License-Identifier: AGPL-3.0-or-later
//! Every route of the product, asked by everybody there is: what is expected stands in tables a person can read.

mod asking;
mod cast;
pub mod routes;

use std::time::Instant;

use super::server::{Server, Wanted, fresh_database};

fn fresh(database: Option<String>) -> Server {
    Server::start(Wanted { database, families: 0, demo: false, ..Wanted::small() })
}

/// Asks every route as everybody, on a server of its own.
pub fn asked(database: Option<String>) -> asking::Asked {
    let (server, elsewhere) = (fresh(database), fresh(None));
    let begun = Instant::now();
    let cast = cast::cast(&server, &elsewhere);
    let told = Instant::now();
    let asked = asking::ask_all(&cast);
    println!(
        "{} cells in {:.1} s, after {:.1} s of telling three families",
        asked.cells,
        told.elapsed().as_secs_f32(),
        told.duration_since(begun).as_secs_f32()
    );
    asked
}

fn nothing(wrong: &[String], what: &str) {
    assert!(wrong.is_empty(), "{} {what}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_route_answers_everybody_as_the_tables_say_and_shows_no_word_that_is_not_theirs() {
    let mut databases = vec![None];
    databases.extend(fresh_database().map(Some));
    for database in databases {
        let asked = asked(database);
        nothing(&asked.words, "words are where they are not to be");
        nothing(&asked.statuses, "answers are not what the tables say");
        nothing(&asked.missing, "words are nowhere");
    }
}
