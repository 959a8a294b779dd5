// SPDX-License-Identifier: AGPL-3.0-or-later
//! The product: accounts, routes, pages, lists, and the command line. One binary, `alongside`.

#![recursion_limit = "256"]
#![expect(
    missing_docs,
    clippy::missing_errors_doc,
    clippy::must_use_candidate,
    reason = "a library only so that tests can reach it; the binary is its one user"
)]

pub mod accounts;
pub mod agenda;
pub mod answers;
pub mod assets;
pub mod at_once;
pub mod attachments;
pub mod away;
pub mod between_us;
pub mod calendar;
pub mod called;
pub mod capacities;
pub mod card;
pub mod cli;
pub mod clock;
pub mod codes;
pub mod demo;
pub mod early_care;
pub mod echoes;
pub mod emergency;
pub mod error;
pub mod expecting;
pub mod families;
pub mod fields;
pub mod firsts;
pub mod goodbye;
pub mod guidance;
pub mod handover;
pub mod headers;
pub mod holding;
pub mod import;
pub mod joys;
pub mod kin;
pub mod leaks;
pub mod lists;
pub mod looked;
pub mod looking_back;
pub mod observations;
pub mod open;
pub mod ours;
pub mod overview;
pub mod people;
pub mod plays;
pub mod presence;
pub mod promises;
pub mod random;
pub mod reflections;
pub mod relationships;
pub mod release;
pub mod retold;
pub mod rights;
pub mod router;
pub mod safety;
pub mod sealed;
pub mod serving;
pub mod signing;
pub mod signs;
pub mod staff;
pub mod state;
pub mod supervision;
pub mod supports;
pub mod team;
pub mod tongues;
pub mod typed;
pub mod ui;
pub mod understandings;
pub mod urls;
pub mod visits;
pub mod voices;
pub mod wonderings;
pub mod words;
pub mod writing;
