// SPDX-License-Identifier: AGPL-3.0-or-later
//! References: which lead to an entry of the bundle, which leave it, which are of another form.

use std::collections::{BTreeSet, HashSet};
use std::fmt;

use serde_json::Value;

use crate::bundle::{Bundle, BundleEntry};

/// Where a bundle's references lead.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct References {
    /// Those that lead to no entry of the bundle (or, within a resource, to nothing it contains):
    /// as written, each once, in order.
    pub not_in_bundle: Vec<String>,
    /// Whether some lead to a resource contained in the one that refers.
    pub contained: bool,
    /// The forms that do not name an entry, each once, in order: `#` for contained resources,
    /// `?` for those given as a search.
    pub other_forms: Vec<String>,
}

// A reference may hold the number a hospital knows somebody by.
impl fmt::Debug for References {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "References({} not in bundle", self.not_in_bundle.len())?;
        write!(f, ", other forms {:?})", self.other_forms)
    }
}

impl Bundle {
    /// Where the references of all resources lead.
    #[must_use]
    pub fn reference_report(&self) -> References {
        let mut known = HashSet::new();
        for entry in &self.entries {
            known.extend(entry.full_url.clone());
            known.extend(entry.typed_id());
        }
        let mut missing = BTreeSet::new();
        let mut forms = BTreeSet::new();
        for entry in &self.entries {
            let contained = contained_ids(&entry.raw);
            for_each_reference(&entry.raw, &mut |reference| {
                if let Some(id) = reference.strip_prefix('#') {
                    forms.insert("#".to_owned());
                    // A bare # is the resource itself.
                    if !id.is_empty() && !contained.contains(id) {
                        missing.insert(reference.to_owned());
                    }
                } else if reference.contains('?') {
                    forms.insert("?".to_owned());
                } else if !known.contains(reference) && !known.contains(unversioned(reference)) {
                    missing.insert(reference.to_owned());
                }
            });
        }
        References {
            not_in_bundle: missing.into_iter().collect(),
            contained: forms.contains("#"),
            other_forms: forms.into_iter().collect(),
        }
    }

    /// The entry a reference leads to: by its `fullUrl`, else as `Type/id`. None where there is
    /// none, and none where `Type/id` is said of two, since either could be meant.
    #[must_use]
    pub fn resolve(&self, reference: &str) -> Option<&BundleEntry> {
        let wanted = unversioned(reference);
        let addressed = |entry: &&BundleEntry| {
            let address = entry.full_url.as_deref();
            address == Some(reference) || address == Some(wanted)
        };
        if let Some(found) = self.entries.iter().find(addressed) {
            return Some(found);
        }
        let (resource_type, id) = wanted.split_once('/')?;
        let mut named = self.entries.iter().filter(|entry| {
            entry.resource.resource_type() == resource_type && entry.id() == Some(id)
        });
        let found = named.next()?;
        named.next().is_none().then_some(found)
    }
}

impl BundleEntry {
    /// The resource as a relative reference names it.
    fn typed_id(&self) -> Option<String> {
        self.id().map(|id| format!("{}/{id}", self.resource.resource_type()))
    }
}

/// A reference without the version it may name: the entry is the same thing in one version.
fn unversioned(reference: &str) -> &str {
    reference.split_once("/_history/").map_or(reference, |(thing, _)| thing)
}

fn contained_ids(raw: &Value) -> HashSet<&str> {
    let contained = raw.get("contained").and_then(Value::as_array).into_iter().flatten();
    contained.filter_map(|resource| resource.get("id").and_then(Value::as_str)).collect()
}

/// Calls for each `reference` in a resource, however deep. The reader bounded the depth.
fn for_each_reference<'v>(value: &'v Value, found: &mut impl FnMut(&'v str)) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                match value {
                    Value::String(reference) if key == "reference" => found(reference),
                    other => for_each_reference(other, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| for_each_reference(item, found)),
        _ => {}
    }
}
