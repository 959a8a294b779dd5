// SPDX-License-Identifier: AGPL-3.0-or-later
//! The addresses of a child's early care and its letter, and of the rhythm of presence.

use practice::early_care::Habit;
use practice::{FamilyId, PersonId, StayId};

use super::story;

/// A child's early care.
pub fn early_care(family: FamilyId, child: PersonId) -> String {
    format!("/families/{family}/early-care/{child}")
}

/// Tells of a stay.
pub fn new_stay(family: FamilyId, child: PersonId) -> String {
    format!("/families/{family}/early-care/{child}/stays/new")
}

/// Tells of a stay anew, ends it, or takes it back.
pub fn stay(family: FamilyId, child: PersonId, stay: StayId) -> String {
    format!("/families/{family}/early-care/{child}/stays/{stay}")
}

/// What a child is used to, one matter.
pub fn habit(family: FamilyId, child: PersonId, habit: Habit) -> String {
    format!("/families/{family}/early-care/{child}/habits/{}", habit.code())
}

/// The letter for the next arms.
pub fn letter(family: FamilyId, child: PersonId) -> String {
    format!("/families/{family}/early-care/{child}/letter")
}

/// The rhythm of the family's visits, and another one agreed.
pub fn rhythm(family: FamilyId) -> String {
    format!("/families/{family}/rhythm")
}

/// Presence on the family's story.
pub fn presence(family: FamilyId) -> String {
    format!("{}#presence", story(family))
}

/// Keeps a try to reach the family.
pub fn outreach(family: FamilyId) -> String {
    format!("/families/{family}/outreach")
}
