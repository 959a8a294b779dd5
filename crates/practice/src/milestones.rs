// SPDX-License-Identifier: AGPL-3.0-or-later
//! What comes next for a child of this age: what most children can do by the next age of CDC's checklists. No test of anybody.
//!
//! The lines are those of CDC's "Learn the Signs. Act Early.", 2022 revision: what 75 % or more of children can do by an
//! age in months, from 2 to 36. `milestones.tsv` names source, licence, and how the Spanish of each line came about. This is
//! no screening instrument: nothing here is ticked, counted, scored or missed, and nothing of it is kept.

use std::sync::LazyLock;

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::before::early_due;
use crate::looking_back::Language;
use crate::people::Person;

/// What a line is about, in the order of the checklists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Domain {
    /// Feelings, and being with others: "social/emotional".
    Others,
    /// Sounds and words: "language/communication".
    Words,
    /// Learning and thinking: "cognitive".
    Learning,
    /// Moving: "movement/physical development".
    Moving,
}

impl Domain {
    /// Every one, in the order of the checklists.
    pub const ALL: [Self; 4] = [Self::Others, Self::Words, Self::Learning, Self::Moving];

    /// How the table and the words of a page name it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Others => "others",
            Self::Words => "words",
            Self::Learning => "learning",
            Self::Moving => "moving",
        }
    }
}

/// How the Spanish of a line came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wording {
    /// Read in a copy of CDC's own Spanish list.
    Published,
    /// Of a public list that follows CDC's closely; not compared with it.
    Follows,
    /// Our own translation.
    Ours,
}

/// What most children can do by an age.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The age, in whole months.
    pub months: i32,
    /// What it is about.
    pub domain: Domain,
    /// How its Spanish came about.
    pub spanish_wording: Wording,
    english: &'static str,
    spanish: &'static str,
}

impl Line {
    /// Its words; "you" is whoever cares for the child.
    #[must_use]
    pub fn words(&self, language: Language) -> &'static str {
        match language {
            Language::English => self.english,
            Language::Spanish => self.spanish,
        }
    }
}

/// The next age of the checklists for one child.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Next {
    /// That age, in whole months.
    pub months: i32,
    /// Whether it is counted from the day the child was expected, for being born early.
    pub from_due: bool,
}

impl Next {
    /// What most children can do by that age, in the order of the checklist.
    pub fn lines(self) -> impl Iterator<Item = &'static Line> {
        TABLE.iter().filter(move |line| line.months == self.months)
    }

    /// Whether a line of that age may differ from how CDC says it, in a language.
    #[must_use]
    pub fn in_other_words(self, language: Language) -> bool {
        let other = |line: &Line| line.spanish_wording != Wording::Published;
        language == Language::Spanish && self.lines().any(other)
    }
}

/// The next age of the checklists for a child on a day: from the day the child turns one age, it is the one after. Counted
/// as [`before`](crate::before) tells ages: until two years from the expected day where a child was born early, else from
/// birth. None before birth, from 36 months on, where the birth is not known, and for a child who died or was lost.
#[must_use]
pub fn next(child: &Person, on: Date) -> Option<Next> {
    let born = child.born().filter(|born| *born <= on && child.is_living())?;
    let due = early_due(child, on);
    let from = due.unwrap_or(born);
    let ahead = |months: &i32| on < from.saturating_add(months.months());
    let months = TABLE.iter().map(|line| line.months).find(ahead)?;
    Some(Next { months, from_due: due.is_some() })
}

const WRITTEN: &str = include_str!("milestones.tsv");

static TABLE: LazyLock<Vec<Line>> =
    LazyLock::new(|| table(WRITTEN).expect("a test reads each line of it"));

/// Reads the lines: age, domain, how the Spanish came about, English, Spanish. Ages only rise.
fn table(written: &'static str) -> Result<Vec<Line>, (usize, &'static str)> {
    let mut table: Vec<Line> = Vec::new();
    for (number, line) in (1..).zip(written.lines()) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let known = read(line).map_err(|what| (number, what))?;
        if table.last().is_some_and(|last| known.months < last.months) {
            return Err((number, "its age comes before that of the line above"));
        }
        table.push(known);
    }
    Ok(table)
}

fn read(line: &'static str) -> Result<Line, &'static str> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [months, domain, wording, english, spanish] = columns[..] else {
        return Err("it has not five columns");
    };
    if columns.iter().any(|column| column.is_empty()) {
        return Err("a column is empty");
    }
    let months = months.parse().ok().filter(|months| (1..=60).contains(months));
    let domain = Domain::ALL.into_iter().find(|known| known.code() == domain);
    let spanish_wording = match wording {
        "published" => Wording::Published,
        "follows" => Wording::Follows,
        "ours" => Wording::Ours,
        _ => return Err("how its Spanish came about is not known"),
    };
    Ok(Line {
        months: months.ok_or("its age is not in months")?,
        domain: domain.ok_or("its domain is not known")?,
        spanish_wording,
        english,
        spanish,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        let table = table(WRITTEN)
            .unwrap_or_else(|(line, what)| panic!("milestones.tsv, line {line}: {what}"));
        let mut ages: Vec<i32> = table.iter().map(|line| line.months).collect();
        ages.dedup();
        assert_eq!(ages, [2, 4, 6, 9, 12, 15, 18, 24, 30, 36]);
        let of = |wording| table.iter().filter(|line| line.spanish_wording == wording).count();
        assert_eq!(table.len(), 127);
        assert_eq!([Wording::Published, Wording::Follows, Wording::Ours].map(of), [20, 104, 3]);
        for months in ages {
            for domain in Domain::ALL {
                let told = |line: &&Line| line.months == months && line.domain == domain;
                assert!(table.iter().any(|line| told(&line)), "{months} months: {domain:?}");
            }
        }
        let mut english: Vec<_> = table.iter().map(|line| (line.months, line.english)).collect();
        english.sort_unstable();
        english.dedup();
        assert_eq!(english.len(), table.len(), "a line is there twice");
    }

    #[test]
    fn a_line_that_is_wrong_is_said_with_its_number() {
        for (line, what) in [
            ("2\tothers\tours\tso", "it has not five columns"),
            ("2\tothers\tours\tso\t", "a column is empty"),
            ("two\tothers\tours\tso\tso", "its age is not in months"),
            ("0\tothers\tours\tso\tso", "its age is not in months"),
            ("2\tscore\tours\tso\tso", "its domain is not known"),
            ("2\tothers\tso\tso\tso", "how its Spanish came about is not known"),
        ] {
            assert_eq!(table(line).err(), Some((1, what)));
        }
        let falls = "4\tothers\tours\tso\tso\n2\tothers\tours\tso\tso";
        assert_eq!(table(falls).err(), Some((2, "its age comes before that of the line above")));
    }
}
