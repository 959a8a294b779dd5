// SPDX-License-Identifier: AGPL-3.0-or-later
//! The command line: one binary, a command for each thing somebody keeps an agency's record with.

mod accounts;
mod demo;
mod import;
mod init;
mod keep;
mod key;
mod leak_scan;
mod place;
mod sealed;
mod serve;
mod shred;
pub mod signatures;
mod two_people;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

pub use demo::{Made, made};
pub use place::Place;

/// A failure in one plain sentence, with what helps.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Failure(pub String);

impl<E: Into<crate::error::Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        let error = error.into();
        match &error {
            crate::error::Error::Internal(source) => Self(plain(source.as_ref())),
            other => Self(other.to_string()),
        }
    }
}

fn plain(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(inner) = source {
        let more = inner.to_string();
        if !text.contains(&more) {
            text.push_str(": ");
            text.push_str(&more);
        }
        source = inner.source();
    }
    text
}

#[derive(Parser)]
#[command(name = "alongside", version, about, propagate_version = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    // Each command says itself what it does, with an example.
    Demo(demo::Demo),
    Init(init::Init),
    Serve(serve::Serve),
    Verify(keep::Verify),
    Rebuild(keep::Rebuild),
    Digest(keep::Digest),
    LeakScan(leak_scan::LeakScan),
    Shred(shred::Shred),
    /// Keys: what opens the record.
    #[command(subcommand)]
    Key(key::Key),
    /// Accounts: who signs in, with which hats.
    #[command(subcommand)]
    Account(accounts::Account),
    /// Brings in a file: first what would come in, then, if wanted, it does.
    #[command(subcommand)]
    Import(import::Import),
}

/// Runs the command line of this process.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let _first = tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_target(false)
        .with_max_level(tracing::Level::INFO)
        .try_init();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = match runtime {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("alongside: the system gives no threads: {error}");
            return ExitCode::FAILURE;
        }
    };
    let ended = runtime.block_on(async {
        match cli.command {
            Command::Demo(command) => command.run().await,
            Command::Init(command) => command.run().await,
            Command::Serve(command) => command.run().await,
            Command::Verify(command) => command.run().await,
            Command::Rebuild(command) => command.run().await,
            Command::Digest(command) => command.run().await,
            Command::LeakScan(command) => command.run(),
            Command::Shred(command) => command.run().await,
            Command::Key(command) => command.run().await,
            Command::Account(command) => command.run().await,
            Command::Import(command) => command.run().await,
        }
    });
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            // Some sentences end in what the system said, which ends in nothing.
            let said = failure.to_string();
            let end = if said.ends_with(['.', '!', '?']) { "" } else { "." };
            eprintln!("alongside: {said}{end}");
            ExitCode::FAILURE
        }
    }
}
