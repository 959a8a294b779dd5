// SPDX-License-Identifier: AGPL-3.0-or-later
//! The stops of opening a family by hand, and of bringing one in from a file.

use std::path::PathBuf;

use super::harness::Browser;
use super::pages::{SEND, Stop};

/// The steps of opening a family; walked once, so that each step has something to show.
pub fn of_opening(browser: &Browser) -> Vec<Stop> {
    browser.goto("/families/new");
    let first = browser.path();
    let base = first.strip_suffix("/contact").expect("opening begins with how to reach").to_owned();
    browser.type_in("#how", "555-0142");
    browser.press(SEND);
    browser.type_in("#full", "Wren");
    browser.run("document.getElementById('born').value = '2025-01-05'", Vec::new());
    browser.press(SEND);
    browser.type_in("#carer-full-0", "Sol");
    browser.press("label:has(#carer-role-0)");
    browser.press(SEND);
    browser.type_in("#wish", "Sleep");
    browser.press(SEND);
    browser.leaves(&format!("{base}/wish"));
    let at = |name: &'static str, step: &str| Stop::new(name, format!("{base}/{step}"));
    vec![
        at("opening, reach", "contact"),
        Stop::new("opening, reach, refused", "/families/new").pressing(SEND),
        at("opening, baby", "baby"),
        at("opening, baby, refused", "baby").typing("#weeks", "99").pressing(SEND),
        at("opening, caregivers", "carers"),
        at("opening, wish", "wish"),
        at("opening, check", "check"),
    ]
}

/// Bringing a file in: the question, a refusal, and what would come in.
pub fn of_import() -> Vec<Stop> {
    let samples = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/browser");
    let file = |name: &str| samples.join(name).display().to_string();
    vec![
        Stop::new("import", "/families/import"),
        Stop::new("import, refused", "/families/import").pressing(SEND),
        Stop::new("import, a table", "/families/import")
            .typing("#file", file("people.csv"))
            .pressing(SEND),
        Stop::new("import, a bundle", "/families/import")
            .typing("#file", file("bundle.json"))
            .pressing(SEND),
    ]
}
