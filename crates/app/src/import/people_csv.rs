// SPDX-License-Identifier: AGPL-3.0-or-later
//! A table of people as agencies keep it in a spreadsheet: read row by row, each taken or refused with a remedy.

mod encoding;
mod problems;
mod shape;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::Date;
use practice::people::{Care, Role};
use practice::text::{LINE_MAX, NAME_MAX, NotTaken, Text};

pub use encoding::Encoding;
pub use problems::{FileRefused, Problem, Reason};

/// Largest file taken, in bytes: 5 MiB.
pub const SIZE_MAX: usize = 5 * 1024 * 1024;
/// Most rows taken, beside the one with the columns' names.
pub const ROWS_MAX: usize = 10_000;
/// The columns read, in any order; the rest are told and left out.
pub const COLUMNS: [&str; 11] = [
    "family_ref",
    "name",
    "called",
    "role",
    "caregiver_role",
    "born",
    "due",
    "pronouns",
    "language",
    "phone",
    "contact_note",
];
/// The columns a table must have.
pub const REQUIRED: [&str; 3] = ["family_ref", "name", "role"];

/// What a table holds, row by row. Nothing was stored: this is what would come in.
#[derive(Clone, PartialEq, Eq)]
pub struct Report {
    /// The letters the file was written in. Where they were guessed, names want a look.
    pub encoding: Encoding,
    /// The names of columns that are not read, as typed.
    pub ignored_columns: Vec<String>,
    /// The rows in the file's order, without those that are empty.
    pub rows: Vec<RowOutcome>,
}

/// One row of the table.
#[derive(Clone, PartialEq, Eq)]
pub struct RowOutcome {
    /// The line of the file the row begins on, counted from 1, the columns' names included.
    pub line: u64,
    /// The person, or everything that keeps the row from being taken.
    pub person: Result<PersonRow, Vec<Problem>>,
}

/// A person of a table. Each text is as typed: a cell that looks like a formula is a text, too.
#[derive(Clone, PartialEq, Eq)]
pub struct PersonRow {
    /// What the agency calls the family; rows with the same one are one family.
    pub family_ref: String,
    /// The full name; none only for a child who is expected.
    pub name: Option<String>,
    /// What the person is called.
    pub called: Option<String>,
    /// Who the person is in the family.
    pub role: Role,
    /// In which role a caregiver cares, where it was given.
    pub caregiver_role: Option<Care>,
    /// The day of birth.
    pub born: Option<Date>,
    /// The day a child's birth is or was expected.
    pub due: Option<Date>,
    /// Pronouns.
    pub pronouns: Option<String>,
    /// The language to talk in, as typed.
    pub language: Option<String>,
    /// A telephone number, as typed.
    pub phone: Option<String>,
    /// How the person may be reached, in words, which may have several lines.
    pub contact_note: Option<String>,
}

// The table holds people's names: only how much there is may be printed.
impl fmt::Debug for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Report({} rows, {:?})", self.rows.len(), self.encoding)
    }
}

impl fmt::Debug for RowOutcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RowOutcome({}, {:?})", self.line, self.person)
    }
}

impl fmt::Debug for PersonRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonRow(..)")
    }
}

/// Reads a table of people.
///
/// # Errors
/// When the file as a whole cannot be read: too large, in letters that cannot be told, without the
/// columns needed, or with quotation marks that leave open where a cell ends.
pub fn read(bytes: &[u8]) -> Result<Report, FileRefused> {
    if bytes.len() > SIZE_MAX {
        return Err(FileRefused::TooLarge);
    }
    let (text, encoding) = encoding::decode(bytes).ok_or(FileRefused::Letters)?;
    // Three ways to end a line become one, so that lines are counted as people see them.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let separator = shape::separator(&text, &COLUMNS);
    let lines = shape::record_lines(&text, separator)?;
    // The limit comes before the cells are read: it also bounds the work.
    if lines.len() > ROWS_MAX + 1 {
        return Err(FileRefused::TooManyRows);
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut records = reader.records().map_while(Result::ok).zip(lines);
    let (header, _) = records.next().ok_or(FileRefused::Empty)?;
    let table = Table::of(&header)?;
    let mut seen = BTreeMap::new();
    let rows = records
        .filter(|(record, _)| record.iter().any(|cell| !cell.trim().is_empty()))
        .map(|(record, line)| RowOutcome { line, person: table.person(&record, line, &mut seen) })
        .collect();
    Ok(Report { encoding, ignored_columns: table.ignored, rows })
}

/// Which person a row is about: the same one twice is a slip, twins are not.
type Who = (String, Option<String>, Role, Option<Date>, Option<Date>);

/// Where each column stands.
struct Table {
    places: BTreeMap<&'static str, usize>,
    ignored: Vec<String>,
    width: usize,
}

impl Table {
    fn of(header: &csv::StringRecord) -> Result<Self, FileRefused> {
        let mut places = BTreeMap::new();
        let mut ignored = Vec::new();
        for (place, typed) in header.iter().enumerate() {
            match COLUMNS.into_iter().find(|known| *known == shape::folded(typed)) {
                Some(known) if places.insert(known, place).is_some() => {
                    return Err(FileRefused::ColumnTwice(known));
                }
                Some(_) => {}
                None if typed.trim().is_empty() => {}
                None => ignored.push(typed.trim().to_owned()),
            }
        }
        let missing: Vec<_> =
            REQUIRED.into_iter().filter(|column| !places.contains_key(column)).collect();
        if !missing.is_empty() {
            return Err(FileRefused::ColumnsMissing(missing));
        }
        Ok(Self { places, ignored, width: header.len() })
    }

    fn person(
        &self,
        record: &csv::StringRecord,
        line: u64,
        seen: &mut BTreeMap<Who, u64>,
    ) -> Result<PersonRow, Vec<Problem>> {
        // A cell too many shifts the others, so that none of them can be trusted.
        let beyond = record.iter().skip(self.width).any(|cell| !cell.trim().is_empty());
        if beyond {
            return Err(vec![Problem::new("", Reason::TooManyCells)]);
        }
        let mut row = Row { table: self, record, problems: Vec::new() };
        let person = row.person();
        if let Some(person) = &person {
            let (family, name) = (person.family_ref.clone(), person.name.clone());
            let who = (family, name, person.role, person.born, person.due);
            match seen.get(&who) {
                // Two expected babies without names may well be twins.
                Some(first) if person.name.is_some() => {
                    row.refuse("name", Reason::Repeated { line: *first });
                }
                Some(_) => {}
                None => {
                    seen.insert(who, line);
                }
            }
        }
        match person {
            Some(person) if row.problems.is_empty() => Ok(person),
            _ => Err(row.problems),
        }
    }
}

/// A row on its way to a person, gathering what is wrong with it.
struct Row<'t> {
    table: &'t Table,
    record: &'t csv::StringRecord,
    problems: Vec<Problem>,
}

impl Row<'_> {
    /// The person; none where a cell without which there is no person could not be read.
    fn person(&mut self) -> Option<PersonRow> {
        let family_ref = self.needed("family_ref", NAME_MAX);
        let role = self.role();
        let caregiver_role = self.caregiver_role(role);
        let born = self.date("born");
        let due = self.date("due");
        if due.is_some() && matches!(role, Some(Role::Caregiver | Role::Other)) {
            self.refuse("due", Reason::DueOfGrownUp);
        } else if due.is_some() && born.is_some() {
            self.refuse("due", Reason::BornAndDue);
        }
        let expected = role == Some(Role::Child) && born.is_none() && due.is_some();
        let name =
            if expected { self.line("name", NAME_MAX) } else { self.needed("name", NAME_MAX) };
        let (called, pronouns) = (self.line("called", NAME_MAX), self.line("pronouns", LINE_MAX));
        let (language, phone) = (self.line("language", LINE_MAX), self.phone());
        let contact_note = self.note("contact_note");
        let (family_ref, role) = (family_ref?, role?);
        Some(PersonRow {
            family_ref,
            name,
            called,
            role,
            caregiver_role,
            born,
            due,
            pronouns,
            language,
            phone,
            contact_note,
        })
    }

    /// A cell, without the spaces around it; empty where the column or the cell is absent.
    fn cell(&self, column: &str) -> &str {
        let place = self.table.places.get(column);
        place.and_then(|place| self.record.get(*place)).unwrap_or_default().trim()
    }

    fn refuse(&mut self, column: &'static str, reason: Reason) {
        self.problems.push(Problem::new(column, reason));
    }

    fn line(&mut self, column: &'static str, max: usize) -> Option<String> {
        let text = Text::line(self.cell(column), max);
        self.taken(column, text)
    }

    fn note(&mut self, column: &'static str) -> Option<String> {
        let cell = self.cell(column);
        let long = cell.chars().count() > LINE_MAX;
        let text = if long { Err(NotTaken::TooLong(LINE_MAX)) } else { Text::narrative(cell) };
        self.taken(column, text)
    }

    fn taken(&mut self, column: &'static str, text: Result<Text, NotTaken>) -> Option<String> {
        match text {
            Ok(text) => text.some().map(|text| text.as_str().to_owned()),
            Err(reason) => {
                self.refuse(column, Reason::Text(reason));
                None
            }
        }
    }

    fn needed(&mut self, column: &'static str, max: usize) -> Option<String> {
        if self.cell(column).is_empty() {
            self.refuse(column, Reason::Missing);
        }
        self.line(column, max)
    }

    fn role(&mut self) -> Option<Role> {
        let role = match shape::folded(self.cell("role")).as_str() {
            "child" => Ok(Role::Child),
            "caregiver" => Ok(Role::Caregiver),
            "other" => Ok(Role::Other),
            "" => Err(Reason::Missing),
            _ => Err(Reason::UnknownRole),
        };
        role.map_err(|reason| self.refuse("role", reason)).ok()
    }

    fn caregiver_role(&mut self, role: Option<Role>) -> Option<Care> {
        let care = match shape::folded(self.cell("caregiver_role")).as_str() {
            "" => return None,
            "birth" => Ok(Care::Birth),
            "foster" => Ok(Care::Foster),
            "kin" => Ok(Care::Kin),
            "adoptive" => Ok(Care::Adoptive),
            "guardian" => Ok(Care::Guardian),
            _ => Err(Reason::UnknownCaregiverRole),
        };
        if matches!(role, Some(Role::Child | Role::Other)) {
            self.refuse("caregiver_role", Reason::NotACaregiver);
        }
        care.map_err(|reason| self.refuse("caregiver_role", reason)).ok()
    }

    /// A day as 2024-05-17. Other ways are refused, for 5/6/2024 is two different days.
    fn date(&mut self, column: &'static str) -> Option<Date> {
        let cell = self.cell(column);
        if cell.is_empty() {
            return None;
        }
        let shape = cell.len() == 10
            && cell.bytes().enumerate().all(|(place, byte)| match place {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        let date = if shape { cell.parse().ok() } else { None };
        if date.is_none() {
            self.refuse(column, Reason::NotADate);
        }
        date
    }

    fn phone(&mut self) -> Option<String> {
        // A spreadsheet turns long numbers into 5.55E+09 and keeps only the first digits.
        let cell = self.cell("phone").to_ascii_lowercase();
        let rounded = cell.split_once("e+").is_some_and(|(digits, exponent)| {
            let is = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
            !digits.is_empty() && is(digits) && is(exponent)
        });
        if rounded {
            self.refuse("phone", Reason::RoundedNumber);
        }
        self.line("phone", LINE_MAX)
    }
}
