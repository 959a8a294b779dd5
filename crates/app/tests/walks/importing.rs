// SPDX-License-Identifier: AGPL-3.0-or-later
//! Files that are brought in over the page: looked at first, kept whole, and then worked with.

use std::fs;
use std::path::{Path, PathBuf};

use alongside::import::read;
use alongside::urls;
use practice::FamilyId;
use practice::people::Role;
use record::StreamId;
use serde_json::Value;

use super::browser::{Browser, family_in};
use super::notes::signed;
use super::page::Page;
use super::server::{Server, on_each};

/// Bundles made up for the reader's own tests.
pub fn own_bundle(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fhir/tests/bundles");
    fs::read(folder.join(name)).unwrap()
}

/// The samples of another project, where they stand beside this one.
fn samples() -> Option<PathBuf> {
    let mut folders = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let found = folders.find_map(|folder| {
        let samples = folder.join("shared/data/samples");
        samples.is_dir().then_some(samples)
    });
    if found.is_none() {
        println!("skipped: the sample sets are not beside the project");
    }
    found
}

/// Uploads a file and opens what would come in.
fn looked_at(imani: &Browser<'_>, file: &[u8]) -> Page {
    let preview = imani.upload(file).to();
    imani.get(&preview).ok()
}

/// The file that lies beside the family's first entry.
fn beside(server: &Server, family: FamilyId) -> Option<Vec<u8>> {
    let stream = StreamId(family.0);
    let first = server.wait(server.app.record.read(stream)).unwrap().entries.remove(0);
    assert_eq!(first.kind, "import.received");
    server.wait(server.app.record.attachment(stream, first.id)).unwrap()
}

/// Looks at a file, brings it in, writes a note, and brings it in again, which does nothing.
fn brought_in(imani: &Browser<'_>, file: &[u8]) -> FamilyId {
    let server = imani.server;
    let preview = looked_at(imani, file);
    let family = family_in(&preview.at);
    assert_eq!(imani.get(&urls::story(family)).status, 404, "nothing came in yet");
    let today = imani.get(urls::TODAY).ok();
    assert_eq!(today.links(&preview.at).len(), 1, "it waits on Today");
    let plan = read(file, server.app.today()).unwrap();
    for kept in &plan.kept {
        assert!(preview.text().contains(&format!("{} {}", kept.what, kept.count)), "{}", kept.what);
    }
    let story = imani.send_off(&preview.form(&preview.at).press("bring"));
    assert_eq!(story.at, urls::story(family));
    assert!(beside(server, family).is_some_and(|kept| kept == file), "byte for byte");
    let known = server.family(family);
    assert_eq!(known.people.iter().count(), plan.families[0].people.len());
    for kept in &plan.kept {
        assert!(story.text().contains(&format!("{} {}", kept.count, kept.what)), "{}", kept.what);
    }
    let visit = signed(imani, family, "between", "The first visit after it came in.");
    assert!(server.family(family).visits.get(visit).is_some());

    let entries = server.kinds(family).len();
    let again = looked_at(imani, file);
    let form = again.form(&again.at);
    assert!(form.buttons.iter().all(|(_, value)| value != "bring"), "it is not offered twice");
    assert_eq!(imani.submit(&form.with("do", "bring")).to(), urls::story(family));
    assert_eq!(imani.get(&urls::story(family_in(&again.at))).status, 404);
    assert_eq!(server.kinds(family).len(), entries);
    family
}

#[test]
fn a_baby_and_those_near_come_in_from_a_bundle_and_a_note_is_written() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = brought_in(&imani, &own_bundle("infant_spanish.json"));
        let known = server.family(family);
        let child = known.people.iter().find(|person| person.role == Role::Child).unwrap();
        assert_eq!(child.names.short(), Some("Testi"));
        let languages: Vec<&str> =
            child.languages.iter().map(|spoken| spoken.language.as_str()).collect();
        assert_eq!(languages, ["English", "Español"]);
        assert!(known.relationships.iter().count() > 0);
        let list = imani.find("testi").ok();
        assert_eq!(list.links(&urls::story(family)).len(), 1, "search finds who came in");
    });
}

#[test]
fn somebody_who_is_pregnant_comes_in_from_a_bundle() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let family = brought_in(&imani, &own_bundle("pregnant.json"));
        let known = server.family(family);
        assert!(known.people.iter().any(|person| person.role == Role::Caregiver));
    });
}

#[test]
fn what_cannot_come_in_is_listed_with_the_place_and_a_remedy() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let file = own_bundle("twins_foster.json");
        let plan = read(&file, server.app.today()).unwrap();
        assert!(!plan.refused.is_empty(), "these twins have no day of birth");
        let preview = looked_at(&imani, &file);
        for row in &plan.refused {
            assert!(preview.text().contains(&row.why) && preview.text().contains(&row.column));
        }
        let form = preview.form(&preview.at);
        let dropped = imani.submit(&form.press("drop"));
        assert_eq!(dropped.to(), urls::FAMILIES);
        assert_eq!(imani.get(&preview.at).status, 404, "the file is gone");
    });
}

#[test]
fn what_a_file_waits_for_is_its_own_visitors_alone() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let preview =
            looked_at(&imani, b"family_ref,name,role,born\nF-9,Waiting Child,child,2026-02-01\n");
        let june = Browser::of(server, "june.w");
        assert_eq!(june.get(&preview.at).status, 404);
        assert_eq!(june.submit(&preview.form(&preview.at).press("bring")).status, 404);
        assert_eq!(Browser::of(server, "sefa").get(&preview.at).status, 403);
    });
}

#[test]
fn a_table_of_people_comes_in_row_by_row_and_says_what_does_not() {
    on_each(|server| {
        let imani = Browser::of(server, "imani");
        let table = "family_ref,name,role,caregiver_role,born,phone\n\
            T-1,Nele Muster,child,,2026-03-01,\n\
            T-1,Jutta Muster,caregiver,birth,,555-0177\n\
            T-2,Ole Muster,child,,01.03.2026,\n\
            T-2,Ute Muster,caregiver,mother,,555-0178\n\
            T-3,Per Muster,child,,2026-04-02,\n\
            T-3,Ida Muster,caregiver,kin,,5.55E+09\n";
        let preview = looked_at(&imani, table.as_bytes());
        let shown = preview.text();
        for name in ["Nele Muster", "Jutta Muster", "Per Muster"] {
            assert!(shown.contains(name), "{name}");
        }
        for (line, column) in [(4, "born"), (5, "caregiver_role"), (7, "phone")] {
            assert!(shown.contains(&format!("{line}")) && shown.contains(column), "line {line}");
        }
        assert!(!shown.contains("Ole Muster") && !shown.contains("Ida Muster"));
        let done = imani.send_off(&preview.form(&preview.at).press("bring"));
        assert_eq!(done.at, urls::FAMILIES);
        let first = family_in(&preview.at);
        let known = server.family(first);
        let names: Vec<_> =
            known.people.iter().map(|person| person.names.short().unwrap()).collect();
        assert_eq!(names, ["Nele Muster", "Jutta Muster"]);
        assert!(beside(server, first).is_some_and(|kept| kept == table.as_bytes()));
        signed(&imani, first, "child", "Asleep all along.");
        let found = |name: &str| {
            let page = imani.find(name).ok();
            page.links("/families/").into_iter().filter(|link| link.ends_with("/story")).count()
        };
        assert_eq!(
            (found("Jutta"), found("Per Muster"), found("Ole Muster"), found("Ida Muster")),
            (1, 1, 0, 0)
        );
    });
}

#[test]
fn every_sample_bundle_counts_as_expected_and_one_comes_in_whole() {
    let Some(samples) = samples() else { return };
    let expected = fs::read(samples.join("synthea_fhir_r4/expected_import.json")).unwrap();
    let expected: Value = serde_json::from_slice(&expected).unwrap();
    let bundles = expected["bundles"].as_array().unwrap();
    assert_eq!(bundles.len(), 4);
    let day = jiff::civil::date(2026, 11, 24);
    for bundle in bundles {
        let name = bundle["file"].as_str().unwrap();
        let file = fs::read(samples.join(name)).unwrap();
        let plan = read(&file, day).unwrap();
        let report = serde_json::to_value(plan.report()).unwrap();
        assert_eq!(report["counts"], bundle["resources"], "{name}");
        let all = bundle["resources"].as_object().unwrap();
        let kept = report["kept"].as_array().unwrap();
        for (kind, count) in all.iter().filter(|(kind, _)| *kind != "Patient") {
            let listed = kept.iter().find(|kept| kept["what"] == kind.as_str()).unwrap();
            assert_eq!(listed["count"], *count, "{name}: {kind}");
        }
        assert_eq!((report["families"].as_u64(), report["people"].as_u64()), (Some(1), Some(1)));
        let person = &plan.families[0].people[0].person;
        let born = person.birth.map(|birth| match birth {
            practice::people::Birth::On(on) | practice::people::Birth::Due(on) => on.to_string(),
        });
        assert_eq!(born.as_deref(), bundle["birth_date"].as_str(), "{name}");
        let languages: Vec<&str> =
            person.languages.iter().map(|spoken| spoken.language.as_str()).collect();
        assert_eq!(Value::from(languages), bundle["language"], "{name}");
    }
    let name = bundles[2]["file"].as_str().unwrap();
    let file = fs::read(samples.join(name)).unwrap();
    on_each(|server| {
        brought_in(&Browser::of(server, "imani"), &file);
    });
}
