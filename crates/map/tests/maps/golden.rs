// SPDX-License-Identifier: AGPL-3.0-or-later
//! Ten families as they are drawn, wide and for a phone, byte by byte.

use std::path::PathBuf;

use map::{Options, draw};

use crate::families::ALL;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// Whether the drawings are to be written anew, to be looked at before they are kept.
#[expect(clippy::disallowed_methods, reason = "a test has no command line to take it from")]
fn writes() -> bool {
    std::env::var("ALONGSIDE_WRITE_GOLDEN").is_ok()
}

#[test]
fn ten_families_are_drawn_as_they_were_looked_at() {
    let mut wrong = Vec::new();
    for (name, told) in ALL {
        for narrow in [false, true] {
            let drawing = draw(&told(), Options { links: true, narrow, style: None });
            let name = format!("{name}{}.svg", if narrow { "-narrow" } else { "" });
            let path = folder().join(&name);
            if writes() {
                std::fs::write(&path, &drawing.svg).unwrap();
            }
            if std::fs::read_to_string(&path).unwrap_or_default() != drawing.svg {
                wrong.push(name);
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "drawn otherwise (ALONGSIDE_WRITE_GOLDEN=1 writes them anew): {wrong:?}"
    );
}
