// SPDX-License-Identifier: AGPL-3.0-or-later
//! A voice as Ogg: taken where nobody but the encoder wrote something into it.

use super::{NotTaken, le32, slice};

const HEAD: usize = 27;
/// A page on which a stream begins.
const BEGINS: u8 = 2;
/// The longest text of an encoder that is read, in bytes.
const WORDS_MAX: usize = 64 << 10;

/// One page: its flags, its place behind the head, how long it is, and whether the last piece ends on it.
struct Page {
    flags: u8,
    body: usize,
    end: usize,
    first_ends: Option<usize>,
}

fn page(bytes: &[u8], at: usize) -> Result<Page, NotTaken> {
    let head = slice(bytes, at, HEAD)?;
    if !head.starts_with(b"OggS") {
        return Err(NotTaken::Broken);
    }
    let pieces = slice(bytes, at + HEAD, usize::from(head[26]))?;
    let body = at + HEAD + pieces.len();
    let end = body + pieces.iter().map(|piece| usize::from(*piece)).sum::<usize>();
    slice(bytes, body, end - body)?;
    // A piece shorter than 255 bytes is the last of what it belongs to.
    let last = pieces.iter().position(|piece| *piece < 255);
    let first_ends =
        last.map(|last| body + pieces[..=last].iter().map(|one| usize::from(*one)).sum::<usize>());
    Ok(Page { flags: head[5], body, end, first_ends })
}

/// The same voice, cut behind its last whole page.
pub fn bare(mut bytes: Vec<u8>) -> Result<Vec<u8>, NotTaken> {
    let first = page(&bytes, 0)?;
    let head = &bytes[first.body..first.end];
    let mark: &[u8] = if head.starts_with(b"OpusHead") {
        b"OpusTags"
    } else if head.starts_with(b"\x01vorbis") {
        b"\x03vorbis"
    } else if head.starts_with(b"\x80theora") {
        return Err(NotTaken::Video);
    } else {
        return Err(NotTaken::OtherKind);
    };
    let mut words = Vec::new();
    let (mut at, mut open) = (first.end, true);
    while at < bytes.len() {
        let Ok(page) = page(&bytes, at) else { break };
        // A second stream would bring words of its own.
        if page.flags & BEGINS != 0 {
            return Err(NotTaken::OtherKind);
        }
        if open {
            words.extend_from_slice(&bytes[page.body..page.first_ends.unwrap_or(page.end)]);
            open = page.first_ends.is_none();
            if words.len() > WORDS_MAX {
                return Err(NotTaken::Comments);
            }
        }
        at = page.end;
    }
    let words = words.strip_prefix(mark).filter(|_| !open).ok_or(NotTaken::Broken)?;
    encoders_alone(words)?;
    bytes.truncate(at);
    Ok(bytes)
}

/// Lets words through that only an encoder writes.
fn encoders_alone(words: &[u8]) -> Result<(), NotTaken> {
    let mut at = 4 + le32(words, 0)?;
    let count = le32(words, at)?;
    at += 4;
    for _ in 0..count {
        let length = le32(words, at)?;
        let comment = slice(words, at + 4, length)?.to_ascii_lowercase();
        if !comment.starts_with(b"encoder=") && !comment.starts_with(b"encoder_options=") {
            return Err(NotTaken::Comments);
        }
        at += 4 + length;
    }
    // Vorbis ends in a single bit; anything else behind the words is somebody's.
    let rest = words.get(at..).unwrap_or_default();
    if rest.iter().all(|byte| *byte <= 1) { Ok(()) } else { Err(NotTaken::Comments) }
}
