// SPDX-License-Identifier: AGPL-3.0-or-later
//! What planned visits take, and until when visits rest or are somebody else's, as lists: for the calendar and its feed.

use std::collections::BTreeMap;

use jiff::civil::Date;
use practice::visits::{Interpreter, Takes, Visit};
use practice::{Family, FamilyId, PractitionerId};
use record::{CheckedTable, Migration, Record, Row, Statement, StoreError, args};

use super::{day_of, hashed};
use crate::codes::{INTERPRETERS, code_of};
use crate::error::Error;

/// The tables of what a planned visit takes, of pauses, and of who has a feed of their days.
pub(super) const TABLES: Migration = Migration {
    name: "app-0014-calendar",
    statements: &[
        "CREATE TABLE planned_row (agency {blob} NOT NULL, family {blob} NOT NULL, \
         visit {blob} NOT NULL, minutes bigint, travel_minutes bigint, interpreter text, \
         moved bigint NOT NULL, mac {blob} NOT NULL, PRIMARY KEY (agency, family, visit))",
        "CREATE TABLE pause_row (agency {blob} NOT NULL, family {blob} NOT NULL, \
         since text NOT NULL, until text NOT NULL, mac {blob} NOT NULL, \
         PRIMARY KEY (agency, family))",
        "CREATE TABLE calendar_feed (agency {blob} NOT NULL, account {blob} NOT NULL, \
         token {blob} NOT NULL, made bigint NOT NULL, mac {blob} NOT NULL, \
         PRIMARY KEY (agency, account))",
        "CREATE UNIQUE INDEX calendar_feed_token ON calendar_feed (agency, token)",
    ],
};

/// The columns their keyed hashes cover.
pub(super) const CHECKED: [CheckedTable; 3] = [
    CheckedTable {
        name: "planned_row",
        sql: "SELECT agency, family, visit, minutes, travel_minutes, interpreter, moved, mac \
              FROM planned_row WHERE agency = $1 ORDER BY family, visit",
        key_columns: 3,
    },
    CheckedTable {
        name: "pause_row",
        sql: "SELECT agency, family, since, until, mac FROM pause_row WHERE agency = $1 \
              ORDER BY family",
        key_columns: 2,
    },
    CheckedTable {
        name: "calendar_feed",
        sql: "SELECT agency, account, token, made, mac FROM calendar_feed WHERE agency = $1 \
              ORDER BY account",
        key_columns: 2,
    },
];

/// Forgets what a family's planned visits take.
pub(super) const DELETE: &str = "DELETE FROM planned_row WHERE agency = $1 AND family = $2";
/// Forgets a family's pause.
pub(super) const DELETE_PAUSE: &str = "DELETE FROM pause_row WHERE agency = $1 AND family = $2";
/// Writes what a planned visit takes.
pub(super) const INSERT: &str = "INSERT INTO planned_row (agency, family, visit, minutes, \
     travel_minutes, interpreter, moved, mac) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
/// Writes a pause.
pub(super) const INSERT_PAUSE: &str =
    "INSERT INTO pause_row (agency, family, since, until, mac) VALUES ($1, $2, $3, $4, $5)";

/// The statements that write a family's rows: none of a visit of which only day, hour and place are known.
pub(super) fn rows(record: &Record, family: &Family) -> Vec<Statement> {
    let mut all: Vec<Statement> =
        family.visits.iter().filter_map(|visit| row(record, family.id, visit)).collect();
    let last = family.presence.agreed.last().map(|one| one.agreed);
    if let Some((since, until)) = last.and_then(|one| Some((one.on, one.pause_until?))) {
        let columns = args![record.agency(), family.id.0, since.to_string(), until.to_string()];
        all.push(hashed(record, "pause_row", INSERT_PAUSE, columns));
    }
    all
}

fn row(record: &Record, family: FamilyId, visit: &Visit) -> Option<Statement> {
    let Takes { minutes, interpreter, .. } = &visit.takes;
    let travel = visit.arrival.travel_minutes;
    let interpreter = interpreter.map(|how| code_of(&INTERPRETERS, how));
    let known = minutes.is_some() || travel.is_some() || interpreter.is_some();
    if !known && visit.moved.is_empty() {
        return None;
    }
    let columns = args![
        record.agency(),
        family.0,
        visit.id.0,
        minutes.map(i64::from),
        travel.map(i64::from),
        interpreter.map(str::to_owned),
        i64::try_from(visit.moved.len()).unwrap_or(i64::MAX)
    ];
    Some(hashed(record, "planned_row", INSERT, columns))
}

/// What a planned visit takes, as a list shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Planned {
    /// How long it is to be, in minutes.
    pub minutes: Option<u16>,
    /// The way there, in minutes.
    pub travel_minutes: Option<u16>,
    /// Whether somebody interprets, and how.
    pub interpreter: Option<Interpreter>,
    /// How often it was moved.
    pub moved: i64,
}

impl Planned {
    /// As four columns say it, from this one on; nothing where the visit has no row.
    pub(super) fn read(row: &Row, first: usize) -> Result<Self, StoreError> {
        let few = |of: Option<i64>| of.and_then(|of| u16::try_from(of).ok());
        let code = row.opt_text(first + 2)?;
        Ok(Self {
            minutes: few(row.opt_int(first)?),
            travel_minutes: few(row.opt_int(first + 1)?),
            interpreter: code.and_then(|code| crate::codes::of_code(&INTERPRETERS, code)),
            moved: row.opt_int(first + 3)?.unwrap_or(0),
        })
    }
}

/// Between which days visits with a family are somebody's to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Bounds {
    /// From which day on they do not work with the family any more.
    pub until: Option<Date>,
    /// The last day of the work with the family.
    pub ended: Option<Date>,
    /// Since and until when a pause was agreed.
    pub pause: Option<(Date, Date)>,
}

const BOUNDS_OF: &str = "SELECT t.family, t.until, g.ended, p.since, p.until FROM team_row t \
     LEFT JOIN goodbye_row g ON g.agency = t.agency AND g.family = t.family \
     LEFT JOIN pause_row p ON p.agency = t.agency AND p.family = t.family \
     WHERE t.agency = $1 AND t.practitioner = $2 AND t.since <= $3 \
     AND (t.until IS NULL OR t.until > $4)";

/// The bounds of every family this practitioner works with on this day.
pub async fn bounds_of(
    record: &Record,
    practitioner: PractitionerId,
    on: Date,
) -> Result<BTreeMap<FamilyId, Bounds>, Error> {
    let day = on.to_string();
    let arguments = args![record.agency(), practitioner.0, day.as_str(), day.as_str()];
    let mut all: BTreeMap<FamilyId, Bounds> = BTreeMap::new();
    for row in record.store().query(BOUNDS_OF, arguments).await? {
        let until = day_of(&row, 1)?;
        let pause = day_of(&row, 3)?.zip(day_of(&row, 4)?);
        let found = Bounds { until, ended: day_of(&row, 2)?, pause };
        let known = all.entry(FamilyId(row.id(0)?)).or_insert(found);
        // Of the team and standing in: the longer of the two.
        known.until = known.until.zip(until).map(|(one, other)| one.max(other));
    }
    Ok(all)
}
