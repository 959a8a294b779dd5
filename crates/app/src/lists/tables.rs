// SPDX-License-Identifier: AGPL-3.0-or-later
//! The tables beside the record: accounts, sessions, drafts, cards, and the lists folded from families.

mod devices;
mod plays;
mod reflections;
mod signing;
mod supervision;

use record::{CheckedTable, Migration};

use super::{goodbyes, handovers, joys, planned, presence, taken_along};

/// The tables, in the order they came to be. Never edited once shipped: only added to.
pub const MIGRATIONS: &[Migration] = &[
    TABLES,
    SESSIONS,
    EMERGENCIES,
    NOTICES,
    APPROVALS,
    LICENCES,
    LOOK_REVIEWS,
    REQUESTS,
    SEALED,
    PASSKEYS,
    SECOND_STEPS,
    ENROLMENTS,
    SETTINGS,
    devices::KNOWN,
    devices::FIRST,
    goodbyes::TABLE,
    supervision::ENDED,
    presence::TABLE,
    planned::TABLES,
    handovers::TABLES,
    reflections::TABLES,
    taken_along::TABLE,
    signing::WAYS,
    signing::TRAINING,
    plays::TABLE,
    joys::TABLE,
];

const TABLES: Migration = Migration {
    name: "app-0001-tables",
    statements: &[
        "CREATE TABLE account (agency {blob} NOT NULL, account {blob} NOT NULL, \
         sign_in text NOT NULL, name {blob} NOT NULL, password text, hats text NOT NULL, \
         language text NOT NULL, theme text NOT NULL, family {blob}, person {blob}, ended bigint, \
         mac {blob} NOT NULL, PRIMARY KEY (agency, account))",
        "CREATE UNIQUE INDEX account_sign_in ON account (agency, sign_in)",
        "CREATE TABLE supervision (agency {blob} NOT NULL, supervisor {blob} NOT NULL, \
         practitioner {blob} NOT NULL, mac {blob} NOT NULL, \
         PRIMARY KEY (agency, supervisor, practitioner))",
        "CREATE TABLE session (agency {blob} NOT NULL, token {blob} NOT NULL, \
         account {blob} NOT NULL, hat text NOT NULL, made bigint NOT NULL, seen bigint NOT NULL, \
         mac {blob} NOT NULL, PRIMARY KEY (agency, token))",
        "CREATE INDEX session_account ON session (agency, account)",
        "CREATE TABLE sign_in_link (agency {blob} NOT NULL, token {blob} NOT NULL, \
         account {blob} NOT NULL, ends bigint NOT NULL, mac {blob} NOT NULL, \
         PRIMARY KEY (agency, token))",
        "CREATE TABLE attempt (agency {blob} NOT NULL, subject {blob} NOT NULL, \
         failures bigint NOT NULL, last bigint NOT NULL, mac {blob} NOT NULL, \
         PRIMARY KEY (agency, subject))",
        "CREATE TABLE draft (agency {blob} NOT NULL, family {blob} NOT NULL, draft {blob} NOT NULL, \
         author {blob} NOT NULL, kind text NOT NULL, at bigint NOT NULL, sealed {blob} NOT NULL, \
         mac {blob} NOT NULL, PRIMARY KEY (agency, family, draft, author))",
        "CREATE INDEX draft_author ON draft (agency, author)",
        "CREATE TABLE card (agency {blob} NOT NULL, family {blob} NOT NULL, version bigint NOT NULL, \
         sealed {blob} NOT NULL, mac {blob} NOT NULL, PRIMARY KEY (agency, family))",
        "CREATE TABLE family_row (agency {blob} NOT NULL, family {blob} NOT NULL, \
         version bigint NOT NULL, opened text, every_days bigint, held bigint NOT NULL, \
         missed bigint NOT NULL, last_on text, next_on text, children bigint NOT NULL, \
         caregivers bigint NOT NULL, mac {blob} NOT NULL, PRIMARY KEY (agency, family))",
        "CREATE TABLE visit_row (agency {blob} NOT NULL, family {blob} NOT NULL, \
         visit {blob} NOT NULL, on_day text NOT NULL, at_hour text, place text NOT NULL, \
         status text NOT NULL, practitioner {blob} NOT NULL, mac {blob} NOT NULL, \
         PRIMARY KEY (agency, family, visit))",
        "CREATE TABLE team_row (agency {blob} NOT NULL, family {blob} NOT NULL, \
         practitioner {blob} NOT NULL, since text NOT NULL, until text, mac {blob} NOT NULL, \
         PRIMARY KEY (agency, family, practitioner, since))",
        "CREATE INDEX team_practitioner ON team_row (agency, practitioner)",
        "CREATE TABLE import_row (agency {blob} NOT NULL, family {blob} NOT NULL, \
         file text NOT NULL, at bigint NOT NULL, mac {blob} NOT NULL, \
         PRIMARY KEY (agency, family, file))",
    ],
};

/// Sessions anew, with what a session may do for the moment: whoever was signed in signs in again.
const SESSIONS: Migration = Migration {
    name: "app-0002-sessions",
    statements: &[
        "DROP TABLE session",
        "CREATE TABLE session (agency {blob} NOT NULL, token {blob} NOT NULL, \
         account {blob} NOT NULL, hat text NOT NULL, made bigint NOT NULL, seen bigint NOT NULL, \
         stepped bigint, shared bigint NOT NULL, device text NOT NULL, mac {blob} NOT NULL, \
         PRIMARY KEY (agency, token))",
        "CREATE INDEX session_account ON session (agency, account)",
    ],
};

const EMERGENCIES: Migration = Migration {
    name: "app-0003-emergencies",
    statements: &["CREATE TABLE emergency_row (agency {blob} NOT NULL, family {blob} NOT NULL, \
         practitioner {blob} NOT NULL, begins bigint NOT NULL, ends bigint NOT NULL, \
         reviewed bigint NOT NULL, mac {blob} NOT NULL, \
         PRIMARY KEY (agency, family, practitioner, begins))"],
};

const NOTICES: Migration = Migration {
    name: "app-0004-notices",
    statements: &[
        "CREATE TABLE notice (agency {blob} NOT NULL, notice {blob} NOT NULL, hat text, \
         account {blob}, what text NOT NULL, family {blob}, about {blob}, at bigint NOT NULL, \
         seen_by {blob}, seen_at bigint, mac {blob} NOT NULL, PRIMARY KEY (agency, notice))",
        "CREATE INDEX notice_hat ON notice (agency, hat, seen_at)",
        "CREATE INDEX notice_account ON notice (agency, account, seen_at)",
    ],
};

/// What one person asked for and a second one has to confirm.
const APPROVALS: Migration = Migration {
    name: "app-0004-approvals",
    statements: &["CREATE TABLE approval (agency {blob} NOT NULL, approval {blob} NOT NULL, \
         what text NOT NULL, subject {blob} NOT NULL, sealed {blob} NOT NULL, \
         asked_by {blob} NOT NULL, asked bigint NOT NULL, ends bigint NOT NULL, \
         answered_by {blob}, answered bigint, outcome text NOT NULL, mac {blob} NOT NULL, \
         PRIMARY KEY (agency, approval))"],
};

/// Who is licensed to write what only licensed people may.
const LICENCES: Migration = Migration {
    name: "app-0005-licences",
    statements: &["CREATE TABLE licence (agency {blob} NOT NULL, account {blob} NOT NULL, \
         kind text NOT NULL, number {blob} NOT NULL, until text NOT NULL, \
         checked_by {blob} NOT NULL, checked bigint NOT NULL, mac {blob} NOT NULL, \
         PRIMARY KEY (agency, account, kind))"],
};

const LOOK_REVIEWS: Migration = Migration {
    name: "app-0006-look-reviews",
    statements: &["CREATE TABLE look_review (agency {blob} NOT NULL, on_day text NOT NULL, \
         who {blob} NOT NULL, family {blob} NOT NULL, found text NOT NULL, \
         reviewer {blob} NOT NULL, at bigint NOT NULL, mac {blob} NOT NULL, \
         PRIMARY KEY (agency, on_day, who, family))"],
};

/// Requests that wait, so that no clock runs out unseen.
const REQUESTS: Migration = Migration {
    name: "app-0010-requests",
    statements: &["CREATE TABLE request_row (agency {blob} NOT NULL, family {blob} NOT NULL, \
         request {blob} NOT NULL, kind text NOT NULL, came text NOT NULL, due text NOT NULL, \
         mac {blob} NOT NULL, PRIMARY KEY (agency, family, request))"],
};

/// Keys of those who write sealed notes, the key two people hold together, and which notes there are.
const SEALED: Migration = Migration {
    name: "app-0009-sealed",
    statements: &[
        "CREATE TABLE author_key (agency {blob} NOT NULL, account {blob} NOT NULL, \
         public text NOT NULL, sealed {blob} NOT NULL, made bigint NOT NULL, mac {blob} NOT NULL, \
         PRIMARY KEY (agency, account))",
        "CREATE TABLE sealed_recovery (agency {blob} NOT NULL, public text NOT NULL, \
         sealed {blob} NOT NULL, made bigint NOT NULL, mac {blob} NOT NULL, \
         PRIMARY KEY (agency, public))",
        "CREATE TABLE sealed_note (agency {blob} NOT NULL, family {blob} NOT NULL, \
         author {blob} NOT NULL, stream {blob} NOT NULL, note {blob} NOT NULL, \
         at bigint NOT NULL, visit {blob} NOT NULL, mac {blob} NOT NULL, \
         PRIMARY KEY (agency, family, author, note))",
        "CREATE INDEX sealed_note_stream ON sealed_note (agency, stream)",
    ],
};

/// By which devices somebody signs in; each row under the hash of its credential's id.
const PASSKEYS: Migration = Migration {
    name: "app-0007-passkeys",
    statements: &[
        "CREATE TABLE passkey (agency {blob} NOT NULL, passkey {blob} NOT NULL, \
         account {blob} NOT NULL, sealed {blob} NOT NULL, made bigint NOT NULL, used bigint, \
         mac {blob} NOT NULL, PRIMARY KEY (agency, passkey))",
        "CREATE INDEX passkey_account ON passkey (agency, account)",
    ],
};

/// What it takes to sign in beside a password, and those who are halfway.
const SECOND_STEPS: Migration = Migration {
    name: "app-0008-second-steps",
    statements: &[
        "CREATE TABLE second_step (agency {blob} NOT NULL, account {blob} NOT NULL, \
         secret {blob} NOT NULL, since bigint, last_step bigint NOT NULL, mac {blob} NOT NULL, \
         PRIMARY KEY (agency, account))",
        "CREATE TABLE recovery_code (agency {blob} NOT NULL, account {blob} NOT NULL, \
         code {blob} NOT NULL, made bigint NOT NULL, used bigint, mac {blob} NOT NULL, \
         PRIMARY KEY (agency, account, code))",
        "CREATE TABLE half_session (agency {blob} NOT NULL, token {blob} NOT NULL, \
         account {blob} NOT NULL, made bigint NOT NULL, mac {blob} NOT NULL, \
         PRIMARY KEY (agency, token))",
    ],
};

/// Codes that let somebody in once, told in person.
const ENROLMENTS: Migration = Migration {
    name: "app-0009-enrolments",
    statements: &["CREATE TABLE enrolment (agency {blob} NOT NULL, account {blob} NOT NULL, \
         code {blob} NOT NULL, ends bigint NOT NULL, mac {blob} NOT NULL, \
         PRIMARY KEY (agency, account))"],
};

/// What an agency chose for all who work in it.
const SETTINGS: Migration = Migration {
    name: "app-0010-settings",
    statements: &["CREATE TABLE setting (agency {blob} NOT NULL, name text NOT NULL, \
         value text NOT NULL, at bigint NOT NULL, mac {blob} NOT NULL, \
         PRIMARY KEY (agency, name))"],
};

/// Every table, with the columns its keyed hash covers, in the order they were hashed.
pub const CHECKED: &[CheckedTable] = &[
    CheckedTable {
        name: "account",
        sql: "SELECT agency, account, sign_in, name, password, hats, language, theme, family, \
              person, ended, mac FROM account WHERE agency = $1 ORDER BY account",
        key_columns: 2,
    },
    CheckedTable {
        name: "supervision",
        sql: "SELECT agency, supervisor, practitioner, mac FROM supervision WHERE agency = $1 \
              ORDER BY supervisor, practitioner",
        key_columns: 3,
    },
    supervision::CHECKED,
    CheckedTable {
        name: "session",
        sql: "SELECT agency, token, account, hat, made, seen, stepped, shared, device, way, mac \
              FROM session WHERE agency = $1 ORDER BY token",
        key_columns: 2,
    },
    CheckedTable {
        name: "sign_in_link",
        sql: "SELECT agency, token, account, ends, mac FROM sign_in_link WHERE agency = $1 \
              ORDER BY token",
        key_columns: 2,
    },
    CheckedTable {
        name: "attempt",
        sql: "SELECT agency, subject, failures, last, mac FROM attempt WHERE agency = $1 \
              ORDER BY subject",
        key_columns: 2,
    },
    CheckedTable {
        name: "draft",
        sql: "SELECT agency, family, draft, author, kind, at, sealed, mac FROM draft \
              WHERE agency = $1 ORDER BY family, draft, author",
        key_columns: 4,
    },
    CheckedTable {
        name: "card",
        sql: "SELECT agency, family, version, sealed, mac FROM card WHERE agency = $1 \
              ORDER BY family",
        key_columns: 2,
    },
    CheckedTable {
        name: "family_row",
        sql: "SELECT agency, family, version, opened, every_days, held, missed, last_on, next_on, \
              children, caregivers, mac FROM family_row WHERE agency = $1 ORDER BY family",
        key_columns: 2,
    },
    CheckedTable {
        name: "visit_row",
        sql: "SELECT agency, family, visit, on_day, at_hour, place, status, practitioner, mac \
              FROM visit_row WHERE agency = $1 ORDER BY family, visit",
        key_columns: 3,
    },
    CheckedTable {
        name: "team_row",
        sql: "SELECT agency, family, practitioner, since, until, mac FROM team_row \
              WHERE agency = $1 ORDER BY family, practitioner, since",
        key_columns: 4,
    },
    CheckedTable {
        name: "import_row",
        sql: "SELECT agency, family, file, at, mac FROM import_row WHERE agency = $1 \
              ORDER BY family, file",
        key_columns: 3,
    },
    CheckedTable {
        name: "emergency_row",
        sql: "SELECT agency, family, practitioner, begins, ends, reviewed, mac \
              FROM emergency_row WHERE agency = $1 ORDER BY family, practitioner, begins",
        key_columns: 4,
    },
    CheckedTable {
        name: "request_row",
        sql: "SELECT agency, family, request, kind, came, due, mac FROM request_row \
              WHERE agency = $1 ORDER BY family, request",
        key_columns: 3,
    },
    goodbyes::CHECKED,
    presence::CHECKED,
    planned::CHECKED[0],
    planned::CHECKED[1],
    planned::CHECKED[2],
    handovers::CHECKED,
    handovers::LEAVING_CHECKED,
    taken_along::CHECKED,
    reflections::CHECKED[0],
    reflections::CHECKED[1],
    reflections::CHECKED[2],
    signing::CHECKED[0],
    signing::CHECKED[1],
    plays::CHECKED,
    joys::CHECKED,
    CheckedTable {
        name: "notice",
        sql: "SELECT agency, notice, hat, account, what, family, about, at, seen_by, seen_at, mac \
              FROM notice WHERE agency = $1 ORDER BY notice",
        key_columns: 2,
    },
    CheckedTable {
        name: "approval",
        sql: "SELECT agency, approval, what, subject, sealed, asked_by, asked, ends, answered_by, \
              answered, outcome, mac FROM approval WHERE agency = $1 ORDER BY approval",
        key_columns: 2,
    },
    CheckedTable {
        name: "licence",
        sql: "SELECT agency, account, kind, number, until, checked_by, checked, mac FROM licence \
              WHERE agency = $1 ORDER BY account, kind",
        key_columns: 3,
    },
    CheckedTable {
        name: "look_review",
        sql: "SELECT agency, on_day, who, family, found, reviewer, at, mac FROM look_review \
              WHERE agency = $1 ORDER BY on_day, who, family",
        key_columns: 4,
    },
    CheckedTable {
        name: "author_key",
        sql: "SELECT agency, account, public, sealed, made, mac FROM author_key \
              WHERE agency = $1 ORDER BY account",
        key_columns: 2,
    },
    CheckedTable {
        name: "sealed_recovery",
        sql: "SELECT agency, public, sealed, made, mac FROM sealed_recovery \
              WHERE agency = $1 ORDER BY public",
        key_columns: 2,
    },
    CheckedTable {
        name: "sealed_note",
        sql: "SELECT agency, family, author, stream, note, at, visit, mac FROM sealed_note \
              WHERE agency = $1 ORDER BY family, author, note",
        key_columns: 4,
    },
    CheckedTable {
        name: "passkey",
        sql: "SELECT agency, passkey, account, sealed, made, used, mac FROM passkey \
              WHERE agency = $1 ORDER BY passkey",
        key_columns: 2,
    },
    CheckedTable {
        name: "second_step",
        sql: "SELECT agency, account, secret, since, last_step, mac FROM second_step \
              WHERE agency = $1 ORDER BY account",
        key_columns: 2,
    },
    CheckedTable {
        name: "recovery_code",
        sql: "SELECT agency, account, code, made, used, mac FROM recovery_code \
              WHERE agency = $1 ORDER BY account, code",
        key_columns: 3,
    },
    CheckedTable {
        name: "half_session",
        sql: "SELECT agency, token, account, made, mac FROM half_session WHERE agency = $1 \
              ORDER BY token",
        key_columns: 2,
    },
    CheckedTable {
        name: "enrolment",
        sql: "SELECT agency, account, code, ends, mac FROM enrolment WHERE agency = $1 \
              ORDER BY account",
        key_columns: 2,
    },
    CheckedTable {
        name: "setting",
        sql: "SELECT agency, name, value, at, mac FROM setting WHERE agency = $1 ORDER BY name",
        key_columns: 2,
    },
    devices::CHECKED[0],
    devices::CHECKED[1],
];
