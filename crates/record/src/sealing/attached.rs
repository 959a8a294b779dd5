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

/// The number of the part that holds a byte of a file.
pub(crate) fn part_of(byte: u64) -> u64 {
    byte / PART as u64
}

/// The first byte of a part.
pub(crate) fn begins(part: u64) -> u64 {
    part * PART as u64
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const BESIDE: Beside =
        Beside { agency: AgencyId(0xa1), stream: StreamId(0xb2), entry: EntryId(0xc3) };

    /// What somebody who holds the parts and not the key may do to them.
    #[derive(Debug, Clone)]
    enum Change {
        Drop(usize),
        Swap(usize, usize),
        Repeat(usize),
        Flip(usize, usize),
        FromAnother(usize),
    }

    fn change() -> impl Strategy<Value = Change> {
        let part = 0_usize..4;
        prop_oneof![
            part.clone().prop_map(Change::Drop),
            (part.clone(), part.clone()).prop_map(|(a, b)| Change::Swap(a, b)),
            part.clone().prop_map(Change::Repeat),
            (part.clone(), any::<usize>()).prop_map(|(part, bit)| Change::Flip(part, bit)),
            part.prop_map(Change::FromAnother),
        ]
    }

    fn changed(parts: &mut Vec<Vec<u8>>, another: &[Vec<u8>], change: &Change) {
        let count = parts.len();
        match *change {
            Change::Drop(part) => drop(parts.remove(part % count)),
            Change::Swap(a, b) => parts.swap(a % count, b % count),
            Change::Repeat(part) => parts.insert(part % count, parts[part % count].clone()),
            Change::Flip(part, bit) => {
                let part = &mut parts[part % count];
                let bit = bit % (part.len() * 8);
                part[bit / 8] ^= 1 << (bit % 8);
            }
            Change::FromAnother(part) => parts[part % count] = another[part % count].clone(),
        }
    }

    /// The file as its parts open one behind the other, as many as the entry says there are.
    fn opened(parts: &[Vec<u8>], key: &Secret, said: u64) -> Option<Vec<u8>> {
        let mut file = Vec::new();
        for (number, part) in (0_u32..).zip(parts) {
            file.extend_from_slice(&open(BESIDE, key, (number, said), part).ok()?);
        }
        (u64::try_from(parts.len()) == Ok(said)).then_some(file)
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

        #[test]
        fn parts_that_were_dropped_swapped_repeated_flipped_or_of_another_file_open_no_more(
            length in 0_usize..200_000,
            change in change(),
        ) {
            let file: Vec<u8> = (0..length).map(|at| at.to_le_bytes()[0]).collect();
            let (key, other) = (Secret::new([7; 32]), Secret::new([8; 32]));
            let sealed = seal(BESIDE, &key, &file);
            let said = Attached::of(&file, [0; 16]).parts();
            prop_assert!(opened(&sealed, &key, said) == Some(file.clone()));
            let mut parts = sealed.clone();
            changed(&mut parts, &seal(BESIDE, &other, &file), &change);
            if parts != sealed {
                prop_assert!(opened(&parts, &key, said).is_none());
                let cut = u64::try_from(parts.len()).unwrap_or(0);
                prop_assert!(cut == said || cut == 0 || opened(&parts, &key, cut).is_none());
            }
        }
    }

    #[test]
    fn a_part_opens_beside_its_own_entry_alone() {
        let key = Secret::new([7; 32]);
        let sealed = seal(BESIDE, &key, b"a song");
        let elsewhere = [
            Beside { agency: AgencyId(1), ..BESIDE },
            Beside { stream: StreamId(1), ..BESIDE },
            Beside { entry: EntryId(1), ..BESIDE },
        ];
        assert!(open(BESIDE, &key, (0, 1), &sealed[0]).is_ok());
        for beside in elsewhere {
            assert!(open(beside, &key, (0, 1), &sealed[0]).is_err());
        }
    }
}
