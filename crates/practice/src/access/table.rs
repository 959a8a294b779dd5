// SPDX-License-Identifier: AGPL-3.0-or-later
//! The decision as a table: rows from the top, the first that fits decides.

use super::{Case, Hat, Law, Part, Purpose, Screen, Tie, Tied, Told};

const FILE: &str = include_str!("table.csv");

/// The columns of a case, in the order of the table.
pub const COLUMNS: [&str; 9] =
    ["hat", "relation", "tie", "purpose", "screen", "part", "told", "law", "shared"];

/// A row: for each column which values it is for, and what it decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// For each column the values it fits; empty for every value.
    pub fits: [Vec<&'static str>; 9],
    /// Whether such an entry may be read.
    pub may: bool,
    /// A code for the reason.
    pub why: &'static str,
}

/// Every row, from the top.
#[must_use]
pub fn rows() -> Vec<Row> {
    FILE.lines().skip(1).map(row).collect()
}

fn row(line: &'static str) -> Row {
    let cells: Vec<&str> = line.split(',').collect();
    let fits = std::array::from_fn(|column| match cells.get(column) {
        Some(&"*") | None => Vec::new(),
        Some(values) => values.split('|').collect(),
    });
    let may = cells.get(9) == Some(&"yes");
    Row { fits, may, why: cells.get(10).copied().unwrap_or_default() }
}

/// The values of a case, in the order of the columns.
#[must_use]
pub fn cells(case: &Case) -> [&'static str; 9] {
    [
        case.hat.code(),
        case.relation.name(),
        case.tie.name(),
        case.purpose.name(),
        case.screen.name(),
        case.part.name(),
        case.told.name(),
        case.law.name(),
        if case.shared { "yes" } else { "no" },
    ]
}

impl Row {
    /// Whether the row is for this case.
    #[must_use]
    pub fn is_for(&self, cells: &[&'static str; 9]) -> bool {
        self.fits.iter().zip(cells).all(|(fits, cell)| fits.is_empty() || fits.contains(cell))
    }
}

/// Every case there is.
pub fn cases() -> impl Iterator<Item = Case> {
    let everyone = Hat::ALL.into_iter().flat_map(|hat| {
        Tied::EVERY.iter().flat_map(move |relation| {
            Tie::EVERY.iter().flat_map(move |tie| {
                Purpose::EVERY.iter().map(move |purpose| (hat, *relation, *tie, *purpose))
            })
        })
    });
    everyone.flat_map(|(hat, relation, tie, purpose)| {
        labels().map(move |(screen, part, told, law, shared)| Case {
            hat,
            relation,
            tie,
            purpose,
            screen,
            part,
            told,
            law,
            shared,
        })
    })
}

fn labels() -> impl Iterator<Item = (Screen, Part, Told, Law, bool)> {
    Screen::EVERY.iter().flat_map(|screen| {
        Part::EVERY.iter().flat_map(move |part| {
            Told::EVERY.iter().flat_map(move |told| {
                Law::EVERY.iter().flat_map(move |law| {
                    [false, true].map(|shared| (*screen, *part, *told, *law, shared))
                })
            })
        })
    })
}
