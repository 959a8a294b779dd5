// SPDX-License-Identifier: AGPL-3.0-or-later
//! Asks every route as everybody, about each family, and says where an answer is not what the tables say.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use std::sync::atomic::AtomicI64;

use alongside::accounts::lists::drop_attempts;
use alongside::urls;

use super::super::browser::Browser;
use super::super::page::Page;
use super::super::sealed::PASSPHRASE;
use super::super::signing_in::pass;
use super::cast::{Cast, PARTS, PERSONAS, Persona, Told};
use super::routes::{Row, rows, table};

/// What came of asking.
#[derive(Default)]
pub struct Asked {
    /// How many answers were looked at.
    pub cells: usize,
    /// Where an answer has another status than the table says.
    pub statuses: Vec<String>,
    /// Where a word stands that is not for whoever asked.
    pub words: Vec<String>,
    /// Words that the table gives to somebody, and no page showed them.
    pub missing: Vec<String>,
    /// Every word that was told.
    pub told: Vec<String>,
    /// What was answered to those who were to be shown nothing; most of it is the same few pages.
    pub shut: BTreeSet<Vec<u8>>,
}

impl Asked {
    fn take(&mut self, other: Self) {
        self.cells += other.cells;
        self.statuses.extend(other.statuses);
        self.words.extend(other.words);
        self.shut.extend(other.shut);
    }
}

/// How long a proof of who one is is over by then, in seconds.
const LATER: i64 = 5 * 60 + 1;
/// How many ask at once: as many as a small server has hands, and one more each.
const AT_ONCE: usize = 4;

/// What one persona is to be answered in one area, for each state of a family.
type Areas = BTreeMap<(String, String), BTreeMap<&'static str, String>>;

fn by_persona(row: &csv::StringRecord, from: usize) -> BTreeMap<&'static str, String> {
    assert_eq!(row.len(), from + PERSONAS.len(), "{row:?} has a cell for each persona");
    PERSONAS.into_iter().zip(row.iter().skip(from).map(str::to_owned)).collect()
}

fn areas() -> Areas {
    let all = table(include_str!("areas.csv"));
    let head: Vec<&str> = all[0].iter().skip(2).collect();
    assert_eq!(head, PERSONAS, "the columns of areas.csv are the personas");
    let rows = all.iter().skip(1);
    rows.map(|row| ((row[0].to_owned(), row[1].to_owned()), by_persona(row, 2))).collect()
}

/// Which parts of the first family each persona reads: `yes`, `safety` for its own page alone, `no`.
fn readers() -> Readers {
    let all = table(include_str!("readers.csv"));
    let head: Vec<&str> = all[0].iter().skip(1).collect();
    assert_eq!(head, PERSONAS, "the columns of readers.csv are the personas");
    all.iter().skip(1).map(|row| (row[0].to_owned(), by_persona(row, 1))).collect()
}

/// The address of a route about a family, or about none.
fn at(row: &Row, told: &Told) -> String {
    let mut path = row.route.clone();
    if row.route.contains("/safety/visits/") {
        path = path.replace("{visit}", &told.ids["guarded"]);
    }
    for (name, id) in &told.ids {
        path = path.replace(&format!("{{{name}}}"), id);
    }
    if row.route.starts_with("/families/new/") || row.route.starts_with("/families/import/") {
        // A draft nobody began.
        path = path.replace(&told.ids["family"], &"7".repeat(32));
    }
    if row.route.contains("/requests/") {
        path = path.replace("/contact", "/answer");
    }
    path = path.replace("{name}", alongside::assets::url("app.css").trim_start_matches("/assets/"));
    path.replace("{notice}", &"7".repeat(32)).replace("{token}", &"7".repeat(64))
}

/// Held while somebody fails to prove who they are.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// Everybody asks from one place, where they would soon have to wait for each other's failures.
fn forgiven(browser: &Browser<'_>) {
    let (record, from) = (&browser.server.app.record, browser.from());
    let counts = [format!("address:{from}"), format!("code:{from}"), "account:".to_owned()];
    let forget = counts.iter().map(|of| drop_attempts(record, of)).collect();
    browser.server.wait(record.store().write(forget)).unwrap();
}

/// Asks; whoever may is given a form that changes nothing, and whoever may not one that is whole.
fn answer(browser: &Browser<'_>, row: &Row, told: &Told, may: bool) -> Page {
    let path = at(row, told);
    if row.method == "GET" {
        return browser.get(&path);
    }
    let mut alone = None;
    if row.route.starts_with(urls::SIGN_IN) || row.route.starts_with(urls::STEP_UP) {
        alone = ONE_AT_A_TIME.lock().ok();
        forgiven(browser);
    }
    if row.route == urls::IMPORT {
        return browser.upload(if may { b"" } else { b"family,called\nK-1,Made-up\n" });
    }
    let mut fields = Vec::new();
    // A sealed note is asked for with the passphrase that opens it, by everybody.
    if row.route.ends_with("/sealed/{note}") {
        fields.push(("passphrase".to_owned(), PASSPHRASE.to_owned()));
    }
    if !may {
        let act = alongside::random::hex(&alongside::random::bytes::<16>());
        let words = "A made-up text that is long enough.".to_owned();
        for (name, value) in [
            ("act", act),
            ("shared", "on".to_owned()),
            ("how", words.clone()),
            ("words", words.clone()),
            ("reason", words),
            ("by", told.people[0].to_string()),
            ("with", told.people[1].to_string()),
            ("joins", told.ids["account"].clone()),
            ("authority", format!("own-{}", told.people[0])),
        ] {
            fields.push((name.to_owned(), value));
        }
    }
    let page = browser.post(&path, &fields);
    drop(alone);
    page
}

/// Everything of an answer that somebody could look at.
fn whole(page: &Page) -> String {
    let mut text = String::new();
    for (name, value) in &page.headers {
        text.push_str(name.as_str());
        text.push_str(&String::from_utf8_lossy(value.as_bytes()));
        text.push('\n');
    }
    text.push_str(&page.html());
    text
}

/// Who asks for what.
struct Cell<'a> {
    row: &'a Row,
    persona: &'a Persona<'a>,
    /// `own`, `foreign`, `revoked`, `closed`, `stale`, or `any` where the route is of no family.
    state: &'static str,
    expected: &'a str,
}

impl Cell<'_> {
    fn says(&self) -> String {
        let Self { row, persona, state, .. } = self;
        format!("{} {} as {} ({state})", row.method, row.route, persona.name)
    }

    /// Whether the answer is what the tables say.
    fn fits(&self, page: &Page) -> bool {
        match self.expected {
            "in" => page.status == self.row.answer,
            // Sent on to prove anew who they are, or told to.
            "prove" => {
                page.status == 403
                    || page.status == 303 && page.header("location").starts_with(urls::STEP_UP)
            }
            number => number.parse() == Ok(page.status),
        }
    }
}

/// Asks everything.
pub fn ask_all(cast: &Cast<'_>, clock: &AtomicI64) -> Asked {
    let (rows, areas, readers) = (rows(), areas(), readers());
    let known: BTreeSet<&str> = areas.keys().map(|(area, _)| area.as_str()).collect();
    let used: BTreeSet<&str> = rows.iter().map(|row| row.area.as_str()).collect();
    assert_eq!(known, used, "every area has rows in both tables");
    let tables = Tables { rows, areas, readers };
    let told = cast.families.values().flat_map(|told| told.words.values().cloned());
    let asked = Asked { told: told.collect(), ..Asked::default() };
    let done = Mutex::new((asked, Seen::new()));
    phase(&["foreign", "revoked", "closed", "own"], cast, &tables, &done);
    pass(clock, LATER);
    phase(&["stale"], cast, &tables, &done);
    pass(clock, -LATER);
    // What is of no family comes last, since signing out is among it.
    phase(&["any"], cast, &tables, &done);
    let (mut asked, seen) = done.into_inner().unwrap();
    for (part, reads) in &tables.readers {
        for (persona, reads) in reads.iter().filter(|(_, reads)| *reads != "no") {
            if !seen.contains(&(*persona, part.clone())) {
                asked
                    .missing
                    .push(format!("{persona} reads {part}: {reads}, and no page showed it"));
            }
        }
    }
    asked
}

/// Asks everything in these states, a few people at once.
fn phase(states: &[&'static str], cast: &Cast<'_>, tables: &Tables, done: &Mutex<(Asked, Seen)>) {
    let rest = Mutex::new(cast.personas.iter());
    std::thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                while let Some(persona) = next(&rest) {
                    let (asked, seen) = as_persona(persona, states, cast, tables);
                    let mut done = done.lock().unwrap();
                    done.0.take(asked);
                    done.1.extend(seen);
                }
            });
        }
    });
}

fn next<'a>(rest: &Mutex<std::slice::Iter<'a, Persona<'a>>>) -> Option<&'a Persona<'a>> {
    rest.lock().unwrap().next()
}

/// Asks everything as one of them.
fn as_persona(
    persona: &Persona<'_>,
    states: &[&'static str],
    cast: &Cast<'_>,
    tables: &Tables,
) -> (Asked, Seen) {
    let (mut asked, mut seen) = (Asked::default(), Seen::new());
    for state in states {
        for row in &tables.rows {
            let of_state = tables.areas.get(&(row.area.clone(), (*state).to_owned()));
            let Some(expected) = of_state.map(|row| row[persona.name].as_str()) else { continue };
            if expected != "." {
                let cell = Cell { row, persona, state, expected };
                one(&cell, cast, &tables.readers, (&mut asked, &mut seen));
            }
        }
    }
    (asked, seen)
}

/// Which parts of somebody's record each persona reads.
type Readers = BTreeMap<String, BTreeMap<&'static str, String>>;
/// Which words each persona was shown, as they were to be.
type Seen = BTreeSet<(&'static str, String)>;

/// The tables, read.
struct Tables {
    rows: Vec<Row>,
    areas: Areas,
    readers: Readers,
}

fn one(
    cell: &Cell<'_>,
    cast: &Cast<'_>,
    readers: &Readers,
    (asked, seen): (&mut Asked, &mut Seen),
) {
    let Cell { row, persona, state, expected } = cell;
    let told = cast.families.get(state).unwrap_or(&cast.families["own"]);
    let browser = persona.browser.get(state).unwrap_or(&persona.browser["own"]);
    let page = answer(browser, row, told, *expected == "in");
    asked.cells += 1;
    if !cell.fits(&page) {
        let expected =
            if *expected == "in" { row.answer.to_string() } else { (*expected).to_owned() };
        asked.statuses.push(format!("{}: {}, expected {expected}", cell.says(), page.status));
    }
    let text = whole(&page);
    for (family, told) in &cast.families {
        for part in PARTS {
            if !text.contains(told.words[part].as_str()) {
                continue;
            }
            // Of the first family, where it is what was asked for or nothing was; of the one that ended,
            // for whoever it is still open to.
            let home = if *state == "closed" { "closed" } else { "own" };
            let theirs =
                *family == home && !matches!(*state, "foreign" | "revoked") && *expected == "in";
            let may = match readers[part][persona.name].as_str() {
                "yes" => theirs,
                "every" => *expected == "in" && (*family == *state || theirs),
                "safety" => theirs && row.area == "safety",
                _ => false,
            };
            if may {
                seen.insert((persona.name, part.to_owned()));
            } else {
                asked.words.push(format!("{} shows {part} of the {family} family", cell.says()));
            }
        }
    }
    if *expected != "in" {
        asked.shut.insert(page.body);
    }
}
