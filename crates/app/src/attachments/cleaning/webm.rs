// SPDX-License-Identifier: AGPL-3.0-or-later
//! A voice as `WebM`: its sound, and every element that only tells about it made void in its place.

use super::{NotTaken, slice};

const HEADER: u32 = 0x1a45_dfa3;
const SEGMENT: u32 = 0x1853_8067;
const CLUSTER: u32 = 0x1f43_b675;
const TRACKS: u32 = 0x1654_ae6b;
const TRACK: u32 = 0xae;
const INFO: u32 = 0x1549_a966;
const TRACK_TYPE: u32 = 0x83;
const VOID: u8 = 0xec;
const VIDEO: &[u8] = &[1];
const SOUND: &[u8] = &[2];
/// What stays of a recording: where things are, how long it is, its tracks and its sound.
const OF_SEGMENT: &[u32] = &[0x114d_9b74, INFO, TRACKS, CLUSTER, 0x1c53_bb6b];
/// What stays of what is told about it: the scale of time, how long it is, and what wrote it.
const OF_INFO: &[u32] = &[0x002a_d7b1, 0x4489, 0x4d80, 0x5741];
/// What stays of a track: all that plays it, and neither its name nor its language.
const OF_TRACK: &[u32] = &[
    0xd7,
    0x73c5,
    TRACK_TYPE,
    0xb9,
    0x88,
    0x55aa,
    0x9c,
    0x6de7,
    0x0023_e383,
    0x86,
    0x63a2,
    0x56aa,
    0x56bb,
    0xe1,
    0xaa,
    0x6d80,
];

/// One element: what it is, where it begins, where its body does, and where it ends; no end where it is not said.
struct Element {
    id: u32,
    at: usize,
    body: usize,
    end: Option<usize>,
}

/// A number of one to eight bytes, and how many; with its mark or without.
fn number(bytes: &[u8], at: usize, marked: bool) -> Result<(u64, usize), NotTaken> {
    let first = *bytes.get(at).ok_or(NotTaken::Broken)?;
    let length = usize::try_from(first.leading_zeros()).map_err(|_| NotTaken::Broken)? + 1;
    let all = if length > 8 { return Err(NotTaken::Broken) } else { slice(bytes, at, length)? };
    let value = all.iter().fold(0_u64, |value, byte| value << 8 | u64::from(*byte));
    let mark = 1_u64 << (7 * length);
    Ok((if marked { value } else { value & (mark - 1) }, length))
}

fn element(bytes: &[u8], at: usize, within: usize) -> Result<Element, NotTaken> {
    let (id, named) = number(bytes, at, true)?;
    let id = u32::try_from(id).map_err(|_| NotTaken::Broken)?;
    let (size, told) = number(bytes, at + named, false)?;
    let body = at + named + told;
    let unsaid = size == (1_u64 << (7 * told)) - 1;
    let end = usize::try_from(size).ok().and_then(|size| body.checked_add(size));
    let end = end.filter(|end| *end <= within);
    match (unsaid, end) {
        (true, _) => Ok(Element { id, at, body, end: None }),
        (false, Some(end)) => Ok(Element { id, at, body, end: Some(end) }),
        (false, None) => Err(NotTaken::Broken),
    }
}

/// The same voice with nothing told about it. Every element keeps its place, since others point into the file.
pub fn bare(mut bytes: Vec<u8>) -> Result<Vec<u8>, NotTaken> {
    let whole = bytes.len();
    let header = element(&bytes, 0, whole)?;
    let behind = header.end.filter(|_| header.id == HEADER).ok_or(NotTaken::Broken)?;
    let segment = element(&bytes, behind, whole)?;
    if segment.id != SEGMENT {
        return Err(NotTaken::Broken);
    }
    let end = segment.end.unwrap_or(whole);
    bytes.truncate(end);
    let mut tracks = Vec::new();
    let mut at = segment.body;
    while at < end {
        let one = element(&bytes, at, end)?;
        at = match one.end {
            Some(end) => end,
            None if one.id == CLUSTER => cluster_end(&bytes, one.body, end)?,
            None => return Err(NotTaken::Broken),
        };
        match one.id {
            INFO => only(&mut bytes, (one.body, at), OF_INFO)?,
            TRACKS => tracks.extend(of_tracks(&mut bytes, (one.body, at))?),
            id if OF_SEGMENT.contains(&id) => {}
            _ => void(&mut bytes, one.at, at)?,
        }
    }
    if tracks.iter().any(|kind| kind == VIDEO) {
        return Err(NotTaken::Video);
    }
    match tracks.as_slice() {
        [] => Err(NotTaken::Broken),
        all if all.iter().all(|kind| kind == SOUND) => Ok(bytes),
        _ => Err(NotTaken::OtherKind),
    }
}

/// Where a cluster ends that does not say so: before the next of its own kind, or at the end.
fn cluster_end(bytes: &[u8], body: usize, within: usize) -> Result<usize, NotTaken> {
    let mut at = body;
    while at < within {
        let one = element(bytes, at, within)?;
        // What may stand beside a cluster has names of four bytes; what stands in one has shorter ones.
        if one.id > 0x00ff_ffff {
            break;
        }
        at = one.end.ok_or(NotTaken::Broken)?;
    }
    Ok(at)
}

/// The kind of each track.
fn of_tracks(bytes: &mut [u8], (from, to): (usize, usize)) -> Result<Vec<Vec<u8>>, NotTaken> {
    let mut kinds = Vec::new();
    let mut at = from;
    while at < to {
        let one = element(bytes, at, to)?;
        at = one.end.ok_or(NotTaken::Broken)?;
        if one.id != TRACK {
            void(bytes, one.at, at)?;
            continue;
        }
        let mut inside = one.body;
        while inside < at {
            let part = element(bytes, inside, at)?;
            inside = part.end.ok_or(NotTaken::Broken)?;
            if part.id == TRACK_TYPE {
                kinds.push(bytes[part.body..inside].to_vec());
            }
        }
        only(bytes, (one.body, at), OF_TRACK)?;
    }
    Ok(kinds)
}

/// Makes everything void but these.
fn only(bytes: &mut [u8], (from, to): (usize, usize), stays: &[u32]) -> Result<(), NotTaken> {
    let mut at = from;
    while at < to {
        let one = element(bytes, at, to)?;
        at = one.end.ok_or(NotTaken::Broken)?;
        if !stays.contains(&one.id) {
            void(bytes, one.at, at)?;
        }
    }
    Ok(())
}

/// Puts nothing in the place of an element, as long as it was.
fn void(bytes: &mut [u8], from: usize, to: usize) -> Result<(), NotTaken> {
    let gone = bytes.get_mut(from..to).ok_or(NotTaken::Broken)?;
    let length = u64::try_from(gone.len()).map_err(|_| NotTaken::Broken)?;
    gone.fill(0);
    match gone {
        [name, size, rest @ ..] if rest.len() < 7 => {
            *name = VOID;
            *size = 0x80 | u8::try_from(rest.len()).unwrap_or(0);
        }
        [name, size @ ..] => {
            *name = VOID;
            if let Some(eight) = size.first_chunk_mut::<8>() {
                *eight = ((length - 9) | (1 << 56)).to_be_bytes();
            }
        }
        [] => return Err(NotTaken::Broken),
    }
    Ok(())
}
