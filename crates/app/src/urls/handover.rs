// SPDX-License-Identifier: AGPL-3.0-or-later
//! The addresses of goodbyes and hellos in a family, and of letters of goodbye.

use practice::{FamilyId, PractitionerId};

/// Goodbyes of who leaves and hellos of who comes next: what the family was told, and letters.
pub fn handovers(family: FamilyId) -> String {
    format!("/families/{family}/handover")
}

/// The goodbye of somebody who leaves.
pub fn handover(family: FamilyId, leaver: PractitionerId) -> String {
    format!("/families/{family}/handover/{leaver}")
}

/// A form of a step of it.
pub fn handover_form(family: FamilyId, leaver: PractitionerId, form: &str) -> String {
    format!("/families/{family}/handover/{leaver}/{form}")
}

/// A letter of goodbye, to write.
pub fn farewell(family: FamilyId) -> String {
    format!("/families/{family}/farewell")
}

/// Where the draft of one is kept as it is typed.
pub fn farewell_draft(family: FamilyId) -> String {
    format!("/families/{family}/farewell/draft")
}
