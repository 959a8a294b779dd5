// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the lists hold now, compared with what a family folds to: rebuilt equals incremental.

use practice::Family;
use record::{Record, Value, args};

use super::cards::{self, Card};
use super::{
    INSERT_FAMILY, INSERT_IMPORT, INSERT_TEAM, INSERT_VISIT, cosigns, emergencies, goodbyes,
    handovers, joys, planned, presence, requests, rows,
};
use crate::error::Error;

/// Each list: its name, how it is written, and how it is read in the same columns.
const LISTS: [(&str, &str, &str); 13] = [
    (
        "family_row",
        INSERT_FAMILY,
        "SELECT agency, family, version, opened, every_days, held, missed, last_on, next_on, \
         children, caregivers, mac FROM family_row WHERE agency = $1 AND family = $2",
    ),
    (
        "visit_row",
        INSERT_VISIT,
        "SELECT agency, family, visit, on_day, at_hour, place, status, practitioner, mac \
         FROM visit_row WHERE agency = $1 AND family = $2",
    ),
    (
        "team_row",
        INSERT_TEAM,
        "SELECT agency, family, practitioner, since, until, mac FROM team_row \
         WHERE agency = $1 AND family = $2",
    ),
    (
        "import_row",
        INSERT_IMPORT,
        "SELECT agency, family, file, at, mac FROM import_row WHERE agency = $1 AND family = $2",
    ),
    (
        "emergency_row",
        emergencies::INSERT,
        "SELECT agency, family, practitioner, begins, ends, reviewed, mac FROM emergency_row \
         WHERE agency = $1 AND family = $2",
    ),
    (
        "request_row",
        requests::INSERT,
        "SELECT agency, family, request, kind, came, due, mac FROM request_row \
         WHERE agency = $1 AND family = $2",
    ),
    (
        "goodbye_row",
        goodbyes::INSERT,
        "SELECT agency, family, ended, mac FROM goodbye_row WHERE agency = $1 AND family = $2",
    ),
    (
        "presence_row",
        presence::INSERT,
        "SELECT agency, family, heard, rests_until, mac FROM presence_row \
         WHERE agency = $1 AND family = $2",
    ),
    (
        "planned_row",
        planned::INSERT,
        "SELECT agency, family, visit, minutes, travel_minutes, interpreter, moved, mac \
         FROM planned_row WHERE agency = $1 AND family = $2",
    ),
    (
        "pause_row",
        planned::INSERT_PAUSE,
        "SELECT agency, family, since, until, mac FROM pause_row \
         WHERE agency = $1 AND family = $2",
    ),
    (
        "handover_row",
        handovers::INSERT,
        "SELECT agency, family, practitioner, until, next, told, open, mac FROM handover_row \
         WHERE agency = $1 AND family = $2",
    ),
    (
        "without_joy_row",
        joys::INSERT,
        "SELECT agency, family, practitioner, mac FROM without_joy_row \
         WHERE agency = $1 AND family = $2",
    ),
    (
        "cosign_row",
        cosigns::INSERT,
        "SELECT agency, family, visit, amendment, practitioner, since, mac FROM cosign_row \
         WHERE agency = $1 AND family = $2",
    ),
];

/// Each table, and how many of its rows belong to no agency.
macro_rules! strays {
    ($($table:literal),+ $(,)?) => {
        [$((
            $table,
            concat!("SELECT COUNT(*) FROM ", $table, " WHERE agency NOT IN (SELECT agency FROM agency)"),
        )),+]
    };
}

const STRAYS: [(&str, &str); 40] = strays![
    "account",
    "supervision",
    "ended_supervision",
    "session",
    "sign_in_link",
    "attempt",
    "draft",
    "card",
    "family_row",
    "visit_row",
    "team_row",
    "import_row",
    "emergency_row",
    "request_row",
    "goodbye_row",
    "presence_row",
    "planned_row",
    "pause_row",
    "calendar_feed",
    "handover_row",
    "leaving",
    "notice",
    "approval",
    "licence",
    "look_review",
    "author_key",
    "sealed_recovery",
    "sealed_note",
    "passkey",
    "second_step",
    "recovery_code",
    "half_session",
    "enrolment",
    "setting",
    "known_device",
    "first_device",
    "training",
    "cosign_row",
    "boxed_play",
    "without_joy_row",
];

/// The tables with a row that belongs to no agency: it was taken from one by hand, for no
/// statement of ours writes such a row.
pub async fn strays(record: &Record) -> Result<Vec<&'static str>, Error> {
    let mut tables = Vec::new();
    for (table, sql) in STRAYS {
        let rows = record.store().query(sql, args![]).await?;
        if rows.iter().any(|row| row.int(0) != Ok(0)) {
            tables.push(table);
        }
    }
    Ok(tables)
}

/// The lists of a family that are not what its record folds to, by table.
pub async fn differing(
    record: &Record,
    family: &Family,
    version: u64,
) -> Result<Vec<&'static str>, Error> {
    let mut tables = Vec::new();
    let folded = rows(record, family, version);
    for (table, insert, select) in LISTS {
        let statements = folded.iter().filter(|statement| statement.sql == insert);
        let mut expected: Vec<&[Value]> =
            statements.map(|statement| statement.args.as_slice()).collect();
        let kept = record.store().query(select, args![record.agency(), family.id.0]).await?;
        let same = kept.len() == expected.len()
            && kept.iter().all(|row| {
                let found = expected.iter().position(|columns| *columns == row.values());
                found.map(|at| expected.swap_remove(at)).is_some()
            });
        if !same {
            tables.push(table);
        }
    }
    if cards::kept(record, family.id).await.ok().flatten() != Some(Card::of(family)) {
        tables.push("card");
    }
    Ok(tables)
}
