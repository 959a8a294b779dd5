// SPDX-License-Identifier: AGPL-3.0-or-later
//! A voice as MP3: its frames, one behind the other, and none of the labels before and behind them.

use super::{NotTaken, slice};

/// Thousands of bits in a second, by the number in a frame's head: MPEG 1, and its younger sisters.
const RATES: [[usize; 14]; 2] = [
    [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
    [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
];
const HEAD: usize = 4;
/// What may stand behind the last frame, and is left out.
const LABELS: [&[u8]; 4] = [b"TAG", b"APETAGEX", b"LYRICSBEGIN", b"ID3"];

/// The length of the frame these bytes begin with, in bytes.
pub fn frame(bytes: &[u8]) -> Option<usize> {
    let &[0xff, second, third, _] = bytes.first_chunk::<HEAD>()? else { return None };
    let (version, layer) = (second >> 3 & 3, second >> 1 & 3);
    if second & 0xe0 != 0xe0 || version == 1 || layer != 1 {
        return None;
    }
    let newest = version == 3;
    let rates = RATES[usize::from(!newest)];
    let rate = rates.get(usize::from(third >> 4).checked_sub(1)?)?;
    let samples = *[44_100, 48_000, 32_000].get(usize::from(third >> 2 & 3))?;
    let samples = match version {
        3 => samples,
        2 => samples / 2,
        _ => samples / 4,
    };
    let per_frame = if newest { 144 } else { 72 };
    Some(per_frame * rate * 1000 / samples + usize::from(third >> 1 & 1))
}

/// The length of the label before the first frame.
fn label(bytes: &[u8]) -> Option<usize> {
    let head = bytes.first_chunk::<10>().filter(|head| head.starts_with(b"ID3"))?;
    let seven = |length, byte: &u8| length << 7 | usize::from(byte & 0x7f);
    let foot = if head[5] & 0x10 == 0 { 0 } else { 10 };
    Some(10 + head[6..].iter().fold(0, seven) + foot)
}

/// The same voice with nothing but its frames.
pub fn bare(bytes: &[u8]) -> Result<Vec<u8>, NotTaken> {
    let mut at = 0;
    while let Some(length) = bytes.get(at..).and_then(label) {
        at += length;
    }
    // Some writers fill up with zeros behind their label.
    at += bytes.get(at..).unwrap_or_default().iter().take_while(|byte| **byte == 0).count();
    let mut kept = Vec::with_capacity(bytes.len());
    let mut frames = 0;
    while let Some(length) = bytes.get(at..).and_then(frame) {
        let Ok(one) = slice(bytes, at, length) else { break };
        kept.extend_from_slice(one);
        at += length;
        frames += 1;
    }
    let rest = bytes.get(at..).unwrap_or_default();
    let cut_off = frame(rest).is_some() || rest.len() < HEAD;
    let labelled = LABELS.iter().any(|label| rest.starts_with(label));
    let filled = rest.iter().all(|byte| *byte == 0);
    if frames > 1 && (cut_off || labelled || filled) { Ok(kept) } else { Err(NotTaken::Broken) }
}
