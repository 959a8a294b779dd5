// SPDX-License-Identifier: AGPL-3.0-or-later
//! How well the cues find what was labelled by hand: the half they were made with, and the half that was held out.

use std::collections::BTreeMap;
use std::fmt::Write;

use practice::looking_back::{
    Domain, Found, Language, People, Shown, Strategy, cues, domains_in, look_back,
};
use practice::visits::Field;

const ENGLISH: &str = include_str!("labelled.en.tsv");
const SPANISH: &str = include_str!("labelled.es.tsv");
const DOCUMENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/looking-back.md");

/// One labelled sentence.
struct Labelled {
    tuned: bool,
    shows: Vec<&'static str>,
    sentence: &'static str,
}

fn labelled(list: &'static str) -> impl Iterator<Item = Labelled> {
    list.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let columns: Vec<&str> = line.split('\t').collect();
        let [half, shows, sentence] = columns[..] else { panic!("three columns: {line}") };
        Labelled { tuned: half == "tuned", shows: shows.split(' ').collect(), sentence }
    })
}

/// The people of all the sentences.
fn people() -> People {
    let names = |all: &[&str]| all.iter().map(|name| (*name).to_owned()).collect();
    People {
        children: names(&["Mateo", "Amara", "Lena"]),
        carers: names(&["Rosa", "Ngozi", "Andre", "Andrés"]),
    }
}

/// Of one strategy or domain: found and right, found and wrong, and how many there were.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
struct Tally {
    right: u32,
    wrong: u32,
    there: u32,
}

fn found(language: Language, sentence: &str) -> Vec<&'static str> {
    let (fields, cues, people) = ([(Field::Between, sentence)], cues(language), people());
    let codes = |all: Vec<Found<Strategy>>| all.into_iter().map(|one| one.shows.code());
    let strategies = codes(look_back(&fields, cues, &people));
    let domains = domains_in(&fields, cues, &people).into_iter().map(|one| one.shows.code());
    strategies.chain(domains).collect()
}

/// Tallies of one half of one language. Sentences of strategies are asked for strategies, sentences of domains for
/// domains, and those that show nothing for both.
fn measure(language: Language, list: &'static str, tuned: bool) -> BTreeMap<&'static str, Tally> {
    let all = Strategy::ALL.iter().map(|one| one.code());
    let all = all.chain(Domain::ALL.iter().map(|one| one.code()));
    let mut tallies: BTreeMap<&str, Tally> = all.map(|code| (code, Tally::default())).collect();
    let is_domain = |code: &str| Domain::of_code(code).is_some();
    for one in labelled(list).filter(|one| one.tuned == tuned) {
        let of_domain = one.shows.iter().any(|code| is_domain(code));
        let none = one.shows == ["none"];
        let shows: Vec<String> = one.shows.iter().map(|code| code.to_lowercase()).collect();
        for code in found(language, one.sentence) {
            if !none && is_domain(code) != of_domain {
                continue;
            }
            let tally = tallies.get_mut(code).expect("every code has a tally");
            if shows.iter().any(|shown| shown == code) {
                tally.right += 1;
            } else {
                tally.wrong += 1;
            }
        }
        for shown in shows.iter().filter(|_| !none) {
            tallies.get_mut(shown.as_str()).expect("every label is a code").there += 1;
        }
    }
    tallies
}

fn total<'a>(all: impl Iterator<Item = &'a Tally>) -> Tally {
    all.fold(Tally::default(), |sum, one| Tally {
        right: sum.right + one.right,
        wrong: sum.wrong + one.wrong,
        there: sum.there + one.there,
    })
}

fn percent(part: u32, whole: u32) -> String {
    let rounded = (100 * part + whole / 2).checked_div(whole);
    rounded.map_or_else(|| "–".to_owned(), |percent| format!("{percent} %"))
}

fn cells(tally: Tally) -> String {
    let precision = percent(tally.right, tally.right + tally.wrong);
    format!("{} of {} | {} | {precision}", tally.right, tally.there, tally.wrong)
}

/// How many sentences that show nothing there are in each half, and how many of them got a suggestion.
fn halves_of_plain(language: Language, list: &'static str) -> [String; 2] {
    [true, false].map(|tuned| {
        let plain = labelled(list).filter(|one| one.tuned == tuned && one.shows == ["none"]);
        let (all, hit): (Vec<_>, Vec<_>) =
            plain.map(|one| ((), !found(language, one.sentence).is_empty())).unzip();
        let hit = hit.into_iter().filter(|hit| *hit).count();
        format!("– | {hit} of {} | –", all.len())
    })
}

/// The tables of the document.
fn tables() -> String {
    let mut out = String::new();
    for (name, language, list) in
        [("English", Language::English, ENGLISH), ("Spanish", Language::Spanish, SPANISH)]
    {
        let halves = [true, false].map(|tuned| measure(language, list, tuned));
        let head = "found | wrongly | precision";
        writeln!(out, "\n### {name}\n").expect("text");
        writeln!(out, "| | tuned: {head} | held out: {head} |\n|---|---|---|---|---|---|---|")
            .expect("text");
        let row = |code: &str, tallies: [Tally; 2]| {
            let [tuned, apart] = tallies.map(cells);
            format!("| {code} | {tuned} | {apart} |\n")
        };
        let codes = Strategy::ALL.iter().map(|one| one.code());
        let codes: Vec<&str> = codes.chain(Domain::ALL.iter().map(|one| one.code())).collect();
        for code in &codes {
            out += &row(code, [0, 1].map(|half: usize| halves[half][code]));
        }
        let plain = halves_of_plain(language, list);
        writeln!(out, "| sentences that show nothing | {} | {} |", plain[0], plain[1])
            .expect("text");
        for (name, codes) in [("all strategies", &codes[..16]), ("all domains", &codes[16..])] {
            let sum = |half: usize| total(codes.iter().map(|code| &halves[half][code]));
            out += &row(name, [0, 1].map(sum));
        }
    }
    out
}

#[test]
fn the_document_says_what_is_measured() {
    let document = std::fs::read_to_string(DOCUMENT).expect("the document is there");
    let (head, rest) = document.split_once("<!-- figures -->\n").expect("it has a place for them");
    let (_, tail) = rest.split_once("\n<!-- /figures -->").expect("which ends");
    let now = format!("{head}<!-- figures -->\n{}\n<!-- /figures -->{tail}", tables());
    if std::env::var_os("ALONGSIDE_WRITE_FIGURES").is_some() {
        std::fs::write(DOCUMENT, &now).expect("the document can be written");
        return;
    }
    assert!(now == document, "ALONGSIDE_WRITE_FIGURES=1 writes the figures anew: {}", tables());
}

#[test]
fn what_is_found_in_the_half_the_cues_were_made_with_never_becomes_less() {
    for (language, list, wrong) in
        [(Language::English, ENGLISH, 1), (Language::Spanish, SPANISH, 0)]
    {
        print!("{}", missed(language, list));
        let tallies = measure(language, list, true);
        for (code, tally) in &tallies {
            assert!(tally.there <= tally.right + 1, "{language:?} {code}: {tally:?}");
        }
        let sum = total(tallies.values());
        assert!(82 <= sum.right && sum.wrong <= wrong, "{language:?}: {sum:?}");
    }
}

/// What was reached in a half: of strategies and of domains found at least and wrong at most, and wrong at most in sentences
/// that show nothing.
type Floors = ([(u32, u32); 2], usize);

/// What was reached in the half that was held out. A list that is made better moves them; nothing else does.
const FLOORS: [(Language, &str, Floors); 2] = [
    (Language::English, ENGLISH, ([(45, 2), (11, 4)], 2)),
    (Language::Spanish, SPANISH, ([(36, 1), (7, 2)], 1)),
];

#[test]
fn what_is_found_in_the_half_that_was_held_out_never_becomes_less() {
    for (language, list, (floors, plain_most)) in FLOORS {
        let tallies = measure(language, list, false);
        let is_domain = |code: &str| Domain::of_code(code).is_some();
        for (domains, (right, wrong)) in [false, true].into_iter().zip(floors) {
            let of = tallies.iter().filter(|(code, _)| is_domain(code) == domains);
            let sum = total(of.map(|(_, tally)| tally));
            assert!(right <= sum.right && sum.wrong <= wrong, "{language:?}, {domains}: {sum:?}");
        }
        let plain = labelled(list).filter(|one| !one.tuned && one.shows == ["none"]);
        let hit = plain.filter(|one| !found(language, one.sentence).is_empty()).count();
        assert!(hit <= plain_most, "{language:?}: {hit} sentences that show nothing");
    }
}

/// What is missed and what is found wrongly in the half the cues are made with, for whoever works on them.
fn missed(language: Language, list: &'static str) -> String {
    let mut out = String::new();
    for one in labelled(list).filter(|one| one.tuned) {
        let found = found(language, one.sentence);
        let shows: Vec<String> = one.shows.iter().map(|code| code.to_lowercase()).collect();
        let right = shows.iter().all(|code| code == "none" || found.contains(&code.as_str()));
        if !right || found.len() > shows.len() {
            writeln!(out, "{shows:?} {found:?} {}", one.sentence).expect("text");
        }
    }
    out
}
