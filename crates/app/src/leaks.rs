// SPDX-License-Identifier: AGPL-3.0-or-later
//! Looking for words where they must not be: in the raw bytes of files, in every spelling a program
//! might have left them in.

use std::io::Read;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use memchr::memmem::Finder;
use serde::Serialize;

/// How much of a file is looked at at once, in bytes.
const WINDOW: usize = 8 * 1024 * 1024;
/// The fewest letters of a word: a shorter one stands somewhere by chance.
pub const WORD_MIN: usize = 6;

/// A word found. It names the word by its place in the list, never by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hit {
    /// The file.
    pub file: PathBuf,
    /// Which word, from 1.
    pub word: usize,
    /// In which spelling.
    pub spelling: &'static str,
    /// At which byte.
    pub at: u64,
}

/// What was looked through.
#[derive(Debug, Default, Serialize)]
pub struct Scanned {
    /// Files.
    pub files: u64,
    /// Bytes.
    pub bytes: u64,
    /// Words found, at most one for each file, word and spelling.
    pub hits: Vec<Hit>,
}

/// The words to look for, in all their spellings.
pub struct Words {
    needles: Vec<(usize, &'static str, Finder<'static>)>,
    longest: usize,
}

impl Words {
    /// Prepares the words.
    pub fn new(words: &[String]) -> Self {
        let mut needles = Vec::new();
        for (number, word) in (1..).zip(words) {
            for (spelling, bytes) in spellings(word) {
                needles.push((number, spelling, Finder::new(&bytes).into_owned()));
            }
        }
        let longest = needles.iter().map(|(_, _, finder)| finder.needle().len()).max();
        Self { needles, longest: longest.unwrap_or(1) }
    }

    /// Looks through a folder and everything in it, or one file.
    ///
    /// # Errors
    /// When something in it cannot be read: what could not be looked at is not said to be clean.
    pub fn look(&self, place: &Path, scanned: &mut Scanned) -> std::io::Result<()> {
        let about = std::fs::symlink_metadata(place)?;
        self.in_bytes(place.as_os_str().as_encoded_bytes(), place, (0, scanned));
        if about.is_dir() {
            let mut inside: Vec<PathBuf> = std::fs::read_dir(place)?
                .map(|entry| entry.map(|entry| entry.path()))
                .collect::<Result<_, _>>()?;
            inside.sort();
            // What was there a moment ago and is gone keeps nothing: a database at work comes and goes.
            let gone = |error: &std::io::Error| error.kind() == std::io::ErrorKind::NotFound;
            inside.iter().try_for_each(|entry| match self.look(entry, scanned) {
                Err(error) if gone(&error) => Ok(()),
                looked => looked,
            })
        } else if about.is_file() {
            self.in_file(place, scanned)
        } else {
            // A socket, a pipe, a link: nothing is kept in it.
            Ok(())
        }
    }

    fn in_file(&self, path: &Path, scanned: &mut Scanned) -> std::io::Result<()> {
        let mut file = std::fs::File::open(path)?;
        let mut window = Vec::with_capacity(WINDOW);
        let mut before = 0;
        scanned.files += 1;
        loop {
            let read = file.by_ref().take(WINDOW as u64).read_to_end(&mut window)?;
            if read == 0 {
                return Ok(());
            }
            scanned.bytes += read as u64;
            self.in_bytes(&window, path, (before, scanned));
            // A word may lie across two windows.
            let kept = window.len().min(self.longest - 1);
            before += (window.len() - kept) as u64;
            window.drain(..window.len() - kept);
        }
    }

    fn in_bytes(&self, bytes: &[u8], file: &Path, (before, scanned): (u64, &mut Scanned)) {
        for (word, spelling, finder) in &self.needles {
            let Some(at) = finder.find(bytes) else { continue };
            let known = scanned
                .hits
                .iter()
                .any(|hit| hit.file == file && hit.word == *word && hit.spelling == *spelling);
            if !known {
                let at = before + at as u64;
                scanned.hits.push(Hit { file: file.to_owned(), word: *word, spelling, at });
            }
        }
    }
}

/// The spellings in which a word is found in files of programs.
fn spellings(word: &str) -> Vec<(&'static str, Vec<u8>)> {
    let utf16 = |bytes: fn(u16) -> [u8; 2]| word.encode_utf16().flat_map(bytes).collect();
    let plain = word.as_bytes();
    let percent = form_urlencoded::byte_serialize(plain).collect::<String>();
    let escaped: String = word
        .encode_utf16()
        .map(|unit| match u8::try_from(unit).ok().filter(u8::is_ascii) {
            Some(ascii) => char::from(ascii).to_string(),
            None => format!("\\u{unit:04x}"),
        })
        .collect();
    let mut all = vec![
        ("plain", plain.to_vec()),
        ("lower case", word.to_lowercase().into_bytes()),
        ("UTF-16, little end first", utf16(u16::to_le_bytes)),
        ("UTF-16, big end first", utf16(u16::to_be_bytes)),
        ("in an address", percent.into_bytes()),
        ("in JSON", escaped.into_bytes()),
        ("hexadecimal", crate::random::hex(plain).into_bytes()),
    ];
    for shift in 0..3 {
        all.push(("base64", inside(&STANDARD_NO_PAD, plain, shift)));
        all.push(("base64 of addresses", inside(&URL_SAFE_NO_PAD, plain, shift)));
    }
    let mut once: Vec<(&'static str, Vec<u8>)> = Vec::new();
    for (spelling, bytes) in all {
        if !bytes.is_empty() && !once.iter().any(|(_, known)| *known == bytes) {
            once.push((spelling, bytes));
        }
    }
    once
}

/// The letters of base64 that do not depend on what stands before and after.
fn inside(engine: &base64::engine::GeneralPurpose, plain: &[u8], shift: usize) -> Vec<u8> {
    let shifted: Vec<u8> = vec![0; shift].into_iter().chain(plain.iter().copied()).collect();
    let whole = engine.encode(&shifted).into_bytes();
    let first = (shift * 8).div_ceil(6);
    let last = shifted.len() * 8 / 6;
    whole.get(first..last).unwrap_or_default().to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORD: &str = "Kanarie-Ñandú-7f3a";

    fn found(bytes: &[u8]) -> Vec<&'static str> {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("some"), bytes).unwrap();
        let mut scanned = Scanned::default();
        Words::new(&[WORD.to_owned()]).look(folder.path(), &mut scanned).unwrap();
        assert_eq!((scanned.files, scanned.bytes), (1, bytes.len() as u64));
        scanned.hits.iter().map(|hit| hit.spelling).collect()
    }

    #[test]
    fn a_word_is_found_in_each_spelling_and_nowhere_else() {
        assert_eq!(found(b"nothing of the kind"), [""; 0]);
        assert_eq!(found(WORD.as_bytes()), ["plain"]);
        assert_eq!(found(WORD.to_lowercase().as_bytes()), ["lower case"]);
        let wide: Vec<u8> = WORD.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(found(&wide), ["UTF-16, little end first"]);
        assert_eq!(found(br#"{"a":"Kanarie-\u00d1and\u00fa-7f3a"}"#), ["in JSON"]);
        assert_eq!(found(b"/x?q=Kanarie-%C3%91and%C3%BA-7f3a"), ["in an address"]);
        for before in ["", "a", "ab", "abc"] {
            let coded = STANDARD_NO_PAD.encode(format!("{before}{WORD} and more"));
            assert!(found(coded.as_bytes()).contains(&"base64"), "behind {before:?}");
        }
    }

    #[test]
    fn a_place_that_is_not_there_is_said_to_be_missing() {
        let words = Words::new(&[WORD.to_owned()]);
        let looked = words.look(Path::new("/nowhere/at/all"), &mut Scanned::default());
        assert!(looked.is_err());
    }

    #[test]
    fn a_word_across_two_windows_and_a_word_in_a_name_are_found() {
        let mut bytes = vec![b'x'; WINDOW - 5];
        bytes.extend(WORD.as_bytes());
        assert_eq!(found(&bytes), ["plain"]);
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(WORD), "").unwrap();
        let mut scanned = Scanned::default();
        Words::new(&[WORD.to_owned()]).look(folder.path(), &mut scanned).unwrap();
        assert_eq!(scanned.hits.len(), 1);
    }
}
