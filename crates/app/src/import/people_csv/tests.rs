// SPDX-License-Identifier: AGPL-3.0-or-later
//! Tables as they come from agencies, tidy and not.

use proptest::prelude::*;

use super::*;

const HEADER: &str = "family_ref,name,called,role,caregiver_role,born,due,pronouns,language,phone,\
                      contact_note\n";

fn table(rows: &str) -> Report {
    read(format!("{HEADER}{rows}").as_bytes()).expect("the table as a whole can be read")
}

/// The only row, taken.
fn taken(row: &str) -> PersonRow {
    let report = table(row);
    let [outcome] = &report.rows[..] else { panic!("not one row") };
    outcome.person.clone().expect("the row is a good one")
}

/// What is wrong with the only row: column and reason.
fn refused(row: &str) -> Vec<(&'static str, Reason)> {
    let report = table(row);
    let [outcome] = &report.rows[..] else { panic!("not one row") };
    let problems = outcome.person.clone().expect_err("the row should be refused");
    assert!(problems.iter().all(|problem| !problem.remedy.is_empty()));
    problems.into_iter().map(|problem| (problem.column, problem.reason)).collect()
}

fn text(text: Option<&String>) -> Option<&str> {
    text.map(String::as_str)
}

#[test]
fn a_row_is_read_with_every_column() {
    let row = taken(
        "F-1,Ñandú Muestra,Ñá,caregiver,foster,1990-02-28,,she/her,Español,+1 555 0100,\"Text first,\nnot on Sundays\"\n",
    );
    assert_eq!(row.family_ref, "F-1");
    assert_eq!(text(row.name.as_ref()), Some("Ñandú Muestra"));
    assert_eq!(text(row.called.as_ref()), Some("Ñá"));
    assert_eq!((row.role, row.caregiver_role), (Role::Caregiver, Some(Care::Foster)));
    assert_eq!((row.born, row.due), (Some(jiff::civil::date(1990, 2, 28)), None));
    assert_eq!(text(row.pronouns.as_ref()), Some("she/her"));
    assert_eq!(text(row.language.as_ref()), Some("Español"));
    assert_eq!(text(row.phone.as_ref()), Some("+1 555 0100"));
    assert_eq!(text(row.contact_note.as_ref()), Some("Text first,\nnot on Sundays"));
}

#[test]
fn columns_stand_in_any_order_and_are_named_in_any_case() {
    let report = read(b"Shoe size, ROLE ,Name,Family ref,\n7,Child,Testling,F-1,\n").unwrap();
    assert_eq!(report.ignored_columns, ["Shoe size"]);
    let row = report.rows[0].person.as_ref().unwrap();
    assert_eq!((row.role, text(row.name.as_ref())), (Role::Child, Some("Testling")));
}

#[test]
fn semicolons_and_tabs_separate_too() {
    for (separator, name) in [(";", "A, B"), ("\t", "A; B, C")] {
        let header = HEADER.replace(',', separator);
        let cells = ["F-1", name, "", "child\n"].join(separator);
        let report = read(format!("{header}{cells}").as_bytes()).unwrap();
        let row = report.rows[0].person.as_ref().unwrap();
        assert_eq!((text(row.name.as_ref()), row.role), (Some(name), Role::Child));
    }
}

#[test]
fn an_expected_child_needs_no_name_but_others_do() {
    let row = taken("F-1,,,child,,,2027-03-01\n");
    assert_eq!((row.name, row.due), (None, Some(jiff::civil::date(2027, 3, 1))));
    assert_eq!(refused("F-1,,,child,,2026-03-01,\n"), [("name", Reason::Missing)]);
    let both = [("due", Reason::BornAndDue), ("name", Reason::Missing)];
    assert_eq!(refused("F-1,,,child,,2026-03-01,2026-03-09\n"), both);
    assert_eq!(refused("F-1,,,caregiver\n"), [("name", Reason::Missing)]);
    assert_eq!(
        refused("F-1,,,caregiver,,,2027-03-01\n"),
        [("due", Reason::DueOfGrownUp), ("name", Reason::Missing)]
    );
}

#[test]
fn everything_wrong_with_a_row_is_told_at_once() {
    assert_eq!(
        refused(",Testling,,chid,parent,5/6/2024,2024-02-30,,,5.55E+09,\n"),
        [
            ("family_ref", Reason::Missing),
            ("role", Reason::UnknownRole),
            ("caregiver_role", Reason::UnknownCaregiverRole),
            ("born", Reason::NotADate),
            ("due", Reason::NotADate),
            ("phone", Reason::RoundedNumber),
        ]
    );
    assert_eq!(refused("F-1,Testling\n"), [("role", Reason::Missing)]);
}

#[test]
fn roles_and_dates_must_fit_together() {
    assert_eq!(refused("F-1,Testling,,child,birth\n"), [("caregiver_role", Reason::NotACaregiver)]);
    assert_eq!(
        refused("F-1,Testling,,child,,2026-01-01,2027-01-01\n"),
        [("due", Reason::BornAndDue)]
    );
    assert_eq!(
        refused("F-1,Testling,,caregiver,birth,,2027-01-01\n"),
        [("due", Reason::DueOfGrownUp)]
    );
}

#[test]
fn days_are_taken_in_one_way_only() {
    for day in
        ["17.05.2024", "05/17/2024", "2024-5-17", "20240517", "2024-05", "2024-05-17T00", "0"]
    {
        assert_eq!(refused(&format!("F,T,,child,,{day}\n")), [("born", Reason::NotADate)], "{day}");
    }
}

#[test]
fn a_formula_stays_a_text() {
    let row = taken("F-1,\"=HYPERLINK(\"\"http://x.example\"\")\",@x,child,,,,,,-1,+1\n");
    assert_eq!(text(row.name.as_ref()), Some("=HYPERLINK(\"http://x.example\")"));
    assert_eq!(text(row.called.as_ref()), Some("@x"));
    assert_eq!(text(row.phone.as_ref()), Some("-1"));
}

#[test]
fn what_cannot_be_seen_is_refused_with_line_and_column() {
    for (hidden, reason) in [
        ("\0", NotTaken::Unprintable),
        ("\u{1b}", NotTaken::Unprintable),
        ("\u{202e}", NotTaken::HiddenDirection),
        ("\u{2066}", NotTaken::HiddenDirection),
    ] {
        for (column, row) in [
            ("name", format!("F-1,A{hidden}B,,child")),
            ("called", format!("F-1,T,A{hidden}B,child")),
            ("contact_note", format!("F-1,T,,child,,,,,,,A{hidden}B")),
        ] {
            let report = table(&format!("F-1,Testling,,child\n\n{row}\n"));
            assert_eq!(report.rows[1].line, 4);
            let problems = report.rows[1].person.clone().unwrap_err();
            assert_eq!(problems, [Problem::new(column, Reason::Text(reason))]);
        }
    }
}

#[test]
fn lengths_are_counted_in_characters() {
    let long = "ñ".repeat(NAME_MAX);
    assert!(table(&format!("F-1,{long},,child\n")).rows[0].person.is_ok());
    let reason = Reason::Text(NotTaken::TooLong(NAME_MAX));
    assert_eq!(refused(&format!("F-1,{long}ñ,,child\n")), [("name", reason)]);
    let note = "x".repeat(LINE_MAX + 1);
    let reason = Reason::Text(NotTaken::TooLong(LINE_MAX));
    assert_eq!(refused(&format!("F,T,,child,,,,,,,{note}\n")), [("contact_note", reason)]);
}

#[test]
fn the_same_person_twice_is_told_with_the_first_line_and_twins_are_two() {
    let report = table(
        "F-1,Testling,,child\nF-2,Testling,,child\nF-1,Testling,T,child\nF-1,,,child,,,2027-01-01\n\
         F-1,,,child,,,2027-01-01\n",
    );
    let repeated = Problem::new("name", Reason::Repeated { line: 2 });
    assert_eq!(report.rows[2].person, Err(vec![repeated]));
    assert_eq!(report.rows.iter().filter(|row| row.person.is_ok()).count(), 4);
}

#[test]
fn empty_rows_are_left_out_and_lines_are_counted_all_the_same() {
    let report = table("\r\n,,,,\r\nF-1,\"Test\r\nling\",,child\r\n\r\nF-1,B,,other\r\n  \r\n");
    let lines: Vec<_> = report.rows.iter().map(|row| row.line).collect();
    assert_eq!(lines, [4, 7]);
    let row = report.rows[0].person.as_ref().unwrap();
    assert_eq!(text(row.name.as_ref()), Some("Test ling"));
}

#[test]
fn every_way_to_end_a_line_ends_one() {
    for end in ["\n", "\r\n", "\r"] {
        let text = format!("{HEADER}\nF-1,A,,child\nF-1,B,,child").replace('\n', end);
        let report = read(text.as_bytes()).unwrap();
        let lines: Vec<_> = report.rows.iter().map(|row| row.line).collect();
        assert_eq!(lines, [3, 4]);
    }
}

#[test]
fn a_row_with_a_cell_too_many_is_refused() {
    assert_eq!(refused("F,T,,child,,,,,,,a,b\n"), [("", Reason::TooManyCells)]);
    // Separators a spreadsheet left at the end are no cells.
    assert!(table("F,T,,child,,,,,,,a,,,\n").rows[0].person.is_ok());
}

#[test]
fn quotation_marks_that_do_not_close_are_refused_with_their_line() {
    let whole = |rows: &str| read(format!("{HEADER}{rows}").as_bytes()).unwrap_err();
    assert_eq!(whole("F,A,,child\nF,\"B,,child\nF,C,,child\n"), FileRefused::OpenQuote { line: 3 });
    assert_eq!(whole("F,\"A,,child\nF,\"B\",,child\n"), FileRefused::QuoteInside { line: 3 });
    let row = taken("F,5\" of hope,,child\n");
    assert_eq!(text(row.name.as_ref()), Some("5\" of hope"));
}

#[test]
fn letters_are_told_apart() {
    let table = format!("{HEADER}F-1,Señora Ibáñez,,caregiver\n");
    let mut marked = b"\xef\xbb\xbf".to_vec();
    marked.extend(table.as_bytes());
    let little: Vec<u8> = table.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = table.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let latin: Vec<u8> =
        table.chars().map(|c| u8::try_from(u32::from(c)).expect("all are below 256")).collect();
    for (bytes, encoding) in [
        (table.as_bytes().to_vec(), Encoding::Utf8),
        (marked, Encoding::Utf8),
        (little.clone(), Encoding::Utf16),
        (big.clone(), Encoding::Utf16),
        ([&b"\xff\xfe"[..], &little].concat(), Encoding::Utf16),
        ([&b"\xfe\xff"[..], &big].concat(), Encoding::Utf16),
        (latin, Encoding::Windows1252),
    ] {
        let report = read(&bytes).unwrap();
        assert_eq!(report.encoding, encoding);
        let row = report.rows[0].person.as_ref().unwrap();
        assert_eq!(text(row.name.as_ref()), Some("Señora Ibáñez"));
    }
    let curly = [HEADER.as_bytes(), b"F,O\x92Brien \x80,,child\n"].concat();
    let report = read(&curly).unwrap();
    let row = report.rows[0].person.as_ref().unwrap();
    assert_eq!(text(row.name.as_ref()), Some("O’Brien €"));
}

#[test]
fn a_file_that_is_no_table_of_people_is_refused_as_a_whole() {
    let whole = |bytes: &[u8]| {
        let refused = read(bytes).unwrap_err();
        assert!(!refused.remedy().is_empty());
        refused
    };
    assert_eq!(whole(b""), FileRefused::Empty);
    assert_eq!(whole(b"\n\n"), FileRefused::Empty);
    assert_eq!(whole(b"PK\x03\x04..."), FileRefused::Letters);
    assert_eq!(whole(b"name,\xff\x00"), FileRefused::Letters);
    assert_eq!(whole(b"name,\x81"), FileRefused::Letters);
    assert_eq!(whole(b"\xff\xfea"), FileRefused::Letters);
    assert_eq!(whole(b"\xff\xfe\x00\xd8"), FileRefused::Letters);
    assert_eq!(whole(b"\xef\xbb\xbf\xff"), FileRefused::Letters);
    assert_eq!(whole(b"Testling,1"), FileRefused::ColumnsMissing(REQUIRED.to_vec()));
    assert_eq!(whole(b"name,role\n"), FileRefused::ColumnsMissing(vec!["family_ref"]));
    assert_eq!(whole(b"name,role,NAME,family_ref\n"), FileRefused::ColumnTwice("name"));
    assert_eq!(whole(&vec![b'x'; SIZE_MAX + 1]), FileRefused::TooLarge);
}

#[test]
fn rows_are_taken_to_the_limit_and_not_beyond() {
    let rows = |count: usize| format!("{HEADER}{}", "F,,,child,,,2027-01-01\n".repeat(count));
    assert_eq!(read(rows(ROWS_MAX).as_bytes()).unwrap().rows.len(), ROWS_MAX);
    assert_eq!(read(rows(ROWS_MAX + 1).as_bytes()), Err(FileRefused::TooManyRows));
}

#[test]
fn nothing_of_a_person_is_printed() {
    let report = table("F-77,Testling,,child,,2024-05-17\nF-77,Testling,,chid,,2024-05-17\n");
    let printed = format!("{report:?} {:?}", report.rows);
    for word in ["Testling", "F-77", "2024", "chid"] {
        assert!(!printed.contains(word), "{word}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = read(&bytes);
    }

    #[test]
    fn each_row_has_the_line_it_begins_on(rows in r#"([abF ,"\n\r]|""|child|,"[a\n]{0,3}"){0,40}"#) {
        let text = format!("{HEADER}{rows}");
        if let Ok(report) = read(text.as_bytes()) {
            let text = text.replace("\r\n", "\n").replace('\r', "\n");
            let mut cells = csv::ReaderBuilder::new();
            let mut cells = cells.has_headers(false).flexible(true).from_reader(text.as_bytes());
            let lines = shape::record_lines(&text, b',').unwrap();
            prop_assert_eq!(cells.records().count(), lines.len());
            let count = text.lines().count() as u64;
            let starts: Vec<_> = report.rows.iter().map(|row| row.line).collect();
            prop_assert!(starts.windows(2).all(|pair| pair[0] < pair[1]));
            for start in starts {
                prop_assert!(start > 1 && start <= count);
                prop_assert!(!text.lines().nth(usize::try_from(start).unwrap() - 1).unwrap().is_empty());
            }
        }
    }

    #[test]
    fn a_name_comes_back_as_it_was_typed(name in r"[^\p{C}\s]([^\p{C}]{0,20}[^\p{C}\s])?") {
        let cell = name.replace('"', "\"\"");
        let row = taken(&format!("F-1,\"{cell}\",,child\n"));
        prop_assert_eq!(text(row.name.as_ref()), Some(name.as_str()));
    }
}
