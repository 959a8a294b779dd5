// SPDX-License-Identifier: AGPL-3.0-or-later
//! Alongside: the record and practice system for people who work in infant mental health.

use std::process::ExitCode;

fn main() -> ExitCode {
    alongside::cli::run()
}
