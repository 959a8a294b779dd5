// SPDX-License-Identifier: AGPL-3.0-or-later
//! What was seen, measured, done and given: the clinical resources, as far as we read them.

use std::fmt;

use serde_json::{Map, Value};

use crate::dates::DateTime;
use crate::error::Fault;
use crate::fields::{Field, Read, element, one_of, optional, resource};
use crate::json::Object;
use crate::types::{CodeableConcept, Coding, Identifier, Period, Quantity, Reference};

/// When something was so: a moment, a span, or words and ages we keep as they came.
#[derive(Clone, PartialEq)]
pub enum Moment {
    /// A moment, or a date as far as it is known.
    DateTime(DateTime),
    /// A span.
    Period(Period),
    /// Another of FHIR's forms, under the element's name there.
    Other(String, Value),
}

/// What an observation found.
#[derive(Clone, PartialEq)]
pub enum ObservationValue {
    /// An amount.
    Quantity(Quantity),
    /// A thing of a list.
    CodeableConcept(CodeableConcept),
    /// Words.
    Text(String),
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Integer(i32),
    /// A moment or date.
    DateTime(DateTime),
    /// Another of FHIR's forms, under the element's name there.
    Other(String, Value),
}

impl fmt::Debug for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Moment(..)")
    }
}

impl fmt::Debug for ObservationValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ObservationValue(..)")
    }
}

impl Field for Option<Moment> {
    fn take(object: &Object<'_>, choice: &'static str) -> Result<Self, Fault> {
        let mut found = Vec::new();
        for (key, form) in chosen(object, choice) {
            found.push(match form {
                "DateTime" | "Instant" => optional(object, key)?.map(Moment::DateTime),
                "Period" => optional(object, key)?.map(Moment::Period),
                _ => optional(object, key)?.map(|value| Moment::Other(key.to_owned(), value)),
            });
        }
        one_of(choice, found)
    }

    fn put(&self, choice: &'static str, map: &mut Map<String, Value>) {
        let stem = choice.trim_end_matches("[x]");
        let (key, value) = match self {
            None => return,
            Some(Moment::DateTime(at)) => (format!("{stem}DateTime"), at.to_value()),
            Some(Moment::Period(span)) => (format!("{stem}Period"), span.to_value()),
            Some(Moment::Other(key, value)) => (key.clone(), value.clone()),
        };
        map.insert(key, value);
    }
}

impl Field for Option<ObservationValue> {
    fn take(object: &Object<'_>, choice: &'static str) -> Result<Self, Fault> {
        use ObservationValue as Is;
        let mut found = Vec::new();
        for (key, form) in chosen(object, choice) {
            found.push(match form {
                "Quantity" => optional(object, key)?.map(Is::Quantity),
                "CodeableConcept" => optional(object, key)?.map(Is::CodeableConcept),
                "String" => optional(object, key)?.map(Is::Text),
                "Boolean" => optional(object, key)?.map(Is::Bool),
                "Integer" => optional(object, key)?.map(Is::Integer),
                "DateTime" => optional(object, key)?.map(Is::DateTime),
                _ => optional(object, key)?.map(|value| Is::Other(key.to_owned(), value)),
            });
        }
        one_of(choice, found)
    }

    fn put(&self, _: &'static str, map: &mut Map<String, Value>) {
        use ObservationValue as Is;
        let (key, value) = match self {
            None => return,
            Some(Is::Quantity(amount)) => ("valueQuantity", amount.to_value()),
            Some(Is::CodeableConcept(thing)) => ("valueCodeableConcept", thing.to_value()),
            Some(Is::Text(words)) => ("valueString", words.to_value()),
            Some(Is::Bool(is)) => ("valueBoolean", is.to_value()),
            Some(Is::Integer(count)) => ("valueInteger", count.to_value()),
            Some(Is::DateTime(at)) => ("valueDateTime", at.to_value()),
            Some(Is::Other(key, value)) => (key.as_str(), value.clone()),
        };
        map.insert(key.to_owned(), value);
    }
}

/// The elements of a choice that are there: each with its name and with the form it says it has.
fn chosen<'o>(
    object: &'o Object<'_>,
    choice: &'static str,
) -> impl Iterator<Item = (&'o str, &'o str)> {
    let stem = choice.trim_end_matches("[x]");
    object.fields.iter().filter_map(move |(key, _)| {
        let form = key.strip_prefix(stem)?;
        form.starts_with(|c: char| c.is_ascii_uppercase()).then_some((key.as_ref(), form))
    })
}

resource! {
    /// A meeting of a patient with those who care for them.
    pub struct Encounter {
        /// The record's id in the system it comes from.
        "id" => id: Option<String>,
        /// The numbers other systems know it by.
        "identifier" => identifiers: Vec<Identifier>,
        /// planned, arrived, in-progress, finished, cancelled and so on.
        "status" => status: Option<String>,
        /// Where and how, such as `AMB` or `HH` (at home).
        "class" => class: Option<Coding>,
        /// What kind of meeting.
        "type" => kind: Vec<CodeableConcept>,
        /// The patient.
        "subject" => subject: Option<Reference>,
        /// Who took part.
        "participant" => participants: Vec<EncounterParticipant>,
        /// From when to when.
        "period" => period: Option<Period>,
        /// Why, in codes.
        "reasonCode" => reasons: Vec<CodeableConcept>,
        /// The organization that held it.
        "serviceProvider" => service_provider: Option<Reference>,
    }
}

element! {
    /// Somebody who took part in a meeting.
    pub struct EncounterParticipant {
        /// As what.
        "type" => kind: Vec<CodeableConcept>,
        /// Who.
        "individual" => individual: Option<Reference>,
    }
}

resource! {
    /// A measurement or another single finding.
    pub struct Observation {
        /// The record's id in the system it comes from.
        "id" => id: Option<String>,
        /// The numbers other systems know it by.
        "identifier" => identifiers: Vec<Identifier>,
        /// final, preliminary, amended, entered-in-error and so on.
        "status" => status: Option<String>,
        /// vital-signs, survey, laboratory and so on.
        "category" => category: Vec<CodeableConcept>,
        /// What was looked at.
        "code" => code: Option<CodeableConcept>,
        /// The patient.
        "subject" => subject: Option<Reference>,
        /// The meeting it was made at.
        "encounter" => encounter: Option<Reference>,
        /// When it was so.
        "effective[x]" => effective: Option<Moment>,
        /// When it was put down.
        "issued" => issued: Option<DateTime>,
        /// Who made it.
        "performer" => performer: Vec<Reference>,
        /// What was found.
        "value[x]" => value: Option<ObservationValue>,
        /// Why nothing was found.
        "dataAbsentReason" => data_absent_reason: Option<CodeableConcept>,
        /// Findings made together, such as the two of a blood pressure.
        "component" => components: Vec<Component>,
    }
}

element! {
    /// One of the findings made together.
    pub struct Component {
        /// What was looked at.
        "code" => code: Option<CodeableConcept>,
        /// What was found.
        "value[x]" => value: Option<ObservationValue>,
    }
}

resource! {
    /// An illness, a need, a circumstance.
    pub struct Condition {
        /// The record's id in the system it comes from.
        "id" => id: Option<String>,
        /// The numbers other systems know it by.
        "identifier" => identifiers: Vec<Identifier>,
        /// active, resolved and so on.
        "clinicalStatus" => clinical_status: Option<CodeableConcept>,
        /// confirmed, provisional, refuted and so on.
        "verificationStatus" => verification_status: Option<CodeableConcept>,
        /// Which.
        "code" => code: Option<CodeableConcept>,
        /// The patient.
        "subject" => subject: Option<Reference>,
        /// The meeting it was found at.
        "encounter" => encounter: Option<Reference>,
        /// When it began.
        "onset[x]" => onset: Option<Moment>,
        /// When it ended.
        "abatement[x]" => abatement: Option<Moment>,
        /// When it was put down.
        "recordedDate" => recorded: Option<DateTime>,
    }
}

resource! {
    /// A vaccination given or not given.
    pub struct Immunization {
        /// The record's id in the system it comes from.
        "id" => id: Option<String>,
        /// The numbers other systems know it by.
        "identifier" => identifiers: Vec<Identifier>,
        /// completed, entered-in-error or not-done.
        "status" => status: Option<String>,
        /// Which vaccine.
        "vaccineCode" => vaccine: Option<CodeableConcept>,
        /// The patient.
        "patient" => patient: Option<Reference>,
        /// The meeting it was given at.
        "encounter" => encounter: Option<Reference>,
        /// When.
        "occurrence[x]" => occurrence: Option<Moment>,
        /// Whether it was told by those who gave it.
        "primarySource" => primary_source: Option<bool>,
    }
}

resource! {
    /// Something done for a patient.
    pub struct Procedure {
        /// The record's id in the system it comes from.
        "id" => id: Option<String>,
        /// The numbers other systems know it by.
        "identifier" => identifiers: Vec<Identifier>,
        /// completed, in-progress, not-done and so on.
        "status" => status: Option<String>,
        /// What was done.
        "code" => code: Option<CodeableConcept>,
        /// The patient.
        "subject" => subject: Option<Reference>,
        /// The meeting it was done at.
        "encounter" => encounter: Option<Reference>,
        /// When.
        "performed[x]" => performed: Option<Moment>,
    }
}

resource! {
    /// A medicine prescribed.
    pub struct MedicationRequest {
        /// The record's id in the system it comes from.
        "id" => id: Option<String>,
        /// active, stopped, completed and so on.
        "status" => status: Option<String>,
        /// order, plan, proposal and so on.
        "intent" => intent: Option<String>,
        /// Which medicine, where it is given in codes or words.
        "medicationCodeableConcept" => medication: Option<CodeableConcept>,
        /// The patient.
        "subject" => subject: Option<Reference>,
        /// The meeting it was prescribed at.
        "encounter" => encounter: Option<Reference>,
        /// When.
        "authoredOn" => authored: Option<DateTime>,
        /// Who prescribed it.
        "requester" => requester: Option<Reference>,
    }
}

resource! {
    /// Findings reported together.
    pub struct DiagnosticReport {
        /// The record's id in the system it comes from.
        "id" => id: Option<String>,
        /// final, preliminary, amended and so on.
        "status" => status: Option<String>,
        /// Of which kind.
        "category" => category: Vec<CodeableConcept>,
        /// What was reported on.
        "code" => code: Option<CodeableConcept>,
        /// The patient.
        "subject" => subject: Option<Reference>,
        /// The meeting it belongs to.
        "encounter" => encounter: Option<Reference>,
        /// When it was so.
        "effective[x]" => effective: Option<Moment>,
        /// When it was put down.
        "issued" => issued: Option<DateTime>,
        /// The findings.
        "result" => results: Vec<Reference>,
    }
}
