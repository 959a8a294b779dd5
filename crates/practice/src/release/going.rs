// SPDX-License-Identifier: AGPL-3.0-or-later
//! What goes in a copy, with what has to go along: the only way to the entries of a copy.

use super::{Authority, Made};
use crate::family::{Family, Said};
use crate::label::LawTag;
use crate::rights::Given;

/// The entries of a copy, and what the law wants beside them. Whoever asks for the entries is handed
/// the rest with them, so that nothing under 42 CFR Part 2 goes without its notice (2.32).
#[derive(Debug)]
pub struct Going<'a> {
    said: Vec<&'a Said>,
    part2: Option<Part2<'a>>,
}

/// What goes beside substance use records: that they may not be passed on freely, and the consent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part2<'a> {
    /// The consent by which they go; none where they go to the person themselves or by an order.
    pub consent: Option<&'a Given>,
}

impl<'a> Going<'a> {
    /// What goes, of what the reader may read.
    pub fn of(family: &'a Family, said: impl IntoIterator<Item = &'a Said>, made: &Made) -> Self {
        let went = |one: &&Said| made.went.contains(&one.id);
        let said: Vec<&Said> = said.into_iter().filter(went).collect();
        let under = [LawTag::Part2, LawTag::SubstanceUseCounselling];
        let part2 = said.iter().any(|one| one.label.law.iter().any(|tag| under.contains(tag)));
        let consent = match made.authority {
            Authority::Consent(id) => family.rights.consents.iter().find(|given| given.id == id),
            _ => None,
        };
        Self { said, part2: part2.then_some(Part2 { consent }) }
    }

    /// The entries, and beside them what goes along.
    #[must_use]
    pub fn all(self) -> (Vec<&'a Said>, Option<Part2<'a>>) {
        (self.said, self.part2)
    }
}
