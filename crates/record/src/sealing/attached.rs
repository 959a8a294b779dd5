// SPDX-License-Identifier: AGPL-3.0-or-later
//! A file beside an entry: sealed in parts that open only in their place, the last known as the last.

use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::Secret;
use super::cipher::{self, DoesNotOpen, NONCE};
use super::content::Attached;
use crate::{AgencyId, EntryId, StreamId};

/// Bytes of a part.
const PART: usize = 64 << 10;
/// The largest file, in bytes.
pub(crate) const ATTACHMENT_MAX: usize = 64 << 20;

/// Where a file belongs.
#[derive(Clone, Copy)]
pub(crate) struct Beside {
    pub(crate) agency: AgencyId,
    pub(crate) stream: StreamId,
    pub(crate) entry: EntryId,
}

impl Attached {
    pub(crate) fn of(file: &[u8], salt: [u8; 16]) -> Self {
        let length = u64::try_from(file.len()).unwrap_or(u64::MAX);
        Self { length, hash: Sha256::digest(file).into(), salt }
    }

    /// How many parts hold the file; an empty file is one empty part.
    pub(crate) fn parts(&self) -> u64 {
        self.length.div_ceil(PART as u64).max(1)
    }

    /// Whether this is the file the entry speaks of.
    pub(crate) fn is(&self, file: &[u8]) -> bool {
        u64::try_from(file.len()) == Ok(self.length)
            && <[u8; 32]>::from(Sha256::digest(file)) == self.hash
    }
}

/// Part number and whether it is the last, as nonce and as what is bound. The key belongs to this
/// one file, so a counted nonce never repeats.
fn place(beside: Beside, part: u32, last: bool) -> ([u8; NONCE], Vec<u8>) {
    let mut nonce = [0; NONCE];
    nonce[..4].copy_from_slice(&part.to_be_bytes());
    nonce[4] = u8::from(last);
    let mut bound = b"alongside/attachment/1".to_vec();
    bound.extend(beside.agency.0.to_be_bytes());
    bound.extend(beside.stream.0.to_be_bytes());
    bound.extend(beside.entry.0.to_be_bytes());
    bound.extend(part.to_be_bytes());
    bound.push(u8::from(last));
    (nonce, bound)
}

/// The sealed parts of a file, in order.
pub(crate) fn seal(beside: Beside, key: &Secret, file: &[u8]) -> Vec<Vec<u8>> {
    let count = file.len().div_ceil(PART).max(1);
    (0..count)
        .map(|number| {
            let from = number * PART;
            let plain = &file[from..file.len().min(from + PART)];
            let part = u32::try_from(number).unwrap_or(u32::MAX);
            let (nonce, bound) = place(beside, part, number + 1 == count);
            cipher::seal(key, nonce, &bound, plain.to_vec())
        })
        .collect()
}

/// One part of a file of so many.
pub(crate) fn open(
    beside: Beside,
    key: &Secret,
    (part, parts): (u32, u64),
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, DoesNotOpen> {
    let (nonce, bound) = place(beside, part, u64::from(part) + 1 == parts);
    cipher::open(key, nonce, &bound, sealed)
}
