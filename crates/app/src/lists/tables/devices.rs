// SPDX-License-Identifier: AGPL-3.0-or-later
//! The tables of devices somebody signed in from before.

use record::Migration;

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
