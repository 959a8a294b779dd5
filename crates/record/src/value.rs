// SPDX-License-Identifier: AGPL-3.0-or-later
//! Values and rows, as both databases understand them.

use std::fmt;

use crate::StoreError;

/// A value bound to a statement or read from a row.
#[derive(Clone, PartialEq)]
pub enum Value {
    /// Nothing.
    Null,
    /// A whole number: an instant in microseconds, a count, a flag.
    Int(i64),
    /// A fraction.
    Real(f64),
    /// Text: a code or a day, never a sentence.
    Text(String),
    /// Bytes: an id, a hash, something sealed.
    Blob(Vec<u8>),
}

// What is bound may be somebody's words: only the shape is printed.
impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Int(_) => f.write_str("int"),
            Self::Real(_) => f.write_str("real"),
            Self::Text(text) => write!(f, "text of {} bytes", text.len()),
            Self::Blob(bytes) => write!(f, "blob of {} bytes", bytes.len()),
        }
    }
}

macro_rules! from {
    ($($from:ty => |$value:ident| $to:expr;)+) => {$(
        impl From<$from> for Value {
            fn from($value: $from) -> Self {
                $to
            }
        }
    )+};
}

from! {
    i64 => |value| Self::Int(value);
    f64 => |value| Self::Real(value);
    String => |value| Self::Text(value);
    &str => |value| Self::Text(value.to_owned());
    &String => |value| Self::Text(value.clone());
    Vec<u8> => |value| Self::Blob(value);
    &[u8] => |value| Self::Blob(value.to_vec());
    u128 => |value| Self::Blob(value.to_be_bytes().to_vec());
}

impl<const N: usize> From<[u8; N]> for Value {
    fn from(value: [u8; N]) -> Self {
        Self::Blob(value.to_vec())
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// The arguments of a statement, in the order of `$1`, `$2`, …
#[macro_export]
macro_rules! args {
    () => { ::std::vec::Vec::<$crate::Value>::new() };
    ($($value:expr),+ $(,)?) => { ::std::vec![$($crate::Value::from($value)),+] };
}

/// A row of an answer. Reading a column as another type than it holds is an error, not a panic:
/// a row may have been changed by hand.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub(crate) values: Vec<Value>,
}

/// What each reader of a column can end in.
macro_rules! readers {
    ($($(#[$doc:meta])+ $name:ident, $optional:ident, $type:ty, $pattern:pat => $value:expr;)+) => {$(
        $(#[$doc])+
        ///
        /// # Errors
        /// When there is no such column or it holds something else.
        pub fn $name(&self, column: usize) -> Result<$type, StoreError> {
            self.$optional(column)?.ok_or(StoreError::Column(column))
        }

        $(#[$doc])+
        /// Nothing when the column is null.
        ///
        /// # Errors
        /// When there is no such column or it holds something else.
        pub fn $optional(&self, column: usize) -> Result<Option<$type>, StoreError> {
            match self.values.get(column) {
                Some(Value::Null) => Ok(None),
                Some($pattern) => Ok(Some($value)),
                _ => Err(StoreError::Column(column)),
            }
        }
    )+};
}

impl Row {
    readers! {
        /// A whole number.
        int, opt_int, i64, Value::Int(value) => *value;
        /// A fraction.
        real, opt_real, f64, Value::Real(value) => *value;
        /// Text.
        text, opt_text, &str, Value::Text(value) => value.as_str();
        /// Bytes.
        blob, opt_blob, &[u8], Value::Blob(value) => value.as_slice();
    }

    /// An id: 16 bytes.
    ///
    /// # Errors
    /// When there is no such column or it holds something else.
    pub fn id(&self, column: usize) -> Result<u128, StoreError> {
        self.bytes(column).map(u128::from_be_bytes)
    }

    /// An id: 16 bytes; nothing when the column is null.
    ///
    /// # Errors
    /// When there is no such column or it holds something else.
    pub fn opt_id(&self, column: usize) -> Result<Option<u128>, StoreError> {
        match self.opt_blob(column)? {
            None => Ok(None),
            Some(_) => self.id(column).map(Some),
        }
    }

    /// Every value of the row.
    #[must_use]
    pub fn values(&self) -> &[Value] {
        &self.values
    }

    /// So many bytes, neither more nor fewer.
    pub(crate) fn bytes<const N: usize>(&self, column: usize) -> Result<[u8; N], StoreError> {
        self.blob(column)?.try_into().map_err(|_| StoreError::Column(column))
    }

    /// A count.
    pub(crate) fn count(&self, column: usize) -> Result<u64, StoreError> {
        u64::try_from(self.int(column)?).map_err(|_| StoreError::Column(column))
    }

    /// A small count.
    pub(crate) fn small(&self, column: usize) -> Result<u32, StoreError> {
        u32::try_from(self.int(column)?).map_err(|_| StoreError::Column(column))
    }
}

/// A count as the databases keep it.
pub(crate) fn signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_never_prints_what_it_holds() {
        let printed = format!("{:?}", args!["Amara", b"Amara".to_vec(), 7_i64, None::<i64>]);
        assert_eq!(printed, "[text of 5 bytes, blob of 5 bytes, int, null]");
    }

    #[test]
    fn a_column_read_as_another_type_is_an_error() {
        let row = Row { values: args!["text", 7_i64, None::<i64>, vec![1_u8; 15]] };
        assert_eq!(row.text(0), Ok("text"));
        assert_eq!(row.int(0), Err(StoreError::Column(0)));
        assert_eq!(row.int(9), Err(StoreError::Column(9)));
        assert_eq!(row.opt_int(2), Ok(None));
        assert_eq!(row.int(2), Err(StoreError::Column(2)));
        assert_eq!(row.id(3), Err(StoreError::Column(3)));
        assert_eq!(row.opt_id(2), Ok(None));
    }
}
