// SPDX-License-Identifier: AGPL-3.0-or-later
//! Families whose work has ended, as a list: so that they are shown as such, and nobody is missed who is not awaited.

use practice::Family;
use record::{CheckedTable, Migration, Record, Statement, args};

use super::hashed;

/// The table of families that ended.
pub(super) const TABLE: Migration = Migration {
    name: "app-0012-goodbyes",
    statements: &["CREATE TABLE goodbye_row (agency {blob} NOT NULL, family {blob} NOT NULL, \
         ended text NOT NULL, mac {blob} NOT NULL, PRIMARY KEY (agency, family))"],
};

/// The columns its keyed hash covers.
pub(super) const CHECKED: CheckedTable = CheckedTable {
    name: "goodbye_row",
    sql: "SELECT agency, family, ended, mac FROM goodbye_row WHERE agency = $1 ORDER BY family",
    key_columns: 2,
};

/// Forgets a family's row.
pub(super) const DELETE: &str = "DELETE FROM goodbye_row WHERE agency = $1 AND family = $2";
/// Writes it.
pub(super) const INSERT: &str =
    "INSERT INTO goodbye_row (agency, family, ended, mac) VALUES ($1, $2, $3, $4)";

/// The statement that writes a family's row: none while the work goes on.
pub(super) fn row(record: &Record, family: &Family) -> Option<Statement> {
    let ended = family.goodbye.ended?;
    let columns = args![record.agency(), family.id.0, ended.to_string()];
    Some(hashed(record, "goodbye_row", INSERT, columns))
}
