// SPDX-License-Identifier: AGPL-3.0-or-later
//! The script a browser runs beside the pages: it keeps the page that says nothing of anybody, and no other.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use super::pages;
use crate::assets;
use crate::urls;
use crate::words::Language;

/// What the page without signal is made of.
const FILES: [&str; 14] = [
    "tokens.css",
    "app.css",
    "pictures.css",
    "favicon.svg",
    "enhance.js",
    "sealing.js",
    "away.js",
    "kept.js",
    "trees.js",
    "locks.js",
    "parts.js",
    "device.js",
    "notes.js",
    "taking.js",
];

/// The script, which names what it keeps: it changes whenever any of that does.
pub fn script(language: Language) -> String {
    let page = urls::away_in(language);
    let mut files = vec![page.as_str()];
    files.extend(FILES.map(assets::url));
    let mut version = Sha256::new().chain_update(pages::shell(language).0.as_bytes());
    for file in &files {
        version.update(file.as_bytes());
    }
    let mut digits = String::new();
    for byte in version.finalize().iter().take(5) {
        write!(digits, "{byte:02x}").expect("a string takes every write");
    }
    let shell = serde_json::json!({ "version": digits, "page": page, "files": files });
    format!("const SHELL = {shell};\n{}", include_str!("../../assets/worker/worker.js"))
}
