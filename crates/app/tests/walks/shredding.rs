// SPDX-License-Identifier: AGPL-3.0-or-later
//! Destroying a family's keys: two people, and no legal hold.

use std::path::Path;

use jiff::tz::TimeZone;

use super::commands::{agency, fails, json, run, text};
use super::server::place;

/// Places a legal hold on a family, or ends it.
fn hold(data: &Path, family: &str, holds: bool) {
    use alongside::clock::Clock;
    use alongside::state::{App, read};
    use alongside::writing::{Writing, append};
    use practice::text::Text;
    let family: practice::FamilyId = family.parse().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let record = place(data, None).record().await.unwrap();
        let seen = read(&record, record::StreamId(family.0)).await.unwrap();
        let app = App::new(record, Clock::Machine, TimeZone::UTC, false);
        let words = Text::line("A subpoena of a made-up court.", 100).unwrap();
        let event = practice::release::hold(&seen.whole, holds, words, app.today()).unwrap();
        let writing = Writing {
            family,
            act: alongside::random::id(),
            by: practice::PractitionerId(1),
            at: app.clock.now(),
            events: vec![event],
            attachment: None,
            statements: Vec::new(),
            access: None,
        };
        append(&app, &seen, writing).await.unwrap();
        app.record.store().clone().close().await;
    });
}

#[test]
fn a_family_is_destroyed_by_two_people_with_their_passwords_and_by_nobody_else() {
    let folder = tempfile::tempdir().unwrap();
    let family = agency(folder.path());
    let data = folder.path().display().to_string();
    let shred = [
        "shred",
        "--data",
        &data,
        "--family",
        &family,
        "--by",
        "ruth",
        "--and",
        "piotr",
        "--reason",
        "family-asked",
    ];
    for typed in [
        "",
        "seven quiet herons\n",
        "seven quiet herons\nnot it\n",
        "eleven loud geese\nseven quiet herons\n",
    ] {
        fails(&shred, typed);
    }
    let with = |by: &'static str, and: &'static str| -> Vec<&str> {
        let mut shred = shred.to_vec();
        (shred[6], shred[8]) = (by, and);
        shred
    };
    assert!(
        fails(&with("ruth", "ruth"), "seven quiet herons\nseven quiet herons\n")
            .contains("two different")
    );
    assert!(
        fails(&with("ruth", "imani"), "seven quiet herons\n\n").contains("`imani` did not sign")
    );
    hold(folder.path(), &family, true);
    let held = fails(&shred, "seven quiet herons\neleven loud geese\n");
    assert!(held.contains("a legal hold lies on this family"), "{held}");
    hold(folder.path(), &family, false);
    let verify = ["verify", "--data", &data, "--json"];
    let before = json(&verify);
    let done = run(&shred, "seven quiet herons\neleven loud geese\n");
    assert!(done.status.success(), "{}", text(&done.stderr));
    let after = json(&verify);
    assert_eq!(
        before["entries"], after["entries"],
        "the ciphertext stays, so that it can be checked"
    );
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let record = place(folder.path(), None).record().await.unwrap();
        let stream = family.parse().unwrap();
        assert!(record.read(stream).await.is_err());
        record.store().clone().close().await;
    });
}
