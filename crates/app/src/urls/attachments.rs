// SPDX-License-Identifier: AGPL-3.0-or-later
//! Every address of what is kept beside the words of a family's record.

use practice::{AttachmentId, FamilyId, ObservationId, PersonId, VisitId};

/// Pictures, voices and papers.
pub fn attachments(family: FamilyId) -> String {
    format!("/families/{family}/attachments")
}

/// Where a picture or a paper is added to a visit.
pub fn attachments_at(family: FamilyId, visit: VisitId) -> String {
    format!("/families/{family}/attachments?visit={visit}#add")
}

/// Where a picture or a voice is added to what somebody saw.
pub fn attachments_beside(family: FamilyId, observation: ObservationId) -> String {
    format!("/families/{family}/attachments?observation={observation}#add")
}

/// The bytes of a picture, a voice or a paper.
pub fn attachment(family: FamilyId, attachment: AttachmentId) -> String {
    format!("/families/{family}/attachments/{attachment}")
}

/// Removes one of them for good.
pub fn remove_attachment(family: FamilyId, attachment: AttachmentId) -> String {
    format!("/families/{family}/attachments/{attachment}/remove")
}

/// How somebody's name sounds.
pub fn name_sound(family: FamilyId, person: PersonId) -> String {
    format!("/families/{family}/people/{person}/sound")
}
