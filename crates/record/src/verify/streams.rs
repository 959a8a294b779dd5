// SPDX-License-Identifier: AGPL-3.0-or-later
//! Verifying one stream: its row, its keys, its tombstones, its entries and the files beside them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Checks, Verifier};
use crate::error::Error;
use crate::fault::{FaultKind, Place};
use crate::key_rows::{READ_KEYS, READ_TOMBSTONES, StreamKeys, open_key, read_tombstone};
use crate::reading::{Kept, READ_PAGE};
use crate::rows::{Head, READ_STREAM, StreamRow};
use crate::sealing::content::{Attached, Content};
use crate::sealing::envelope::Envelope;
use crate::sealing::keys::FacetTag;
use crate::value::Row;
use crate::{EntryId, StreamId, Value, args, hex};

/// How many entries are read at once.
const PAGE: i64 = 500;
/// How many parts of files are read at once: each holds 64 KiB.
const PARTS: i64 = 64;
const READ_PARTS: &str = "SELECT entry, part, sealed, mac FROM attachment WHERE agency = $1 \
     AND stream = $2 AND (entry, part) > ($3, $4) ORDER BY entry, part LIMIT $5";

/// What the entries of a stream say of files beside them.
#[derive(Default)]
struct Files {
    /// Each entry with a file, and what it says of it.
    kept: BTreeMap<EntryId, (Envelope, Attached)>,
    /// The entries whose file another took away.
    removed: BTreeSet<EntryId>,
    /// Whether every entry could be asked.
    all_told: bool,
}

impl Verifier<'_> {
    /// One stream; looked at again when others wrote to it meanwhile.
    pub(super) async fn stream(&mut self, stream: StreamId, row: &Row) -> Result<(), Error> {
        let mut row = StreamRow::read(self.record.keys(), stream, row, 1);
        for look in 0.. {
            let Ok((read, sound)) = row else {
                self.fault(Place::stream("stream", stream), FaultKind::RowUnreadable);
                return Ok(());
            };
            let (faults, entries, rows) =
                (self.report.faults.len(), self.report.entries, self.report.rows);
            if !sound && self.has(Checks::ROWS) {
                self.fault(Place::stream("stream", stream), FaultKind::RowChanged);
            }
            let keys = self.keys(stream, &read).await?;
            let files = self.entries(stream, &read, &keys).await?;
            self.files(&files, &keys).await?;
            self.parts(stream, &files).await?;
            if self.report.faults.len() == faults || look == 2 {
                return Ok(());
            }
            let now = self.rows("stream", READ_STREAM, args![self.record.agency(), stream]).await?;
            let Some(now) = now.first() else { return Ok(()) };
            let now = StreamRow::read(self.record.keys(), stream, now, 0);
            if now == row {
                return Ok(());
            }
            row = now;
            self.report.faults.truncate(faults);
            (self.report.entries, self.report.rows) = (entries, rows);
        }
        Ok(())
    }

    /// The keys of a stream that open, and what is wrong with the others.
    async fn keys(&mut self, stream: StreamId, row: &StreamRow) -> Result<StreamKeys, Error> {
        let mut keys = StreamKeys::new(row.stamp());
        let about = args![self.record.agency(), stream];
        let key_rows = self.rows("stream_key", READ_KEYS, about.clone()).await?;
        for kept in &key_rows {
            self.report.rows += 1;
            match open_key(self.record.keys(), stream, kept) {
                Ok((place, key)) => keys.add(place, key),
                Err(Error::Damaged(fault)) => {
                    let wanted = if fault.what == FaultKind::RowChanged {
                        Checks::ROWS
                    } else {
                        Checks::OPEN
                    };
                    if self.has(wanted) {
                        self.report.faults.push(*fault);
                    }
                }
                Err(other) => return Err(other),
            }
        }
        self.count("stream_key", stream, (key_rows.len(), row.keys));
        let tombstones = self.rows("tombstone", READ_TOMBSTONES, about).await?;
        for kept in &tombstones {
            self.report.rows += 1;
            let place = Place::stream("tombstone", stream);
            match read_tombstone(self.record.keys(), stream, kept) {
                Ok((facet, epoch, sound)) => {
                    keys.mark_destroyed(facet, epoch);
                    if !sound && self.has(Checks::ROWS) {
                        let name = format!("{}/{epoch}", hex(&facet.0));
                        self.fault(place.with_key(name), FaultKind::RowChanged);
                    }
                }
                Err(_) => self.fault(place, FaultKind::RowUnreadable),
            }
        }
        self.count("tombstone", stream, (tombstones.len(), row.tombstones));
        if row.shredded && !keys.was_destroyed(FacetTag::WHOLE, 0) && self.has(Checks::OPEN) {
            self.fault(Place::stream("tombstone", stream), FaultKind::Missing);
        }
        if row.shredded {
            keys.mark_whole();
        }
        Ok(keys)
    }

    fn count(&mut self, table: &'static str, stream: StreamId, (there, counted): (usize, u64)) {
        let there = u64::try_from(there).unwrap_or(u64::MAX);
        if there != counted && self.has(Checks::COUNTS) {
            let what = if there < counted { FaultKind::Missing } else { FaultKind::Unexpected };
            self.fault(Place::stream(table, stream), what);
        }
    }

    async fn entries(
        &mut self,
        stream: StreamId,
        row: &StreamRow,
        keys: &StreamKeys,
    ) -> Result<Files, Error> {
        let mut files = Files { all_told: self.has(Checks::OPEN), ..Files::default() };
        let mut head = Head::EMPTY;
        // Read on by where the row says it stands: a changed number may not make this run for ever.
        let mut from = -1;
        loop {
            let about = args![self.record.agency(), stream, from, PAGE];
            let page = self.rows("entry", READ_PAGE, about).await?;
            let Some(last) = page.last() else { break };
            let Ok(next) = last.int(0) else {
                self.fault(Place::stream("entry", stream), FaultKind::RowUnreadable);
                break;
            };
            from = next;
            for kept in &page {
                self.report.entries += 1;
                match self.record.kept(stream, kept) {
                    Ok(kept) => head = self.entry(&kept, head, (row, keys), &mut files)?,
                    Err(error) => {
                        files.all_told = false;
                        self.found("entry", Err(error))?;
                    }
                }
            }
        }
        files.all_told &= head == row.head;
        if !self.has(Checks::HEADS) {
            return Ok(files);
        }
        if head.version < row.head.version {
            self.fault(Place::entry(stream, head.version + 1), FaultKind::Missing);
        } else if head != row.head {
            self.fault(Place::stream("stream", stream), FaultKind::HeadDoesNotFit);
        }
        Ok(files)
    }

    /// One entry behind the one before; answers the head after it.
    fn entry(
        &mut self,
        kept: &Kept,
        before: Head,
        (row, keys): (&StreamRow, &StreamKeys),
        files: &mut Files,
    ) -> Result<Head, Error> {
        let envelope = &kept.envelope;
        let expected = before.version + 1;
        if self.has(Checks::CHAIN) {
            if envelope.version > expected {
                self.fault(Place::entry(envelope.stream, expected), FaultKind::Missing);
            } else {
                self.found("entry", kept.check_order(before))?;
            }
            self.found("entry", kept.check_hash())?;
        }
        if self.has(Checks::ROWS) {
            self.found("entry", kept.check_mac(self.record.keys()))?;
        }
        if self.has(Checks::HEADS) && envelope.version > row.head.version {
            let place = Place::entry(envelope.stream, envelope.version);
            self.fault(place, FaultKind::Unexpected);
        }
        if self.has(Checks::OPEN) {
            match kept.open(keys) {
                Ok(Some(Content { attached, removes, .. })) => {
                    files
                        .kept
                        .extend(attached.map(|one| (kept.envelope.id, (envelope.clone(), one))));
                    files.removed.extend(removes);
                }
                // Its key was destroyed: what it said of files is not known any more.
                Ok(None) => files.all_told = false,
                Err(error) => {
                    files.all_told = false;
                    self.found("entry", Err(error))?;
                }
            }
        }
        Ok(kept.head())
    }

    /// The files that entries speak of and none took away: each there, open, and whole.
    async fn files(&mut self, files: &Files, keys: &StreamKeys) -> Result<(), Error> {
        for (entry, (envelope, attached)) in &files.kept {
            if !files.removed.contains(entry) {
                let opened = self.record.open_attachment(envelope, *attached, keys).await;
                self.found("attachment", opened.map(drop))?;
            }
        }
        Ok(())
    }

    /// The parts of files: also of those whose key was destroyed. Where every entry was read, none is
    /// there that no entry speaks of.
    async fn parts(&mut self, stream: StreamId, files: &Files) -> Result<(), Error> {
        let mut from: (Value, i64) = (Value::Blob(Vec::new()), -1);
        loop {
            let (entry, part) = from;
            let about = args![self.record.agency(), stream, entry, part, PARTS];
            let page = self.rows("attachment", READ_PARTS, about).await?;
            for row in &page {
                self.report.rows += 1;
                self.part(stream, row);
                self.belongs(stream, row, files);
            }
            let Some(last) = page.last() else { return Ok(()) };
            let (Some(entry), Ok(part)) = (last.values().first(), last.int(1)) else {
                return Ok(());
            };
            from = (entry.clone(), part);
        }
    }

    fn belongs(&mut self, stream: StreamId, row: &Row, files: &Files) {
        let Ok(entry) = row.id(0).map(EntryId) else { return };
        let spoken_of = files.kept.contains_key(&entry) && !files.removed.contains(&entry);
        if files.all_told && !spoken_of && self.has(Checks::COUNTS) {
            let place = Place::stream("attachment", stream).with_key(entry.to_string());
            self.fault(place, FaultKind::Unexpected);
        }
    }

    fn part(&mut self, stream: StreamId, row: &Row) {
        let mut columns = args![self.record.agency(), stream];
        columns.extend(row.values().iter().take(3).cloned());
        let mac = self.record.row_mac("attachment", &columns);
        if row.values().get(3) == Some(&mac) || !self.has(Checks::ROWS) {
            return;
        }
        let place = Place::stream("attachment", stream);
        let name = match (row.id(0).map(EntryId), row.int(1)) {
            (Ok(entry), Ok(part)) => format!("{entry}/{part}"),
            _ => String::new(),
        };
        self.fault(place.with_key(name), FaultKind::RowChanged);
    }
}
