// SPDX-License-Identifier: AGPL-3.0-or-later
//! Bad files at import: each refused with what helps, or listed row by row; none in the record.

use alongside::import::read;
use alongside::urls;
use jiff::civil::{Date, date};
use serde_json::Value;

use super::bad_forms::CANARY;
use super::browser::{Browser, OWN_PAGE};
use super::importing::own_bundle;
use super::server::{Server, Wanted, fresh_database, logged};

const TODAY: Date = date(2026, 11, 24);
const HEADER: &str =
    "family_ref,name,called,role,caregiver_role,born,due,pronouns,language,phone,contact_note\n";

/// Tables in which every row is a bad one: the column that is wrong, and the table.
fn tables() -> Vec<(&'static str, String)> {
    let row = |number: usize, cell: &str| {
        let mut cells = ["F", "Good Name", "", "child", "", "2026-01-05", "", "", "", "", ""]
            .map(str::to_owned);
        // A day that is expected is none of somebody who is born.
        if number == 6 {
            cells[5].clear();
        }
        cells[number] = format!("\"{}\"", cell.replace('"', "\"\""));
        format!("{HEADER}{}\n", cells.join(","))
    };
    let hidden = ["\0", "\u{202e}", "\u{2066}", "\u{85}"];
    let mut all = Vec::new();
    for (number, column) in HEADER.trim().split(',').enumerate() {
        if matches!(column, "born" | "due") {
            for day in ["2026-02-30", "1/2/2026", "soon", "99999-01-01", "2199-01-01", CANARY] {
                all.push((column, row(number, day)));
            }
        } else if matches!(column, "role" | "caregiver_role") {
            for code in ["nobody", "0", "birth", CANARY] {
                all.push((column, row(number, code)));
            }
        } else {
            for sign in hidden {
                all.push((column, row(number, &format!("{CANARY}{sign}x"))));
            }
            all.push((column, row(number, &format!("{CANARY}{}", "ö".repeat(400)))));
        }
    }
    all.push(("phone", row(9, "5.55E+09")));
    all.push(("family_ref", row(0, "")));
    all.push(("name", row(1, " ")));
    all.push(("", format!("{HEADER}{},too,many\n", "F,Name,,child,,2026-01-05,,,,,x")));
    all
}

/// Files that are refused as a whole.
fn whole() -> Vec<Vec<u8>> {
    let text = |text: &str| text.as_bytes().to_vec();
    let good = own_bundle("infant_spanish.json");
    let mut all = vec![
        text("family_ref,role\nF,child\n"),
        text("name,role,name,family_ref\nA,child,B,F\n"),
        format!("{HEADER}F,\"{CANARY},,child\n").into_bytes(),
        format!("{CANARY}\n").into_bytes(),
        text("PK\u{3}\u{4}"),
        b"name,\xff\x00,role".to_vec(),
        text("{}"),
        text("[]"),
        text("<Bundle xmlns=\"http://hl7.org/fhir\"/>"),
        text("{\"resourceType\":\"Patient\"}"),
        text("{\"resourceType\":\"Bundle\"}x"),
        text("{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":{}}"),
        format!("{{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[\"{CANARY}\"]}}")
            .into_bytes(),
        [b"{\"a\":".repeat(5_000), b"1".to_vec()].concat(),
        b"[".repeat(100_000),
        vec![b'x'; 6 << 20],
    ];
    // Cut off anywhere, a bundle is no bundle.
    all.extend((1..40).map(|number| good[..good.len() * number / 40].to_vec()));
    all
}

/// A good bundle with one value of a patient or relative replaced by another.
fn bundles() -> Vec<Vec<u8>> {
    let good: Value = serde_json::from_slice(&own_bundle("infant_spanish.json")).unwrap();
    let people = ["/entry/0/resource", "/entry/1/resource"];
    let hidden = format!("{CANARY}\u{202e}");
    let nul = format!("{CANARY}\0");
    let long = format!("{CANARY}{}", "é".repeat(5_000));
    let values = [
        Value::Null,
        Value::from(7),
        Value::from(true),
        Value::from(CANARY),
        Value::from(hidden.as_str()),
        Value::from(nul.as_str()),
        Value::from(long.as_str()),
        Value::from("2199-01-01"),
        Value::from("2026-02-30"),
        serde_json::json!([]),
        serde_json::json!({}),
        serde_json::json!([null]),
        serde_json::json!([[1]]),
        serde_json::json!([{"text": hidden, "value": hidden, "family": hidden, "given": [hidden]}]),
        serde_json::json!([{"text": long, "value": long, "family": long}]),
    ];
    let mut all = Vec::new();
    for person in people {
        for field in [
            "id",
            "name",
            "telecom",
            "birthDate",
            "communication",
            "patient",
            "relationship",
            "gender",
            "resourceType",
        ] {
            for value in &values {
                let mut bad = good.clone();
                if let Some(resource) = bad.pointer_mut(person).and_then(Value::as_object_mut) {
                    resource.insert(field.to_owned(), value.clone());
                    all.push(serde_json::to_vec(&bad).unwrap());
                }
            }
        }
    }
    all
}

/// What is said of a file that is not taken names no one and says what helps.
fn helps(text: &str) {
    assert!(!text.contains("Zzyzx") && !text.contains("Kanarienvogel"), "{text}");
    assert!(text.split(' ').count() > 4, "{text}");
}

#[test]
fn every_bad_row_is_told_with_its_column_and_a_remedy() {
    for (column, table) in tables() {
        let plan = read(table.as_bytes(), TODAY).unwrap();
        let wrong: Vec<&str> = plan.refused.iter().map(|row| row.column.as_str()).collect();
        assert!(wrong.iter().any(|known| known.contains(column)), "{column}: {wrong:?}");
        assert!(plan.families.is_empty(), "{column}: nobody would come in");
        for row in &plan.refused {
            assert_eq!(row.line, 2);
            helps(&row.why);
        }
    }
}

#[test]
fn every_bad_file_is_refused_with_what_helps() {
    for file in whole() {
        let Err(refusal) = read(&file, TODAY) else {
            panic!("a file of {} bytes is taken", file.len())
        };
        helps(&refusal.to_string());
    }
}

#[test]
fn a_bundle_with_anything_in_any_place_is_read_or_refused() {
    let mut refused = 0;
    for file in bundles() {
        match read(&file, TODAY) {
            Ok(plan) => plan.refused.iter().for_each(|row| helps(&row.why)),
            Err(refusal) => {
                refused += 1;
                helps(&refusal.to_string());
            }
        }
    }
    assert!(refused > 60, "{refused}");
}

/// Uploads bad files; answers how many.
fn walk(server: &Server) -> usize {
    let imani = Browser::of(server, "imani");
    let entries = server.entries();
    let mut sent = 0;
    let refusable = |file: &Vec<u8>| read(file, server.app.today()).is_err();
    for file in whole().into_iter().chain(bundles()).filter(refusable) {
        let page = imani.upload(&file);
        assert_eq!(page.status, 422, "{}", page.problems());
        let errors = page.errors();
        assert_eq!(errors.len(), 1);
        assert_eq!(errors[0].0, "file");
        assert!(page.has_id("file"));
        helps(&errors[0].1);
        sent += 1;
    }
    assert_eq!(imani.upload(b"").status, 422);
    assert_eq!(imani.upload(&vec![b' '; 17 << 20]).status, 413);
    let upload = |kind: &str, body: &[u8]| imani.post_bytes(urls::IMPORT, kind, body.to_vec());
    for kind in
        ["application/json", "multipart/form-data", "multipart/mixed; boundary=x", "text/csv", ""]
    {
        assert_eq!(upload(kind, b"x").status, 400, "{kind}");
    }
    let cut = b"--x\r\ncontent-disposition: form-data; name=\"file\"\r\n\r\nname";
    assert_eq!(upload("multipart/form-data; boundary=x", cut).status, 400);
    let none = b"--x\r\ncontent-disposition: form-data; name=\"other\"\r\n\r\nname\r\n--x--\r\n";
    assert_eq!(upload("multipart/form-data; boundary=x", none).status, 422);
    assert_eq!(imani.send("POST", urls::IMPORT, &[OWN_PAGE], Some(cut.to_vec())).status, 400);

    // A table with nothing but bad rows is shown, and nothing of it is offered.
    for (_, table) in tables().into_iter().step_by(7) {
        let page = imani.get(&imani.upload(table.as_bytes()).to()).ok();
        let form = page.form(&page.at);
        assert!(form.buttons.iter().all(|(_, value)| value != "bring"));
        let answer = imani.submit(&form.with("do", "bring"));
        assert_eq!(answer.status, 303);
        sent += 1;
    }
    assert_eq!(server.entries(), entries, "nothing was appended");
    sent
}

#[test]
fn bad_files_over_the_page_leave_no_trace() {
    let wanted = || Wanted { families: 0, ..Wanted::small() };
    let sent = walk(&Server::start(wanted()));
    assert!(sent > 100, "{sent} bad files");
    match fresh_database() {
        Some(database) => {
            let server = Server::start(Wanted { database: Some(database), ..wanted() });
            assert_eq!(walk(&server), sent);
        }
        None => println!("skipped: no PostgreSQL"),
    }
    let log = logged();
    assert!(!log.contains("Zzyzx") && !log.contains("Testling"));
    // The log is everybody's who runs at the same time, and one of them damages a picture on purpose.
    let fails = |line: &&str| line.contains("a request failed") && !line.contains("attachment,");
    let failed: Vec<&str> = log.lines().filter(fails).collect();
    assert!(failed.is_empty(), "{failed:#?}");
}
