// SPDX-License-Identifier: AGPL-3.0-or-later
//! The pages of requests and releases.

pub mod accounting;
pub mod asking;
pub mod copies;
pub mod demand;
pub mod desk;
pub mod own;
pub mod preview;
pub mod requests;
pub mod second;
pub mod telling;
