// SPDX-License-Identifier: AGPL-3.0-or-later
//! Unusual looks: which openings of a day are worth a question, and why. A reason to ask, never a verdict.

use std::collections::{BTreeMap, BTreeSet};

use crate::ids::{FamilyId, PractitionerId};

/// Families opened without work in one day from which on it looks like browsing.
pub const BROWSING: usize = 6;
/// Families somebody was not let into in one day from which on it looks like trying doors.
pub const DOORS: usize = 3;
/// Points from which on a look is unusual.
const UNUSUAL: u32 = 2;

/// All that one person did with one family on one day, with what ties them together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a plain fact about the day")]
pub struct Look {
    /// Who looked.
    pub who: PractitionerId,
    /// Into which family.
    pub family: FamilyId,
    /// Whether they were not let in.
    pub denied: bool,
    /// Whether it was by supervising somebody of the team.
    pub supervises: bool,
    /// Whether they, or whom they supervise, had a visit or wrote within the last two weeks, or have
    /// a visit in the next.
    pub worked: bool,
    /// Whether all of it was at night.
    pub night: bool,
    /// Whether they bear a name of somebody in the family.
    pub same_name: bool,
    /// Whether they live in the street of the family, where they said where they live.
    pub same_street: bool,
}

/// Why a look is worth a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// They bear a name of somebody in the family.
    SameName,
    /// They live in the same street.
    SameStreet,
    /// No visit and nothing written by them around that day.
    NoWork,
    /// At night.
    Night,
    /// Many families in one day without work with them.
    Browsing,
    /// They were not let in.
    Denied,
    /// Many doors tried in one day.
    Doors,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 7] = [
        Self::SameName,
        Self::SameStreet,
        Self::NoWork,
        Self::Night,
        Self::Browsing,
        Self::Denied,
        Self::Doors,
    ];

    /// A stable name for messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::SameName => "same-name",
            Self::SameStreet => "same-street",
            Self::NoWork => "no-work",
            Self::Night => "night",
            Self::Browsing => "browsing",
            Self::Denied => "denied",
            Self::Doors => "doors",
        }
    }

    /// How much it weighs; what happens every day to honest people weighs little.
    fn points(self) -> u32 {
        match self {
            Self::NoWork | Self::Night | Self::Denied => 1,
            Self::SameName | Self::SameStreet | Self::Browsing | Self::Doors => 2,
        }
    }
}

/// A look that is worth a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unusual {
    /// Who looked.
    pub who: PractitionerId,
    /// Into which family.
    pub family: FamilyId,
    /// Why, in the order of [`Reason::ALL`].
    pub reasons: Vec<Reason>,
}

/// The unusual looks of one day, in the order they came.
#[must_use]
pub fn unusual(day: &[Look]) -> Vec<Unusual> {
    let mut idle: BTreeMap<PractitionerId, BTreeSet<FamilyId>> = BTreeMap::new();
    let mut doors: BTreeMap<PractitionerId, BTreeSet<FamilyId>> = BTreeMap::new();
    for look in day {
        if look.denied {
            doors.entry(look.who).or_default().insert(look.family);
        } else if !look.worked && !look.supervises {
            idle.entry(look.who).or_default().insert(look.family);
        }
    }
    let many = |of: &BTreeMap<PractitionerId, BTreeSet<FamilyId>>, who, from| {
        of.get(&who).is_some_and(|families| families.len() >= from)
    };
    day.iter()
        .filter_map(|look| {
            let browsing = !look.denied && many(&idle, look.who, BROWSING);
            let trying = look.denied && many(&doors, look.who, DOORS);
            let reasons = reasons(look, browsing, trying);
            let points: u32 = reasons.iter().map(|reason| reason.points()).sum();
            (points >= UNUSUAL).then_some(Unusual { who: look.who, family: look.family, reasons })
        })
        .collect()
}

/// What speaks for a question. Whoever works with a family these days has the best reason there is
/// to look, at any hour and under any name.
fn reasons(look: &Look, browsing: bool, trying: bool) -> Vec<Reason> {
    if look.worked && !look.denied {
        return Vec::new();
    }
    let fits = |reason: &Reason| match reason {
        Reason::SameName => look.same_name,
        Reason::SameStreet => look.same_street,
        Reason::NoWork => !look.worked && !look.supervises && !look.denied,
        Reason::Night => look.night,
        Reason::Browsing => browsing && !look.worked && !look.supervises,
        Reason::Denied => look.denied,
        Reason::Doors => trying,
    };
    Reason::ALL.into_iter().filter(fits).collect()
}
