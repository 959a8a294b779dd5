// SPDX-License-Identifier: AGPL-3.0-or-later
//! The letters a table was saved in: UTF-8, UTF-16, or the Windows letters older spreadsheets write.

/// The letters a table was saved in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// Known.
    Utf8,
    /// Known: "Unicode text" of spreadsheets.
    Utf16,
    /// Guessed, since any bytes could be these letters: names with accents want a look.
    Windows1252,
}

/// The letters from 0x80 to 0x9F; those that stand for none are NUL.
const WINDOWS_HIGH: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', //
    '\0', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// The text and its letters; none where they cannot be told.
pub(super) fn decode(bytes: &[u8]) -> Option<(String, Encoding)> {
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        let text = std::str::from_utf8(rest).ok()?;
        return Some((text.to_owned(), Encoding::Utf8));
    }
    match bytes {
        [0xff, 0xfe, rest @ ..] => return utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => return utf16(rest, u16::from_be_bytes),
        // Without a mark: the first column's name is in plain letters, so every other byte is 0.
        [first, 0, second, 0, ..] if *first != 0 && *second != 0 => {
            return utf16(bytes, u16::from_le_bytes);
        }
        [0, first, 0, second, ..] if *first != 0 && *second != 0 => {
            return utf16(bytes, u16::from_be_bytes);
        }
        // A spreadsheet's own file is a packed archive.
        [b'P', b'K', 3, 4, ..] => return None,
        _ => {}
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some((text.to_owned(), Encoding::Utf8));
    }
    let text: Option<String> = bytes.iter().map(|byte| windows(*byte)).collect();
    Some((text?, Encoding::Windows1252))
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<(String, Encoding)> {
    let (pairs, []) = bytes.as_chunks() else { return None };
    let units = pairs.iter().map(|pair| unit(*pair));
    let text: Result<String, _> = char::decode_utf16(units).collect();
    Some((text.ok()?, Encoding::Utf16))
}

fn windows(byte: u8) -> Option<char> {
    match byte {
        0x80..=0x9f => Some(WINDOWS_HIGH[usize::from(byte - 0x80)]).filter(|c| *c != '\0'),
        // A text in these letters has no NUL; a packed file soon has one.
        0 => None,
        // The others are the same as in Unicode.
        _ => Some(char::from(byte)),
    }
}
