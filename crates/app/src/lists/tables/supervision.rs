// SPDX-License-Identifier: AGPL-3.0-or-later
//! The table of supervision that ended: who supervised whom, and until when.

use record::{CheckedTable, Migration};

/// Until when somebody supervised somebody who left, or left themselves.
pub const ENDED: Migration = Migration {
    name: "app-0012-ended-supervision",
    statements: &["CREATE TABLE ended_supervision (agency {blob} NOT NULL, \
         supervisor {blob} NOT NULL, practitioner {blob} NOT NULL, ended bigint NOT NULL, \
         mac {blob} NOT NULL, PRIMARY KEY (agency, supervisor, practitioner, ended))"],
};

/// Its columns, in the order they were hashed.
pub const CHECKED: CheckedTable = CheckedTable {
    name: "ended_supervision",
    sql: "SELECT agency, supervisor, practitioner, ended, mac FROM ended_supervision \
          WHERE agency = $1 ORDER BY supervisor, practitioner, ended",
    key_columns: 4,
};
