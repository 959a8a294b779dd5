// SPDX-License-Identifier: AGPL-3.0-or-later
//! People and organizations: who is cared for, who is near them, who works with them.

use serde_json::{Map, Value};

use crate::dates::{DateTime, PartialDate};
use crate::error::Fault;
use crate::fields::{Field, element, one_of, optional, resource};
use crate::json::Object;
use crate::types::{
    Address, CodeableConcept, ContactPoint, HumanName, Identifier, Period, Reference,
};

resource! {
    /// A person somebody keeps a record about: for us a child, or a pregnant woman.
    pub struct Patient {
        /// The record's id in the system it comes from.
        "id" => id: Option<String>,
        /// The numbers other systems know the person by.
        "identifier" => identifiers: Vec<Identifier>,
        /// Whether the record is in use.
        "active" => active: Option<bool>,
        /// All names, former ones among them.
        "name" => names: Vec<HumanName>,
        /// Ways to reach the person, or for a child those around it.
        "telecom" => telecom: Vec<ContactPoint>,
        /// male, female, other or unknown; kept as written where it is none of these.
        "gender" => gender: Option<String>,
        /// Born on, as far as it is known. A date to come is not refused here.
        "birthDate" => birth_date: Option<PartialDate>,
        /// Whether or when the person died.
        "deceased[x]" => deceased: Option<Deceased>,
        /// Where the person lives.
        "address" => address: Vec<Address>,
        /// Married, single and so on, as the other system says it.
        "maritalStatus" => marital_status: Option<CodeableConcept>,
        /// Whether a twin, and which.
        "multipleBirth[x]" => multiple_birth: Option<MultipleBirth>,
        /// The languages the person can be spoken to in.
        "communication" => communication: Vec<Communication>,
        /// People to turn to about the person.
        "contact" => contact: Vec<PatientContact>,
        /// What FHIR has no element for, as it came.
        "extension" => extensions: Vec<Value>,
    }
}

impl Patient {
    /// The name to show: the official one, else the usual one, else the first still in use.
    #[must_use]
    pub fn main_name(&self) -> Option<&HumanName> {
        main_name(&self.names)
    }

    /// The language asked for, else the first one given.
    #[must_use]
    pub fn language(&self) -> Option<&CodeableConcept> {
        let preferred = self.communication.iter().find(|known| known.preferred == Some(true));
        preferred.or(self.communication.first()).and_then(|known| known.language.as_ref())
    }
}

fn main_name(names: &[HumanName]) -> Option<&HumanName> {
    let used = |wanted: &str| names.iter().find(|name| name.use_.as_deref() == Some(wanted));
    let current = || names.iter().find(|name| !name.is_former());
    used("official").or_else(|| used("usual")).or_else(current).or(names.first())
}

/// Whether or when somebody died.
#[derive(Clone, PartialEq)]
pub enum Deceased {
    /// That it is known, or known not to be so.
    Bool(bool),
    /// When.
    DateTime(DateTime),
}

/// Whether somebody was born with others.
#[derive(Clone, PartialEq)]
pub enum MultipleBirth {
    /// That it is known, or known not to be so.
    Bool(bool),
    /// As which of them; 1 is the first.
    Place(i32),
}

macro_rules! private {
    ($($name:ident),+) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(..)"))
            }
        }
    )+};
}
private!(Deceased, MultipleBirth);

impl Field for Option<Deceased> {
    fn take(object: &Object<'_>, name: &'static str) -> Result<Self, Fault> {
        let known = optional(object, "deceasedBoolean")?.map(Deceased::Bool);
        let when = optional(object, "deceasedDateTime")?.map(Deceased::DateTime);
        one_of(name, [known, when])
    }

    fn put(&self, _: &'static str, map: &mut Map<String, Value>) {
        match self {
            None => {}
            Some(Deceased::Bool(known)) => Some(*known).put("deceasedBoolean", map),
            Some(Deceased::DateTime(when)) => Some(when.clone()).put("deceasedDateTime", map),
        }
    }
}

impl Field for Option<MultipleBirth> {
    fn take(object: &Object<'_>, name: &'static str) -> Result<Self, Fault> {
        let known = optional(object, "multipleBirthBoolean")?.map(MultipleBirth::Bool);
        let place = optional(object, "multipleBirthInteger")?.map(MultipleBirth::Place);
        one_of(name, [known, place])
    }

    fn put(&self, _: &'static str, map: &mut Map<String, Value>) {
        match self {
            None => {}
            Some(MultipleBirth::Bool(known)) => Some(*known).put("multipleBirthBoolean", map),
            Some(MultipleBirth::Place(place)) => Some(*place).put("multipleBirthInteger", map),
        }
    }
}

element! {
    /// A language a person can be spoken to in.
    pub struct Communication {
        /// The language; its code is a BCP 47 tag such as `es`.
        "language" => language: Option<CodeableConcept>,
        /// Whether it is the one asked for.
        "preferred" => preferred: Option<bool>,
    }
}

element! {
    /// Somebody to turn to about a patient.
    pub struct PatientContact {
        /// What they are to the patient.
        "relationship" => relationship: Vec<CodeableConcept>,
        /// Their name.
        "name" => name: Option<HumanName>,
        /// Ways to reach them.
        "telecom" => telecom: Vec<ContactPoint>,
        /// Where they live.
        "address" => address: Option<Address>,
        /// male, female, other or unknown.
        "gender" => gender: Option<String>,
        /// When they are to be turned to.
        "period" => period: Option<Period>,
    }
}

resource! {
    /// Somebody near a patient: a mother, a grandmother, a foster father.
    pub struct RelatedPerson {
        /// The record's id in the system it comes from.
        "id" => id: Option<String>,
        /// The numbers other systems know the person by.
        "identifier" => identifiers: Vec<Identifier>,
        /// Whether the record is in use.
        "active" => active: Option<bool>,
        /// The patient they are near to.
        "patient" => patient: Reference,
        /// What they are to the patient.
        "relationship" => relationship: Vec<CodeableConcept>,
        /// All names, former ones among them.
        "name" => names: Vec<HumanName>,
        /// Ways to reach them.
        "telecom" => telecom: Vec<ContactPoint>,
        /// male, female, other or unknown.
        "gender" => gender: Option<String>,
        /// Born on, as far as it is known.
        "birthDate" => birth_date: Option<PartialDate>,
        /// Where they live.
        "address" => address: Vec<Address>,
        /// When the relationship was or is counted.
        "period" => period: Option<Period>,
        /// The languages they can be spoken to in.
        "communication" => communication: Vec<Communication>,
    }
}

impl RelatedPerson {
    /// The name to show: the official one, else the usual one, else the first still in use.
    #[must_use]
    pub fn main_name(&self) -> Option<&HumanName> {
        main_name(&self.names)
    }
}

resource! {
    /// Somebody who works with patients.
    pub struct Practitioner {
        /// The record's id in the system it comes from.
        "id" => id: Option<String>,
        /// The numbers other systems know the person by.
        "identifier" => identifiers: Vec<Identifier>,
        /// Whether the record is in use.
        "active" => active: Option<bool>,
        /// All names, former ones among them.
        "name" => names: Vec<HumanName>,
        /// Ways to reach them.
        "telecom" => telecom: Vec<ContactPoint>,
        /// Where they work.
        "address" => address: Vec<Address>,
        /// male, female, other or unknown.
        "gender" => gender: Option<String>,
    }
}

resource! {
    /// An agency, a hospital, a school.
    pub struct Organization {
        /// The record's id in the system it comes from.
        "id" => id: Option<String>,
        /// The numbers other systems know it by.
        "identifier" => identifiers: Vec<Identifier>,
        /// Whether the record is in use.
        "active" => active: Option<bool>,
        /// What kind of organization it is.
        "type" => kind: Vec<CodeableConcept>,
        /// Its name.
        "name" => name: Option<String>,
        /// Ways to reach it.
        "telecom" => telecom: Vec<ContactPoint>,
        /// Where it is.
        "address" => address: Vec<Address>,
    }
}
