// SPDX-License-Identifier: AGPL-3.0-or-later
//! Verifying what is numbered by agency: entries in the order of writing, the access book, the slots.

use std::collections::BTreeSet;

use super::{Checks, Verifier};
use crate::access::Access;
use crate::error::Error;
use crate::fault::{FaultKind, Place};
use crate::opening::READ_SLOTS;
use crate::rows::AgencyRow;
use crate::value::{Row, signed};
use crate::{StreamId, args};

/// How many rows are read at once.
const PAGE: i64 = 5000;
const NUMBERS: &str = "SELECT seq, stream, version FROM entry WHERE agency = $1 AND seq > $2 \
     ORDER BY seq LIMIT $3";
const ACCESSES: &str = "SELECT number, who, hat, stream, what, purpose, at, hash FROM access \
     WHERE agency = $1 AND number > $2 ORDER BY number LIMIT $3";

/// Rows numbered from 1 without a gap, as they are read.
pub(super) struct Numbered {
    table: &'static str,
    pub(super) last: u64,
}

impl Numbered {
    pub(super) fn new(table: &'static str) -> Self {
        Self { table, last: 0 }
    }

    /// The next row's number; a gap before it is a fault.
    pub(super) fn next(&mut self, verifier: &mut Verifier<'_>, number: u64) {
        if number != self.last + 1 && verifier.has(Checks::COUNTS) {
            verifier.fault(Place::numbered(self.table, self.last + 1), FaultKind::Missing);
        }
        self.last = number;
    }

    /// The end; rows that were counted but are not there, or the other way round, are a fault.
    pub(super) fn end(&self, verifier: &mut Verifier<'_>, counted: u64) {
        if !verifier.has(Checks::COUNTS) || self.last == counted {
            return;
        }
        if self.last < counted {
            verifier.fault(Place::numbered(self.table, self.last + 1), FaultKind::Missing);
        } else {
            verifier.fault(Place::numbered(self.table, self.last), FaultKind::Unexpected);
        }
        verifier.fault(Place::of("agency"), FaultKind::CountDoesNotFit);
    }
}

impl Verifier<'_> {
    /// A page of rows numbered from beyond `from`, and where the next begins.
    async fn page(
        &mut self,
        table: &'static str,
        sql: &'static str,
        from: u64,
    ) -> Result<Vec<Row>, Error> {
        self.rows(table, sql, args![self.record.agency(), signed(from), PAGE]).await
    }

    pub(super) async fn numbers(
        &mut self,
        agency: &AgencyRow,
        known: &BTreeSet<StreamId>,
    ) -> Result<(), Error> {
        let mut numbered = Numbered::new("entry");
        loop {
            let page = self.page("entry", NUMBERS, numbered.last).await?;
            if page.is_empty() {
                break;
            }
            for row in &page {
                let (Ok(seq), Ok(stream)) = (row.count(0), row.id(1).map(StreamId)) else {
                    self.fault(Place::of("entry"), FaultKind::RowUnreadable);
                    return Ok(());
                };
                numbered.next(self, seq);
                if !known.contains(&stream) && self.has(Checks::COUNTS) {
                    self.fault(Place::stream("stream", stream), FaultKind::Missing);
                    let place = Place { seq: Some(seq), ..Place::stream("entry", stream) };
                    let place = Place { version: row.count(2).ok(), ..place };
                    self.fault(place, FaultKind::Unexpected);
                }
            }
        }
        numbered.end(self, agency.entries);
        Ok(())
    }

    pub(super) async fn access_book(&mut self, agency: &AgencyRow) -> Result<(), Error> {
        let mut numbered = Numbered::new("access");
        let mut prev = [0; 32];
        loop {
            let page = self.page("access", ACCESSES, numbered.last).await?;
            if page.is_empty() {
                break;
            }
            for row in &page {
                self.report.rows += 1;
                let read = Access::read(row).and_then(|read| Ok((read, row.bytes::<32>(7)?)));
                let Ok((read, hash)) = read else {
                    let place = Place { seq: row.count(0).ok(), ..Place::of("access") };
                    self.fault(place, FaultKind::RowUnreadable);
                    let Ok(number) = row.count(0) else { return Ok(()) };
                    numbered.next(self, number);
                    continue;
                };
                numbered.next(self, read.number);
                let expected = read.access.hash(self.record.keys(), read.number, &prev);
                if expected != hash && self.has(Checks::ACCESS) {
                    let place = Place::numbered("access", read.number);
                    self.fault(place, FaultKind::HashDoesNotFit);
                }
                prev = hash;
            }
        }
        numbered.end(self, agency.accesses);
        if prev != agency.access_hash && self.has(Checks::ACCESS) {
            self.fault(Place::numbered("access", numbered.last), FaultKind::HeadDoesNotFit);
        }
        Ok(())
    }

    pub(super) async fn slots(&mut self, agency: &AgencyRow) -> Result<(), Error> {
        let rows = self.rows("slot", READ_SLOTS, args![self.record.agency()]).await?;
        for row in &rows {
            self.report.rows += 1;
            let mut columns = args![self.record.agency()];
            let Some((mac, values)) = row.values().split_last() else { continue };
            columns.extend(values.iter().cloned());
            if *mac != self.record.row_mac("slot", &columns) && self.has(Checks::ROWS) {
                let number = row.int(0).map_or_else(|_| String::new(), |n| n.to_string());
                self.fault(Place::keyed("slot", number), FaultKind::RowChanged);
            }
        }
        if u64::try_from(rows.len()) != Ok(agency.slots) && self.has(Checks::COUNTS) {
            self.fault(Place::of("slot"), FaultKind::CountDoesNotFit);
        }
        Ok(())
    }
}
