// SPDX-License-Identifier: AGPL-3.0-or-later
//! Text as people write it: what is taken, what is refused and why. Never trimmed inside, never capitalised.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Longest name, in characters.
pub const NAME_MAX: usize = 200;
/// Longest short line, such as a place or a rhythm, in characters.
pub const LINE_MAX: usize = 300;
/// Longest narrative in one field of a note, in characters: about eight printed pages.
pub const NARRATIVE_MAX: usize = 20_000;

/// A text a person wrote or said. `Debug` prints only its length, so that words stay out of logs.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text(String);

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Text({} bytes)", self.0.len())
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why a text is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotTaken {
    /// Longer than the field holds.
    #[error("it is longer than {0} characters")]
    TooLong(usize),
    /// Holds a character that cannot be seen or printed, such as NUL.
    #[error("it holds a character that cannot be printed")]
    Unprintable,
    /// Holds a mark that turns the direction of what follows without showing.
    #[error("it holds a hidden mark that turns the direction of writing")]
    HiddenDirection,
}

impl Text {
    /// One line: a name, a place, a few words. Line ends become spaces, the ends are trimmed.
    ///
    /// # Errors
    /// When it is longer than `max` characters or holds what cannot be shown.
    pub fn line(typed: &str, max: usize) -> Result<Self, NotTaken> {
        let one_line = typed.replace(['\r', '\n', '\t'], " ");
        Self::checked(one_line.trim(), max)
    }

    /// A narrative: line ends are kept as typed (as `\n`), the ends are trimmed.
    ///
    /// # Errors
    /// When it is longer than [`NARRATIVE_MAX`] or holds what cannot be shown.
    pub fn narrative(typed: &str) -> Result<Self, NotTaken> {
        let lines = typed.replace("\r\n", "\n").replace('\r', "\n");
        Self::checked(lines.trim(), NARRATIVE_MAX)
    }

    fn checked(text: &str, max: usize) -> Result<Self, NotTaken> {
        if text.chars().count() > max {
            return Err(NotTaken::TooLong(max));
        }
        for c in text.chars() {
            if matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') {
                return Err(NotTaken::HiddenDirection);
            }
            if c.is_control() && c != '\n' && c != '\t' {
                return Err(NotTaken::Unprintable);
            }
        }
        Ok(Self(text.to_owned()))
    }

    /// The text as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether nothing was written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text, or none where nothing was written.
    #[must_use]
    pub fn some(self) -> Option<Self> {
        if self.is_empty() { None } else { Some(self) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_as_people_write_them() {
        for name in
            ["O", "Nguyễn Văn A", "ʻOkina", "d’Arc-Ixcoy de la Cruz", "سلمى", "İpek ß", "李"]
        {
            assert_eq!(Text::line(name, NAME_MAX).unwrap().as_str(), name);
        }
    }

    #[test]
    fn what_cannot_be_shown_is_refused() {
        assert_eq!(Text::line("a\0b", 10), Err(NotTaken::Unprintable));
        assert_eq!(Text::line("a\u{202e}b", 10), Err(NotTaken::HiddenDirection));
        assert_eq!(Text::line("abcdef", 5), Err(NotTaken::TooLong(5)));
    }

    #[test]
    fn a_narrative_keeps_its_lines() {
        assert_eq!(Text::narrative(" one\r\n\r\ntwo ").unwrap().as_str(), "one\n\ntwo");
    }

    #[test]
    fn words_stay_out_of_debug() {
        assert_eq!(format!("{:?}", Text::line("secret", 10).unwrap()), "Text(6 bytes)");
    }
}
