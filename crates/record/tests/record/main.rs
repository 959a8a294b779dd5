// SPDX-License-Identifier: AGPL-3.0-or-later
//! The record seen from outside, on every database there is.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails there")]

mod appending;
mod everything;
mod files;
mod flips;
mod keys;
mod killing;
mod properties;
mod shredding;
mod stores;
mod support;
mod writers;
