// SPDX-License-Identifier: AGPL-3.0-or-later
//! How elements are read and written: what a value is, how many may stand there, and one form for every type.

use serde_json::{Map, Value};

use crate::error::{Fault, Reason};
use crate::json::{Json, Object};

/// A value FHIR has: read from JSON, written back to it.
pub(crate) trait Read: Sized {
    fn read(json: &Json<'_>) -> Result<Self, Fault>;
    fn to_value(&self) -> Value;
}

/// An element of a type under its name: absent, once or many times.
pub(crate) trait Field: Sized {
    fn take(object: &Object<'_>, name: &'static str) -> Result<Self, Fault>;
    fn put(&self, name: &'static str, map: &mut Map<String, Value>);
}

impl<T: Read> Field for Option<T> {
    fn take(object: &Object<'_>, name: &'static str) -> Result<Self, Fault> {
        optional(object, name)
    }

    fn put(&self, name: &'static str, map: &mut Map<String, Value>) {
        if let Some(value) = self {
            map.insert(name.to_owned(), value.to_value());
        }
    }
}

impl<T: Read> Field for Vec<T> {
    fn take(object: &Object<'_>, name: &'static str) -> Result<Self, Fault> {
        let items = match object.field(name) {
            None | Some(Json::Null) => return Ok(Self::new()),
            Some(Json::List(items)) => items,
            Some(other) => {
                let reason = Reason::WrongType { expected: "a list", found: other.kind() };
                return Err(Fault::from(reason).in_element(name));
            }
        };
        // A null in a list keeps the place of a text that is absent, such as a withheld name.
        let present = items.iter().enumerate().filter(|(_, item)| !matches!(item, Json::Null));
        present
            .map(|(index, item)| T::read(item).map_err(|fault| fault.in_item(index)))
            .collect::<Result<_, _>>()
            .map_err(|fault| fault.in_element(name))
    }

    fn put(&self, name: &'static str, map: &mut Map<String, Value>) {
        if !self.is_empty() {
            let items = self.iter().map(Read::to_value).collect();
            map.insert(name.to_owned(), Value::Array(items));
        }
    }
}

/// An element that may be there.
pub(crate) fn optional<T: Read>(object: &Object<'_>, name: &str) -> Result<Option<T>, Fault> {
    match object.field(name) {
        // FHIR has neither null nor empty texts; both are met, and both say nothing.
        None | Some(Json::Null) => Ok(None),
        Some(Json::Text(text)) if text.is_empty() => Ok(None),
        Some(json) => T::read(json).map(Some).map_err(|fault| fault.in_element(name)),
    }
}

/// An element that must be there.
pub(crate) fn required<T: Read>(object: &Object<'_>, name: &'static str) -> Result<T, Fault> {
    let found = optional(object, name)?;
    found.ok_or_else(|| Fault::from(Reason::Missing).in_element(name))
}

/// The one of a choice of elements (`value[x]`) that is there.
pub(crate) fn one_of<T>(
    choice: &'static str,
    found: impl IntoIterator<Item = Option<T>>,
) -> Result<Option<T>, Fault> {
    let mut present = found.into_iter().flatten();
    let first = present.next();
    if present.next().is_some() {
        return Err(Fault::from(Reason::TwoValues).in_element(choice));
    }
    Ok(first)
}

pub(crate) fn object<'j, 'a>(json: &'j Json<'a>) -> Result<&'j Object<'a>, Fault> {
    match json {
        Json::Object(object) => Ok(object),
        other => Err(Reason::WrongType { expected: "an object", found: other.kind() }.into()),
    }
}

pub(crate) fn text<'j>(json: &'j Json<'_>) -> Result<&'j str, Fault> {
    match json {
        Json::Text(text) => Ok(text),
        other => Err(Reason::WrongType { expected: "a text", found: other.kind() }.into()),
    }
}

impl Read for String {
    fn read(json: &Json<'_>) -> Result<Self, Fault> {
        text(json).map(str::to_owned)
    }

    fn to_value(&self) -> Value {
        Value::String(self.clone())
    }
}

impl Read for bool {
    fn read(json: &Json<'_>) -> Result<Self, Fault> {
        match json {
            Json::Bool(is) => Ok(*is),
            other => {
                Err(Reason::WrongType { expected: "true or false", found: other.kind() }.into())
            }
        }
    }

    fn to_value(&self) -> Value {
        Value::Bool(*self)
    }
}

impl Read for i32 {
    fn read(json: &Json<'_>) -> Result<Self, Fault> {
        let expected = "a whole number";
        match json {
            Json::Number(text) => {
                text.parse().map_err(|_| Reason::WrongType { expected, found: json.kind() }.into())
            }
            other => Err(Reason::WrongType { expected, found: other.kind() }.into()),
        }
    }

    fn to_value(&self) -> Value {
        Value::from(*self)
    }
}

/// An element kept as it came.
impl Read for Value {
    fn read(json: &Json<'_>) -> Result<Self, Fault> {
        Ok(json.to_value())
    }

    fn to_value(&self) -> Value {
        self.clone()
    }
}

/// A type of FHIR: its elements by their names there, each read and written by its kind here.
///
/// `Debug` prints the type's name alone, so that nobody's data reaches a log.
macro_rules! element {
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $($(#[$about:meta])* $key:literal => $field:ident: $kind:ty,)+
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq)]
        pub struct $name {
            $($(#[$about])* pub $field: $kind,)+
        }

        impl $crate::fields::Read for $name {
            fn read(json: &$crate::json::Json<'_>) -> Result<Self, $crate::error::Fault> {
                let object = $crate::fields::object(json)?;
                Ok(Self { $($field: <$kind as $crate::fields::Field>::take(object, $key)?,)+ })
            }

            fn to_value(&self) -> serde_json::Value {
                let mut map = serde_json::Map::new();
                $(<$kind as $crate::fields::Field>::put(&self.$field, $key, &mut map);)+
                serde_json::Value::Object(map)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(..)"))
            }
        }
    };
}

/// The elements of a type that is a resource: its `to_value` also says which.
macro_rules! resource {
    ($(#[$meta:meta])* pub struct $name:ident { $($body:tt)+ }) => {
        element! { $(#[$meta])* pub struct $name { $($body)+ } }

        impl $name {
            /// The resource as FHIR JSON: the elements read here and no others.
            #[must_use]
            pub fn to_value(&self) -> serde_json::Value {
                let mut value = $crate::fields::Read::to_value(self);
                value["resourceType"] = stringify!($name).into();
                value
            }
        }
    };
}
pub(crate) use {element, resource};
