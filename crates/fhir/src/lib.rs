// SPDX-License-Identifier: AGPL-3.0-or-later
//! The FHIR R4 resources Alongside speaks: read strictly, kept whole, never printed.
//!
//! [`read`] takes a file another system wrote and gives a [`Bundle`], or one [`ReadError`] which says
//! where and why in words that can be handed on. What is not understood is kept as it came, in
//! [`BundleEntry::raw`] and, to the last zero, in [`BundleEntry::source`]. No type here prints a
//! person's data with `Debug`.

mod bundle;
mod clinical;
mod dates;
mod decimal;
mod error;
mod fields;
mod json;
mod people;
mod references;
mod types;

pub use bundle::{Bundle, BundleEntry, BundleKind, Resource, SIZE_MAX, read};
pub use clinical::{
    Component, Condition, DiagnosticReport, Encounter, EncounterParticipant, Immunization,
    MedicationRequest, Moment, Observation, ObservationValue, Procedure,
};
pub use dates::{DateTime, NotADate, PartialDate};
pub use decimal::Decimal;
pub use error::{EntryPlace, ReadError, Reason};
pub use json::{DEPTH_MAX, FIELDS_MAX, VALUES_MAX};
pub use people::{
    Communication, Deceased, MultipleBirth, Organization, Patient, PatientContact, Practitioner,
    RelatedPerson,
};
pub use references::References;
pub use types::{
    Address, CodeableConcept, Coding, ContactPoint, HumanName, Identifier, Period, Quantity,
    Reference,
};
