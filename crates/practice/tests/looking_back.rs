// SPDX-License-Identifier: AGPL-3.0-or-later
//! Looking back: what is found in a note and how well, what its writer may say of it, and who reads that.

#[path = "looking_back/measured.rs"]
mod measured;
#[path = "looking_back/prototype.rs"]
mod prototype;
#[path = "looking_back/said.rs"]
mod said;
#[path = "looking_back/texts.rs"]
mod texts;
