// SPDX-License-Identifier: AGPL-3.0-or-later
//! Families in which people are not safe from each other, or not parents by law, or parents again:
//! one word in every part of the record, and for each reader exactly the words that are theirs.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed, and says where")]

#[path = "acceptance/copies.rs"]
mod copies;
#[path = "acceptance/corrected.rs"]
mod corrected;
#[path = "acceptance/counselling.rs"]
mod counselling;
#[path = "acceptance/demand.rs"]
mod demand;
#[path = "acceptance/left.rs"]
mod left;
#[path = "acceptance/readers.rs"]
mod readers;
#[path = "acceptance/second.rs"]
mod second;
#[path = "acceptance/telling.rs"]
mod telling;
#[path = "acceptance/world.rs"]
mod world;
