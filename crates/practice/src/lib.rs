// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the work is: people, relationships, visits, who may read, and the rules between them.
//!
//! Everything here is pure. Entries of a family's stream fold to a [`Family`]; a deciding function
//! looks at a family and returns what happened, or why it may not. Time and new ids are passed in.

pub mod access;
pub mod agenda;
pub mod at_once;
pub mod attachments;
pub mod before;
pub mod between_us;
pub mod bytes;
pub mod capacities;
pub mod card;
pub mod early_care;
pub mod echoes;
mod entry;
pub mod expecting;
pub mod family;
pub mod firsts;
pub mod goodbye;
pub mod guidance;
pub mod handover;
pub mod holding;
pub mod ids;
pub mod joys;
pub mod kin;
pub mod label;
pub mod looking_back;
pub mod looks;
pub mod milestones;
pub mod observations;
pub mod ours;
pub mod people;
pub mod plays;
pub mod presence;
pub mod promises;
pub mod relationships;
pub mod release;
pub mod retold;
pub mod rights;
pub mod safety;
#[cfg(feature = "samples")]
pub mod samples;
pub mod sealed;
pub mod signs;
pub mod supports;
pub mod text;
pub mod told;
pub mod understandings;
pub mod visits;
pub mod wonderings;

pub use family::{Event, Family, Said};
pub use ids::{
    AttachmentId, CapacityId, ChoiceId, ConsentId, CueId, EchoId, EntryId, FamilyId, FirstId,
    GuidanceId, HomeId, JoyId, MomentId, ObservationId, OrderId, OursId, PersonId, PlayId,
    PractitionerId, PromiseId, RelationshipId, ReleaseId, ReportId, RequestId, RetellingId, StayId,
    StepId, SupportId, TenderId, TopicId, TryId, UnderstandingId, VisitId, WordsId,
};
pub use label::{Facet, Label, Labelled};
