// SPDX-License-Identifier: AGPL-3.0-or-later
//! What every page keeps: nothing inline, nobody's name in a title, errors beside their fields, pictures that say what their tables say.

use jiff::civil::{Date, date};
use maud::{Markup, html};

use super::form::{self, Choice, Chooser, FieldArea, FieldError, FieldText};
use super::gallery::gallery;
use super::notice::{self, Voice};
use super::page::{Frame, Place, Theme, page};
use super::rhythm::{Mark, Rhythm, RhythmRow, rhythm};
use crate::words::{Language, Words};

const FRIDAY: Date = date(2026, 10, 16);

fn english() -> Words {
    Words::of(Language::English)
}

fn frame() -> Frame<'static> {
    Frame {
        words: english(),
        title: "Visit note",
        here: Place::Families,
        who: Some("Imani Clarke"),
        hat: Some("Visitor".to_owned()),
        theme: Theme::System,
        sub: None,
        shared: Some(true),
        find: true,
        staff: false,
        save_bar: false,
    }
}

fn drawn(frame: &Frame<'_>) -> String {
    page(frame, html! { h1 { "Mateo & Rosa" } }).into_string()
}

/// Every opening tag of a page.
fn tags(page: &str) -> impl Iterator<Item = &str> {
    page.split('<').skip(1).filter_map(|after| after.split('>').next())
}

fn counted(page: &str, what: &str) -> usize {
    page.matches(what).count()
}

#[test]
fn no_part_needs_what_the_content_policy_forbids() {
    for language in [Language::English, Language::Spanish] {
        let page = gallery(Words::of(language), Theme::System).into_string();
        for tag in tags(&page) {
            let attributes = tag.split(['"', ' ']);
            let inline = attributes
                .clone()
                .any(|name| name == "style=" || name.starts_with("on") && name.ends_with('='));
            assert!(!inline, "{tag}");
            assert!(
                tag != "style" && (!tag.starts_with("script") || tag.contains("src=\"/assets/")),
                "{tag}"
            );
        }
        assert!(!page.contains("<script>") && !page.contains("javascript:"));
    }
}

#[test]
fn every_id_stands_once_and_every_reference_meets_one() {
    let page = gallery(english(), Theme::System).into_string();
    let of = |attribute: &str| -> Vec<String> {
        let before = format!(" {attribute}=\"");
        let values = page.split(&before).skip(1).filter_map(|after| after.split('"').next());
        values.flat_map(|value| value.split(' ').map(str::to_owned)).collect()
    };
    let ids = of("id");
    for id in &ids {
        assert_eq!(ids.iter().filter(|known| *known == id).count(), 1, "{id}");
    }
    for attribute in ["for", "aria-labelledby", "aria-describedby"] {
        let references = of(attribute);
        assert!(!references.is_empty(), "{attribute}");
        for reference in references {
            assert!(ids.contains(&reference), "{attribute}={reference}");
        }
    }
}

#[test]
fn no_form_is_remembered_by_the_browser() {
    let page = gallery(english(), Theme::System).into_string();
    for tag in tags(&page) {
        let takes_text =
            tag.starts_with("textarea") || tag.starts_with("form") || tag.starts_with("select");
        let line = tag.starts_with("input")
            && !["radio", "checkbox"].iter().any(|kind| tag.contains(kind));
        assert!(!(takes_text || line) || tag.contains("autocomplete=\"off\""), "{tag}");
    }
}

#[test]
fn a_title_says_what_the_page_is_and_not_whose() {
    let page = drawn(&frame());
    assert!(page.contains("<title>Visit note · Alongside</title>"));
    assert_eq!(counted(&page, "Mateo"), 1);
}

#[test]
fn the_current_place_is_marked_in_both_bars() {
    let page = drawn(&frame());
    assert_eq!(counted(&page, "href=\"/families\" aria-current=\"page\""), 2);
    assert_eq!(counted(&page, "aria-current"), 2);
}

#[test]
fn who_is_not_signed_in_has_nowhere_to_go() {
    let page = drawn(&Frame { who: None, hat: None, find: false, ..frame() });
    assert_eq!(counted(&page, "<nav"), 0);
    assert_eq!(counted(&page, "<form"), 0);
}

#[test]
fn who_looks_for_no_families_is_not_shown_the_way() {
    let page = drawn(&Frame { find: false, ..frame() });
    assert_eq!(counted(&page, "/families"), 0);
    assert_eq!(counted(&page, "href=\"/today\""), 3);
}

#[test]
fn the_page_says_its_language_and_a_chosen_theme() {
    assert!(drawn(&frame()).contains("<html lang=\"en\">"));
    let spanish = Frame { words: Words::of(Language::Spanish), theme: Theme::Dark, ..frame() };
    assert!(drawn(&spanish).contains("<html lang=\"es\" data-theme=\"dark\">"));
}

#[test]
fn signing_out_is_a_form_and_not_a_link() {
    let page = drawn(&frame());
    assert!(page.contains("method=\"post\" action=\"/sign-out\""));
    assert!(!page.contains("href=\"/sign-out\""));
}

fn errors() -> Vec<FieldError> {
    vec![FieldError { field: "born".to_owned(), text: "Write the day.".to_owned() }]
}

#[test]
fn an_error_says_the_same_beside_its_field_and_in_the_summary() {
    let errors = errors();
    let field = FieldText {
        id: "born",
        hint: Some("As on the card."),
        errors: &errors,
        ..FieldText::new(english())
    };
    let summary = form::error_summary(english(), &errors).into_string();
    let field = form::field_text(&field).into_string();
    assert!(summary.contains("<a href=\"#born\">Write the day.</a>"), "{summary}");
    assert!(field.contains("<p class=\"err\" id=\"born-error\">Write the day.</p>"), "{field}");
    assert!(
        field.contains("aria-invalid=\"true\" aria-describedby=\"born-hint born-error\""),
        "{field}"
    );
}

#[test]
fn a_field_without_an_error_is_not_marked() {
    let errors = errors();
    let other = FieldArea { id: "words", errors: &errors, ..FieldArea::new(english()) };
    let other = form::field_area(&other).into_string();
    assert!(!other.contains("aria-") && !other.contains("err"), "{other}");
    assert_eq!(form::error_summary(english(), &[]).into_string(), "");
}

#[test]
fn the_summary_leads_to_the_first_answer_of_a_question() {
    let choices = ["a", "b"].map(|value| Choice {
        value: value.to_owned(),
        label: value.to_owned(),
        chosen: value == "b",
    });
    let chooser = Chooser { id: "lead", choices: &choices, ..Chooser::radio() };
    let page = form::choices(&chooser).into_string();
    assert!(page.contains("id=\"lead\" name=\"lead\" value=\"a\">"), "{page}");
    assert!(page.contains("id=\"lead-1\" name=\"lead\" value=\"b\" checked>"), "{page}");
}

#[test]
fn what_was_typed_comes_back_as_text() {
    let typed = "\n<b>\"Rosa\" & me</b>";
    let area = FieldArea { id: "words", value: typed, ..FieldArea::new(english()) };
    let area = form::field_area(&area).into_string();
    assert!(
        area.contains(">\n\n&lt;b&gt;&quot;Rosa&quot; &amp; me&lt;/b&gt;</textarea>"),
        "{area}"
    );
    let line = FieldText { id: "full", value: typed, ..FieldText::new(english()) };
    assert!(!form::field_text(&line).into_string().contains("<b>"));
}

#[test]
fn a_quote_keeps_the_language_it_was_said_in() {
    let quote = notice::voice(&Voice {
        words: english(),
        said: "Yo también.",
        teller: Some("Elena"),
        on: Some(FRIDAY),
        language: Some("es"),
    });
    let quote = quote.into_string();
    assert!(quote.starts_with("<blockquote class=\"voice\" lang=\"es\">"), "{quote}");
    assert!(quote.contains("<cite lang=\"en\">Elena, 16 October 2026</cite>"), "{quote}");
}

#[test]
fn nobodys_words_are_printed_for_debugging() {
    assert_eq!(format!("{:?}", errors()), "[FieldError(born)]");
}

// ---------- the rhythm of visits ----------

fn row(name: &str, marks: &[(Date, Mark)]) -> RhythmRow {
    RhythmRow {
        name: name.to_owned(),
        link: "/families/1/story".to_owned(),
        rhythm: "weekly".to_owned(),
        marks: marks.to_vec(),
    }
}

fn picture(rows: Vec<RhythmRow>) -> Markup {
    rhythm(english(), &Rhythm { today: FRIDAY, rows })
}

/// The wide picture, the narrow one, and the table.
fn parts(rows: Vec<RhythmRow>) -> (String, String, String) {
    let page = picture(rows).into_string();
    let (wide, rest) = page.split_once("narrow-only").unwrap();
    let (narrow, rest) = rest.split_once("signs").unwrap();
    (wide.to_owned(), narrow.to_owned(), rest.split_once("<tbody>").unwrap().1.to_owned())
}

fn dots(picture: &str) -> [usize; 3] {
    ["kept", "miss", "next"].map(|class| counted(picture, &format!("<circle class=\"{class}\"")))
}

#[test]
fn the_table_says_what_the_wide_picture_shows() {
    let marks = [
        (date(2026, 7, 20), Mark::Happened),
        (date(2026, 9, 8), Mark::Happened),
        (date(2026, 9, 9), Mark::DidNotHappen),
        (date(2026, 10, 12), Mark::Happened),
        (date(2026, 10, 25), Mark::Planned),
    ];
    let (wide, narrow, table) = parts(vec![row("Mateo & Rosa", &marks)]);
    assert_eq!(dots(&wide), [3, 1, 1]);
    assert_eq!(dots(&narrow), [2, 1, 1]);
    let counts = "<td class=\"num\">3</td><td class=\"num\">1</td><td class=\"num\">1</td>";
    assert!(table.contains(counts), "{table}");
    assert!(table.contains("<a href=\"/families/1/story\">Mateo &amp; Rosa</a>"), "{table}");
}

#[test]
fn visits_outside_the_weeks_shown_are_left_out_of_picture_and_table() {
    let marks = [
        (date(2026, 7, 19), Mark::Happened),
        (date(2026, 10, 26), Mark::Planned),
        (Date::MIN, Mark::Happened),
        (Date::MAX, Mark::Planned),
    ];
    let (wide, narrow, table) = parts(vec![row("Mateo & Rosa", &marks)]);
    assert_eq!((dots(&wide), dots(&narrow)), ([0; 3], [0; 3]));
    assert_eq!(counted(&table, "<td class=\"num\">0</td>"), 3);
}

#[test]
fn two_visits_of_one_week_stand_beside_each_other() {
    let marks = [(date(2026, 10, 8), Mark::Happened), (date(2026, 10, 6), Mark::DidNotHappen)];
    let (wide, ..) = parts(vec![row("Nia & Joan", &marks)]);
    let missed = wide.split_once("<circle class=\"miss\" cx=\"").unwrap().1;
    let kept = wide.split_once("<circle class=\"kept\" cx=\"").unwrap().1;
    let at = |dot: &str| dot.split('"').next().unwrap().parse::<f32>().unwrap();
    assert!(at(kept) - at(missed) > 9.0, "they would cover each other");
    assert!(
        wide.find("class=\"miss\"") < wide.find("class=\"kept\""),
        "the earlier one comes first"
    );
}

#[test]
fn the_picture_is_the_same_in_whatever_order_visits_come() {
    let mut marks = vec![
        (date(2026, 10, 8), Mark::Happened),
        (date(2026, 9, 1), Mark::DidNotHappen),
        (date(2026, 10, 20), Mark::Planned),
    ];
    let once = picture(vec![row("Nia & Joan", &marks)]).into_string();
    marks.reverse();
    assert_eq!(once, picture(vec![row("Nia & Joan", &marks)]).into_string());
}

#[test]
fn a_long_name_is_cut_in_the_picture_and_whole_in_the_table() {
    let name = "Wilhelmina, Maximiliana & Bartholomew";
    let (wide, narrow, table) = parts(vec![row(name, &[(FRIDAY, Mark::Happened)])]);
    assert!(wide.contains(">Wilhelmina, Maximilian…<"), "{wide}");
    assert!(!narrow.contains("Maximiliana") && narrow.contains('…'));
    assert!(table.contains("Wilhelmina, Maximiliana &amp; Bartholomew"));
}

#[test]
fn where_there_are_no_visits_yet_the_picture_says_so() {
    for rows in [Vec::new(), vec![row("Mateo & Rosa", &[])]] {
        let page = picture(rows).into_string();
        assert!(page.contains("will show here after the first one"), "{page}");
        assert!(!page.contains("<table") && !page.contains("role=\"img\""));
    }
}

#[test]
fn the_picture_can_be_drawn_on_the_furthest_days() {
    for today in [Date::MIN, Date::MAX] {
        let rows = vec![row("Mateo & Rosa", &[(today, Mark::Happened)])];
        let page = rhythm(english(), &Rhythm { today, rows }).into_string();
        assert!(page.contains("Read as a table"));
    }
}
