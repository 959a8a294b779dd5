// SPDX-License-Identifier: AGPL-3.0-or-later
//! The fields of a note.

use serde::{Deserialize, Serialize};

/// A field of a note. None is required; one is enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The caregiver's words, as said, in their language.
    Words,
    /// What the child did.
    Child,
    /// Between them: one moment.
    Between,
    /// A delight: a moment of shared joy to keep.
    Delight,
    /// A hard moment between people, a rupture.
    HardMoment,
    /// How a hard moment was mended.
    Repair,
    /// What the practitioner wondered.
    Wondering,
    /// What surprised the practitioner (strategy S16).
    Surprised,
    /// For next time, and what each said they would do.
    NextTime,
}

impl Field {
    /// Every field, in the order of the note.
    pub const ALL: [Self; 9] = [
        Self::Words,
        Self::Child,
        Self::Between,
        Self::Delight,
        Self::HardMoment,
        Self::Repair,
        Self::Wondering,
        Self::Surprised,
        Self::NextTime,
    ];

    /// The name of the field in forms and messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Child => "child",
            Self::Between => "between",
            Self::Delight => "delight",
            Self::HardMoment => "hard-moment",
            Self::Repair => "repair",
            Self::Wondering => "wondering",
            Self::Surprised => "surprised",
            Self::NextTime => "next-time",
        }
    }
}
