// SPDX-License-Identifier: AGPL-3.0-or-later
//! A voice as WAV: how it sounds and what sounds, and nothing that was written beside it.

use super::{NotTaken, le32, slice};

/// What stays: how it was recorded, how long it is, and the sound.
const STAYS: [&[u8]; 3] = [b"fmt ", b"fact", b"data"];

/// The same voice with nothing but its sound.
pub fn bare(bytes: &[u8]) -> Result<Vec<u8>, NotTaken> {
    let mut kept = Vec::with_capacity(bytes.len());
    kept.extend_from_slice(b"RIFF\0\0\0\0WAVE");
    let (mut at, mut described, mut sounds) = (12, false, false);
    while !sounds && let Ok(name) = slice(bytes, at, 4) {
        let said = le32(bytes, at + 4)?;
        // A recorder that was stopped in the middle never wrote how long the sound is.
        let length = if name == b"data" { said.min(bytes.len() - at - 8) } else { said };
        let body = slice(bytes, at + 8, length)?;
        if STAYS.contains(&name) {
            described |= name == b"fmt ";
            sounds = name == b"data" && !body.is_empty();
            kept.extend_from_slice(name);
            kept.extend(u32::try_from(length).map_err(|_| NotTaken::Broken)?.to_le_bytes());
            kept.extend_from_slice(body);
            kept.resize(kept.len().next_multiple_of(2), 0);
        }
        at = (at + 8 + length).next_multiple_of(2);
    }
    if !described || !sounds {
        return Err(NotTaken::Broken);
    }
    let length = u32::try_from(kept.len() - 8).map_err(|_| NotTaken::Broken)?;
    kept[4..8].copy_from_slice(&length.to_le_bytes());
    Ok(kept)
}
