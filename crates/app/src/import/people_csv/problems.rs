// SPDX-License-Identifier: AGPL-3.0-or-later
//! What can be wrong with a table or a row, each with what helps; nothing repeats what a cell says.

use practice::text::NotTaken;

/// Why a row is not taken: one cell and what helps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The column, by its name in [`super::COLUMNS`]; empty where it is the row as a whole.
    pub column: &'static str,
    /// What is wrong.
    pub reason: Reason,
    /// What the person who has the table can do.
    pub remedy: &'static str,
}

impl Problem {
    pub(super) fn new(column: &'static str, reason: Reason) -> Self {
        Self { column, remedy: reason.remedy(), reason }
    }
}

/// What is wrong with a cell or a row.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// Nothing stands where something must.
    #[error("this is empty")]
    Missing,
    /// Too long, or with what cannot be shown.
    #[error("{0}")]
    Text(NotTaken),
    /// Not one of the three.
    #[error("this is not a role we know")]
    UnknownRole,
    /// Not one of the five.
    #[error("this is not a way of caring we know")]
    UnknownCaregiverRole,
    /// A way of caring for somebody who is no caregiver.
    #[error("only a caregiver has a caregiver role")]
    NotACaregiver,
    /// Not a day, or a day written in a way that could be another one.
    #[error("this is not a day written as year-month-day")]
    NotADate,
    /// A due date of somebody who is no child.
    #[error("a due date belongs to the child who is expected")]
    DueOfGrownUp,
    /// Born, and expected still.
    #[error("a child who is born is not expected any more")]
    BornAndDue,
    /// A spreadsheet rounded the number away.
    #[error("the spreadsheet has rounded this number")]
    RoundedNumber,
    /// More cells than columns.
    #[error("the row has more cells than there are columns")]
    TooManyCells,
    /// The same person in the same family again.
    #[error("the same person stands on line {line} already")]
    Repeated {
        /// Counted from 1.
        line: u64,
    },
}

impl Reason {
    fn remedy(&self) -> &'static str {
        match self {
            Self::Missing => "Fill it in, or take the row out.",
            Self::Text(NotTaken::TooLong(_)) => "Shorten it; what is left over fits into a note.",
            Self::Text(_) => "Type the cell anew instead of pasting it.",
            Self::UnknownRole => "Write child, caregiver or other.",
            Self::UnknownCaregiverRole => {
                "Write birth, foster, kin, adoptive or guardian, or leave it empty."
            }
            Self::NotACaregiver => "Empty the cell, or write caregiver as the role.",
            Self::NotADate => {
                "Write it as 2024-05-17, and format the column as text so that it stays so."
            }
            Self::DueOfGrownUp => {
                "Give the expected child a row of its own: role child, the due date, no name."
            }
            Self::BornAndDue => "Keep the day of birth and empty the due date, or the other way.",
            Self::RoundedNumber => "Format the column as text and type the number again.",
            Self::TooManyCells => {
                "Put quotation marks around a cell that has a comma or semicolon in it."
            }
            Self::Repeated { .. } => "Take one of the two rows out.",
        }
    }
}

/// Why a table as a whole is not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileRefused {
    /// Over [`super::SIZE_MAX`] bytes.
    #[error("the file is larger than 5 MiB")]
    TooLarge,
    /// Over [`super::ROWS_MAX`] rows.
    #[error("the table has more than 10,000 rows")]
    TooManyRows,
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// Neither UTF-8 nor Windows-1252 nor UTF-16, or not a text at all.
    #[error("the file's letters cannot be told")]
    Letters,
    /// Columns without which there is no person.
    #[error("the first line does not name these columns: {}", .0.join(", "))]
    ColumnsMissing(Vec<&'static str>),
    /// A column twice.
    #[error("the column {0} is named twice")]
    ColumnTwice(&'static str),
    /// A quotation mark without its closing one.
    #[error("the quotation mark on line {line} is never closed")]
    OpenQuote {
        /// Counted from 1.
        line: u64,
    },
    /// Something between a closing quotation mark and the end of its cell.
    #[error("a quotation mark on line {line} stands in the middle of a cell")]
    QuoteInside {
        /// Counted from 1.
        line: u64,
    },
}

impl FileRefused {
    /// What the person who has the table can do.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::TooLarge | Self::TooManyRows => "Split the table and bring in the parts.",
            Self::Empty => "Save the table again and look whether the file has a size.",
            Self::Letters => {
                "Save the table as CSV UTF-8. A spreadsheet's own file (.xlsx) cannot be read."
            }
            Self::ColumnsMissing(_) => "Put the columns' names into the first line of the table.",
            Self::ColumnTwice(_) => "Take one of the two columns out, or give it another name.",
            Self::OpenQuote { .. } | Self::QuoteInside { .. } => {
                "Write a quotation mark within a cell twice, and end the cell with one."
            }
        }
    }
}
