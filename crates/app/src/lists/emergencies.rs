// SPDX-License-Identifier: AGPL-3.0-or-later
//! Openings in an emergency, as a list: for the door, and for the review that is due.

use jiff::Timestamp;
use practice::{Family, FamilyId, PractitionerId};
use record::{Record, Statement, args};

use super::hashed;
use crate::error::Error;

/// Forgets a family's rows.
pub(super) const DELETE: &str = "DELETE FROM emergency_row WHERE agency = $1 AND family = $2";
/// Writes one row.
pub(super) const INSERT: &str = "INSERT INTO emergency_row (agency, family, practitioner, begins, \
     ends, reviewed, mac) VALUES ($1, $2, $3, $4, $5, $6, $7)";
const OF: &str = "SELECT family, practitioner, begins, ends, reviewed FROM emergency_row \
     WHERE agency = $1 AND practitioner = $2 AND ends > $3 ORDER BY begins DESC";
const ALL: &str = "SELECT family, practitioner, begins, ends, reviewed FROM emergency_row \
     WHERE agency = $1 ORDER BY reviewed, begins DESC LIMIT 500";

/// An opening in an emergency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EmergencyRow {
    /// The family.
    pub family: FamilyId,
    /// Who opened it.
    pub practitioner: PractitionerId,
    /// From when.
    pub begins: Timestamp,
    /// Until when.
    pub ends: Timestamp,
    /// Whether the privacy officer looked at it.
    pub reviewed: bool,
}

/// The statements that write a family's rows.
pub(super) fn rows(record: &Record, family: &Family) -> Vec<Statement> {
    let row = |opened: &practice::rights::Emergency| {
        let columns = args![
            record.agency(),
            family.id.0,
            opened.practitioner.0,
            opened.from.as_microsecond(),
            opened.until.as_microsecond(),
            i64::from(opened.reviewed.is_some())
        ];
        hashed(record, "emergency_row", INSERT, columns)
    };
    family.rights.emergencies.iter().map(row).collect()
}

/// The openings of this practitioner that last at this moment.
pub async fn of(
    record: &Record,
    practitioner: PractitionerId,
    now: Timestamp,
) -> Result<Vec<EmergencyRow>, Error> {
    let arguments = args![record.agency(), practitioner.0, now.as_microsecond()];
    read(&record.store().query(OF, arguments).await?)
}

/// Every opening, those to be looked at first.
pub async fn all(record: &Record) -> Result<Vec<EmergencyRow>, Error> {
    read(&record.store().query(ALL, args![record.agency()]).await?)
}

fn read(rows: &[record::Row]) -> Result<Vec<EmergencyRow>, Error> {
    rows.iter()
        .map(|row| {
            Ok(EmergencyRow {
                family: FamilyId(row.id(0)?),
                practitioner: PractitionerId(row.id(1)?),
                begins: Timestamp::from_microsecond(row.int(2)?)?,
                ends: Timestamp::from_microsecond(row.int(3)?)?,
                reviewed: row.int(4)? != 0,
            })
        })
        .collect()
}
