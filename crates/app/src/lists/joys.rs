// SPDX-License-Identifier: AGPL-3.0-or-later
//! Who wrote of a family's last visits without a moment of joy, so that it can be wondered about in supervision, and nowhere else.

use practice::{Family, FamilyId, PractitionerId};
use record::{CheckedTable, Migration, Record, Statement, args};

use super::hashed;
use crate::error::Error;

/// The table: a row for each writer and family, and none where there is nothing to wonder.
pub(super) const TABLE: Migration = Migration {
    name: "app-0024-without-joy",
    statements: &["CREATE TABLE without_joy_row (agency {blob} NOT NULL, family {blob} NOT NULL, \
         practitioner {blob} NOT NULL, mac {blob} NOT NULL, \
         PRIMARY KEY (agency, family, practitioner))"],
};

/// The columns their keyed hashes cover.
pub(super) const CHECKED: CheckedTable = CheckedTable {
    name: "without_joy_row",
    sql: "SELECT agency, family, practitioner, mac FROM without_joy_row WHERE agency = $1 \
          ORDER BY family, practitioner",
    key_columns: 3,
};

/// Forgets a family's rows.
pub(super) const DELETE: &str = "DELETE FROM without_joy_row WHERE agency = $1 AND family = $2";
/// Writes one.
pub(super) const INSERT: &str = "INSERT INTO without_joy_row (agency, family, practitioner, mac) \
     VALUES ($1, $2, $3, $4)";

/// The statements that write a family's rows.
pub(super) fn rows<'a>(
    record: &'a Record,
    family: &'a Family,
) -> impl Iterator<Item = Statement> + 'a {
    family.without_joy().into_iter().map(|writer| {
        hashed(record, "without_joy_row", INSERT, args![record.agency(), family.id.0, writer.0])
    })
}

// Of families they work with on this day.
const OF: &str = "SELECT w.family FROM without_joy_row w WHERE w.agency = $1 AND w.practitioner = $2 \
     AND EXISTS (SELECT 1 FROM team_row t WHERE t.agency = w.agency AND t.family = w.family \
     AND t.practitioner = $3 AND t.since <= $4 AND (t.until IS NULL OR t.until > $5)) \
     ORDER BY w.family";

/// The families of this writer of which it is wondered, on this day. Ask it for the writer's own page alone.
pub async fn of(
    record: &Record,
    writer: PractitionerId,
    on: jiff::civil::Date,
) -> Result<Vec<FamilyId>, Error> {
    let day = on.to_string();
    let arguments = args![record.agency(), writer.0, writer.0, day.as_str(), day.as_str()];
    let rows = record.store().query(OF, arguments).await?;
    rows.iter().map(|row| Ok(FamilyId(row.id(0)?))).collect()
}
