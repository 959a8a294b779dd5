// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a person meets in a browser: the main walk, accessibility, the keyboard, small screens, Spanish.

#[path = "browser/acceptance.rs"]
mod acceptance;
#[path = "browser/accessible.rs"]
mod accessible;
#[path = "browser/ahead.rs"]
mod ahead;
#[path = "browser/at_once.rs"]
mod at_once;
#[path = "browser/authors.rs"]
mod authors;
#[path = "browser/away.rs"]
mod away;
#[path = "browser/away_killed.rs"]
mod away_killed;
#[path = "browser/away_parts.rs"]
mod away_parts;
#[path = "browser/away_said.rs"]
mod away_said;
#[path = "browser/beginnings.rs"]
mod beginnings;
#[path = "browser/brought.rs"]
mod brought;
#[path = "browser/calendar.rs"]
mod calendar;
#[path = "browser/drawing.rs"]
mod drawing;
#[path = "browser/driving.rs"]
mod driving;
#[path = "browser/echoed.rs"]
mod echoed;
#[path = "browser/errors.rs"]
mod errors;
#[path = "browser/few_taps.rs"]
mod few_taps;
#[path = "browser/goodbyes.rs"]
mod goodbyes;
#[path = "browser/guidance.rs"]
mod guidance;
#[path = "browser/harness.rs"]
mod harness;
#[path = "browser/hearing.rs"]
mod hearing;
#[path = "browser/held.rs"]
mod held;
#[path = "browser/keyboard.rs"]
mod keyboard;
#[path = "browser/languages.rs"]
mod languages;
#[path = "browser/left_behind.rs"]
mod left_behind;
#[path = "browser/looking.rs"]
mod looking;
#[path = "browser/needed.rs"]
mod needed;
#[path = "browser/opening.rs"]
mod opening;
#[path = "browser/pages.rs"]
mod pages;
#[path = "browser/passkeys.rs"]
mod passkeys;
#[path = "browser/pictures.rs"]
mod pictures;
#[path = "browser/plays.rs"]
mod plays;
#[path = "browser/reflecting.rs"]
mod reflecting;
#[path = "browser/rows.rs"]
mod rows;
#[path = "browser/signed.rs"]
mod signed;
#[path = "browser/small.rs"]
mod small;
#[path = "browser/spanish.rs"]
mod spanish;
#[path = "browser/told_back.rs"]
mod told_back;
#[path = "browser/understood.rs"]
mod understood;
#[path = "browser/voices.rs"]
mod voices;
#[path = "browser/wondered.rs"]
mod wondered;
#[path = "browser/writing.rs"]
mod writing;

// What the walks over HTTP have too: a server in this process, plain forms, and pages read without a
// browser, by which a family is told before a browser looks at it.
#[path = "walks/browser.rs"]
#[expect(dead_code, clippy::unwrap_used, reason = "the walks over HTTP use the rest")]
mod browser;
#[path = "walks/page.rs"]
#[expect(dead_code, clippy::unwrap_used, reason = "the walks over HTTP use the rest")]
mod page;
#[path = "walks/server.rs"]
#[expect(dead_code, clippy::unwrap_used, reason = "the walks over HTTP use the rest")]
mod server;
