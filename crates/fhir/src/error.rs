// SPDX-License-Identifier: AGPL-3.0-or-later
//! Why a file could not be read: where, why and what helps, never what it says about a person.

use std::fmt;

/// Why a file could not be read. It holds places and reasons, never a person's data, so that it
/// may be shown, logged and sent to whoever made the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    /// The entry of the bundle the fault is in; none where it is in the file as a whole.
    pub entry: Option<EntryPlace>,
    /// The element within the entry (or the file), such as `name[0].given[1]`; may be empty.
    pub path: String,
    /// What is wrong.
    pub reason: Reason,
}

/// An entry of a bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryPlace {
    /// Counted from 0, as in the file's `entry` list.
    pub index: usize,
    /// The entry's `resourceType`, where it has one that looks like one.
    pub resource_type: Option<String>,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut led = false;
        if let Some(entry) = &self.entry {
            // People count from one, and so do the words shown to them.
            write!(f, "entry {}", entry.index + 1)?;
            if let Some(kind) = &entry.resource_type {
                write!(f, " ({kind})")?;
            }
            led = true;
        }
        if !self.path.is_empty() {
            f.write_str(if led { ", " } else { "" })?;
            write!(f, "{}", self.path)?;
            led = true;
        }
        f.write_str(if led { ": " } else { "" })?;
        write!(f, "{}. {}", self.reason, self.remedy())
    }
}

impl std::error::Error for ReadError {}

impl ReadError {
    /// What the person who has the file can do about it: one sentence or two.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        self.reason.remedy()
    }
}

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// Nothing in it but white space.
    #[error("the file is empty")]
    Empty,
    /// Over [`crate::SIZE_MAX`] bytes.
    #[error("the file is larger than 64 MiB")]
    TooLarge,
    /// Over [`crate::VALUES_MAX`] values.
    #[error("the file holds more than two million values")]
    TooManyValues,
    /// One object with over [`crate::FIELDS_MAX`] fields.
    #[error("an object has more than a thousand fields (line {line})")]
    TooManyFields {
        /// Counted from 1.
        line: usize,
    },
    /// Nested deeper than [`crate::DEPTH_MAX`].
    #[error("the file is nested more than 32 levels deep (line {line})")]
    TooDeep {
        /// Counted from 1.
        line: usize,
    },
    /// Not UTF-8.
    #[error("the file is not written in UTF-8")]
    NotUtf8,
    /// XML, perhaps FHIR in its other form.
    #[error("the file is XML, not JSON")]
    Xml,
    /// Another value follows the first: most often one resource a line.
    #[error("something follows the end of the first resource (line {line})")]
    MoreThanOne {
        /// Counted from 1.
        line: usize,
    },
    /// Not JSON.
    #[error("the file is not well-formed JSON at line {line}, column {column}: {expected}")]
    NotJson {
        /// Counted from 1.
        line: usize,
        /// In characters, counted from 1.
        column: usize,
        /// What should have stood there.
        expected: &'static str,
    },
    /// The same key twice in one object, which readers take differently.
    #[error("the key {key} stands twice in one object (line {line})")]
    DuplicateKey {
        /// The key, where it looks like an element's name; else words for it.
        key: String,
        /// Counted from 1.
        line: usize,
    },
    /// NUL or another control character in a text.
    #[error("a text holds a control character (line {line})")]
    ControlCharacter {
        /// Counted from 1.
        line: usize,
    },
    /// A number nothing can hold.
    #[error("a number is too large to be kept (line {line})")]
    NumberTooLarge {
        /// Counted from 1.
        line: usize,
    },
    /// JSON, but no FHIR resource.
    #[error("there is no resourceType, so this is not a FHIR resource")]
    NotAResource,
    /// A kind of bundle R4 does not know.
    #[error("this is not a kind of bundle FHIR R4 knows")]
    UnknownBundleType,
    /// An element of the wrong kind.
    #[error("{expected} should stand here, but it is {found}")]
    WrongType {
        /// What FHIR has here.
        expected: &'static str,
        /// What kind of JSON value there is.
        found: &'static str,
    },
    /// An element FHIR requires is absent.
    #[error("this is missing")]
    Missing,
    /// Two of a choice of which only one may be given.
    #[error("two values are given where FHIR has one")]
    TwoValues,
    /// Neither a date nor a part of one.
    #[error("this is not a date of the calendar")]
    NotADate,
    /// Not a date with a time.
    #[error("this is not a date and time")]
    NotADateTime,
    /// Two entries under one address, so a reference to it could mean either.
    #[error("another entry has the same fullUrl")]
    SameFullUrl,
}

impl Reason {
    /// What the person who has the file can do about it.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::Empty => "Export it again and look whether the file has a size.",
            Self::TooLarge | Self::TooManyValues => {
                "Export fewer people or a shorter time at once, and bring in the files one by one."
            }
            Self::TooDeep { .. } | Self::TooManyFields { .. } => {
                "No record needs that. Ask whoever made the file to export it again."
            }
            Self::NotUtf8 => "Save the file as UTF-8, or ask for a FHIR R4 JSON file.",
            Self::Xml => "Ask for the same export as JSON; most systems offer both.",
            Self::MoreThanOne { .. } => {
                "If the file has one resource a line (ndjson), ask for a bundle instead."
            }
            Self::NotJson { .. } => {
                "The file may have been cut off or edited by hand. Export it again."
            }
            Self::DuplicateKey { .. } => {
                "It cannot be told which of the two is meant. Ask whoever made the file to keep one."
            }
            Self::ControlCharacter { .. } => {
                "Remove the character, or ask whoever made the file to export it again."
            }
            Self::NumberTooLarge { .. } => "Ask whoever made the file what the number should be.",
            Self::NotAResource => {
                "Choose a FHIR R4 file: a bundle, or one resource such as a Patient."
            }
            Self::UnknownBundleType => {
                "Ask for an export as a transaction, a collection, a document or a search result."
            }
            Self::WrongType { .. } => {
                "Ask whoever made the file for FHIR version R4; other versions are shaped differently."
            }
            Self::Missing => "FHIR R4 requires it. Ask whoever made the file to fill it in.",
            Self::TwoValues => "Ask whoever made the file which of the two is meant.",
            Self::NotADate => "A date is written 2024, 2024-05 or 2024-05-17.",
            Self::NotADateTime => {
                "It is written 2024-05-17, or 2024-05-17T09:30:00-05:00 with its time zone."
            }
            Self::SameFullUrl => "Each entry needs an address of its own. Export the file again.",
        }
    }
}

/// A fault on its way up: each level puts its own step before the path.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) path: String,
    pub(crate) reason: Reason,
}

impl Fault {
    pub(crate) fn in_element(mut self, name: &str) -> Self {
        let joint = if self.path.is_empty() || self.path.starts_with('[') { "" } else { "." };
        self.path = format!("{name}{joint}{}", self.path);
        self
    }

    pub(crate) fn in_item(mut self, index: usize) -> Self {
        let joint = if self.path.is_empty() || self.path.starts_with('[') { "" } else { "." };
        self.path = format!("[{index}]{joint}{}", self.path);
        self
    }

    pub(crate) fn in_entry(self, index: usize, resource_type: Option<&str>) -> ReadError {
        let resource_type = resource_type.filter(|name| is_name(name)).map(str::to_owned);
        let entry = Some(EntryPlace { index, resource_type });
        ReadError { entry, path: self.path, reason: self.reason }
    }
}

impl From<Reason> for Fault {
    fn from(reason: Reason) -> Self {
        Self { path: String::new(), reason }
    }
}

impl From<Fault> for ReadError {
    fn from(fault: Fault) -> Self {
        Self { entry: None, path: fault.path, reason: fault.reason }
    }
}

impl From<Reason> for ReadError {
    fn from(reason: Reason) -> Self {
        Self { entry: None, path: String::new(), reason }
    }
}

/// Whether a text looks like the name of an element or a resource type. Anything else could be a
/// person's data in the wrong place and is not repeated.
pub(crate) fn is_name(text: &str) -> bool {
    let named = text.trim_start_matches('_');
    (1..=64).contains(&text.len())
        && named.starts_with(|c: char| c.is_ascii_alphabetic())
        && named.bytes().all(|byte| byte.is_ascii_alphanumeric())
}
