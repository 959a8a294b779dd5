// SPDX-License-Identifier: AGPL-3.0-or-later
//! The control run: with the door of every family open, the table of routes and the scan have to say so.

use super::matrix;

#[test]
fn with_the_door_open_the_table_of_routes_fails_and_the_scan_finds_words() {
    let asked = matrix::asked(None);
    let found = matrix::found_shut_out(&asked);
    println!(
        "the door open: {} answers other than expected, {} words where they are not to be, {found} found by the scan",
        asked.statuses.len(),
        asked.words.len()
    );
    let about = |words: &[&str]| {
        let says = |line: &&String| words.iter().all(|word| line.contains(word));
        asked.words.iter().filter(says).count()
    };
    // Every kind of wall is seen to be down: between families, between caregivers, around what is
    // protected, and after a right has ended.
    for wall in [
        ["as visitor (foreign)", "of the foreign family"],
        ["as visitor (revoked)", "of the revoked family"],
        ["as visitor (closed)", "of the closed family"],
        ["as caregiver-a (own)", "shows b of the own family"],
        ["as caregiver-b (own)", "shows a of the own family"],
        ["as supervisor (own)", "shows protected of the own family"],
        ["as foster (revoked)", "of the revoked family"],
        ["as manager (own)", "of the own family"],
    ] {
        assert!(about(&wall) > 0, "no answer {wall:?}");
    }
    assert!(found > 0 && asked.statuses.len() > 100);
    // A sealed note is behind no door: its author's passphrase opens it and nothing else.
    assert_eq!(about(&["shows sealed"]), 0);
    // What is no matter of the door still holds: nobody who is not signed in gets in.
    assert_eq!(about(&["as anonymous"]) + about(&["as elsewhere"]) + about(&["as left"]), 0);
}
