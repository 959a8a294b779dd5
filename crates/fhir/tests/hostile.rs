// SPDX-License-Identifier: AGPL-3.0-or-later
//! Files that are wrong or mean harm: each is read or refused with a place and a remedy, never a panic.

use fhir::{DEPTH_MAX, FIELDS_MAX, ReadError, Reason, Resource, SIZE_MAX, read};

fn refused(text: &str) -> ReadError {
    let error = read(text.as_bytes()).expect_err("the file should be refused");
    assert!(!error.remedy().is_empty());
    assert!(!error.to_string().contains("Secretperson"), "a person's data is told");
    error
}

/// A bundle whose second entry is a patient with these elements.
fn with_patient(elements: &str) -> String {
    format!(
        r#"{{"resourceType":"Bundle","type":"collection","entry":[
            {{"resource":{{"resourceType":"Organization"}}}},
            {{"resource":{{"resourceType":"Patient",{elements}}}}}]}}"#
    )
}

#[test]
fn a_wrong_type_is_refused_with_entry_path_and_remedy() {
    let error = refused(&with_patient(r#""name":[{"given":["Secretperson",7]}]"#));
    let place = error.entry.clone().unwrap();
    assert_eq!((place.index, place.resource_type.as_deref()), (1, Some("Patient")));
    assert_eq!(error.path, "name[0].given[1]");
    assert_eq!(error.reason, Reason::WrongType { expected: "a text", found: "a number" });
    assert_eq!(
        error.to_string(),
        "entry 2 (Patient), name[0].given[1]: a text should stand here, but it is a number. Ask \
         whoever made the file for FHIR version R4; other versions are shaped differently."
    );
}

#[test]
fn every_wrong_shape_names_its_element() {
    for (elements, path) in [
        (r#""name":{"text":"Secretperson"}"#, "name"),
        (r#""name":"Secretperson""#, "name"),
        (r#""name":["Secretperson"]"#, "name[0]"),
        (r#""gender":true"#, "gender"),
        (r#""active":"true""#, "active"),
        (r#""birthDate":20200101"#, "birthDate"),
        (r#""birthDate":"2020-02-30""#, "birthDate"),
        (r#""birthDate":"2020-01-01T00:00:00Z""#, "birthDate"),
        (r#""birthDate":"Secretperson""#, "birthDate"),
        (r#""deceasedDateTime":"2020-01-01T10:00""#, "deceasedDateTime"),
        (r#""deceasedBoolean":false,"deceasedDateTime":"2020""#, "deceased[x]"),
        (r#""multipleBirthInteger":1.5"#, "multipleBirthInteger"),
        (r#""multipleBirthInteger":99999999999"#, "multipleBirthInteger"),
        (r#""telecom":[{"rank":"1"}]"#, "telecom[0].rank"),
        (r#""communication":[{},{"language":"es"}]"#, "communication[1].language"),
        (
            r#""communication":[{"language":{"coding":[{"code":5}]}}]"#,
            "communication[0].language.coding[0].code",
        ),
    ] {
        let error = refused(&with_patient(elements));
        assert_eq!(error.path, path);
        assert_eq!(error.entry.unwrap().index, 1);
    }
}

#[test]
fn a_relative_of_nobody_is_refused() {
    let error = refused(r#"{"resourceType":"RelatedPerson","name":[{"text":"Secretperson"}]}"#);
    assert_eq!((error.path.as_str(), error.reason), ("patient", Reason::Missing));
}

#[test]
fn two_values_where_fhir_has_one_are_refused() {
    for values in [
        r#""valueString":"a","valueInteger":1"#,
        r#""valueInteger":1,"valueRange":{}"#,
        r#""component":[{"valueString":"a","valueInteger":1}]"#,
    ] {
        let error = refused(&format!(r#"{{"resourceType":"Observation",{values}}}"#));
        assert_eq!(error.reason, Reason::TwoValues);
        assert!(error.path.ends_with("value[x]"));
    }
}

#[test]
fn a_key_that_stands_twice_is_named() {
    let error = refused(&with_patient("\"gender\":\"male\",\n\"gender\":\"female\""));
    assert_eq!(error.reason, Reason::DuplicateKey { key: "gender".to_owned(), line: 4 });
    // The same key written with an escape is the same key.
    let error = refused(r#"{"resourceType":"Patient","id":"a","\u0069d":"b"}"#);
    assert_eq!(error.reason, Reason::DuplicateKey { key: "id".to_owned(), line: 1 });
    // Deep in a part nobody reads, too, and without repeating what may be a name.
    let error = refused(r#"{"resourceType":"X","a":[{"Ms Secretperson":1,"Ms Secretperson":2}]}"#);
    assert!(matches!(error.reason, Reason::DuplicateKey { .. }));
}

#[test]
fn nesting_is_taken_to_the_limit_and_not_beyond() {
    let nested = |levels: usize| {
        let (open, close) = ("[".repeat(levels - 1), "]".repeat(levels - 1));
        format!(r#"{{"resourceType":"Basic","x":{open}{close}}}"#)
    };
    assert!(read(nested(DEPTH_MAX).as_bytes()).is_ok());
    assert_eq!(refused(&nested(DEPTH_MAX + 1)).reason, Reason::TooDeep { line: 1 });
    assert_eq!(refused(&"[".repeat(1_000_000)).reason, Reason::TooDeep { line: 1 });
    assert_eq!(refused(&r#"{"a":"#.repeat(500_000)).reason, Reason::TooDeep { line: 1 });
}

#[test]
fn what_is_too_large_is_refused() {
    assert_eq!(read(&vec![b' '; SIZE_MAX]).unwrap_err().reason, Reason::Empty);
    assert_eq!(read(&vec![b' '; SIZE_MAX + 1]).unwrap_err().reason, Reason::TooLarge);
    let many = format!(r#"{{"resourceType":"Basic","x":[{}0]}}"#, "0,".repeat(fhir::VALUES_MAX));
    assert_eq!(refused(&many).reason, Reason::TooManyValues);
}

#[test]
fn an_object_has_no_more_fields_than_fhir_could_need() {
    let with = |count: usize| {
        let fields: Vec<String> = (1..count).map(|index| format!(r#""k{index}":0"#)).collect();
        format!(r#"{{"resourceType":"Basic",{}}}"#, fields.join(","))
    };
    assert!(read(with(FIELDS_MAX).as_bytes()).is_ok());
    assert_eq!(refused(&with(FIELDS_MAX + 1)).reason, Reason::TooManyFields { line: 1 });
}

#[test]
fn a_huge_text_is_kept() {
    let long = "x".repeat(3_000_000);
    let bundle = read(with_patient(&format!(r#""id":"{long}""#)).as_bytes()).unwrap();
    assert_eq!(bundle.entries[1].id().unwrap().len(), 3_000_000);
}

#[test]
fn control_characters_are_refused_however_they_are_written() {
    for hidden in [r"\u0000", r"\u001b", r"\b", "\0", "\u{1b}"] {
        let error = refused(&with_patient(&format!(r#""name":[{{"text":"A{hidden}B"}}]"#)));
        assert_eq!(error.reason, Reason::ControlCharacter { line: 3 });
    }
    let bundle = read(with_patient(r#""id":"a\tb\r\nc""#).as_bytes()).unwrap();
    assert_eq!(bundle.entries[1].id(), Some("a\tb\r\nc"));
}

#[test]
fn marks_of_direction_come_through_as_written() {
    let name = "Testling \u{202e}neslpmaxE\u{202c}";
    let bundle =
        read(with_patient(&format!(r#""name":[{{"text":"{name}"}}]"#)).as_bytes()).unwrap();
    assert_eq!(bundle.patients().next().unwrap().names[0].as_written(), name);
}

#[test]
fn dates_to_come_and_unknown_codes_are_read() {
    let elements =
        r#""birthDate":"9999-12-31","gender":"Secretperson","maritalStatus":{"text":"?"}"#;
    let bundle = read(with_patient(elements).as_bytes()).unwrap();
    let patient = bundle.patients().next().unwrap();
    assert_eq!(patient.birth_date.unwrap().year(), 9999);
    assert_eq!(patient.gender.as_deref(), Some("Secretperson"));
}

#[test]
fn files_of_other_kinds_are_told_apart() {
    assert_eq!(refused("").reason, Reason::Empty);
    assert_eq!(refused("\u{feff} \n").reason, Reason::Empty);
    assert_eq!(refused("<?xml version=\"1.0\"?><Patient/>").reason, Reason::Xml);
    let lines = "{\"resourceType\":\"Patient\"}\n{\"resourceType\":\"Patient\"}\n";
    assert_eq!(refused(lines).reason, Reason::MoreThanOne { line: 2 });
    let wide: Vec<u8> = "{}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(matches!(read(&wide).unwrap_err().reason, Reason::NotJson { line: 1, column: 2, .. }));
    assert_eq!(read(b"\xff\xfe{\0}\0").unwrap_err().reason, Reason::NotUtf8);
    for text in ["[]", "7", "null", "\"Secretperson\"", "{}", r#"{"resourceType":7}"#] {
        assert_eq!(refused(text).reason, Reason::NotAResource, "{text}");
    }
    assert_eq!(refused(r#"{"resourceType":"Ms Secretperson"}"#).reason, Reason::NotAResource);
}

#[test]
fn a_file_that_is_cut_off_tells_the_line_and_the_column() {
    let error = refused("{\"resourceType\":\"Patient\",\n \"id\": ");
    assert!(matches!(error.reason, Reason::NotJson { line: 2, column: 8, .. }));
    for text in [
        r#"{"a""#,
        r#"{"a":1,}"#,
        "{'a':1}",
        "[1,]",
        "[01]",
        "[1.]",
        "[.5]",
        "[+1]",
        "[1e]",
        "[-]",
        "[tru]",
        "[NaN]",
        "\"a",
        r#"["\x"]"#,
        r#"["\u12"]"#,
        r#"["\ud800"]"#,
        r#"["\udc00"]"#,
        r#"["\ud800\u0041"]"#,
        "\"\\",
        "{\"a\":1 \"b\":2}",
        "[1 2]",
        "// a\n{}",
        "é",
    ] {
        assert!(matches!(refused(text).reason, Reason::NotJson { .. }), "{text}");
    }
    assert_eq!(refused("[1e999]").reason, Reason::NumberTooLarge { line: 1 });
}

#[test]
fn a_bundle_of_an_unknown_kind_or_of_none_is_refused() {
    let error = refused(r#"{"resourceType":"Bundle","type":"Secretperson"}"#);
    assert_eq!((error.path.as_str(), error.reason), ("type", Reason::UnknownBundleType));
    assert_eq!(refused(r#"{"resourceType":"Bundle"}"#).reason, Reason::Missing);
    let error = refused(r#"{"resourceType":"Bundle","type":"batch","entry":{}}"#);
    assert_eq!(error.path, "entry");
    let error = refused(r#"{"resourceType":"Bundle","type":"batch","entry":[{"fullUrl":1}]}"#);
    assert_eq!((error.path.as_str(), error.entry.unwrap().index), ("fullUrl", 0));
    let error = refused(r#"{"resourceType":"Bundle","type":"batch","entry":[{"resource":[]}]}"#);
    assert_eq!(error.entry.unwrap().index, 0);
    let text = r#"{"resourceType":"Bundle","type":"batch",
        "entry":[{"resource":{"resourceType":"Ms Secretperson"}}]}"#;
    assert_eq!(refused(text).entry.unwrap().resource_type, None);
}

#[test]
fn two_entries_under_one_address_are_refused_but_not_in_a_history() {
    let both = |kind: &str| {
        let entry = r#"{"fullUrl":"urn:uuid:1","resource":{"resourceType":"Patient"}}"#;
        format!(r#"{{"resourceType":"Bundle","type":"{kind}","entry":[{entry},{entry}]}}"#)
    };
    let error = refused(&both("transaction"));
    assert_eq!((error.reason, error.entry.unwrap().index), (Reason::SameFullUrl, 1));
    assert_eq!(read(both("history").as_bytes()).unwrap().entries.len(), 2);
}

#[test]
fn a_reference_to_something_not_contained_is_told() {
    let text = r##"{"resourceType":"Patient","contained":[{"resourceType":"Basic","id":"in"}],
        "managingOrganization":{"reference":"#in"},"generalPractitioner":[{"reference":"#out"}]}"##;
    let report = read(text.as_bytes()).unwrap().reference_report();
    assert_eq!((report.not_in_bundle, report.contained), (vec!["#out".to_owned()], true));
}

#[test]
fn a_bundle_in_a_bundle_is_kept_and_not_opened() {
    let inner = r#"{"resourceType":"Bundle","type":"x"}"#;
    let text =
        format!(r#"{{"resourceType":"Bundle","type":"batch","entry":[{{"resource":{inner}}}]}}"#);
    let bundle = read(text.as_bytes()).unwrap();
    assert_eq!(bundle.entries[0].resource, Resource::Other { resource_type: "Bundle".to_owned() });
    assert_eq!(bundle.entries[0].source, inner);
}
