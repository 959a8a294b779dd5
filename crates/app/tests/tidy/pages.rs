// SPDX-License-Identifier: AGPL-3.0-or-later
//! Styles can turn around, and pages speak the words of the field.

use super::reading::{files, is, none};

/// Words pages do not say; the glossary has others.
const NOT_SAID: [&str; 10] = [
    "case",
    "cases",
    "patient",
    "patients",
    "compliance",
    "no-show",
    "discharge",
    "non-responsive",
    "at-risk",
    "non-compliant",
];

/// Whether a declaration speaks of left or right instead of the beginning or the end of a line.
fn is_sided(property: &str, value: &str) -> bool {
    let sides = ["left", "right"];
    let named = sides.iter().any(|side| {
        property == *side
            || property.ends_with(&format!("-{side}"))
            || property.contains(&format!("-{side}-"))
    });
    let turned = ["text-align", "float", "clear"].contains(&property);
    named || (turned && sides.iter().any(|side| value.starts_with(side)))
}

#[test]
fn styles_can_turn_around() {
    for (property, value) in [("margin-left", "1px"), ("right", "0"), ("text-align", "left")] {
        assert!(is_sided(property, value), "{property}");
    }
    assert!(!is_sided("margin-inline-start", "1px") && !is_sided("text-align", "start"));
    let mut wrong = Vec::new();
    let mut sheets = 0;
    for (path, text) in files() {
        if !(path.starts_with("crates/app/assets/") && is(&path, "css")) {
            continue;
        }
        sheets += 1;
        for (number, line) in text.lines().enumerate() {
            for declaration in line.split(['{', ';', '}']) {
                let Some((property, value)) = declaration.split_once(':') else { continue };
                let (property, value) = (property.trim(), value.trim());
                if is_sided(property, value) {
                    wrong.push(format!("{path}:{}: {property}: {value}", number + 1));
                }
            }
        }
    }
    assert!(sheets > 0, "no stylesheet was found");
    none(&wrong);
}

/// What a line of a file of words says, without keys, comments and what stands for a variable.
fn said(line: &str) -> String {
    let value = match line.split_once('=') {
        _ if line.starts_with('#') => "",
        Some((key, value)) if !line.starts_with(' ') && !key.contains('{') => value,
        _ => line,
    };
    value.to_lowercase()
}

#[test]
fn pages_speak_the_words_of_the_field() {
    let words = |line: &str| -> Vec<String> {
        let said = said(line);
        let words = said.split(|c: char| !(c.is_alphanumeric() || c == '-'));
        words.filter(|word| NOT_SAID.contains(word)).map(str::to_owned).collect()
    };
    assert_eq!(words("case-open = In that Case, the no-show"), ["case", "no-show"]);
    let mut wrong = Vec::new();
    let mut lines = 0;
    for (path, text) in files() {
        if !(path.starts_with("crates/app/words/en/") && is(&path, "ftl")) {
            continue;
        }
        for (number, line) in text.lines().enumerate() {
            lines += 1;
            let found = words(line);
            wrong.extend(found.iter().map(|word| format!("{path}:{}: says {word}", number + 1)));
        }
    }
    assert!(lines > 100, "the words were not found");
    none(&wrong);
}

/// Texts of a line of markup that a person would read: words that begin with a capital letter, in
/// quotation marks instead of a key.
fn literal(line: &str) -> Option<&str> {
    let mut parts = line.split('"').skip(1).step_by(2);
    parts.find(|text| {
        let words: Vec<&str> = text.split(' ').collect();
        let plain = |word: &&str| word.len() > 1 && word.chars().all(char::is_alphabetic);
        let class = line.contains("class") || line.contains("viewBox") || text.contains("\\n");
        let sentence = words.len() > 1 && words.iter().filter(|word| plain(word)).count() > 1;
        let alone = line.contains(&format!("{{ \"{text}\" }}")) && plain(text);
        let begins = text.starts_with(char::is_uppercase);
        !class && begins && (sentence || alone)
    })
}

#[test]
fn pages_hold_keys_and_no_sentences() {
    assert_eq!(literal(r#"p { "Good morning" }"#), Some("Good morning"));
    assert_eq!(literal(r#"h2 { "Families" }"#), Some("Families"));
    assert_eq!(literal(r#"p { (words.say("families-title")) } "#), None);
    let mut wrong = Vec::new();
    let mut pages = 0;
    for (path, text) in files() {
        let tests = path.ends_with("tests.rs") || path.ends_with("gallery.rs");
        if !(path.starts_with("crates/app/src/") && is(&path, "rs")) || tests {
            continue;
        }
        let Some(first) = text.find("html! {") else { continue };
        pages += 1;
        let before = text[..first].lines().count();
        for (number, line) in text.lines().enumerate().skip(before.saturating_sub(1)) {
            let code = line.trim_start();
            let spoken = code.starts_with("//") || code.starts_with("#[");
            if let Some(found) = (!spoken).then(|| literal(code)).flatten() {
                wrong.push(format!("{path}:{}: {found}", number + 1));
            }
        }
    }
    assert!(pages > 5, "no page was found");
    none(&wrong);
}

/// Whether a line of a script looks into the browser's caches or puts something there; to list them and to throw them away
/// is no keeping.
fn keeps(line: &str) -> bool {
    let code = line.split("//").next().unwrap_or_default();
    let harmless = ["caches?.keys?.()", "caches.keys()", "caches.delete(name)"];
    let rest = harmless.iter().fold(code.to_owned(), |rest, one| rest.replace(one, ""));
    rest.contains("caches") || rest.contains("CacheStorage") || rest.contains("cache.")
}

#[test]
fn one_script_keeps_pages_and_it_keeps_what_it_is_given_and_nothing_else() {
    for line in ["await caches.open(name)", "cache.put(request, answer)", "window['caches']"] {
        assert!(keeps(line), "{line}");
    }
    for line in ["for (const name of await caches.keys()) await caches.delete(name);", "// caches"]
    {
        assert!(!keeps(line), "{line}");
    }
    let mut wrong = Vec::new();
    let mut kept = Vec::new();
    for (path, text) in files() {
        if !(path.starts_with("crates/app/assets/") && is(&path, "js")) {
            continue;
        }
        for (number, line) in text.lines().enumerate().filter(|(_, line)| keeps(line)) {
            if path != "crates/app/assets/worker/worker.js" {
                wrong.push(format!("{path}:{}: keeps something of its own", number + 1));
            } else if [".put(", ".add(", ".addAll("].iter().any(|puts| line.contains(puts)) {
                kept.push(line.trim().to_owned());
            }
        }
    }
    none(&wrong);
    let once = "event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(files)));";
    assert_eq!(kept, [once], "only the files of the page, and only as it is installed");
}
