// SPDX-License-Identifier: AGPL-3.0-or-later
//! Reading the project's own files, and which paths of the product a text uses.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Folders that hold nothing of ours.
const NOT_OURS: [&str; 4] = ["target", "node_modules", ".git", "alongside-data"];

/// The project's folder.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).expect("the product lies two folders below the root").to_owned()
}

/// Every file of the project: its path from the root, and its text (empty where it is not text).
pub fn files() -> Vec<(String, String)> {
    let root = root();
    let (mut folders, mut found) = (vec![root.clone()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of the project can be read") {
            let entry = entry.expect("a folder of the project can be read");
            let path = entry.path();
            if path.is_dir() {
                if !NOT_OURS.iter().any(|name| entry.file_name() == *name) {
                    folders.push(path);
                }
                continue;
            }
            let text = fs::read_to_string(&path).unwrap_or_default();
            let path = path.strip_prefix(&root).expect("it lies below the root");
            found.push((path.to_string_lossy().replace('\\', "/"), text));
        }
    }
    found.sort();
    assert!(found.len() > 100, "the project was not found");
    found
}

/// Every Rust file of the project.
pub fn rust() -> Vec<(String, String)> {
    let mut rust = files();
    rust.retain(|(path, _)| is(path, "rs"));
    rust
}

/// Whether a path ends in this extension.
pub fn is(path: &str, extension: &str) -> bool {
    Path::new(path).extension().is_some_and(|known| known == extension)
}

/// Fails with what is wrong, one a line.
pub fn none(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// A line, or nothing where it is a comment.
pub fn code(line: &str) -> &str {
    if line.trim_start().starts_with("//") { "" } else { line }
}

/// The paths below `crate::` that a text names, such as `visits::forms::code_of`; groups in
/// braces are spread out.
pub fn used(text: &str) -> BTreeSet<String> {
    let lines: Vec<&str> = text.lines().map(code).collect();
    let text = lines.join(" ");
    let mut all = BTreeSet::new();
    for part in text.split("crate::").skip(1) {
        let ends = |c: char| !(c.is_alphanumeric() || c == '_' || c == ':');
        let path = &part[..part.find(ends).unwrap_or(part.len())];
        let group = part[path.len()..].strip_prefix('{');
        match group.filter(|_| path.is_empty() || path.ends_with("::")) {
            Some(group) => spread(path, group, &mut all),
            None => drop(all.insert(path.trim_end_matches(':').to_owned())),
        }
    }
    all
}

/// The paths of a group in braces, up to the brace that closes it.
fn spread(before: &str, group: &str, all: &mut BTreeSet<String>) {
    let mut open = vec![before.to_owned()];
    let mut name = String::new();
    for c in group.chars() {
        let Some(here) = open.last().cloned() else { return };
        match c {
            '{' => open.push(format!("{here}{}", std::mem::take(&mut name))),
            ',' | '}' => {
                let one = std::mem::take(&mut name);
                match one.split(" as ").next().unwrap_or_default().trim() {
                    "" => {}
                    "self" => drop(all.insert(here.trim_end_matches(':').to_owned())),
                    one => drop(all.insert(format!("{here}{one}"))),
                }
                if c == '}' {
                    open.pop();
                }
            }
            _ if c.is_whitespace() && name.is_empty() => {}
            _ => name.push(c),
        }
    }
}

#[test]
fn used_paths_are_read_from_uses_and_from_code() {
    let text = "use crate::visits::forms::{self, of_code as of, deep::{one}};\n\
         // crate::no::thing\nlet x = crate::people::forms::CARES.len();\n\
         use crate::{\n    accounts, families,\n};";
    let expected = [
        "accounts",
        "families",
        "people::forms::CARES",
        "visits::forms",
        "visits::forms::deep::one",
        "visits::forms::of_code",
    ];
    assert_eq!(used(text), expected.map(str::to_owned).into());
}
