// SPDX-License-Identifier: AGPL-3.0-or-later
//! Bundles made up here: what is in them is read, and all of it is kept.

use std::fs;
use std::path::Path;

use fhir::{Bundle, BundleEntry, BundleKind, Deceased, Moment, MultipleBirth, ObservationValue};
use fhir::{HumanName, Resource, read};
use serde_json::Value;

fn text(name: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bundles").join(name);
    fs::read_to_string(file).expect("the bundle is part of the project")
}

fn bundle(name: &str) -> Bundle {
    read(text(name).as_bytes()).expect("the bundle is a good one")
}

const ALL: [&str; 3] = ["infant_spanish.json", "pregnant.json", "twins_foster.json"];

#[test]
fn an_infant_is_read_with_the_names_as_written() {
    let bundle = bundle("infant_spanish.json");
    let infant = bundle.patients().next().unwrap();
    assert_eq!(infant.main_name().unwrap().as_written(), "Testling Prueba Examplesen Muestra");
    assert_eq!(infant.names[1].as_written(), "Testi");
    assert_eq!(infant.birth_date.unwrap().full(), Some((2025, 1, 17)));
    assert_eq!(infant.multiple_birth, Some(MultipleBirth::Bool(false)));
    assert_eq!(infant.telecom[0].value.as_deref(), Some("555-0100"));
    assert_eq!(infant.address[0].line, ["1 Sample Street", "Flat 2"]);
    assert_eq!(infant.extensions.len(), 1);
}

#[test]
fn the_language_asked_for_comes_before_the_first_one_given() {
    let bundle = bundle("infant_spanish.json");
    let language = bundle.patients().next().unwrap().language().unwrap();
    assert_eq!(language.words(), Some("Español"));
    assert_eq!(language.code("urn:ietf:bcp:47"), Some("es"));
    assert_eq!(language.code("urn:another"), None);
}

#[test]
fn the_mother_and_the_grandmother_lead_to_the_child() {
    let bundle = bundle("infant_spanish.json");
    let near: Vec<_> = bundle.related_people().collect();
    let names: Vec<_> = near.iter().map(|near| near.main_name().unwrap().as_written()).collect();
    assert_eq!(names, ["Ñandú Muestra de Ejemplo", "Doña Abuela Muestra"]);
    let said: Vec<_> = near.iter().map(|near| near.relationship[0].words().unwrap()).collect();
    assert_eq!(said, ["madre", "abuela"]);
    for person in near {
        let child = bundle.resolve(person.patient.reference.as_deref().unwrap()).unwrap();
        assert_eq!(child.id(), Some("infant-1"));
    }
    let grandmother = bundle.related_people().nth(1).unwrap();
    assert_eq!(grandmother.birth_date.unwrap().to_string(), "1968-06");
    assert_eq!(grandmother.birth_date.unwrap().full(), None);
}

#[test]
fn a_late_visit_is_on_the_day_that_was_written() {
    let bundle = bundle("infant_spanish.json");
    let Resource::Encounter(visit) = &bundle.entries[5].resource else { panic!("not a visit") };
    let start = visit.period.as_ref().unwrap().start.as_ref().unwrap();
    assert_eq!(start.date().full(), Some((2025, 3, 19)));
    assert!(start.has_time());
    assert_eq!(start.as_str(), "2025-03-19T22:30:00-05:00");
}

#[test]
fn a_weight_keeps_its_zeros() {
    let bundle = bundle("infant_spanish.json");
    let Resource::Observation(weight) = &bundle.entries[6].resource else { panic!("no weight") };
    let Some(ObservationValue::Quantity(amount)) = &weight.value else { panic!("no amount") };
    let value = amount.value.as_ref().unwrap();
    assert_eq!(value.as_str(), "3.50");
    assert!((value.to_f64() - 3.5).abs() < f64::EPSILON);
    assert!(bundle.to_json().contains(r#""value": 3.50"#));
}

#[test]
fn an_age_at_which_something_began_is_kept_as_it_came() {
    let bundle = bundle("infant_spanish.json");
    let Resource::Condition(found) = &bundle.entries[10].resource else { panic!("no condition") };
    let Some(Moment::Other(name, age)) = &found.onset else { panic!("no age") };
    assert_eq!((name.as_str(), &age["value"]), ("onsetAge", &Value::from(2)));
}

#[test]
fn a_maiden_name_is_not_the_name_to_show() {
    let bundle = bundle("pregnant.json");
    let woman = bundle.patients().next().unwrap();
    assert_eq!(woman.main_name().unwrap().as_written(), "Maybe B. Placeholder-Specimen");
    assert_eq!(woman.deceased, Some(Deceased::Bool(false)));
    assert_eq!(woman.marital_status.as_ref().unwrap().words(), Some("prefers not to say"));
    let friend = woman.contact[0].name.as_ref().unwrap();
    assert_eq!(friend.as_written(), "A Friend of Maybe");
}

#[test]
fn the_official_name_is_shown_then_the_usual_one_then_one_still_in_use() {
    let shown = |names: &str| {
        let text = format!(r#"{{"resourceType":"Patient","name":[{names}]}}"#);
        let bundle = read(text.as_bytes()).unwrap();
        bundle.patients().next().unwrap().main_name().map(HumanName::as_written)
    };
    let maiden = r#"{"use":"maiden","text":"Maiden"},{"use":"old","text":"Old"}"#;
    let past = r#"{"text":"Past","period":{"end":"2020"}}"#;
    let usual = r#"{"text":"Any"},{"use":"usual","text":"Usual"}"#;
    let official = r#"{"use":"official","text":"Official"}"#;
    assert_eq!(shown(&format!("{maiden},{usual},{official}")).as_deref(), Some("Official"));
    assert_eq!(shown(&format!("{maiden},{usual}")).as_deref(), Some("Usual"));
    let any = r#"{"text":"Any"}"#;
    assert_eq!(shown(&format!("{maiden},{past},{any}")).as_deref(), Some("Any"));
    assert_eq!(shown(maiden).as_deref(), Some("Maiden"));
    assert_eq!(shown(""), None);
    assert_eq!(shown("{}").as_deref(), Some(""));
}

#[test]
fn a_due_date_is_read() {
    let bundle = bundle("pregnant.json");
    let Resource::Observation(due) = &bundle.entries[2].resource else { panic!("no due date") };
    let Some(ObservationValue::DateTime(on)) = &due.value else { panic!("not a date") };
    assert_eq!(on.date().full(), Some((2025, 11, 14)));
}

#[test]
fn references_out_of_the_bundle_and_searches_are_told() {
    let report = bundle("pregnant.json").reference_report();
    assert_eq!(report.not_in_bundle, ["Organization/elsewhere"]);
    assert_eq!(report.other_forms, ["?"]);
    assert!(!report.contained);
}

#[test]
fn a_reference_by_type_and_id_leads_to_one_entry_or_none() {
    let bundle = bundle("pregnant.json");
    assert_eq!(bundle.resolve("Patient/p1").unwrap().id(), Some("p1"));
    assert_eq!(bundle.resolve("Patient/p1/_history/3").unwrap().id(), Some("p1"));
    assert!(bundle.resolve("Observation/p1").is_none());
    assert!(bundle.resolve("Organization/elsewhere").is_none());
    let twice = Bundle::new(
        BundleKind::Collection,
        vec![
            bundle.entries[0].clone(),
            BundleEntry { full_url: None, ..bundle.entries[0].clone() },
        ],
    );
    assert!(twice.resolve("Patient/p1").is_none());
}

#[test]
fn twins_unknown_codes_and_a_masked_name_are_read() {
    let bundle = bundle("twins_foster.json");
    assert_eq!(bundle.kind, BundleKind::Searchset);
    let twins: Vec<_> = bundle.patients().collect();
    assert_eq!(twins[1].multiple_birth, Some(MultipleBirth::Place(2)));
    assert_eq!(twins[1].gender.as_deref(), Some("not-a-code-we-know"));
    assert_eq!(twins[1].names[0].as_written(), "Zwei Twinsample");
    assert!(matches!(&twins[1].deceased, Some(Deceased::DateTime(on)) if on.as_str() == "2025-01"));
    assert_eq!(bundle.entries[3].resource, Resource::Absent);
    assert_eq!(bundle.counts().values().sum::<usize>(), 3);
}

#[test]
fn everything_in_a_file_comes_back() {
    for name in ALL {
        let original: Value = serde_json::from_str(&text(name)).unwrap();
        let bundle = bundle(name);
        assert_eq!(bundle.to_value(), original, "{name}");
        let written: Value = serde_json::from_str(&bundle.to_json()).unwrap();
        assert_eq!(written, original, "{name}");
        assert!(read(bundle.to_json().as_bytes()).unwrap() == bundle, "{name}");
    }
}

#[test]
fn people_are_written_as_they_were_read() {
    for name in ALL {
        for entry in &bundle(name).entries {
            let written = match &entry.resource {
                Resource::Patient(person) => person.to_value(),
                Resource::RelatedPerson(person) => person.to_value(),
                _ => continue,
            };
            let again = BundleEntry::new(entry.full_url.clone(), &written).unwrap();
            assert!(again.resource == entry.resource, "{name}");
            for (key, value) in written.as_object().unwrap() {
                // A null that keeps a masked name's place is only in the raw resource.
                if !entry.source.contains("masked") {
                    assert_eq!(value, &entry.raw[key], "{name} {key}");
                }
            }
        }
    }
}

#[test]
fn nothing_of_a_person_is_printed() {
    for name in ALL {
        let bundle = bundle(name);
        let patient = bundle.patients().next().unwrap();
        let printed = format!(
            "{bundle:?} {:?} {patient:?} {:?} {:?} {:?} {:?}",
            bundle.entries,
            patient.names,
            patient.birth_date,
            patient.deceased,
            bundle.reference_report()
        );
        for word in ["Testling", "Maybe", "Twinsample", "2025-01", "2001", "2024", "elsewhere"] {
            assert!(!printed.contains(word), "{word}");
        }
    }
}
