// SPDX-License-Identifier: AGPL-3.0-or-later
//! `alongside import`: a FHIR bundle or a table of people, looked at first.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use practice::FamilyId;
use record::Record;

use super::place::print;
use super::serve::zone;
use super::{Failure, Place};
use crate::accounts::{Who, lists};
use crate::clock::Clock;
use crate::import::{Applied, Plan, apply, read};
use crate::state::App;
use crate::ui::page::Theme;
use crate::words::Words;

#[derive(Subcommand)]
pub enum Import {
    /// Brings in a FHIR R4 bundle.
    ///
    /// Example: alongside import fhir bundle.json --dry-run
    Fhir(File),
    /// Brings in a table of people (CSV).
    ///
    /// Example: alongside import people people.csv --data DIR --by imani
    People(File),
}

/// A file to bring in.
#[derive(Args)]
pub struct File {
    /// The file.
    #[arg(value_name = "FILE")]
    path: PathBuf,
    #[command(flatten)]
    place: Place,
    /// Only says what would come in, what would not, and why. Needs no record.
    #[arg(long)]
    dry_run: bool,
    /// The sign-in name of the practitioner who will work with the family.
    #[arg(long, value_name = "SIGN_IN", required_unless_present = "dry_run")]
    by: Option<String>,
    /// As JSON.
    #[arg(long)]
    json: bool,
}

impl Import {
    pub async fn run(self) -> Result<(), Failure> {
        let (file, form) = match self {
            Self::Fhir(file) => (file, "fhir-r4"),
            Self::People(file) => (file, "people-csv"),
        };
        let bytes = std::fs::read(&file.path)
            .map_err(|error| Failure(format!("{} cannot be read: {error}", file.path.display())))?;
        let zone = zone(None)?;
        let today = zone.to_datetime(Clock::Machine.now()).date();
        let plan = read(&bytes, today).map_err(|refusal| Failure(refusal.to_string()))?;
        if plan.form != form {
            let name = file.path.display();
            return Err(Failure(format!("{name} is not of this form: it reads as {}.", plan.form)));
        }
        if file.dry_run {
            return print(file.json, &plan.report(), || in_words(&plan, "would come in"));
        }
        let record = file.place.record().await?;
        let who = practitioner(&record, file.by.as_deref().unwrap_or_default()).await?;
        let app = App::new(record, Clock::Machine, zone, false);
        let first = FamilyId(crate::random::id());
        match apply(&app, &who, first, &plan, bytes, Vec::new()).await? {
            Applied::New(_) => {}
            Applied::Before(family) => {
                return Err(Failure(format!(
                    "this very file was brought in before, into family {family}. Nothing came in twice."
                )));
            }
        }
        print(file.json, &plan.report(), || in_words(&plan, "came in"))?;
        app.record.store().clone().close().await;
        Ok(())
    }
}

fn in_words(plan: &Plan, verb: &str) {
    let words = Words::of(crate::words::Language::English);
    for (what, count) in &plan.counts {
        println!("{count:6} {what}");
    }
    let people: usize = plan.families.iter().map(|family| family.people.len()).sum();
    println!("{} families with {people} people {verb}.", plan.families.len());
    for kept in &plan.kept {
        println!(
            "  kept whole, no place yet: {} {} ({})",
            kept.count,
            kept.what,
            words.say(kept.why)
        );
    }
    for row in &plan.refused {
        println!("  line {}, {}: {}", row.line, row.column, row.why);
    }
    for note in &plan.notes {
        println!("  {}", words.say(note));
    }
}

async fn practitioner(record: &Record, sign_in: &str) -> Result<Who, Failure> {
    let account = lists::by_sign_in(record, sign_in).await?;
    let account = account.filter(|known| known.ended.is_none() && known.caregiver_in.is_none());
    let account =
        account.ok_or_else(|| Failure(format!("there is no practitioner `{sign_in}`.")))?;
    let hat = *account.hats.first().ok_or_else(|| Failure("this account has no hat.".into()))?;
    Ok(Who {
        account: account.id,
        name: account.name,
        hat,
        hats: account.hats,
        words: Words::of(account.language),
        theme: Theme::System,
        caregiver_in: None,
        shared_screen: false,
        takes_along: false,
        stepped: None,
        way: None,
    })
}
