// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the cues find in the note that was drawn before there was a product: read where the drawing lies, and never kept here.

use practice::looking_back::{Language, People, Shown as _, cues, look_back};
use practice::visits::Field;

/// Beside the checkout, where it is there.
const DRAWN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/design/visit-note.html");
/// What the fields of the drawing are called, and which ones they became.
const FIELDS: [(&str, Field); 5] = [
    ("words", Field::Words),
    ("did", Field::Child),
    ("between", Field::Between),
    ("wonder", Field::Wondering),
    ("next", Field::NextTime),
];

/// What stands between these two in a text.
fn between<'a>(text: &'a str, (begin, end): (&str, &str)) -> Option<&'a str> {
    let (_, after) = text.split_once(begin)?;
    Some(after.split_once(end)?.0)
}

/// The words of a field, as a browser would have them.
fn words_of(drawn: &str, id: &str) -> Option<String> {
    let field = drawn.split("<textarea").find(|part| part.contains(&format!("id=\"{id}\"")))?;
    Some(between(field, (">", "</textarea>"))?.replace("&amp;", "&"))
}

#[test]
fn of_what_was_drawn_beside_the_note_two_of_three_are_found() {
    let Ok(drawn) = std::fs::read_to_string(DRAWN) else {
        println!("skipped: no drawing of a note beside the checkout");
        return;
    };
    let texts: Vec<(Field, String)> = FIELDS
        .into_iter()
        .map(|(id, field)| (field, words_of(&drawn, id).expect("the drawing has the field")))
        .collect();
    let fields: Vec<(Field, &str)> =
        texts.iter().map(|(field, text)| (*field, text.as_str())).collect();
    let people = People { children: vec!["Mateo".to_owned()], carers: vec!["Rosa".to_owned()] };
    let found = look_back(&fields, cues(Language::English), &people);
    // What stands before the first of them is the rest of the page.
    let (_, shown) = drawn.split_once("class=\"found\"").expect("the drawing shows what was found");
    let numbers = shown.split("class=\"found\"");
    let asked: Vec<String> = numbers
        .filter_map(|one| between(one, ("class=\"no\">", "<")))
        .map(|number| format!("s{number}"))
        .collect();
    assert_eq!(asked.len(), 3, "the drawing shows three");
    for one in &found {
        let text = texts.iter().find(|(field, _)| *field == one.field).expect("it is written");
        println!("found: {} {}", one.shows.code(), &text.1[one.at.clone()]);
    }
    let is_asked = |code: &str| asked.iter().any(|one| one == code);
    let (right, wrong): (Vec<&str>, Vec<&str>) =
        found.iter().map(|one| one.shows.code()).partition(|code| is_asked(code));
    // As docs/looking-back.md says; where the lists find more, it says so too.
    assert_eq!((right, wrong), (vec!["s6", "s11"], vec!["s13"]), "drawn: {asked:?}");
}
