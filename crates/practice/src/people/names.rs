// SPDX-License-Identifier: AGPL-3.0-or-later
//! Names as people write them: several, of several kinds, never split and never capitalised.

use serde::{Deserialize, Serialize};

use crate::text::Text;

/// What a name is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NameKind {
    /// The full name as the person writes it.
    Full,
    /// The name in law, where it is another one.
    Legal,
    /// A name they had before.
    Former,
    /// The name at school or work.
    School,
    /// The same name in another script.
    OtherScript,
    /// Any other name they answer to.
    Other,
}

impl NameKind {
    /// Every kind, in the order of a form.
    pub const ALL: [Self; 6] =
        [Self::Full, Self::Legal, Self::Former, Self::School, Self::OtherScript, Self::Other];
}

/// One name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// What it is for.
    pub kind: NameKind,
    /// The name, one text, as written.
    pub text: Text,
}

/// All the names of a person.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Names {
    /// What to call them.
    #[serde(default)]
    pub called: Option<Text>,
    /// How to say it, in letters.
    #[serde(default)]
    pub said: Option<Text>,
    /// Their names; the first is the one shown in full.
    #[serde(default)]
    pub all: Vec<Name>,
}

impl Names {
    /// One full name and what to call them.
    #[must_use]
    pub fn of(full: Option<Text>, called: Option<Text>) -> Self {
        let all = full.map(|text| Name { kind: NameKind::Full, text }).into_iter().collect();
        Self { called, said: None, all }
    }

    /// What to call them: the name they asked for, else the first name in full; none for a baby
    /// who has no name yet.
    #[must_use]
    pub fn short(&self) -> Option<&str> {
        self.called.as_ref().or_else(|| self.all.first().map(|name| &name.text)).map(Text::as_str)
    }

    /// The first full name, else what to call them.
    #[must_use]
    pub fn full(&self) -> Option<&str> {
        self.all.first().map(|name| &name.text).or(self.called.as_ref()).map(Text::as_str)
    }

    /// Every text one might look for.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.called.iter().chain(self.all.iter().map(|name| &name.text)).map(Text::as_str)
    }
}
