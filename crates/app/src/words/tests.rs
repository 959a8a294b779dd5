// SPDX-License-Identifier: AGPL-3.0-or-later
//! The rules for words: every language says the same, what is said exists, and what exists is said.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use jiff::civil::{date, time};

use super::*;

const ENGLISH_WORDS: Words = Words { language: Language::English };
const SPANISH_WORDS: Words = Words { language: Language::Spanish };

/// The messages of a file with the variables each of them takes.
fn messages(file: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    let mut last = String::new();
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        if let Some((id, _)) =
            line.split_once('=').filter(|_| line.starts_with(char::is_alphabetic))
        {
            id.trim().clone_into(&mut last);
            let before = found.insert(last.clone(), BTreeSet::new());
            assert_eq!(before, None, "{last} is written twice");
        }
        let variables = line.split('$').skip(1).map(|after| {
            after.split(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap().to_owned()
        });
        if let Some(known) = found.get_mut(&last) {
            known.extend(variables);
        }
    }
    found
}

fn keys() -> BTreeSet<String> {
    FILES.iter().flat_map(|(english, _)| messages(english).into_keys()).collect()
}

/// Every string literal of the source, tests left out; the rules name the message of each refusal.
fn literals() -> Vec<String> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = Vec::new();
    sources(&here.join("src"), &mut texts);
    sources(&here.join("../practice/src"), &mut texts);
    let mut found = Vec::new();
    for text in texts {
        let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default().to_owned();
        let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        for line in lines {
            let odd = line.split('"').enumerate().filter(|(number, _)| number % 2 == 1);
            found.extend(odd.map(|(_, literal)| literal.to_owned()));
        }
    }
    found
}

fn sources(folder: &Path, texts: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, texts);
        } else if path.extension().is_some_and(|ending| ending == "rs")
            && path.file_stem().is_some_and(|name| name != "tests")
        {
            texts.push(fs::read_to_string(path).unwrap());
        }
    }
}

/// The first literal after each of these calls on the same line, or on the next.
fn said() -> BTreeSet<String> {
    let mut texts = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut texts);
    let mut found = BTreeSet::new();
    for text in texts {
        for call in [".say(", ".with("] {
            for after in text.split(call).skip(1) {
                let literal = after.trim_start().strip_prefix("&format!(").unwrap_or(after);
                if let Some(literal) = literal.trim_start().strip_prefix('"') {
                    found.extend(literal.split('"').next().map(str::to_owned));
                }
            }
        }
    }
    found
}

/// Whether a key is what a literal such as "month-{}" can become.
fn becomes(pattern: &str, key: &str) -> bool {
    let mut parts =
        pattern.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
    let Some(mut rest) = parts.next().and_then(|first| key.strip_prefix(first)) else {
        return false;
    };
    let mut parts = parts.peekable();
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            return rest.len() > part.len() && rest.ends_with(part);
        }
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.is_empty()
}

#[test]
fn every_file_is_read_without_a_broken_message() {
    for file in FILES.iter().flat_map(|(english, spanish)| [english, spanish]) {
        let read = FluentResource::try_new((*file).to_owned());
        let broken = read.err().map(|(_, errors)| errors);
        assert_eq!(broken, None, "{}", &file[..file.len().min(120)]);
    }
}

#[test]
fn every_language_has_the_same_messages_with_the_same_variables() {
    for (english, spanish) in FILES {
        assert_eq!(messages(english), messages(spanish));
    }
}

#[test]
fn no_message_is_written_in_two_files() {
    let all: usize = FILES.iter().map(|(english, _)| messages(english).len()).sum();
    assert_eq!(all, keys().len());
}

#[test]
fn every_message_that_is_said_is_written() {
    let keys = keys();
    let refusals = literals().into_iter().filter(|known| known.contains("-refused-"));
    let missing: Vec<String> = said()
        .into_iter()
        .chain(refusals)
        .filter(|said| !keys.iter().any(|key| becomes(said, key)))
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_message_that_is_written_is_said() {
    let literals = literals();
    let whole: BTreeSet<&String> = literals.iter().filter(|known| !known.contains('{')).collect();
    // A "{id}-{number}" would stand for every message.
    let telling = |known: &&String| {
        let fixed =
            known.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
        known.contains('{') && fixed.map(str::len).sum::<usize>() > 3
    };
    let patterns: Vec<&String> = literals.iter().filter(telling).collect();
    let unsaid: Vec<String> = keys()
        .into_iter()
        .filter(|key| !whole.contains(key) && !patterns.iter().any(|known| becomes(known, key)))
        .collect();
    assert!(unsaid.is_empty(), "{unsaid:#?}");
}

#[test]
fn a_pattern_stands_for_the_keys_it_can_become() {
    assert!(becomes("month-{}", "month-12"));
    assert!(becomes("new-family-{key}-hint", "new-family-how-hint"));
    assert!(becomes("a-{}-{}", "a-b-c"));
    assert!(becomes("plain", "plain"));
    assert!(!becomes("plain", "plainer"));
    assert!(!becomes("month-{}", "month-"));
    assert!(!becomes("new-family-{key}-hint", "new-family-how"));
}

#[test]
fn a_supervisor_who_loses_sight_of_a_family_may_be_anybody() {
    assert!(SPANISH_WORDS.say("goodbye-what-then").contains("quien les supervisa"));
}

#[test]
fn days_are_said_in_the_order_of_each_language() {
    let day = date(2026, 10, 16);
    assert_eq!(ENGLISH_WORDS.date(day), "16 October 2026");
    assert_eq!(SPANISH_WORDS.date(day), "16 de octubre de 2026");
    assert_eq!(ENGLISH_WORDS.date_long(day), "Friday 16 October 2026");
    assert_eq!(SPANISH_WORDS.date_long(day), "Viernes, 16 de octubre de 2026");
    assert_eq!(ENGLISH_WORDS.day_month(day), "16 October");
    assert_eq!(SPANISH_WORDS.day_month(day), "16 de octubre");
    assert_eq!(ENGLISH_WORDS.month(day), "October");
    assert_eq!(SPANISH_WORDS.month_short(day), "oct");
}

#[test]
fn every_day_of_a_year_has_its_words() {
    let mut day = date(2024, 1, 1);
    while day.year() == 2024 {
        for words in [ENGLISH_WORDS, SPANISH_WORDS] {
            let long = words.date_long(day);
            assert!(long.contains(&day.day().to_string()) && long.ends_with("2024"), "{long}");
        }
        day = day.tomorrow().unwrap();
    }
}

#[test]
fn hours_follow_the_clock_of_each_language() {
    let said = [
        (0, 5, "12:05 am", "0:05"),
        (11, 59, "11:59 am", "11:59"),
        (12, 0, "12:00 pm", "12:00"),
        (14, 5, "2:05 pm", "14:05"),
    ];
    for (hour, minute, english, spanish) in said {
        let at = time(hour, minute, 0, 0);
        assert_eq!(ENGLISH_WORDS.time(at), english);
        assert_eq!(SPANISH_WORDS.time(at), spanish);
    }
}

#[test]
fn an_age_is_told_in_the_unit_that_tells_most() {
    let born = date(2026, 3, 31);
    let told = [
        (date(2026, 3, 30), "", ""),
        (date(2026, 3, 31), "less than a day", "menos de un día"),
        (date(2026, 4, 1), "1 day", "1 día"),
        (date(2026, 4, 13), "13 days", "13 días"),
        (date(2026, 4, 14), "2 weeks", "2 semanas"),
        (date(2026, 6, 29), "12 weeks", "12 semanas"),
        (date(2026, 7, 1), "3 months", "3 meses"),
        (date(2028, 3, 30), "23 months", "23 meses"),
        (date(2028, 3, 31), "2 years", "2 años"),
        (date(2056, 3, 30), "29 years", "29 años"),
    ];
    for (on, english, spanish) in told {
        assert_eq!(ENGLISH_WORDS.age(born, on), english, "on {on}");
        assert_eq!(SPANISH_WORDS.age(born, on), spanish, "on {on}");
    }
}

#[test]
fn the_furthest_days_of_the_calendar_have_an_age() {
    use jiff::civil::Date;
    assert_eq!(ENGLISH_WORDS.age(Date::MIN, Date::MAX), "19998 years");
}

#[test]
fn names_are_set_apart_from_the_sentence_and_numbers_are_not() {
    let said = ENGLISH_WORDS.with("day-month", &[("day", 16.into()), ("month", "שרה".into())]);
    assert!(said.ends_with(" \u{2068}שרה\u{2069}"), "{said:?}");
    assert_eq!(ENGLISH_WORDS.with("age-weeks", &[("count", 11.into())]), "11 weeks");
}

#[test]
#[should_panic(expected = "no-such-message")]
fn a_message_that_is_missing_stops_a_test() {
    ENGLISH_WORDS.say("no-such-message");
}

#[test]
fn a_message_that_need_not_exist_may_be_missing() {
    assert_eq!(ENGLISH_WORDS.maybe("no-such-message"), None);
    assert_eq!(SPANISH_WORDS.maybe("nav-today").as_deref(), Some("Hoy"));
}

#[test]
fn a_browser_gets_the_language_it_likes_best() {
    let asked = [
        ("", Language::English),
        ("es", Language::Spanish),
        ("es-MX,es;q=0.9,en;q=0.8", Language::Spanish),
        ("ES-419", Language::Spanish),
        ("en-US,en;q=0.9,es;q=0.8", Language::English),
        ("fr,es;q=0.3,en;q=0.2", Language::Spanish),
        ("fr, de", Language::English),
        ("es;q=0", Language::English),
        ("es;q=much", Language::English),
        ("est, *", Language::English),
        (";;;,=,q=1", Language::English),
    ];
    for (accepted, language) in asked {
        assert_eq!(Language::from_accept_language(accepted), language, "{accepted}");
    }
}

#[test]
fn a_language_is_found_again_by_its_code() {
    for language in [Language::English, Language::Spanish] {
        assert_eq!(Language::parse(language.code()), Some(language));
    }
    assert_eq!(Language::parse("EN"), None);
}

#[test]
fn nobodys_name_is_printed_for_debugging() {
    assert_eq!(format!("{:?}", Arg::from("Rosa")), "Text(4 bytes)");
}
