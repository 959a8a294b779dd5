// SPDX-License-Identifier: AGPL-3.0-or-later
//! The tables of devices somebody signed in from before.

use record::{CheckedTable, Migration};

/// Devices somebody signed in from before.
pub const KNOWN: Migration = Migration {
    name: "app-0008-known-devices",
    statements: &[
        "CREATE TABLE known_device (agency {blob} NOT NULL, device {blob} NOT NULL, \
         account {blob} NOT NULL, called text NOT NULL, first_at bigint NOT NULL, \
         last_at bigint NOT NULL, mac {blob} NOT NULL, PRIMARY KEY (agency, device, account))",
        "CREATE INDEX known_device_account ON known_device (agency, account)",
    ],
};

/// When each account was first signed in to. It stays when the devices are forgotten, so that one that
/// comes after is news.
pub const FIRST: Migration = Migration {
    name: "app-0011-first-devices",
    statements: &["CREATE TABLE first_device (agency {blob} NOT NULL, account {blob} NOT NULL, \
         at bigint NOT NULL, mac {blob} NOT NULL, PRIMARY KEY (agency, account))"],
};

/// Their columns, in the order they were hashed.
pub const CHECKED: [CheckedTable; 2] = [
    CheckedTable {
        name: "known_device",
        sql: "SELECT agency, device, account, called, first_at, last_at, mac FROM known_device \
              WHERE agency = $1 ORDER BY device, account",
        key_columns: 3,
    },
    CheckedTable {
        name: "first_device",
        sql: "SELECT agency, account, at, mac FROM first_device WHERE agency = $1 \
              ORDER BY account",
        key_columns: 2,
    },
];
