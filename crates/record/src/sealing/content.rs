// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is inside a sealed entry: its kind, its facet, its body, and what stands beside it.

use zeroize::Zeroizing;

use crate::EntryId;

/// Plaintext is padded to a multiple of this, so that its length tells little.
const PADDED: usize = 256;
/// The longest kind or facet, in bytes.
pub(crate) const CODE_MAX: usize = 200;
/// The longest body, in bytes.
pub(crate) const BODY_MAX: usize = 16 << 20;

/// In the byte that speaks of files: one is beside the entry.
const BESIDE: u8 = 1;
/// One of an earlier entry is taken away.
const REMOVES: u8 = 2;

/// What an entry says of the file beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Attached {
    /// Bytes of the whole.
    pub(crate) length: u64,
    /// SHA-256 of the whole.
    pub(crate) hash: [u8; 32],
    /// Makes the key of this file its own.
    pub(crate) salt: [u8; 16],
}

/// The sealed part of an entry.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Content {
    pub(crate) kind: String,
    pub(crate) facet: String,
    pub(crate) attached: Option<Attached>,
    /// The earlier entry whose file it takes away for good.
    pub(crate) removes: Option<EntryId>,
    pub(crate) body: Vec<u8>,
}

impl Content {
    /// kind length and kind, facet length and facet, whether a file is beside it (1) and one is taken
    /// away (2), what that is, then the body to the end.
    pub(crate) fn encode(&self) -> Vec<u8> {
        let mut plain = Vec::with_capacity(self.body.len() + 2 * PADDED);
        plain.extend([0; 4]);
        for code in [&self.kind, &self.facet] {
            let length = u16::try_from(code.len()).unwrap_or(u16::MAX);
            plain.extend(length.to_be_bytes());
            plain.extend(code.bytes().take(usize::from(length)));
        }
        plain.push(
            u8::from(self.attached.is_some()) * BESIDE + u8::from(self.removes.is_some()) * REMOVES,
        );
        if let Some(attached) = &self.attached {
            plain.extend(attached.length.to_be_bytes());
            plain.extend(attached.hash);
            plain.extend(attached.salt);
        }
        if let Some(entry) = self.removes {
            plain.extend(entry.0.to_be_bytes());
        }
        plain.extend(&self.body);
        pad_in_place(&mut plain);
        plain
    }

    pub(crate) fn decode(plain: &[u8]) -> Option<Self> {
        let mut rest = unpad(plain)?;
        let kind = code(&mut rest)?;
        let facet = code(&mut rest)?;
        let [files] = take::<1>(&mut rest)?;
        if files > BESIDE + REMOVES {
            return None;
        }
        let attached = if files & BESIDE == 0 {
            None
        } else {
            let length = u64::from_be_bytes(take(&mut rest)?);
            Some(Attached { length, hash: take(&mut rest)?, salt: take(&mut rest)? })
        };
        let removes = if files & REMOVES == 0 {
            None
        } else {
            Some(EntryId(u128::from_be_bytes(take(&mut rest)?)))
        };
        Some(Self { kind, facet, attached, removes, body: rest.to_vec() })
    }
}

/// Bytes with their length before them and zeros behind, to a multiple of 256.
pub(crate) fn padded(bytes: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(bytes.len() + PADDED + 4);
    plain.extend([0; 4]);
    plain.extend(bytes);
    pad_in_place(&mut plain);
    plain
}

/// The first four bytes are kept free for the length.
fn pad_in_place(plain: &mut Vec<u8>) {
    let length = u32::try_from(plain.len() - 4).unwrap_or(u32::MAX);
    plain[..4].copy_from_slice(&length.to_be_bytes());
    plain.resize(plain.len().next_multiple_of(PADDED), 0);
}

/// What [`padded`] was given.
pub(crate) fn unpad(plain: &[u8]) -> Option<&[u8]> {
    let (length, rest) = plain.split_first_chunk::<4>()?;
    rest.get(..usize::try_from(u32::from_be_bytes(*length)).ok()?)
}

/// As [`unpad`], for bytes that are wiped after use.
pub(crate) fn unpadded(plain: &Zeroizing<Vec<u8>>) -> Option<Zeroizing<Vec<u8>>> {
    unpad(plain).map(|bytes| Zeroizing::new(bytes.to_vec()))
}

fn take<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (first, behind) = rest.split_first_chunk::<N>()?;
    *rest = behind;
    Some(*first)
}

fn code(rest: &mut &[u8]) -> Option<String> {
    let length = usize::from(u16::from_be_bytes(take(rest)?));
    let (text, behind) = rest.split_at_checked(length)?;
    *rest = behind;
    String::from_utf8(text.to_vec()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(body: usize) -> Content {
        Content {
            kind: "visit.signed".to_owned(),
            facet: "child/1".to_owned(),
            attached: Some(Attached { length: 9, hash: [3; 32], salt: [4; 16] }),
            removes: Some(EntryId(5)),
            body: vec![b'x'; body],
        }
    }

    #[test]
    fn the_length_of_a_sealed_entry_tells_little() {
        assert_eq!(content(1).encode().len(), content(100).encode().len());
        for body in [0, 1, 171, 172, 173, 255, 256, 1000] {
            assert_eq!(content(body).encode().len() % 256, 0);
        }
    }

    #[test]
    fn content_that_was_cut_is_refused_and_never_panics() {
        let plain = content(300).encode();
        assert!(Content::decode(&plain) == Some(content(300)));
        for cut in 0..300 {
            assert!(Content::decode(&plain[..cut]).is_none(), "{cut}");
        }
    }
}
