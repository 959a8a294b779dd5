// SPDX-License-Identifier: AGPL-3.0-or-later
//! The routes there are, read from the product's own sources, and the rows of `matrix.csv`: neither without the other.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A row: a route with its method, who may ask for it, and what they are answered.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    /// GET or POST.
    pub method: String,
    /// The route as the router has it, with names where ids go.
    pub route: String,
    /// Who may ask: an area of `areas.csv`.
    pub area: String,
    /// The status for somebody who may.
    pub answer: u16,
}

/// The rows of one of the tables, without its words of explanation.
pub fn table(text: &str) -> Vec<csv::StringRecord> {
    let read = csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .trim(csv::Trim::All)
        .has_headers(false)
        .from_reader(text.as_bytes());
    read.into_records().map(|row| row.unwrap()).collect()
}

/// Every row, in order.
pub fn rows() -> Vec<Row> {
    let all = table(include_str!("../matrix.csv"));
    let row = |row: &csv::StringRecord| Row {
        method: row[0].to_owned(),
        route: row[1].to_owned(),
        area: row[2].to_owned(),
        answer: row[3].parse().unwrap(),
    };
    all.iter().skip(1).map(row).collect()
}

/// Every Rust file below a folder.
fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The addresses that have names in `urls.rs`.
fn named() -> BTreeMap<String, String> {
    let text = include_str!("../../../src/urls.rs");
    let constants = text.split("pub const ").skip(1);
    let parts = constants.filter_map(|part| {
        let (name, rest) = part.split_once(": &str = \"")?;
        Some((format!("urls::{name}"), rest.split('"').next()?.to_owned()))
    });
    parts.collect()
}

/// What stands between the bracket a text begins within and the one that closes it.
fn within(text: &str) -> &str {
    let mut open = 1;
    let end = text.find(|letter| {
        match letter {
            '(' => open += 1,
            ')' => open -= 1,
            _ => {}
        }
        open == 0
    });
    &text[..end.unwrap_or(text.len())]
}

/// The routes of one file.
fn routes_in(text: &str, named: &BTreeMap<String, String>) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for call in text.split(".route(").skip(1) {
        let (at, handlers) = within(call).split_once(',').unwrap();
        let at = at.trim();
        let route = match at.strip_prefix('"').and_then(|at| at.strip_suffix('"')) {
            Some(literal) => literal.to_owned(),
            None => named.get(at).unwrap_or_else(|| panic!("{at} is an address")).clone(),
        };
        let calls: Vec<&str> = handlers.split('(').map(str::trim).collect();
        let before = found.len();
        for (method, call) in
            [("GET", "get"), ("POST", "post"), ("PUT", "put"), ("DELETE", "delete")]
        {
            let begins = |part: &&&str| {
                part.rsplit(|letter: char| !letter.is_alphanumeric()).next() == Some(call)
            };
            if calls.iter().any(|part| begins(&part)) {
                found.push((method.to_owned(), route.clone()));
            }
        }
        assert!(found.len() > before, "{route} is asked for in a way this test does not know");
    }
    found
}

#[test]
fn every_route_of_the_product_has_its_row_and_every_row_its_route() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let named = named();
    let mut known = BTreeSet::new();
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        for other in
            [".nest(", ".route_service(", ".nest_service(", ".fallback_service(", "MethodRouter"]
        {
            assert!(
                !text.contains(other),
                "{}: {other} hides routes from the table",
                file.display()
            );
        }
        known.extend(routes_in(&text, &named));
    }
    let all = rows();
    let listed: BTreeSet<_> =
        all.iter().map(|row| (row.method.clone(), row.route.clone())).collect();
    assert_eq!(listed.len(), all.len(), "a route has two rows");
    let without: Vec<_> = known.difference(&listed).collect();
    assert!(without.is_empty(), "not in walks/matrix.csv: {without:?}");
    let gone: Vec<_> = listed.difference(&known).collect();
    assert!(gone.is_empty(), "in walks/matrix.csv, and in no area: {gone:?}");
}

#[test]
fn a_route_is_found_however_it_is_written() {
    let named = BTreeMap::from([("urls::ONE".to_owned(), "/one".to_owned())]);
    let text = "Router::new()\n    .route(\n        urls::ONE,\n        get(one).post(|| async { two(3) }),\n    )\n    \
        .route(\"/two/{id}\", axum::routing::post(x::post_it))\n    .layer(get(4))";
    let found = routes_in(text, &named);
    let found: Vec<_> = found.iter().map(|(method, at)| (method.as_str(), at.as_str())).collect();
    assert_eq!(found, [("GET", "/one"), ("POST", "/one"), ("POST", "/two/{id}")]);
}
