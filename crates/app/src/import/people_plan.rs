// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a table of people would bring: families by their reference, row by row.

use std::collections::BTreeMap;

use jiff::civil::Date;
use practice::PersonId;
use practice::people::{Birth, Contact, LanguageUse, Names, NewPerson, Role, Source, Use};
use practice::text::{LINE_MAX, NAME_MAX, Text};

use super::people_csv::{self, PersonRow};
use super::plan::{Plan, PlannedFamily, PlannedPerson, Refusal, RefusedRow};

/// Reads a table.
pub fn read(file: &[u8], digest: String, today: Date) -> Result<Plan, Refusal> {
    let report =
        people_csv::read(file).map_err(|error| Refusal(format!("{error}. {}", error.remedy())))?;
    let mut refused = Vec::new();
    let mut families: Vec<PlannedFamily> = Vec::new();
    let mut people = 0;
    for row in report.rows {
        let line = row.line;
        match row.person {
            Ok(person) => match planned(&person, &digest, line, today) {
                Ok(planned) => {
                    people += 1;
                    let named = person.family_ref.clone();
                    match families.iter_mut().find(|family| family.named == named) {
                        Some(family) => family.people.push(planned),
                        None => families.push(PlannedFamily { named, people: vec![planned] }),
                    }
                }
                Err(problem) => refused.push(problem),
            },
            Err(problems) => refused.extend(problems.into_iter().map(|problem| RefusedRow {
                line,
                column: problem.column.to_string(),
                why: format!("{}. {}", problem.reason, problem.remedy),
            })),
        }
    }
    let counts =
        BTreeMap::from([("person".to_owned(), people), ("row refused".to_owned(), refused.len())]);
    let notes = if families.is_empty() { vec!["import-note-nobody"] } else { Vec::new() };
    Ok(Plan { form: "people-csv", digest, counts, families, kept: Vec::new(), refused, notes })
}

fn planned(
    row: &PersonRow,
    digest: &str,
    line: u64,
    today: Date,
) -> Result<PlannedPerson, RefusedRow> {
    let text = |column: &str, value: &str, max: usize| {
        Text::line(value, max).map_err(|reason| RefusedRow {
            line,
            column: column.to_owned(),
            why: format!("{reason}. Correct the cell and bring the file in again."),
        })
    };
    let some = |column: &str, value: &Option<String>| match value {
        Some(value) => text(column, value, LINE_MAX).map(Text::some),
        None => Ok(None),
    };
    let full = row.name.as_ref().map(|name| text("name", name, NAME_MAX)).transpose()?;
    let called = row.called.as_ref().map(|name| text("called", name, NAME_MAX)).transpose()?;
    let language = some("language", &row.language)?;
    let languages = language.map(|language| LanguageUse {
        language,
        uses: vec![Use::Talk],
        interpreter: false,
    });
    let source = Source { file: digest.to_owned(), id: text("line", &line.to_string(), LINE_MAX)? };
    let person = NewPerson {
        id: PersonId(0),
        role: row.role,
        names: Names::of(full.and_then(Text::some), called.and_then(Text::some)),
        pronouns: some("pronouns", &row.pronouns)?,
        birth: row.born.map(Birth::On).or(row.due.map(Birth::Due)),
        gestation: None,
        languages: languages.into_iter().collect(),
        source: Some(source),
    };
    let _checked = practice::people::add(person.clone(), today).map_err(|refused| RefusedRow {
        line,
        column: column_of(refused.field()).to_owned(),
        why: format!("{refused}. Correct the row and bring the file in again."),
    })?;
    let how = some("phone", &row.phone)?;
    let note = some("contact_note", &row.contact_note)?;
    // A note without a number is all there is to go by, so it is the way itself.
    let contact = match (how, note) {
        (Some(how), when) => Some(Contact { how, when, never: None }),
        (None, Some(note)) => Some(Contact { how: note, when: None, never: None }),
        (None, None) => None,
    };
    let care = row.caregiver_role.filter(|_| row.role == Role::Caregiver).map(|role| (role, None));
    Ok(PlannedPerson { person, care, contact, died: None })
}

fn column_of(field: &'static str) -> &'static str {
    if field == "full" { "name" } else { field }
}
