// SPDX-License-Identifier: AGPL-3.0-or-later
//! Verifying the digests kept here, and the record against the one kept elsewhere.

use super::books::Numbered;
use super::{Checks, Verifier};
use crate::digest::{Digest, check_digest};
use crate::error::Error;
use crate::fault::{FaultKind, Place};
use crate::rows::{AgencyRow, Head, READ_AGENCY, READ_STREAM, StreamRow};
use crate::value::{Row, signed};
use crate::{StoreError, StreamId, args};

const DIGESTS: &str = "SELECT number, at, note, mac FROM digest WHERE agency = $1 ORDER BY number";
const DIGEST: &str = "SELECT note FROM digest WHERE agency = $1 AND number = $2";
const HASH: &str = "SELECT hash FROM entry WHERE agency = $1 AND stream = $2 AND version = $3";
const ACCESS_HASH: &str = "SELECT hash FROM access WHERE agency = $1 AND number = $2";

impl Verifier<'_> {
    pub(super) async fn digests(&mut self, agency: &AgencyRow) -> Result<(), Error> {
        let rows = self.rows("digest", DIGESTS, args![self.record.agency()]).await?;
        let mut numbered = Numbered::new("digest");
        for row in &rows {
            self.report.rows += 1;
            let read = || Ok::<_, StoreError>((row.count(0)?, row.int(1)?, row.text(2)?));
            let Ok((number, at, note)) = read() else {
                self.fault(Place::of("digest"), FaultKind::RowUnreadable);
                return Ok(());
            };
            numbered.next(self, number);
            let place = Place::numbered("digest", number);
            let mac = args![self.record.agency(), signed(number), at, note];
            let mac = self.record.row_mac("digest", &mac);
            if row.values().get(3) != Some(&mac) && self.has(Checks::ROWS) {
                self.fault(place.clone(), FaultKind::RowChanged);
            }
            let signed = check_digest(note, &self.record.digest_key());
            let own = |digest: &Digest| digest.number == number && digest.at == at;
            if !signed.is_ok_and(|digest| own(&digest)) && self.has(Checks::DIGEST) {
                self.fault(place, FaultKind::DigestForged);
            }
        }
        numbered.end(self, agency.digests);
        Ok(())
    }

    /// Whether everything the digest speaks of is still there and went no other way.
    pub(super) async fn against(&mut self, note: &str) -> Result<(), Error> {
        let digest = match check_digest(note, &self.record.digest_key()) {
            Ok(digest) if digest.agency == self.record.agency() => digest,
            _ => {
                self.fault(Place::of("digest"), FaultKind::DigestForged);
                return Ok(());
            }
        };
        let agency = self.rows("agency", READ_AGENCY, args![digest.agency]).await?;
        let agency = agency.first().map(|row| AgencyRow::read(self.record.keys(), row));
        // A row that cannot be read is a fault already.
        let Some(Ok((agency, _))) = agency else { return Ok(()) };
        if agency.entries < digest.entries {
            let place = Place::numbered("entry", agency.entries + 1);
            self.fault(place, FaultKind::RolledBack);
        }
        let about = args![digest.agency, signed(digest.number)];
        let kept = self.rows("digest", DIGEST, about).await?;
        match kept.first().map(Row::values) {
            None => {
                self.fault(Place::numbered("digest", digest.number), FaultKind::RolledBack);
            }
            Some([kept]) if *kept == note.replace("\r\n", "\n").as_str().into() => {}
            Some(_) => {
                self.fault(Place::numbered("digest", digest.number), FaultKind::OtherHistory);
            }
        }
        if digest.accesses.version > 0 {
            let about = args![digest.agency, signed(digest.accesses.version)];
            let there = self.rows("access", ACCESS_HASH, about).await?;
            let place = Place::numbered("access", digest.accesses.version);
            self.compare(&there, digest.accesses.hash, place);
        }
        for (stream, (head, destroyed)) in digest.streams {
            self.stream_against(stream, head, destroyed).await?;
        }
        Ok(())
    }

    async fn stream_against(
        &mut self,
        stream: StreamId,
        head: Head,
        destroyed: bool,
    ) -> Result<(), Error> {
        let about = args![self.record.agency(), stream];
        let rows = self.rows("stream", READ_STREAM, about).await?;
        let row = rows.first().map(|row| StreamRow::read(self.record.keys(), stream, row, 0));
        let now = match row {
            Some(Ok((row, _))) => row,
            // A row that cannot be read is a fault already.
            Some(Err(_)) => return Ok(()),
            None => StreamRow::EMPTY,
        };
        if destroyed && !now.shredded {
            self.fault(Place::stream("tombstone", stream), FaultKind::RolledBack);
        }
        if now.head.version < head.version {
            let place = Place::stream("stream", stream);
            let place = Place { version: Some(now.head.version + 1), ..place };
            self.fault(place, FaultKind::RolledBack);
        }
        if head.version > 0 {
            let about = args![self.record.agency(), stream, signed(head.version)];
            let there = self.rows("entry", HASH, about).await?;
            self.compare(&there, head.hash, Place::entry(stream, head.version));
        }
        Ok(())
    }

    fn compare(&mut self, there: &[Row], hash: [u8; 32], place: Place) {
        match there.first().map(|row| row.bytes::<32>(0)) {
            None => self.fault(place, FaultKind::RolledBack),
            Some(Ok(now)) if now == hash => {}
            Some(_) => self.fault(place, FaultKind::OtherHistory),
        }
    }
}
