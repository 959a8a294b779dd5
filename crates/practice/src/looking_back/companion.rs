// SPDX-License-Identifier: AGPL-3.0-or-later
//! The language companion: words that judge, and other ways to say it. Hints beside a field, kept nowhere.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::codes::Language;
use super::cues::cues;
use super::finding::read;
use crate::visits::Field;

/// A word or a few in a text that could be said otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// Where it stands, in bytes.
    pub at: Range<usize>,
    /// Which way to say it, as [`way_to_say`] knows it.
    pub id: &'static str,
    /// Whether the word means something harmless as often.
    pub ambiguous: bool,
}

/// Another way to say something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayToSay {
    /// Its name.
    pub id: &'static str,
    /// Why.
    pub why: &'static str,
    /// What one may try; `…` stands for what was seen.
    pub try_instead: Vec<&'static str>,
}

/// A way of saying it that is looked for.
struct Term {
    /// Its words after the first, in small letters with their accents.
    rest: Vec<String>,
    id: &'static str,
    ambiguous: bool,
}

#[derive(Default)]
struct Table {
    ways: Vec<WayToSay>,
    /// By their first word.
    terms: BTreeMap<String, Vec<Term>>,
}

const WRITTEN: &str = include_str!("ways_to_say.tsv");

static TABLE: LazyLock<[Table; 2]> = LazyLock::new(|| {
    ["en", "es"].map(|language| table(WRITTEN, language).expect("a test reads each line of it"))
});

fn of(language: Language) -> &'static Table {
    let [english, spanish] = &*TABLE;
    match language {
        Language::English => english,
        Language::Spanish => spanish,
    }
}

/// Reads the lines of one language: its tag, an id, terms, why, and what to try.
fn table(written: &'static str, language: &str) -> Result<Table, (usize, &'static str)> {
    let mut table = Table::default();
    for (number, line) in (1..).zip(written.lines()) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let columns: Vec<&str> = line.split('\t').collect();
        let [tag, id, terms, why, try_instead] = columns[..] else {
            return Err((number, "it has not five columns"));
        };
        if !["en", "es"].contains(&tag) {
            return Err((number, "it is in no language that is known"));
        }
        if columns.iter().any(|column| column.is_empty()) {
            return Err((number, "a column is empty"));
        }
        if tag != language {
            continue;
        }
        table.ways.push(WayToSay { id, why, try_instead: try_instead.split('|').collect() });
        for term in terms.split('|') {
            let (term, ambiguous) = term.strip_suffix('?').map_or((term, false), |it| (it, true));
            let mut words = spelled(term);
            let first = words.next().ok_or((number, "a term is empty"))?;
            let term = Term { rest: words.collect(), id, ambiguous };
            table.terms.entry(first).or_default().push(term);
        }
    }
    Ok(table)
}

/// The words of a term, in small letters, with their accents.
fn spelled(term: &str) -> impl Iterator<Item = String> {
    let words = term.split([' ', '-', '…']).filter(|word| !word.is_empty());
    words.map(|word| word.to_lowercase().replace('’', "'"))
}

/// What an id of a [`Hint`] stands for.
#[must_use]
pub fn way_to_say(id: &str, language: Language) -> Option<&'static WayToSay> {
    of(language).ways.iter().find(|one| one.id == id)
}

/// The words of a field that could be said otherwise, in order. What stands in quotation marks, and a caregiver's
/// own words, are never among them: families speak for themselves.
#[must_use]
pub fn companion(field: Field, text: &str, language: Language) -> Vec<Hint> {
    let table = of(language);
    let reading = read(field, text, cues(language));
    let spelled: Vec<String> =
        reading.words.iter().flat_map(|word| spelled(&text[word.at.clone()])).collect();
    let mut hints: Vec<Hint> = Vec::new();
    for sentence in &reading.sentences {
        for at in sentence.words.clone() {
            let ends = at + 1..sentence.words.end;
            for term in table.terms.get(&spelled[at]).into_iter().flatten() {
                let last = at + term.rest.len();
                let stands = last < ends.end && spelled[at + 1..=last] == term.rest[..];
                let free = || !reading.words[at..=last].iter().any(|word| word.quoted);
                if stands && free() {
                    let range = reading.words[at].at.start..reading.words[last].at.end;
                    keep(&mut hints, Hint { at: range, id: term.id, ambiguous: term.ambiguous });
                }
            }
        }
    }
    hints
}

/// How many hints before one may still overlap it.
const OVERLAP: usize = 8;

/// Keeps the longest of what overlaps under one id.
fn keep(hints: &mut Vec<Hint>, hint: Hint) {
    let meets = |one: &&mut Hint| one.id == hint.id && hint.at.start < one.at.end;
    // What overlaps was found just before.
    match hints.iter_mut().rev().take(OVERLAP).find(meets) {
        Some(known) if known.at.len() < hint.at.len() => *known = hint,
        Some(_) => {}
        None => hints.push(hint),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read_and_both_languages_say_the_same() {
        let ids = |language| -> Vec<&str> {
            let table = table(WRITTEN, language)
                .unwrap_or_else(|(line, what)| panic!("ways_to_say.tsv, line {line}: {what}"));
            table.ways.iter().map(|way| way.id).collect()
        };
        assert_eq!(ids("en").len(), 45);
        assert_eq!(ids("en"), ids("es"));
    }

    #[test]
    fn a_line_that_is_wrong_is_said_with_its_number() {
        for (line, what) in [
            ("en\tso\tso\tso", "it has not five columns"),
            ("fr\tso\tso\tso\tso", "it is in no language that is known"),
            ("en\tso\tso\t\tso", "a column is empty"),
            ("en\tso\t-\tso\tso", "a term is empty"),
        ] {
            assert_eq!(table(line, "en").err(), Some((1, what)));
        }
    }
}
