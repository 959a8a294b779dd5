// SPDX-License-Identifier: AGPL-3.0-or-later
//! What holds for any file: no panic, nothing lost, and the same JSON as others read.

use fhir::read;
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// Element names we read, so that the values meet every reader, and some we do not.
const NAMES: [&str; 34] = [
    "id",
    "name",
    "given",
    "family",
    "text",
    "use",
    "period",
    "start",
    "end",
    "telecom",
    "rank",
    "gender",
    "birthDate",
    "deceasedBoolean",
    "deceasedDateTime",
    "multipleBirthInteger",
    "communication",
    "language",
    "coding",
    "code",
    "system",
    "display",
    "patient",
    "subject",
    "reference",
    "valueQuantity",
    "value",
    "component",
    "effectiveDateTime",
    "onsetAge",
    "contained",
    "entry",
    "fullUrl",
    "extension",
];
const TYPES: [&str; 7] =
    ["Patient", "RelatedPerson", "Observation", "Condition", "Encounter", "Basic", "Bundle"];

fn leaf() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "[^\\x00-\\x1f]{0,12}".prop_map(Value::from),
        prop_oneof!["2024", "2024-02-30", "#a", "2024-05-17T09:30:00Z"].prop_map(Value::from),
    ]
}

fn anything() -> impl Strategy<Value = Value> {
    leaf().prop_recursive(6, 60, 6, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..5).prop_map(Value::from),
            fields(inner).prop_map(Value::from)
        ]
    })
}

fn fields(inner: impl Strategy<Value = Value>) -> impl Strategy<Value = Map<String, Value>> {
    btree_map(prop::sample::select(&NAMES[..]), inner, 0..6)
        .prop_map(|fields| fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

fn resource() -> impl Strategy<Value = Value> {
    (prop::sample::select(&TYPES[..]), fields(anything())).prop_map(|(kind, mut fields)| {
        fields.insert("resourceType".to_owned(), kind.into());
        Value::Object(fields)
    })
}

proptest! {
    // A case that failed belongs into a test of its own, with a sentence for a name.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_it_panic(bytes in vec(any::<u8>(), 0..200)) {
        let _ = read(&bytes);
    }

    #[test]
    fn no_text_of_json_signs_makes_it_panic(text in r#"[\[\]{}":,\\ue0-9.tfn -]{0,80}"#) {
        let _ = read(text.as_bytes());
    }

    #[test]
    fn any_resource_is_kept_whole_or_refused_with_words(value in resource()) {
        match read(value.to_string().as_bytes()) {
            Ok(bundle) => {
                for entry in &bundle.entries {
                    let kept: Value = serde_json::from_str(&entry.source).unwrap_or_default();
                    prop_assert_eq!(&kept, &entry.raw);
                }
                if value["resourceType"] == "Bundle" {
                    prop_assert_eq!(bundle.to_value(), value);
                } else {
                    prop_assert_eq!(&bundle.entries[0].raw, &value);
                }
                let _ = bundle.reference_report();
            }
            Err(error) => prop_assert!(error.to_string().ends_with('.')),
        }
    }

    #[test]
    fn any_json_in_a_type_we_do_not_read_is_lossless(value in anything()) {
        let text = json!({"resourceType": "Basic", "x": value}).to_string();
        let bundle = read(text.as_bytes()).unwrap();
        prop_assert_eq!(&bundle.entries[0].raw["x"], &value);
        prop_assert_eq!(&bundle.entries[0].source, &text);
    }

    #[test]
    fn a_text_others_call_json_is_read_and_no_other(
        inner in r#"[\[\]{}",:0-9.eE+ax-]{0,8}|-?(0|[1-9][0-9]{0,3})(\.[0-9]{1,3})?([eE][+-]?[0-9])?|"(\\["\\/nrtu]|[0-9a-d]){0,8}""#
    ) {
        let text = format!(r#"{{"resourceType":"Basic","x":{inner}}}"#);
        let theirs = serde_json::from_str::<Value>(&text);
        let ours = read(text.as_bytes());
        // What FHIR forbids beyond JSON may be refused here and read there, never the reverse.
        if let Ok(bundle) = ours {
            prop_assert_eq!(&bundle.entries[0].raw, &theirs.unwrap());
        } else {
            let forbidden = inner.contains("\\u0") || inner.contains('{') || inner.contains('"');
            prop_assert!(theirs.is_err() || forbidden, "{}", text);
        }
    }

    #[test]
    fn a_date_is_read_as_it_is_written(year in 1..=9999_i16, month in 0..=13_i8, day in 0..=32_i8) {
        let text = format!("{year:04}-{month:02}-{day:02}");
        let date = text.parse::<fhir::PartialDate>();
        let days = match month {
            2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => 0,
        };
        prop_assert_eq!(date.is_ok(), (1..=days).contains(&day));
        if let Ok(date) = date {
            prop_assert_eq!(date.to_string(), text);
            prop_assert_eq!(date.full(), Some((year, month, day)));
        }
    }
}
