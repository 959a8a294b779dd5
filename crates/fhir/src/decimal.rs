// SPDX-License-Identifier: AGPL-3.0-or-later
//! Decimals as written: 1.50 says more about how a thing was measured than 1.5.

use std::fmt;

use serde_json::Value;

use crate::error::{Fault, Reason};
use crate::fields::Read;
use crate::json::{Json, number};

/// A decimal number, kept as written. Two are equal when they are written alike.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Decimal(String);

impl Decimal {
    /// The number as written, such as `1.50` or `3.2540948513714594`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The nearest binary number, for computing; always finite.
    #[must_use]
    pub fn to_f64(&self) -> f64 {
        self.0.parse().unwrap_or_default()
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

// A measurement is a person's data.
impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Decimal(..)")
    }
}

impl Read for Decimal {
    fn read(json: &Json<'_>) -> Result<Self, Fault> {
        match json {
            Json::Number(text) => Ok(Self((*text).to_owned())),
            other => Err(Reason::WrongType { expected: "a number", found: other.kind() }.into()),
        }
    }

    /// The same number; a JSON value cannot hold the trailing zeros.
    fn to_value(&self) -> Value {
        number(&self.0).map_or(Value::Null, Value::Number)
    }
}
