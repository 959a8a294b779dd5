// SPDX-License-Identifier: AGPL-3.0-or-later
//! Walks over HTTP through the whole product, on both databases, without a script: plain forms.

#[path = "walks/browser.rs"]
mod browser;
#[path = "walks/caregiver.rs"]
mod caregiver;
#[path = "walks/families.rs"]
mod families;
#[path = "walks/gate.rs"]
mod gate;
#[path = "walks/headers.rs"]
mod headers;
#[path = "walks/notes.rs"]
mod notes;
#[path = "walks/page.rs"]
mod page;
#[path = "walks/server.rs"]
mod server;
#[path = "walks/sessions.rs"]
mod sessions;
#[path = "walks/signing_in.rs"]
mod signing_in;
#[path = "walks/together.rs"]
mod together;
#[path = "walks/visits.rs"]
mod visits;
