// SPDX-License-Identifier: AGPL-3.0-or-later
//! The tables of private reflections, which hold nothing but what a browser sealed, and of what is brought to supervision.

use record::{CheckedTable, Migration};

/// Reflections with their locked keys, and the lines that somebody lifted out of them. No day stands beside a
/// reflection: when somebody wrote is theirs too.
pub const TABLES: Migration = Migration {
    name: "app-0018-reflections",
    statements: &[
        "CREATE TABLE reflection_key (agency {blob} NOT NULL, account {blob} NOT NULL, \
         lock text NOT NULL, salt {blob} NOT NULL, rounds bigint NOT NULL, wrapped {blob} NOT NULL, \
         mac {blob} NOT NULL, PRIMARY KEY (agency, account, lock))",
        "CREATE TABLE reflection (agency {blob} NOT NULL, account {blob} NOT NULL, \
         reflection {blob} NOT NULL, version bigint NOT NULL, sealed {blob} NOT NULL, \
         mac {blob} NOT NULL, PRIMARY KEY (agency, account, reflection))",
        "CREATE TABLE brought (agency {blob} NOT NULL, account {blob} NOT NULL, \
         brought {blob} NOT NULL, supervisor {blob} NOT NULL, at bigint NOT NULL, \
         sealed {blob} NOT NULL, talked bigint, mac {blob} NOT NULL, \
         PRIMARY KEY (agency, account, brought, supervisor))",
    ],
};

/// Their columns, in the order they were hashed.
pub const CHECKED: [CheckedTable; 3] = [
    CheckedTable {
        name: "reflection_key",
        sql: "SELECT agency, account, lock, salt, rounds, wrapped, mac FROM reflection_key \
              WHERE agency = $1 ORDER BY account, lock",
        key_columns: 3,
    },
    CheckedTable {
        name: "reflection",
        sql: "SELECT agency, account, reflection, version, sealed, mac FROM reflection \
              WHERE agency = $1 ORDER BY account, reflection",
        key_columns: 3,
    },
    CheckedTable {
        name: "brought",
        sql: "SELECT agency, account, brought, supervisor, at, sealed, talked, mac FROM brought \
              WHERE agency = $1 ORDER BY account, brought, supervisor",
        key_columns: 4,
    },
];
