// SPDX-License-Identifier: AGPL-3.0-or-later
//! Notes that wait for a licensed colleague, as a list: so that whoever may stand for one finds it on Today.

use jiff::Timestamp;
use practice::{Family, FamilyId, PractitionerId, VisitId};
use record::{Record, Statement, args};

use super::hashed;
use crate::error::Error;

pub(super) const DELETE: &str = "DELETE FROM cosign_row WHERE agency = $1 AND family = $2";
pub(super) const INSERT: &str = "INSERT INTO cosign_row (agency, family, visit, amendment, practitioner, since, mac) \
     VALUES ($1, $2, $3, $4, $5, $6, $7)";
const ALL: &str = "SELECT family, visit, amendment, practitioner, since FROM cosign_row \
     WHERE agency = $1 ORDER BY since, visit";

/// The rows of a family.
pub(super) fn rows(record: &Record, family: &Family) -> Vec<Statement> {
    let due = family.visits.iter().filter_map(|visit| Some((visit.id, visit.cosign_due()?)));
    let row = |(visit, due): (VisitId, practice::visits::signatures::CosignDue)| {
        let columns = args![
            record.agency(),
            family.id.0,
            visit.0,
            i64::from(due.amendment),
            due.by.0,
            due.at.as_microsecond()
        ];
        hashed(record, "cosign_row", INSERT, columns)
    };
    due.map(row).collect()
}

/// A note that waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waits {
    /// The family.
    pub family: FamilyId,
    /// The visit.
    pub visit: VisitId,
    /// Who wrote it.
    pub by: PractitionerId,
    /// Since when.
    pub since: Timestamp,
}

/// Every note that waits in the agency, the one that waits longest first. Whose families these are is for the gate to say.
pub async fn waiting(record: &Record) -> Result<Vec<Waits>, Error> {
    let rows = record.store().query(ALL, args![record.agency()]).await?;
    rows.iter()
        .map(|row| {
            Ok(Waits {
                family: FamilyId(row.id(0)?),
                visit: VisitId(row.id(1)?),
                by: PractitionerId(row.id(3)?),
                since: Timestamp::from_microsecond(row.int(4)?)?,
            })
        })
        .collect()
}
