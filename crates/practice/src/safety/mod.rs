// SPDX-License-Identifier: AGPL-3.0-or-later
//! Safety: how somebody can be reached without harm, and what the protected part of a record holds beyond notes.

mod contact;
mod deciding;
mod fold;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use contact::{Agreed, Day, Hours, SafeContact, Told, Way, may_tell};
pub use deciding::{Refused, agree};
pub use fold::{Reaching, Safety};

use crate::ids::PersonId;

/// Something that happened to keep somebody safe. Kinds are permanent: add, never rename.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "fact")]
pub enum Event {
    /// Somebody said how they can be reached without harm. It replaces what was agreed before.
    #[serde(rename = "safe_contact.agreed")]
    ContactAgreed {
        /// Who is reached.
        person: PersonId,
        /// How.
        rule: SafeContact,
    },
    /// What was agreed about reaching somebody holds no longer, for those who read no further.
    #[serde(rename = "safe_contact.ended")]
    ContactEnded {
        /// Who was reached.
        person: PersonId,
        /// Since when.
        on: Date,
    },
}

/// The kinds of [`Event`], for reading entries.
pub const KINDS: &[&str] = &["safe_contact.agreed", "safe_contact.ended"];
