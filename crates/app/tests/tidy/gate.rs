// SPDX-License-Identifier: AGPL-3.0-or-later
//! The gate's one opening is for the control run: it is in one place, no release has it, and nothing turns it on unseen.

use std::fs;

use super::reading::{none, root, rust};

/// Where the feature may be named in what is built.
const NAMED_IN: [&str; 2] = ["crates/app/src/main.rs", "crates/app/src/open/rule.rs"];

#[test]
fn the_gate_is_opened_in_one_place_and_in_no_release() {
    let mut wrong = Vec::new();
    for (path, text) in rust() {
        let built =
            path.contains("/src/") || path.contains("/benches/") || path.ends_with("build.rs");
        if built && text.contains("ungated") && !NAMED_IN.contains(&path.as_str()) {
            wrong.push(format!("{path} names the feature that opens the gate"));
        }
    }
    let rule = fs::read_to_string(root().join(NAMED_IN[1])).expect("the rule is there");
    let refused = "#[cfg(all(feature = \"ungated\", not(debug_assertions)))]\ncompile_error!(";
    if !rule.contains(refused) {
        wrong.push("a release would be built with the gate open".to_owned());
    }
    none(&wrong);
}

#[test]
fn nothing_turns_the_feature_on_but_the_control_run() {
    let mut wrong = Vec::new();
    let manifest = fs::read_to_string(root().join("crates/app/Cargo.toml")).expect("it is there");
    if manifest.matches("ungated").count() != 1 || !manifest.contains("\nungated = []\n") {
        wrong.push("crates/app/Cargo.toml lets something depend on the feature".to_owned());
    }
    for path in ["Cargo.toml", ".cargo/config.toml", "check", ".ci/run"] {
        let text = fs::read_to_string(root().join(path)).unwrap_or_default();
        for line in text.lines().filter(|line| line.contains("features")) {
            let control = line.contains("--features ungated") && line.contains("walks control::");
            if line.contains("all-features") || line.contains("ungated") && !control {
                wrong.push(format!("{path}: {line}"));
            }
        }
    }
    none(&wrong);
}
