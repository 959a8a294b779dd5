// SPDX-License-Identifier: AGPL-3.0-or-later
//! The tables behind signed notes: how a session began, who is in training, and what waits for a licensed colleague.

use record::{CheckedTable, Migration};

/// Sessions anew, each with the way it began: whoever was signed in signs in again.
pub const WAYS: Migration = Migration {
    name: "app-0016-session-ways",
    statements: &[
        "DROP TABLE session",
        "CREATE TABLE session (agency {blob} NOT NULL, token {blob} NOT NULL, \
         account {blob} NOT NULL, hat text NOT NULL, made bigint NOT NULL, seen bigint NOT NULL, \
         stepped bigint, shared bigint NOT NULL, device text NOT NULL, way text NOT NULL, \
         mac {blob} NOT NULL, PRIMARY KEY (agency, token))",
        "CREATE INDEX session_account ON session (agency, account)",
    ],
};

/// Who is in training since and until when, and which notes wait for somebody to stand for them.
pub const TRAINING: Migration = Migration {
    name: "app-0017-training",
    statements: &[
        "CREATE TABLE training (agency {blob} NOT NULL, account {blob} NOT NULL, \
         since text NOT NULL, until text, said_by {blob} NOT NULL, said bigint NOT NULL, \
         mac {blob} NOT NULL, PRIMARY KEY (agency, account, since))",
        "CREATE TABLE cosign_row (agency {blob} NOT NULL, family {blob} NOT NULL, \
         visit {blob} NOT NULL, amendment bigint NOT NULL, practitioner {blob} NOT NULL, \
         since bigint NOT NULL, mac {blob} NOT NULL, PRIMARY KEY (agency, family, visit))",
    ],
};

/// Their columns, in the order they were hashed.
pub const CHECKED: [CheckedTable; 2] = [
    CheckedTable {
        name: "training",
        sql: "SELECT agency, account, since, until, said_by, said, mac FROM training \
              WHERE agency = $1 ORDER BY account, since",
        key_columns: 3,
    },
    CheckedTable {
        name: "cosign_row",
        sql: "SELECT agency, family, visit, amendment, practitioner, since, mac FROM cosign_row \
              WHERE agency = $1 ORDER BY family, visit",
        key_columns: 3,
    },
];
