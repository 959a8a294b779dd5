// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the record says of a session whose contents are kept sealed elsewhere.

use serde::{Deserialize, Serialize};

use crate::ids::PersonId;
use crate::text::Text;

/// What the record says of a session, whatever else is kept of it (45 CFR 164.501).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// Whom the session was for.
    pub about: PersonId,
    /// In what company it was held.
    pub modality: Modality,
    /// How it goes: what was found, how they are, what has moved.
    pub progress: Text,
    /// What comes next, and what is to be expected.
    pub plan: Text,
    /// Whether whoever spoke said that it was enough for now.
    #[serde(default)]
    pub enough: bool,
}

/// In what company a session was held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Modality {
    /// One person alone.
    Alone,
    /// Parent and child together.
    Together,
    /// Several of the family.
    Family,
    /// With others outside the family.
    Group,
}

impl Modality {
    /// Every modality, in the order of a form.
    pub const ALL: [Self; 4] = [Self::Together, Self::Alone, Self::Family, Self::Group];
}
