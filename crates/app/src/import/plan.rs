// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a file would bring: families and people, what is kept without a place yet, and why.

use std::collections::BTreeMap;

use jiff::civil::Date;
use practice::people::{Care, Contact, NewPerson};
use practice::text::Text;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

/// A file, read, before anything comes in.
pub struct Plan {
    /// "fhir-r4" or "people-csv".
    pub form: &'static str,
    /// SHA-256 of the file, in hexadecimal.
    pub digest: String,
    /// Resources or rows in the file, by kind.
    pub counts: BTreeMap<String, usize>,
    /// The families that would be opened.
    pub families: Vec<PlannedFamily>,
    /// What has no place yet and is kept whole beside the import, with the reason's key.
    pub kept: Vec<Kept>,
    /// Rows that cannot come in, with the reason in words.
    pub refused: Vec<RefusedRow>,
    /// What the person who brings it in should look at: keys of messages.
    pub notes: Vec<&'static str>,
}

/// One family that would be opened.
#[derive(Default)]
pub struct PlannedFamily {
    /// How the file names it, where it does.
    pub named: String,
    /// Its people.
    pub people: Vec<PlannedPerson>,
}

/// One person who would come in.
pub struct PlannedPerson {
    /// The person; the id is made when it comes in.
    pub person: NewPerson,
    /// The role of care, for a caregiver, and its words.
    pub care: Option<(Care, Option<Text>)>,
    /// How to reach them.
    pub contact: Option<Contact>,
    /// When they died, as the file says it.
    pub died: Option<Text>,
}

/// A kind that has no place yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Kept {
    /// The kind, in the words of the file's form.
    pub what: String,
    /// How many.
    pub count: usize,
    /// The reason: the key of a message.
    pub why: &'static str,
}

/// A row that cannot come in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RefusedRow {
    /// The line in the file, from 1.
    pub line: u64,
    /// The column.
    pub column: String,
    /// What is wrong, and what helps.
    pub why: String,
}

/// Why a file is not taken at all, in words that hold nothing of the file.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Refusal(pub String);

/// Reads a file: a FHIR bundle where it is JSON, else a table of people.
pub fn read(file: &[u8], today: Date) -> Result<Plan, Refusal> {
    let digest = crate::random::hex(&Sha256::digest(file));
    let start = file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file).trim_ascii_start();
    if matches!(start.first(), Some(b'{' | b'[' | b'<')) {
        super::fhir_plan::read(file, digest, today)
    } else {
        super::people_plan::read(file, digest, today)
    }
}

/// The plan as a report for the command line and other programs: counts and reasons, no names.
#[derive(Debug, Serialize)]
pub struct Report<'a> {
    form: &'a str,
    sha256: &'a str,
    counts: &'a BTreeMap<String, usize>,
    families: usize,
    people: usize,
    kept: &'a [Kept],
    refused: &'a [RefusedRow],
}

impl Plan {
    /// The report of this plan.
    pub fn report(&self) -> Report<'_> {
        Report {
            form: self.form,
            sha256: &self.digest,
            counts: &self.counts,
            families: self.families.len(),
            people: self.families.iter().map(|family| family.people.len()).sum(),
            kept: &self.kept,
            refused: &self.refused,
        }
    }
}
