// SPDX-License-Identifier: AGPL-3.0-or-later
//! The record's tables. Every key begins with the agency, so that they can be spread by it.

use crate::Migration;

pub(crate) const MIGRATIONS: &[Migration] = &[TABLES, ACCESS_INDEXES];

/// The access book by person and by day: for the read budget and for whoever goes through the book.
const ACCESS_INDEXES: Migration = Migration {
    name: "record-0002-access-indexes",
    statements: &[
        "CREATE INDEX access_who ON access (agency, who, at)",
        "CREATE INDEX access_at ON access (agency, at)",
    ],
};

const TABLES: Migration = Migration {
    name: "record-0001-tables",
    statements: &[
        // The counters of an agency. Its row is the lock every append takes.
        "CREATE TABLE agency (agency {blob} NOT NULL PRIMARY KEY, made bigint NOT NULL, \
         entries bigint NOT NULL, accesses bigint NOT NULL, access_hash {blob} NOT NULL, \
         digests bigint NOT NULL, slots bigint NOT NULL, mac {blob} NOT NULL)",
        "CREATE TABLE slot (agency {blob} NOT NULL, slot bigint NOT NULL, kind text NOT NULL, \
         memory bigint NOT NULL, passes bigint NOT NULL, lanes bigint NOT NULL, \
         salt {blob} NOT NULL, wrapped {blob} NOT NULL, made bigint NOT NULL, mac {blob} NOT NULL, \
         PRIMARY KEY (agency, slot))",
        "CREATE TABLE stream (agency {blob} NOT NULL, stream {blob} NOT NULL, \
         version bigint NOT NULL, hash {blob} NOT NULL, key_count bigint NOT NULL, \
         tombstones bigint NOT NULL, shredded bigint NOT NULL, mac {blob} NOT NULL, \
         PRIMARY KEY (agency, stream))",
        "CREATE TABLE entry (agency {blob} NOT NULL, stream {blob} NOT NULL, \
         version bigint NOT NULL, seq bigint NOT NULL, id {blob} NOT NULL, author {blob} NOT NULL, \
         at bigint NOT NULL, facet {blob} NOT NULL, epoch bigint NOT NULL, format bigint NOT NULL, \
         alg bigint NOT NULL, prev {blob} NOT NULL, nonce {blob} NOT NULL, sealed {blob} NOT NULL, \
         hash {blob} NOT NULL, mac {blob} NOT NULL, PRIMARY KEY (agency, stream, version))",
        "CREATE UNIQUE INDEX entry_id ON entry (agency, stream, id)",
        "CREATE UNIQUE INDEX entry_seq ON entry (agency, seq)",
        "CREATE TABLE stream_key (agency {blob} NOT NULL, stream {blob} NOT NULL, \
         facet {blob} NOT NULL, epoch bigint NOT NULL, wrapped {blob} NOT NULL, \
         mac {blob} NOT NULL, PRIMARY KEY (agency, stream, facet, epoch))",
        // A facet of sixteen zeros stands for the whole stream.
        "CREATE TABLE tombstone (agency {blob} NOT NULL, stream {blob} NOT NULL, \
         facet {blob} NOT NULL, epoch bigint NOT NULL, first {blob} NOT NULL, \
         second {blob} NOT NULL, reason text NOT NULL, at bigint NOT NULL, mac {blob} NOT NULL, \
         PRIMARY KEY (agency, stream, facet, epoch))",
        "CREATE TABLE access (agency {blob} NOT NULL, number bigint NOT NULL, who {blob} NOT NULL, \
         hat text NOT NULL, stream {blob}, what text NOT NULL, purpose text NOT NULL, \
         at bigint NOT NULL, hash {blob} NOT NULL, PRIMARY KEY (agency, number))",
        "CREATE INDEX access_stream ON access (agency, stream, number)",
        "CREATE TABLE attachment (agency {blob} NOT NULL, stream {blob} NOT NULL, \
         entry {blob} NOT NULL, part bigint NOT NULL, sealed {blob} NOT NULL, mac {blob} NOT NULL, \
         PRIMARY KEY (agency, stream, entry, part))",
        "CREATE TABLE digest (agency {blob} NOT NULL, number bigint NOT NULL, at bigint NOT NULL, \
         note text NOT NULL, mac {blob} NOT NULL, PRIMARY KEY (agency, number))",
    ],
};
