// SPDX-License-Identifier: AGPL-3.0-or-later
//! The table of the agency's box of plays: what each says is sealed, and nothing of a family is in it.

use record::{CheckedTable, Migration};

/// Plays with who wrote each, how often it was written anew, and since when one is out of the box.
pub const TABLE: Migration = Migration {
    name: "app-0023-boxed-plays",
    statements: &["CREATE TABLE boxed_play (agency {blob} NOT NULL, play {blob} NOT NULL, \
         author {blob} NOT NULL, version bigint NOT NULL, made bigint NOT NULL, taken_out bigint, \
         sealed {blob} NOT NULL, mac {blob} NOT NULL, PRIMARY KEY (agency, play))"],
};

/// Its columns, in the order they were hashed.
pub const CHECKED: CheckedTable = CheckedTable {
    name: "boxed_play",
    sql: "SELECT agency, play, author, version, made, taken_out, sealed, mac FROM boxed_play \
          WHERE agency = $1 ORDER BY play",
    key_columns: 2,
};
