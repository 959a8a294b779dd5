// SPDX-License-Identifier: AGPL-3.0-or-later
//! Alongside: the record and practice system for people who work in infant mental health.

use std::process::ExitCode;

fn main() -> ExitCode {
    if cfg!(feature = "ungated") {
        eprintln!(
            "This program was built for a control run of the tests, without its gate. It starts nothing."
        );
        return ExitCode::FAILURE;
    }
    alongside::cli::run()
}
