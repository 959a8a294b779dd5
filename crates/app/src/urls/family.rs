// SPDX-License-Identifier: AGPL-3.0-or-later
//! Every address of one family's record: its pages, its forms, and what goes out of it.

use practice::card::{Slot, Topic};
use practice::{
    ConsentId, EntryId, FamilyId, OrderId, PersonId, PractitionerId, RelationshipId, ReleaseId,
    ReportId, RequestId, SupportId, VisitId,
};

/// The family's story, the page it opens on.
pub fn story(family: FamilyId) -> String {
    format!("/families/{family}/story")
}

/// Ends the work with the family, or begins it anew.
pub fn goodbye(family: FamilyId) -> String {
    format!("/families/{family}/goodbye")
}

/// The protected part of a family's record.
pub fn safety(family: FamilyId) -> String {
    format!("/families/{family}/safety")
}

/// How somebody of the family can be reached without harm.
pub fn safe_contact(family: FamilyId, person: PersonId) -> String {
    format!("/families/{family}/safety/contact/{person}")
}

/// What somebody of the family planned to keep safe.
pub fn safety_plan(family: FamilyId, person: PersonId) -> String {
    format!("/families/{family}/safety/plan/{person}")
}

/// Where somebody can be found that nobody else may know.
pub fn hidden_place(family: FamilyId, person: PersonId) -> String {
    format!("/families/{family}/safety/place/{person}")
}

/// Writes a protected text of a signed note anew.
pub fn amend_protected(family: FamilyId, visit: VisitId, field: &str) -> String {
    format!("/families/{family}/safety/visits/{visit}/{field}")
}

/// Where a form of the protected part is held as it is typed.
pub fn safety_typed(family: FamilyId, form: &str, about: u128) -> String {
    format!("/families/{family}/safety/typed/{form}/{about:032x}")
}

/// The sheet of a report that is made.
pub fn new_report(family: FamilyId) -> String {
    format!("/families/{family}/safety/report")
}

/// A report that was made, and what came of it.
pub fn report(family: FamilyId, report: ReportId) -> String {
    format!("/families/{family}/safety/reports/{report}")
}

/// One's own sealed notes of a family.
pub fn sealed(family: FamilyId) -> String {
    format!("/families/{family}/sealed")
}

/// A new sealed note.
pub fn new_sealed(family: FamilyId) -> String {
    format!("/families/{family}/sealed/new")
}

/// Where one's own key for sealed notes is made.
pub fn sealed_key(family: FamilyId) -> String {
    format!("/families/{family}/sealed/key")
}

/// Where the passphrase of one's own sealed notes is changed.
pub fn sealed_passphrase(family: FamilyId) -> String {
    format!("/families/{family}/sealed/passphrase")
}

/// One sealed note, opened by its author's passphrase.
pub fn sealed_note(family: FamilyId, note: EntryId) -> String {
    format!("/families/{family}/sealed/{note}")
}

/// Amends a sealed note.
pub fn amend_sealed(family: FamilyId, note: EntryId) -> String {
    format!("/families/{family}/sealed/{note}/amend")
}

/// The family's people.
pub fn people(family: FamilyId) -> String {
    format!("/families/{family}/people")
}

/// Adds a person.
pub fn add_person(family: FamilyId) -> String {
    format!("/families/{family}/people/add")
}

/// One person.
pub fn person(family: FamilyId, person: PersonId) -> String {
    format!("/families/{family}/people/{person}")
}

/// A form about one person.
pub fn person_form(family: FamilyId, person: PersonId, form: &str) -> String {
    format!("/families/{family}/people/{person}/{form}")
}

/// A way in for one person.
pub fn way_in(family: FamilyId, person: PersonId) -> String {
    person_form(family, person, "way-in")
}

/// What the family says about itself.
pub fn card(family: FamilyId) -> String {
    format!("/families/{family}/card")
}

/// One question of the family's own card.
pub fn card_topic(family: FamilyId, topic: Topic) -> String {
    format!("/families/{family}/card/{}", topic.code())
}

/// An answer on the family's own card, to be changed.
pub fn card_answer(family: FamilyId, slot: Slot) -> String {
    let topic = card_topic(family, slot.topic);
    match slot.whose {
        Some(whose) => format!("{topic}?of={whose}"),
        None => format!("{topic}?of=together"),
    }
}

/// Who somebody of the family is, in their own words.
pub fn card_person(family: FamilyId, person: PersonId) -> String {
    format!("/families/{family}/card/people/{person}")
}

/// A child before, around and after birth, or after a loss.
pub fn expecting(family: FamilyId, person: PersonId) -> String {
    format!("/families/{family}/people/{person}/expecting")
}

/// A form on that page.
pub fn expecting_form(family: FamilyId, person: PersonId, form: &str) -> String {
    format!("/families/{family}/people/{person}/expecting/{form}")
}

/// Where a tender date of a caregiver is told, or let go of.
pub fn tender(family: FamilyId, person: PersonId) -> String {
    format!("/families/{family}/people/{person}/tender")
}

/// Homes of the family.
pub fn homes(family: FamilyId) -> String {
    format!("/families/{family}/homes")
}

/// What a family brings.
pub fn brings(family: FamilyId) -> String {
    format!("/families/{family}/brings")
}

/// The map of a family.
pub fn map(family: FamilyId) -> String {
    format!("/families/{family}/map")
}

/// The map of a family as it was known on a day.
pub fn map_on(family: FamilyId, on: jiff::civil::Date) -> String {
    format!("/families/{family}/map?on={on}")
}

/// A form beside the map.
pub fn map_form(family: FamilyId, form: &str) -> String {
    format!("/families/{family}/map/{form}")
}

/// What carries a family.
pub fn supports(family: FamilyId) -> String {
    format!("/families/{family}/supports")
}

/// What carried a family as it was known on a day.
pub fn supports_on(family: FamilyId, on: jiff::civil::Date) -> String {
    format!("/families/{family}/supports?on={on}")
}

/// Tells of a support.
pub fn add_support(family: FamilyId) -> String {
    format!("/families/{family}/supports/add")
}

/// One support.
pub fn support(family: FamilyId, support: SupportId) -> String {
    format!("/families/{family}/supports/{support}")
}

/// Tells how a support stands now.
pub fn change_support(family: FamilyId, support: SupportId) -> String {
    format!("/families/{family}/supports/{support}/change")
}

/// Keeps that a support is one no longer.
pub fn end_support(family: FamilyId, support: SupportId) -> String {
    format!("/families/{family}/supports/{support}/end")
}

/// Names a relationship.
pub fn add_relationship(family: FamilyId) -> String {
    format!("/families/{family}/relationships/add")
}

/// One relationship.
pub fn relationship(family: FamilyId, relationship: RelationshipId) -> String {
    format!("/families/{family}/relationships/{relationship}")
}

/// Openings of the family in an emergency.
pub fn emergencies_of(family: FamilyId) -> String {
    format!("/families/{family}/emergencies")
}

/// What was asked of the family's record, and what went out.
pub fn requests(family: FamilyId) -> String {
    format!("/families/{family}/requests")
}

/// One request.
pub fn request(family: FamilyId, request: RequestId) -> String {
    format!("/families/{family}/requests/{request}")
}

/// A form about one request.
pub fn request_form(family: FamilyId, request: RequestId, form: &str) -> String {
    format!("/families/{family}/requests/{request}/{form}")
}

/// Places a legal hold, or ends it.
pub fn hold(family: FamilyId) -> String {
    format!("/families/{family}/hold")
}

/// Prepares a copy for somebody.
pub fn releasing(family: FamilyId) -> String {
    format!("/families/{family}/release")
}

/// What would go into a copy.
pub fn release_preview(family: FamilyId) -> String {
    format!("/families/{family}/release/preview")
}

/// A copy as it was made.
pub fn release(family: FamilyId, release: ReleaseId) -> String {
    format!("/families/{family}/releases/{release}")
}

/// The same copy as a file.
pub fn release_data(family: FamilyId, release: &str) -> String {
    format!("/families/{family}/releases/{release}/data")
}

/// What exists of what a demand asks for, by category.
pub fn request_exists(family: FamilyId, request: RequestId) -> String {
    format!("/families/{family}/requests/{request}/exists")
}

/// What of a caregiver's went to whom.
pub fn went(family: FamilyId) -> String {
    format!("/families/{family}/went")
}

/// Whether a family was told of a release.
pub fn release_told(family: FamilyId, release: ReleaseId) -> String {
    format!("/families/{family}/releases/{release}/told")
}

/// To whom something of a person went.
pub fn accounting(family: FamilyId, person: PersonId) -> String {
    format!("/families/{family}/accounting/{person}")
}

/// Where a caregiver says of a text that it was not so.
pub fn not_so(family: FamilyId, entry: practice::EntryId) -> String {
    format!("/families/{family}/not-so/{entry}")
}

/// What would go into a copy, with what is kept to keep somebody safe.
pub fn release_protected(family: FamilyId) -> String {
    format!("/families/{family}/release/protected")
}

/// A copy with something protected in it, to wait for a second person.
pub fn release_waiting(family: FamilyId) -> String {
    format!("/families/{family}/release/waiting")
}

/// A copy with something protected in it: to be looked over, and as it was made.
pub fn protected_copy(family: FamilyId, release: ReleaseId) -> String {
    format!("/families/{family}/releases/{release}/protected")
}

/// Who has looked at a family's record.
pub fn looked(family: FamilyId) -> String {
    format!("/families/{family}/looked")
}

/// Who has looked, up to a day.
pub fn looked_until(family: FamilyId, day: jiff::civil::Date) -> String {
    format!("/families/{family}/looked?until={day}")
}

/// Where a browser says that a page of a family goes to paper.
pub fn printed(family: FamilyId) -> String {
    format!("/families/{family}/printed")
}

/// Who can see what of the family.
pub fn who(family: FamilyId) -> String {
    format!("/families/{family}/who")
}

/// A consent, for whoever signed it.
pub fn own_consent(family: FamilyId, consent: ConsentId) -> String {
    format!("/families/{family}/who/{consent}")
}

/// Who may know what: consents, orders, decisions.
pub fn rights(family: FamilyId) -> String {
    format!("/families/{family}/rights")
}

/// A form of who may know what: consent, order, decision.
pub fn rights_form(family: FamilyId, form: &str) -> String {
    format!("/families/{family}/rights/{form}")
}

/// One consent, to be taken back.
pub fn consent(family: FamilyId, consent: ConsentId) -> String {
    format!("/families/{family}/rights/consents/{consent}")
}

/// Ends a court's order.
pub fn lift(family: FamilyId, order: OrderId) -> String {
    format!("/families/{family}/rights/orders/{order}")
}

/// Ends that somebody keeps out of the family's record.
pub fn distance(family: FamilyId, practitioner: PractitionerId) -> String {
    format!("/families/{family}/rights/distances/{practitioner}")
}
