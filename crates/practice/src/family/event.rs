// SPDX-License-Identifier: AGPL-3.0-or-later
//! Something that happened in a family's record: to which area of the work.

use super::Record;
use crate::{
    agenda, attachments, between_us, capacities, card, early_care, echoes, expecting, firsts,
    goodbye, guidance, handover, holding, joys, kin, looking_back, observations, ours, people,
    plays, presence, promises, relationships, release, retold, rights, safety, signs, supports,
    understandings, visits, wonderings,
};

/// Something that happened in a family's record.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// To the record as a whole.
    Record(Record),
    /// To its people.
    People(people::Event),
    /// To who belongs to whom.
    Kin(kin::Event),
    /// To a relationship.
    Relationships(relationships::Event),
    /// To a visit.
    Visits(visits::Event),
    /// To who may know what.
    Rights(rights::Event),
    /// To what was asked of the record and what went out of it.
    Release(release::Event),
    /// To what keeps somebody safe.
    Safety(safety::Event),
    /// To the work with the family as a whole: it ended, or began anew.
    Goodbye(goodbye::Event),
    /// To the rhythm of its visits, and to reaching out.
    Presence(presence::Event),
    /// To what the family says about itself.
    Card(card::Event),
    /// To what is told around children who are expected, were born, or were lost.
    Expecting(expecting::Event),
    /// To what carries the family.
    Supports(supports::Event),
    /// To what its notes are said to show.
    LookingBack(looking_back::Event),
    /// To what is known of a baby's early care.
    EarlyCare(early_care::Event),
    /// To what was promised.
    Promises(promises::Event),
    /// To what they want to talk about next time.
    Agenda(agenda::Event),
    /// To pictures, voices and papers.
    Attachments(attachments::Event),
    /// To the goodbye of who leaves, and the hello of who comes next.
    Handover(handover::Event),
    /// To what somebody saw of a child.
    Observations(observations::Event),
    /// To what a child did for the first time.
    Firsts(firsts::Event),
    /// To what a baby says without words.
    Signs(signs::Event),
    /// To what is played with a child.
    Plays(plays::Event),
    /// To a good moment that was kept.
    Joys(joys::Event),
    /// To what was wondered.
    Wonderings(wonderings::Event),
    /// To what each who cares for a child brings.
    Capacities(capacities::Event),
    /// To a moment now tied to a story then.
    Echoes(echoes::Event),
    /// To how somebody was held.
    Holding(holding::Event),
    /// To something of ours that can wait.
    Ours(ours::Event),
    /// To a page of a visit for one caregiver.
    Retold(retold::Event),
    /// To guidance for one child.
    Guidance(guidance::Event),
    /// To how it was between those who visit and the family.
    BetweenUs(between_us::Event),
    /// To how what is between two is understood.
    Understandings(understandings::Event),
}
