// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the report of unusual looks needs: who worked with whom around a day, and what was found on review.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::Date;
use practice::{FamilyId, PractitionerId};
use record::{Record, Statement, args};

use super::hashed;
use crate::error::Error;

/// What was found when an unusual look was looked into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// There was a good reason.
    Fine,
    /// They are to be asked.
    Ask,
}

impl Found {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Fine, Self::Ask];

    /// A stable name for forms and the table.
    pub fn code(self) -> &'static str {
        match self {
            Self::Fine => "fine",
            Self::Ask => "ask",
        }
    }

    /// What a code stands for.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|found| found.code() == code)
    }
}

const WORKED: &str = "SELECT DISTINCT family, practitioner FROM visit_row WHERE agency = $1 \
     AND on_day >= $2 AND on_day <= $3";
const PUT: &str = "INSERT INTO look_review (agency, on_day, who, family, found, reviewer, at, mac) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (agency, on_day, who, family) DO UPDATE SET \
     found = excluded.found, reviewer = excluded.reviewer, at = excluded.at, mac = excluded.mac";
const OF_DAY: &str = "SELECT who, family, found FROM look_review WHERE agency = $1 AND on_day = $2";

/// Who has a visit with which family between two days, these included.
pub async fn worked(
    record: &Record,
    (from, until): (Date, Date),
) -> Result<BTreeSet<(FamilyId, PractitionerId)>, Error> {
    let arguments = args![record.agency(), from.to_string(), until.to_string()];
    let rows = record.store().query(WORKED, arguments).await?;
    rows.iter().map(|row| Ok((FamilyId(row.id(0)?), PractitionerId(row.id(1)?)))).collect()
}

/// The statement that keeps what was found about one person, family and day.
pub fn review(
    record: &Record,
    (day, who, family): (Date, PractitionerId, FamilyId),
    found: Found,
    (by, at): (u128, Timestamp),
) -> Statement {
    let columns = args![
        record.agency(),
        day.to_string(),
        who.0,
        family.0,
        found.code(),
        by,
        at.as_microsecond()
    ];
    hashed(record, "look_review", PUT, columns)
}

/// What was found about the looks of a day.
pub async fn reviews(
    record: &Record,
    day: Date,
) -> Result<BTreeMap<(PractitionerId, FamilyId), Found>, Error> {
    let rows = record.store().query(OF_DAY, args![record.agency(), day.to_string()]).await?;
    let mut found = BTreeMap::new();
    for row in &rows {
        let known = (PractitionerId(row.id(0)?), FamilyId(row.id(1)?));
        found.extend(Found::parse(row.text(2)?).map(|what| (known, what)));
    }
    Ok(found)
}
