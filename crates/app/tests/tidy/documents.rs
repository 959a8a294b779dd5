// SPDX-License-Identifier: AGPL-3.0-or-later
//! Documents name what exists, every kind of entry has its golden file, and nothing names a machine.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use super::reading::{files, none, root, rust};

/// Documents whose paths have to exist.
const DOCUMENTS: [&str; 5] =
    ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "docs/mission.md"];

/// Every kind of entry, from the lists of kinds in `practice`.
fn kinds() -> BTreeSet<String> {
    let mut kinds = BTreeSet::new();
    for (path, text) in rust() {
        if path.starts_with("crates/practice/src/") {
            for list in text.split("const KINDS: &[&str] =").skip(1) {
                let list = list.split(';').next().unwrap_or_default();
                kinds.extend(list.split('"').skip(1).step_by(2).map(str::to_owned));
            }
        }
    }
    assert!(kinds.contains("visit.signed"), "the kinds were not found");
    kinds
}

#[test]
fn each_kind_of_entry_has_a_golden_file_and_a_line_in_the_changelog() {
    let changes = fs::read_to_string(root().join("CHANGELOG.md")).expect("there is a changelog");
    let mut wrong = Vec::new();
    for kind in kinds() {
        let golden = root().join("crates/practice/tests/golden").join(&kind).join("1.json");
        if !golden.is_file() {
            wrong.push(format!("{kind}: no golden file"));
        }
        if !changes.contains(&format!("| `{kind}` |")) {
            wrong.push(format!("{kind}: not in the changelog"));
        }
    }
    none(&wrong);
}

/// The paths a document names: in backticks, and as the targets of its links.
fn paths_in(text: &str) -> BTreeSet<String> {
    let tops = ["crates/", "docs/", "tools/", ".ci/"];
    let prose: Vec<&str> = text.split("```").step_by(2).collect();
    let prose = prose.concat();
    let ticked = prose.split('`').skip(1).step_by(2);
    let ticked = ticked.filter(|named| tops.iter().any(|top| named.starts_with(top)));
    let linked = prose.split("](").skip(1).filter_map(|link| link.split(')').next());
    let linked = linked.filter(|link| !link.contains("://") && !link.starts_with('#'));
    ticked.chain(linked).map(str::to_owned).collect()
}

#[test]
fn what_documents_name_exists() {
    let mut wrong = Vec::new();
    for document in DOCUMENTS {
        let text = fs::read_to_string(root().join(document)).expect("the document exists");
        let paths = paths_in(&text);
        assert!(!paths.is_empty(), "{document} names nothing");
        let missing = paths.iter().filter(|path| !root().join(path).exists());
        wrong.extend(missing.map(|path| format!("{document} names {path}, which does not exist")));
    }
    none(&wrong);
}

#[test]
fn each_row_of_the_mission_is_there_once() {
    let text = fs::read_to_string(root().join("docs/mission.md")).expect("the document exists");
    let lines = text.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| row"));
    let found: Vec<&str> = lines.filter_map(|line| line.split('|').nth(1)).map(str::trim).collect();
    let groups = [("M", 7), ("W", 6), ("V", 9), ("B", 5), ("S", 16)];
    let rows = groups
        .into_iter()
        .flat_map(|(group, count)| (1..=count).map(move |number| format!("{group}{number}")));
    let rows: Vec<String> = rows.collect();
    assert_eq!(found, rows);
}

/// The table of modules, from the first `//!` line of each.
fn modules() -> String {
    let mut table = String::from("| file | what lives there |\n|---|---|\n");
    for (path, text) in rust() {
        let test = path.ends_with("/tests.rs") || path.contains("/tests/");
        if path.contains("/src/") && !test {
            let says = text.lines().find_map(|line| line.strip_prefix("//! ")).unwrap_or_default();
            writeln!(table, "| `{path}` | {} |", says.replace('|', "\\|")).expect("it is a text");
        }
    }
    table
}

#[test]
fn the_architecture_lists_every_module_as_it_describes_itself() {
    let path = root().join("ARCHITECTURE.md");
    let text = fs::read_to_string(&path).expect("the document exists");
    let (before, rest) = text.split_once("<!-- modules -->\n").expect("the table begins");
    let (table, after) = rest.split_once("<!-- /modules -->").expect("the table ends");
    #[expect(clippy::disallowed_methods, reason = "a test has no command line to take it from")]
    let write = std::env::var("ALONGSIDE_WRITE_MODULES").is_ok();
    let modules = modules();
    if write {
        let text = format!("{before}<!-- modules -->\n{modules}<!-- /modules -->{after}");
        fs::write(&path, text).expect("the document can be written");
        return;
    }
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<BTreeSet<_>>();
    let (listed, are) = (lines(table), lines(&modules));
    let wrong: Vec<String> = listed.symmetric_difference(&are).cloned().collect();
    let hint = "ALONGSIDE_WRITE_MODULES=1 cargo test -p alongside --test tidy writes it anew";
    assert!(table == modules, "the table of modules differs; {hint}\n{}", wrong.join("\n"));
}

#[test]
fn nothing_names_the_machine_it_was_written_on() {
    // Put together here, so that this file does not name them itself.
    let names = [["/wo", "rk/"], ["/ro", "ot/"], ["crates.io", "/api"], ["registry", ".npmjs"]];
    let mut wrong = Vec::new();
    for (path, text) in files() {
        for name in names.iter().map(|halves| halves.concat()) {
            if text.contains(&name) {
                wrong.push(format!("{path} names {name}"));
            }
        }
    }
    none(&wrong);
}
