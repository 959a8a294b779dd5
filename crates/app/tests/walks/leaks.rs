// SPDX-License-Identifier: AGPL-3.0-or-later
//! Words of the record are on no disk outside it: data folder, database, logs, and what a backup takes.

use alongside::leaks::{Scanned, Words};
use alongside::urls;

use super::browser::Browser;
use super::caregiver::{canary, mateos, sung};
use super::notes::{begun, signed};
use super::server::{Server, logged, on_each};

/// Writes words into every kind of field there is, wrongly and rightly, and looks for them by name.
fn written(server: &Server) -> Vec<String> {
    let (own, others) = sung(server, mateos(server));
    let mut words: Vec<String> = own.into_iter().chain(others).collect();
    let imani = Browser::of(server, "imani");
    let (baby, carer, draft, bad, looked) =
        (canary("baby"), canary("carer"), canary("draft"), canary("bad"), canary("looked"));
    let family = imani.open_family(&baby, &[&carer]);
    let (_, form) = begun(&imani, family);
    imani.send_off(&form.with("between", &draft).press("save"));
    signed(&imani, family, "delight", &canary("between"));
    let plan = urls::plan_visit(family);
    let form = imani.get(&plan).ok().form(&plan).with("on", &bad).with("place-words", &bad);
    assert_eq!(imani.submit(&form).status, 422);
    imani.find(&looked).ok();
    imani.find(&baby).ok();
    words.extend([baby, carer, draft, bad, looked]);
    words
}

fn scan(words: &[String], place: &std::path::Path) -> Scanned {
    let mut scanned = Scanned::default();
    Words::new(words).look(place, &mut scanned).unwrap();
    scanned
}

#[test]
fn no_word_of_the_record_lies_open_on_the_disk_or_in_a_log() {
    on_each(|server| {
        let words = written(server);
        assert!(words.len() > 20, "{} words", words.len());
        for place in server.places() {
            let scanned = scan(&words, &place);
            assert!(scanned.files > 0);
            assert_eq!(scanned.hits, [], "in {} files", scanned.files);
        }
        let kept = tempfile::tempdir().unwrap();
        std::fs::write(kept.path().join("log"), logged()).unwrap();
        assert_eq!(scan(&words, kept.path()).hits, []);

        // The control: a page somebody saved has them, and the scan says so.
        let imani = Browser::of(server, "imani");
        let (family, ..) = mateos(server);
        let mut saved = String::new();
        for visit in server.family(family).visits.iter() {
            saved.push_str(&imani.get(&urls::visit(family, visit.id)).ok().html());
        }
        std::fs::write(kept.path().join("saved.html"), saved).unwrap();
        assert!(
            scan(&words, kept.path()).hits.len() >= 8,
            "a scan that sees nothing shows nothing"
        );
    });
}
