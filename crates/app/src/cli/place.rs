// SPDX-License-Identifier: AGPL-3.0-or-later
//! Where an agency's record lies, and how it is unlocked.

use std::io::IsTerminal as _;
use std::path::PathBuf;

use clap::Args;
use record::{AgencyId, Location, Record, Slot, Store};

use super::Failure;
use crate::lists::MIGRATIONS;

/// Where the record lies.
#[derive(Args, Clone, Debug)]
pub struct Place {
    /// The folder with the key, the digests and, without --database, the database.
    #[arg(long, value_name = "DIR", default_value = "alongside-data")]
    pub data: PathBuf,
    /// A PostgreSQL database, such as `postgres://alongside@localhost/alongside`.
    #[arg(long, value_name = "URL")]
    pub database: Option<String>,
    /// The key file; without it DIR/agency.key.
    #[arg(long, value_name = "FILE")]
    pub key_file: Option<PathBuf>,
    /// Asks for the passphrase or a recovery code instead of reading a key file.
    #[arg(long)]
    pub ask: bool,
}

impl Place {
    /// The key file's path.
    pub fn key_path(&self) -> PathBuf {
        self.key_file.clone().unwrap_or_else(|| self.data.join("agency.key"))
    }

    /// Where digests are written.
    pub fn digests(&self) -> PathBuf {
        self.data.join("digests")
    }

    /// Opens the database and brings its tables up to date.
    pub async fn store(&self) -> Result<Store, Failure> {
        let location = match &self.database {
            Some(url) => Location::Postgres(url.clone()),
            None => Location::Sqlite(self.data.join("alongside.db")),
        };
        let store = Store::open(&location).await?;
        store.migrate(MIGRATIONS).await?;
        Ok(store)
    }

    /// Whether something was set up here already, without making anything.
    pub fn exists(&self) -> bool {
        self.database.is_some() || self.data.join("alongside.db").exists()
    }

    /// Opens and unlocks the record of the one agency that lies here.
    pub async fn record(&self) -> Result<Record, Failure> {
        if !self.exists() {
            let data = self.data.display();
            return Err(Failure(format!(
                "there is no record in {data}. Set one up with `alongside init --data {data}`, \
                 or say where it lies with --data."
            )));
        }
        let store = self.store().await?;
        let agency = the_agency(&store).await?;
        if self.ask {
            let typed = ask("Passphrase or recovery code: ")?;
            let opened = Record::unlock(store.clone(), agency, Slot::Passphrase(&typed)).await;
            return match opened {
                Ok(record) => Ok(record),
                Err(_) => Record::unlock(store, agency, Slot::RecoveryCode(&typed))
                    .await
                    .map_err(|error| Failure(error.to_string())),
            };
        }
        let path = self.key_path();
        Record::unlock(store, agency, Slot::KeyFile(&path))
            .await
            .map_err(|error| Failure(error.to_string()))
    }
}

async fn the_agency(store: &Store) -> Result<AgencyId, Failure> {
    let agencies = Record::agencies(store).await?;
    match agencies.as_slice() {
        [one] => Ok(*one),
        [] => Err(Failure(
            "the database holds no agency yet. Set one up with `alongside init`.".into(),
        )),
        _ => Err(Failure("the database holds several agencies; this version serves one.".into())),
    }
}

/// Asks on the terminal, or takes the next line where there is none.
pub fn ask(question: &str) -> Result<String, Failure> {
    use std::io::Write as _;
    if std::io::stdin().is_terminal() {
        eprint!("{question}");
        let _shown = std::io::stderr().flush();
    }
    let mut line = String::new();
    let read = std::io::stdin().read_line(&mut line);
    match read {
        Ok(0) => Err(Failure(
            "nothing was typed. Run this where you can type, or pass the lines on standard input."
                .into(),
        )),
        Ok(_) => Ok(line.trim_end_matches(['\r', '\n']).to_owned()),
        Err(error) => Err(Failure(format!("what was typed could not be read: {error}"))),
    }
}

/// Prints a report: as JSON where asked, else in words.
pub fn print<T: serde::Serialize>(
    json: bool,
    report: &T,
    words: impl FnOnce(),
) -> Result<(), Failure> {
    if json {
        let text = serde_json::to_string_pretty(report);
        println!("{}", text.map_err(|error| Failure(error.to_string()))?);
    } else {
        words();
    }
    Ok(())
}

/// Shows how far long work has come, on a terminal only, one line over the last.
pub struct Progress {
    what: &'static str,
    shown: bool,
    last: usize,
}

impl Progress {
    /// Begins.
    pub fn new(what: &'static str) -> Self {
        Self { what, shown: std::io::stderr().is_terminal(), last: 0 }
    }

    /// So many of so many are done.
    pub fn at(&mut self, done: usize, of: usize) {
        let step = (of / 100).max(1);
        if self.shown && (done >= self.last + step || done == of) {
            self.last = done;
            eprint!("\r{} {done} of {of}", self.what);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown && self.last > 0 {
            eprintln!();
        }
    }
}
