// SPDX-License-Identifier: AGPL-3.0-or-later
//! What to do at once: what may be happening, whom one calls then, and what a telephone number may look like.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::text::Text;

/// Fewest digits of a telephone number: that of emergency services has three in most places.
pub const DIGITS_MIN: usize = 3;
/// Most digits of one, wherever it is.
pub const DIGITS_MAX: usize = 15;

/// Whom an agency may write a number for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Emergency services.
    Emergency,
    /// Who is on call in the agency.
    OnCall,
    /// Who listens to thoughts of dying.
    Dying,
    /// Who helps where somebody in a home is violent.
    Violence,
    /// Who takes reports that a child may be harmed.
    Protection,
    /// Who knows what to do about what was swallowed.
    Poison,
}

impl Kind {
    /// Each, in the order of a form.
    pub const ALL: [Self; 6] = [
        Self::Emergency,
        Self::OnCall,
        Self::Dying,
        Self::Violence,
        Self::Protection,
        Self::Poison,
    ];

    /// Its name in forms and messages, and where the number is kept: it is never another.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Emergency => "emergency",
            Self::OnCall => "on-call",
            Self::Dying => "dying",
            Self::Violence => "violence",
            Self::Protection => "protection",
            Self::Poison => "poison",
        }
    }
}

/// What may be happening.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happening {
    /// Somebody is hurt or in danger.
    Hurt,
    /// Somebody speaks of not wanting to live, or of harming the baby.
    Dying,
    /// Somebody in the home is violent.
    Violent,
    /// A child may be harmed.
    Child,
    /// Something was swallowed.
    Swallowed,
    /// Whoever visits is not safe.
    Yourself,
}

impl Happening {
    /// Each, in the order of the page.
    pub const ALL: [Self; 6] =
        [Self::Hurt, Self::Dying, Self::Violent, Self::Child, Self::Swallowed, Self::Yourself];

    /// Its name in messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Hurt => "hurt",
            Self::Dying => "dying",
            Self::Violent => "violent",
            Self::Child => "child",
            Self::Swallowed => "swallowed",
            Self::Yourself => "yourself",
        }
    }

    /// Whom one calls then, the first first.
    #[must_use]
    pub fn calls(self) -> &'static [Kind] {
        use Kind::{Dying, Emergency, OnCall, Poison, Protection, Violence};
        match self {
            Self::Hurt | Self::Yourself => &[Emergency, OnCall],
            Self::Dying => &[Dying, Emergency, OnCall],
            Self::Violent => &[Emergency, Violence, OnCall],
            Self::Child => &[Emergency, Protection, OnCall],
            Self::Swallowed => &[Poison, Emergency],
        }
    }
}

/// A telephone number as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Telephone(Text);

impl Telephone {
    /// Reads one; none where nothing was written. It has digits, spaces, brackets, hyphens, and at most one plus sign,
    /// before every digit.
    ///
    /// # Errors
    /// When it has anything else, or too few or too many digits.
    pub fn read(typed: &str) -> Result<Option<Self>, NotTelephone> {
        let text = Text::line(typed, DIGITS_MAX * 3).map_err(|_| NotTelephone::Signs)?;
        if text.is_empty() {
            return Ok(None);
        }
        let is_sign = |c: char| c.is_ascii_digit() || matches!(c, '+' | ' ' | '(' | ')' | '-');
        let before = text.as_str().split(|c: char| c.is_ascii_digit()).next().unwrap_or_default();
        let plus = text.as_str().matches('+').count();
        if !text.as_str().chars().all(is_sign) || plus != before.matches('+').count() || plus > 1 {
            return Err(NotTelephone::Signs);
        }
        let digits = text.as_str().chars().filter(char::is_ascii_digit).count();
        match digits {
            ..DIGITS_MIN => Err(NotTelephone::TooShort),
            DIGITS_MIN..=DIGITS_MAX => Ok(Some(Self(text))),
            _ => Err(NotTelephone::TooLong),
        }
    }

    /// As it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// As a telephone dials it: its digits, and the plus sign before them.
    #[must_use]
    pub fn dialled(&self) -> String {
        self.as_str().chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
    }
}

/// A number an agency wrote, and what it calls whoever answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Number {
    /// Who answers, in the agency's words; empty where it says nothing more than the kind.
    #[serde(default)]
    pub name: Text,
    /// The number.
    pub telephone: Telephone,
}

/// The numbers of an agency: at most one of each kind, by its name.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Numbers(BTreeMap<String, Number>);

impl Numbers {
    /// The number of a kind, where one is written.
    #[must_use]
    pub fn of(&self, kind: Kind) -> Option<&Number> {
        self.0.get(kind.code())
    }

    /// Puts the number of a kind.
    pub fn put(&mut self, kind: Kind, number: Number) {
        self.0.insert(kind.code().to_owned(), number);
    }

    /// What is written of those one calls then, and the kinds of which nothing is.
    #[must_use]
    pub fn to_call(&self, then: Happening) -> (Vec<(Kind, &Number)>, Vec<Kind>) {
        let written = then.calls().iter().filter_map(|kind| Some((*kind, self.of(*kind)?)));
        let missing = then.calls().iter().copied().filter(|kind| self.of(*kind).is_none());
        (written.collect(), missing.collect())
    }
}

/// Why something is no telephone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotTelephone {
    /// It has other signs than a number has.
    #[error(
        "a telephone number has digits, spaces, brackets, hyphens, and a plus sign before them"
    )]
    Signs,
    /// It has too few digits.
    #[error("a telephone number has at least {DIGITS_MIN} digits")]
    TooShort,
    /// It has too many digits.
    #[error("a telephone number has at most {DIGITS_MAX} digits")]
    TooLong,
}

impl NotTelephone {
    /// A stable name for the message shown.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Signs => "numbers-refused-signs",
            Self::TooShort => "numbers-refused-too-short",
            Self::TooLong => "numbers-refused-too-long",
        }
    }
}
