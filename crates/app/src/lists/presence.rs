// SPDX-License-Identifier: AGPL-3.0-or-later
//! What beside visits says how long it has been quiet with a family, as a list: so that Today can suggest to reach out.

use practice::Family;
use record::{CheckedTable, Migration, Record, Statement, args};

use super::hashed;

/// The table of the last contact beside visits, and until when a try to reach out is given time.
pub(super) const TABLE: Migration = Migration {
    name: "app-0013-presence",
    statements: &["CREATE TABLE presence_row (agency {blob} NOT NULL, family {blob} NOT NULL, \
         heard text, rests_until text, mac {blob} NOT NULL, PRIMARY KEY (agency, family))"],
};

/// The columns its keyed hash covers.
pub(super) const CHECKED: CheckedTable = CheckedTable {
    name: "presence_row",
    sql: "SELECT agency, family, heard, rests_until, mac FROM presence_row WHERE agency = $1 \
          ORDER BY family",
    key_columns: 2,
};

/// Forgets a family's row.
pub(super) const DELETE: &str = "DELETE FROM presence_row WHERE agency = $1 AND family = $2";
/// Writes it.
pub(super) const INSERT: &str = "INSERT INTO presence_row (agency, family, heard, rests_until, mac) VALUES ($1, $2, $3, $4, $5)";

/// The statement that writes a family's row: none while visits say everything.
pub(super) fn row(record: &Record, family: &Family) -> Option<Statement> {
    let (heard, rests) = (family.presence.heard(), family.presence.rests_until());
    heard.or(rests)?;
    let (heard, rests) = (heard.map(|on| on.to_string()), rests.map(|on| on.to_string()));
    let columns = args![record.agency(), family.id.0, heard, rests];
    Some(hashed(record, "presence_row", INSERT, columns))
}
