// SPDX-License-Identifier: AGPL-3.0-or-later
//! `alongside leak-scan`: whether words that stand only in the record stand anywhere on the disk.

use std::path::PathBuf;

use clap::Args;

use super::Failure;
use super::place::print;
use crate::leaks::{Scanned, WORD_MIN, Words};

/// Looks for words in the raw bytes of files, in every spelling a program might leave them in.
///
/// Write a word that stands nowhere else into a field of a made-up family, work with it as you
/// always do, and then look for it in the data folder, the logs, the backups, a browser's profile.
/// The record is sealed, so there should be no hit. What is found is named by file and by the word's
/// number, never by the word.
///
/// Example: alongside leak-scan --words words.txt /srv/alongside /var/log ~/.config/chromium
#[derive(Args)]
pub struct LeakScan {
    /// A file with one word a line.
    #[arg(long, value_name = "FILE")]
    words: PathBuf,
    /// Folders and files to look through.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// As JSON.
    #[arg(long)]
    json: bool,
}

impl LeakScan {
    pub fn run(self) -> Result<(), Failure> {
        let file = &self.words;
        let text = std::fs::read_to_string(file)
            .map_err(|error| Failure(format!("{} cannot be read: {error}", file.display())))?;
        let words: Vec<String> = text
            .lines()
            .map(|line| line.trim().to_owned())
            .filter(|line| !line.is_empty())
            .collect();
        if words.is_empty() {
            return Err(Failure(format!("{} has no words.", file.display())));
        }
        let short = |word: &String| word.chars().count() < WORD_MIN;
        if let Some(number) = words.iter().position(short) {
            return Err(Failure(format!(
                "word {} has fewer than {WORD_MIN} letters and would be found by chance.",
                number + 1
            )));
        }
        let mut scanned = Scanned::default();
        let words = Words::new(&words);
        for path in &self.paths {
            words.look(path, &mut scanned).map_err(|error| {
                Failure(format!("{} cannot be looked through: {error}", path.display()))
            })?;
        }
        print(self.json, &scanned, || {
            let megabytes = scanned.bytes.div_ceil(1_000_000);
            println!("{} files, {megabytes} MB looked through.", scanned.files);
            for hit in &scanned.hits {
                let file = hit.file.display();
                println!("  word {}, {}, at byte {} of {file}", hit.word, hit.spelling, hit.at);
            }
        })?;
        match scanned.hits.len() {
            0 => Ok(()),
            hits => Err(Failure(format!("{hits} places hold words that should not be there."))),
        }
    }
}
