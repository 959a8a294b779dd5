// SPDX-License-Identifier: AGPL-3.0-or-later
//! Drawings as they were looked at, byte by byte: ten families, wide and for a phone.

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
    let drawn = ALL.iter().flat_map(|(name, told)| {
        [false, true].map(|narrow| {
            let drawing = draw(&told(), Options { links: true, narrow, style: None });
            (format!("{name}{}", if narrow { "-narrow" } else { "" }), drawing.svg)
        })
    });
    drawn_as_looked_at(drawn);
}

/// Whether drawings are what the golden files of their names hold.
pub fn drawn_as_looked_at(drawn: impl IntoIterator<Item = (String, String)>) {
    let mut wrong = Vec::new();
    for (name, svg) in drawn {
        let path = folder().join(format!("{name}.svg"));
        if writes() {
            std::fs::write(&path, &svg).expect("the folder of golden files can be written to");
        }
        if std::fs::read_to_string(&path).unwrap_or_default() != svg {
            wrong.push(name);
        }
    }
    assert!(
        wrong.is_empty(),
        "drawn otherwise (ALONGSIDE_WRITE_GOLDEN=1 writes them anew): {wrong:?}"
    );
}
