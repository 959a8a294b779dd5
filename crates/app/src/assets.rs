// SPDX-License-Identifier: AGPL-3.0-or-later
//! The stylesheets, the scripts and the sign of the product, served under names that change with their contents.

use std::fmt::Write as _;
use std::sync::LazyLock;

use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use sha2::{Digest as _, Sha256};

/// Hexadecimal digits of the SHA-256 that go into a name.
const HASH_DIGITS: usize = 10;

const CSS: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";
const SVG: &str = "image/svg+xml";

/// The look of every page. Logical sides only, no raw colours; see tokens.css. One file for a browser,
/// several for whoever looks for a rule.
const APP: &str = concat!(
    include_str!("../assets/app/base.css"),
    include_str!("../assets/app/layout.css"),
    include_str!("../assets/app/parts.css"),
    include_str!("../assets/app/apart.css"),
    include_str!("../assets/app/forms.css"),
    include_str!("../assets/app/figures.css"),
    include_str!("../assets/app/visits.css"),
    include_str!("../assets/app/areas.css"),
    include_str!("../assets/app/kin.css"),
    include_str!("../assets/app/small.css"),
    include_str!("../assets/app/paper.css"),
    include_str!("../assets/app/forced.css"),
);

/// The look of pictures: charts, icons, and the map.
const PICTURES: &str = concat!(
    include_str!("../assets/pictures/charts.css"),
    include_str!("../assets/pictures/map.css"),
);

/// Name, content type and bytes.
const FILES: [(&str, &str, &[u8]); 17] = [
    ("tokens.css", CSS, include_bytes!("../assets/tokens.css")),
    ("app.css", CSS, APP.as_bytes()),
    ("pictures.css", CSS, PICTURES.as_bytes()),
    ("enhance.js", SCRIPT, include_bytes!("../assets/enhance.js")),
    ("passkeys.js", SCRIPT, include_bytes!("../assets/passkeys.js")),
    ("sealing.js", SCRIPT, include_bytes!("../assets/sealing.js")),
    ("keys.js", SCRIPT, include_bytes!("../assets/keys.js")),
    ("reflections.js", SCRIPT, include_bytes!("../assets/reflections.js")),
    ("locks.js", SCRIPT, include_bytes!("../assets/locks.js")),
    ("kept.js", SCRIPT, include_bytes!("../assets/kept.js")),
    ("trees.js", SCRIPT, include_bytes!("../assets/trees.js")),
    ("parts.js", SCRIPT, include_bytes!("../assets/parts.js")),
    ("device.js", SCRIPT, include_bytes!("../assets/device.js")),
    ("notes.js", SCRIPT, include_bytes!("../assets/notes.js")),
    ("taking.js", SCRIPT, include_bytes!("../assets/taking.js")),
    ("away.js", SCRIPT, include_bytes!("../assets/away.js")),
    ("favicon.svg", SVG, include_bytes!("../assets/favicon.svg")),
];

struct Asset {
    name: &'static str,
    url: String,
    kind: &'static str,
    bytes: &'static [u8],
}

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    let made = FILES.into_iter().map(|(name, kind, bytes)| Asset {
        name,
        url: hashed(name, bytes),
        kind,
        bytes,
    });
    made.collect()
});

/// Where a file is served: `/assets/app.0123456789.css` for `app.css`. Empty for a file there is not.
pub fn url(name: &str) -> &'static str {
    let known = ASSETS.iter().find(|asset| asset.name == name);
    debug_assert!(known.is_some(), "a page links a file that is not among the assets");
    known.map_or("", |asset| &asset.url)
}

/// Answers a request for `/assets/{name}`, where the name carries the hash. Unknown names and old hashes are not found.
pub fn serve(name: &str) -> Response {
    let asked = ASSETS.iter().find(|asset| asset.url.strip_prefix("/assets/") == Some(name));
    match asked {
        Some(asset) => {
            let headers = [
                (CONTENT_TYPE, asset.kind),
                (CACHE_CONTROL, "public, max-age=31536000, immutable"),
            ];
            (headers, asset.bytes).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn hashed(name: &str, bytes: &[u8]) -> String {
    let mut digits = String::new();
    for byte in Sha256::digest(bytes) {
        write!(digits, "{byte:02x}").expect("a string takes every write");
    }
    digits.truncate(HASH_DIGITS);
    match name.rsplit_once('.') {
        Some((stem, ending)) => format!("/assets/{stem}.{digits}.{ending}"),
        None => format!("/assets/{name}.{digits}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_served_under_its_hash_for_a_year() {
        for (name, kind, _) in FILES {
            let url = url(name);
            let hash = url.split('.').nth(1).unwrap();
            assert_eq!(hash.len(), HASH_DIGITS, "{url}");
            let answer = serve(url.strip_prefix("/assets/").unwrap());
            assert_eq!(answer.status(), StatusCode::OK);
            assert_eq!(answer.headers()[CONTENT_TYPE], kind);
            assert_eq!(answer.headers()[CACHE_CONTROL], "public, max-age=31536000, immutable");
        }
    }

    #[test]
    fn a_name_without_the_present_hash_is_not_found() {
        for name in ["app.css", "app.0000000000.css", "", "../app.css", "nothing.css"] {
            assert_eq!(serve(name).status(), StatusCode::NOT_FOUND, "{name}");
        }
    }

    #[test]
    fn another_content_gives_another_name() {
        assert_ne!(hashed("app.css", b"a"), hashed("app.css", b"b"));
        assert_eq!(hashed("app.css", b""), "/assets/app.e3b0c44298.css");
    }

    #[test]
    fn the_stylesheets_name_no_physical_side_and_no_other_origin() {
        for (name, kind, bytes) in FILES {
            let text = std::str::from_utf8(bytes).unwrap();
            // The name of a vocabulary is no address that anything is loaded from.
            let other = text.lines().find(|line| {
                line.contains("//") && line.contains("http") && !line.contains("http://www.w3.org/")
            });
            assert!(name == "favicon.svg" || other.is_none(), "{name}: {other:?}");
            if kind == CSS {
                let words = text.split(|c: char| !c.is_ascii_alphabetic());
                let side = words.into_iter().find(|word| matches!(*word, "left" | "right"));
                assert_eq!(side, None, "{name} names a side of the screen");
            }
        }
    }
}
