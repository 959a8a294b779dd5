// SPDX-License-Identifier: AGPL-3.0-or-later
//! The addresses of a child's early care and its letter, of the rhythm of presence, and of what is promised, wondered, understood, brought, echoed and talked about.

use practice::early_care::Habit;
use practice::{
    CapacityId, CueId, EchoId, FamilyId, FirstId, GuidanceId, JoyId, ObservationId, PersonId,
    PlayId, PromiseId, RelationshipId, StayId, TopicId, UnderstandingId, VisitId,
};

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

/// What was promised, and another promise.
pub fn promises(family: FamilyId) -> String {
    format!("/families/{family}/promises")
}

/// One promise, and what becomes of it.
pub fn promise(family: FamilyId, promise: PromiseId) -> String {
    format!("/families/{family}/promises/{promise}")
}

/// What is wondered.
pub fn wonderings(family: FamilyId) -> String {
    format!("/families/{family}/wonderings")
}

/// The wondering of one visit, and what becomes of it.
pub fn wondering(family: FamilyId, visit: VisitId) -> String {
    format!("/families/{family}/wonderings/{visit}")
}

/// Takes back the last step with a wondering.
pub fn wondering_slip(family: FamilyId, visit: VisitId) -> String {
    format!("/families/{family}/wonderings/{visit}/take-back")
}

/// How what is between two is understood, side by side, and another understanding.
pub fn understandings(family: FamilyId, relationship: RelationshipId) -> String {
    format!("/families/{family}/relationships/{relationship}/understandings")
}

/// Says an understanding otherwise.
pub fn understanding(family: FamilyId, understanding: UnderstandingId) -> String {
    format!("/families/{family}/understandings/{understanding}")
}

/// Lays an understanding aside.
pub fn understanding_aside(family: FamilyId, understanding: UnderstandingId) -> String {
    format!("/families/{family}/understandings/{understanding}/lay-aside")
}

/// Takes up again what was laid aside.
pub fn understanding_up(family: FamilyId, understanding: UnderstandingId) -> String {
    format!("/families/{family}/understandings/{understanding}/take-up")
}

/// Takes back the last step with an understanding.
pub fn understanding_slip(family: FamilyId, understanding: UnderstandingId) -> String {
    format!("/families/{family}/understandings/{understanding}/take-back")
}

/// What each of them brings, and something more.
pub fn capacities(family: FamilyId) -> String {
    format!("/families/{family}/capacities")
}

/// What somebody brings, and another moment that shows it.
pub fn capacity(family: FamilyId, capacity: CapacityId) -> String {
    format!("/families/{family}/capacities/{capacity}")
}

/// Takes back a moment that was a slip.
pub fn capacity_slip(family: FamilyId, capacity: CapacityId) -> String {
    format!("/families/{family}/capacities/{capacity}/take-back")
}

/// A letter of what one of them brings.
pub fn capacity_letter(family: FamilyId, person: PersonId) -> String {
    format!("/families/{family}/capacities/{person}/letter")
}

/// Moments now beside stories then.
pub fn echoes(family: FamilyId) -> String {
    format!("/families/{family}/echoes")
}

/// One echo, and what becomes of it.
pub fn echo(family: FamilyId, echo: EchoId) -> String {
    format!("/families/{family}/echoes/{echo}")
}

/// Hears a story then in a moment of this visit.
pub fn hear_echo(family: FamilyId, visit: VisitId) -> String {
    format!("/families/{family}/visits/{visit}/echo")
}

/// What they want to talk about next time.
pub fn agenda(family: FamilyId) -> String {
    format!("/families/{family}/agenda")
}

/// One thing they want to talk about, and what becomes of it.
pub fn agenda_topic(family: FamilyId, topic: TopicId) -> String {
    format!("/families/{family}/agenda/{topic}")
}

/// What was seen of the children, and more of it.
pub fn observations(family: FamilyId) -> String {
    format!("/families/{family}/observations")
}

/// One of what was seen, and what becomes of it.
pub fn observation(family: FamilyId, observation: ObservationId) -> String {
    format!("/families/{family}/observations/{observation}")
}

/// A baby's book, and more for it.
pub fn book(family: FamilyId, child: PersonId) -> String {
    format!("/families/{family}/book/{child}")
}

/// One first in a baby's book: another voice, or words taken back.
pub fn first(family: FamilyId, child: PersonId, first: FirstId) -> String {
    format!("/families/{family}/book/{child}/firsts/{first}")
}

/// What a baby says without words, and more of it.
pub fn signs(family: FamilyId, child: PersonId) -> String {
    format!("/families/{family}/signs/{child}")
}

/// One of a baby's cues, and what becomes of it.
pub fn cue(family: FamilyId, child: PersonId, cue: CueId) -> String {
    format!("/families/{family}/signs/{child}/cues/{cue}")
}

/// The page for the fridge.
pub fn fridge(family: FamilyId, child: PersonId) -> String {
    format!("/families/{family}/signs/{child}/fridge")
}

/// The page before a visit that is planned.
pub fn before_visit(family: FamilyId, visit: VisitId) -> String {
    format!("/families/{family}/visits/{visit}/before")
}

/// The same where nothing is planned, or before the next one.
pub fn before(family: FamilyId) -> String {
    format!("/families/{family}/before")
}

/// Guidance for a child, and what became of it.
pub fn guidance(family: FamilyId, child: PersonId) -> String {
    format!("/families/{family}/guidance/{child}")
}

/// Writes guidance for a child, for one who cares for them.
pub fn guidance_for(family: FamilyId, child: PersonId, person: PersonId) -> String {
    format!("/families/{family}/guidance/{child}/for/{person}")
}

/// One card of guidance, whether it came, and taking it back.
pub fn guidance_card(family: FamilyId, child: PersonId, guidance: GuidanceId) -> String {
    format!("/families/{family}/guidance/{child}/cards/{guidance}")
}

/// A play of the agency's box.
pub fn boxed(play: PlayId) -> String {
    format!("{}/{play}", super::PLAYS)
}

/// What is played with a child, and more of it.
pub fn plays(family: FamilyId, child: PersonId) -> String {
    format!("/families/{family}/plays/{child}")
}

/// One play with a child: each time it was tried, and what becomes of it.
pub fn play(family: FamilyId, child: PersonId, play: PlayId) -> String {
    format!("/families/{family}/plays/{child}/{play}")
}

/// How a play goes, on a page to print.
pub fn play_on_paper(family: FamilyId, child: PersonId, play: PlayId) -> String {
    format!("/families/{family}/plays/{child}/{play}/fridge")
}

/// Our good moments, and another one.
pub fn good_moments(family: FamilyId) -> String {
    format!("/families/{family}/good-moments")
}

/// One good moment that was kept, to take it back.
pub fn good_moment(family: FamilyId, joy: JoyId) -> String {
    format!("/families/{family}/good-moments/{joy}")
}
