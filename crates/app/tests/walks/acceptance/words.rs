// SPDX-License-Identifier: AGPL-3.0-or-later
//! Made-up words that say which part of the record they stand in, and who is to find which of them.

use std::collections::BTreeSet;

/// One line for each reader of each case: the parts whose words they find, and nothing else.
const FINDS: &str = include_str!("finds.csv");

/// A word that stands nowhere else: its part, then its field, between marks nothing else has.
pub fn word(part: &str, field: &str) -> String {
    format!("zq{part}q{field}zz")
}

/// The part a word stands in.
pub fn part_of(word: &str) -> &str {
    word.strip_prefix("zq").and_then(|rest| rest.split('q').next()).unwrap_or_default()
}

/// Every word of this kind in a text, known or not.
pub fn found_in(text: &str) -> BTreeSet<String> {
    let text = text.to_lowercase();
    let found = text.split("zq").skip(1).filter_map(|rest| {
        let (word, _) = rest.split_once("zz")?;
        word.bytes().all(|byte| byte.is_ascii_lowercase()).then(|| format!("zq{word}zz"))
    });
    found.collect()
}

/// A line of the table.
pub struct Finds {
    /// Who.
    pub reader: &'static str,
    /// The parts whose words they find.
    pub parts: BTreeSet<&'static str>,
}

/// The readers of a case.
pub fn of_case(case: &str) -> Vec<Finds> {
    let lines = FINDS.lines().skip(1).map(|line| {
        let mut cells = line.split(',').map(str::trim);
        let mut next = || cells.next().expect("the table has three columns");
        (next(), next(), next())
    });
    let of_case = lines.filter(|(known, ..)| *known == case);
    let finds: Vec<Finds> = of_case
        .map(|(_, reader, parts)| Finds { reader, parts: parts.split_whitespace().collect() })
        .collect();
    assert!(!finds.is_empty(), "the table has the case “{case}”");
    finds
}

/// What `family` in the table stands for: who is in it, how they care, where and in which language.
const FAMILY: [&str; 5] = ["*called", "names", "*care", "language", "home"];

/// The caregivers of the cases.
const CAREGIVERS: [&str; 5] = ["mother", "father", "grandmother", "foster", "adopter"];

/// What a reader of these parts finds of all that was written. `*own` stands for every part that ends so.
pub fn expected(written: &BTreeSet<String>, parts: &BTreeSet<&str>) -> BTreeSet<String> {
    let is = |word: &str, part: &str| match part.strip_prefix('*') {
        Some(end) => part_of(word).ends_with(end),
        None => part_of(word) == part,
    };
    let parts: BTreeSet<String> = parts.iter().flat_map(|part| parts_of(part)).collect();
    for part in &parts {
        assert!(written.iter().any(|word| is(word, part)), "nothing was written into “{part}”");
    }
    written.iter().filter(|word| parts.iter().any(|part| is(word, part))).cloned().collect()
}

/// The parts a name of the table stands for: a caregiver's name for all that is theirs alone, what they
/// told of the baby, and what they told of all.
fn parts_of(named: &str) -> Vec<String> {
    if named == "family" {
        FAMILY.map(str::to_owned).to_vec()
    } else if CAREGIVERS.contains(&named) {
        ["own", "place", "ofchild", "ofall"].map(|part| format!("{named}{part}")).to_vec()
    } else {
        vec![named.to_owned()]
    }
}

#[test]
fn a_word_is_found_whole_and_says_its_part() {
    let (own, other) = (word("motherown", "words"), word("names", "said"));
    let text = format!("<p>{}</p> zqq zz q={other}&zqmotherown", own.to_uppercase());
    assert_eq!(found_in(&text), BTreeSet::from([own.clone(), other]));
    assert_eq!(part_of(&own), "motherown");
}
