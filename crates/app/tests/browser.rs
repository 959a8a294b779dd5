// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a person meets in a browser: the main walk, accessibility, the keyboard, small screens, Spanish.

#[path = "browser/accessible.rs"]
mod accessible;
#[path = "browser/errors.rs"]
mod errors;
#[path = "browser/harness.rs"]
mod harness;
#[path = "browser/keyboard.rs"]
mod keyboard;
#[path = "browser/languages.rs"]
mod languages;
#[path = "browser/pages.rs"]
mod pages;
#[path = "browser/pictures.rs"]
mod pictures;
#[path = "browser/small.rs"]
mod small;
#[path = "browser/writing.rs"]
mod writing;
