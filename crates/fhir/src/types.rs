// SPDX-License-Identifier: AGPL-3.0-or-later
//! The types resources are made of: names, ways to reach somebody, codes, references, periods.

use serde_json::{Map, Value};

use crate::dates::DateTime;
use crate::decimal::Decimal;
use crate::error::Fault;
use crate::fields::{Field, Read, element, required};
use crate::json::Object;

element! {
    /// A name of a person, with its parts and what it is used for.
    #[derive(Default)]
    pub struct HumanName {
        /// usual, official, temp, nickname, anonymous, old or maiden.
        "use" => use_: Option<String>,
        /// The whole name as it should be shown.
        "text" => text: Option<String>,
        /// The family name.
        "family" => family: Option<String>,
        /// The given names in their order, middle names among them.
        "given" => given: Vec<String>,
        /// What comes before, such as "Dr.".
        "prefix" => prefix: Vec<String>,
        /// What comes after, such as "Jr.".
        "suffix" => suffix: Vec<String>,
        /// When the name was or is in use.
        "period" => period: Option<Period>,
    }
}

impl HumanName {
    /// The name as people write it: the text where there is one, else given names and family name.
    /// Nothing is added, dropped or respelt; empty where no part is known.
    #[must_use]
    pub fn as_written(&self) -> String {
        if let Some(text) = &self.text {
            return text.clone();
        }
        let parts: Vec<&str> = self.given.iter().chain(&self.family).map(String::as_str).collect();
        parts.join(" ")
    }

    /// Whether the name is one the person no longer goes by.
    #[must_use]
    pub fn is_former(&self) -> bool {
        matches!(self.use_.as_deref(), Some("old" | "maiden"))
            || self.period.as_ref().is_some_and(|period| period.end.is_some())
    }
}

element! {
    /// A telephone number, an e-mail address or another way to reach somebody.
    pub struct ContactPoint {
        /// phone, fax, email, pager, url, sms or other.
        "system" => system: Option<String>,
        /// The number or address as written.
        "value" => value: Option<String>,
        /// home, work, temp, old or mobile.
        "use" => use_: Option<String>,
        /// Which to try first; 1 is the first.
        "rank" => rank: Option<i32>,
        /// When it was or is in use.
        "period" => period: Option<Period>,
    }
}

element! {
    /// A place somebody lives or gets mail at.
    pub struct Address {
        /// home, work, temp, old or billing.
        "use" => use_: Option<String>,
        /// The whole address as it should be shown.
        "text" => text: Option<String>,
        /// Street, number, flat.
        "line" => line: Vec<String>,
        /// City or village.
        "city" => city: Option<String>,
        /// County.
        "district" => district: Option<String>,
        /// State.
        "state" => state: Option<String>,
        /// Postal code.
        "postalCode" => postal_code: Option<String>,
        /// Country.
        "country" => country: Option<String>,
        /// When it was or is in use.
        "period" => period: Option<Period>,
    }
}

element! {
    /// A code of a code system.
    pub struct Coding {
        /// The system's address, such as `http://loinc.org`.
        "system" => system: Option<String>,
        /// The system's version.
        "version" => version: Option<String>,
        /// The code, known or unknown to us.
        "code" => code: Option<String>,
        /// What the code means, in the system's words.
        "display" => display: Option<String>,
    }
}

element! {
    /// A thing said in codes, in words or both.
    pub struct CodeableConcept {
        /// The codes, all for the same thing.
        "coding" => coding: Vec<Coding>,
        /// The words.
        "text" => text: Option<String>,
    }
}

impl CodeableConcept {
    /// The words for it: its own, else a code system's, else the bare code.
    #[must_use]
    pub fn words(&self) -> Option<&str> {
        let displays = || self.coding.iter().find_map(|coding| coding.display.as_deref());
        let codes = || self.coding.iter().find_map(|coding| coding.code.as_deref());
        self.text.as_deref().or_else(displays).or_else(codes)
    }

    /// The first code of a code system.
    #[must_use]
    pub fn code(&self, system: &str) -> Option<&str> {
        let mut of_system =
            self.coding.iter().filter(|coding| coding.system.as_deref() == Some(system));
        of_system.find_map(|coding| coding.code.as_deref())
    }
}

element! {
    /// A number or code another system knows a thing by.
    pub struct Identifier {
        /// usual, official, temp, secondary or old.
        "use" => use_: Option<String>,
        /// What kind of number it is, such as a medical record number.
        "type" => kind: Option<CodeableConcept>,
        /// Who gives the numbers out.
        "system" => system: Option<String>,
        /// The number.
        "value" => value: Option<String>,
        /// When it was or is in use.
        "period" => period: Option<Period>,
    }
}

element! {
    /// From when to when; an open end is not known or not reached.
    pub struct Period {
        /// The first moment or day.
        "start" => start: Option<DateTime>,
        /// The last moment or day, included.
        "end" => end: Option<DateTime>,
    }
}

element! {
    /// A pointer to another resource.
    pub struct Reference {
        /// Where it is: `urn:uuid:…`, `Patient/1`, an address, or `#id` for a contained one.
        "reference" => reference: Option<String>,
        /// Its resource type.
        "type" => kind: Option<String>,
        /// A number another system knows it by, instead of an address.
        "identifier" => identifier: Option<Identifier>,
        /// Words for it.
        "display" => display: Option<String>,
    }
}

// Where FHIR requires the pointer there is one; its absence is a fault of the file.
impl Field for Reference {
    fn take(object: &Object<'_>, name: &'static str) -> Result<Self, Fault> {
        required(object, name)
    }

    fn put(&self, name: &'static str, map: &mut Map<String, Value>) {
        map.insert(name.to_owned(), Read::to_value(self));
    }
}

element! {
    /// An amount with its unit.
    pub struct Quantity {
        /// The number as written.
        "value" => value: Option<Decimal>,
        /// How the true value relates to it: `<`, `<=`, `>=`, `>`; none for equal.
        "comparator" => comparator: Option<String>,
        /// The unit in words.
        "unit" => unit: Option<String>,
        /// The system of the unit's code; `http://unitsofmeasure.org` for UCUM.
        "system" => system: Option<String>,
        /// The unit's code, such as `kg` or `%`.
        "code" => code: Option<String>,
    }
}
