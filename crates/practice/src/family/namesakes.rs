// SPDX-License-Identifier: AGPL-3.0-or-later
//! Whom a family's record is called after.

use super::Family;
use crate::people::Person;

impl Family {
    /// Whom the record is called after: the children first, then who cares for them day to day,
    /// then the first caregiver. Never more than four. A child they lost is among them where a parent
    /// wants it.
    #[must_use]
    pub fn namesakes(&self) -> Vec<&Person> {
        let kept = |child: &&Person| {
            let choice = self.expecting.name_of(child.id);
            child.is_living() || child.names.short().is_some() && choice.is_some_and(|one| one.keep)
        };
        let mut named: Vec<&Person> = self.people.children().filter(kept).collect();
        let daily = |person: &&Person| self.people.care_by(person.id).any(|care| care.day_to_day);
        let before = named.len();
        named.extend(self.people.caregivers().filter(daily).take(2));
        if named.len() == before {
            named.extend(self.people.caregivers().take(1));
        }
        named.truncate(4);
        named
    }
}
