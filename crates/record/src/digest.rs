// SPDX-License-Identifier: AGPL-3.0-or-later
//! Digests: a signed note of every head, to be kept elsewhere, which a cut or an old copy cannot match.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use ed25519_dalek::{Signature, Signer as _, VerifyingKey};

use crate::error::{Error, Stop};
use crate::fault::{FaultKind, Place};
use crate::rows::{AgencyRow, Head, StreamRow};
use crate::sealing::keys::Keys;
use crate::store::{Ask, Must, Plan, Statement};
use crate::unlocked::Record;
use crate::value::{Row, signed};
use crate::{AgencyId, StreamId, args, from_hex, hex};

const FIRST_LINE: &str = "alongside digest 1";
pub(crate) const READ_STREAMS: &str = "SELECT stream, version, hash, key_count, tombstones, \
     shredded, mac FROM stream WHERE agency = $1 ORDER BY stream";
const KEEP: &str = "INSERT INTO digest (agency, number, at, note, mac) VALUES ($1, $2, $3, $4, $5)";

/// A digest that was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digest {
    /// Whose.
    pub agency: AgencyId,
    /// The how many-eth, from 1.
    pub number: u64,
    /// When, in microseconds since 1970.
    pub at: i64,
    /// How many entries the agency had.
    pub entries: u64,
    /// How many rows its access book had, and the hash of the last.
    pub accesses: Head,
    /// Where each stream ended, and whether it was destroyed.
    pub streams: BTreeMap<StreamId, (Head, bool)>,
}

/// Why a note is not a digest of this record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DigestError {
    /// It does not read as a digest.
    #[error("line {0} does not read as a digest")]
    Line(usize),
    /// The signature does not fit: another record's, or changed.
    #[error("the signature does not fit: this note was changed, or another record made it")]
    Signature,
}

/// Makes a digest of the record as it stands, keeps it in the table of digests, and answers the
/// note to be kept elsewhere: on paper, in a mailbox, with a second party.
///
/// # Errors
/// [`Error::Damaged`] when a row it would sign was changed, and what the database says.
pub async fn digest(record: &Record, at: i64) -> Result<String, Error> {
    let keys = Arc::clone(&record.inner.keys);
    let streams = Ask { sql: READ_STREAMS, args: args![record.agency()] };
    let asks = vec![AgencyRow::lock(&keys), streams];
    let decide = move |answers: &[Vec<Row>]| {
        let mut agency = AgencyRow::sound(&keys, &answers[0])?;
        agency.digests += 1;
        let mut streams = BTreeMap::new();
        for row in &answers[1] {
            let stream = StreamId(row.id(0)?);
            let Ok((read, true)) = StreamRow::read(&keys, stream, row, 1) else {
                let place = Place::stream("stream", stream);
                return Err(Error::damaged(place, FaultKind::RowChanged).into());
            };
            streams.insert(stream, (read.head, read.shredded));
        }
        let digest = Digest {
            agency: keys.agency(),
            number: agency.digests,
            at,
            entries: agency.entries,
            accesses: Head { version: agency.accesses, hash: agency.access_hash },
            streams,
        };
        let note = digest.sign(&keys);
        let mut args = args![keys.agency(), signed(digest.number), at, note.as_str()];
        args.push(keys.row_mac("digest", &args).into());
        let keep = Statement { sql: KEEP, args, must: Must::Any };
        Ok::<_, Stop>((vec![keep, agency.put(&keys)], note))
    };
    let plan = Plan { asks, decide: Arc::new(decide), rest: Vec::new() };
    Ok(record.inner.store.transact(plan).await?)
}

/// Reads a digest and checks that the record with this public key signed it.
///
/// # Errors
/// When it does not read as a digest or its signature does not fit.
pub fn check_digest(note: &str, public_key: &[u8; 32]) -> Result<Digest, DigestError> {
    // A mailbox may have changed the ends of lines.
    let note = note.replace("\r\n", "\n");
    let note = note.trim_end();
    let (said, last) = note.rsplit_once('\n').ok_or(DigestError::Line(1))?;
    let signature = last.strip_prefix("signature ").and_then(from_hex::<64>);
    let signature = signature.ok_or(DigestError::Line(note.lines().count()))?;
    let key = VerifyingKey::from_bytes(public_key).map_err(|_| DigestError::Signature)?;
    key.verify_strict(said.as_bytes(), &Signature::from_bytes(&signature))
        .map_err(|_| DigestError::Signature)?;
    Digest::parse(said)
}

impl Record {
    /// The public key that checks this record's digests; to be written down where digests are kept.
    #[must_use]
    pub fn digest_key(&self) -> [u8; 32] {
        self.keys().signing().verifying_key().to_bytes()
    }
}

impl Digest {
    fn sign(&self, keys: &Keys) -> String {
        let mut note = self.write();
        let signature = keys.signing().sign(note.as_bytes());
        // Writing to a String does not fail.
        let _ = writeln!(note, "\nsignature {}", hex(&signature.to_bytes()));
        note
    }

    fn write(&self) -> String {
        let Self { agency, number, at, entries, accesses, streams } = self;
        let mut note = format!(
            "{FIRST_LINE}\nagency {agency}\nnumber {number}\nat {at}\nentries {entries}\n\
             accesses {} {}",
            accesses.version,
            hex(&accesses.hash)
        );
        for (stream, (head, shredded)) in streams {
            let state = if *shredded { " destroyed" } else { "" };
            let hash = hex(&head.hash);
            let _ = write!(note, "\nstream {stream} {} {hash}{state}", head.version);
        }
        note
    }

    fn parse(said: &str) -> Result<Self, DigestError> {
        let mut lines = said.lines().enumerate().map(|(at, line)| (at + 1, line));
        let mut next = |word: &str| {
            let (at, line) = lines.next().ok_or(DigestError::Line(0))?;
            let rest = line.strip_prefix(word).ok_or(DigestError::Line(at))?;
            Ok((at, rest))
        };
        next(FIRST_LINE)?;
        let agency = number(next("agency ")?)?;
        let count = number(next("number ")?)?;
        let at = number(next("at ")?)?;
        let entries = number(next("entries ")?)?;
        let (line, accesses) = next("accesses ")?;
        let accesses = head(accesses).ok_or(DigestError::Line(line))?;
        let mut streams = BTreeMap::new();
        for (at, line) in lines {
            let read = || {
                let (stream, rest) = line.strip_prefix("stream ")?.split_once(' ')?;
                let (rest, destroyed) = match rest.strip_suffix(" destroyed") {
                    Some(rest) => (rest, true),
                    None => (rest, false),
                };
                Some((stream.parse().ok()?, (head(rest)?, destroyed)))
            };
            let (stream, state) = read().ok_or(DigestError::Line(at))?;
            streams.insert(stream, state);
        }
        Ok(Self { agency, number: count, at, entries, accesses, streams })
    }
}

fn number<T: std::str::FromStr>((at, text): (usize, &str)) -> Result<T, DigestError> {
    text.parse().map_err(|_| DigestError::Line(at))
}

fn head(text: &str) -> Option<Head> {
    let (version, hash) = text.split_once(' ')?;
    Some(Head { version: version.parse().ok()?, hash: from_hex(hash)? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sealing::Secret;

    fn digest() -> Digest {
        let head = |version| Head { version, hash: [9; 32] };
        Digest {
            agency: AgencyId(7),
            number: 3,
            at: -5,
            entries: 12,
            accesses: head(40),
            streams: [(StreamId(1), (head(4), false)), (StreamId(2), (head(8), true))].into(),
        }
    }

    #[test]
    fn a_digest_reads_as_it_was_written_and_any_changed_byte_is_noticed() {
        let keys = Keys::new(AgencyId(7), Secret::new([1; 32]));
        let key = keys.signing().verifying_key().to_bytes();
        let note = digest().sign(&keys);
        assert_eq!(check_digest(&note, &key), Ok(digest()));
        for at in 0..note.trim_end().len() {
            let mut changed = note.clone().into_bytes();
            changed[at] ^= 1;
            let Ok(changed) = String::from_utf8(changed) else { continue };
            assert!(check_digest(&changed, &key).is_err(), "byte {at}");
        }
        let other = Keys::new(AgencyId(8), Secret::new([1; 32])).signing().verifying_key();
        assert_eq!(check_digest(&note, &other.to_bytes()), Err(DigestError::Signature));
    }
}
