// SPDX-License-Identifier: AGPL-3.0-or-later
//! The shape of the stock of sentences that made-up notes are put together from.

use practice::visits::Cause;

/// Sentences of one language. `{child}`, `{carer}` and `{other}` stand for names; a sentence with
/// `{child}` is left out while the child has no name.
pub(super) struct Stock {
    /// How the child was when the visitor came.
    pub(super) states: &'static [&'static str],
    /// By age: on the way, newborn, sitting, moving, walking.
    pub(super) ages: [Age; 5],
    /// What the caregiver did, and what came of it: the two halves of a moment between them.
    pub(super) frames: &'static [&'static str],
    pub(super) answers: &'static [&'static str],
    /// Moments between them before the birth.
    pub(super) awaiting: &'static [&'static str],
    pub(super) wonderings: &'static [&'static str],
    /// A hard moment and how it was mended.
    pub(super) hard: &'static [(&'static str, &'static str)],
    /// What the caregiver would do, and what the visitor would.
    pub(super) theirs: &'static [&'static str],
    pub(super) ours: &'static [&'static str],
    /// What caregivers hope for.
    pub(super) wishes: &'static [&'static str],
    /// Words about a bond.
    pub(super) bonds: &'static [&'static str],
    pub(super) missed: &'static [(Cause, &'static str)],
}

/// Sentences for a child of one age.
pub(super) struct Age {
    pub(super) child: &'static [&'static str],
    pub(super) words: &'static [&'static str],
    pub(super) delights: &'static [&'static str],
}
