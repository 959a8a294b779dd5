// SPDX-License-Identifier: AGPL-3.0-or-later
//! Entries as they are stored: a kind, and a body of the label and the fact.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::bytes::Sum;
use crate::family::{Event, KINDS};
use crate::label::{Label, Labelled};
use crate::{
    agenda, attachments, between_us, capacities, card, early_care, echoes, expecting, firsts,
    goodbye, guidance, handover, holding, joys, kin, looking_back, observations, ours, people,
    plays, presence, promises, relationships, release, retold, rights, safety, signs, supports,
    understandings, visits, wonderings,
};

/// An entry's body: the label and the fact, as JSON, and what salts it.
#[derive(Serialize, Deserialize)]
struct Body {
    label: Label,
    #[serde(default)]
    fact: Value,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    salt: Option<Sum>,
}

/// Why an entry cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// A kind this version does not know; it is kept, and a newer version reads it.
    #[error("an entry of a kind this version does not know")]
    UnknownKind,
    /// A known kind whose body is not of its shape.
    #[error("an entry of kind `{kind}` is not of its shape")]
    Broken {
        /// The kind.
        kind: &'static str,
    },
}

/// The kinds of every area.
const AREAS: &[&[&str]] = &[
    KINDS,
    people::KINDS,
    kin::KINDS,
    relationships::KINDS,
    release::KINDS,
    safety::KINDS,
    goodbye::KINDS,
    presence::KINDS,
    card::KINDS,
    expecting::KINDS,
    supports::KINDS,
    early_care::KINDS,
    looking_back::KINDS,
    promises::KINDS,
    agenda::KINDS,
    attachments::KINDS,
    handover::KINDS,
    observations::KINDS,
    firsts::KINDS,
    signs::KINDS,
    plays::KINDS,
    joys::KINDS,
    wonderings::KINDS,
    echoes::KINDS,
    retold::KINDS,
    ours::KINDS,
    between_us::KINDS,
    understandings::KINDS,
    guidance::KINDS,
    holding::KINDS,
    capacities::KINDS,
    rights::KINDS,
    visits::KINDS,
];

/// Reads the fact of an entry as the event of the area that knows its kind; what is of none of these is the record's.
macro_rules! of_areas {
    ($kind:ident, $tagged:ident; $($area:ident: $event:ident),+ $(,)?) => {
        $(if $area::KINDS.contains(&$kind) {
            serde_json::from_value($tagged).map(Event::$event)
        } else)+ {
            serde_json::from_value($tagged).map(Event::Record)
        }
    };
}

impl Labelled {
    /// The kind and the body of the entry to append.
    #[must_use]
    pub fn to_entry(&self) -> (String, Vec<u8>) {
        let tagged = match &self.event {
            Event::Record(event) => serde_json::to_value(event),
            Event::People(event) => serde_json::to_value(event),
            Event::Kin(event) => serde_json::to_value(event),
            Event::Relationships(event) => serde_json::to_value(event),
            Event::Visits(event) => serde_json::to_value(event),
            Event::Rights(event) => serde_json::to_value(event),
            Event::Release(event) => serde_json::to_value(event),
            Event::Safety(event) => serde_json::to_value(event),
            Event::Goodbye(event) => serde_json::to_value(event),
            Event::Presence(event) => serde_json::to_value(event),
            Event::Card(event) => serde_json::to_value(event),
            Event::Expecting(event) => serde_json::to_value(event),
            Event::Supports(event) => serde_json::to_value(event),
            Event::EarlyCare(event) => serde_json::to_value(event),
            Event::LookingBack(event) => serde_json::to_value(event),
            Event::Promises(event) => serde_json::to_value(event),
            Event::Agenda(event) => serde_json::to_value(event),
            Event::Attachments(event) => serde_json::to_value(event),
            Event::Handover(event) => serde_json::to_value(event),
            Event::Observations(event) => serde_json::to_value(event),
            Event::Signs(event) => serde_json::to_value(event),
            Event::Plays(event) => serde_json::to_value(event),
            Event::Joys(event) => serde_json::to_value(event),
            Event::Firsts(event) => serde_json::to_value(event),
            Event::Echoes(event) => serde_json::to_value(event),
            Event::Retold(event) => serde_json::to_value(event),
            Event::BetweenUs(event) => serde_json::to_value(event),
            Event::Understandings(event) => serde_json::to_value(event),
            Event::Guidance(event) => serde_json::to_value(event),
            Event::Ours(event) => serde_json::to_value(event),
            Event::Holding(event) => serde_json::to_value(event),
            Event::Capacities(event) => serde_json::to_value(event),
            Event::Wonderings(event) => serde_json::to_value(event),
        };
        let mut tagged = tagged.expect("events hold only what JSON can hold");
        let kind = tagged["kind"].as_str().unwrap_or_default().to_owned();
        let (label, fact) = (self.label.clone(), tagged["fact"].take());
        let body = Body { label, fact, salt: self.salt };
        (kind, serde_json::to_vec(&body).expect("a label and a fact are plain JSON"))
    }

    /// Reads an entry's kind and body.
    ///
    /// # Errors
    /// When the kind is not known or the body is not of its shape.
    pub fn from_entry(kind: &str, body: &[u8]) -> Result<Self, Unreadable> {
        let known = AREAS.iter().flat_map(|kinds| kinds.iter()).find(|known| **known == kind);
        let kind = *known.ok_or(Unreadable::UnknownKind)?;
        let broken = |_| Unreadable::Broken { kind };
        let Body { label, fact, salt } = serde_json::from_slice(body).map_err(broken)?;
        let tagged = serde_json::json!({ "kind": kind, "fact": fact });
        let event = of_areas! { kind, tagged;
            people: People,
            kin: Kin,
            relationships: Relationships,
            release: Release,
            safety: Safety,
            goodbye: Goodbye,
            presence: Presence,
            card: Card,
            expecting: Expecting,
            supports: Supports,
            early_care: EarlyCare,
            looking_back: LookingBack,
            promises: Promises,
            agenda: Agenda,
            attachments: Attachments,
            handover: Handover,
            observations: Observations,
            firsts: Firsts,
            signs: Signs,
            plays: Plays,
            joys: Joys,
            wonderings: Wonderings,
            echoes: Echoes,
            retold: Retold,
            ours: Ours,
            holding: Holding,
            guidance: Guidance,
            between_us: BetweenUs,
            understandings: Understandings,
            capacities: Capacities,
            rights: Rights,
            visits: Visits,
        };
        let event = event.map_err(broken)?;
        Ok(Self { label, event, salt })
    }
}
