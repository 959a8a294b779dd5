// SPDX-License-Identifier: AGPL-3.0-or-later
//! The addresses of a family's visits, of the calendar, and of its feed.

use practice::{FamilyId, RetellingId, VisitId};

use super::CALENDAR;

/// The family's visits.
pub fn visits(family: FamilyId) -> String {
    format!("/families/{family}/visits")
}

/// Starts a note of a visit that was not planned.
pub fn new_visit(family: FamilyId) -> String {
    format!("/families/{family}/visits/new")
}

/// Plans a visit.
pub fn plan_visit(family: FamilyId) -> String {
    format!("/families/{family}/visits/plan")
}

/// One visit, to read.
pub fn visit(family: FamilyId, visit: VisitId) -> String {
    format!("/families/{family}/visits/{visit}")
}

/// The note of a visit, to write.
pub fn note(family: FamilyId, visit: VisitId) -> String {
    format!("/families/{family}/visits/{visit}/note")
}

/// Where a note's draft is kept as it is typed.
pub fn note_draft(family: FamilyId, visit: VisitId) -> String {
    format!("/families/{family}/visits/{visit}/draft")
}

/// Where a note comes in that was written without a signal.
pub fn arrive(family: FamilyId, visit: VisitId) -> String {
    format!("/families/{family}/visits/{visit}/arrive")
}

/// A note of somebody who no longer has the family.
pub fn given(family: FamilyId, version: u128) -> String {
    format!("/families/{family}/given/{version:032x}")
}

/// A version of a note that waits beside another.
pub fn apart(family: FamilyId, version: u128) -> String {
    format!("/families/{family}/apart/{version:032x}")
}

/// Amends a signed note.
pub fn amend(family: FamilyId, visit: VisitId) -> String {
    format!("/families/{family}/visits/{visit}/amend")
}

/// Signs one's own note by a passkey.
pub fn sign_note(family: FamilyId, visit: VisitId) -> String {
    format!("/families/{family}/visits/{visit}/signature")
}

/// Begins to sign the note, or an amendment of it.
pub fn begin_sign_note(family: FamilyId, visit: VisitId, amendment: u32) -> String {
    format!("/families/{family}/visits/{visit}/signature/begin?of={amendment}")
}

/// Stands for the note of somebody in training.
pub fn cosign(family: FamilyId, visit: VisitId) -> String {
    format!("/families/{family}/visits/{visit}/cosign")
}

/// Begins to stand for it by a passkey, as far as it was read.
pub fn begin_cosign(family: FamilyId, visit: VisitId, read: u32) -> String {
    format!("/families/{family}/visits/{visit}/cosign/begin?of={read}")
}

/// Gives it back to its writer with a line.
pub fn give_back(family: FamilyId, visit: VisitId) -> String {
    format!("/families/{family}/visits/{visit}/cosign/back")
}

/// Shares a text of a visit with somebody of the family, or takes it back.
pub fn share(family: FamilyId, visit: VisitId) -> String {
    format!("/families/{family}/visits/{visit}/share")
}

/// Plans the next visits in the family's rhythm.
pub fn plan_next(family: FamilyId) -> String {
    format!("/families/{family}/visits/next")
}

/// Moves a planned visit to another day.
pub fn move_visit(family: FamilyId, visit: VisitId) -> String {
    format!("/families/{family}/visits/{visit}/move")
}

/// Changes what a planned visit takes.
pub fn takes(family: FamilyId, visit: VisitId) -> String {
    format!("/families/{family}/visits/{visit}/takes")
}

/// Says that a visit did not happen.
pub fn did_not_happen(family: FamilyId, visit: VisitId) -> String {
    format!("/families/{family}/visits/{visit}/did-not-happen")
}

/// The week a day is in, on the calendar.
pub fn calendar_week(day: jiff::civil::Date) -> String {
    format!("{CALENDAR}?week={day}")
}

/// The feed of somebody's days, by its secret.
pub fn calendar_feed(token: &str) -> String {
    format!("{CALENDAR}/feed/{token}.ics")
}

/// Looks back at a signed note.
pub fn look_back(family: FamilyId, visit: VisitId) -> String {
    format!("/families/{family}/visits/{visit}/look-back")
}

/// The same, without suggestions that were put away: codes of strategies and domains.
pub fn look_back_without(family: FamilyId, visit: VisitId, away: &str) -> String {
    let page = look_back(family, visit);
    if away.is_empty() { page } else { format!("{page}?not={away}") }
}

/// What shows in one's own notes of a family.
pub fn looking_back(family: FamilyId) -> String {
    format!("/families/{family}/look-back")
}

/// A note as somebody of the family would read it.
pub fn note_as(family: FamilyId, visit: VisitId, person: practice::PersonId) -> String {
    format!("/families/{family}/visits/{visit}/as/{person}")
}

/// How somebody was held in a visit, where that was left out of the note or is put right.
pub fn holding(family: FamilyId, visit: VisitId) -> String {
    format!("/families/{family}/visits/{visit}/holding")
}

/// What was between whoever visits and somebody, told in a visit and taken back.
pub fn between_us(family: FamilyId, visit: VisitId) -> String {
    format!("/families/{family}/visits/{visit}/between-us")
}

/// The pages of visits, each for one caregiver.
pub fn pages_of_visits(family: FamilyId) -> String {
    format!("/families/{family}/pages")
}

/// One of them.
pub fn page_of_visit(family: FamilyId, page: RetellingId) -> String {
    format!("/families/{family}/pages/{page}")
}

/// A page of a visit for somebody, to write.
pub fn page_for(family: FamilyId, visit: VisitId, person: practice::PersonId) -> String {
    format!("/families/{family}/visits/{visit}/page-for/{person}")
}
