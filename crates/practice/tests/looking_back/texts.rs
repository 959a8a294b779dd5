// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is found in whole notes: at most three, in their own sentences; and hints that leave families' words alone.

use practice::looking_back::{
    Domain, Found, Language, MOST, People, Strategy, companion, cues, domains_in, look_back,
    sentences, way_to_say,
};
use practice::text::NARRATIVE_MAX;
use practice::visits::Field;
use proptest::prelude::*;

fn named(children: &[&str], carers: &[&str]) -> People {
    let names = |all: &[&str]| all.iter().map(|name| (*name).to_owned()).collect();
    People { children: names(children), carers: names(carers) }
}

fn strategies(fields: &[(Field, &str)]) -> Vec<Found<Strategy>> {
    look_back(fields, cues(Language::English), &named(&["Amara"], &["Ngozi", "Nne nne"]))
}

/// The strategies' numbers with their sentences.
fn told<'a>(fields: &[(Field, &'a str)]) -> Vec<(u8, &'a str)> {
    let text =
        |field: Field| fields.iter().find(|(known, _)| *known == field).expect("its field").1;
    let all = strategies(fields).into_iter();
    all.map(|one| (one.shows.number(), &text(one.field)[one.at])).collect()
}

/// A note in which a strategy shows in nearly every sentence.
const NOTE: [(Field, &str); 4] = [
    (Field::Words, "When I was little nobody came at night. I hum now."),
    (Field::Child, "Amara slept. She had mashed yam for lunch."),
    (
        Field::Between,
        "I said “she is looking for you”, and Ngozi turned. They laughed together. I waited and let \
         her decide what came next.",
    ),
    (Field::Wondering, "I wonder what Amara feels when the door shuts."),
];

#[test]
fn given_a_full_note_when_it_is_looked_back_at_then_three_stand_each_in_a_sentence_of_its_own() {
    let found = strategies(&NOTE);
    assert_eq!(found.len(), MOST);
    for (number, one) in found.iter().enumerate() {
        for other in &found[..number] {
            assert_ne!(one.shows, other.shows);
            assert_ne!((one.field, &one.at), (other.field, &other.at));
        }
    }
    assert_eq!(found, strategies(&NOTE), "the same note finds the same");
}

#[test]
fn given_a_plain_note_when_it_is_looked_back_at_then_nothing_is_found_and_that_is_fine() {
    let plain =
        [(Field::Between, "The bus was late. Next visit on Thursday at ten."), (Field::Child, "")];
    assert_eq!(told(&plain), []);
    assert!(domains_in(&plain, cues(Language::English), &People::default()).is_empty());
}

#[test]
fn given_one_sentence_when_it_shows_a_strategy_then_that_very_sentence_is_pointed_at() {
    let text = "We had tea, Dr. Eze came at 2:30 p.m. and left. They laughed together when she sneezed! 🙂 Bye.";
    let found = told(&[(Field::Between, text)]);
    assert_eq!(found, [(6, "They laughed together when she sneezed!")]);
}

#[test]
fn given_quotation_marks_when_words_stand_in_them_then_they_are_the_familys_and_not_the_writers() {
    let said =
        |text| told(&[(Field::Between, text)]).into_iter().map(|one| one.0).collect::<Vec<_>>();
    assert_eq!(said("They laughed together."), [6]);
    assert_eq!(said("Ngozi: “they laughed together”."), [0_u8; 0]);
    assert_eq!(
        said("Ngozi: “when I was little it was cold”."),
        [11],
        "a cue that says so finds it"
    );
    assert_eq!(told(&[(Field::Words, "When I was little it was cold.")])[0].0, 11);
    assert_eq!(told(&[(Field::Words, "They laughed together.")]), [], "all of her words are hers");
}

#[test]
fn given_the_names_of_a_family_when_a_cue_needs_somebody_then_they_are_known_by_all_their_words() {
    let text = [(Field::Between, "Nne nne chose what we would sing.")];
    assert_eq!(told(&text).len(), 1);
    assert!(look_back(&text, cues(Language::English), &People::default()).is_empty());
}

#[test]
fn given_a_note_about_rent_alone_when_domains_are_looked_for_then_needs_stand_alone() {
    let text =
        [(Field::NextTime, "There is no money left for the rent. The eviction letter came.")];
    let found = domains_in(&text, cues(Language::English), &People::default());
    assert_eq!(found.iter().map(|one| one.shows).collect::<Vec<_>>(), [Domain::Needs]);
}

#[test]
fn given_the_longest_field_there_is_when_it_is_looked_back_at_then_an_end_is_found() {
    let text = "she cried and i said “he ".repeat(NARRATIVE_MAX / 25);
    strategies(&[(Field::Between, &text)]);
    let text = "a. lazy b. ".repeat(NARRATIVE_MAX / 11);
    strategies(&[(Field::Between, &text)]);
    assert!(!companion(Field::Between, &text, Language::English).is_empty());
    let text = "… \"".repeat(NARRATIVE_MAX / 3);
    strategies(&[(Field::Between, &text)]);
}

/// The hints of a text, as its words and ids, with a mark behind what is ambiguous.
fn hinted(text: &str, language: Language) -> Vec<String> {
    let all = companion(Field::Between, text, language).into_iter();
    all.map(|hint| {
        assert!(way_to_say(hint.id, language).is_some(), "every hint has a way to say it");
        let mark = if hint.ambiguous { "?" } else { "" };
        format!("{}: {}{mark}", hint.id, &text[hint.at])
    })
    .collect()
}

#[test]
fn given_words_that_judge_when_they_are_typed_then_a_hint_stands_at_each() {
    use Language::{English, Spanish};
    for (language, text, hints) in [
        (
            English,
            "Mother was noncompliant and a no-show on Tuesday.",
            &["noncompliant: noncompliant", "no-show: no-show"][..],
        ),
        (English, "She said, \"I am a bad mother.\"", &[]),
        (English, "We washed the clean bottle together.", &["clean-dirty: clean?"]),
        (
            Spanish,
            "La mamá se negó a firmar y no se presentó.",
            &["refused: se negó", "no-show: no se presentó"],
        ),
        (English, "Baby reached for Dad and calmed in his arms.", &[]),
        (
            Spanish,
            "El bebé adicto fue dado de alta.",
            &["addicted-baby: bebé adicto", "addict: adicto"],
        ),
        (English, "RESISTANT; “lazy”, she says.", &["resistant: RESISTANT"]),
        (English, "Slowly, cleaned, unresistant.", &[]),
        (Spanish, "Se nego.", &[]),
        (English, "He doesn't speak English yet.", &["non-english: doesn't speak English"]),
    ] {
        assert_eq!(hinted(text, language), hints, "{text}");
    }
    let own = companion(Field::Words, "I am a bad mother.", English);
    assert!(own.is_empty(), "families speak for themselves");
}

proptest! {
    #[test]
    fn whatever_is_written_what_is_found_stands_in_its_field_and_is_at_most_three(
        texts in prop::collection::vec(
            prop_oneof![
                ".{0,120}",
                "(she|he|“|”|\"|«|»|\\.|\\?| |\n|laughed|cried|i said|ñá|👶|together|[a-z]{1,6}){0,60}",
            ],
            1..4,
        ),
        name in ".{0,12}",
    ) {
        let fields = [Field::Between, Field::Words, Field::Wondering];
        let fields: Vec<(Field, &str)> =
            fields.into_iter().zip(texts.iter().map(String::as_str)).collect();
        let people = named(&[&name], &[&name]);
        for language in [Language::English, Language::Spanish] {
            let cues = cues(language);
            let strategies = look_back(&fields, cues, &people);
            let domains = domains_in(&fields, cues, &people);
            prop_assert!(strategies.len() <= MOST && domains.len() <= MOST);
            let places = strategies.into_iter().map(|one| (one.field, one.at));
            for (field, at) in places.chain(domains.into_iter().map(|one| (one.field, one.at))) {
                let text = fields.iter().find(|(known, _)| *known == field).expect("a field").1;
                let sentence = text.get(at.clone()).expect("it stands in its field");
                prop_assert_eq!(sentence, sentence.trim());
                prop_assert!(sentences(text, cues).contains(&at));
            }
            for (field, text) in &fields {
                for hint in companion(*field, text, language) {
                    prop_assert!(text.get(hint.at).is_some_and(|words| !words.is_empty()));
                }
            }
        }
    }
}
