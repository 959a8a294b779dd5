// SPDX-License-Identifier: AGPL-3.0-or-later
//! The house rules that no compiler holds: who may use whom, and what stands where.

#[path = "tidy/documents.rs"]
mod documents;
#[path = "tidy/gate.rs"]
mod gate;
#[path = "tidy/pages.rs"]
mod pages;
#[path = "tidy/reading.rs"]
mod reading;

use std::collections::BTreeSet;
use std::fs;

use reading::{code, files, none, root, rust, used};

/// Areas of the product; each keeps its insides to itself.
const AREAS: [&str; 45] = [
    "at_once",
    "away",
    "looking_back",
    "agenda",
    "calendar",
    "promises",
    "observations",
    "firsts",
    "signs",
    "guidance",
    "between_us",
    "plays",
    "joys",
    "attachments",
    "card",
    "early_care",
    "emergency",
    "expecting",
    "accounts",
    "families",
    "goodbye",
    "handover",
    "kin",
    "people",
    "presence",
    "relationships",
    "visits",
    "signing",
    "safety",
    "sealed",
    "reflections",
    "supervision",
    "import",
    "release",
    "looked",
    "rights",
    "staff",
    "supports",
    "wonderings",
    "understandings",
    "capacities",
    "echoes",
    "retold",
    "ours",
    "holding",
];

/// Where one area uses another's insides today: user, used, why. The list only gets shorter.
const CROSSINGS: &[(&str, &str, &str)] = &[
    (
        "families",
        "accounts::lists::supervised_by",
        "a supervisor's list holds the families of those supervised",
    ),
    ("staff", "accounts::link_ends", "somebody new signs in by a link like any other"),
    (
        "staff",
        "accounts::lists",
        "who comes, changes hats and leaves does so in the tables of accounts",
    ),
];

/// What every area may use of another: who is signed in, the answer to a form that is not taken,
/// and that they just proved it, the frame of a family's pages, the names of people with accounts and
/// who supervises them, the rule that takes two people, who is licensed and who in training, how somebody can be reached
/// without harm, which is read on their own page, in their copy, and before anything is sent; and, for a
/// secret of somebody's own, how guessing is slowed, that it is not the password, that its owner is told
/// when it was changed, and a key from it as costly as a password; what the agency asks of a second step and the band that asks, and codes and
/// ways in that are told in person; what a device is called, what is kept of a secret, and which visits may stand on a screen a family sees, and what a visit lies over in the days of whoever makes it; whose the address is by which a phone asks for somebody's hours; of what lies ahead,
/// promises and plays that are signed with a note, what was wondered and where it stands, what somebody was seen to bring, how two are understood, the way to hear an echo, and what was to be talked about in a visit; and how a name sounds, where it
/// stands, and what belongs to a visit; by what somebody signs, and how a note is signed; and looking back at a note, where it leads, what stands on the visit, and what
/// stands beside the next; and bringing something of one's own to supervision, where somebody supervises.
const OFFERED: [&str; 103] = [
    "promises::to_make",
    "release::in_words",
    "at_once::way_there",
    "staff::licences::holding",
    "staff::training::is_in_training",
    "signing",
    "signing::Signer",
    "accounts::Asks",
    "accounts::asks_for_passkey",
    "signing::Lines",
    "accounts::by_passkey::Signer",
    "accounts::by_passkey::signer",
    "visits::page",
    "accounts::device_called",
    "accounts::token_hash",
    "calendar::at_visit",
    "calendar::for_the_room",
    "calendar::of_family",
    "holding::in_note",
    "holding::SAFE",
    "holding::held",
    "holding::leads",
    "holding::of_visit",
    "ours::in_note",
    "ours::of_visit",
    "retold::on_visit",
    "early_care::by_nature",
    "looking_back::after_note",
    "looking_back::where_child",
    "looking_back::found",
    "looking_back::hint_shape",
    "looking_back::hints",
    "looking_back::on_visit",
    "accounts::feeds",
    "accounts::feeds::Owner",
    "agenda::of_visit",
    "attachments::given",
    "attachments::name_sound",
    "attachments::names",
    "attachments::of_observation",
    "attachments::of_visit",
    "observations::in_note",
    "firsts::in_note",
    "signs::in_note",
    "plays::in_note",
    "plays::bring_box",
    "plays::of_visit",
    "plays::way_there",
    "signs::way_there",
    "guidance::in_note",
    "guidance::for_the_room",
    "between_us::in_note",
    "between_us::of_visit",
    "guidance::way_there",
    "firsts::way_there",
    "observations::of_visit",
    "visits::InNote",
    "promises::in_note",
    "echoes::on_visit",
    "capacities::in_note",
    "wonderings::in_note",
    "wonderings::on_visit",
    "understandings::on_relationship",
    "supervision::Readers",
    "supervision::readers",
    "supervision::to_bring",
    "card::own_stays_off_paper",
    "expecting::said_when",
    "expecting::tender_dates",
    "expecting::way_there",
    "kin::on_story",
    "accounts::Fresh",
    "accounts::SecondStepRule",
    "accounts::band",
    "accounts::ways_in",
    "accounts::ways_in::Given",
    "accounts::ways_in::WayIn",
    "accounts::ways_in::Whom",
    "accounts::codes::new_code",
    "accounts::supervised",
    "supervision::named",
    "accounts::supervisors_of",
    "accounts::Who",
    "accounts::refused",
    "overview::frame",
    "accounts::Person",
    "accounts::everybody",
    "accounts::name_of",
    "accounts::device_since",
    "accounts::may_put_away",
    "staff::approvals",
    "staff::approvals::BOOK",
    "staff::approvals::Proposal",
    "staff::approvals::Stands",
    "staff::licences::is_licensed",
    "safety::how_to_reach",
    "safety::way_in_words",
    "safety::may_tell",
    "accounts::Guess",
    "accounts::passphrase",
    "accounts::passphrase_changed",
    "accounts::is_own_password",
    "accounts::passwords::stretched",
];

/// Files that are longer: path, lines at most. The list only gets shorter, and so do the numbers.
const LONG: &[(&str, usize)] = &[];
const LINES_MAX: usize = 400;

#[test]
fn areas_keep_their_insides_to_themselves() {
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    for (path, text) in rust() {
        let Some(inside) = path.strip_prefix("crates/app/src/") else { continue };
        let own = inside.split(['/', '.']).next().unwrap_or_default();
        if !AREAS.contains(&own) {
            continue;
        }
        for used in used(&text) {
            let other = used.split("::").next().unwrap_or_default();
            let foreign = other != own && (AREAS.contains(&other) || other == "overview");
            if !foreign || OFFERED.contains(&used.as_str()) {
                continue;
            }
            match CROSSINGS.iter().position(|(user, known, _)| *user == own && *known == used) {
                Some(known) => drop(seen.insert(known)),
                None => wrong.push(format!("{path} uses {used}, which is inside another area")),
            }
        }
    }
    for (number, (user, known, _)) in CROSSINGS.iter().enumerate() {
        if !seen.contains(&number) {
            wrong.push(format!("{user} no longer uses {known}: take it off the list"));
        }
    }
    none(&wrong);
}

/// The dependencies of a crate, as its manifest names them.
fn dependencies(of: &str) -> BTreeSet<String> {
    let manifest = fs::read_to_string(root().join("crates").join(of).join("Cargo.toml"));
    let manifest = manifest.expect("each crate has a manifest");
    let section = manifest.split("\n[").find_map(|section| section.strip_prefix("dependencies]"));
    let lines = section.unwrap_or_default().lines().map(str::trim);
    let named = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    named.filter_map(|line| line.split(['.', '=', ' ']).next()).map(str::to_owned).collect()
}

#[test]
fn the_four_walls_know_nobody() {
    // A sum over bytes is a function of them and of nothing else.
    let allowed = ["jiff", "serde", "serde_json", "sha2", "thiserror"].map(str::to_owned);
    assert_eq!(dependencies("practice"), allowed.into(), "practice stays pure");
    assert_eq!(dependencies("map"), BTreeSet::new(), "map needs nothing");
    for (wall, others) in [
        ("record", ["practice", "fhir", "alongside"]),
        ("fhir", ["practice", "record", "alongside"]),
        ("practice", ["record", "fhir", "alongside"]),
    ] {
        let known = dependencies(wall);
        assert!(!known.is_empty(), "the manifest of {wall} was not read");
        let wrong: Vec<_> = others.iter().filter(|other| known.contains(**other)).collect();
        assert!(wrong.is_empty(), "{wall} knows {wrong:?}");
    }
    assert!(dependencies("app").contains("record"), "the product is made of the others");
}

#[test]
fn the_workspace_has_one_binary_so_that_running_it_needs_no_name() {
    let all = files();
    let binary = |path: &str| path.ends_with("src/main.rs") || path.contains("/src/bin/");
    let found: Vec<&String> =
        all.iter().map(|(path, _)| path).filter(|path| binary(path)).collect();
    assert_eq!(found, ["crates/app/src/main.rs"]);
    let mut manifests = all.iter().filter(|(path, _)| path.ends_with("Cargo.toml"));
    assert!(!manifests.any(|(_, text)| text.contains("[[bin]]")));
}

/// Whether a line begins the text of a statement.
fn is_sql(line: &str) -> bool {
    let begins = [
        "SELECT ",
        "INSERT INTO ",
        "UPDATE ",
        "DELETE FROM ",
        "CREATE TABLE ",
        "CREATE INDEX ",
        "CREATE UNIQUE ",
        "ALTER TABLE ",
        "DROP TABLE ",
        "PRAGMA ",
    ];
    begins.iter().any(|begin| line.contains(&format!("\"{begin}")))
}

#[test]
fn statements_stand_in_the_record_and_in_lists() {
    assert!(is_sql("const A: &str = \"SELECT a FROM b\";"));
    let mut wrong = Vec::new();
    let mut found = 0;
    for (path, text) in rust() {
        let lists = path.ends_with("/lists.rs") || path.contains("/lists/");
        let allowed = path.starts_with("crates/record/") || lists || path.contains("/tests/");
        for (number, line) in text.lines().enumerate() {
            if is_sql(code(line)) {
                found += 1;
                if !allowed {
                    wrong.push(format!("{path}:{}: a statement", number + 1));
                }
            }
        }
    }
    assert!(found > 20, "no statement was found at all");
    none(&wrong);
}

#[test]
fn markup_stands_in_pages_forms_and_the_look() {
    let overview =
        ["beside", "frame", "fresh", "story", "today"].map(|file| format!("overview/{file}.rs"));
    let mut wrong = Vec::new();
    let mut found = 0;
    for (path, text) in rust() {
        let Some(inside) = path.strip_prefix("crates/app/src/") else { continue };
        let allowed = inside.ends_with("/pages.rs")
            || inside.contains("/pages/")
            || inside.ends_with("/forms.rs")
            || inside.starts_with("ui/")
            || inside == "error.rs"
            || overview.iter().any(|file| file == inside);
        for (number, line) in text.lines().enumerate() {
            if code(line).contains("html!") {
                found += 1;
                if !allowed {
                    wrong.push(format!("{path}:{}: markup", number + 1));
                }
            }
        }
    }
    assert!(found > 20, "no markup was found at all");
    none(&wrong);
}

#[test]
fn each_rust_file_names_its_licence_says_what_lives_there_and_is_short() {
    let mut wrong = Vec::new();
    for (path, text) in rust() {
        let mut lines = text.lines();
        if lines.next() != Some("// SPDX-License-Identifier: AGPL-3.0-or-later") {
            wrong.push(format!("{path}: the licence is not its first line"));
        }
        if !lines.next().is_some_and(|line| line.starts_with("//! ")) {
            wrong.push(format!("{path}: its second line does not say what lives there"));
        }
        let length = text.lines().count();
        let long = LONG.iter().find(|(long, _)| *long == path);
        let most = long.map_or(LINES_MAX, |(_, most)| *most);
        if length > most {
            wrong.push(format!("{path}: {length} lines, {most} at most"));
        }
    }
    none(&wrong);
}
