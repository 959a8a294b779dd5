// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the tables say of those who work here: whom they supervise and how many families they have.

use std::collections::BTreeMap;

use jiff::civil::Date;
use practice::FamilyId;
use record::{Record, args};

use crate::error::Error;

const BY_PRACTITIONER: &str = "SELECT practitioner, COUNT(DISTINCT family) FROM team_row \
     WHERE agency = $1 AND since <= $2 AND (until IS NULL OR until > $3) GROUP BY practitioner";

/// With how many families each practitioner works on this day.
pub async fn families_by_practitioner(
    record: &Record,
    on: Date,
) -> Result<BTreeMap<u128, i64>, Error> {
    let day = on.to_string();
    let arguments = args![record.agency(), day.as_str(), day.as_str()];
    let rows = record.store().query(BY_PRACTITIONER, arguments).await?;
    rows.iter().map(|row| Ok((row.id(0)?, row.int(1)?))).collect()
}

const NOT_LEFT: &str = "SELECT DISTINCT family FROM team_row WHERE agency = $1 \
     AND practitioner = $2 AND until IS NULL ORDER BY family";

/// The families whose team somebody has not left. Standing in ends by its own day.
pub async fn families_not_left(
    record: &Record,
    practitioner: u128,
) -> Result<Vec<FamilyId>, Error> {
    let arguments = args![record.agency(), practitioner];
    let rows = record.store().query(NOT_LEFT, arguments).await?;
    rows.iter().map(|row| Ok(FamilyId(row.id(0)?))).collect()
}

const SUPERVISIONS: &str = "SELECT supervisor, practitioner FROM supervision WHERE agency = $1 \
     ORDER BY supervisor, practitioner";

/// Who supervises whom.
pub async fn supervisions(record: &Record) -> Result<Vec<(u128, u128)>, Error> {
    let rows = record.store().query(SUPERVISIONS, args![record.agency()]).await?;
    rows.iter().map(|row| Ok((row.id(0)?, row.id(1)?))).collect()
}
