// SPDX-License-Identifier: AGPL-3.0-or-later
//! A voice as MP4: the boxes it is made of, and every box that only tells about it emptied in its place.

use super::{NotTaken, be32, slice};

/// What stays of a file, and what it leads to.
const FILE: &[&[u8]] = &[b"ftyp", b"moov", b"mdat", b"moof", b"styp", b"sidx", b"mfra"];
/// The boxes that hold boxes, and which of those stay.
const HOLDS: [(&[u8], &[&[u8]]); 4] = [
    (b"moov", &[b"mvhd", b"trak", b"mvex"]),
    (b"trak", &[b"tkhd", b"edts", b"mdia"]),
    (b"mdia", &[b"mdhd", b"hdlr", b"minf"]),
    (b"minf", &[b"smhd", b"dinf", b"stbl", b"hdlr"]),
];
/// Boxes within boxes, at most: a file, a film, a track, its medium, what that is made of.
const DEEP: usize = 5;

/// The same voice with nothing told about it. Every box keeps its place, since others point into the file.
pub fn bare(mut bytes: Vec<u8>) -> Result<Vec<u8>, NotTaken> {
    let mut tracks = Vec::new();
    let whole = (0, bytes.len());
    walk(&mut bytes, whole, (FILE, DEEP), &mut tracks)?;
    if tracks.iter().any(|what| what == b"vide") {
        return Err(NotTaken::Video);
    }
    match tracks.as_slice() {
        [] => Err(NotTaken::Broken),
        all if all.iter().all(|what| what == b"soun") => Ok(bytes),
        _ => Err(NotTaken::OtherKind),
    }
}

/// Goes over the boxes in a part of the file; notes what each track is for.
fn walk(
    bytes: &mut [u8],
    (from, to): (usize, usize),
    (stays, deep): (&[&[u8]], usize),
    tracks: &mut Vec<[u8; 4]>,
) -> Result<(), NotTaken> {
    let mut at = from;
    while at < to {
        let name = *slice(bytes, at + 4, 4)?.first_chunk::<4>().ok_or(NotTaken::Broken)?;
        let (head, length) = match be32(bytes, at)? {
            0 => (8, to - at),
            1 => {
                let (high, low) = (be32(bytes, at + 8)?, be32(bytes, at + 12)?);
                let length = u64::from(high) << 32 | u64::from(low);
                (16, usize::try_from(length).map_err(|_| NotTaken::Broken)?)
            }
            length => (8, usize::try_from(length).map_err(|_| NotTaken::Broken)?),
        };
        let end = at.checked_add(length).filter(|end| *end <= to).ok_or(NotTaken::Broken)?;
        let inside =
            at.checked_add(head).filter(|inside| *inside <= end).ok_or(NotTaken::Broken)?;
        if !stays.contains(&name.as_slice()) {
            bytes[at + 4..at + 8].copy_from_slice(b"free");
            bytes[inside..end].fill(0);
        } else if name == *b"hdlr" && heard_of_a_track(stays) {
            let what = slice(bytes, inside + 8, 4)?.first_chunk::<4>();
            tracks.push(*what.ok_or(NotTaken::Broken)?);
        } else if let Some((_, held)) = HOLDS.iter().find(|(holds, _)| *holds == name) {
            let deep = deep.checked_sub(1).ok_or(NotTaken::Broken)?;
            walk(bytes, (inside, end), (held, deep), tracks)?;
        }
        at = end;
    }
    Ok(())
}

/// Whether these boxes are a medium's, whose handler says what the track is for.
fn heard_of_a_track(stays: &[&[u8]]) -> bool {
    stays.contains(&b"mdhd".as_slice())
}
