// SPDX-License-Identifier: AGPL-3.0-or-later
//! Bundles: the file another system wrote, entry by entry, with everything in it kept.

use std::collections::{BTreeMap, HashSet};
use std::fmt;

use serde_json::{Map, Value};

use crate::clinical::{
    Condition, DiagnosticReport, Encounter, Immunization, MedicationRequest, Observation, Procedure,
};
use crate::error::{Fault, ReadError, Reason, is_name};
use crate::fields::{Read, object, optional};
use crate::json::{Json, Object, parse};
use crate::people::{Organization, Patient, Practitioner, RelatedPerson};

/// Largest file taken, in bytes: 64 MiB.
pub const SIZE_MAX: usize = 64 * 1024 * 1024;

/// Resources that came or go together.
#[derive(Clone, PartialEq)]
pub struct Bundle {
    /// What they are together for.
    pub kind: BundleKind,
    /// The resources in the file's order.
    pub entries: Vec<BundleEntry>,
    /// What else stands in the bundle, such as its timestamp: an object without `resourceType`,
    /// `type` and `entry`.
    pub rest: Value,
}

/// One resource of a bundle, read and as it came.
#[derive(Clone, PartialEq)]
pub struct BundleEntry {
    /// The address other entries refer to it by.
    pub full_url: Option<String>,
    /// The resource, as far as it is understood.
    pub resource: Resource,
    /// The whole resource. Numbers keep their value, but not zeros at their end: for those there
    /// is `source`. Null where the entry has no resource.
    pub raw: Value,
    /// The resource's JSON, byte for byte as it came; empty where the entry has none.
    pub source: String,
    /// What else stands in the entry, such as its `request`: an object without `fullUrl` and
    /// `resource`.
    pub rest: Value,
}

macro_rules! resources {
    ($($name:ident),+ $(,)?) => {
        /// A resource, as far as it is understood.
        #[derive(Clone, PartialEq)]
        pub enum Resource {
            $(
                #[doc = concat!("FHIR's ", stringify!($name), ".")]
                $name($name),
            )+
            /// A type that is not read here; it is kept in [`BundleEntry::raw`].
            Other {
                /// The type's name.
                resource_type: String,
            },
            /// The entry has no resource, as when a history tells of a deletion.
            Absent,
        }

        impl Resource {
            /// The type's name; empty where there is no resource.
            #[must_use]
            pub fn resource_type(&self) -> &str {
                match self {
                    $(Self::$name(_) => stringify!($name),)+
                    Self::Other { resource_type } => resource_type,
                    Self::Absent => "",
                }
            }

            fn of(resource_type: &str, json: &Json<'_>) -> Result<Self, Fault> {
                match resource_type {
                    $(stringify!($name) => $name::read(json).map(Self::$name),)+
                    other => Ok(Self::Other { resource_type: other.to_owned() }),
                }
            }
        }
    };
}

resources! {
    Patient, RelatedPerson, Practitioner, Organization, Encounter, Observation, Condition,
    Immunization, Procedure, MedicationRequest, DiagnosticReport,
}

macro_rules! bundle_kinds {
    ($($(#[$about:meta])+ $name:ident = $code:literal,)+) => {
        /// What a bundle's resources are together for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum BundleKind { $($(#[$about])+ $name,)+ }

        impl BundleKind {
            /// FHIR's code for it.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }

            fn of(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$name),)+ _ => None }
            }
        }
    };
}

bundle_kinds! {
    /// A document, such as a discharge letter.
    Document = "document",
    /// A message.
    Message = "message",
    /// To be taken as a whole or not at all.
    Transaction = "transaction",
    /// The answer to a transaction.
    TransactionResponse = "transaction-response",
    /// To be taken one by one.
    Batch = "batch",
    /// The answer to a batch.
    BatchResponse = "batch-response",
    /// Versions of resources over time.
    History = "history",
    /// What a search found.
    Searchset = "searchset",
    /// Simply together.
    Collection = "collection",
}

/// Reads a FHIR R4 JSON file: a bundle, or one bare resource, which becomes a collection of one.
///
/// # Errors
/// When the file is larger than [`SIZE_MAX`], is not JSON as FHIR has it, is nested too deep, names
/// a key twice, or holds an element that R4 does not allow there. Codes we do not know, dates to
/// come, resources of types not read here and references that lead nowhere are no errors.
pub fn read(bytes: &[u8]) -> Result<Bundle, ReadError> {
    if bytes.len() > SIZE_MAX {
        return Err(Reason::TooLarge.into());
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|_| Reason::NotUtf8)?;
    if text.trim_start().starts_with('<') {
        return Err(Reason::Xml.into());
    }
    let json = parse(text)?;
    let Json::Object(outer) = &json else { return Err(Reason::NotAResource.into()) };
    if outer.text("resourceType") == Some("Bundle") {
        return read_bundle(outer);
    }
    let entry = read_resource(None, &json, Value::Object(Map::new()))?;
    Ok(Bundle::new(BundleKind::Collection, vec![entry]))
}

fn read_bundle(outer: &Object<'_>) -> Result<Bundle, ReadError> {
    let code: Option<String> = optional(outer, "type")?;
    let kind = match code {
        None => Err(Reason::Missing),
        Some(code) => BundleKind::of(&code).ok_or(Reason::UnknownBundleType),
    };
    let kind = kind.map_err(|reason| Fault::from(reason).in_element("type"))?;
    let items = match outer.field("entry") {
        None | Some(Json::Null) => &[][..],
        Some(Json::List(items)) => items,
        Some(other) => {
            let reason = Reason::WrongType { expected: "a list", found: other.kind() };
            return Err(Fault::from(reason).in_element("entry").into());
        }
    };
    let mut entries = Vec::with_capacity(items.len());
    let mut addresses = HashSet::new();
    for (index, item) in items.iter().enumerate() {
        let entry = read_entry(item).map_err(|fault| fault.in_entry(index, resource_type(item)))?;
        // A history has one entry a version under the same address.
        if kind != BundleKind::History
            && let Some(address) = &entry.full_url
            && !addresses.insert(address.clone())
        {
            let fault = Fault::from(Reason::SameFullUrl).in_element("fullUrl");
            return Err(fault.in_entry(index, resource_type(item)));
        }
        entries.push(entry);
    }
    let rest = Value::Object(outer.to_map(&["resourceType", "type", "entry"]));
    Ok(Bundle { kind, entries, rest })
}

fn resource_type<'j>(item: &'j Json<'_>) -> Option<&'j str> {
    match item {
        Json::Object(entry) => match entry.field("resource")? {
            Json::Object(resource) => resource.text("resourceType"),
            _ => None,
        },
        _ => None,
    }
}

fn read_entry(item: &Json<'_>) -> Result<BundleEntry, Fault> {
    let entry = object(item)?;
    let full_url = optional(entry, "fullUrl")?;
    let rest = Value::Object(entry.to_map(&["fullUrl", "resource"]));
    match entry.field("resource") {
        None | Some(Json::Null) => {
            let (resource, raw, source) = (Resource::Absent, Value::Null, String::new());
            Ok(BundleEntry { full_url, resource, raw, source, rest })
        }
        Some(resource) => read_resource(full_url, resource, rest),
    }
}

fn read_resource(
    full_url: Option<String>,
    json: &Json<'_>,
    rest: Value,
) -> Result<BundleEntry, Fault> {
    let found = object(json)?;
    let resource_type = found.text("resourceType").filter(|name| is_name(name));
    let resource_type = resource_type.ok_or(Reason::NotAResource)?;
    let resource = Resource::of(resource_type, json)?;
    let (raw, source) = (json.to_value(), found.source.to_owned());
    Ok(BundleEntry { full_url, resource, raw, source, rest })
}

impl BundleEntry {
    /// An entry of our own making.
    ///
    /// # Errors
    /// When the resource is not one R4 allows.
    pub fn new(full_url: Option<String>, resource: &Value) -> Result<Self, ReadError> {
        let text = resource.to_string();
        Ok(read_resource(full_url, &parse(&text)?, Value::Object(Map::new()))?)
    }

    /// The resource's id, where it has one.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.raw.get("id").and_then(Value::as_str)
    }
}

impl Bundle {
    /// A bundle of our own making.
    #[must_use]
    pub fn new(kind: BundleKind, entries: Vec<BundleEntry>) -> Self {
        Self { kind, entries, rest: Value::Object(Map::new()) }
    }

    /// How many resources there are of each type.
    #[must_use]
    pub fn counts(&self) -> BTreeMap<String, usize> {
        let mut counts = BTreeMap::new();
        let present = self.entries.iter().filter(|entry| entry.resource != Resource::Absent);
        for entry in present {
            *counts.entry(entry.resource.resource_type().to_owned()).or_default() += 1;
        }
        counts
    }

    /// The patients, in the file's order.
    pub fn patients(&self) -> impl Iterator<Item = &Patient> {
        self.entries.iter().filter_map(|entry| match &entry.resource {
            Resource::Patient(patient) => Some(patient),
            _ => None,
        })
    }

    /// The people near the patients, in the file's order.
    pub fn related_people(&self) -> impl Iterator<Item = &RelatedPerson> {
        self.entries.iter().filter_map(|entry| match &entry.resource {
            Resource::RelatedPerson(person) => Some(person),
            _ => None,
        })
    }

    /// The bundle as FHIR JSON, each resource byte for byte as it came.
    #[must_use]
    pub fn to_json(&self) -> String {
        let entries: Vec<String> = self.entries.iter().map(BundleEntry::to_json).collect();
        let kind = self.kind.code();
        let mut json = format!(r#"{{"resourceType":"Bundle","type":"{kind}""#);
        push_rest(&mut json, &self.rest);
        if !entries.is_empty() {
            json.push_str(r#","entry":["#);
            json.push_str(&entries.join(","));
            json.push(']');
        }
        json.push('}');
        json
    }

    /// The bundle as a JSON value: as [`Bundle::to_json`], but numbers lose zeros at their end.
    #[must_use]
    pub fn to_value(&self) -> Value {
        let mut map = self.rest.as_object().cloned().unwrap_or_default();
        map.insert("resourceType".to_owned(), "Bundle".into());
        map.insert("type".to_owned(), self.kind.code().into());
        if !self.entries.is_empty() {
            let entries = self.entries.iter().map(BundleEntry::to_value).collect();
            map.insert("entry".to_owned(), Value::Array(entries));
        }
        Value::Object(map)
    }
}

impl BundleEntry {
    fn to_value(&self) -> Value {
        let mut map = self.rest.as_object().cloned().unwrap_or_default();
        if let Some(address) = &self.full_url {
            map.insert("fullUrl".to_owned(), address.as_str().into());
        }
        if self.resource != Resource::Absent {
            map.insert("resource".to_owned(), self.raw.clone());
        }
        Value::Object(map)
    }

    fn to_json(&self) -> String {
        let address = self.full_url.as_ref();
        let address = address.map(|url| format!(r#""fullUrl":{}"#, Value::from(url.as_str())));
        let resource = (!self.source.is_empty()).then(|| format!(r#""resource":{}"#, self.source));
        let parts: Vec<String> = address.into_iter().chain(resource).collect();
        let mut json = format!("{{{}", parts.join(","));
        push_rest(&mut json, &self.rest);
        json.push('}');
        json
    }
}

/// Puts the fields of an object into one that is being written.
fn push_rest(json: &mut String, rest: &Value) {
    for (key, value) in rest.as_object().into_iter().flatten() {
        if !json.ends_with('{') {
            json.push(',');
        }
        json.push_str(&Value::from(key.as_str()).to_string());
        json.push(':');
        json.push_str(&value.to_string());
    }
}

impl fmt::Debug for Bundle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Bundle({}, {} entries)", self.kind.code(), self.entries.len())
    }
}

impl fmt::Debug for BundleEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BundleEntry({:?})", self.resource)
    }
}

impl fmt::Debug for Resource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}(..)", self.resource_type())
    }
}
